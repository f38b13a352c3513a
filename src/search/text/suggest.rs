//! "Did you mean", when a search finds almost nothing.

use std::ops::Range;

use super::TextIndex;
use super::dictionary::max_edits;
use super::plan::QueryWord;
use super::tokenizer::Tokenizer;

/// A word with fewer postings is rare enough to be doubted …
const FEW: usize = 3;
/// … if a similar word has at least this many times as many.
const FAR_MORE: usize = 8;

impl TextIndex {
    /// The text with corrections for words that are not in the index, or that are rare while a
    /// similar word is common; `None` if nothing needs correcting or some unknown word has no
    /// correction.
    ///
    /// Allows one edit more than the search itself, and corrects words that are too short for the
    /// search to correct.
    pub fn did_you_mean(&self, text: &str) -> Option<String> {
        let plan = self.plan(text, |_, _| false);
        let mut meant = text.to_owned();
        let mut changed = false;
        for word in &plan.words {
            let has_none = word.matches.is_empty();
            if !has_none && self.n_postings_of(word) >= FEW {
                continue;
            }
            match self.correction(word, &meant) {
                Some((at, term)) => {
                    meant.replace_range(at, &term);
                    changed = true;
                }
                None if has_none => return None,
                None => {}
            }
        }
        changed.then_some(meant)
    }

    /// Where a word is in the text as typed, and the most frequent term near it.
    fn correction(&self, word: &QueryWord, text: &str) -> Option<(Range<usize>, String)> {
        let has_none = word.matches.is_empty();
        let most = match word.typed.len() {
            0..3 => 0,
            3.. => max_edits(&word.typed) + u8::from(has_none),
        };
        let least = match has_none {
            true => 1,
            false => self.n_postings_of(word) * FAR_MORE,
        };
        let near = (1..=most).map(|edits| self.terms.within(&word.typed, edits, false));
        let terms = near.flatten().flatten();
        let frequency = |term: u32| self.n_postings(&(term..term + 1));
        let terms = terms.filter(|&term| frequency(term) >= least);
        let term = terms.max_by_key(|&term| frequency(term))?;
        let mut span = None;
        Tokenizer::default().tokenize(text, |token| {
            if token.word == word.typed && span.is_none() {
                span = Some(token.span);
            }
        });
        Some((span?, self.terms.term(term).to_owned()))
    }
}
