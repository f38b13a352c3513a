//! Works on the shelf and the lists they are in.

use super::{Edit, Record, Shelf};
use crate::work::Work;
use crate::work::safe_url::SafeUrl;

/// The list that always exists. It can be renamed like any other.
pub const SAVED_LIST: &str = "saved";

/// The most authors kept in a snapshot.
const MOST_AUTHORS: usize = 20;
/// The most links kept in a snapshot.
const MOST_LINKS: usize = 5;

/// The fields of a work's snapshot.
const SNAPSHOT_FIELDS: [&str; 4] = ["title", "authors", "place", "links"];

/// A work on the shelf.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedWork {
    /// The title when it was saved.
    pub title: String,
    /// The authors when it was saved, separated by commas.
    pub authors: String,
    /// Venue and year when it was saved.
    pub venue_and_year: String,
    /// Its links when it was saved: label and address.
    pub links: Vec<(String, String)>,
    /// The reader's note.
    pub note: String,
    /// Whether it is read.
    pub is_read: bool,
    /// The reader's own tags.
    pub tags: Vec<String>,
    /// The lists it is in, by id.
    pub lists: Vec<String>,
    /// Greater the later it was put into a list.
    pub order: u64,
}

impl SavedWork {
    fn of(record: &Record) -> Self {
        let text = |name| record.get(name).unwrap_or_default().to_owned();
        let names = |start| {
            record
                .under(start)
                .map(|(name, _)| name.to_owned())
                .collect()
        };
        let links = record.get("links").unwrap_or_default().lines();
        let links = links.filter_map(|line| line.split_once(' '));
        Self {
            title: text("title"),
            authors: text("authors"),
            venue_and_year: text("place"),
            links: links
                .filter(|(url, _)| SafeUrl::new(url).is_some())
                .map(|(url, label)| (label.to_owned(), url.to_owned()))
                .collect(),
            note: text("note"),
            is_read: record.get("read").is_some(),
            tags: names("tag/"),
            lists: names("in/"),
            order: record
                .under("in/")
                .map(|(_, count)| count)
                .max()
                .unwrap_or(0),
        }
    }
}

/// A list of works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// The id, which never changes.
    pub id: String,
    /// The name; empty if the default list was never named.
    pub name: String,
    /// How many works are in it.
    pub n_works: usize,
}

/// Inserts a list by name, after the list that always exists.
fn insert(lists: &mut Vec<List>, new: List) {
    let rank = |list: &List| (list.id != SAVED_LIST, list.name.to_lowercase());
    let at = lists.partition_point(|list| rank(list) <= rank(&new));
    lists.insert(at, new);
}

/// Whether a record has something to show, and is not just the remains of removals.
pub(super) fn is_present(key: &str, record: &Record) -> bool {
    match key.starts_with("w/") {
        true => {
            record.under("in/").next().is_some()
                || record.under("tag/").next().is_some()
                || record.get("note").is_some()
        }
        false => record.fields().next().is_some(),
    }
}

/// The snapshot of a work, shown should it leave the catalogue.
pub fn snapshot(work: &Work, venue: Option<&str>) -> Vec<(&'static str, String)> {
    let mut authors = work.authors.clone();
    authors.truncate(MOST_AUTHORS);
    if work.authors_truncated || work.authors.len() > MOST_AUTHORS {
        authors.push("et al.".to_owned());
    }
    let year = work.year.map(|year| year.to_string());
    let place: Vec<String> = venue.map(str::to_owned).into_iter().chain(year).collect();
    let web = work
        .links
        .iter()
        .filter(|link| link.web_address().is_some());
    let links = web.map(|link| format!("{} {}", link.url, link.label));
    let repos = work.repos.iter();
    let repos = repos.map(|repo| format!("https://github.com/{0} {0}", repo.name));
    let links: Vec<String> = links.chain(repos).take(MOST_LINKS).collect();
    let [title, by, at, to] = SNAPSHOT_FIELDS;
    vec![
        (title, work.title.clone()),
        (by, authors.join(", ")),
        (at, place.join(" ")),
        (to, links.join("\n")),
    ]
}

impl Shelf {
    /// The keys of the works on the shelf.
    pub fn works(&self) -> impl Iterator<Item = &str> {
        let there = self
            .records()
            .filter(|(key, record)| is_present(key, record));
        there.filter_map(|(key, _)| key.strip_prefix("w/"))
    }

    /// A work on the shelf.
    pub fn saved(&self, key: &str) -> Option<SavedWork> {
        let key = format!("w/{key}");
        let record = self.record(&key)?;
        is_present(&key, record).then(|| SavedWork::of(record))
    }

    /// Whether a work is in a list, or in any list.
    pub fn is_in(&self, key: &str, list: Option<&str>) -> bool {
        let record = self.record(&format!("w/{key}"));
        record.is_some_and(|record| match list {
            Some(list) => record.get(&format!("in/{list}")).is_some(),
            None => record.under("in/").next().is_some(),
        })
    }

    /// All lists: the default one, then the others by name.
    pub fn lists(&self) -> Vec<List> {
        let mut lists = Vec::new();
        let mut add = |id: &str, n_works| {
            let of_id = |list: &&mut List| list.id == id;
            match lists.iter_mut().find(of_id) {
                Some(list) => list.n_works += n_works,
                None => insert(&mut lists, self.list(id, n_works)),
            }
        };
        add(SAVED_LIST, 0);
        for (key, record) in self.records() {
            match key.split_once('/') {
                Some(("l", id)) if record.get("name").is_some() => add(id, 0),
                Some(("w", _)) => record.under("in/").for_each(|(id, _)| add(id, 1)),
                _ => {}
            }
        }
        lists
    }

    fn list(&self, id: &str, n_works: usize) -> List {
        List {
            id: id.to_owned(),
            name: self.list_name(id),
            n_works,
        }
    }

    /// The name of a list; its id if its record was lost.
    fn list_name(&self, id: &str) -> String {
        let record = self.record(&format!("l/{id}"));
        let name = record.and_then(|record| record.get("name"));
        let fallback = if id == SAVED_LIST { "" } else { id };
        name.unwrap_or(fallback).to_owned()
    }

    /// An id for a new list or search.
    pub fn new_id(&self) -> String {
        format!("{}-{}", self.writer, self.counter + 1)
    }

    /// The edits that change one field of a work. They include the snapshot, so that a concurrent
    /// removal in another tab never leaves a work without a title. An empty `snapshot`, of a
    /// work that left the catalogue, stands for the one taken before.
    pub fn edit_of_work(
        &self,
        key: &str,
        field: &str,
        text: Option<&str>,
        snapshot: &[(&'static str, String)],
    ) -> Vec<Edit> {
        let key = format!("w/{key}");
        let mut edits = vec![Edit {
            key: key.clone(),
            field: field.to_owned(),
            text: text.map(str::to_owned),
        }];
        if text.is_none() {
            return edits;
        }
        if snapshot.is_empty() {
            let record = self.record(&key);
            let kept = |name: &'static str| Some((name, record?.get(name)?));
            let kept = SNAPSHOT_FIELDS.into_iter().filter_map(kept);
            edits.extend(kept.map(|(name, text)| Edit::set(&key, name, text)));
        }
        let new = snapshot.iter();
        edits.extend(new.map(|(name, text)| Edit::set(&key, *name, text)));
        edits
    }

    /// The edits that take a work off the shelf, with everything kept of it.
    pub fn removal_of(&self, key: &str) -> Vec<Edit> {
        self.removal(&format!("w/{key}"))
    }

    /// The edits that remove a list or a search by its full key, and take all works off the list.
    pub fn removal_of_group(&self, key: &str) -> Vec<Edit> {
        let mut edits = self.removal(key);
        if let Some(list) = key.strip_prefix("l/") {
            let of_list = self.works().filter(|work| self.is_in(work, Some(list)));
            let field = format!("in/{list}");
            edits.extend(of_list.map(|work| Edit::remove(format!("w/{work}"), &field)));
        }
        edits
    }

    fn removal(&self, key: &str) -> Vec<Edit> {
        let fields = self.record(key).into_iter().flat_map(Record::fields);
        fields.map(|(name, _)| Edit::remove(key, name)).collect()
    }
}
