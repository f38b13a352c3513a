//! The values chosen in a facet.

use super::value_list;

/// The values chosen in one facet.
///
/// A value is kept as it was typed, apart from surrounding white space: an id (`kv-cache`,
/// `w/Quantization`), or any spelling of an id or a label (`ICLR`, `KV cache`). Only a catalogue
/// can tell them apart, so whoever has one looks for the id first and for the label second.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// A work must have one of these, unless it is empty.
    pub any: Vec<String>,
    /// A work must have none of these.
    pub none: Vec<String>,
}

impl Choice {
    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.any.is_empty() && self.none.is_empty()
    }

    /// Removes a value, chosen or excluded; returns whether it was there.
    pub fn remove(&mut self, value: &str) -> bool {
        let before = self.any.len() + self.none.len();
        self.any.retain(|known| known != value);
        self.none.retain(|known| known != value);
        self.any.len() + self.none.len() < before
    }

    /// Excludes a value, or no longer does. An excluded value is no longer chosen.
    pub fn toggle_exclusion(&mut self, value: &str) {
        let was_excluded = self.none.iter().any(|known| known == value);
        self.remove(value);
        if !was_excluded {
            self.none.push(value.to_owned());
        }
    }

    /// Chooses or excludes a value, unless it already is.
    pub fn add(&mut self, value: String, exclude: bool) {
        let into = if exclude {
            &mut self.none
        } else {
            &mut self.any
        };
        if !into.contains(&value) {
            into.push(value);
        }
    }

    /// Reads a list such as `compression,-weights`; quotes are described in [`value_list`].
    pub(super) fn read(list: &str) -> Self {
        let mut choice = Self::default();
        for part in value_list::items(list) {
            choice.add(part.value, part.exclude);
        }
        choice
    }

    pub(super) fn write(&self) -> String {
        let any = self.any.iter().map(|value| value_list::write(value));
        let none = self.none.iter();
        let none = none.map(|value| format!("-{}", value_list::write(value)));
        let parts: Vec<String> = any.chain(none).collect();
        parts.join(",")
    }
}
