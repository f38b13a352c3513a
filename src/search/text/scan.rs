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
    candidates: Vec<Candidate>,
}

/// About how many words a work has, all fields together.
const WORDS_OF_A_WORK: usize = 40;

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
            readings: words.flat_map(|word| word.readings).collect(),
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
        let words: Vec<&Word> = plan.words.iter().collect();
        // The rarest first: the fewer candidates, the less there is to do.
        let words = by_rising(words, |word| self.n_postings_of(word) as u64);
        let mut lists = plan.linked.iter();
        if let Some(first) = words.first() {
            self.collect(first, scratch);
            scratch.settle(first.at);
            for word in &words[1..] {
                self.narrow(word, scratch);
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
        let scored = scratch.candidates.iter().map(|candidate| {
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

    fn n_postings_of(&self, word: &Word) -> usize {
        let readings = word.readings.iter();
        readings
            .map(|reading| self.n_postings(&reading.terms))
            .sum()
    }

    /// Makes candidates of all works that have a word.
    fn collect(&self, word: &Word, scratch: &mut Scratch) {
        for reading in &word.readings {
            let scores = reading.fit.scores();
            for posting in self.postings(&reading.terms) {
                let Some(score) = score(posting.entry, reading, &scores) else {
                    continue;
                };
                let slot = &mut scratch.slots[posting.work as usize];
                if *slot == 0 {
                    scratch.candidates.push(Candidate {
                        work: posting.work,
                        best: score,
                        places: posting.entry.places(),
                        runs: u32::MAX,
                        ..Candidate::default()
                    });
                    *slot = scratch.candidates.len() as u32;
                } else {
                    scratch.candidates[*slot as usize - 1].raise(score, posting.entry);
                }
            }
        }
    }

    /// Notes which candidates have a word: by its postings, or where those are many, by the
    /// words of each candidate.
    fn narrow(&self, word: &Word, scratch: &mut Scratch) {
        if scratch.candidates.len() * WORDS_OF_A_WORK < self.n_postings_of(word) {
            self.look_up(word, &mut scratch.candidates);
            return;
        }
        for reading in &word.readings {
            let scores = reading.fit.scores();
            for posting in self.postings(&reading.terms) {
                let slot = scratch.slots[posting.work as usize];
                if slot != 0
                    && let Some(score) = score(posting.entry, reading, &scores)
                {
                    scratch.candidates[slot as usize - 1].raise(score, posting.entry);
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
    fn raise(&mut self, score: u16, entry: Entry) {
        self.best = self.best.max(score);
        self.places |= entry.places();
    }
}

impl Scratch {
    /// Makes candidates of works that match for another reason than their words.
    fn start_with(&mut self, works: &[u32]) {
        for &work in works {
            self.candidates.push(Candidate {
                work,
                score: Place::Identifier.score(),
                ..Candidate::default()
            });
            self.slots[work as usize] = self.candidates.len() as u32;
        }
    }

    /// Ends a word that was typed at a place: candidates without it are dropped.
    fn settle(&mut self, at: usize) {
        self.keep(|candidate| candidate.best > 0);
        let at = at as u32;
        for candidate in &mut self.candidates {
            candidate.score = candidate.score.saturating_add(candidate.best).min(MOST);
            candidate.runs &= candidate.places.checked_shr(at).unwrap_or(0);
            (candidate.best, candidate.places) = (0, 0);
        }
    }

    /// Drops the candidates for which something does not hold.
    fn keep(&mut self, holds: impl Fn(&Candidate) -> bool) {
        if self.candidates.iter().all(&holds) {
            return;
        }
        let slots = &mut self.slots;
        let mut n_kept = 0;
        self.candidates.retain(|candidate| {
            let kept = holds(candidate);
            n_kept += u32::from(kept);
            slots[candidate.work as usize] = if kept { n_kept } else { 0 };
            kept
        });
    }

    fn clear(&mut self) {
        for candidate in &self.candidates {
            self.slots[candidate.work as usize] = 0;
        }
        self.candidates.clear();
    }
}
