//! Links to GitHub's form for a new issue.

use serde::{Deserialize, Serialize};

use crate::export::percent_encoded;

/// Maximum length of an address for GitHub and all browsers, in bytes.
pub const LONGEST_ADDRESS: usize = 8_000;

/// Where to send something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Address {
    /// A page that opens with everything filled in.
    Prefilled(String),
    /// A page with at most the title filled in: the text is too long for an address and has to
    /// be pasted there.
    Copy(String),
}

/// A new issue of the repository at `url`.
pub fn issue(url: &str, title: &str, body: &str) -> Address {
    let page = format!("{}/issues/new", url.trim_end_matches('/'));
    let titled = format!("{page}?title={}", percent_encoded(title));
    let filled = format!("{titled}&body={}", percent_encoded(body));
    if filled.len() <= LONGEST_ADDRESS {
        return Address::Prefilled(filled);
    }
    Address::Copy(match titled.len() <= LONGEST_ADDRESS {
        true => titled,
        false => page,
    })
}
