//! What came of a refresh: counts, changes, and why it ended.

use std::fmt;

use serde_json::{Value, json};

/// Why nothing could be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RefreshError {
    /// No token, or one with characters that no token has.
    NoToken,
    /// The API does not accept the token.
    Unauthorised,
    /// An address that is not the API's.
    Endpoint,
    /// The day is not known.
    NoDate,
}

impl fmt::Display for RefreshError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoToken => "GITHUB_TOKEN is not set to a token",
            Self::Unauthorised => "GitHub does not accept the token",
            Self::Endpoint => "the endpoint is neither GitHub's API nor on this machine",
            Self::NoDate => "the server does not tell the date; give it by --date",
        })
    }
}

impl std::error::Error for RefreshError {}

/// Why a refresh ended before all was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// A rate limit: when to go on, in words.
    Limited(String),
    /// The API does not answer, or not in a way to use.
    Unreachable(String),
    /// Too many of the answers were empty without a reason: how many, and of how many.
    Empty(usize, usize),
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Limited(when) => write!(f, "rate limit reached; go on {when}"),
            Self::Unreachable(reason) => write!(f, "given up: {reason}"),
            Self::Empty(empty, of) => write!(
                f,
                "{empty} of {of} answers are empty without a reason; nothing is kept of them"
            ),
        }
    }
}

/// What a refresh did.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Repositories that there was something to ask about.
    pub wanted: usize,
    /// Repositories counted.
    pub counted: usize,
    /// Repositories that the API said anything of.
    pub answered: usize,
    /// Empty answers without a reason.
    pub empty: usize,
    /// A sentence for each change.
    pub changes: Vec<String>,
    /// A sentence for each repository that keeps its old count.
    pub kept: Vec<String>,
    /// Why not all was asked.
    pub stop: Option<Stop>,
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for change in &self.changes {
            writeln!(f, "{change}")?;
        }
        for kept in &self.kept {
            writeln!(f, "old count kept: {kept}")?;
        }
        writeln!(
            f,
            "{} of {} repositories counted",
            self.counted, self.wanted
        )?;
        if let Some(stop) = &self.stop {
            writeln!(f, "{stop}")?;
        }
        Ok(())
    }
}

impl Outcome {
    /// Whether the new counts may be written.
    pub fn is_usable(&self) -> bool {
        !matches!(self.stop, Some(Stop::Empty(..)))
    }

    /// The outcome as JSON.
    pub fn to_json(&self) -> Value {
        json!({
            "wanted": self.wanted,
            "counted": self.counted,
            "changes": self.changes,
            "kept": self.kept,
            "stop": self.stop.as_ref().map(ToString::to_string),
        })
    }

    /// Whether every repository was answered for.
    pub fn is_whole(&self) -> bool {
        self.stop.is_none() && self.kept.is_empty()
    }
}
