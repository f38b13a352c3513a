//! Works related to one, with the reason.

use rustc_hash::{FxHashMap, FxHashSet};

use super::sorting::by_rising;
use super::text::words;
use super::{Index, columns};
use crate::query::Facet;
use crate::work::{Work, WorkId};

/// A work that has something to do with another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Which.
    pub id: WorkId,
    /// Why, the strongest reason first; never empty.
    pub reasons: Vec<Reason>,
}

/// What two works have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A source repository.
    Repository(String),
    /// Authors, as the other work prints them.
    Authors(Vec<String>),
    /// Rare words of both titles.
    Words(Vec<String>),
    /// The narrowest area that both stand in, by its id.
    Area(String),
}

/// A title word that more than one work in this many has is no sign of anything.
const COMMON: usize = 40;
/// A shared word counts for as many times as it halves the number of works.
const ENOUGH: u32 = 9;

impl Index {
    /// The works most related to one, at most so many: precise rather than many.
    ///
    /// A shared repository or two shared authors are reasons alone. One shared author, or rare
    /// words of the title, need to add up; the same narrow area only adds to them.
    pub fn related(&self, id: WorkId, most: usize) -> Vec<Related> {
        let work = self.work(id);
        let scored: Vec<(u32, Related)> = self
            .candidates(&work, id)
            .into_iter()
            .filter_map(|(other, words)| self.relation(&work, id, WorkId(other), words))
            .collect();
        // Best first, then in the catalogue's order.
        let key = |(score, related): &(u32, Related)| {
            (u64::from(u32::MAX - score) << 32) | u64::from(related.id.0)
        };
        let best = by_rising(scored, key).into_iter().take(most);
        best.map(|(_, related)| related).collect()
    }

    /// Works that share a rare word of the title, an author's name or a repository's.
    fn candidates(&self, work: &Work, id: WorkId) -> FxHashMap<u32, Vec<(String, u32)>> {
        let mut found: FxHashMap<u32, Vec<(String, u32)>> = FxHashMap::default();
        let mut seen = FxHashSet::default();
        for word in words(&work.title) {
            if !seen.insert(word.clone()) {
                continue;
            }
            let works = self.text.works_with_in_title(&word);
            let weight = (self.len() / works.len().max(1)).max(1).ilog2();
            if works.len() * COMMON <= self.len().max(COMMON * 3) && word.len() > 2 {
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

    /// How two works are related, if they are.
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
            score += 3 * ENOUGH;
            reasons.push(Reason::Repository(repo.name.clone()));
        }
        let known: FxHashSet<String> = work.authors.iter().map(|name| folded(name)).collect();
        let authors = other.authors.iter();
        let shared: Vec<String> = authors
            .filter(|name| known.contains(&folded(name)))
            .cloned()
            .collect();
        if !shared.is_empty() {
            score += ENOUGH * (shared.len() as u32).min(4) * 2 / 3;
            reasons.push(Reason::Authors(shared));
        }
        let weight: u32 = words.iter().map(|(_, weight)| weight).sum();
        if weight >= ENOUGH {
            score += weight;
            let words = by_rising(words, |(_, weight)| u64::from(u32::MAX - weight));
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
        (score >= ENOUGH).then_some((score, related))
    }

    /// The rarest area that two works stand in, and what it adds.
    fn shared_area(&self, a: WorkId, b: WorkId) -> Option<(String, u32)> {
        let buckets = self.columns.buckets(columns::group_of_facet(Facet::Area));
        let tally = &self.columns.tally;
        let of_b = tally.of_work(b.index());
        let shared = tally
            .of_work(a.index())
            .iter()
            .filter(|&&bucket| buckets.contains(&(bucket as usize)) && of_b.contains(&bucket));
        let rarest = shared.min_by_key(|&&bucket| tally.totals()[bucket as usize])?;
        let total = tally.totals()[*rarest as usize] as usize;
        let bonus = (self.len() / total.max(1)).max(1).ilog2().min(5);
        let value = &self.values(Facet::Area)[*rarest as usize - buckets.start];
        Some((value.id.clone(), bonus))
    }
}

/// A name to compare: its words, whatever their case and marks.
fn folded(name: &str) -> String {
    words(name).join(" ")
}
