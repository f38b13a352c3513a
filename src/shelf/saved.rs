//! Works on the shelf and the lists they are in.

use super::{Edit, Record, Shelf};
use crate::work::Work;

/// The list that is always there. Its name may be changed like any other.
pub const SAVED: &str = "saved";

/// Authors beyond these are not kept with a saved work.
const MOST_AUTHORS: usize = 20;
/// Links beyond these are not kept with a saved work.
const MOST_LINKS: usize = 5;

/// The fields of what was known of a work.
const ABOUT: [&str; 4] = ["title", "authors", "place", "links"];

/// What the shelf has of a work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    /// The title when it was saved.
    pub title: String,
    /// The authors when it was saved, with commas.
    pub authors: String,
    /// Venue and year when it was saved.
    pub place: String,
    /// Where it could be read when it was saved: what the link says, and where it leads.
    pub links: Vec<(String, String)>,
    /// The reader's note.
    pub note: String,
    /// Whether it is read.
    pub is_read: bool,
    /// The reader's own tags.
    pub tags: Vec<String>,
    /// The lists it is in, by id.
    pub lists: Vec<String>,
    /// Greater for what was put into a list later.
    pub order: u64,
}

impl Saved {
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
            place: text("place"),
            links: links
                .filter(|(url, _)| is_web(url))
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

/// The address is followed when it is clicked, and may come from a file of somebody else's.
fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// A list of works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// Never changes.
    pub id: String,
    /// What the reader calls it; empty where the reader never named it.
    pub name: String,
    /// How many works are in it.
    pub n_works: usize,
}

/// Puts a list among others by its name; the one that is always there stays the first.
fn insert(lists: &mut Vec<List>, new: List) {
    let rank = |list: &List| (list.id != SAVED, list.name.to_lowercase());
    let at = lists.partition_point(|list| rank(list) <= rank(&new));
    lists.insert(at, new);
}

/// Whether a record is of something the reader has, and not only of what was removed.
pub(super) fn is_there(key: &str, record: &Record) -> bool {
    match key.starts_with("w/") {
        true => {
            record.under("in/").next().is_some()
                || record.under("tag/").next().is_some()
                || record.get("note").is_some()
        }
        false => record.fields().next().is_some(),
    }
}

/// The fields that keep what is known of a work, should it leave the catalogue.
pub fn about(work: &Work, venue: Option<&str>) -> Vec<(&'static str, String)> {
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
    let [title, by, at, to] = ABOUT;
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
        let there = self.records().filter(|(key, record)| is_there(key, record));
        there.filter_map(|(key, _)| key.strip_prefix("w/"))
    }

    /// What is kept of a work; `None` if it is not on the shelf.
    pub fn saved(&self, key: &str) -> Option<Saved> {
        let key = format!("w/{key}");
        let record = self.record(&key)?;
        is_there(&key, record).then(|| Saved::of(record))
    }

    /// Whether a work is in a list; in any, if no list is named.
    pub fn is_in(&self, key: &str, list: Option<&str>) -> bool {
        let record = self.record(&format!("w/{key}"));
        record.is_some_and(|record| match list {
            Some(list) => record.get(&format!("in/{list}")).is_some(),
            None => record.under("in/").next().is_some(),
        })
    }

    /// The lists: the one that is always there, then the others by name.
    pub fn lists(&self) -> Vec<List> {
        let mut lists = Vec::new();
        let mut add = |id: &str, n_works| {
            let of_id = |list: &&mut List| list.id == id;
            match lists.iter_mut().find(of_id) {
                Some(list) => list.n_works += n_works,
                None => insert(&mut lists, self.list(id, n_works)),
            }
        };
        add(SAVED, 0);
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

    /// What a list is called. One whose own record was lost is called by its id.
    fn list_name(&self, id: &str) -> String {
        let record = self.record(&format!("l/{id}"));
        let name = record.and_then(|record| record.get("name"));
        let fallback = if id == SAVED { "" } else { id };
        name.unwrap_or(fallback).to_owned()
    }

    /// An id for a new list or search.
    pub fn new_id(&self) -> String {
        format!("{}-{}", self.writer, self.counter + 1)
    }

    /// The edits that change one thing of a work. What is known of it is kept again with each:
    /// a removal in another tab at the same time then leaves no work without a title. Where
    /// `about` is empty, what was known before is kept again.
    pub fn edit_of_work(
        &self,
        key: &str,
        field: &str,
        text: Option<&str>,
        about: &[(&'static str, String)],
    ) -> Vec<Edit> {
        let key = format!("w/{key}");
        let mut edits = vec![Edit {
            key: key.clone(),
            field: field.to_owned(),
            text: text.map(str::to_owned),
        }];
        if text.is_some() {
            let known = about
                .iter()
                .map(|(name, text)| Edit::set(&key, *name, text));
            edits.extend(known);
        }
        edits
    }

    /// The edits that take a work off the shelf, with all that was kept of it.
    pub fn removal_of(&self, key: &str) -> Vec<Edit> {
        self.removal(&format!("w/{key}"))
    }

    /// The edits that remove a list or a search, by its whole key, and empty the list.
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
