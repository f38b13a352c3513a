//! The shelf: what a reader keeps of the catalogue, as values that merge.
//!
//! It holds works in named lists, with notes, tags and a snapshot of what was known about them, and
//! saved searches. Each is a [`Record`] under a key (`w/` and a work's key, `l/` for a list, `s/`
//! for a search); a record is a set of fields, and every change is a set of [`Edit`]s, which are
//! undone by edits too. Storage is up to the app.

mod backup;
mod file;
mod record;
mod saved;
mod search;
mod selection;

use std::fmt;

pub use backup::Backup;
pub use file::{FileError, Import, Preview, RefusedRecord, export};
pub use record::Record;
pub use saved::{List, SAVED_LIST, SavedWork, snapshot};
pub use search::{SavedSearch, short_fingerprint};
pub use selection::{keys_from_link, selection_link};

/// The longest text, in bytes: browsers give a site only a few megabytes.
pub const LONGEST_TEXT: usize = 20_000;
/// The most records: about half of what a browser stores for a site.
pub const MOST_RECORDS: usize = 5_000;
/// The most lists and tags of one work, including removed ones.
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
    /// A text is longer than [`LONGEST_TEXT`]; its length in bytes.
    TooLong(usize),
    /// The shelf would hold more than [`MOST_RECORDS`], or a work too many lists and tags.
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

/// The shelf as one tab sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelf {
    /// Sorted by key.
    records: Vec<(String, Record)>,
    /// The latest stamp seen.
    counter: u64,
    /// Distinguishes this tab's stamps from those of others.
    writer: String,
}

/// The outcome of reconciling a record with its stored text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reconciliation {
    /// The stored text had changes.
    pub changed: bool,
    /// The text to store in its place.
    pub write: Option<String>,
    /// The stored text is not a record; set it aside before replacing it.
    pub unreadable: bool,
}

impl Shelf {
    /// An empty shelf; no two writers may have the same name.
    pub fn new(writer: impl Into<String>) -> Self {
        Self {
            records: Vec::new(),
            counter: 0,
            writer: writer.into(),
        }
    }

    /// The record under a key.
    pub fn record(&self, key: &str) -> Option<&Record> {
        Some(&self.records[self.find(key).ok()?].1)
    }

    /// All records, sorted by key.
    pub fn records(&self) -> impl Iterator<Item = (&str, &Record)> {
        let pairs = self.records.iter();
        pairs.map(|(key, record)| (key.as_str(), record))
    }

    /// Applies all edits or none; returns the edits that undo those that changed anything.
    ///
    /// If a record changes, all fields set in it get the new stamp, even unchanged ones: they
    /// should survive a concurrent removal in another tab.
    ///
    /// # Errors
    /// If the shelf would exceed its limits.
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
                let at = self.index_of(key);
                let record = &mut self.records[at].1;
                record.set(field, text.as_deref(), self.counter, &self.writer);
            }
        }
        // Reversed, so that a field edited twice goes back to its first value.
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

    /// Takes over whatever is later in another version of a record; returns whether anything was.
    pub fn join(&mut self, key: &str, other: &Record) -> bool {
        self.counter = self.counter.max(other.last_stamp());
        let at = self.index_of(key);
        self.records[at].1.join(other)
    }

    /// Reconciles a record with what is stored under its key: takes over what is later there, and
    /// says what to store now. Doing so after every edit and every change in another tab makes all
    /// tabs converge.
    pub fn reconcile(&mut self, key: &str, stored: Option<&str>) -> Reconciliation {
        let mut result = Reconciliation::default();
        match stored.map(Record::from_json) {
            Some(Some(record)) => result.changed = self.join(key, &record),
            Some(None) => result.unreadable = true,
            None => {}
        }
        let ours = self.record(key).map(Record::to_json);
        result.write = ours.filter(|ours| stored != Some(ours));
        result
    }

    /// Some records as one text, including removed fields, to be written in one go.
    pub fn bundle(&self, keys: &[String]) -> String {
        let line = |key: &String| Some(format!("{key}\t{}\n", self.record(key)?.to_json()));
        keys.iter().filter_map(line).collect()
    }

    /// Merges a bundle; returns the keys of its records.
    pub fn unbundle(&mut self, text: &str) -> Vec<String> {
        let mut keys = Vec::new();
        for (key, json) in text.lines().filter_map(|line| line.split_once('\t')) {
            if !self.reconcile(key, Some(json)).unreadable {
                keys.push(key.to_owned());
            }
        }
        keys
    }

    fn find(&self, key: &str) -> Result<usize, usize> {
        self.records
            .binary_search_by(|(known, _)| known.as_str().cmp(key))
    }

    /// The index of a record, which is created if missing.
    fn index_of(&mut self, key: &str) -> usize {
        self.find(key).unwrap_or_else(|at| {
            self.records.insert(at, (key.to_owned(), Record::default()));
            at
        })
    }
}
