//! The shelf: what a reader keeps of the catalogue, as values that merge.
//!
//! Works in named lists with notes, tags and what was known of them when they were saved, and
//! saved searches. Everything is a [`Record`] under a key (`w/` and a work's key, `l/` a list,
//! `s/` a search), a record is a set of fields, and every change is a set of [`Edit`]s whose undo
//! is edits as well. Where and how it is stored is another room's affair.

mod backup;
mod file;
mod record;
mod saved;
mod search;
mod selection;

use std::fmt;

pub use backup::Backup;
pub use file::{FileError, Import, Preview, Refused, export};
pub use record::Record;
pub use saved::{List, SAVED, Saved, about};
pub use search::{Search, sign};
pub use selection::{keys_in_link, link_to};

/// A longer text is refused, in bytes: a note is a note, and the browser's storage is small.
pub const LONGEST_TEXT: usize = 20_000;
/// More records are refused: about half of what a browser stores for a site.
pub const MOST_RECORDS: usize = 5_000;
/// More lists and tags of one work, those removed among them, are refused.
const MOST_FIELDS: usize = 500;

/// A change of one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The record's key.
    pub key: String,
    /// The field's name.
    pub field: String,
    /// Its new text; `None` removes it.
    pub text: Option<String>,
}

impl Edit {
    /// Sets a field.
    pub fn set(key: impl Into<String>, field: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            field: field.into(),
            text: Some(text.into()),
        }
    }

    /// Removes a field.
    pub fn remove(key: impl Into<String>, field: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            field: field.into(),
            text: None,
        }
    }
}

/// Why a change is not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A text has so many bytes, which is more than [`LONGEST_TEXT`].
    TooLong(usize),
    /// The shelf would hold more than [`MOST_RECORDS`], or one work too many lists and tags.
    TooMany,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong(length) => {
                write!(f, "a text of {length} bytes, {LONGEST_TEXT} are the most")
            }
            Self::TooMany => write!(f, "more than the shelf holds"),
        }
    }
}

impl std::error::Error for Refusal {}

/// The shelf as one tab has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelf {
    /// In the order of their keys.
    records: Vec<(String, Record)>,
    /// The latest stamp that was seen.
    counter: u64,
    /// Tells this tab's stamps from those of others.
    writer: String,
}

/// What came of holding a record against the stored text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// The stored text had news.
    pub changed: bool,
    /// What is to be stored in its place.
    pub write: Option<String>,
    /// The stored text is no record, and is to be set aside before it is replaced.
    pub unreadable: bool,
}

impl Shelf {
    /// An empty shelf, for a writer of a name that no other has.
    pub fn new(writer: impl Into<String>) -> Self {
        Self {
            records: Vec::new(),
            counter: 0,
            writer: writer.into(),
        }
    }

    /// What stands under a key.
    pub fn record(&self, key: &str) -> Option<&Record> {
        Some(&self.records[self.find(key).ok()?].1)
    }

    /// All records, in the order of their keys.
    pub fn records(&self) -> impl Iterator<Item = (&str, &Record)> {
        let pairs = self.records.iter();
        pairs.map(|(key, record)| (key.as_str(), record))
    }

    /// Makes changes, all or none; gives back the edits that undo those that changed anything.
    ///
    /// Where a record changes, all fields that the edits set in it get the new stamp, those that
    /// stay as they were too: they hold against a removal in another tab at the same time.
    ///
    /// # Errors
    /// If the shelf would grow beyond its bounds.
    pub fn edit(&mut self, edits: &[Edit]) -> Result<Vec<Edit>, Refusal> {
        self.check(edits)?;
        self.counter += 1;
        let mut undo: Vec<Edit> = edits.iter().filter_map(|edit| self.undo_of(edit)).collect();
        let mut changing: Vec<&str> = Vec::new();
        for edit in &undo {
            if let Err(at) = changing.binary_search(&edit.key.as_str()) {
                changing.insert(at, &edit.key);
            }
        }
        for Edit { key, field, text } in edits {
            if changing.binary_search(&key.as_str()).is_ok() {
                let at = self.place(key);
                let record = &mut self.records[at].1;
                record.set(field, text.as_deref(), self.counter, &self.writer);
            }
        }
        // A field that is named twice goes back to what it was at first.
        undo.reverse();
        Ok(undo)
    }

    /// The edit that undoes another, if that one changes anything.
    fn undo_of(&self, edit: &Edit) -> Option<Edit> {
        let before = self.record(&edit.key);
        let before = before.and_then(|record| record.get(&edit.field));
        (before != edit.text.as_deref()).then(|| Edit {
            key: edit.key.clone(),
            field: edit.field.clone(),
            text: before.map(str::to_owned),
        })
    }

    fn check(&self, edits: &[Edit]) -> Result<(), Refusal> {
        let added = edits.iter().filter(|edit| edit.text.is_some());
        for edit in added.clone() {
            let length = edit.text.as_ref().map_or(0, String::len) + edit.field.len();
            if length > LONGEST_TEXT {
                return Err(Refusal::TooLong(length));
            }
            let record = self.record(&edit.key);
            if record.is_some_and(|record| record.size().0 >= MOST_FIELDS)
                && record.is_some_and(|record| record.get(&edit.field).is_none())
            {
                return Err(Refusal::TooMany);
            }
        }
        let mut new: Vec<&str> = added.map(|edit| edit.key.as_str()).collect();
        new.dedup();
        new.retain(|key| self.record(key).is_none());
        match self.records.len() + new.len() > MOST_RECORDS {
            true => Err(Refusal::TooMany),
            false => Ok(()),
        }
    }

    /// Takes over what is later in another record of a key; whether anything was.
    pub fn join(&mut self, key: &str, other: &Record) -> bool {
        self.counter = self.counter.max(other.last_stamp());
        let at = self.place(key);
        self.records[at].1.join(other)
    }

    /// Holds a record against what is stored under its key: takes over what is later there, and
    /// says what is to be stored now. Doing so after every edit and at every news of another tab
    /// brings all tabs to the same shelf.
    pub fn settle(&mut self, key: &str, stored: Option<&str>) -> Settled {
        let mut settled = Settled::default();
        match stored.map(Record::from_json) {
            Some(Some(record)) => settled.changed = self.join(key, &record),
            Some(None) => settled.unreadable = true,
            None => {}
        }
        let ours = self.record(key).map(Record::to_json);
        settled.write = ours.filter(|ours| stored != Some(ours));
        settled
    }

    /// Some records as one text, removed fields among them, to be written in one go.
    pub fn bundle(&self, keys: &[String]) -> String {
        let line = |key: &String| Some(format!("{key}\t{}\n", self.record(key)?.to_json()));
        keys.iter().filter_map(line).collect()
    }

    /// Takes over a bundle; gives back the keys of its records.
    pub fn unbundle(&mut self, text: &str) -> Vec<String> {
        let mut keys = Vec::new();
        for (key, json) in text.lines().filter_map(|line| line.split_once('\t')) {
            if !self.settle(key, Some(json)).unreadable {
                keys.push(key.to_owned());
            }
        }
        keys
    }

    fn find(&self, key: &str) -> Result<usize, usize> {
        self.records
            .binary_search_by(|(known, _)| known.as_str().cmp(key))
    }

    /// Where a record stands, a new one if there is none.
    fn place(&mut self, key: &str) -> usize {
        self.find(key).unwrap_or_else(|at| {
            self.records.insert(at, (key.to_owned(), Record::default()));
            at
        })
    }
}
