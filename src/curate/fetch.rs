//! Downloading the lists, each to its file, with a note of where it came from and when.

pub mod client;

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::atomic;
use super::dates;
use super::lists::ListRule;
use super::rules::InputError;
use client::{Answer, Client, WebError};

/// The host of the lists.
const HOST: &str = "raw.githubusercontent.com";
/// What every list's address starts with.
const BASE: &str = "https://raw.githubusercontent.com";
/// The file beside the lists that tells where and when they were fetched.
const NOTES: &str = "fetched.toml";

/// Where a list came from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Its address.
    url: String,
    /// What the server calls this state of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    etag: Option<String>,
    /// ISO date, by the server's clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    retrieved: Option<String>,
    /// Digest of the file; a note about another file says nothing.
    sha256: String,
}

/// The notes on all lists of a directory, by list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notes(BTreeMap<String, Note>);

impl Notes {
    /// The note on a list, if the file is the one that was fetched.
    fn of(&self, id: &str, file: &Path) -> Option<&Note> {
        let note = self.0.get(id)?;
        let bytes = std::fs::read(file).ok()?;
        (digest(&bytes) == note.sha256).then_some(note)
    }

    /// The day on which a list's file was fetched, if it is still that file.
    pub fn retrieved(&self, id: &str, file: &Path) -> Option<String> {
        self.of(id, file)?.retrieved.clone()
    }
}

/// Reads the notes of a directory of lists; without any, there are none.
///
/// # Errors
/// If the file is there and broken.
pub fn load(lists: &Path) -> Result<Notes, InputError> {
    let file = lists.join(NOTES);
    if !file.exists() {
        return Ok(Notes::default());
    }
    let text = std::fs::read_to_string(&file).map_err(|error| InputError::new(&file, error))?;
    toml::from_str(&text).map_err(|error| InputError::new(&file, error.message()))
}

/// What came of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It has no address.
    Skipped,
    /// The server has nothing newer.
    Unchanged,
    /// Written: what changed, in words.
    Written(String),
    /// Not to be had, so that the file stays as it is: why.
    Failed(String),
}

impl fmt::Display for Fate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Skipped => f.write_str("skipped, as lists.toml has no `raw` address for it"),
            Self::Unchanged => f.write_str("unchanged"),
            Self::Written(what) => f.write_str(what),
            Self::Failed(why) => write!(f, "failed, file kept as it is: {why}"),
        }
    }
}

/// How to fetch.
#[derive(Clone, Debug)]
pub struct Options {
    /// Stands in for the host of the lists, in tests: a server on this machine.
    pub base: Option<String>,
    /// How long each step of a download may take.
    pub timeout: Duration,
}

/// Downloads every list that has an address. `progress` is told before each.
///
/// # Errors
/// If the directory cannot be read or written.
pub fn fetch(
    rules: &[ListRule],
    lists: &Path,
    options: &Options,
    progress: &mut dyn FnMut(usize, &str),
) -> Result<Vec<(String, Fate)>, InputError> {
    let is_local = options
        .base
        .as_ref()
        .is_some_and(|base| client::is_loopback(&format!("{base}/")));
    let client = Client::new(HOST, is_local, options.timeout);
    std::fs::create_dir_all(lists).map_err(|error| InputError::new(lists, error))?;
    let mut notes = load(lists)?;
    let mut fates = Vec::new();
    for (at, rule) in rules.iter().enumerate() {
        progress(at, &rule.id);
        let fate = match &rule.raw {
            None => Fate::Skipped,
            Some(raw) => one(rule, raw, lists, &client, options, &mut notes)?,
        };
        if matches!(fate, Fate::Written(_)) {
            let text = toml::to_string(&notes).map_err(|error| InputError::new(lists, error))?;
            atomic::write(&lists.join(NOTES), &text)?;
        }
        fates.push((rule.id.clone(), fate));
    }
    Ok(fates)
}

fn one(
    rule: &ListRule,
    raw: &str,
    lists: &Path,
    client: &Client,
    options: &Options,
    notes: &mut Notes,
) -> Result<Fate, InputError> {
    let file = lists.join(rule.file.as_deref().unwrap_or(&rule.id));
    let known = notes.of(&rule.id, &file).filter(|note| note.url == raw);
    let etag = known.and_then(|note| note.etag.as_deref());
    let headers: Vec<(&str, &str)> = etag
        .map(|etag| ("if-none-match", etag))
        .into_iter()
        .collect();
    let url = match &options.base {
        Some(base) => raw.replacen(BASE, base, 1),
        None => raw.to_owned(),
    };
    let old = std::fs::read(&file).unwrap_or_default();
    let answer = match accept(client.get(&url, &headers), etag.is_some(), old.len()) {
        Ok(Some(answer)) => answer,
        Ok(None) => return Ok(Fate::Unchanged),
        Err(reason) => return Ok(Fate::Failed(reason)),
    };
    let note = Note {
        url: raw.to_owned(),
        etag: answer.header("etag").map(str::to_owned),
        retrieved: answer.header("date").and_then(dates::of_header),
        sha256: digest(answer.body.as_bytes()),
    };
    atomic::write(&file, &answer.body)?;
    notes.0.insert(rule.id.clone(), note);
    Ok(Fate::Written(difference(
        &String::from_utf8_lossy(&old),
        &answer.body,
    )))
}

/// A new text; none if the server has nothing newer; else why the answer is not taken.
fn accept(
    answer: Result<Answer, WebError>,
    is_conditional: bool,
    old_bytes: usize,
) -> Result<Option<Answer>, String> {
    let answer = answer.map_err(|error| error.to_string())?;
    match answer.status {
        200 => {}
        304 if is_conditional => return Ok(None),
        status => return Err(format!("status {status}")),
    }
    let start = answer.body.trim_start().chars().take(14);
    let start = start.collect::<String>().to_ascii_lowercase();
    if start.starts_with("<!doctype html") || start.starts_with("<html") {
        return Err("a web page, not a list".to_owned());
    }
    if answer.body.trim().is_empty() || answer.body.contains('\0') {
        return Err("no text".to_owned());
    }
    // A list grows. One that lost half of itself is more often a mishap than meant.
    if answer.body.len() < old_bytes / 2 {
        return Err(format!(
            "{} bytes after {old_bytes}; remove the old file to accept that",
            answer.body.len()
        ));
    }
    Ok(Some(answer))
}

/// How a text changed, in lines, wherever they stand.
fn difference(old: &str, new: &str) -> String {
    let mut lines: BTreeMap<&str, i64> = BTreeMap::new();
    for line in old.lines() {
        *lines.entry(line).or_default() -= 1;
    }
    for line in new.lines() {
        *lines.entry(line).or_default() += 1;
    }
    let added: i64 = lines.values().filter(|count| **count > 0).sum();
    let removed: i64 = -lines.values().filter(|count| **count < 0).sum::<i64>();
    match (old.is_empty(), added, removed) {
        (true, ..) => format!("new, {added} lines"),
        (_, 0, 0) => "the same text".to_owned(),
        _ => format!("{added} lines added, {removed} removed"),
    }
}

fn digest(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
