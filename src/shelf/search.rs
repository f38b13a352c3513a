//! Saved searches, and what is new in them since the reader last looked.

use super::{Edit, Shelf};
use crate::work::fingerprint;

/// With more works than this, only their number is kept to tell what is new.
const MOST_SEEN: usize = 4_000;
/// The length of a work's fingerprint in letters.
const FINGERPRINT_LEN: usize = 4;
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// A saved search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedSearch {
    /// The key of its record.
    pub key: String,
    /// What the reader calls it.
    pub name: String,
    /// The address from `?` on; empty for everything.
    pub address: String,
    /// What was there when the reader last looked: catalogue version, number of works,
    /// fingerprints.
    seen: String,
}

/// A 24-bit fingerprint of a work's key, so that a few thousand works take a few kilobytes. A
/// collision, which hides a new work, is a matter of one in thousands.
pub fn short_fingerprint(key: &str) -> String {
    let mut hash = fingerprint(key);
    // The low bits of FNV-1a depend on few letters, the high ones on all.
    hash ^= hash >> 15;
    let digits = (0..FINGERPRINT_LEN).map(|at| (hash >> (6 * at)) & 63);
    digits
        .map(|digit| char::from(LETTERS[digit as usize]))
        .collect()
}

/// What is kept of a look at these works.
fn look(version: &str, works: &[String]) -> String {
    let mut seen = format!("{version} {} ", works.len());
    if works.len() <= MOST_SEEN {
        seen.extend(works.iter().map(|key| short_fingerprint(key)));
    }
    seen
}

impl SavedSearch {
    /// How many of these works are new since the reader last looked.
    pub fn n_new(&self, version: &str, works: impl FnOnce() -> Vec<String>) -> usize {
        let mut parts = self.seen.splitn(3, ' ');
        if parts.next() == Some(version) {
            return 0;
        }
        let n_seen = parts.next().and_then(|count| count.parse::<usize>().ok());
        let fingerprints = parts.next().unwrap_or_default().as_bytes();
        let works = works();
        match n_seen {
            Some(n_seen) if n_seen * FINGERPRINT_LEN == fingerprints.len() => {
                // Few enough for a linear search; a set would add more to the download than it
                // saves.
                let is_known = |new: &str| {
                    let mut known = fingerprints.chunks(FINGERPRINT_LEN);
                    known.any(|known| known == new.as_bytes())
                };
                works
                    .iter()
                    .filter(|key| !is_known(&short_fingerprint(key)))
                    .count()
            }
            Some(n_seen) => works.len().saturating_sub(n_seen),
            None => 0,
        }
    }

    /// The edit that notes that the reader has looked.
    pub fn seen(&self, version: &str, works: &[String]) -> Edit {
        Edit::set(&self.key, "seen", look(version, works))
    }
}

impl Shelf {
    /// The saved searches, by name.
    pub fn searches(&self) -> Vec<SavedSearch> {
        let search = |(key, record): (&str, &super::Record)| {
            key.starts_with("s/").then_some(())?;
            Some(SavedSearch {
                key: key.to_owned(),
                name: record.get("name")?.to_owned(),
                address: record.get("asks").unwrap_or_default().to_owned(),
                seen: record.get("seen").unwrap_or_default().to_owned(),
            })
        };
        let mut searches: Vec<SavedSearch> = Vec::new();
        for new in self.records().filter_map(search) {
            let rank = new.name.to_lowercase();
            let at = searches.partition_point(|known| known.name.to_lowercase() <= rank);
            searches.insert(at, new);
        }
        searches
    }

    /// The edits that save a search.
    pub fn search_to_save(
        &self,
        name: &str,
        address: &str,
        version: &str,
        works: &[String],
    ) -> Vec<Edit> {
        let key = format!("s/{}", self.new_id());
        vec![
            Edit::set(&key, "name", name),
            Edit::set(&key, "asks", address),
            Edit::set(&key, "seen", look(version, works)),
        ]
    }
}
