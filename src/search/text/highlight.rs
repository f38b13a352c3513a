//! Which parts of a shown text match the search.

use std::ops::Range;

use super::plan::TermMatch;
use super::tokenizer::{Token, Tokenizer};
use super::{TextIndex, TextMatch};
use crate::query::TextField;

impl TextIndex {
    /// The byte ranges of a text that match, sorted and without overlaps. `field` says what the
    /// text is: a word searched for in another field does not match here.
    pub fn highlights(
        &self,
        found: &TextMatch,
        text: &str,
        field: Option<TextField>,
    ) -> Vec<Range<usize>> {
        let mut ranges: Vec<Range<usize>> = Vec::new();
        self.for_each_match(found, text, field, &mut |_, at| {
            // A word joined from parts comes after them and replaces them.
            while ranges.last().is_some_and(|last| last.start >= at.start) {
                ranges.pop();
            }
            ranges.push(at);
        });
        ranges
    }

    /// Which of a work's `texts`, by position, match a searched word that none of the `shown` texts
    /// matches. Each shown text comes with its field.
    pub fn hidden_matches(
        &self,
        found: &TextMatch,
        shown: &[(&str, TextField)],
        texts: &[&str],
    ) -> Vec<usize> {
        let mut is_shown = vec![false; found.words.len()];
        for &(text, field) in shown {
            self.for_each_match(found, text, Some(field), &mut |word, _| {
                is_shown[word] = true
            });
        }
        let has_more = |text: &str| {
            let mut has_more = false;
            self.for_each_match(found, text, None, &mut |word, _| {
                has_more |= !is_shown[word]
            });
            has_more
        };
        let texts = texts.iter().enumerate();
        let only = texts.filter(|(_, text)| has_more(text));
        only.map(|(position, _)| position).collect()
    }

    /// Calls `emit` with the position and byte range of every searched word in a text.
    fn for_each_match(
        &self,
        found: &TextMatch,
        text: &str,
        field: Option<TextField>,
        emit: &mut dyn FnMut(usize, Range<usize>),
    ) {
        Tokenizer::default().tokenize(text, |Token { word, span, .. }| {
            let Some(term) = self.terms.find(word) else {
                return;
            };
            let reads = |term_match: &TermMatch| {
                let in_field = term_match.field.is_none() || term_match.field == field;
                in_field && term_match.terms.contains(&term)
            };
            for (position, matches) in found.words.iter().enumerate() {
                if matches.iter().any(reads) {
                    emit(position, span.clone());
                }
            }
        });
    }
}
