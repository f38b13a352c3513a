//! Which work of the new catalogue is which of the old.

use std::collections::{BTreeMap, BTreeSet};

use crate::identity::titles;
use crate::work::Work;

/// Positions of works in the old and the new catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairs {
    /// The same work, old and new.
    pub same: Vec<(usize, usize)>,
    /// An old work that is now part of a new one which was another.
    pub merged: Vec<(usize, usize)>,
    /// An old work and a new one that was part of it.
    pub split: Vec<(usize, usize)>,
    /// New only.
    pub added: Vec<usize>,
    /// Old only.
    pub removed: Vec<usize>,
}

impl Pairs {
    /// Finds the pairs: by id, else by listing, arXiv id or title.
    pub fn new(old: &[Work], new: &[Work]) -> Self {
        let mut pairs = Self::default();
        let new_ids: BTreeMap<&str, usize> = ids(new);
        let mut taken_old = BTreeSet::new();
        let mut taken_new = BTreeSet::new();
        for (before, work) in old.iter().enumerate() {
            if let Some(after) = new_ids.get(work.id.as_str()) {
                pairs.same.push((before, *after));
                taken_old.insert(before);
                taken_new.insert(*after);
            }
        }
        let of_new = keys(new);
        for before in (0..old.len()).filter(|before| !taken_old.contains(before)) {
            match best(&old[before], &of_new) {
                Some(after) if taken_new.insert(after) => pairs.same.push((before, after)),
                Some(after) => pairs.merged.push((before, after)),
                None => pairs.removed.push(before),
            }
        }
        let of_old = keys(old);
        for after in (0..new.len()).filter(|after| !taken_new.contains(after)) {
            match best(&new[after], &of_old) {
                Some(before) => pairs.split.push((before, after)),
                None => pairs.added.push(after),
            }
        }
        pairs.same.sort_by_key(|(_, after)| *after);
        pairs
    }
}

fn ids(works: &[Work]) -> BTreeMap<&str, usize> {
    let numbered = works.iter().enumerate();
    numbered.map(|(at, work)| (work.id.as_str(), at)).collect()
}

/// What tells a work from others, and how much it tells.
fn keys_of(work: &Work) -> Vec<String> {
    let mut keys = Vec::new();
    for listing in &work.listings {
        let title = titles::key(&listing.title);
        keys.push(format!("{} {} {title}", listing.list, listing.line));
        keys.push(format!("{} {title}", listing.list));
    }
    keys.extend(work.arxiv_id.clone());
    let titles = work.alt_titles.iter().chain([&work.title]);
    keys.extend(titles.map(|title| format!("{:?} {}", work.kind, titles::key(title))));
    keys
}

fn keys(works: &[Work]) -> BTreeMap<String, Vec<usize>> {
    let mut all: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, work) in works.iter().enumerate() {
        for key in keys_of(work) {
            let owners = all.entry(key).or_default();
            if owners.last() != Some(&at) {
                owners.push(at);
            }
        }
    }
    all
}

/// The work that shares most keys with this one; the first of equals.
fn best(work: &Work, keys: &BTreeMap<String, Vec<usize>>) -> Option<usize> {
    let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
    for at in keys_of(work)
        .iter()
        .filter_map(|key| keys.get(key))
        .flatten()
    {
        *shared.entry(*at).or_default() += 1;
    }
    let most = shared.values().max()?;
    shared
        .iter()
        .find(|(_, count)| *count == most)
        .map(|(at, _)| *at)
}
