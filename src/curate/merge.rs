//! Merging: which entries mean the same work.

use std::collections::{BTreeMap, BTreeSet};

use crate::work::Kind;

use super::resolve::Entry;
use super::rules::MergeRule;
use crate::identity::titles::{self, Compared};
use crate::identity::{near, urls};

/// Entries by position, one group for each work, in the order of their first entries.
pub fn groups(entries: &[Entry], merges: &[MergeRule], splits: &[MergeRule]) -> Vec<Vec<usize>> {
    let mut merger = Merger::new(entries, splits);
    merger.by_title();
    merger.by_shared_id();
    merger.by_bare_title();
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
    /// The arXiv id of the work that each root stands for.
    ids: Vec<Option<String>>,
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

    /// Unites two entries and with them all that are one with either, unless a rule or two
    /// different arXiv ids keep any of these apart.
    fn unite(&mut self, a: usize, b: usize) {
        let pair = (self.keys[a].clone(), self.keys[b].clone());
        let (a, b) = (self.root(a), self.root(b));
        if a == b || self.apart.contains(&pair) || self.ids_differ(a, b) {
            return;
        }
        self.join(a, b);
    }

    fn join(&mut self, a: usize, b: usize) {
        let (first, second) = (a.min(b), a.max(b));
        self.parent[second] = first;
        if self.ids[first].is_none() {
            self.ids[first] = self.ids[second].take();
        }
    }

    /// Whether two roots stand for works with different arXiv ids.
    fn ids_differ(&self, a: usize, b: usize) -> bool {
        matches!((&self.ids[a], &self.ids[b]), (Some(a), Some(b)) if a != b)
    }

    /// The same title and kind, unless two different arXiv ids say otherwise. Those with an
    /// id come first, so that one without goes to the first of them.
    fn by_title(&mut self) {
        let mut buckets: BTreeMap<(u8, String), Vec<usize>> = BTreeMap::new();
        for (at, entry) in self.entries.iter().enumerate() {
            let class = class(entry.raw.kind);
            let squeezed = self.keys[at].replace(' ', "");
            // A long title is the same with its words run together; a short one need not be.
            let key = if class == 0 && squeezed.len() >= 20 {
                squeezed
            } else {
                self.keys[at].clone()
            };
            if !key.is_empty() {
                buckets.entry((class, key)).or_default().push(at);
            }
        }
        for mut bucket in buckets.into_values() {
            bucket.sort_by_key(|&at| self.entries[at].arxiv_id.is_none());
            let mut of_id: BTreeMap<Option<&String>, usize> = BTreeMap::new();
            for &at in &bucket {
                let id = self.entries[at].arxiv_id.as_ref();
                let first = *of_id.entry(id).or_insert(at);
                self.unite(first, at);
                if id.is_none() {
                    self.unite(bucket[0], at);
                }
            }
        }
    }

    /// The same arXiv id, DOI or repository, and titles that agree. A wrong id is too common
    /// in lists for the id alone to decide.
    fn by_shared_id(&mut self) {
        let mut buckets: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, entry) in self.entries.iter().enumerate() {
            if matches!(entry.raw.kind, Kind::Paper | Kind::Article) {
                let own = entry.arxiv_id.iter().chain(&entry.doi).cloned();
                let repos = entry.repos.iter().map(|repo| repo.to_lowercase());
                for name in own.chain(repos) {
                    buckets.entry(name).or_default().push(at);
                }
            }
        }
        for mut bucket in buckets.into_values().filter(|bucket| bucket.len() > 1) {
            // Entries that are one already need only one of them compared.
            let mut seen = BTreeSet::new();
            bucket.retain(|&at| seen.insert((self.root(at), self.keys[at].clone())));
            let titles: Vec<Compared> = bucket
                .iter()
                .map(|&at| Compared::new(&self.entries[at].raw.title))
                .collect();
            for (a, b) in near::pairs(&titles) {
                if titles[a].agrees(&titles[b]) {
                    self.unite(bucket[a], bucket[b]);
                }
            }
        }
    }

    /// The same long title with and without a name in front, as a paper gets one between its
    /// first and its last version. What two names share may be neither's.
    fn by_bare_title(&mut self) {
        const LONG: usize = 6;
        let mut named: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
        let entries = self.entries.iter().enumerate();
        for (at, entry) in entries.filter(|(_, entry)| class(entry.raw.kind) == 0) {
            let title = titles::undouble(&entry.raw.title);
            if let (Some(name), Some((_, bare))) = (titles::name(title), title.split_once(':')) {
                let bare = titles::words(bare);
                if bare.len() >= LONG {
                    let names = named.entry(bare.join(" ")).or_default();
                    names.entry(name).or_insert(at);
                }
            }
        }
        for at in 0..self.entries.len() {
            let names = named.get(&self.keys[at]).filter(|names| names.len() == 1);
            let other = names.and_then(|names| names.values().next().copied());
            if let Some(other) = other.filter(|_| class(self.entries[at].raw.kind) == 0) {
                self.unite(other, at);
            }
        }
    }

    /// The same repository for what is built, the same page for what is reported.
    fn by_home(&mut self) {
        let mut homes: BTreeMap<(u8, String), usize> = BTreeMap::new();
        for (at, entry) in self.entries.iter().enumerate() {
            let class = class(entry.raw.kind);
            let home = match class {
                0 => None,
                1 => entry.home(),
                _ => entry.links.first().map(|link| urls::url_key(&link.url)),
            };
            if let Some(home) = home {
                let first = *homes.entry((class, home)).or_insert(at);
                self.unite(first, at);
            }
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::curate::entry::RawEntry;
    use crate::identity::ids;
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
    fn a_name_in_front_of_a_long_title_is_no_difference() {
        use Kind::{Article, Paper};
        let arxiv = "https://arxiv.org/abs/2301.00001";
        let bare = "Quick Sums of Small Numbers by Table";
        let named = format!("Zed: {bare}");
        check((Paper, &named, arxiv), (Paper, bare, ""), true);
        let other = "https://arxiv.org/abs/2302.00002";
        check((Paper, &named, arxiv), (Paper, bare, other), false);
        check((Paper, &named, arxiv), (Article, bare, ""), false);
        check(
            (Paper, "Zed: Quick Sums", arxiv),
            (Paper, "Quick Sums", ""),
            false,
        );
        let second = format!("Yod: {bare}");
        let entries = [&*named, bare, &*second].map(|title| entry(Paper, title, ""));
        assert_eq!(groups(&entries, &[], &[]).len(), 3);
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
    fn different_ids_are_never_one_by_way_of_a_third() {
        let (a, b) = (
            "https://arxiv.org/abs/2301.00001",
            "https://arxiv.org/abs/2302.00002",
        );
        let entries = [a, "", b].map(|url| entry(Kind::Paper, "Sums", url));
        assert_eq!(groups(&entries, &[], &[]), [vec![0, 1], vec![2]]);
        let mut entries = [a, "", b].map(|url| entry(Kind::Paper, "Quick Sums of Zed", url));
        for entry in &mut entries {
            entry.repos.push("o/zed".into());
        }
        entries[1].raw.title = "Sums of Zed Made Quick".into();
        assert_eq!(groups(&entries, &[], &[]), [vec![0, 1], vec![2]]);
    }

    #[test]
    fn among_many_titles_the_near_ones_are_found() {
        let repo = "https://github.com/o/zoo";
        let numbers = 0..200_usize;
        let name = |n: usize| {
            format!(
                "w{} x{} y{}",
                (b'a' + (n % 20) as u8) as char,
                "q".repeat(n / 20 + 1),
                "z".repeat(n % 7)
            )
        };
        let titles = numbers.flat_map(|n| {
            [
                format!("Sums of {}", name(n)),
                format!("The sums of {}", name(n)),
            ]
        });
        let entries: Vec<Entry> = titles
            .map(|title| entry(Kind::Paper, &title, repo))
            .collect();
        let found = groups(&entries, &[], &[]);
        assert!(found.iter().all(|group| group.len() >= 2), "{found:?}");
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
