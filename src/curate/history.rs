//! When each list first had each work, out of the history of its pages.

use std::collections::BTreeSet;
use std::path::Path;

use super::entry::RawEntry;
use super::facts::first_listed::{Row, Table};
use super::facts::join::About;
use super::fetch::mirror::{Mirror, Version};
use super::lists::ListRule;
use super::{mend, source};
use crate::identity::{ids, titles};
use crate::work::Work;

/// The works whose days are asked for, by what listings can be known by.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    arxiv_ids: BTreeSet<String>,
    titles: BTreeSet<String>,
}

impl Wanted {
    /// All of these works.
    pub fn new(works: &[Work]) -> Self {
        let titles = works
            .iter()
            .flat_map(|work| work.alt_titles.iter().chain([&work.title]));
        Self {
            arxiv_ids: works
                .iter()
                .filter_map(|work| work.arxiv_id.clone())
                .collect(),
            titles: titles.map(|title| titles::key(title)).collect(),
        }
    }

    fn has(&self, about: &About) -> bool {
        let id = about.arxiv_id.as_ref();
        id.is_some_and(|id| self.arxiv_ids.contains(id))
            || self.titles.contains(&titles::key(&about.title))
    }
}

/// What came of a list: how many states of its pages were read.
pub type Told = (String, Result<usize, String>);

/// Adds to a table the days on which the lists first had the works. `progress` is called before
/// each list. A list without a clone keeps the days that are known.
pub fn history(
    rules: &[ListRule],
    cache: &Path,
    wanted: &Wanted,
    table: &mut Table,
    progress: &mut dyn FnMut(usize, &str),
) -> Vec<Told> {
    let kept = rules
        .iter()
        .filter_map(|rule| Some((rule, rule.repository.as_ref()?)));
    let mut told = Vec::new();
    for (at, (rule, repository)) in kept.enumerate() {
        progress(at, &rule.id);
        let read = match Mirror::open(cache, repository) {
            Some(mirror) => list(rule, &mirror, wanted, table),
            None => Err("no clone of it here; `curate fetch` makes one".to_owned()),
        };
        told.push((rule.id.clone(), read));
    }
    told
}

/// Reads every state of a list's pages.
fn list(
    rule: &ListRule,
    mirror: &Mirror,
    wanted: &Wanted,
    table: &mut Table,
) -> Result<usize, String> {
    let mut n_read = 0;
    for (at, page) in rule.pages.iter().enumerate() {
        let versions = mirror.versions(&page.path)?;
        let blobs: Vec<&str> = versions
            .iter()
            .map(|version| version.blob.as_str())
            .collect();
        mirror.prefetch(&blobs);
        let mut reader = mirror.reader()?;
        // A version that comes back, as after a revert, has nothing new.
        let mut seen = BTreeSet::new();
        for version in &versions {
            if !seen.insert(&version.blob) {
                continue;
            }
            let bytes = reader.read(&version.blob)?;
            for row in rows(rule, at, version, &bytes) {
                if wanted.has(&row.about) {
                    table.add(row);
                }
            }
            n_read += 1;
        }
    }
    Ok(n_read)
}

/// What a state of a page lists. Bytes that are no text list nothing.
fn rows(rule: &ListRule, page: usize, version: &Version, bytes: &[u8]) -> Vec<Row> {
    let Ok(text) = mend::decode(bytes) else {
        return Vec::new();
    };
    let (entries, _) = source::read_mended(rule, page, &mend::mend(text).text);
    let row = |entry: &RawEntry| Row {
        list: rule.id.clone(),
        about: About {
            arxiv_id: entry
                .links
                .iter()
                .find_map(|link| ids::arxiv_of_url(&link.url)),
            title: titles::undouble(&entry.title).to_owned(),
        },
        day: version.commit.dated.clone(),
        commit: version.commit.commit.chars().take(12).collect(),
    };
    let titled = entries.iter().filter(|entry| !entry.title.is_empty());
    titled.map(row).collect()
}
