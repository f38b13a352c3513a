//! The file: the catalogue's schema version, reading, validation and canonical writing.

mod rows;
mod stream;

use std::collections::HashSet;
use std::fmt;

use serde::Serialize;

use crate::work::{Area, List, Venue, Work};

pub use rows::Rows;
pub use stream::{Part, Stream};

/// The schema this code writes, and the newest it reads.
pub const SCHEMA: u32 = 1;

/// Everything the explorer knows, as one file.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Catalogue {
    /// Version of the format; a reader refuses one newer than [`SCHEMA`].
    pub schema: u32,
    /// First 12 hex digits of the SHA-256 of [`Catalogue::works_bytes`].
    pub version: String,
    /// ISO date, the newest among the sources; never the clock.
    pub as_of: String,
    /// The lists read.
    pub lists: Vec<List>,
    /// The taxonomy, a forest, parents first.
    pub areas: Vec<Area>,
    /// The venues that works name.
    pub venues: Vec<Venue>,
    /// The works, in the file's own order.
    pub works: Vec<Work>,
}

/// Why a catalogue cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// The text is not the JSON of a catalogue: what the parser says.
    Malformed(String),
    /// Written by a newer version of this program: the schema it has.
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

/// A catalogue as read, with the records that had to be left out.
#[derive(Clone, Debug, PartialEq)]
pub struct ParsedCatalogue {
    /// What could be read.
    pub catalogue: Catalogue,
    /// One sentence for each work left out, with its position and the reason.
    pub quarantined: Vec<String>,
}

/// Reads a catalogue. A broken work is quarantined and the others are kept.
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

impl Catalogue {
    /// The canonical bytes of the works alone, which [`Catalogue::version`] is a digest of.
    pub fn works_bytes(&self) -> Vec<u8> {
        let mut out = String::new();
        lines(&mut out, &self.works);
        out.into_bytes()
    }

    /// The canonical text of the file: fields in schema order, one record a line, final newline.
    ///
    /// One line a record keeps the file small and its differences readable.
    pub fn to_canonical_json(&self) -> String {
        let mut out = String::new();
        out.push_str("{\n");
        out.push_str(&format!("\"schema\":{},\n", self.schema));
        out.push_str(&format!("\"version\":{},\n", json(&self.version)));
        out.push_str(&format!("\"as_of\":{},\n", json(&self.as_of)));
        section(&mut out, "lists", &self.lists, ",");
        section(&mut out, "areas", &self.areas, ",");
        section(&mut out, "venues", &self.venues, ",");
        section(&mut out, "works", &self.works, "");
        out.push_str("}\n");
        out
    }

    /// What is wrong with the catalogue, a sentence each; empty when it is sound.
    pub fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        repeated(
            "list",
            self.lists.iter().map(|list| &list.id),
            &mut problems,
        );
        repeated(
            "area",
            self.areas.iter().map(|area| &area.id),
            &mut problems,
        );
        repeated(
            "venue",
            self.venues.iter().map(|venue| &venue.id),
            &mut problems,
        );
        repeated(
            "work",
            self.works.iter().map(|work| &work.id),
            &mut problems,
        );
        self.check_forest(&mut problems);
        self.check_references(&mut problems);
        problems
    }

    /// Parents must stand before their children, which also rules out cycles.
    fn check_forest(&self, problems: &mut Vec<String>) {
        let mut seen = HashSet::new();
        for area in &self.areas {
            if let Some(parent) = &area.parent
                && !seen.contains(parent)
            {
                problems.push(format!(
                    "area {}: parent {parent} does not stand before it",
                    area.id
                ));
            }
            seen.insert(&area.id);
        }
    }

    fn check_references(&self, problems: &mut Vec<String>) {
        let lists: HashSet<&String> = self.lists.iter().map(|list| &list.id).collect();
        let areas: HashSet<&String> = self.areas.iter().map(|area| &area.id).collect();
        let venues: HashSet<&String> = self.venues.iter().map(|venue| &venue.id).collect();
        for work in &self.works {
            let mut complain = |what: String| problems.push(format!("work {}: {what}", work.id));
            if work.title.trim().is_empty() {
                complain("has no title".into());
            }
            if work.listings.is_empty() {
                complain("has no listing".into());
            }
            for area in work.areas.iter().filter(|area| !areas.contains(area)) {
                complain(format!("unknown area {area}"));
            }
            for venue in work.venue.iter().filter(|venue| !venues.contains(venue)) {
                complain(format!("unknown venue {venue}"));
            }
            for listing in &work.listings {
                if !lists.contains(&listing.list) {
                    complain(format!("unknown list {}", listing.list));
                }
            }
            for link in &work.links {
                if !link.url.starts_with("https://") && !link.url.starts_with("http://") {
                    complain(format!("link is neither https nor http: {}", link.url));
                }
            }
        }
    }
}

fn repeated<'a>(what: &str, ids: impl Iterator<Item = &'a String>, problems: &mut Vec<String>) {
    let mut seen = HashSet::new();
    for id in ids {
        if !seen.insert(id) {
            problems.push(format!("{what} id {id} stands twice"));
        }
    }
}

/// The records of one section, one a line.
fn section<T: Serialize>(out: &mut String, name: &str, records: &[T], after: &str) {
    out.push_str(&format!("\"{name}\":[\n"));
    lines(out, records);
    out.push_str(&format!("]{after}\n"));
}

fn lines<T: Serialize>(out: &mut String, records: &[T]) {
    for (position, record) in records.iter().enumerate() {
        out.push_str(&json(record));
        if position + 1 < records.len() {
            out.push(',');
        }
        out.push('\n');
    }
}

/// The canonical record of a work, as it stands in the file.
pub fn record(work: &Work) -> String {
    json(work)
}

/// The JSON of a value of our own types.
fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("our types have string keys and no failing serialisers")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::work::Listing;

    fn sample() -> Catalogue {
        Catalogue {
            schema: SCHEMA,
            version: "0123456789ab".into(),
            as_of: "2026-01-31".into(),
            lists: vec![List {
                id: "000".into(),
                title: "A list".into(),
                listings: 1,
                ..List::default()
            }],
            works: vec![Work {
                id: "2401.00001".into(),
                title: "A \"quoted\" title".into(),
                listings: vec![Listing {
                    list: "000".into(),
                    line: 3,
                    title: "A \"quoted\" title".into(),
                    ..Listing::default()
                }],
                ..Work::default()
            }],
            ..Catalogue::default()
        }
    }

    #[test]
    fn canonical_text_reads_back_equal() {
        let catalogue = sample();
        let parsed = read(&catalogue.to_canonical_json()).unwrap();
        assert_eq!(parsed.catalogue, catalogue);
        assert_eq!(parsed.quarantined, Vec::<String>::new());
        assert_eq!(catalogue.problems(), Vec::<String>::new());
    }

    #[test]
    fn unknown_is_absent_not_null() {
        let text = sample().to_canonical_json();
        for field in ["year", "venue", "doi", "citations", "url"] {
            assert!(
                !text.contains(&format!("\"{field}\"")),
                "{field} is written"
            );
        }
    }

    #[test]
    fn a_broken_work_is_quarantined_and_the_rest_kept() {
        let text = sample()
            .to_canonical_json()
            .replace("\"works\":[", "\"works\":[{\"id\":5},");
        let parsed = read(&text).unwrap();
        assert_eq!(parsed.catalogue.works, sample().works);
        assert_eq!(parsed.quarantined.len(), 1);
        assert!(parsed.quarantined[0].starts_with("work 1 left out: "));
    }

    #[test]
    fn a_newer_schema_is_refused_in_words_whatever_its_shape() {
        let error = read(r#"{"schema": 2, "works": "elsewhere"}"#).unwrap_err();
        assert_eq!(error, ReadError::TooNew(2));
        assert!(error.to_string().contains("newer than the 1"));
    }

    #[test]
    fn text_that_is_no_catalogue_says_where() {
        for text in [
            "",
            "<!doctype html>",
            "{\"schema\": 1, \"works\": [{",
            "[1]",
        ] {
            let error = read(text).unwrap_err().to_string();
            assert!(error.contains("line"), "{text:?}: {error}");
        }
    }

    #[test]
    fn unknown_enum_values_fall_back() {
        let text = sample()
            .to_canonical_json()
            .replace("\"kind\":\"other\"", "\"kind\":\"hologram\"");
        assert_eq!(read(&text).unwrap().catalogue, sample());
    }

    #[test]
    fn problems_name_the_record() {
        let mut catalogue = sample();
        catalogue.works[0].areas = vec!["nowhere".into()];
        catalogue.works.push(catalogue.works[0].clone());
        let problems = catalogue.problems().join("\n");
        assert!(problems.contains("work id 2401.00001 stands twice"));
        assert!(problems.contains("work 2401.00001: unknown area nowhere"));
    }
}
