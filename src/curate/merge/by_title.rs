//! Merging by title: the same one, with and without a name before it, or under the same name.

use std::collections::{BTreeMap, BTreeSet};

use super::{LONG_TITLE, Merger, PAPER};
use crate::identity::near;
use crate::identity::titles::{self, Compared};

impl Merger<'_> {
    /// Same title and class, unless the arXiv ids differ. Entries with an id come first, so that
    /// those without join the first of them.
    pub(super) fn by_title(&mut self) {
        let mut buckets: BTreeMap<(u8, String), Vec<usize>> = BTreeMap::new();
        for at in 0..self.entries.len() {
            let squeezed = self.keys[at].replace(' ', "");
            let class = self.classes[at];
            // Word breaks only matter in short titles.
            let key = if class == PAPER && squeezed.len() >= 20 {
                squeezed
            } else {
                self.keys[at].clone()
            };
            if !key.is_empty() {
                buckets.entry((class, key)).or_default().push(at);
            }
        }
        for ((class, _), mut bucket) in buckets {
            bucket.sort_by_key(|&at| self.entries[at].arxiv_id.is_none());
            if class == PAPER {
                self.by_long_title(&bucket);
            }
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

    /// Same long title but different arXiv ids: one of these is a slip, unless the authors differ.
    fn by_long_title(&mut self, bucket: &[usize]) {
        let (Some(&first), true) = (bucket.first(), self.n_words(bucket[0]) >= LONG_TITLE) else {
            return;
        };
        for &at in bucket {
            if !self.have_other_authors(first, at) {
                self.unite_whatever_ids(first, at);
            }
        }
    }

    fn n_words(&self, at: usize) -> usize {
        self.keys[at].split(' ').count()
    }

    /// Whether both entries name authors, with none in common.
    fn have_other_authors(&self, a: usize, b: usize) -> bool {
        let names = |at: usize| -> BTreeSet<String> {
            let authors = self.entries[at].raw.authors.iter();
            authors.map(|name| titles::key(name)).collect()
        };
        let (a, b) = (names(a), names(b));
        !a.is_empty() && !b.is_empty() && a.is_disjoint(&b)
    }

    /// Same long title with and without a name before it: papers often get one in a later version.
    /// Ambiguous if two names share the rest.
    pub(super) fn by_bare_title(&mut self) {
        const LONG: usize = 6;
        let mut named: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
        let entries = self.entries.iter().enumerate();
        for (at, entry) in entries.filter(|(at, _)| self.classes[*at] == PAPER) {
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
            if let Some(other) = other.filter(|_| self.classes[at] == PAPER) {
                self.unite(other, at);
            }
        }
    }

    /// Same name and most other words, if only one of the two has an arXiv id: lists shorten
    /// titles, and venues change them.
    pub(super) fn by_name(&mut self) {
        let mut named: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, entry) in self.entries.iter().enumerate() {
            let name = titles::name(&entry.raw.title).filter(|_| self.classes[at] == PAPER);
            if let Some(name) = name {
                named.entry(name).or_default().push(at);
            }
        }
        for mut bucket in named.into_values().filter(|bucket| bucket.len() > 1) {
            let mut seen = BTreeSet::new();
            bucket.retain(|&at| seen.insert((self.root(at), self.keys[at].clone())));
            let title = |at: &usize| Compared::new(&self.entries[*at].raw.title);
            let titles: Vec<Compared> = bucket.iter().map(title).collect();
            for (a, b) in near::pairs(&titles) {
                let is_known = |at: usize| self.entries[at].arxiv_id.is_some();
                let is_one_known = is_known(bucket[a]) != is_known(bucket[b]);
                if is_one_known && titles[a].are_most_words_of(&titles[b]) {
                    self.unite(bucket[a], bucket[b]);
                }
            }
        }
    }
}
