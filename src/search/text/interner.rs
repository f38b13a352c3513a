//! Numbering terms as they come in.

use std::hash::BuildHasher;

use hashbrown::HashTable;
use hashbrown::hash_table;
use rustc_hash::FxBuildHasher;

/// The terms seen so far, numbered in order of arrival. Their letters share one string, so that a
/// new term needs no allocation of its own.
#[derive(Default)]
pub struct TermInterner {
    numbers: HashTable<u32>,
    text: String,
    ends: Vec<u32>,
}

impl TermInterner {
    /// How many terms there are.
    pub fn len(&self) -> u32 {
        self.ends.len() as u32
    }

    /// A term.
    pub fn term(&self, number: u32) -> &str {
        slice(&self.text, &self.ends, number)
    }

    /// The number of a term; a new one if it was not seen before.
    pub fn number(&mut self, word: &str) -> u32 {
        let Self {
            numbers,
            text,
            ends,
        } = self;
        let term = |number: u32| slice(text, ends, number);
        let hash = FxBuildHasher.hash_one(word);
        let same = |&number: &u32| term(number) == word;
        let of_term = |&number: &u32| FxBuildHasher.hash_one(term(number));
        match numbers.entry(hash, same, of_term) {
            hash_table::Entry::Occupied(known) => *known.get(),
            hash_table::Entry::Vacant(slot) => {
                let number = ends.len() as u32;
                slot.insert(number);
                text.push_str(word);
                ends.push(text.len() as u32);
                number
            }
        }
    }
}

fn slice<'a>(text: &'a str, ends: &[u32], number: u32) -> &'a str {
    let at = number as usize;
    let start = at.checked_sub(1).map_or(0, |before| ends[before] as usize);
    &text[start..ends[at] as usize]
}
