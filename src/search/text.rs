//! Full-text search: an inverted index over titles, authors, venues, areas, tags, repositories and
//! identifiers.
//!
//! Every word must match. The last one matches as a prefix, since it may still be typed; two
//! neighbours also match as one word ("flash attention" finds FlashAttention); and a word that is
//! not in the index matches those within an edit or two.

mod builder;
mod candidates;
mod dictionary;
mod find;
mod fold;
mod highlight;
mod interner;
mod payload;
mod plan;
mod sequence;
mod shared_text;
mod suggest;
mod tokenizer;
mod words;

use std::sync::Mutex;

use super::bitset::BitSet;
use super::sorting::sorted_by_key;
use candidates::Candidates;
use dictionary::Dictionary;
use payload::PostingPayload;
use plan::TermMatch;

pub use builder::TextBuilder;
pub use find::MAX_SCORE;
pub use fold::fold;
pub use shared_text::SharedTexts;
pub use tokenizer::words;
pub use words::address;

/// A work that has a term, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Posting {
    work: u32,
    payload: PostingPayload,
}

/// The inverted index. Postings are ordered by term, so that those of a prefix are contiguous.
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
    /// How many words each title has, and how many of them precede a colon.
    title_lengths: Vec<u8>,
    name_lengths: Vec<u8>,
    /// For each link the hash of its address and the work, packed into one number and sorted.
    addresses: Vec<u64>,
    candidates: Mutex<Candidates>,
}

/// The works that match a text.
#[derive(Debug, Default)]
pub struct TextMatch {
    /// The set of them.
    pub works: BitSet,
    /// Each with its score; empty for a text that only excludes, since all its matches are equal.
    pub scores: Vec<(u32, u16)>,
    /// Words that are not in the index, with what was searched for instead.
    pub spelling_fixes: Vec<SpellingFix>,
    /// The terms that each required word stands for.
    words: Vec<Vec<TermMatch>>,
}

/// A word that is not in the index, and what was searched for instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpellingFix {
    /// As typed, folded.
    pub typed: String,
    /// The most frequent of the terms within the edits allowed.
    pub used: String,
}

impl TextIndex {
    /// How many works.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The works that may link to an address: those that have a link with the same hash.
    pub fn linking_to(&self, address: &str) -> impl Iterator<Item = u32> {
        let hash = u64::from(builder::address_hash(address));
        let start = self.addresses.partition_point(|&known| known >> 32 < hash);
        let same = self.addresses[start..].iter();
        same.take_while(move |&&known| known >> 32 == hash)
            .map(|&known| known as u32)
    }

    /// The works with a word in their title.
    pub fn works_with_in_title(&self, word: &str) -> Vec<u32> {
        let term = self.terms.find(word);
        let postings = term.map_or(&[][..], |term| self.postings(&(term..term + 1)));
        let in_title = postings
            .iter()
            .filter(|posting| posting.payload.is_in_title());
        in_title.map(|posting| posting.work).collect()
    }

    /// The works that have all the words given, in any field.
    pub fn works_with_all(&self, words: &[String]) -> Vec<u32> {
        let terms = words.iter().map(|word| self.terms.find(word));
        let Some(terms) = terms.collect::<Option<Vec<u32>>>() else {
            return Vec::new();
        };
        let mut lists: Vec<&[Posting]> = terms
            .into_iter()
            .map(|term| self.postings(&(term..term + 1)))
            .collect();
        lists = sorted_by_key(lists, |list| list.len() as u64);
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

    /// The number of postings of a range of terms.
    fn n_postings(&self, terms: &std::ops::Range<u32>) -> usize {
        self.postings(terms).len()
    }
}
