//! The words of a work in order: what each is there, and whether some follow each other.

use super::TextIndex;
use super::entry::{Entry, Place};
use super::plan::Phrase;
use crate::query::TextField;

/// In a sequence: a field starts, the [`Place`] of its words in the low byte.
pub const FIELD: u32 = 0xFF00_0000;
/// In a sequence: the next term joins the parts at two places, a byte each.
pub const JOINED: u32 = 0xFE00_0000;

impl TextIndex {
    /// Goes through the words of a work: the term of each, and what it is there.
    pub(super) fn each_entry(&self, work: usize, mut take: impl FnMut(u32, Entry)) {
        let (start, end) = (self.starts[work], self.starts[work + 1]);
        let (mut field, mut at) = (Place::Shared, 0);
        let mut joins = None;
        for &item in &self.sequence[start as usize..end as usize] {
            if item >= FIELD {
                (field, at) = (place_of(item), 0);
            } else if item >= JOINED {
                joins = Some(((item >> 8 & 0xFF) as usize, (item & 0xFF) as usize));
            } else {
                let (first, last) = joins.take().unwrap_or((at, at));
                at += 1;
                let entry = match field {
                    Place::Title => self.title_entry(work, first, last),
                    other => Entry::new(other),
                };
                take(item, entry);
            }
        }
    }

    fn title_entry(&self, work: usize, first: usize, last: usize) -> Entry {
        let ends = |lengths: &[u8]| last + 1 == usize::from(lengths[work]);
        let place = match first {
            0 if ends(&self.title_lengths) => Place::WholeTitle,
            0 if ends(&self.name_lengths) => Place::Name,
            0 => Place::TitleStart,
            _ => Place::Title,
        };
        Entry::in_title(place, first, last)
    }

    /// Whether a work has words one after the other in one field, or in one field alone.
    pub(super) fn has_phrase(&self, work: u32, phrase: &Phrase) -> bool {
        let work = work as usize;
        let (start, end) = (self.starts[work] as usize, self.starts[work + 1] as usize);
        let wanted = phrase.field.map(|field| match field {
            TextField::Title => FIELD | Place::Title as u32,
            TextField::Author => FIELD | Place::Author as u32,
        });
        let mut fields = self.sequence[start..end].split_inclusive(|item| *item >= FIELD);
        // Before the first sign is nothing; each part but the last ends with the next one's sign.
        let mut sign = fields.next().and_then(|part| part.last());
        fields.any(|part| {
            let here = wanted.is_none() || wanted == sign.copied();
            sign = part.last();
            let mut windows = part.windows(phrase.terms.len().max(1));
            here && windows.any(|window| window == phrase.terms)
        })
    }
}

fn place_of(sign: u32) -> Place {
    const SIGNED: [Place; 7] = [
        Place::Repository,
        Place::OtherTitle,
        Place::Author,
        Place::Title,
        Place::Identifier,
        Place::Name,
        Place::Shared,
    ];
    let number = sign & 0xFF;
    let place = SIGNED.into_iter().find(|place| *place as u32 == number);
    place.unwrap_or(Place::Shared)
}
