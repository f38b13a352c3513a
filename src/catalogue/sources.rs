//! `sources.json`: where the facts about works come from.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{Catalogue, ReadError, SCHEMA};
use crate::work::WorkSources;

/// The contents of `sources.json`. Records stay text until they are asked for: a reader of the
/// page asks for a few of thousands.
#[derive(Debug, Default, Deserialize)]
pub struct Sources {
    /// The version of the catalogue that it belongs to.
    #[serde(default)]
    pub version: String,
    works: HashMap<String, Box<RawValue>>,
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
        let head: Head = serde_json::from_str(json).map_err(malformed)?;
        if head.schema > SCHEMA {
            return Err(ReadError::TooNew(head.schema));
        }
        serde_json::from_str(json).map_err(malformed)
    }

    /// The sources of a work, none for a work that the file does not have.
    ///
    /// # Errors
    /// If the record is malformed.
    pub fn of(&self, key: &str) -> Result<WorkSources, ReadError> {
        match self.works.get(key) {
            Some(record) => serde_json::from_str(record.get()).map_err(malformed),
            None => Ok(WorkSources::default()),
        }
    }

    /// The record of a work: an object, as the file has it.
    pub fn record(&self, key: &str) -> Option<&str> {
        self.works.get(key).map(|record| record.get())
    }
}

fn malformed(error: serde_json::Error) -> ReadError {
    ReadError::Malformed(error.to_string())
}

impl Catalogue {
    /// Adds the sources of the works. Those of another version are ignored; returns whether they
    /// were added.
    ///
    /// # Errors
    /// If the record of a work is malformed.
    #[must_use = "without its sources, a catalogue knows of no listing"]
    pub fn attach(&mut self, sources: &Sources) -> Result<bool, ReadError> {
        if sources.version != self.version {
            return Ok(false);
        }
        for work in &mut self.works {
            if sources.works.contains_key(&work.id) {
                work.set_sources(sources.of(&work.id)?);
            }
        }
        Ok(true)
    }
}
