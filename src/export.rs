//! Exports: works in the formats of reference managers, spreadsheets, feed readers, search
//! engines and the lists themselves.
//!
//! All writers follow two rules. A published version takes precedence over a preprint, with both
//! ids kept; and unknown facts are left out, never made up. [`Reference`] applies them to a work,
//! and every bibliographic format is written from it.

mod atom;
mod bibtex;
mod cite;
mod coins;
mod csl;
mod csv;
mod embed;
mod highwire;
mod json;
mod json_ld;
mod listing;
mod markdown;
mod markup;
mod names;
mod person;
mod reference;
mod ris;

pub use atom::{Feed, atom, in_area, in_venue};
pub use bibtex::citation_key;
pub use cite::{SURVEY_BIBTEX, cite};
pub use coins::{coins, percent_encoded};
pub use csv::cell as csv_cell;
pub use embed::Embed;
pub use highwire::highwire;
pub use json::Object;
pub use json_ld::json_ld;
pub use listing::{Item, Syntax};
pub use markdown::{rel_label, target as link_target};
pub use markup::escaped as markup_escaped;
pub use names::Names;
pub use person::Person;
pub use reference::{Container, Form, Reference};

use serde::{Deserialize, Serialize};

use crate::catalogue;
use crate::work::Work;

/// An export format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// BibTeX, with biblatex's types for software and pages.
    Bibtex,
    /// RIS, which EndNote, Mendeley and Zotero read.
    Ris,
    /// The JSON of the Citation Style Language, which pandoc and Zotero read.
    CslJson,
    /// A table for spreadsheets.
    Csv,
    /// The catalogue's own records.
    Json,
    /// A plain list with links.
    Markdown,
    /// One source list's own syntax.
    Listing(Syntax),
}

impl Format {
    /// All formats, in the order of the menu.
    pub const ALL: [Self; 10] = [
        Self::Bibtex,
        Self::Ris,
        Self::CslJson,
        Self::Csv,
        Self::Json,
        Self::Markdown,
        Self::Listing(Syntax::Row),
        Self::Listing(Syntax::Bullet),
        Self::Listing(Syntax::Starred),
        Self::Listing(Syntax::Survey),
    ];

    /// Its name in addresses and on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Bibtex => "bibtex",
            Self::Ris => "ris",
            Self::CslJson => "csl-json",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Markdown => "markdown",
            Self::Listing(syntax) => syntax.key(),
        }
    }

    /// The format of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.key() == key)
    }

    /// Its name in the menu.
    pub fn label(self) -> &'static str {
        match self {
            Self::Bibtex => "BibTeX",
            Self::Ris => "RIS",
            Self::CslJson => "CSL-JSON",
            Self::Csv => "CSV",
            Self::Json => "JSON",
            Self::Markdown => "Markdown",
            Self::Listing(syntax) => syntax.label(),
        }
    }

    /// The file extension, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Bibtex => "bib",
            Self::Ris => "ris",
            Self::CslJson | Self::Json => "json",
            Self::Csv => "csv",
            Self::Markdown | Self::Listing(_) => "md",
        }
    }

    /// The media type of a download.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Bibtex => "application/x-bibtex;charset=utf-8",
            Self::Ris => "application/x-research-info-systems;charset=utf-8",
            Self::CslJson => "application/vnd.citationstyles.csl+json",
            Self::Csv => "text/csv;charset=utf-8;header=present",
            Self::Json => "application/json",
            Self::Markdown | Self::Listing(_) => "text/markdown;charset=utf-8",
        }
    }
}

/// Writes works in a format, in the order given; deterministic.
pub fn write(format: Format, works: &[&Work], names: &Names) -> String {
    let mut out = String::new();
    match format {
        Format::Csv => return csv::write(works, names),
        Format::Json | Format::CslJson => return records(format, works, names),
        _ => {}
    }
    for (position, work) in works.iter().enumerate() {
        let is_paragraph = matches!(format, Format::Bibtex | Format::Ris);
        if is_paragraph && position > 0 {
            out.push_str(if format == Format::Ris { "\r\n" } else { "\n" });
        }
        match format {
            Format::Bibtex => bibtex::entry(&mut out, &Reference::new(work, names)),
            Format::Ris => ris::record(&mut out, &Reference::new(work, names)),
            Format::Markdown => markdown::item(&mut out, &Reference::new(work, names)),
            Format::Listing(syntax) => {
                out.push_str(&Item::of(work, names).line(syntax));
                out.push('\n');
            }
            Format::Csv | Format::Json | Format::CslJson => {}
        }
    }
    out
}

/// A JSON array with one record a line.
fn records(format: Format, works: &[&Work], names: &Names) -> String {
    let records = works.iter().map(|work| match format {
        Format::CslJson => csl::item(&Reference::new(work, names)),
        _ => catalogue::record(work),
    });
    let records: Vec<String> = records.collect();
    match records.is_empty() {
        true => "[]\n".to_owned(),
        false => format!("[\n{}\n]\n", records.join(",\n")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_lead_back() {
        for format in Format::ALL {
            assert_eq!(Format::from_key(format.key()), Some(format));
        }
        assert_eq!(Format::from_key("docx"), None);
    }
}
