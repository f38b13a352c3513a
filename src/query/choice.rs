//! What one facet of names is asked: chosen values.

/// The values chosen in one facet.
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

    pub(super) fn read(value: &str) -> Self {
        let mut choice = Self::default();
        for part in value.split(',').map(str::trim) {
            let (part, into) = match part.strip_prefix('-') {
                Some(rest) => (rest, &mut choice.none),
                None => (part, &mut choice.any),
            };
            if !part.is_empty() && !into.iter().any(|known| known == part) {
                into.push(part.to_owned());
            }
        }
        choice
    }

    pub(super) fn write(&self) -> String {
        let none = self.none.iter().map(|value| format!("-{value}"));
        let parts: Vec<String> = self.any.iter().cloned().chain(none).collect();
        parts.join(",")
    }
}
