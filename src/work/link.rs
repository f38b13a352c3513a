//! Where a work's links lead.

use serde::{Deserialize, Serialize};

use super::safe_url::SafeUrl;

/// A link of a work.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// What it leads to.
    pub rel: Rel,
    /// Absolute `https:` or `http:` address.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub url: String,
    /// The label the list prints.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
}

impl Link {
    /// The address, if a page may link to it.
    pub fn web_address(&self) -> Option<&str> {
        SafeUrl::new(&self.url).map(SafeUrl::as_str)
    }
}

/// What a link leads to.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Rel {
    /// The paper's landing page.
    Paper,
    /// The paper as PDF.
    Pdf,
    /// Source code.
    Code,
    /// Model weights or a model's page.
    Model,
    /// A data set.
    Dataset,
    /// A blog post or coverage of the work.
    Blog,
    /// A recorded talk or lecture.
    Video,
    /// The work's own web site.
    Project,
    /// A figure shown in a list.
    Figure,
    /// Anything else.
    #[default]
    #[serde(other)]
    Other,
}

impl Rel {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Paper,
        Self::Pdf,
        Self::Code,
        Self::Model,
        Self::Dataset,
        Self::Blog,
        Self::Video,
        Self::Project,
        Self::Figure,
        Self::Other,
    ];

    /// Its identifier in files and addresses.
    pub fn id(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Pdf => "pdf",
            Self::Code => "code",
            Self::Model => "model",
            Self::Dataset => "dataset",
            Self::Blog => "blog",
            Self::Video => "video",
            Self::Project => "project",
            Self::Figure => "figure",
            Self::Other => "other",
        }
    }
}
