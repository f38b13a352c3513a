//! Repositories, citations and capabilities.

use serde::{Deserialize, Serialize};

/// A source repository and its dated star count.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repo {
    /// `owner/name` on GitHub.
    pub name: String,
    /// Stars on `as_of`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stars: Option<u32>,
    /// ISO date of the count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// Stars gained in a year, measured from `since` to `as_of`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stars_per_year: Option<i32>,
    /// ISO date of the earlier count that `stars_per_year` is measured from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
}

/// A citation count and where it comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citations {
    /// Number of citing works.
    pub count: u32,
    /// ISO date of the count, if the list gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// Id of the [`List`](super::List), or name of the source, that says so.
    pub list: String,
}

/// What a framework supports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capabilities {
    /// Efficient pre-training.
    pub training: bool,
    /// Efficient inference and serving.
    pub inference: bool,
    /// Efficient fine-tuning.
    pub fine_tuning: bool,
}
