//! The fields of a listing that a reader fills in or corrects.

use serde::{Deserialize, Serialize};

/// A field of a listing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The title.
    Title,
    /// The authors.
    Authors,
    /// Where it appeared.
    Venue,
    /// The year at the venue.
    Year,
    /// The arXiv id.
    ArxivId,
    /// The DOI.
    Doi,
    /// The repository on GitHub.
    Repo,
    /// The areas of research.
    Areas,
    /// Where to read it.
    Links,
}

impl Field {
    /// All fields, in the order of the form.
    pub const ALL: [Self; 9] = [
        Self::Title,
        Self::Authors,
        Self::Venue,
        Self::Year,
        Self::ArxivId,
        Self::Doi,
        Self::Repo,
        Self::Areas,
        Self::Links,
    ];

    /// Its name within the program.
    pub fn key(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Authors => "authors",
            Self::Venue => "venue",
            Self::Year => "year",
            Self::ArxivId => "arxiv_id",
            Self::Doi => "doi",
            Self::Repo => "repo",
            Self::Areas => "areas",
            Self::Links => "links",
        }
    }

    /// What an issue calls it, within a sentence.
    pub fn label(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Authors => "authors",
            Self::Venue => "venue",
            Self::Year => "year",
            Self::ArxivId => "arXiv id",
            Self::Doi => "DOI",
            Self::Repo => "repository",
            Self::Areas => "areas",
            Self::Links => "links",
        }
    }
}
