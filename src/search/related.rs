//! Related works, with the reasons.

use rustc_hash::{FxHashMap, FxHashSet};

use super::sorting::sorted_by_key;
use super::text::words;
use super::{Index, columns};
use crate::query::Facet;
use crate::work::{Work, WorkId};

/// A work that is related to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The related work.
    pub id: WorkId,
    /// Why it is related, the strongest reason first; never empty.
    pub reasons: Vec<Reason>,
}

/// What two works have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A repository.
    Repository(String),
    /// Authors, as the related work spells them.
    Authors(Vec<String>),
    /// Rare words of the titles.
    Words(Vec<String>),
    /// The id of the narrowest area that both are in.
    Area(String),
}

/// A title word found in more than one work in this many says nothing.
const MAX_FREQUENCY: usize = 40;
/// The score at which works count as related; a shared word scores one for each halving of the
/// number of works.
const MIN_SCORE: u32 = 9;

impl Index {
    /// The works most related to one, at most `limit`: precision matters more than recall.
    ///
    /// A shared repository or two shared authors suffice. A single shared author and rare words of
    /// the title have to add up; a shared area only adds to them.
    pub fn related(&self, id: WorkId, limit: usize) -> Vec<Related> {
        let work = self.work(id);
        let scored: Vec<(u32, Related)> = self
            .candidates(&work, id)
            .into_iter()
            .filter_map(|(other, words)| self.relation(&work, id, WorkId(other), words))
            .collect();
        // Best first; ties in the catalogue's order.
        let key = |(score, related): &(u32, Related)| {
            (u64::from(u32::MAX - score) << 32) | u64::from(related.id.0)
        };
        let best = sorted_by_key(scored, key).into_iter().take(limit);
        best.map(|(_, related)| related).collect()
    }

    /// Works that share a rare title word, an author's name or a repository's name, with the shared
    /// words and their scores.
    fn candidates(&self, work: &Work, id: WorkId) -> FxHashMap<u32, Vec<(String, u32)>> {
        let mut found: FxHashMap<u32, Vec<(String, u32)>> = FxHashMap::default();
        let mut seen = FxHashSet::default();
        for word in words(&work.title) {
            if !seen.insert(word.clone()) {
                continue;
            }
            let works = self.text.works_with_in_title(&word);
            let weight = (self.len() / works.len().max(1)).max(1).ilog2();
            if works.len() * MAX_FREQUENCY <= self.len().max(MAX_FREQUENCY * 3) && word.len() > 2 {
                for other in works {
                    found.entry(other).or_default().push((word.clone(), weight));
                }
            }
        }
        let names = work
            .authors
            .iter()
            .chain(work.repos.iter().map(|repo| &repo.name));
        for name in names {
            for other in self.text.works_with_all(&words(name)) {
                found.entry(other).or_default();
            }
        }
        found.remove(&id.0);
        found
    }

    /// The score and reasons of a related work; `None` if the works are not related.
    fn relation(
        &self,
        work: &Work,
        id: WorkId,
        other_id: WorkId,
        words: Vec<(String, u32)>,
    ) -> Option<(u32, Related)> {
        let other = self.work(other_id);
        let mut reasons = Vec::new();
        let mut score = 0;
        let same_repo = other.repos.iter().find(|repo| {
            let same = |own: &crate::work::Repo| own.name.eq_ignore_ascii_case(&repo.name);
            work.repos.iter().any(same)
        });
        if let Some(repo) = same_repo {
            score += 3 * MIN_SCORE;
            reasons.push(Reason::Repository(repo.name.clone()));
        }
        let known: FxHashSet<String> = work.authors.iter().map(|name| folded(name)).collect();
        let authors = other.authors.iter();
        let shared: Vec<String> = authors
            .filter(|name| known.contains(&folded(name)))
            .cloned()
            .collect();
        if !shared.is_empty() {
            score += MIN_SCORE * (shared.len() as u32).min(4) * 2 / 3;
            reasons.push(Reason::Authors(shared));
        }
        let weight: u32 = words.iter().map(|(_, weight)| weight).sum();
        if weight >= MIN_SCORE {
            score += weight;
            let words = sorted_by_key(words, |(_, weight)| u64::from(u32::MAX - weight));
            let words = words.into_iter().map(|(word, _)| word);
            reasons.push(Reason::Words(words.collect()));
        }
        let area = self.shared_area(id, other_id);
        if let Some((area, bonus)) = area.filter(|_| !reasons.is_empty()) {
            score += bonus;
            reasons.push(Reason::Area(area));
        }
        let related = Related {
            id: other_id,
            reasons,
        };
        (score >= MIN_SCORE).then_some((score, related))
    }

    /// The rarest area that both works are in, and the score it adds.
    fn shared_area(&self, a: WorkId, b: WorkId) -> Option<(String, u32)> {
        let buckets = self.columns.buckets(columns::group_of_facet(Facet::Area));
        let counter = &self.columns.counter;
        let of_b = counter.buckets_of(b.index());
        let shared = counter
            .buckets_of(a.index())
            .iter()
            .filter(|&&bucket| buckets.contains(&(bucket as usize)) && of_b.contains(&bucket));
        let rarest = shared.min_by_key(|&&bucket| counter.totals()[bucket as usize])?;
        let total = counter.totals()[*rarest as usize] as usize;
        let bonus = (self.len() / total.max(1)).max(1).ilog2().min(5);
        let value = &self.values(Facet::Area)[*rarest as usize - buckets.start];
        Some((value.id.clone(), bonus))
    }
}

/// A name for comparison: its words, without case and marks.
fn folded(name: &str) -> String {
    words(name).join(" ")
}
