//! Full-text search: an inverted index over titles, authors, venues, areas, tags, repositories
//! and identifiers.
//!
//! Every clause must match. The last word matches as a prefix, since it may still be typed; two
//! neighbours also match as one word ("flash attention" finds FlashAttention); and a word that
//! nothing has matches the words within a slip or two.

mod fields;
mod fold;
mod typos;
mod words;

use std::collections::{BTreeMap, HashMap};

use fixedbitset::FixedBitSet;

use super::AreaTree;
use crate::query::{Clause, clauses};
use crate::work::{Venue, Work};

use fields::{fields, weight, weighted_terms};
pub use fold::fold;
use words::{address, is_stop_word, readings, words};

/// Rewards for a title that stands in the text's own words.
mod bonus {
    /// The whole title.
    pub const WHOLE: u32 = 1_000;
    /// The name before the colon, as in "LoRA: …".
    pub const NAME: u32 = 600;
    /// The start of the title.
    pub const START: u32 = 300;
    /// Somewhere in the title, in order.
    pub const PHRASE: u32 = 150;
}

/// A whole word weighs this many times a prefix.
const WHOLE_WORD: u32 = 3;

/// The inverted index.
pub struct TextIndex {
    n_works: usize,
    /// Sorted, so that a prefix is a range.
    terms: Vec<String>,
    /// For each term the works that have it, with their weight.
    postings: Vec<Vec<(u32, u32)>>,
    /// For each work its words in order, field by field, for phrases.
    passages: Vec<String>,
    /// For each work the words of its title.
    titles: Vec<String>,
    /// For each work its title before a colon as one word, or nothing.
    names: Vec<String>,
    /// The works that a pasted address leads to, by the address in lower case.
    addresses: HashMap<String, Vec<u32>>,
}

/// The works that match a text.
#[derive(PartialEq)]
pub struct TextMatch {
    /// Which.
    pub set: FixedBitSet,
    /// How well, for each work of the catalogue; larger is better.
    pub scores: Vec<u32>,
}

impl TextIndex {
    /// Builds the index.
    pub fn new(works: &[Work], areas: &AreaTree, venues: &[Venue]) -> Self {
        let venue_labels: HashMap<&str, &str> = venues
            .iter()
            .map(|venue| (venue.id.as_str(), venue.label.as_str()))
            .collect();
        let mut terms: BTreeMap<String, Vec<(u32, u32)>> = BTreeMap::new();
        let mut index = Self {
            n_works: works.len(),
            terms: Vec::new(),
            postings: Vec::new(),
            passages: Vec::with_capacity(works.len()),
            titles: Vec::with_capacity(works.len()),
            names: Vec::with_capacity(works.len()),
            addresses: HashMap::new(),
        };
        for (position, work) in works.iter().enumerate() {
            let fields = fields(work, areas, &venue_labels);
            let year = work.year.map(|year| (year.to_string(), weight::SHARED));
            for (term, weight) in weighted_terms(&fields).into_iter().chain(year) {
                terms
                    .entry(term)
                    .or_default()
                    .push((position as u32, weight));
            }
            let passages = fields.iter().map(|(text, _)| words(text).join(" "));
            index
                .passages
                .push(format!(" {} ", passages.collect::<Vec<_>>().join(" | ")));
            index.titles.push(words(&work.title).join(" "));
            for link in work.links.iter().filter_map(|link| address(&link.url)) {
                let works = index.addresses.entry(link.to_lowercase()).or_default();
                works.push(position as u32);
            }
            let name = work.title.split_once(':').map_or("", |(name, _)| name);
            index.names.push(words(name).concat());
        }
        (index.terms, index.postings) = terms.into_iter().unzip();
        index
    }

    /// The works that match; `None` for a text that asks for nothing.
    pub fn find(&self, text: &str) -> Option<TextMatch> {
        let clauses = searchable(clauses(text));
        if clauses.is_empty() {
            return None;
        }
        let mut set = FixedBitSet::with_capacity(self.n_works);
        set.insert_range(..);
        let mut scores = vec![0; self.n_works];
        let unfinished = text.ends_with(char::is_alphanumeric);
        for position in 0..clauses.len() {
            let exclude = clauses[position].exclude;
            let found = self.scores_in_place(&clauses, position, unfinished);
            for (work, score) in found.into_iter().enumerate() {
                set.set(work, set[work] && (score > 0) != exclude);
                scores[work] += if exclude { 0 } else { score };
            }
        }
        self.reward_titles(&clauses, &set, &mut scores);
        Some(TextMatch { set, scores })
    }

    /// The scores of a clause, alone or as one word with either neighbour.
    fn scores_in_place(&self, clauses: &[Clause], position: usize, unfinished: bool) -> Vec<u32> {
        let clause = &clauses[position];
        let is_last = |position: usize| position + 1 == clauses.len();
        let mut best = self.clause_scores(clause, unfinished && is_last(position));
        if clause.exclude {
            return best;
        }
        let is_word = |clause: &Clause| !clause.phrase && !clause.exclude;
        for first in [position.checked_sub(1), Some(position)]
            .into_iter()
            .flatten()
        {
            let Some(pair) = clauses.get(first..first + 2) else {
                continue;
            };
            if pair.iter().all(is_word) {
                let joined: String = pair.iter().flat_map(|c| words(&c.words)).collect();
                let prefix = unfinished && is_last(first + 1);
                raise(&mut best, self.word_scores(&joined, prefix));
            }
        }
        best
    }

    /// The best score of each work over the readings of a clause; 0 where none matches.
    fn clause_scores(&self, clause: &Clause, prefix: bool) -> Vec<u32> {
        let mut best = vec![0; self.n_works];
        let address = address(&clause.words).map(str::to_lowercase);
        for &work in address.iter().flat_map(|a| self.addresses.get(a)).flatten() {
            best[work as usize] = weight::IDENTIFIER;
        }
        // What is left out, or quoted, is meant to the letter.
        let literal = clause.phrase || clause.exclude;
        for reading in readings(&clause.words) {
            let mut scores = self.reading_scores(&reading, prefix, literal);
            if clause.phrase {
                let phrase = format!(" {} ", reading.join(" "));
                for (score, passage) in scores.iter_mut().zip(&self.passages) {
                    *score *= u32::from(passage.contains(&phrase));
                }
            }
            raise(&mut best, scores);
        }
        best
    }

    /// The sum over words that all match.
    fn reading_scores(&self, reading: &[String], prefix: bool, literal: bool) -> Vec<u32> {
        let mut sum: Option<Vec<u32>> = None;
        for (position, word) in reading.iter().enumerate() {
            let last = position + 1 == reading.len();
            let scores = match literal {
                true => self.word_scores(word, false),
                false => self.own_word_scores(word, prefix && last),
            };
            sum = Some(match sum {
                None => scores,
                Some(sum) => sum
                    .into_iter()
                    .zip(scores)
                    .map(|(a, b)| if a > 0 && b > 0 { a + b } else { 0 })
                    .collect(),
            });
        }
        sum.unwrap_or_else(|| vec![0; self.n_works])
    }

    /// The best weight of each work over the terms that a word matches.
    fn word_scores(&self, word: &str, prefix: bool) -> Vec<u32> {
        let mut scores = vec![0; self.n_works];
        let start = self.terms.partition_point(|term| term.as_str() < word);
        let range = self.terms[start..]
            .iter()
            .take_while(|term| *term == word || (prefix && term.starts_with(word)));
        for (offset, term) in range.enumerate() {
            let factor = if term == word { WHOLE_WORD } else { 1 };
            self.add_postings(&mut scores, start + offset, factor);
        }
        scores
    }

    /// The same for a word of its own: if nothing has it, the words that it may stand for.
    fn own_word_scores(&self, word: &str, prefix: bool) -> Vec<u32> {
        let mut scores = self.word_scores(word, prefix);
        let slips = typos::slips_allowed(word);
        let is_number = word.chars().all(|c| c.is_ascii_digit());
        if slips > 0 && !is_number && scores.iter().all(|&score| score == 0) {
            for (term, text) in self.terms.iter().enumerate() {
                if typos::within(word, text, slips) {
                    self.add_postings(&mut scores, term, 1);
                }
            }
        }
        scores
    }

    fn add_postings(&self, scores: &mut [u32], term: usize, factor: u32) {
        for &(work, weight) in &self.postings[term] {
            let score = &mut scores[work as usize];
            *score = (*score).max(weight * factor);
        }
    }

    /// Puts works first whose title says what the text says.
    fn reward_titles(&self, clauses: &[Clause], set: &FixedBitSet, scores: &mut [u32]) {
        let wanted: Vec<String> = clauses
            .iter()
            .filter(|clause| !clause.exclude)
            .flat_map(|clause| words(&clause.words))
            .collect();
        // A name is often typed as two words, as in "flash attention".
        let (name, wanted) = (wanted.concat(), wanted.join(" "));
        if wanted.is_empty() {
            return;
        }
        for work in set.ones() {
            let title = &self.titles[work];
            scores[work] += match title.find(&wanted) {
                _ if *title == wanted => bonus::WHOLE,
                _ if self.names[work] == name => bonus::NAME,
                Some(0) => bonus::START,
                Some(_) => bonus::PHRASE,
                None => 0,
            };
        }
    }
}

/// Raises each score to the other's where that is higher.
fn raise(best: &mut [u32], scores: Vec<u32>) {
    for (best, score) in best.iter_mut().zip(scores) {
        *best = (*best).max(score);
    }
}

/// Leaves out words that say nothing, unless the text has no others.
fn searchable(mut clauses: Vec<Clause>) -> Vec<Clause> {
    clauses.retain(|clause| !words(&clause.words).is_empty());
    let says_something = |clause: &Clause| clause.phrase || !is_stop_word(&clause.words);
    if clauses.iter().any(says_something) {
        clauses.retain(says_something);
    }
    clauses
}
