//! Research areas and venues.

use serde::{Deserialize, Serialize};

/// A node of the taxonomy of research areas.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// Slug, unique.
    pub id: String,
    /// Name shown to readers.
    pub label: String,
    /// Id of the wider area; absent for a root.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// What it covers, in one sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// A place of publication.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Venue {
    /// Slug, unique.
    pub id: String,
    /// Usual short name.
    pub label: String,
    /// What sort of venue.
    pub kind: VenueKind,
    /// Name in full, where it differs from the label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// What sort of venue.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum VenueKind {
    /// A conference with proceedings.
    Conference,
    /// A workshop with a name of its own.
    Workshop,
    /// A journal.
    Journal,
    /// A preprint server.
    Preprint,
    /// A blog or web site.
    #[default]
    #[serde(other)]
    Web,
}
