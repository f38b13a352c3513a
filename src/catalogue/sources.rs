//! `sources.json`: where the facts about works come from.

use std::collections::HashMap;

use serde::Deserialize;

use super::{Catalogue, ReadError, SCHEMA};
use crate::work::WorkSources;

/// The contents of `sources.json`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Sources {
    /// The version of the catalogue that it belongs to.
    #[serde(default)]
    pub version: String,
    works: HashMap<String, WorkSources>,
}

#[derive(Deserialize)]
struct Head {
    schema: u32,
}

impl Sources {
    /// Reads `sources.json`.
    ///
    /// # Errors
    /// If the text is not such a file, or one of a newer schema.
    pub fn read(json: &str) -> Result<Self, ReadError> {
        let malformed = |error: serde_json::Error| ReadError::Malformed(error.to_string());
        let head: Head = serde_json::from_str(json).map_err(malformed)?;
        if head.schema > SCHEMA {
            return Err(ReadError::TooNew(head.schema));
        }
        serde_json::from_str(json).map_err(malformed)
    }

    /// The sources of a work.
    pub fn of(&self, key: &str) -> Option<&WorkSources> {
        self.works.get(key)
    }
}

impl Catalogue {
    /// Adds the sources of the works. Those of another version are ignored; returns whether they
    /// were.
    #[must_use = "without its sources, a catalogue knows of no listing"]
    pub fn attach(&mut self, mut sources: Sources) -> bool {
        if sources.version != self.version {
            return false;
        }
        for work in &mut self.works {
            if let Some(sources) = sources.works.remove(&work.id) {
                work.set_sources(sources);
            }
        }
        true
    }
}
