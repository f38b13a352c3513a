//! Merging: which entries are the same work.

mod by_id;
mod by_title;
mod ids;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use crate::work::Kind;

use super::entry::Complaint;
use super::resolve::Entry;
use super::rules::MergeRule;
use crate::identity::titles;

/// Drops arXiv ids that belong to another work by the titles of their entries, unless a rule joins
/// them. Returns the positions of these entries, each with a complaint.
pub fn drop_wrong_ids(
    entries: &mut [Entry],
    merges: &[MergeRule],
    splits: &[MergeRule],
) -> Vec<(usize, Complaint)> {
    let keys = |rule: &MergeRule| -> BTreeSet<String> {
        rule.titles.iter().map(|title| titles::key(title)).collect()
    };
    let [merges, splits] = [merges, splits].map(|rules| rules.iter().map(keys).collect::<Vec<_>>());
    let is_in = |rules: &[BTreeSet<String>], a: &str, b: &str| {
        let mut rules = rules.iter();
        a != b && rules.any(|rule| rule.contains(a) && rule.contains(b))
    };
    ids::drop_wrong(entries, |a, b| {
        let [a, b] = [a, b].map(|entry| titles::key(&entry.raw.title));
        let is_ruled = is_in(&merges, &a, &b) || is_in(&splits, &a, &b);
        is_ruled.then(|| is_in(&merges, &a, &b))
    })
}

/// Entries by position, one group for each work, in the order of their first entries.
pub fn groups(entries: &[Entry], merges: &[MergeRule], splits: &[MergeRule]) -> Vec<Vec<usize>> {
    let mut merger = Merger::new(entries, splits);
    merger.by_title();
    merger.by_shared_id();
    merger.by_bare_title();
    merger.by_name();
    merger.by_home();
    merger.by_rule(merges);
    merger.groups()
}

/// Minimum number of words in a title that identifies a work.
const LONG_TITLE: usize = 5;

/// Class of papers.
const PAPER: u8 = 0;
/// Class of projects and frameworks.
const SOFTWARE: u8 = 1;

/// The class of each entry; only entries of one class can be one work.
fn classes(entries: &[Entry], keys: &[String]) -> Vec<u8> {
    let is_long = |at: usize| keys[at].split(' ').count() >= LONG_TITLE;
    let is_written = |kind: Kind| matches!(kind, Kind::Paper | Kind::Article);
    let written: BTreeSet<&String> = entries
        .iter()
        .zip(keys)
        .filter(|(entry, _)| is_written(entry.raw.kind))
        .map(|(_, key)| key)
        .collect();
    let class = |at: usize| match entries[at].raw.kind {
        Kind::Paper => PAPER,
        // A page with a long title is about the paper of that title, and so is a repository.
        Kind::Article if is_long(at) => PAPER,
        Kind::Project if is_long(at) && written.contains(&keys[at]) => PAPER,
        Kind::Project | Kind::Framework => SOFTWARE,
        Kind::Article => 2,
        Kind::Other => 3,
    };
    (0..entries.len()).map(class).collect()
}

/// A union-find over entries, with constraints on what may be united.
struct Merger<'a> {
    entries: &'a [Entry],
    keys: Vec<String>,
    classes: Vec<u8>,
    parent: Vec<usize>,
    /// arXiv id of each root's group.
    ids: Vec<Option<String>>,
    /// Pairs of normalised titles that a rule keeps apart.
    apart: BTreeSet<(String, String)>,
    /// Titles in such pairs within each root's group.
    watched: Vec<BTreeSet<String>>,
}

impl<'a> Merger<'a> {
    fn new(entries: &'a [Entry], splits: &[MergeRule]) -> Self {
        let mut apart = BTreeSet::new();
        for rule in splits {
            let keys: Vec<String> = rule.titles.iter().map(|title| titles::key(title)).collect();
            for a in &keys {
                apart.extend(
                    keys.iter()
                        .filter(|b| *b != a)
                        .map(|b| (a.clone(), b.clone())),
                );
            }
        }
        let keys: Vec<String> = entries
            .iter()
            .map(|entry| titles::key(&entry.raw.title))
            .collect();
        let is_watched = |key: &&String| apart.iter().any(|(title, _)| title == *key);
        let watched = keys.iter().map(|key| {
            let key = Some(key).filter(is_watched);
            key.cloned().into_iter().collect()
        });
        Self {
            entries,
            watched: watched.collect(),
            classes: classes(entries, &keys),
            keys,
            parent: (0..entries.len()).collect(),
            ids: entries.iter().map(|entry| entry.arxiv_id.clone()).collect(),
            apart,
        }
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.parent[at] != at {
            self.parent[at] = self.parent[self.parent[at]];
            at = self.parent[at];
        }
        at
    }

    /// Unites the groups of two entries, unless a rule or two different arXiv ids forbid it.
    fn unite(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if !self.ids_differ(a, b) {
            self.unite_whatever_ids(a, b);
        }
    }

    /// As [`Self::unite`], ignoring arXiv ids.
    fn unite_whatever_ids(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if a != b && !self.are_apart(a, b) {
            self.join(a, b);
        }
    }

    /// Whether a rule keeps apart any two titles of two groups.
    fn are_apart(&self, a: usize, b: usize) -> bool {
        let pairs = self.watched[a].iter().flat_map(|a| {
            let others = self.watched[b].iter();
            others.map(move |b| (a.clone(), b.clone()))
        });
        pairs.into_iter().any(|pair| self.apart.contains(&pair))
    }

    fn join(&mut self, a: usize, b: usize) {
        let (first, second) = (a.min(b), a.max(b));
        self.parent[second] = first;
        let watched = std::mem::take(&mut self.watched[second]);
        self.watched[first].extend(watched);
        if self.ids[first].is_none() {
            self.ids[first] = self.ids[second].take();
        }
    }

    /// Whether two groups have different arXiv ids.
    fn ids_differ(&self, a: usize, b: usize) -> bool {
        matches!((&self.ids[a], &self.ids[b]), (Some(a), Some(b)) if a != b)
    }

    fn by_rule(&mut self, merges: &[MergeRule]) {
        for rule in merges {
            let keys: BTreeSet<String> =
                rule.titles.iter().map(|title| titles::key(title)).collect();
            let found: Vec<usize> = (0..self.keys.len())
                .filter(|&at| keys.contains(&self.keys[at]))
                .collect();
            for pair in found.windows(2) {
                let (a, b) = (self.root(pair[0]), self.root(pair[1]));
                if a != b {
                    self.join(a, b);
                }
            }
        }
    }

    fn groups(mut self) -> Vec<Vec<usize>> {
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for at in 0..self.entries.len() {
            let root = self.root(at);
            groups.entry(root).or_default().push(at);
        }
        groups.into_values().collect()
    }
}
