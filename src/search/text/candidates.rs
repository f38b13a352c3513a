//! The works that still match while a plan is carried out, and the memory they live in.

use super::find::MAX_SCORE;
use super::payload::{MatchField, PostingPayload};

/// A work that has matched every word so far.
#[derive(Clone, Copy, Default)]
pub struct Candidate {
    pub work: u32,
    /// The summed score of the words before.
    pub score: u16,
    /// The best score of the current word; 0 until it matches.
    pub word_score: u16,
    /// Positions in the title at which the words before start in the order typed, one bit each.
    pub phrase_starts: u32,
    /// Positions of the current word in the title, one bit each.
    positions: u32,
}

impl Candidate {
    /// Counts one more match of the current word.
    #[inline(always)]
    pub fn add_match(&mut self, score: u16, payload: PostingPayload) {
        self.word_score = self.word_score.max(score);
        self.positions |= payload.positions();
    }
}

/// Memory for one search, reused by the next.
#[derive(Default)]
pub struct Candidates {
    /// For each work the number of its candidate plus one; 0 for none. All 0 between searches.
    slots: Vec<u32>,
    /// One for each work in the index; only the first `len` are in use.
    candidates: Vec<Candidate>,
    len: usize,
}

impl Candidates {
    /// Makes room for an index of `n_works` works.
    pub fn reserve(&mut self, n_works: usize) {
        self.slots.resize(n_works, 0);
        self.candidates.resize(n_works, Candidate::default());
    }

    /// How many works still match.
    pub fn len(&self) -> usize {
        self.len
    }

    /// The works that still match.
    pub fn as_slice(&self) -> &[Candidate] {
        &self.candidates[..self.len]
    }

    /// The works that still match, to be changed.
    pub fn as_mut_slice(&mut self) -> &mut [Candidate] {
        &mut self.candidates[..self.len]
    }

    /// Adds the works of the first word's postings, or raises those added before.
    #[inline(always)]
    pub fn add_all(&mut self, matches: impl Iterator<Item = (u32, u16, PostingPayload)>) {
        // Slices, because a build optimised for size calls a function for a vector's indexing.
        let slots = self.slots.as_mut_slice();
        let candidates = self.candidates.as_mut_slice();
        let mut len = self.len;
        for (work, score, payload) in matches {
            let Some(slot) = slots.get_mut(work as usize) else {
                continue;
            };
            if *slot == 0 {
                if let Some(candidate) = candidates.get_mut(len) {
                    *candidate = Candidate {
                        work,
                        score: 0,
                        word_score: score,
                        positions: payload.positions(),
                        phrase_starts: u32::MAX,
                    };
                }
                len += 1;
                *slot = len as u32;
            } else if let Some(candidate) = candidates.get_mut(*slot as usize - 1) {
                candidate.add_match(score, payload);
            }
        }
        self.len = len;
    }

    /// Counts matches of a later word; works that are no candidates are skipped.
    #[inline(always)]
    pub fn raise_all(&mut self, matches: impl Iterator<Item = (u32, u16, PostingPayload)>) {
        let slots = self.slots.as_slice();
        let candidates = self.candidates.as_mut_slice();
        for (work, score, payload) in matches {
            let slot = slots.get(work as usize).copied().unwrap_or(0);
            // Slot 0 wraps to an index that is out of bounds.
            if let Some(candidate) = candidates.get_mut((slot as usize).wrapping_sub(1)) {
                candidate.add_match(score, payload);
            }
        }
    }

    /// Starts with works that match for another reason than their words.
    pub fn start_with(&mut self, works: &[u32]) {
        for (number, &work) in works.iter().enumerate() {
            self.candidates[number] = Candidate {
                work,
                score: MatchField::Identifier.score(),
                ..Candidate::default()
            };
            self.slots[work as usize] = number as u32 + 1;
        }
        self.len = works.len();
    }

    /// Adds the current word, typed as number `position`, to the score of every candidate.
    pub fn end_word(&mut self, position: usize) {
        for candidate in &mut self.candidates[..self.len] {
            candidate.score = candidate
                .score
                .saturating_add(candidate.word_score)
                .min(MAX_SCORE);
            let starts = candidate.positions.checked_shr(position as u32);
            candidate.phrase_starts &= starts.unwrap_or(0);
            (candidate.word_score, candidate.positions) = (0, 0);
        }
    }

    /// Drops the candidates for which `keeps` is false.
    pub fn retain(&mut self, keeps: impl Fn(&Candidate) -> bool) {
        let mut n_kept = 0;
        for number in 0..self.len {
            let Some(candidate) = self.candidates.get(number).copied() else {
                break;
            };
            let kept = keeps(&candidate);
            if let Some(slot) = self.slots.as_mut_slice().get_mut(candidate.work as usize) {
                *slot = if kept { n_kept as u32 + 1 } else { 0 };
            }
            if let Some(target) = self.candidates.as_mut_slice().get_mut(n_kept) {
                *target = candidate;
            }
            n_kept += usize::from(kept);
        }
        self.len = n_kept;
    }

    /// Forgets all candidates; costs no more than there are.
    pub fn clear(&mut self) {
        let slots = self.slots.as_mut_slice();
        for candidate in &self.candidates[..self.len] {
            if let Some(slot) = slots.get_mut(candidate.work as usize) {
                *slot = 0;
            }
        }
        self.len = 0;
    }
}
