//! Full-text search: an inverted index over titles, authors, venues, areas, tags, repositories
//! and identifiers.
//!
//! Every word must match. The last one matches as a prefix, since it may still be typed; two
//! neighbours also match as one word ("flash attention" finds FlashAttention); and a word that
//! nothing has matches the words within a slip or two.

mod collect;
mod dictionary;
mod entry;
mod fold;
mod marks;
mod met;
mod plan;
mod scan;
mod sequence;
mod suggest;
mod words;

use std::sync::Mutex;

use super::bits::Bits;
use super::sorting::by_rising;
use dictionary::Dictionary;
use entry::Entry;
use plan::Reading;
use scan::Scratch;

pub use collect::{SharedTexts, TextBuilder, address_hash};
pub use fold::fold;
pub use scan::MOST;
pub use words::{address, words};

/// A work that has a term, and where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Posting {
    work: u32,
    entry: Entry,
}

/// The inverted index. Postings stand in the order of the terms, so that those of a prefix are
/// one stretch of memory.
#[derive(Default)]
pub struct TextIndex {
    terms: Dictionary,
    /// Where each term's postings start; one more than there are terms.
    offsets: Vec<u32>,
    postings: Vec<Posting>,
    /// Where each work's words start in `sequence`; one more than there are works.
    starts: Vec<u32>,
    /// The terms of each work in order, field by field, for phrases.
    sequence: Vec<u32>,
    /// How many words each title has, and how many of them stand before a colon.
    title_lengths: Vec<u8>,
    name_lengths: Vec<u8>,
    /// For each link the hash of its address and the work in one number, in order.
    addresses: Vec<u64>,
    scratch: Mutex<Scratch>,
}

/// The works that match a text.
#[derive(Debug, Default)]
pub struct TextMatch {
    /// Which.
    pub works: Bits,
    /// Each with its score; empty for a text that only excludes, whose matches are equal.
    pub scores: Vec<(u32, u16)>,
    /// Words that nothing has, with what they were taken for.
    pub taken_for: Vec<TakenFor>,
    /// What each word that must match was read as.
    readings: Vec<Vec<Reading>>,
}

/// A word that nothing has, and the words within a slip or two that were searched for instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenFor {
    /// As typed, folded.
    pub typed: String,
    /// The most frequent of the words taken instead.
    pub meant: String,
}

impl TextIndex {
    /// How many works.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The works that may have a link to an address: those with the hash of it.
    pub fn linking_to(&self, address: &str) -> impl Iterator<Item = u32> {
        let hash = u64::from(address_hash(address));
        let start = self.addresses.partition_point(|&known| known >> 32 < hash);
        let same = self.addresses[start..].iter();
        same.take_while(move |&&known| known >> 32 == hash)
            .map(|&known| known as u32)
    }

    /// The works that have a word in their title.
    pub fn works_with_in_title(&self, word: &str) -> Vec<u32> {
        let term = self.terms.find(word);
        let postings = term.map_or(&[][..], |term| self.postings(&(term..term + 1)));
        let in_title = postings.iter().filter(|p| p.entry.is_in_title());
        in_title.map(|posting| posting.work).collect()
    }

    /// The works that have all of some words, wherever they have them.
    pub fn works_with_all(&self, words: &[String]) -> Vec<u32> {
        let terms = words.iter().map(|word| self.terms.find(word));
        let Some(terms) = terms.collect::<Option<Vec<u32>>>() else {
            return Vec::new();
        };
        let mut lists: Vec<&[Posting]> = terms
            .into_iter()
            .map(|term| self.postings(&(term..term + 1)))
            .collect();
        lists = by_rising(lists, |list| list.len() as u64);
        let Some((rarest, others)) = lists.split_first() else {
            return Vec::new();
        };
        let has = |list: &&[Posting], work: u32| {
            list.binary_search_by_key(&work, |posting| posting.work)
                .is_ok()
        };
        let works = rarest.iter().map(|posting| posting.work);
        works
            .filter(|&work| others.iter().all(|list| has(list, work)))
            .collect()
    }

    /// The postings of a range of terms.
    fn postings(&self, terms: &std::ops::Range<u32>) -> &[Posting] {
        let (start, end) = (terms.start as usize, terms.end as usize);
        &self.postings[self.offsets[start] as usize..self.offsets[end] as usize]
    }

    /// How many postings a range of terms has.
    fn n_postings(&self, terms: &std::ops::Range<u32>) -> usize {
        self.postings(terms).len()
    }
}
