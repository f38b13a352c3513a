//! The terms of works that come in one by one.

use std::hash::BuildHasher;

use hashbrown::HashTable;
use hashbrown::hash_table;
use rustc_hash::FxBuildHasher;

/// The terms met so far, numbered as they came. Their letters stand in one text, so that a new
/// term takes no memory of its own.
#[derive(Default)]
pub struct Met {
    numbers: HashTable<u32>,
    text: String,
    ends: Vec<u32>,
}

impl Met {
    /// How many.
    pub fn len(&self) -> u32 {
        self.ends.len() as u32
    }

    /// A term.
    pub fn term(&self, number: u32) -> &str {
        stretch(&self.text, &self.ends, number)
    }

    /// The number of a term, a new one if it was not met before.
    pub fn number(&mut self, word: &str) -> u32 {
        let Self {
            numbers,
            text,
            ends,
        } = self;
        let term = |number: u32| stretch(text, ends, number);
        let hash = FxBuildHasher.hash_one(word);
        let same = |&number: &u32| term(number) == word;
        let of_term = |&number: &u32| FxBuildHasher.hash_one(term(number));
        match numbers.entry(hash, same, of_term) {
            hash_table::Entry::Occupied(known) => *known.get(),
            hash_table::Entry::Vacant(place) => {
                let number = ends.len() as u32;
                place.insert(number);
                text.push_str(word);
                ends.push(text.len() as u32);
                number
            }
        }
    }
}

fn stretch<'a>(text: &'a str, ends: &[u32], number: u32) -> &'a str {
    let at = number as usize;
    let start = at.checked_sub(1).map_or(0, |before| ends[before] as usize);
    &text[start..ends[at] as usize]
}
