//! Carrying out a plan: postings in, works with scores out.

use super::candidates::{Candidate, Candidates};
use super::payload::{MatchField, MatchKind, PostingPayload, bonus};
use super::plan::{Plan, QueryWord, TermMatch};
use super::{SpellingFix, TextIndex, TextMatch};
use crate::query::TextField;
use crate::search::bitset::BitSet;
use crate::search::sorting::sorted_by_key;

/// Going through the words of one work takes about as long as reading this many postings.
const STEPS_PER_WORK: usize = 160;

/// Scores are capped here, so that they can be counted in an array.
pub const MAX_SCORE: u16 = 4_095;

impl TextIndex {
    /// The works that match a text; `None` for a text that asks for nothing. `links_to` tells
    /// whether a work has a link to an address.
    pub fn find(&self, text: &str, links_to: impl Fn(u32, &str) -> bool) -> Option<TextMatch> {
        let plan = self.plan(text, links_to);
        if plan.is_empty() {
            return None;
        }
        let (mut scores, plan) = self.execute(plan);
        let spelling_fixes = self.spelling_fixes(&plan);
        let mut works = match plan.requires_nothing() {
            true => BitSet::all(self.len()),
            false => BitSet::none(self.len()),
        };
        scores.iter().for_each(|&(work, _)| works.insert(work));
        for excluded in &plan.excluded {
            for (work, _) in self.run(excluded) {
                works.remove(work);
            }
        }
        if !plan.excluded.is_empty() {
            scores.retain(|&(work, _)| works.contains(work));
        }
        let words = plan.words.into_iter();
        Some(TextMatch {
            works,
            scores,
            spelling_fixes,
            words: words.map(|word| word.matches).collect(),
        })
    }

    /// What a plan finds, and the plan that was carried out: if no work has all the words, every
    /// word may match with edits.
    fn execute(&self, plan: Plan) -> (Vec<(u32, u16)>, Plan) {
        let found = self.run(&plan);
        if !found.is_empty() || plan.words.len() < 2 {
            return (found, plan);
        }
        let (has_more, plan) = self.with_fuzzy_matches(plan);
        match has_more {
            true => (self.run(&plan), plan),
            false => (found, plan),
        }
    }

    fn spelling_fixes(&self, plan: &Plan) -> Vec<SpellingFix> {
        let is_fuzzy = |word: &&QueryWord| {
            let mut kinds = word.matches.iter().map(|term_match| term_match.kind);
            !word.matches.is_empty() && kinds.all(|kind| kind == MatchKind::Fuzzy)
        };
        let words = plan.words.iter().filter(is_fuzzy);
        words
            .filter_map(|word| {
                let terms = word.matches.iter().flat_map(|found| found.terms.clone());
                let used = terms.max_by_key(|&term| self.n_postings(&(term..term + 1)))?;
                Some(SpellingFix {
                    typed: word.typed.clone(),
                    used: self.terms.term(used).to_owned(),
                })
            })
            .collect()
    }

    /// The works that have all the words of a plan, with their scores.
    fn run(&self, plan: &Plan) -> Vec<(u32, u16)> {
        if plan.words.iter().any(|word| word.matches.is_empty()) {
            return Vec::new();
        }
        let mut candidates = match self.candidates.lock() {
            Ok(candidates) => candidates,
            Err(poisoned) => poisoned.into_inner(),
        };
        candidates.reserve(self.len());
        self.match_words(plan, &mut candidates);
        for phrase in &plan.phrases {
            candidates.retain(|candidate| self.has_phrase(candidate.work, phrase));
        }
        let scored = candidates.as_slice().iter().map(|candidate| {
            let bonus = match plan.words.len() > 1 {
                true => self.title_bonus(candidate, plan.n_typed),
                false => 0,
            };
            (candidate.work, (candidate.score + bonus).min(MAX_SCORE))
        });
        let scored = scored.collect();
        candidates.clear();
        scored
    }

    /// Keeps the works that have all the words and links of a plan.
    fn match_words(&self, plan: &Plan, candidates: &mut Candidates) {
        let words: Vec<&QueryWord> = plan.words.iter().collect();
        // The rarest first: the fewer candidates, the less there is to do.
        let words = sorted_by_key(words, |word| self.n_postings_of(word) as u64);
        let mut linked = plan.linked.iter();
        if let Some((rarest, others)) = words.split_first() {
            for term_match in &rarest.matches {
                candidates.add_all(self.scored_postings(term_match));
            }
            candidates.end_word(rarest.position);
            for word in others {
                self.match_word(word, candidates);
                candidates.retain(|candidate| candidate.word_score > 0);
                candidates.end_word(word.position);
            }
        } else if let Some(works) = linked.next() {
            candidates.start_with(works);
        }
        for works in linked {
            candidates.retain(|candidate| works.contains(&candidate.work));
        }
    }

    /// How many postings a word has.
    pub fn n_postings_of(&self, word: &QueryWord) -> usize {
        let matches = word.matches.iter();
        matches.map(|found| self.n_postings(&found.terms)).sum()
    }

    /// Matches candidates against a word: from its postings or, where those are many, from the
    /// words of each candidate.
    fn match_word(&self, word: &QueryWord, candidates: &mut Candidates) {
        if candidates.len() * STEPS_PER_WORK < self.n_postings_of(word) {
            self.match_in_works(word, candidates.as_mut_slice());
            return;
        }
        for term_match in &word.matches {
            candidates.raise_all(self.scored_postings(term_match));
        }
    }

    fn match_in_works(&self, word: &QueryWord, candidates: &mut [Candidate]) {
        let matches = word.matches.iter();
        let matches: Vec<_> = matches.map(|found| (found, found.kind.scores())).collect();
        for candidate in candidates {
            self.for_each_payload(candidate.work as usize, |term, payload| {
                for (term_match, scores) in &matches {
                    if term_match.terms.contains(&term)
                        && let Some(score) = score(payload, term_match, scores)
                    {
                        candidate.add_match(score, payload);
                    }
                }
            });
        }
    }

    /// The postings of a match that count, with the score of each.
    #[inline(always)]
    fn scored_postings(
        &self,
        term_match: &TermMatch,
    ) -> impl Iterator<Item = (u32, u16, PostingPayload)> {
        let scores = term_match.kind.scores();
        let postings = self.postings(&term_match.terms).iter();
        postings.filter_map(move |posting| {
            let score = score(posting.payload, term_match, &scores)?;
            Some((posting.work, score, posting.payload))
        })
    }

    /// The reward for a title that has the words in the order typed.
    fn title_bonus(&self, candidate: &Candidate, n_typed: usize) -> u16 {
        let length = |lengths: &[u8]| usize::from(lengths[candidate.work as usize]);
        match candidate.phrase_starts {
            0 => 0,
            starts if starts & 1 == 0 => bonus::PHRASE,
            _ if length(&self.title_lengths) == n_typed => bonus::WHOLE,
            _ if length(&self.name_lengths) == n_typed => bonus::NAME,
            _ => bonus::START,
        }
    }
}

/// The score of a posting; `None` if the match is confined to another field.
#[inline(always)]
fn score(payload: PostingPayload, term_match: &TermMatch, scores: &[u16]) -> Option<u16> {
    let field = match term_match.field {
        None => payload.field(),
        Some(TextField::Title) if payload.is_in_title() => {
            payload.field().max(MatchField::Title as usize)
        }
        Some(TextField::Author) if payload.is_in_authors() => MatchField::Author as usize,
        Some(_) => return None,
    };
    Some(scores[field])
}
