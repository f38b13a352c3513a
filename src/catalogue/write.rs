//! Canonical writing: fields in schema order, one record a line, so that equal catalogues have
//! equal bytes and differences can be read.

use serde::Serialize;

use super::{Catalogue, SCHEMA};
use crate::work::{Work, WorkSources};

impl Catalogue {
    /// The canonical bytes of the works in both files, of which [`Catalogue::version`] is a
    /// digest.
    pub fn works_bytes(&self) -> Vec<u8> {
        let mut out = String::new();
        lines(&mut out, self.works.iter().map(record));
        lines(&mut out, self.works.iter().filter_map(source_record));
        out.into_bytes()
    }

    /// The canonical text of `catalogue.json`.
    pub fn to_canonical_json(&self) -> String {
        let mut out = self.head();
        for (key, date) in [
            ("lists_as_of", &self.lists_as_of),
            ("stars_as_of", &self.stars_as_of),
        ] {
            if let Some(date) = date {
                out.push_str(&format!("\"{key}\":{},\n", json(date)));
            }
        }
        section(&mut out, "lists", self.lists.iter().map(json));
        section(&mut out, "areas", self.areas.iter().map(json));
        section(&mut out, "venues", self.venues.iter().map(json));
        out.push_str("\"works\":[\n");
        lines(&mut out, self.works.iter().map(record));
        out.push_str("]\n}\n");
        out
    }

    /// The canonical text of `sources.json`.
    pub fn sources_json(&self) -> String {
        let mut out = self.head();
        out.push_str("\"works\":{\n");
        lines(&mut out, self.works.iter().filter_map(source_record));
        out.push_str("}\n}\n");
        out
    }

    fn head(&self) -> String {
        let version = json(&self.version);
        format!("{{\n\"schema\":{SCHEMA},\n\"version\":{version},\n")
    }
}

/// The canonical record of a work in `catalogue.json`.
pub fn record(work: &Work) -> String {
    let mut work = work.clone();
    work.take_sources();
    json(&work)
}

/// The canonical entry of a work in `sources.json`; `None` if nothing is known.
fn source_record(work: &Work) -> Option<String> {
    let sources = work.clone().take_sources();
    let is_known = sources != WorkSources::default();
    is_known.then(|| format!("{}:{}", json(&work.id), json(&sources)))
}

fn section(out: &mut String, name: &str, records: impl Iterator<Item = String>) {
    out.push_str(&format!("\"{name}\":[\n"));
    lines(out, records);
    out.push_str("],\n");
}

/// Writes records with commas between them, one a line.
fn lines(out: &mut String, records: impl Iterator<Item = String>) {
    let mut separator = "";
    for record in records {
        out.push_str(separator);
        out.push_str(&record);
        separator = ",\n";
    }
    if !separator.is_empty() {
        out.push('\n');
    }
}

/// The JSON of a value of our own types.
fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("our types have string keys and no failing serialisers")
}
