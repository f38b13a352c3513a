//! The judgement that is data: lists, areas, venues, corrections and merges, as their TOML
//! files have it.

use std::fmt;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::lists::ListRule;
use crate::work::VenueKind;

/// Why an input could not be used, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputError {
    /// The file.
    pub file: PathBuf,
    /// Its line, where one is to blame.
    pub line: Option<usize>,
    /// The reason.
    pub reason: String,
}

impl InputError {
    /// An error about a whole file.
    pub fn new(file: &Path, reason: impl fmt::Display) -> Self {
        Self {
            file: file.to_owned(),
            line: None,
            reason: reason.to_string(),
        }
    }

    /// An error about a line of a file.
    pub fn at(file: &Path, line: usize, reason: impl fmt::Display) -> Self {
        Self {
            line: Some(line),
            ..Self::new(file, reason)
        }
    }
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.file.display())?;
        if let Some(line) = self.line {
            write!(f, "{line}:")?;
        }
        write!(f, " {}", self.reason)
    }
}

impl std::error::Error for InputError {}

/// An area, from `rules/areas.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AreaRule {
    /// Slug.
    pub id: String,
    /// Name shown.
    pub label: String,
    /// The wider area.
    pub parent: Option<String>,
    /// What it covers.
    pub description: String,
    /// Whether it says what works are and not what they are about.
    #[serde(default)]
    pub form: bool,
    /// Headings that mean it: a heading, or the end of a path as `Quantization > Survey`.
    #[serde(default)]
    pub headings: Vec<String>,
    /// Tags that mean it, for works of a wider area.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Words of a title that mean it: `prun*, not token*`.
    #[serde(default)]
    pub words: Vec<String>,
    /// Words of a title that mean it, for works of the parent.
    #[serde(default)]
    pub within: Vec<String>,
}

/// A venue, from `rules/venues.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VenueRule {
    /// Slug.
    pub id: String,
    /// Usual short name.
    pub label: String,
    /// What sort of venue, in the catalogue's words.
    pub kind: VenueKind,
    /// Name in full.
    pub name: Option<String>,
    /// Other ways lists print it.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Ways lists print a workshop held there.
    #[serde(default)]
    pub workshops: Vec<String>,
}

/// A correction, from `rules/corrections.toml`. It finds its entry by list, title and printed
/// value, so it survives lines that move; `line` is for the reader.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectionRule {
    /// The list that prints it.
    pub list: String,
    /// The line on which it was seen.
    pub line: u32,
    /// The printed title.
    pub title: String,
    /// `arxiv_id`, `link`, `title`, `venue`, `year` or `authors_truncated`.
    pub field: String,
    /// The printed value.
    pub printed: String,
    /// What it should be; empty to leave it out.
    pub value: String,
    /// How we know.
    pub reason: String,
}

/// A printed value that is probably wrong but kept, from `rules/corrections.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DoubtRule {
    /// The list that prints it.
    pub list: String,
    /// The line on which it was seen.
    pub line: u32,
    /// The printed title.
    pub title: String,
    /// The catalogue field in doubt.
    pub field: String,
    /// The printed value.
    pub printed: String,
    /// Why it is doubted.
    pub reason: String,
}

/// Titles that are one work, or two, whatever the general rules say.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MergeRule {
    /// Printed titles.
    pub titles: Vec<String>,
    /// How we know.
    pub reason: String,
}

/// Every rule.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// The lists, in the order in which they speak.
    pub lists: Vec<ListRule>,
    /// The taxonomy, parents first.
    pub areas: Vec<AreaRule>,
    /// Headings that mean nothing without the one above them.
    pub generic_headings: Vec<String>,
    /// The venues.
    pub venues: Vec<VenueRule>,
    /// What is printed in a venue's place and is none.
    pub no_venues: Vec<String>,
    /// Corrections.
    pub corrections: Vec<CorrectionRule>,
    /// Doubts.
    pub doubts: Vec<DoubtRule>,
    /// Titles to join.
    pub merges: Vec<MergeRule>,
    /// Titles to keep apart.
    pub splits: Vec<MergeRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ListsFile {
    list: Vec<ListRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AreasFile {
    generic: Vec<String>,
    area: Vec<AreaRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VenuesFile {
    #[serde(default)]
    never: Vec<String>,
    venue: Vec<VenueRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CorrectionsFile {
    #[serde(default)]
    correction: Vec<CorrectionRule>,
    #[serde(default)]
    doubt: Vec<DoubtRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MergesFile {
    #[serde(default)]
    merge: Vec<MergeRule>,
    #[serde(default)]
    split: Vec<MergeRule>,
}

impl Rules {
    /// Reads all rules from a data directory.
    ///
    /// # Errors
    /// If a file is missing or is not what it should be.
    pub fn load(data: &Path) -> Result<Self, InputError> {
        let lists: ListsFile = load(&data.join("lists.toml"))?;
        let rules = data.join("rules");
        let areas: AreasFile = load(&rules.join("areas.toml"))?;
        let venues: VenuesFile = load(&rules.join("venues.toml"))?;
        let corrections: CorrectionsFile = load(&rules.join("corrections.toml"))?;
        let merges: MergesFile = load(&rules.join("merges.toml"))?;
        Ok(Self {
            lists: lists.list,
            areas: areas.area,
            generic_headings: areas.generic,
            venues: venues.venue,
            no_venues: venues.never,
            corrections: corrections.correction,
            doubts: corrections.doubt,
            merges: merges.merge,
            splits: merges.split,
        })
    }
}

fn load<T: DeserializeOwned>(file: &Path) -> Result<T, InputError> {
    let bytes = std::fs::read(file).map_err(|error| InputError::new(file, error))?;
    let text = super::mend::decode(&bytes).map_err(|error| InputError::new(file, error))?;
    toml::from_str(text).map_err(|error: toml::de::Error| {
        let line = error
            .span()
            .map(|span| text[..span.start.min(text.len())].matches('\n').count() + 1);
        InputError {
            line,
            ..InputError::new(file, error.message())
        }
    })
}
