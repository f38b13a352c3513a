//! From a typed text to a search plan: which terms each word stands for.

use std::ops::Range;

use super::TextIndex;
use super::dictionary::max_edits;
use super::payload::MatchKind;
use super::tokenizer::words;
use super::words::{address, is_stop_word, words_named_by};
use crate::query::{Clause, TextField, clauses};

/// Terms that a word stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermMatch {
    /// Their numbers.
    pub terms: Range<u32>,
    /// How they match the word.
    pub kind: MatchKind,
    /// The only field in which they count, if the word was typed with one.
    pub field: Option<TextField>,
}

/// A word that a work must have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryWord {
    /// Folded.
    pub typed: String,
    /// Its position among the words typed.
    pub position: usize,
    /// The terms that satisfy it.
    pub matches: Vec<TermMatch>,
    /// The only field in which it counts.
    pub field: Option<TextField>,
    /// Whether it may still be typed.
    pub is_unfinished: bool,
    /// Whether it is meant to the letter, as in quotes.
    is_literal: bool,
}

/// Words that must follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Their terms.
    pub terms: Vec<u32>,
    /// The only field in which they count.
    pub field: Option<TextField>,
}

/// What a text asks for.
#[derive(Debug, Default)]
pub struct Plan {
    /// Words that must all match.
    pub words: Vec<QueryWord>,
    /// Phrases among them, checked in the word sequence of each candidate.
    pub phrases: Vec<Phrase>,
    /// For each typed address the works that link to it; a work must be in every one.
    pub linked: Vec<Vec<u32>>,
    /// What must not match.
    pub excluded: Vec<Plan>,
    /// How many words were typed, stop words included.
    pub n_typed: usize,
}

impl Plan {
    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.requires_nothing() && self.excluded.is_empty()
    }

    /// Whether nothing must match.
    pub fn requires_nothing(&self) -> bool {
        self.words.is_empty() && self.linked.is_empty()
    }
}

impl TextIndex {
    /// Plans a text. `links_to` tells whether a work has a link to an address.
    pub fn plan(&self, text: &str, links_to: impl Fn(u32, &str) -> bool) -> Plan {
        let mut plan = Plan::default();
        let clauses = with_words(clauses(text));
        let only_stop_words = clauses.iter().all(is_stop_clause);
        let ends_open = text.ends_with(char::is_alphanumeric);
        for (position, clause) in clauses.iter().enumerate() {
            let is_unfinished = ends_open && position + 1 == clauses.len();
            let linked = self.works_linked(&clause.words, &links_to);
            if clause.exclude {
                plan.excluded.extend(self.exclusions(clause, linked));
            } else if !linked.is_empty() {
                plan.linked.push(linked);
            } else if is_stop_clause(clause) && !only_stop_words {
                plan.n_typed += 1;
            } else {
                self.plan_clause(clause, is_unfinished, &mut plan);
            }
        }
        self.join_neighbours(&mut plan.words);
        for word in &mut plan.words {
            if word.matches.is_empty() {
                word.matches = self.nearest_matches(word);
            }
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

    /// The plans of which none may match: the words, and the words joined into one.
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
            word.is_literal = true;
        }
        let joined: String = plan.words.iter().map(|word| word.typed.as_str()).collect();
        let is_joined = !clause.phrase && clause.words.contains('-') && plan.words.len() > 1;
        let as_one = is_joined.then(|| Plan {
            words: vec![self.word(joined, 0, clause, false)],
            ..Plan::default()
        });
        [plan].into_iter().chain(as_one).collect()
    }

    fn plan_clause(&self, clause: &Clause, is_unfinished: bool, plan: &mut Plan) {
        let typed = match clause.phrase {
            true => words(&clause.words),
            false => words_named_by(&clause.words),
        };
        let last = typed.len().saturating_sub(1);
        let start = plan.n_typed;
        plan.n_typed += typed.len();
        let words = typed.into_iter().enumerate().map(|(position, typed)| {
            let is_unfinished = is_unfinished && position == last;
            self.word(typed, start + position, clause, is_unfinished)
        });
        let words: Vec<QueryWord> = words.collect();
        if clause.phrase && words.len() > 1 {
            let terms = words.iter().filter_map(|word| self.terms.find(&word.typed));
            plan.phrases.push(Phrase {
                terms: terms.collect(),
                field: clause.field,
            });
        }
        plan.words.extend(words);
    }

    fn word(
        &self,
        typed: String,
        position: usize,
        clause: &Clause,
        is_unfinished: bool,
    ) -> QueryWord {
        let is_unfinished = is_unfinished && !clause.phrase;
        QueryWord {
            matches: self.matches(&typed, is_unfinished, clause.field),
            typed,
            position,
            field: clause.field,
            is_unfinished,
            is_literal: clause.phrase,
        }
    }

    /// The term that a word is and, if it may still be typed, the terms it is a prefix of.
    fn matches(&self, word: &str, is_unfinished: bool, field: Option<TextField>) -> Vec<TermMatch> {
        let exact = self.terms.find(word).map(|term| TermMatch {
            terms: term..term + 1,
            kind: MatchKind::Exact,
            field,
        });
        let longer = is_unfinished.then(|| self.terms.starting_with(word));
        let longer = longer.map(|terms| TermMatch {
            // The word itself comes first among them.
            terms: terms.start + u32::from(exact.is_some())..terms.end,
            kind: MatchKind::Prefix,
            field,
        });
        let matches = exact.into_iter().chain(longer);
        matches.filter(|found| !found.terms.is_empty()).collect()
    }

    /// Lets two neighbours also match as one word, which then satisfies both.
    fn join_neighbours(&self, words: &mut [QueryWord]) {
        let mut joined = Vec::new();
        for (at, pair) in words.windows(2).enumerate() {
            let [a, b] = pair else { continue };
            if !a.is_literal && !b.is_literal && a.field == b.field && a.position + 1 == b.position
            {
                let word = format!("{}{}", a.typed, b.typed);
                joined.push((at, self.matches(&word, b.is_unfinished, a.field)));
            }
        }
        for (at, matches) in joined {
            words[at].matches.extend(matches.iter().cloned());
            words[at + 1].matches.extend(matches);
        }
    }

    /// The terms at the smallest edit distance that has any, up to what the word allows.
    fn nearest_matches(&self, word: &QueryWord) -> Vec<TermMatch> {
        let mut found = (1..=edits_allowed(word)).map(|edits| self.fuzzy_matches(word, edits));
        found.find(|found| !found.is_empty()).unwrap_or_default()
    }

    fn fuzzy_matches(&self, word: &QueryWord, edits: u8) -> Vec<TermMatch> {
        let terms = self.terms.within(&word.typed, edits, word.is_unfinished);
        let matches = terms.into_iter().map(|terms| TermMatch {
            terms,
            kind: MatchKind::Fuzzy,
            field: word.field,
        });
        matches.collect()
    }

    /// The same plan with fuzzy matches for every word that may have them, and whether any word
    /// gained some.
    pub fn with_fuzzy_matches(&self, mut plan: Plan) -> (bool, Plan) {
        let mut has_more = false;
        for word in &mut plan.words {
            if word.matches.iter().all(|m| m.kind != MatchKind::Fuzzy) {
                // Each word has a term of its own, so the nearest would be itself.
                let matches = match edits_allowed(word) {
                    0 => Vec::new(),
                    edits => self.fuzzy_matches(word, edits),
                };
                has_more |= !matches.is_empty();
                word.matches.extend(matches);
            }
        }
        (has_more, plan)
    }
}

/// How many edits a word may have; none for numbers and for what is meant to the letter.
fn edits_allowed(word: &QueryWord) -> u8 {
    match word.is_literal || word.typed.bytes().all(|b| b.is_ascii_digit()) {
        true => 0,
        false => max_edits(&word.typed),
    }
}

/// Drops clauses without a word in them.
fn with_words(mut clauses: Vec<Clause>) -> Vec<Clause> {
    clauses.retain(|clause| !words(&clause.words).is_empty());
    clauses
}

/// Whether a clause is a stop word, which counts only where nothing else is asked.
fn is_stop_clause(clause: &Clause) -> bool {
    !clause.phrase && is_stop_word(&clause.words)
}
