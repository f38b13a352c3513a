//! What was probably meant, when nothing is found.

use super::TextIndex;
use super::dictionary::slips_allowed;
use super::plan::Word;

impl TextIndex {
    /// The text with each word that nothing has put right; `None` if none can be. Goes one slip
    /// further than a search does by itself, and touches short words too, which a search leaves
    /// alone.
    pub fn did_you_mean(&self, text: &str) -> Option<String> {
        let plan = self.plan(text, |_, _| false);
        let mut meant = text.to_owned();
        let mut changed = false;
        for word in plan.words.iter().filter(|word| word.readings.is_empty()) {
            let (at, term) = self.put_right(word, &meant)?;
            meant.replace_range(at, &term);
            changed = true;
        }
        changed.then_some(meant)
    }

    /// Where a word stands in the text as typed, and the most frequent term near it.
    fn put_right(&self, word: &Word, text: &str) -> Option<(std::ops::Range<usize>, String)> {
        let most = match word.typed.len() {
            0..3 => 0,
            3.. => slips_allowed(&word.typed) + 1,
        };
        let near = (1..=most).map(|slips| self.terms.near(&word.typed, slips, false));
        let near = near.into_iter().find(|found| !found.is_empty())?;
        let terms = near.into_iter().flatten();
        let term = terms.max_by_key(|&term| self.n_postings(&(term..term + 1)))?;
        let mut place = None;
        super::words::Cutter::default().cut(text, |token| {
            if token.word == word.typed && place.is_none() {
                place = Some(token.at);
            }
        });
        Some((place?, self.terms.term(term).to_owned()))
    }
}
