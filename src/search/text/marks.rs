//! Where a text that is shown has what was searched for.

use std::ops::Range;

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
        Cutter::default().cut(text, |token| {
            if !self.is_read(found, &token, field) {
                return;
            }
            // A word that joins parts comes after them and takes their place.
            while marks
                .last()
                .is_some_and(|last| last.start >= token.at.start)
            {
                marks.pop();
            }
            marks.push(token.at);
        });
        marks
    }

    fn is_read(&self, found: &TextMatch, token: &Token, field: Option<TextField>) -> bool {
        self.terms.find(token.word).is_some_and(|term| {
            found.readings.iter().any(|reading| {
                let in_field = reading.field.is_none() || reading.field == field;
                in_field && reading.terms.contains(&term)
            })
        })
    }
}
