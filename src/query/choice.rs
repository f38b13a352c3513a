//! What one facet of names is asked: chosen values.

use super::values;

/// The values chosen in one facet.
///
/// A value is kept as it was typed, but for white space around it: an id (`kv-cache`,
/// `w/Quantization`), or any spelling of an id or a label (`ICLR`, `KV cache`). Only a catalogue
/// can tell which it is, so whoever has one looks for the id first, then for the label.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// A work must have one of these, unless there are none.
    pub any: Vec<String>,
    /// A work must have none of these.
    pub none: Vec<String>,
}

impl Choice {
    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.any.is_empty() && self.none.is_empty()
    }

    /// Takes a value out, chosen or excluded; whether it was there.
    pub fn remove(&mut self, value: &str) -> bool {
        let before = self.any.len() + self.none.len();
        self.any.retain(|known| known != value);
        self.none.retain(|known| known != value);
        self.any.len() + self.none.len() < before
    }

    /// Excludes a value, or takes its exclusion back. One that was chosen is no more.
    pub fn toggle_exclusion(&mut self, value: &str) {
        let was_excluded = self.none.iter().any(|known| known == value);
        self.remove(value);
        if !was_excluded {
            self.none.push(value.to_owned());
        }
    }

    /// Chooses or excludes a value, once.
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

    /// Reads a list such as `compression,-weights`; see [`values`] for quotes.
    pub(super) fn read(list: &str) -> Self {
        let mut choice = Self::default();
        for part in values::parts(list) {
            choice.add(part.value, part.exclude);
        }
        choice
    }

    pub(super) fn write(&self) -> String {
        let any = self.any.iter().map(|value| values::write(value));
        let none = self.none.iter();
        let none = none.map(|value| format!("-{}", values::write(value)));
        let parts: Vec<String> = any.chain(none).collect();
        parts.join(",")
    }
}
