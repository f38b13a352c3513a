//! The word sequence of a work: the payload of each word, and phrases.

use super::TextIndex;
use super::payload::{MatchField, PostingPayload};
use super::plan::Phrase;
use crate::query::TextField;

/// In a sequence: a field starts; the low byte is the [`MatchField`] of its words.
pub const FIELD: u32 = 0xFF00_0000;
/// In a sequence: the next term joins the words between two positions, a byte each.
pub const JOINED: u32 = 0xFE00_0000;

impl TextIndex {
    /// Calls `emit` with the term and payload of every word of a work.
    pub(super) fn for_each_payload(&self, work: usize, mut emit: impl FnMut(u32, PostingPayload)) {
        let (start, end) = (self.starts[work], self.starts[work + 1]);
        let (mut field, mut at) = (MatchField::Shared, 0);
        let mut joins = None;
        for &item in &self.sequence[start as usize..end as usize] {
            if item >= FIELD {
                (field, at) = (field_of(item), 0);
            } else if item >= JOINED {
                joins = Some(((item >> 8 & 0xFF) as usize, (item & 0xFF) as usize));
            } else {
                let (first, last) = joins.take().unwrap_or((at, at));
                at += 1;
                let payload = match field {
                    MatchField::Title => self.title_payload(work, first, last),
                    other => PostingPayload::new(other),
                };
                emit(item, payload);
            }
        }
    }

    fn title_payload(&self, work: usize, first: usize, last: usize) -> PostingPayload {
        let ends = |lengths: &[u8]| last + 1 == usize::from(lengths[work]);
        let field = match first {
            0 if ends(&self.title_lengths) => MatchField::WholeTitle,
            0 if ends(&self.name_lengths) => MatchField::Name,
            0 => MatchField::TitleStart,
            _ => MatchField::Title,
        };
        PostingPayload::in_title(field, first, last)
    }

    /// Whether a work has the words of a phrase in a row, in the phrase's field if it has one.
    pub(super) fn has_phrase(&self, work: u32, phrase: &Phrase) -> bool {
        let work = work as usize;
        let (start, end) = (self.starts[work] as usize, self.starts[work + 1] as usize);
        let wanted = phrase.field.map(|field| match field {
            TextField::Title => FIELD | MatchField::Title as u32,
            TextField::Author => FIELD | MatchField::Author as u32,
        });
        let mut fields = self.sequence[start..end].split_inclusive(|item| *item >= FIELD);
        // The first part is empty; each later part ends with the marker of the next field.
        let mut sign = fields.next().and_then(|part| part.last());
        fields.any(|part| {
            let here = wanted.is_none() || wanted == sign.copied();
            sign = part.last();
            let mut windows = part.windows(phrase.terms.len().max(1));
            here && windows.any(|window| window == phrase.terms)
        })
    }
}

fn field_of(sign: u32) -> MatchField {
    const SIGNED: [MatchField; 7] = [
        MatchField::Repository,
        MatchField::OtherTitle,
        MatchField::Author,
        MatchField::Title,
        MatchField::Identifier,
        MatchField::Name,
        MatchField::Shared,
    ];
    let number = sign & 0xFF;
    let field = SIGNED.into_iter().find(|field| *field as u32 == number);
    field.unwrap_or(MatchField::Shared)
}
