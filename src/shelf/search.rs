//! Saved searches, and what is new in them since they were last looked at.

use super::{Edit, Shelf};

/// Works beyond these are not kept one by one: then only their number tells what is new.
const MOST_SEEN: usize = 4_000;
/// Letters that a work is kept by.
const SIGN: usize = 4;
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// A saved search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    /// The key of its record.
    pub key: String,
    /// What the reader calls it.
    pub name: String,
    /// The address from `?` on; empty for everything.
    pub asks: String,
    /// What was there when the reader last looked: catalogue version, number of works, signs.
    seen: String,
}

/// A short sign of a work's key: 24 bits of it, so that a few thousand works take a few
/// kilobytes. That a new work has the sign of an old one happens once in thousands of times.
pub fn sign(key: &str) -> String {
    let mut hash: u32 = 0x811c_9dc5;
    for byte in key.bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    // The low bits of this hash depend on few letters; the high ones on all.
    hash ^= hash >> 15;
    let digits = (0..SIGN).map(|at| (hash >> (6 * at)) & 63);
    digits
        .map(|digit| char::from(LETTERS[digit as usize]))
        .collect()
}

/// What is kept of a look at these works of a catalogue.
fn look(version: &str, works: &[String]) -> String {
    let mut seen = format!("{version} {} ", works.len());
    if works.len() <= MOST_SEEN {
        seen.extend(works.iter().map(|key| sign(key)));
    }
    seen
}

impl Search {
    /// How many of these works were not there when the reader last looked.
    pub fn n_new(&self, version: &str, works: impl FnOnce() -> Vec<String>) -> usize {
        let mut parts = self.seen.splitn(3, ' ');
        if parts.next() == Some(version) {
            return 0;
        }
        let n_seen = parts.next().and_then(|count| count.parse::<usize>().ok());
        let signs = parts.next().unwrap_or_default().as_bytes();
        let works = works();
        match n_seen {
            Some(n_seen) if n_seen * SIGN == signs.len() => {
                // Few enough to be looked through; a set would weigh more than it saves.
                let is_known =
                    |sign: &str| signs.chunks(SIGN).any(|known| known == sign.as_bytes());
                works.iter().filter(|key| !is_known(&sign(key))).count()
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
    pub fn searches(&self) -> Vec<Search> {
        let search = |(key, record): (&str, &super::Record)| {
            key.starts_with("s/").then_some(())?;
            Some(Search {
                key: key.to_owned(),
                name: record.get("name")?.to_owned(),
                asks: record.get("asks").unwrap_or_default().to_owned(),
                seen: record.get("seen").unwrap_or_default().to_owned(),
            })
        };
        let mut searches: Vec<Search> = Vec::new();
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
        asks: &str,
        version: &str,
        works: &[String],
    ) -> Vec<Edit> {
        let key = format!("s/{}", self.new_id());
        vec![
            Edit::set(&key, "name", name),
            Edit::set(&key, "asks", asks),
            Edit::set(&key, "seen", look(version, works)),
        ]
    }
}
