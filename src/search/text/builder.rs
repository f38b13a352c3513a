//! Building the text index: works are pushed one by one, then the terms are sorted.

use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;

use super::interner::TermInterner;
use super::payload::{MatchField, PostingPayload};
use super::sequence::{FIELD, JOINED};
use super::shared_text::SharedTexts;
use super::tokenizer::Tokenizer;
use super::words::address;
use super::{Posting, TextIndex};
use crate::search::AreaTree;
use crate::search::sorting::sort;
use crate::work::Work;

/// Gathers the words of works, from which [`TextBuilder::step`] makes the index.
pub struct TextBuilder {
    interner: TermInterner,
    /// How many works have each term, and the last work that had it.
    n_works: Vec<u32>,
    last_work: Vec<u32>,
    tokenizer: Tokenizer,
    joined: Vec<(u32, u32)>,
    /// Where the next posting of each term goes.
    ends: Vec<u32>,
    /// The terms in alphabetical order, once they are sorted.
    alphabet: Vec<u32>,
    n_sorted: usize,
    is_sorted: bool,
    is_numbered: bool,
    n_postings: u32,
    next_work: usize,
    payloads: Vec<(u32, PostingPayload)>,
    index: TextIndex,
}

impl TextBuilder {
    /// Expects about `n_works` works.
    pub fn with_capacity(n_works: usize) -> Self {
        let mut index = TextIndex::default();
        index.starts.reserve(n_works + 1);
        index.starts.push(0);
        Self {
            interner: TermInterner::default(),
            n_works: Vec::new(),
            last_work: Vec::new(),
            tokenizer: Tokenizer::default(),
            joined: Vec::new(),
            ends: Vec::new(),
            alphabet: Vec::new(),
            n_sorted: 0,
            is_sorted: false,
            is_numbered: false,
            n_postings: 0,
            next_work: 0,
            payloads: Vec::new(),
            index,
        }
    }

    /// Adds the next work.
    pub fn push(&mut self, work: &Work, shared: &SharedTexts, areas: &AreaTree) {
        let name = work.title.split_once(':').map_or("", |(name, _)| name);
        let n_words = self.push_field(MatchField::Title, &work.title);
        let name_length = self.n_words_of(name);
        self.index.title_lengths.push(n_words.min(255) as u8);
        self.index.name_lengths.push(name_length.min(255) as u8);
        if name_length > 1 {
            // People often type a name as one word.
            self.push_joined_name(name);
        }
        let mut fields = vec![];
        fields.extend(work.alt_titles.iter().map(|t| (MatchField::OtherTitle, t)));
        fields.extend(work.authors.iter().map(|a| (MatchField::Author, a)));
        let ids = work.arxiv_id.iter().chain(&work.doi);
        fields.extend(ids.map(|id| (MatchField::Identifier, id)));
        fields.extend(work.repos.iter().map(|r| (MatchField::Repository, &r.name)));
        fields.extend(work.tags.iter().map(|tag| (MatchField::Shared, tag)));
        for (field, text) in fields {
            self.push_field(field, text);
        }
        for text in shared.of(work, areas) {
            self.push_field(MatchField::Shared, text);
        }
        if let Some(year) = work.year {
            self.push_field(MatchField::Shared, &year.to_string());
        }
        let position = self.index.starts.len() as u32 - 1;
        for link in work.links.iter().filter_map(|link| address(&link.url)) {
            let hash = u64::from(address_hash(link));
            self.index
                .addresses
                .push((hash << 32) | u64::from(position));
        }
        self.index.starts.push(self.index.sequence.len() as u32);
    }

    /// Adds the words of a field to the sequence of the current work; returns how many there are.
    fn push_field(&mut self, field: MatchField, text: &str) -> usize {
        let Self {
            interner,
            n_works,
            last_work,
            tokenizer,
            joined,
            index,
            ..
        } = self;
        index.sequence.push(FIELD | field as u32);
        joined.clear();
        let work = index.starts.len() as u32 - 1;
        let mut count = 0;
        tokenizer.tokenize(text, |token| {
            let number = interner.number(token.word);
            if number as usize == n_works.len() {
                n_works.push(0);
                last_work.push(u32::MAX);
            }
            let last = &mut last_work[number as usize];
            if *last != work {
                *last = work;
                n_works[number as usize] += 1;
            }
            if token.first == token.last {
                count += 1;
                index.sequence.push(number);
            } else {
                let positions = (token.first.min(255) << 8 | token.last.min(255)) as u32;
                joined.push((JOINED | positions, number));
            }
        });
        let joined = joined.iter().flat_map(|&(sign, number)| [sign, number]);
        index.sequence.extend(joined);
        count
    }

    fn n_words_of(&mut self, text: &str) -> usize {
        let mut count = 0;
        self.tokenizer.tokenize(text, |token| {
            count += usize::from(token.first == token.last)
        });
        count
    }

    fn push_joined_name(&mut self, name: &str) {
        let mut whole = String::new();
        self.tokenizer.tokenize(name, |token| {
            if token.first == token.last {
                whole.push_str(token.word);
            }
        });
        self.push_field(MatchField::Name, &whole);
    }

    /// Does the next part of the remaining work, a few milliseconds at most; returns whether more
    /// remains.
    pub fn step(&mut self) -> bool {
        const WORKS_A_STEP: usize = 4_000;
        let n_works = self.index.len();
        match self.next_work {
            _ if !self.is_sorted => self.is_sorted = self.sort_terms(),
            _ if !self.is_numbered => self.is_numbered = self.number_terms(),
            start if start < n_works => {
                let end = (start + WORKS_A_STEP).min(n_works);
                (start..end).for_each(|work| self.post(work));
                self.next_work = end;
            }
            _ => {
                self.index.addresses.sort_unstable();
                return false;
            }
        }
        true
    }

    /// Sorts a few thousand terms; returns whether all are sorted. Works through one first byte at
    /// a time, which bounds the length of a step.
    fn sort_terms(&mut self) -> bool {
        const TERMS_A_STEP: usize = 4_000;
        if self.alphabet.is_empty() {
            self.sort_by_first_byte();
        }
        let first_byte = |term: u32| self.interner.term(term).as_bytes().first();
        let stop = (self.n_sorted + TERMS_A_STEP).min(self.alphabet.len());
        while self.n_sorted < stop {
            let start = self.n_sorted;
            let first = first_byte(self.alphabet[start]);
            let same = self.alphabet[start..].iter();
            let end = start + same.take_while(|&&term| first_byte(term) == first).count();
            let interner = &self.interner;
            let compare = |a: usize, b: usize| interner.term(a as u32).cmp(interner.term(b as u32));
            sort(&mut self.alphabet[start..end], &compare);
            self.n_sorted = end;
        }
        self.n_sorted == self.alphabet.len()
    }

    /// Orders the terms by their first byte.
    fn sort_by_first_byte(&mut self) {
        let mut by_first = vec![Vec::new(); 256];
        for number in 0..self.interner.len() {
            let first = self.interner.term(number).as_bytes().first().copied();
            by_first[usize::from(first.unwrap_or(0))].push(number);
        }
        self.alphabet = by_first.into_iter().flatten().collect();
    }

    /// Numbers a few thousand terms in alphabetical order; returns whether all have a number, and
    /// then allocates their postings.
    fn number_terms(&mut self) -> bool {
        const TERMS_A_STEP: usize = 8_000;
        let start = self.ends.len();
        let end = (start + TERMS_A_STEP).min(self.alphabet.len());
        for &arrival in &self.alphabet[start..end] {
            self.index.terms.push(self.interner.term(arrival));
            // Reuses the column: from here on it maps arrival number to alphabetical number.
            self.last_work[arrival as usize] = self.ends.len() as u32;
            self.ends.push(self.n_postings);
            self.n_postings += self.n_works[arrival as usize];
        }
        let is_last = end == self.alphabet.len();
        if is_last {
            self.index.offsets = self.ends.clone();
            self.index.offsets.push(self.n_postings);
            self.index.postings = vec![Posting::default(); self.n_postings as usize];
            (self.interner, self.n_works) = (TermInterner::default(), Vec::new());
        }
        is_last
    }

    /// Writes the postings of a work.
    fn post(&mut self, work: usize) {
        let (start, end) = (self.index.starts[work], self.index.starts[work + 1]);
        for item in &mut self.index.sequence[start as usize..end as usize] {
            if *item < JOINED {
                *item = self.last_work[*item as usize];
            }
        }
        let mut payloads = std::mem::take(&mut self.payloads);
        self.index
            .for_each_payload(work, |term, payload| payloads.push((term, payload)));
        for (term, payload) in payloads.drain(..) {
            self.add_posting(term, work as u32, payload);
        }
        self.payloads = payloads;
    }

    fn add_posting(&mut self, term: u32, work: u32, payload: PostingPayload) {
        let end = &mut self.ends[term as usize];
        let start = self.index.offsets[term as usize];
        let postings = &mut self.index.postings;
        // All words of a work come together, so an earlier posting of this work is the last one.
        if *end > start && postings[*end as usize - 1].work == work {
            let known = &mut postings[*end as usize - 1].payload;
            *known = known.merged(payload);
        } else {
            postings[*end as usize] = Posting { work, payload };
            *end += 1;
        }
    }

    /// The index, with all steps done.
    pub fn finish(self) -> TextIndex {
        self.index
    }
}

/// A hash of an address, ignoring case.
pub fn address_hash(address: &str) -> u32 {
    FxBuildHasher.hash_one(address.to_lowercase()) as u32
}
