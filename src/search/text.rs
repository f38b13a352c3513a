//! Full-text search: an inverted index over titles, authors, venues, areas, tags, repositories
//! and identifiers.
//!
//! Every clause must match. The last word matches as a prefix, since it may still be typed.

mod fold;
mod words;

use std::collections::{BTreeMap, HashMap};

use fixedbitset::FixedBitSet;

use super::AreaTree;
use crate::query::{Clause, clauses};
use crate::work::{Venue, Work};

pub use fold::fold;
use words::{is_stop_word, readings, words};

/// How much a match in each field weighs. Only their order matters: a title word outweighs an
/// author, an author outweighs what many works share.
mod weight {
    pub const TITLE: u32 = 12;
    pub const IDENTIFIER: u32 = 12;
    pub const AUTHOR: u32 = 6;
    pub const OTHER_TITLE: u32 = 5;
    pub const REPOSITORY: u32 = 4;
    pub const SHARED: u32 = 2;
}

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
    /// For each work the words of its title before a colon, or nothing.
    names: Vec<String>,
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
        };
        for (position, work) in works.iter().enumerate() {
            let fields = fields(work, areas, &venue_labels);
            for (term, weight) in weighted_terms(&fields) {
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
            let name = work.title.split_once(':').map_or("", |(name, _)| name);
            index.names.push(words(name).join(" "));
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
        let unfinished = !text.ends_with(char::is_whitespace);
        for (position, clause) in clauses.iter().enumerate() {
            let last = position + 1 == clauses.len();
            let found = self.clause_scores(clause, unfinished && last && !clause.phrase);
            for (work, score) in found.into_iter().enumerate() {
                set.set(work, set[work] && (score > 0) != clause.exclude);
                scores[work] += if clause.exclude { 0 } else { score };
            }
        }
        self.reward_titles(&clauses, &set, &mut scores);
        Some(TextMatch { set, scores })
    }

    /// The best score of each work over the readings of a clause; 0 where none matches.
    fn clause_scores(&self, clause: &Clause, prefix: bool) -> Vec<u32> {
        let mut best = vec![0; self.n_works];
        for reading in readings(&clause.words) {
            let scores = self.reading_scores(&reading, prefix);
            let phrase = format!(" {} ", reading.join(" "));
            for (work, score) in scores.into_iter().enumerate() {
                let matches = !clause.phrase || self.passages[work].contains(&phrase);
                if matches && score > best[work] {
                    best[work] = score;
                }
            }
        }
        best
    }

    /// The sum over words that all match.
    fn reading_scores(&self, reading: &[String], prefix: bool) -> Vec<u32> {
        let mut sum: Option<Vec<u32>> = None;
        for (position, word) in reading.iter().enumerate() {
            let last = position + 1 == reading.len();
            let scores = self.word_scores(word, prefix && last);
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

    fn word_scores(&self, word: &str, prefix: bool) -> Vec<u32> {
        let mut scores = vec![0; self.n_works];
        let start = self.terms.partition_point(|term| term.as_str() < word);
        let range = self.terms[start..]
            .iter()
            .take_while(|term| *term == word || (prefix && term.starts_with(word)));
        for (offset, term) in range.enumerate() {
            let factor = if term == word { WHOLE_WORD } else { 1 };
            for &(work, weight) in &self.postings[start + offset] {
                let score = &mut scores[work as usize];
                *score = (*score).max(weight * factor);
            }
        }
        scores
    }

    /// Puts works first whose title says what the text says.
    fn reward_titles(&self, clauses: &[Clause], set: &FixedBitSet, scores: &mut [u32]) {
        let wanted: Vec<String> = clauses
            .iter()
            .filter(|clause| !clause.exclude)
            .flat_map(|clause| words(&clause.words))
            .collect();
        let wanted = wanted.join(" ");
        if wanted.is_empty() {
            return;
        }
        for work in set.ones() {
            let title = &self.titles[work];
            scores[work] += match title.find(&wanted) {
                _ if *title == wanted => bonus::WHOLE,
                _ if self.names[work] == wanted => bonus::NAME,
                Some(0) => bonus::START,
                Some(_) => bonus::PHRASE,
                None => 0,
            };
        }
    }
}

/// Leaves out words that say nothing, unless the text has no others.
fn searchable(clauses: Vec<Clause>) -> Vec<Clause> {
    let mut clauses = clauses;
    clauses.retain(|clause| !words(&clause.words).is_empty());
    let says_something = |clause: &Clause| clause.phrase || !is_stop_word(&clause.words);
    if clauses.iter().any(says_something) {
        clauses.retain(says_something);
    }
    clauses
}

/// The texts of a work and what a match in each weighs.
fn fields<'a>(
    work: &'a Work,
    areas: &'a AreaTree,
    venue_labels: &HashMap<&'a str, &'a str>,
) -> Vec<(&'a str, u32)> {
    let mut fields = vec![(work.title.as_str(), weight::TITLE)];
    fields.extend(
        work.alt_titles
            .iter()
            .map(|t| (t.as_str(), weight::OTHER_TITLE)),
    );
    fields.extend(work.authors.iter().map(|a| (a.as_str(), weight::AUTHOR)));
    fields.extend(
        work.arxiv_id
            .iter()
            .map(|id| (id.as_str(), weight::IDENTIFIER)),
    );
    fields.extend(
        work.doi
            .iter()
            .map(|doi| (doi.as_str(), weight::IDENTIFIER)),
    );
    fields.extend(
        work.repos
            .iter()
            .map(|r| (r.name.as_str(), weight::REPOSITORY)),
    );
    fields.extend(work.tags.iter().map(|tag| (tag.as_str(), weight::SHARED)));
    let venue = work.venue.as_deref().and_then(|id| venue_labels.get(id));
    fields.extend(venue.map(|label| (*label, weight::SHARED)));
    for position in work.areas.iter().filter_map(|id| areas.position(id)) {
        let above = areas.lineage(position);
        fields.extend(above.map(|p| (areas.areas()[p].label.as_str(), weight::SHARED)));
    }
    fields
}

/// Each term of the fields once, with its greatest weight. A hyphenated word also counts as
/// one, so that "pretraining" finds "pre-training".
fn weighted_terms(fields: &[(&str, u32)]) -> BTreeMap<String, u32> {
    let mut terms = BTreeMap::new();
    for (text, weight) in fields {
        let joined = text
            .split_whitespace()
            .filter(|word| word.contains('-'))
            .flat_map(readings)
            .flatten();
        for term in words(text).into_iter().chain(joined) {
            let known = terms.entry(term).or_insert(0);
            *known = (*known).max(*weight);
        }
    }
    terms
}
