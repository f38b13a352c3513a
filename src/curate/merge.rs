//! Merging: which entries mean the same work.

use std::collections::{BTreeMap, BTreeSet};

use crate::work::Kind;

use super::resolve::Entry;
use super::rules::MergeRule;
use super::{titles, urls};

/// Entries by position, one group for each work, in the order of their first entries.
pub fn groups(entries: &[Entry], merges: &[MergeRule], splits: &[MergeRule]) -> Vec<Vec<usize>> {
    let mut merger = Merger::new(entries, splits);
    merger.by_title();
    merger.by_shared_id();
    merger.by_home();
    merger.by_rule(merges);
    merger.groups()
}

/// Kinds that can be one work: what is written, what is built, what is reported, the rest.
fn class(kind: Kind) -> u8 {
    match kind {
        Kind::Paper => 0,
        Kind::Project | Kind::Framework => 1,
        Kind::Article => 2,
        Kind::Other => 3,
    }
}

/// A union of sets, with what must never be united.
struct Merger<'a> {
    entries: &'a [Entry],
    keys: Vec<String>,
    parent: Vec<usize>,
    /// Pairs of comparable titles that are kept apart by rule.
    apart: BTreeSet<(String, String)>,
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
        Self {
            entries,
            keys: entries
                .iter()
                .map(|entry| titles::key(&entry.raw.title))
                .collect(),
            parent: (0..entries.len()).collect(),
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

    fn unite(&mut self, a: usize, b: usize) {
        let pair = (self.keys[a].clone(), self.keys[b].clone());
        if self.apart.contains(&pair) {
            return;
        }
        let (a, b) = (self.root(a), self.root(b));
        self.parent[a.max(b)] = a.min(b);
    }

    /// Unites all pairs in the same bucket that pass a test.
    fn within<K: Ord>(
        &mut self,
        buckets: impl Iterator<Item = (K, usize)>,
        test: impl Fn(&Entry, &Entry) -> bool,
    ) {
        let mut filled: BTreeMap<K, Vec<usize>> = BTreeMap::new();
        for (key, at) in buckets {
            filled.entry(key).or_default().push(at);
        }
        for bucket in filled.values() {
            for (position, &a) in bucket.iter().enumerate() {
                for &b in &bucket[..position] {
                    if test(&self.entries[a], &self.entries[b]) {
                        self.unite(a, b);
                    }
                }
            }
        }
    }

    /// The same title and kind, unless two different arXiv ids say otherwise.
    fn by_title(&mut self) {
        let keys = self.keys.clone().into_iter().enumerate();
        let keys = keys
            .filter(|(_, key)| !key.is_empty())
            .map(|(at, key)| (key, at));
        self.within(keys, |a, b| {
            let ids_differ =
                a.arxiv_id.is_some() && b.arxiv_id.is_some() && a.arxiv_id != b.arxiv_id;
            class(a.raw.kind) == class(b.raw.kind) && !ids_differ
        });
    }

    /// The same arXiv id, DOI or repository, and titles that agree. A wrong id is too common
    /// in lists for the id alone to decide.
    fn by_shared_id(&mut self) {
        let entries = self.entries.iter().enumerate();
        let written =
            entries.filter(|(_, entry)| matches!(entry.raw.kind, Kind::Paper | Kind::Article));
        let names = written.flat_map(|(at, entry)| {
            let own = entry.arxiv_id.iter().chain(&entry.doi).cloned();
            let repos = entry.repos.iter().map(|repo| repo.to_lowercase());
            own.chain(repos)
                .map(move |name| (name, at))
                .collect::<Vec<_>>()
        });
        let names: Vec<_> = names.collect();
        self.within(names.into_iter(), |a, b| {
            titles::agree(&a.raw.title, &b.raw.title)
        });
    }

    /// The same repository for what is built, the same page for what is reported.
    fn by_home(&mut self) {
        let homes: Vec<_> = self
            .entries
            .iter()
            .enumerate()
            .filter_map(|(at, entry)| {
                let class = class(entry.raw.kind);
                let home = match class {
                    0 => None,
                    1 => entry.home(),
                    _ => entry.links.first().map(|link| urls::url_key(&link.url)),
                };
                Some(((class, home?), at))
            })
            .collect();
        self.within(homes.into_iter(), |_, _| true);
    }

    fn by_rule(&mut self, merges: &[MergeRule]) {
        for rule in merges {
            let keys: BTreeSet<String> =
                rule.titles.iter().map(|title| titles::key(title)).collect();
            let found: Vec<usize> = (0..self.keys.len())
                .filter(|&at| keys.contains(&self.keys[at]))
                .collect();
            for pair in found.windows(2) {
                self.unite(pair[0], pair[1]);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::curate::entry::RawEntry;
    use crate::curate::ids;
    use crate::work::Link;

    fn entry(kind: Kind, title: &str, url: &str) -> Entry {
        Entry {
            raw: RawEntry {
                kind,
                title: title.into(),
                ..RawEntry::default()
            },
            arxiv_id: ids::arxiv_of_url(url),
            repos: ids::github_repo(url).into_iter().collect(),
            links: vec![Link {
                url: url.into(),
                ..Link::default()
            }],
            ..Entry::default()
        }
    }

    fn check(a: (Kind, &str, &str), b: (Kind, &str, &str), same: bool) {
        let entries = [entry(a.0, a.1, a.2), entry(b.0, b.1, b.2)];
        assert_eq!(groups(&entries, &[], &[]).len() == 1, same, "{a:?} {b:?}");
    }

    #[test]
    fn what_is_one_and_what_is_two() {
        use Kind::{Article, Framework, Paper, Project};
        let arxiv = "https://arxiv.org/abs/2301.00001";
        let repo = "https://github.com/o/zed";
        check(
            (Paper, "Zed: Sums of A", arxiv),
            (Paper, "zed: sums of a", ""),
            true,
        );
        check(
            (Paper, "Layer Skip: Sums", arxiv),
            (Paper, "LayerSkip: Sums", arxiv),
            true,
        );
        check(
            (Paper, "Quick Sums", arxiv),
            (Paper, "Slow Products", arxiv),
            false,
        );
        check(
            (Paper, "Sums", arxiv),
            (Paper, "Sums", "https://arxiv.org/abs/2302.00002"),
            false,
        );
        check(
            (Project, "zed", repo),
            (Framework, "Zed 2", "https://github.com/O/Zed/pull/1"),
            true,
        );
        check((Project, "Zed", repo), (Paper, "Zed", repo), false);
        check(
            (Paper, "Zed: Quick Sums of A", repo),
            (Paper, "Zed: Sums of A Made Quick", repo),
            true,
        );
        check(
            (Article, "A", "https://a.org/x?utm_source=b"),
            (Article, "B", "https://a.org/x/"),
            true,
        );
        check(
            (Project, "GPTFast", repo),
            (Project, "gpt-fast", "https://github.com/p/gpt-fast"),
            false,
        );
    }

    #[test]
    fn rules_have_the_last_word() {
        let rule = |titles: [&str; 2]| MergeRule {
            titles: titles.map(str::to_owned).to_vec(),
            reason: "seen".into(),
        };
        let arxiv = "https://arxiv.org/abs/2301.00001";
        let entries = [
            entry(Kind::Paper, "Layer Skip", arxiv),
            entry(Kind::Paper, "LayerSkip", arxiv),
        ];
        assert_eq!(
            groups(&entries, &[], &[rule(["Layer Skip", "LayerSkip"])]).len(),
            2
        );
        let entries = [
            entry(Kind::Paper, "One", ""),
            entry(Kind::Paper, "Other", ""),
        ];
        assert_eq!(groups(&entries, &[rule(["one", "other"])], &[]).len(), 1);
    }
}
