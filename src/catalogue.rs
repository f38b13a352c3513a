//! The catalogue files: schema, reading, validation and canonical writing.
//!
//! `catalogue.json` holds what the list, the facets, the search and the cards need;
//! `sources.json` holds where the facts come from, which is loaded when somebody asks.

mod rows;
mod sources;
mod stream;
mod validate;
mod write;

use std::fmt;

use crate::work::{Area, List, Venue, Work};

pub use rows::Rows;
pub use sources::Sources;
pub use stream::{Part, Stream};
pub use write::record;

/// The schema this version writes, and the newest it reads.
pub const SCHEMA: u32 = 2;

/// Everything the explorer knows: the contents of both files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Catalogue {
    /// Version of the format; a newer one than [`SCHEMA`] is refused.
    pub schema: u32,
    /// First 12 hex digits of the SHA-256 of [`Catalogue::works_bytes`].
    pub version: String,
    /// ISO date of the newest text among the lists.
    pub lists_as_of: Option<String>,
    /// ISO date of the newest star count.
    pub stars_as_of: Option<String>,
    /// The lists read.
    pub lists: Vec<List>,
    /// The taxonomy, a forest, parents first.
    pub areas: Vec<Area>,
    /// The venues that works name.
    pub venues: Vec<Venue>,
    /// The works, newest first.
    pub works: Vec<Work>,
}

impl Catalogue {
    /// The newest date of anything in it; empty if there is none.
    pub fn as_of(&self) -> &str {
        let newest = self.lists_as_of.as_ref().max(self.stars_as_of.as_ref());
        newest.map_or("", String::as_str)
    }
}

/// Why a catalogue file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// The text is not the JSON of such a file; the parser's message.
    Malformed(String),
    /// A newer version of this program wrote it; its schema.
    TooNew(u32),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(reason) => write!(f, "the catalogue cannot be read: {reason}"),
            Self::TooNew(schema) => write!(
                f,
                "the catalogue has schema {schema}, newer than the {SCHEMA} this version reads"
            ),
        }
    }
}

impl std::error::Error for ReadError {}

/// A parsed catalogue, with the records that had to be left out.
#[derive(Clone, Debug, PartialEq)]
pub struct ParsedCatalogue {
    /// The readable part.
    pub catalogue: Catalogue,
    /// One sentence for each work left out, with its position and the reason.
    pub quarantined: Vec<String>,
}

/// Reads `catalogue.json`. A broken work is quarantined and the others are kept.
///
/// # Errors
/// If the text is not JSON, lacks `schema` or `works`, or has a newer schema.
pub fn read(json: &str) -> Result<ParsedCatalogue, ReadError> {
    let mut stream = Stream::default();
    stream.push(json.as_bytes());
    stream.close();
    let mut parsed = ParsedCatalogue {
        catalogue: Catalogue::default(),
        quarantined: Vec::new(),
    };
    loop {
        // A closed stream always has a next part, or ends.
        match stream.next_part()?.unwrap_or(Part::End) {
            Part::Head(head) => parsed.catalogue = *head,
            Part::Work(work, _) => parsed.catalogue.works.push(*work),
            Part::Quarantined(complaint) => parsed.quarantined.push(complaint),
            Part::End => return Ok(parsed),
        }
    }
}

#[cfg(test)]
mod tests;
