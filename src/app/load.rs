//! Fetching the catalogue and making the index of it.

use std::fmt;
use std::sync::Arc;

use gloo_net::http::Request;

use crate::catalogue::{self, ReadError};
use crate::search::Index;

/// Relative, so that the page works under any project path.
const CATALOGUE: &str = "data/catalogue.json";

/// Why there is no catalogue to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// No answer: what the browser says.
    Unreachable(String),
    /// The server answered with this status.
    Status(u16),
    /// The answer is not a catalogue that this version reads.
    Unreadable(ReadError),
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreachable(reason) => write!(f, "{CATALOGUE} could not be fetched: {reason}"),
            Self::Status(status) => write!(f, "{CATALOGUE}: the server answered {status}"),
            Self::Unreadable(error) => write!(f, "{CATALOGUE}: {error}"),
        }
    }
}

impl LoadError {
    /// What the reader can do about it.
    pub fn advice(&self) -> &'static str {
        match self {
            Self::Unreachable(_) => "Check the connection, then try again.",
            Self::Status(_) => "This is usually brief: try again in a moment.",
            Self::Unreadable(ReadError::TooNew(_)) => {
                "A newer version of the explorer is out: reload the page to get it."
            }
            Self::Unreadable(ReadError::Malformed(_)) => {
                "The file may have been cut off on its way: try again."
            }
        }
    }
}

/// Fetches the catalogue and builds its index. A second try goes past the browser's cache,
/// which may hold the broken answer.
///
/// # Errors
/// If the file cannot be fetched or read; the page offers a retry.
pub async fn load(past_cache: bool) -> Result<Arc<Index>, LoadError> {
    let unreachable = |error: gloo_net::Error| LoadError::Unreachable(error.to_string());
    let cache = if past_cache {
        web_sys::RequestCache::Reload
    } else {
        web_sys::RequestCache::Default
    };
    let request = Request::get(CATALOGUE).cache(cache);
    let response = request.send().await.map_err(unreachable)?;
    if !response.ok() {
        return Err(LoadError::Status(response.status()));
    }
    let text = response.text().await.map_err(unreachable)?;
    let reading = catalogue::read(&text).map_err(LoadError::Unreadable)?;
    for complaint in &reading.quarantined {
        leptos::logging::warn!("{CATALOGUE}: {complaint}");
    }
    Ok(Arc::new(Index::new(reading.catalogue)))
}
