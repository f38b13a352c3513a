//! Merging by what identifies a work: ids, repositories, pages.

use std::collections::{BTreeMap, BTreeSet};

use super::{Merger, PAPER, SOFTWARE};
use crate::curate::resolve::Entry;
use crate::identity::titles::Compared;
use crate::identity::{near, urls};
use crate::work::Kind;

impl Merger<'_> {
    /// Same arXiv id, DOI or repository, and agreeing titles. Wrong ids are too common for the id
    /// alone to decide.
    pub(super) fn by_shared_id(&mut self) {
        let mut buckets: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, entry) in self.entries.iter().enumerate() {
            if matches!(entry.raw.kind, Kind::Paper | Kind::Article) {
                let own = entry.arxiv_id.iter().chain(&entry.doi).cloned();
                let repos = entry.repos.iter().map(|repo| repo.to_lowercase());
                for name in own.chain(repos).chain(page(entry)) {
                    buckets.entry(name).or_default().push(at);
                }
            }
        }
        for mut bucket in buckets.into_values().filter(|bucket| bucket.len() > 1) {
            // One entry per group and title is enough.
            let mut seen = BTreeSet::new();
            bucket.retain(|&at| seen.insert((self.root(at), self.keys[at].clone())));
            let titles: Vec<Compared> = bucket
                .iter()
                .map(|&at| Compared::new(&self.entries[at].raw.title))
                .collect();
            for (a, b) in near::pairs(&titles) {
                let is_same = titles[a].agrees(&titles[b])
                    || (self.share_paper(bucket[a], bucket[b])
                        && titles[a].agrees_on_id(&titles[b]));
                if is_same {
                    self.unite(bucket[a], bucket[b]);
                }
            }
        }
    }

    /// Whether two entries have the same arXiv id or DOI, or lead to the same submission.
    fn share_paper(&self, a: usize, b: usize) -> bool {
        let (a, b) = (&self.entries[a], &self.entries[b]);
        let is_same = |a: &Option<String>, b: &Option<String>| a.is_some() && a == b;
        is_same(&a.arxiv_id, &b.arxiv_id) || is_same(&a.doi, &b.doi) || is_same(&page(a), &page(b))
    }

    /// Same repository for software, same page for articles. A page with many titles is a programme,
    /// which proves nothing.
    pub(super) fn by_home(&mut self) {
        const FEW: usize = 2;
        let mut homes: BTreeMap<(u8, String), Vec<usize>> = BTreeMap::new();
        for (at, entry) in self.entries.iter().enumerate() {
            let class = self.classes[at];
            let home = match class {
                PAPER => None,
                SOFTWARE => entry.home(),
                _ => entry.links.first().map(|link| urls::url_key(&link.url)),
            };
            if let Some(home) = home {
                homes.entry((class, home)).or_default().push(at);
            }
        }
        for ((class, _), users) in homes {
            let titles: BTreeSet<&String> = users.iter().map(|&at| &self.keys[at]).collect();
            let is_programme = class != SOFTWARE && titles.len() > FEW;
            for &at in users.iter().filter(|_| !is_programme) {
                self.unite(users[0], at);
            }
        }
    }
}

/// The submission on OpenReview that an entry leads to, whether as a forum or as a PDF.
fn page(entry: &Entry) -> Option<String> {
    let of_submission = |url: &str| {
        let is_there = urls::host(url).is_some_and(|host| host == "openreview.net");
        let (_, query) = url.split_once('?').filter(|_| is_there)?;
        let id = query
            .split(['&', '#'])
            .find_map(|pair| pair.strip_prefix("id="))?;
        Some(format!("openreview.net {id}"))
    };
    entry.links.iter().find_map(|link| of_submission(&link.url))
}
