//! Finding the works that a plan asks for: postings in, works with scores out.

use super::entry::{Entry, Fit, Place, bonus};
use super::plan::{Plan, Reading, Word};
use super::{TakenFor, TextIndex, TextMatch};
use crate::query::TextField;
use crate::search::bits::Bits;
use crate::search::sorting::by_rising;

/// A work that has matched every word so far.
#[derive(Clone, Copy, Default)]
struct Candidate {
    work: u32,
    /// Of the words before.
    score: u16,
    /// Of the word at hand.
    best: u16,
    /// Places in the title where the words before start in their order, a bit each.
    runs: u32,
    /// Places in the title of the word at hand.
    places: u32,
}

/// Memory for one search, kept for the next.
#[derive(Default)]
pub struct Scratch {
    /// For each work the number of its candidate plus one; 0 for none. All 0 between searches.
    slots: Vec<u32>,
    /// Room for as many as there are works; the first `n_candidates` count.
    candidates: Vec<Candidate>,
    n_candidates: usize,
}

/// Going through the words of a work takes about as long as going through so many postings.
const STEPS_PER_WORK: usize = 160;

/// No score is higher, so that scores can be counted.
pub const MOST: u16 = 4_095;

impl TextIndex {
    /// The works that match a text; `None` for a text that asks for nothing. `links_to` tells
    /// whether a work has a link to an address.
    pub fn find(&self, text: &str, links_to: impl Fn(u32, &str) -> bool) -> Option<TextMatch> {
        let plan = self.plan(text, links_to);
        if plan.is_empty() {
            return None;
        }
        let (found, plan) = self.carry_out(plan);
        let taken_for = self.taken_for(&plan);
        let mut works = match plan.asks_nothing() {
            true => Bits::all(self.len()),
            false => Bits::none(self.len()),
        };
        found.iter().for_each(|&(work, _)| works.insert(work));
        let mut scores = found;
        for without in &plan.without {
            for (work, _) in self.matching(without) {
                works.remove(work);
            }
        }
        if !plan.without.is_empty() {
            scores.retain(|&(work, _)| works.contains(work));
        }
        let words = plan.words.into_iter();
        Some(TextMatch {
            works,
            scores,
            taken_for,
            readings: words.map(|word| word.readings).collect(),
        })
    }

    /// What a plan finds, and the plan as carried out: if no work has all the words, each may
    /// have slips.
    fn carry_out(&self, plan: Plan) -> (Vec<(u32, u16)>, Plan) {
        let found = self.matching(&plan);
        if !found.is_empty() || plan.words.len() < 2 {
            return (found, plan);
        }
        let (more, plan) = self.with_slips(plan);
        match more {
            true => (self.matching(&plan), plan),
            false => (found, plan),
        }
    }

    fn taken_for(&self, plan: &Plan) -> Vec<TakenFor> {
        let only_slips = |word: &&Word| {
            let mut fits = word.readings.iter().map(|reading| reading.fit);
            !word.readings.is_empty() && fits.all(|fit| fit == Fit::Slip)
        };
        let words = plan.words.iter().filter(only_slips);
        words
            .filter_map(|word| {
                let terms = word.readings.iter().flat_map(|r| r.terms.clone());
                let meant = terms.max_by_key(|&term| self.n_postings(&(term..term + 1)))?;
                Some(TakenFor {
                    typed: word.typed.clone(),
                    meant: self.terms.term(meant).to_owned(),
                })
            })
            .collect()
    }

    /// The works that have all the words of a plan, with their scores.
    fn matching(&self, plan: &Plan) -> Vec<(u32, u16)> {
        if plan.words.iter().any(|word| word.readings.is_empty()) {
            return Vec::new();
        }
        let mut scratch = match self.scratch.lock() {
            Ok(scratch) => scratch,
            Err(poisoned) => poisoned.into_inner(),
        };
        let scratch = &mut *scratch;
        scratch.slots.resize(self.len(), 0);
        scratch.candidates.resize(self.len(), Candidate::default());
        let words: Vec<&Word> = plan.words.iter().collect();
        // The rarest first: the fewer candidates, the less there is to do.
        let words = by_rising(words, |word| self.n_postings_of(word) as u64);
        let mut lists = plan.linked.iter();
        if let Some(first) = words.first() {
            self.collect(first, scratch);
            scratch.settle(first.at);
            for word in &words[1..] {
                self.narrow(word, scratch);
                scratch.keep(|candidate| candidate.best > 0);
                scratch.settle(word.at);
            }
        } else if let Some(works) = lists.next() {
            scratch.start_with(works);
        }
        for works in lists {
            scratch.keep(|candidate| works.contains(&candidate.work));
        }
        for phrase in &plan.phrases {
            scratch.keep(|candidate| self.has_phrase(candidate.work, phrase));
        }
        let reward = plan.words.len() > 1;
        let scored = scratch.candidates().iter().map(|candidate| {
            let bonus = match reward {
                true => self.title_bonus(candidate, plan.n_typed),
                false => 0,
            };
            (candidate.work, (candidate.score + bonus).min(MOST))
        });
        let scored = scored.collect();
        scratch.clear();
        scored
    }

    /// How many postings a word has.
    pub fn n_postings_of(&self, word: &Word) -> usize {
        let readings = word.readings.iter();
        readings
            .map(|reading| self.n_postings(&reading.terms))
            .sum()
    }

    /// Makes candidates of all works that have a word.
    fn collect(&self, word: &Word, scratch: &mut Scratch) {
        // Slices, because the build for size makes calls of a vector's indexing.
        let slots = scratch.slots.as_mut_slice();
        let candidates = scratch.candidates.as_mut_slice();
        let mut n_candidates = 0;
        for reading in &word.readings {
            let scores = reading.fit.scores();
            for posting in self.postings(&reading.terms) {
                let Some(score) = score(posting.entry, reading, &scores) else {
                    continue;
                };
                let Some(slot) = slots.get_mut(posting.work as usize) else {
                    continue;
                };
                if *slot == 0 {
                    if let Some(candidate) = candidates.get_mut(n_candidates) {
                        *candidate = Candidate {
                            work: posting.work,
                            score: 0,
                            best: score,
                            places: posting.entry.places(),
                            runs: u32::MAX,
                        };
                    }
                    n_candidates += 1;
                    *slot = n_candidates as u32;
                } else if let Some(candidate) = candidates.get_mut(*slot as usize - 1) {
                    candidate.raise(score, posting.entry);
                }
            }
        }
        scratch.n_candidates = n_candidates;
    }

    /// Notes which candidates have a word: by its postings, or where those are many, by the
    /// words of each candidate.
    fn narrow(&self, word: &Word, scratch: &mut Scratch) {
        if scratch.n_candidates * STEPS_PER_WORK < self.n_postings_of(word) {
            self.look_up(word, &mut scratch.candidates[..scratch.n_candidates]);
            return;
        }
        let slots = scratch.slots.as_slice();
        let candidates = scratch.candidates.as_mut_slice();
        for reading in &word.readings {
            let scores = reading.fit.scores();
            for posting in self.postings(&reading.terms) {
                // No candidate is number -1.
                let slot = slots.get(posting.work as usize).copied().unwrap_or(0);
                let candidate = candidates.get_mut((slot as usize).wrapping_sub(1));
                if let Some(candidate) = candidate
                    && let Some(score) = score(posting.entry, reading, &scores)
                {
                    candidate.raise(score, posting.entry);
                }
            }
        }
    }

    fn look_up(&self, word: &Word, candidates: &mut [Candidate]) {
        let readings = word.readings.iter();
        let readings: Vec<_> = readings.map(|r| (r, r.fit.scores())).collect();
        for candidate in candidates {
            self.each_entry(candidate.work as usize, |term, entry| {
                for (reading, scores) in &readings {
                    if reading.terms.contains(&term)
                        && let Some(score) = score(entry, reading, scores)
                    {
                        candidate.raise(score, entry);
                    }
                }
            });
        }
    }

    /// The reward for a title with the words in their order.
    fn title_bonus(&self, candidate: &Candidate, n_typed: usize) -> u16 {
        let length = |lengths: &[u8]| usize::from(lengths[candidate.work as usize]);
        match candidate.runs {
            0 => 0,
            runs if runs & 1 == 0 => bonus::PHRASE,
            _ if length(&self.title_lengths) == n_typed => bonus::WHOLE,
            _ if length(&self.name_lengths) == n_typed => bonus::NAME,
            _ => bonus::START,
        }
    }
}

/// What a posting scores for a reading; `None` if it stands in another field.
#[inline(always)]
fn score(entry: Entry, reading: &Reading, scores: &[u16]) -> Option<u16> {
    let place = match reading.field {
        None => entry.place(),
        Some(TextField::Title) if entry.is_in_title() => entry.place().max(Place::Title as usize),
        Some(TextField::Author) if entry.is_in_authors() => Place::Author as usize,
        Some(_) => return None,
    };
    Some(scores[place])
}

impl Candidate {
    #[inline(always)]
    fn raise(&mut self, score: u16, entry: Entry) {
        self.best = self.best.max(score);
        self.places |= entry.places();
    }
}

impl Scratch {
    fn candidates(&self) -> &[Candidate] {
        &self.candidates[..self.n_candidates]
    }

    /// Makes candidates of works that match for another reason than their words.
    fn start_with(&mut self, works: &[u32]) {
        for (number, &work) in works.iter().enumerate() {
            self.candidates[number] = Candidate {
                work,
                score: Place::Identifier.score(),
                ..Candidate::default()
            };
            self.slots[work as usize] = number as u32 + 1;
        }
        self.n_candidates = works.len();
    }

    /// Ends a word that was typed at a place and that all candidates have.
    fn settle(&mut self, at: usize) {
        let at = at as u32;
        for candidate in &mut self.candidates[..self.n_candidates] {
            candidate.score = candidate.score.saturating_add(candidate.best).min(MOST);
            candidate.runs &= candidate.places.checked_shr(at).unwrap_or(0);
            (candidate.best, candidate.places) = (0, 0);
        }
    }

    /// Drops the candidates for which something does not hold.
    fn keep(&mut self, holds: impl Fn(&Candidate) -> bool) {
        let mut n_kept = 0;
        for number in 0..self.n_candidates {
            let Some(candidate) = self.candidates.get(number).copied() else {
                break;
            };
            let kept = holds(&candidate);
            if let Some(slot) = self.slots.as_mut_slice().get_mut(candidate.work as usize) {
                *slot = if kept { n_kept as u32 + 1 } else { 0 };
            }
            if let Some(place) = self.candidates.as_mut_slice().get_mut(n_kept) {
                *place = candidate;
            }
            n_kept += usize::from(kept);
        }
        self.n_candidates = n_kept;
    }

    fn clear(&mut self) {
        let candidates = self.candidates[..self.n_candidates].iter();
        let slots = self.slots.as_mut_slice();
        for candidate in candidates {
            if let Some(slot) = slots.get_mut(candidate.work as usize) {
                *slot = 0;
            }
        }
        self.n_candidates = 0;
    }
}
