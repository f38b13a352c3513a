//! The shelf as a file: a backup to be read later or in another browser.
//!
//! ```json
//! {"shelf":1,
//! "records":[
//! ["w/2210.17323",[["in/saved",3,"k2f9","1"],["note",4,"k2f9","Read the appendix."]]]
//! ],
//! "unreadable":[]}
//! ```
//!
//! Removals are not written, so importing a file never removes anything.

use std::fmt;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::saved::is_present;
use super::{Edit, LONGEST_TEXT, MOST_FIELDS, MOST_RECORDS, Record, Refusal, Shelf};

/// The format this code writes, and the newest it reads.
const VERSION: u32 = 1;
/// The longest key accepted.
const LONGEST_KEY: usize = 300;

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileError {
    /// It is not a shelf; the parser's message.
    NotAShelf(String),
    /// A newer version of this program wrote it; its format.
    TooNew(u32),
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAShelf(reason) => write!(f, "the file is not a shelf: {reason}"),
            Self::TooNew(version) => {
                write!(
                    f,
                    "the file has format {version}, this program reads {VERSION}"
                )
            }
        }
    }
}

impl std::error::Error for FileError {}

/// A record that was left out of an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedRecord {
    /// Its position in the file, from 1.
    pub position: usize,
    /// The limit it exceeds; `None` if it cannot be read.
    pub reason: Option<Refusal>,
}

/// The contents of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    records: Vec<(String, Record)>,
    /// The records left out.
    pub refused: Vec<RefusedRecord>,
}

/// What importing a file would do, in numbers of records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// Not on the shelf yet.
    pub added: usize,
    /// On the shelf, but later in the file.
    pub changed: usize,
    /// On the shelf, and not later in the file.
    pub same: usize,
    /// Removed from the shelf since the file was written.
    pub removed: usize,
}

#[derive(Deserialize)]
struct Head {
    shelf: u32,
}

#[derive(Deserialize)]
struct Body<'a> {
    #[serde(borrow)]
    records: Vec<&'a RawValue>,
}

/// The text of a file with the whole shelf, and with unreadable stored texts by their keys.
pub fn export(shelf: &Shelf, unreadable: &[(String, String)]) -> String {
    let there = shelf
        .records()
        .filter(|(key, record)| is_present(key, record));
    let records = there.map(|(key, record)| line(key, &record.without_removed().to_json()));
    let records: Vec<String> = records.collect();
    let unreadable = unreadable
        .iter()
        .map(|(key, text)| line(key, &quoted(text)));
    let unreadable: Vec<String> = unreadable.collect();
    format!(
        "{{\"shelf\":{VERSION},\n\"records\":[\n{}\n],\n\"unreadable\":[\n{}\n]}}\n",
        records.join(",\n"),
        unreadable.join(",\n")
    )
}

fn line(key: &str, json: &str) -> String {
    format!("[{},{json}]", quoted(key))
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

impl Import {
    /// Reads a file. A broken record is left out and the others are kept.
    ///
    /// # Errors
    /// If the text is not a shelf, or one of a newer format.
    pub fn read(text: &str) -> Result<Self, FileError> {
        let not_a_shelf = |error: serde_json::Error| FileError::NotAShelf(error.to_string());
        let text = text.trim_start_matches('\u{feff}');
        let head: Head = serde_json::from_str(text).map_err(not_a_shelf)?;
        if head.shelf > VERSION {
            return Err(FileError::TooNew(head.shelf));
        }
        let body: Body = serde_json::from_str(text).map_err(not_a_shelf)?;
        let mut import = Self::default();
        for (at, raw) in body.records.into_iter().enumerate() {
            match import.read_record(raw) {
                Ok(Some((key, record))) => import.add(key, &record),
                Ok(None) => {}
                Err(reason) => import.refused.push(RefusedRecord {
                    position: at + 1,
                    reason,
                }),
            }
        }
        Ok(import)
    }

    fn read_record(&self, raw: &RawValue) -> Result<Option<(String, Record)>, Option<Refusal>> {
        let (key, json): (String, &RawValue) = serde_json::from_str(raw.get()).map_err(|_| None)?;
        let is_key =
            key.len() <= LONGEST_KEY && key.contains('/') && !key.contains(char::is_control);
        let record = Record::from_json(json.get())
            .filter(|_| is_key)
            .ok_or(None)?;
        let (n_fields, longest) = record.size();
        match (n_fields > MOST_FIELDS, longest > LONGEST_TEXT) {
            (true, _) => Err(Some(Refusal::TooMany)),
            (_, true) => Err(Some(Refusal::TooLong(longest))),
            _ if self.records.len() >= MOST_RECORDS => Err(Some(Refusal::TooMany)),
            _ => Ok(Some((key, record.without_removed()))),
        }
    }

    /// Merges records with the same key.
    fn add(&mut self, key: String, record: &Record) {
        let place = self.records.binary_search_by(|(known, _)| known.cmp(&key));
        let at = place.unwrap_or_else(|at| {
            self.records.insert(at, (key, Record::default()));
            at
        });
        self.records[at].1.join(record);
    }

    /// What importing it would do.
    pub fn preview(&self, shelf: &Shelf) -> Preview {
        let mut preview = Preview::default();
        for (key, theirs) in &self.records {
            let ours = shelf.record(key);
            let mut joined = ours.cloned().unwrap_or_default();
            joined.join(theirs);
            let has_news = ours.is_none_or(|ours| !ours.fields().eq(joined.fields()));
            let was_there = ours.is_some_and(|ours| is_present(key, ours));
            let number = match (was_there, is_present(key, &joined), has_news) {
                (false, true, _) => &mut preview.added,
                (true, _, true) => &mut preview.changed,
                (false, false, _) if is_present(key, theirs) => &mut preview.removed,
                _ => &mut preview.same,
            };
            *number += 1;
        }
        preview
    }

    /// The edits that bring back what was removed from a shelf since the file was written.
    fn restorations(&self, shelf: &Shelf) -> Vec<Edit> {
        let is_gone = |key: &str| !shelf.record(key).is_some_and(|ours| is_present(key, ours));
        let gone = self.records.iter().filter(|(key, _)| is_gone(key));
        let fields = gone.flat_map(|(key, record)| {
            let edit = move |(name, text)| Edit::set(key, name, text);
            record.fields().map(edit)
        });
        fields.collect()
    }

    /// Merges the file into a shelf, all or nothing; `restore_removed` says whether to bring back
    /// what was removed since. Returns the edits that undo it.
    ///
    /// # Errors
    /// If the shelf would exceed its limits.
    pub fn apply(&self, shelf: &mut Shelf, restore_removed: bool) -> Result<Vec<Edit>, Refusal> {
        let mut next = shelf.clone();
        let mut undo = Vec::new();
        for (key, theirs) in &self.records {
            let before = next.record(key).cloned().unwrap_or_default();
            next.join(key, theirs);
            let after = next.record(key).into_iter().flat_map(Record::fields);
            let differs = |(name, text): &(&str, &str)| before.get(name) != Some(text);
            undo.extend(after.filter(differs).map(|(name, _)| Edit {
                key: key.clone(),
                field: name.to_owned(),
                text: before.get(name).map(str::to_owned),
            }));
        }
        if next.records.len() > MOST_RECORDS {
            return Err(Refusal::TooMany);
        }
        if restore_removed {
            undo.extend(next.edit(&self.restorations(&next))?);
        }
        *shelf = next;
        Ok(undo)
    }
}
