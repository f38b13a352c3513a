//! What a reader makes of a line: an entry as printed, or a complaint about it.

use std::fmt;

use crate::work::{Capabilities, Kind};

/// One listing as a list prints it, mended but not yet interpreted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RawEntry {
    /// Position of its page among those of its list.
    pub page: usize,
    /// Line on which the listing starts, from 1.
    pub line: u32,
    /// What sort of thing the listing's form says it is.
    pub kind: Kind,
    /// The headings above it, outermost first.
    pub area_path: Vec<String>,
    /// The title as printed.
    pub title: String,
    /// Title and authors in one, where the list prints them with nothing in between.
    pub joined: Option<String>,
    /// Authors in printed order.
    pub authors: Vec<String>,
    /// Whether the authors are cut off.
    pub authors_truncated: bool,
    /// The venue as printed, without its year.
    pub venue: Option<String>,
    /// The year as printed.
    pub year: Option<u16>,
    /// The links in printed order.
    pub links: Vec<RawLink>,
    /// Labels put on it.
    pub tags: Vec<String>,
    /// Whether it is marked as recommended.
    pub recommended: bool,
    /// ISO date on which it was added to the list.
    pub added: Option<String>,
    /// Citation count, where known.
    pub citations: Option<u32>,
    /// What a framework supports.
    pub capabilities: Option<Capabilities>,
}

/// A link as printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawLink {
    /// The words to click on.
    pub label: String,
    /// The target as printed, trimmed.
    pub url: String,
    /// Whether it is a picture shown in the list.
    pub figure: bool,
}

impl RawLink {
    /// A link that is not a picture.
    pub fn new(label: &str, url: &str) -> Self {
        Self {
            label: label.to_owned(),
            url: url.to_owned(),
            figure: false,
        }
    }
}

/// Something a list got wrong, or that was guessed in its place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Complaint {
    /// Position of the page among those of its list.
    pub page: usize,
    /// Line it is about, from 1.
    pub line: u32,
    /// What sort of complaint.
    pub kind: ComplaintKind,
    /// The complaint in words.
    pub reason: String,
}

impl Complaint {
    /// A complaint about a line of a list's first page.
    pub fn new(line: u32, kind: ComplaintKind, reason: impl Into<String>) -> Self {
        Self {
            page: 0,
            line,
            kind,
            reason: reason.into(),
        }
    }

    /// The same about another page.
    pub fn on(self, page: usize) -> Self {
        Self { page, ..self }
    }
}

/// Sorts of complaints, by what they mean for the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ComplaintKind {
    /// The line looks like a listing and could not be read: a work may be missing.
    Unread,
    /// A slip of the pen that was read as it was meant.
    Slip,
    /// A link that could not be used or had to be repaired.
    Link,
    /// Something the list does not say and that was worked out from the rest.
    Inferred,
    /// A heading, venue or rule that nothing maps.
    Unmapped,
    /// A value that cannot be right and was replaced or left out.
    Doubtful,
    /// Invisible characters that were taken out.
    Control,
}

impl ComplaintKind {
    /// All kinds, in the order of the report.
    pub const ALL: [Self; 7] = [
        Self::Unread,
        Self::Slip,
        Self::Link,
        Self::Inferred,
        Self::Unmapped,
        Self::Doubtful,
        Self::Control,
    ];
}

impl fmt::Display for ComplaintKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Unread => "unread",
            Self::Slip => "slip",
            Self::Link => "link",
            Self::Inferred => "inferred",
            Self::Unmapped => "unmapped",
            Self::Doubtful => "doubtful",
            Self::Control => "control",
        })
    }
}
