//! Where a text that is shown has what was searched for.

use std::ops::Range;

use super::plan::Reading;
use super::words::{Cutter, Token};
use super::{TextIndex, TextMatch};
use crate::query::TextField;

impl TextIndex {
    /// The stretches of a text that match, in bytes, rising and apart. `field` is what the text
    /// is; what was searched for in another field is not marked in it.
    pub fn marks(
        &self,
        found: &TextMatch,
        text: &str,
        field: Option<TextField>,
    ) -> Vec<Range<usize>> {
        let mut marks: Vec<Range<usize>> = Vec::new();
        self.each_match(found, text, field, &mut |_, at| {
            // A word that joins parts comes after them and takes their place.
            while marks.last().is_some_and(|last| last.start >= at.start) {
                marks.pop();
            }
            marks.push(at);
        });
        marks
    }

    /// Which of some texts of a work, by position, have a word that was searched for and that
    /// no text that is `shown` has. Those that are shown stand with what they are.
    pub fn only_in(
        &self,
        found: &TextMatch,
        shown: &[(&str, TextField)],
        texts: &[&str],
    ) -> Vec<usize> {
        let mut is_shown = vec![false; found.readings.len()];
        for &(text, field) in shown {
            self.each_match(found, text, Some(field), &mut |word, _| {
                is_shown[word] = true
            });
        }
        let has_more = |text: &str| {
            let mut has_more = false;
            self.each_match(found, text, None, &mut |word, _| {
                has_more |= !is_shown[word]
            });
            has_more
        };
        let texts = texts.iter().enumerate();
        let only = texts.filter(|(_, text)| has_more(text));
        only.map(|(position, _)| position).collect()
    }

    /// Hands over which of the words that were searched for a text has, and where.
    fn each_match(
        &self,
        found: &TextMatch,
        text: &str,
        field: Option<TextField>,
        take: &mut dyn FnMut(usize, Range<usize>),
    ) {
        Cutter::default().cut(text, |Token { word, at, .. }| {
            let Some(term) = self.terms.find(word) else {
                return;
            };
            let reads = |reading: &Reading| {
                let in_field = reading.field.is_none() || reading.field == field;
                in_field && reading.terms.contains(&term)
            };
            for (position, readings) in found.readings.iter().enumerate() {
                if readings.iter().any(reads) {
                    take(position, at.clone());
                }
            }
        });
    }
}
