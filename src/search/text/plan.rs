//! From a typed text to what must be looked up: which terms each word stands for.

use std::ops::Range;

use super::TextIndex;
use super::dictionary::slips_allowed;
use super::entry::Fit;
use super::words::{address, is_stop_word, words, words_named_by};
use crate::query::{Clause, TextField, clauses};

/// Terms that a word stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Their numbers.
    pub terms: Range<u32>,
    /// How they fit.
    pub fit: Fit,
    /// Where alone they count.
    pub field: Option<TextField>,
}

/// A word that a work must have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Folded.
    pub typed: String,
    /// Its place among the words typed.
    pub at: usize,
    /// The terms that do.
    pub readings: Vec<Reading>,
    /// Where alone they count.
    pub field: Option<TextField>,
    /// Whether it may still be typed.
    pub unfinished: bool,
    /// Whether it is meant to the letter, as in quotes.
    literal: bool,
}

/// Words that must follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Their terms.
    pub terms: Vec<u32>,
    /// Where alone they count.
    pub field: Option<TextField>,
}

/// What a text asks for.
#[derive(Debug, Default)]
pub struct Plan {
    /// Words that all must match.
    pub words: Vec<Word>,
    /// Phrases among them, to be checked word by word: their terms.
    pub phrases: Vec<Phrase>,
    /// For each address: the works that link to it, of which one must match.
    pub linked: Vec<Vec<u32>>,
    /// What must not match.
    pub without: Vec<Plan>,
    /// How many words were typed, small ones too.
    pub n_typed: usize,
}

impl Plan {
    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.asks_nothing() && self.without.is_empty()
    }

    /// Whether nothing must match.
    pub fn asks_nothing(&self) -> bool {
        self.words.is_empty() && self.linked.is_empty()
    }
}

impl TextIndex {
    /// Plans a text. `links_to` tells whether a work has a link to an address.
    pub fn plan(&self, text: &str, links_to: impl Fn(u32, &str) -> bool) -> Plan {
        let mut plan = Plan::default();
        let clauses = worded(clauses(text));
        let only_small = clauses.iter().all(is_small);
        let ends_open = text.ends_with(char::is_alphanumeric);
        for (position, clause) in clauses.iter().enumerate() {
            let unfinished = ends_open && position + 1 == clauses.len();
            let linked = self.works_linked(&clause.words, &links_to);
            if clause.exclude {
                plan.without.extend(self.exclusions(clause, linked));
            } else if !linked.is_empty() {
                plan.linked.push(linked);
            } else if is_small(clause) && !only_small {
                plan.n_typed += 1;
            } else {
                self.plan_clause(clause, unfinished, &mut plan);
            }
        }
        self.join_neighbours(&mut plan.words);
        for word in &mut plan.words {
            self.read_slips(word);
        }
        plan
    }

    fn works_linked(&self, typed: &str, links_to: &impl Fn(u32, &str) -> bool) -> Vec<u32> {
        let Some(address) = address(typed) else {
            return Vec::new();
        };
        let mut works: Vec<u32> = self.linking_to(address).collect();
        works.dedup();
        works.retain(|&work| links_to(work, address));
        works
    }

    /// The plans of which none may match: the words, and the words as one.
    fn exclusions(&self, clause: &Clause, linked: Vec<u32>) -> Vec<Plan> {
        if !linked.is_empty() {
            return vec![Plan {
                linked: vec![linked],
                ..Plan::default()
            }];
        }
        let mut plan = Plan::default();
        self.plan_clause(clause, false, &mut plan);
        for word in &mut plan.words {
            word.literal = true;
        }
        let joined: String = plan.words.iter().map(|word| word.typed.as_str()).collect();
        let is_joined = !clause.phrase && clause.words.contains('-') && plan.words.len() > 1;
        let as_one = is_joined.then(|| Plan {
            words: vec![self.word(joined, 0, clause, false)],
            ..Plan::default()
        });
        [plan].into_iter().chain(as_one).collect()
    }

    fn plan_clause(&self, clause: &Clause, unfinished: bool, plan: &mut Plan) {
        let typed = match clause.phrase {
            true => words(&clause.words),
            false => words_named_by(&clause.words),
        };
        let last = typed.len().saturating_sub(1);
        let start = plan.n_typed;
        plan.n_typed += typed.len();
        let words = typed.into_iter().enumerate().map(|(position, typed)| {
            let unfinished = unfinished && position == last;
            self.word(typed, start + position, clause, unfinished)
        });
        let words: Vec<Word> = words.collect();
        if clause.phrase && words.len() > 1 {
            let terms = words.iter().filter_map(|word| self.terms.find(&word.typed));
            plan.phrases.push(Phrase {
                terms: terms.collect(),
                field: clause.field,
            });
        }
        plan.words.extend(words);
    }

    fn word(&self, typed: String, at: usize, clause: &Clause, unfinished: bool) -> Word {
        let unfinished = unfinished && !clause.phrase;
        Word {
            readings: self.readings(&typed, unfinished, clause.field),
            typed,
            at,
            field: clause.field,
            unfinished,
            literal: clause.phrase,
        }
    }

    /// The terms that a word is, or with `unfinished` starts.
    fn readings(&self, word: &str, unfinished: bool, field: Option<TextField>) -> Vec<Reading> {
        let exact = self.terms.find(word).map(|term| Reading {
            terms: term..term + 1,
            fit: Fit::Exact,
            field,
        });
        let starting = unfinished.then(|| self.terms.starting_with(word));
        let starting = starting.map(|terms| Reading {
            // The word itself stands first among them.
            terms: terms.start + u32::from(exact.is_some())..terms.end,
            fit: Fit::Start,
            field,
        });
        let readings = exact.into_iter().chain(starting);
        readings
            .filter(|reading| !reading.terms.is_empty())
            .collect()
    }

    /// Two neighbours may also be one word, which then stands for either.
    fn join_neighbours(&self, words: &mut [Word]) {
        let mut joined = Vec::new();
        for (position, pair) in words.windows(2).enumerate() {
            let [a, b] = pair else { continue };
            if !a.literal && !b.literal && a.field == b.field && a.at + 1 == b.at {
                let word = format!("{}{}", a.typed, b.typed);
                joined.push((position, self.readings(&word, b.unfinished, a.field)));
            }
        }
        for (position, readings) in joined {
            words[position].readings.extend(readings.iter().cloned());
            words[position + 1].readings.extend(readings);
        }
    }

    /// A word that nothing has may stand for others.
    fn read_slips(&self, word: &mut Word) {
        if word.readings.is_empty() {
            word.readings = self.slips(word);
        }
    }

    /// The terms within the fewest slips that find any, as far as the word allows.
    fn slips(&self, word: &Word) -> Vec<Reading> {
        let found = (1..=most_slips(word)).map(|slips| self.near(word, slips));
        let mut found = found.into_iter();
        found.find(|found| !found.is_empty()).unwrap_or_default()
    }

    fn near(&self, word: &Word, slips: u8) -> Vec<Reading> {
        let terms = self.terms.near(&word.typed, slips, word.unfinished);
        terms
            .into_iter()
            .map(|terms| Reading {
                terms,
                fit: Fit::Slip,
                field: word.field,
            })
            .collect()
    }

    /// The same plan with slips for every word that may have them, and whether any gained some.
    pub fn with_slips(&self, mut plan: Plan) -> (bool, Plan) {
        let mut gained = false;
        for word in &mut plan.words {
            if word.readings.iter().all(|reading| reading.fit != Fit::Slip) {
                // The nearest is the word itself, so as far as it allows.
                let slips = match most_slips(word) {
                    0 => Vec::new(),
                    most => self.near(word, most),
                };
                gained |= !slips.is_empty();
                word.readings.extend(slips);
            }
        }
        (gained, plan)
    }
}

/// How many slips a word may have; numbers and what is meant to the letter none.
fn most_slips(word: &Word) -> u8 {
    match word.literal || word.typed.bytes().all(|b| b.is_ascii_digit()) {
        true => 0,
        false => slips_allowed(&word.typed),
    }
}

/// Leaves out what has no words.
fn worded(mut clauses: Vec<Clause>) -> Vec<Clause> {
    clauses.retain(|clause| !words(&clause.words).is_empty());
    clauses
}

/// Whether a clause is a small word, which only counts where nothing else is asked.
fn is_small(clause: &Clause) -> bool {
    !clause.phrase && is_stop_word(&clause.words)
}
