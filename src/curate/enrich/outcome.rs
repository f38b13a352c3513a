//! What came of asking an index.

use std::fmt;

use serde_json::{Value, json};

use crate::curate::rules::InputError;

/// Why nothing could be asked, or nothing written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EnrichError {
    /// An address that is neither an index nor on this machine.
    Endpoint,
    /// The facts could not be written.
    Files(InputError),
}

impl From<InputError> for EnrichError {
    fn from(error: InputError) -> Self {
        Self::Files(error)
    }
}

impl fmt::Display for EnrichError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Endpoint => f.write_str("the address is neither an index nor on this machine"),
            Self::Files(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for EnrichError {}

/// Why an index was not asked about all works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// A limit: in how many seconds or when to go on, where the index says so.
    Limited(Option<String>),
    /// It does not answer, or not in a way to use.
    Unreachable(String),
    /// It does not tell the day.
    NoDate,
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Limited(None) => f.write_str("limit reached; go on in some minutes"),
            Self::Limited(Some(when)) => write!(f, "limit reached; go on after {when}"),
            Self::Unreachable(reason) => write!(f, "given up: {reason}"),
            Self::NoDate => f.write_str("the server does not tell the date; give it by --date"),
        }
    }
}

/// What an index was asked and said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Works to ask about.
    pub wanted: usize,
    /// Works that it knows.
    pub found: usize,
    /// Facts added or renewed.
    pub added: usize,
    /// Why questions came to nothing.
    pub failed: Vec<String>,
    /// Why not all was asked.
    pub stop: Option<Stop>,
}

impl Outcome {
    /// Whether every question was answered.
    pub fn is_whole(&self) -> bool {
        self.stop.is_none() && self.failed.is_empty()
    }

    /// The outcome as JSON.
    pub fn to_json(&self) -> Value {
        json!({
            "wanted": self.wanted,
            "found": self.found,
            "added": self.added,
            "failed": self.failed,
            "stop": self.stop.as_ref().map(ToString::to_string),
        })
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            wanted,
            found,
            added,
            ..
        } = self;
        write!(
            f,
            "{found} of {wanted} works found, {added} facts added or renewed"
        )?;
        for reason in &self.failed {
            write!(f, "; a question came to nothing: {reason}")?;
        }
        self.stop
            .as_ref()
            .map_or(Ok(()), |stop| write!(f, "; {stop}"))
    }
}
