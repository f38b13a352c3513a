//! What readers produce: entries as printed, and complaints.

use std::fmt;

use super::read::Imprint;
use crate::work::{Capabilities, Kind};

/// One listing as a list prints it, mended but not yet interpreted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RawEntry {
    /// Position of its page among those of its list.
    pub page: usize,
    /// Line on which the listing starts, from 1.
    pub line: u32,
    /// Kind of work, judged by the listing alone.
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
    /// The month as printed, from 1.
    pub month: Option<u8>,
    /// The links in printed order.
    pub links: Vec<RawLink>,
    /// Tags.
    pub tags: Vec<String>,
    /// Whether it is marked as recommended.
    pub recommended: bool,
    /// ISO date on which it was added to the list.
    pub added: Option<String>,
    /// Citation count, where known.
    pub citations: Option<u32>,
    /// What a framework supports.
    pub capabilities: Option<Capabilities>,
    /// Short text that was not recognised; it may be a venue without a year.
    pub remarks: Vec<String>,
}

impl RawEntry {
    /// Sets venue and date unless already known.
    pub fn take_imprint(&mut self, imprint: Imprint) {
        self.venue = self.venue.take().or(imprint.venue);
        if self.year.is_none() {
            self.year = imprint.year;
        }
        if self.year == imprint.year {
            self.month = self.month.or(imprint.month);
        }
    }

    /// Sets venue and date, replacing earlier values.
    pub fn take_imprint_over(&mut self, imprint: Imprint) {
        self.venue = imprint.venue.or(self.venue.take());
        if imprint.year.is_some() {
            self.month = imprint
                .month
                .or(self.month.filter(|_| self.year == imprint.year));
            self.year = imprint.year;
        }
    }
}

/// A link as printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawLink {
    /// The link's text.
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

/// A mistake in a list, or a guess made in its place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Complaint {
    /// Position of the page among those of its list.
    pub page: usize,
    /// Line it is about, from 1.
    pub line: u32,
    /// Kind of complaint.
    pub kind: ComplaintKind,
    /// The complaint.
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

/// Kinds of complaints, by their consequence for the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ComplaintKind {
    /// A line that looks like a listing could not be read: a work may be missing.
    Unread,
    /// A slip that was read as intended.
    Slip,
    /// An unusable or repaired link.
    Link,
    /// Something inferred from the rest of the list.
    Inferred,
    /// A heading or venue without a rule, or an unused rule.
    Unmapped,
    /// An impossible value that was replaced or dropped.
    Doubtful,
    /// Invisible characters were removed.
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
