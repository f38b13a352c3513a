//! Building the text index: works come in one by one, then the terms are put in order.

use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::entry::{Entry, Place};
use super::met::Met;
use super::sequence::{FIELD, JOINED};
use super::words::{Cutter, address};
use super::{Posting, TextIndex};
use crate::search::AreaTree;
use crate::search::bits::Bits;
use crate::search::sorting::sort;
use crate::work::{Venue, Work};

/// Gathers the words of works; [`TextBuilder::step`] then makes the index of them.
pub struct TextBuilder {
    met: Met,
    /// How many works have each term, and which had it last.
    n_works: Vec<u32>,
    last_work: Vec<u32>,
    cutter: Cutter,
    joined: Vec<(u32, u32)>,
    /// Where the next posting of each term goes.
    ends: Vec<u32>,
    /// The terms by the alphabet, as far as they are sorted.
    alphabet: Vec<u32>,
    n_sorted: usize,
    ordered: bool,
    numbered: bool,
    n_postings: u32,
    next_work: usize,
    entries: Vec<(u32, Entry)>,
    index: TextIndex,
}

impl TextBuilder {
    /// For so many works.
    pub fn with_capacity(n_works: usize) -> Self {
        let mut index = TextIndex::default();
        index.starts.reserve(n_works + 1);
        index.starts.push(0);
        Self {
            met: Met::default(),
            n_works: Vec::new(),
            last_work: Vec::new(),
            cutter: Cutter::default(),
            joined: Vec::new(),
            ends: Vec::new(),
            alphabet: Vec::new(),
            n_sorted: 0,
            ordered: false,
            numbered: false,
            n_postings: 0,
            next_work: 0,
            entries: Vec::new(),
            index,
        }
    }

    /// Adds the next work.
    pub fn push(&mut self, work: &Work, shared: &SharedTexts, areas: &AreaTree) {
        let name = work.title.split_once(':').map_or("", |(name, _)| name);
        let n_words = self.field(Place::Title, &work.title);
        let name_length = self.n_words_of(name);
        self.index.title_lengths.push(n_words.min(255) as u8);
        self.index.name_lengths.push(name_length.min(255) as u8);
        if name_length > 1 {
            // A name is often typed as one word.
            self.name_as_one_word(name);
        }
        let mut fields = vec![];
        fields.extend(work.alt_titles.iter().map(|t| (Place::OtherTitle, t)));
        fields.extend(work.authors.iter().map(|a| (Place::Author, a)));
        let ids = work.arxiv_id.iter().chain(&work.doi);
        fields.extend(ids.map(|id| (Place::Identifier, id)));
        fields.extend(work.repos.iter().map(|r| (Place::Repository, &r.name)));
        fields.extend(work.tags.iter().map(|tag| (Place::Shared, tag)));
        for (place, text) in fields {
            self.field(place, text);
        }
        for text in shared.of(work, areas) {
            self.field(Place::Shared, text);
        }
        if let Some(year) = work.year {
            self.field(Place::Shared, &year.to_string());
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

    /// Adds the words of a field to the sequence of the work at hand; how many there are.
    fn field(&mut self, place: Place, text: &str) -> usize {
        let Self {
            met,
            n_works,
            last_work,
            cutter,
            joined,
            index,
            ..
        } = self;
        index.sequence.push(FIELD | place as u32);
        joined.clear();
        let work = index.starts.len() as u32 - 1;
        let mut count = 0;
        cutter.cut(text, |token| {
            let number = met.number(token.word);
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
                let places = (token.first.min(255) << 8 | token.last.min(255)) as u32;
                joined.push((JOINED | places, number));
            }
        });
        let joined = joined.iter().flat_map(|&(sign, number)| [sign, number]);
        index.sequence.extend(joined);
        count
    }

    fn n_words_of(&mut self, text: &str) -> usize {
        let mut count = 0;
        self.cutter.cut(text, |token| {
            count += usize::from(token.first == token.last)
        });
        count
    }

    fn name_as_one_word(&mut self, name: &str) {
        let mut whole = String::new();
        self.cutter.cut(name, |token| {
            if token.first == token.last {
                whole.push_str(token.word);
            }
        });
        self.field(Place::Name, &whole);
    }

    /// Does the next part of what remains to be done; whether more remains. Each part takes
    /// some milliseconds at most.
    pub fn step(&mut self) -> bool {
        const WORKS_A_STEP: usize = 4_000;
        let n_works = self.index.len();
        match self.next_work {
            _ if !self.ordered => self.ordered = self.sort_terms(),
            _ if !self.numbered => self.numbered = self.number_terms(),
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

    /// Sorts some thousand terms; whether all are sorted. Those with the same first byte are
    /// sorted together, so that no step takes long.
    fn sort_terms(&mut self) -> bool {
        const TERMS_A_STEP: usize = 4_000;
        if self.alphabet.is_empty() {
            self.begin_alphabet();
        }
        let first_byte = |term: u32| self.met.term(term).as_bytes().first();
        let stop = (self.n_sorted + TERMS_A_STEP).min(self.alphabet.len());
        while self.n_sorted < stop {
            let start = self.n_sorted;
            let first = first_byte(self.alphabet[start]);
            let same = self.alphabet[start..].iter();
            let end = start + same.take_while(|&&term| first_byte(term) == first).count();
            let met = &self.met;
            let compare = |a: usize, b: usize| met.term(a as u32).cmp(met.term(b as u32));
            sort(&mut self.alphabet[start..end], &compare);
            self.n_sorted = end;
        }
        self.n_sorted == self.alphabet.len()
    }

    /// Puts the terms in the order of their first bytes.
    fn begin_alphabet(&mut self) {
        let mut by_first = vec![Vec::new(); 256];
        for number in 0..self.met.len() {
            let first = self.met.term(number).as_bytes().first().copied();
            by_first[usize::from(first.unwrap_or(0))].push(number);
        }
        self.alphabet = by_first.into_iter().flatten().collect();
    }

    /// Numbers some thousand terms by the alphabet; whether all have their number. Then makes
    /// room for their postings.
    fn number_terms(&mut self) -> bool {
        const TERMS_A_STEP: usize = 8_000;
        let start = self.ends.len();
        let end = (start + TERMS_A_STEP).min(self.alphabet.len());
        for &arrival in &self.alphabet[start..end] {
            self.index.terms.push(self.met.term(arrival));
            // What was the number of a term by arrival becomes its place in the alphabet.
            self.last_work[arrival as usize] = self.ends.len() as u32;
            self.ends.push(self.n_postings);
            self.n_postings += self.n_works[arrival as usize];
        }
        let is_last = end == self.alphabet.len();
        if is_last {
            self.index.offsets = self.ends.clone();
            self.index.offsets.push(self.n_postings);
            self.index.postings = vec![Posting::default(); self.n_postings as usize];
            (self.met, self.n_works) = (Met::default(), Vec::new());
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
        let mut entries = std::mem::take(&mut self.entries);
        self.index
            .each_entry(work, |term, entry| entries.push((term, entry)));
        for (term, entry) in entries.drain(..) {
            self.add_posting(term, work as u32, entry);
        }
        self.entries = entries;
    }

    fn add_posting(&mut self, term: u32, work: u32, entry: Entry) {
        let end = &mut self.ends[term as usize];
        let start = self.index.offsets[term as usize];
        let postings = &mut self.index.postings;
        // A work's words come together, so one that it had before stands last.
        if *end > start && postings[*end as usize - 1].work == work {
            let known = &mut postings[*end as usize - 1].entry;
            *known = known.and(entry);
        } else {
            postings[*end as usize] = Posting { work, entry };
            *end += 1;
        }
    }

    /// The index, once no step remains.
    pub fn finish(self) -> TextIndex {
        self.index
    }
}

/// A number for an address, whatever its case.
pub fn address_hash(address: &str) -> u32 {
    FxBuildHasher.hash_one(address.to_lowercase()) as u32
}

/// The texts that many works share: the labels of venues and areas.
pub struct SharedTexts {
    venues: FxHashMap<String, String>,
}

impl SharedTexts {
    /// Of one catalogue.
    pub fn new(venues: &[Venue]) -> Self {
        let venues = venues.iter();
        Self {
            venues: venues.map(|v| (v.id.clone(), v.label.clone())).collect(),
        }
    }

    /// Those of a work: its venue, its areas and all above them.
    fn of<'a>(&'a self, work: &Work, areas: &'a AreaTree) -> Vec<&'a str> {
        let venue = work.venue.as_deref().and_then(|id| self.venues.get(id));
        let mut positions: Vec<usize> = work
            .areas
            .iter()
            .filter_map(|id| areas.position(id))
            .flat_map(|position| areas.lineage(position))
            .collect();
        let mut seen = Bits::none(areas.areas().len());
        positions.retain(|&at| {
            let is_new = !seen.contains(at as u32);
            seen.insert(at as u32);
            is_new
        });
        let labels = positions
            .into_iter()
            .map(|at| areas.areas()[at].label.as_str());
        venue
            .map(String::as_str)
            .into_iter()
            .chain(labels)
            .collect()
    }
}
