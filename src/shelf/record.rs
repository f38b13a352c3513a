//! A record: text fields, each with the stamp of its last change.
//!
//! Two versions of a record join field by field, the later stamp winning: joining is commutative,
//! associative and idempotent. A removed field keeps the stamp it had and loses its text. So a
//! removal covers what its author saw, and never what another tab has written since.

use serde::{Deserialize, Serialize};

/// Readers' edits never get this far; later stamps would leave no room above them.
const LAST_STAMP: u64 = 1 << 50;

/// A field. In a file it is an array: name, counter, writer, text or null.
///
/// Changes are ordered by the counter, not by the clock, which readers set back; the writer breaks
/// ties between two tabs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Field(String, u64, String, Option<String>);

impl Field {
    /// Decides which of two fields wins: the later, then the greater writer, then a removal.
    fn rank(&self) -> (u64, &str, bool, &Option<String>) {
        (self.1, &self.2, self.3.is_none(), &self.3)
    }
}

/// The fields under one key. Fields that this version does not know are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record(Vec<Field>);

impl Record {
    /// Reads a record; `None` if the text is not one.
    pub fn from_json(json: &str) -> Option<Self> {
        let fields: Vec<Field> = serde_json::from_str(json).ok()?;
        let mut record = Self::default();
        for field in fields {
            if field.1 > LAST_STAMP {
                return None;
            }
            record.take(field);
        }
        Some(record)
    }

    /// Its text, the same for equal records.
    pub fn to_json(&self) -> String {
        serde_json::to_string(&self.0).unwrap_or_default()
    }

    /// The text of a field.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0[self.find(name).ok()?].3.as_deref()
    }

    /// The fields whose names start with a prefix: the rest of each name, with its counter.
    pub fn under<'a>(&'a self, start: &'a str) -> impl Iterator<Item = (&'a str, u64)> {
        let there = self.0.iter().filter(|field| field.3.is_some());
        there.filter_map(move |field| Some((field.0.strip_prefix(start)?, field.1)))
    }

    /// All fields that are not removed, by name and text.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        let there = |field| {
            let Field(name, _, _, text): &Field = field;
            Some((name.as_str(), text.as_deref()?))
        };
        self.0.iter().filter_map(there)
    }

    /// How many fields it has, including removed ones, and the length of the longest text.
    pub fn size(&self) -> (usize, usize) {
        let texts = self.0.iter().filter_map(|field| field.3.as_ref());
        let longest = texts.map(String::len).max().unwrap_or_default();
        (self.0.len(), longest)
    }

    /// The latest stamp in it.
    pub fn last_stamp(&self) -> u64 {
        self.0.iter().map(|field| field.1).max().unwrap_or_default()
    }

    /// Sets a field, or removes it.
    pub fn set(&mut self, name: &str, text: Option<&str>, counter: u64, writer: &str) {
        match (self.find(name), text) {
            (Ok(at), None) => self.0[at].3 = None,
            (Ok(at), Some(text)) => self.0[at] = field(name, counter, writer, text),
            (Err(at), Some(text)) => self.0.insert(at, field(name, counter, writer, text)),
            (Err(_), None) => {}
        }
    }

    /// Takes over whatever is later in another version of the record; returns whether anything was.
    pub fn join(&mut self, other: &Self) -> bool {
        let taken = other.0.iter().filter(|field| self.take((*field).clone()));
        taken.count() > 0
    }

    /// The same without removed fields.
    pub fn without_removed(&self) -> Self {
        let there = self.0.iter().filter(|field| field.3.is_some());
        Self(there.cloned().collect())
    }

    fn take(&mut self, field: Field) -> bool {
        match self.find(&field.0) {
            Ok(at) if self.0[at].rank() < field.rank() => self.0[at] = field,
            Ok(_) => return false,
            Err(at) => self.0.insert(at, field),
        }
        true
    }

    fn find(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|field| field.0.as_str().cmp(name))
    }
}

fn field(name: &str, counter: u64, writer: &str, text: &str) -> Field {
    Field(
        name.to_owned(),
        counter,
        writer.to_owned(),
        Some(text.to_owned()),
    )
}
