//! What was probably meant, when next to nothing is found.

use std::ops::Range;

use super::TextIndex;
use super::dictionary::slips_allowed;
use super::plan::Word;
use super::words::Cutter;

/// A word that fewer postings have is rare enough to be doubted …
const FEW: usize = 3;
/// … if a word near it has so many times as many.
const FAR_MORE: usize = 8;

impl TextIndex {
    /// The text with each word put right that nothing has, or hardly anything while a near one
    /// is common; `None` if there is none, or one that nothing comes near.
    ///
    /// Goes one slip further than a search does by itself, and touches words that are too short
    /// for a search to touch.
    pub fn did_you_mean(&self, text: &str) -> Option<String> {
        let plan = self.plan(text, |_, _| false);
        let mut meant = text.to_owned();
        let mut changed = false;
        for word in &plan.words {
            let has_none = word.readings.is_empty();
            if !has_none && self.n_postings_of(word) >= FEW {
                continue;
            }
            match self.put_right(word, &meant) {
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

    /// Where a word stands in the text as typed, and the most frequent term near it.
    fn put_right(&self, word: &Word, text: &str) -> Option<(Range<usize>, String)> {
        let has_none = word.readings.is_empty();
        let most = match word.typed.len() {
            0..3 => 0,
            3.. => slips_allowed(&word.typed) + u8::from(has_none),
        };
        let least = match has_none {
            true => 1,
            false => self.n_postings_of(word) * FAR_MORE,
        };
        let near = (1..=most).map(|slips| self.terms.near(&word.typed, slips, false));
        let terms = near.flatten().flatten();
        let frequency = |term: u32| self.n_postings(&(term..term + 1));
        let terms = terms.filter(|&term| frequency(term) >= least);
        let term = terms.max_by_key(|&term| frequency(term))?;
        let mut place = None;
        Cutter::default().cut(text, |token| {
            if token.word == word.typed && place.is_none() {
                place = Some(token.at);
            }
        });
        Some((place?, self.terms.term(term).to_owned()))
    }
}
