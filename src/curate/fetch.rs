//! Getting the lists: a clone of each repository, and its pages written beside each other.

pub mod mirror;

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use super::atomic;
use super::commits::{self, Commits};
use super::lists::ListRule;
use super::mend;
use super::rules::InputError;
use mirror::{Blobs, Mirror};

/// What came of a page, or of a whole list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchOutcome {
    /// The list has no repository.
    Skipped,
    /// The repository has nothing newer.
    Unchanged,
    /// Written: what changed, in words.
    Written(String),
    /// Not to be had, so that the file stays as it is: why.
    Failed(String),
}

impl fmt::Display for FetchOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Skipped => f.write_str("skipped, as no repository keeps it"),
            Self::Unchanged => f.write_str("unchanged"),
            Self::Written(what) => f.write_str(what),
            Self::Failed(why) => write!(f, "failed, file kept as it is: {why}"),
        }
    }
}

/// A list or a page, and what came of it.
pub type Told = (String, FetchOutcome);

/// Where to fetch from and to.
#[derive(Clone, Debug)]
pub struct Options<'a> {
    /// The directory to write pages to.
    pub lists: &'a Path,
    /// The directory of the clones.
    pub cache: &'a Path,
    /// What the addresses of repositories start with.
    pub base: &'a str,
}

/// Brings every list that has a repository up to date. `progress` is called before each.
///
/// # Errors
/// If a directory cannot be read or written.
pub fn fetch(
    rules: &[ListRule],
    options: &Options,
    progress: &mut dyn FnMut(usize, &str),
) -> Result<Vec<Told>, InputError> {
    for directory in [options.lists, options.cache] {
        std::fs::create_dir_all(directory).map_err(|error| InputError::new(directory, error))?;
    }
    let mut commits = commits::load(options.lists)?;
    let mut told = Vec::new();
    for (at, rule) in rules.iter().enumerate() {
        progress(at, &rule.id);
        told.extend(list(rule, options, &mut commits)?);
    }
    Ok(told)
}

/// Fetches the pages of one list.
fn list(
    rule: &ListRule,
    options: &Options,
    commits: &mut Commits,
) -> Result<Vec<Told>, InputError> {
    let Some((repository, folder)) = rule.repository.as_ref().zip(rule.folder()) else {
        return Ok(vec![(rule.id.clone(), FetchOutcome::Skipped)]);
    };
    let failed = |why| Ok(vec![(rule.id.clone(), FetchOutcome::Failed(why))]);
    let opened = Mirror::renew(options.cache, repository, options.base).and_then(|mirror| {
        let pages: Vec<&str> = rule.pages.iter().map(|page| page.path.as_str()).collect();
        let blobs = mirror.blobs(&pages)?;
        mirror.prefetch(
            &blobs
                .iter()
                .flatten()
                .map(String::as_str)
                .collect::<Vec<_>>(),
        );
        Ok((mirror.head()?, blobs, mirror.reader()?))
    });
    let (head, blobs, mut reader) = match opened {
        Ok(opened) => opened,
        Err(why) => return failed(why),
    };
    let mut told = Vec::new();
    for (page, blob) in rule.pages.iter().zip(blobs) {
        let file = options.lists.join(&folder).join(&page.path);
        let outcome = match text(&mut reader, blob.as_deref()) {
            Ok(text) => write(&file, &text)?,
            Err(why) => FetchOutcome::Failed(why),
        };
        if !matches!(outcome, FetchOutcome::Failed(_)) {
            let key = (repository.clone(), page.path.clone());
            commits.0.insert(key, head.clone());
        }
        told.push((format!("{} {}", rule.id, page.path), outcome));
    }
    commits::save(options.lists, commits)?;
    Ok(told)
}

/// The text of a page.
fn text(reader: &mut Blobs, blob: Option<&str>) -> Result<String, String> {
    let blob = blob.ok_or("the repository has no such file any more")?;
    let bytes = reader.read(blob)?;
    let text = mend::decode(&bytes).map_err(|error| error.to_string())?;
    if text.trim().is_empty() || text.contains('\0') {
        return Err("no text".to_owned());
    }
    Ok(text.to_owned())
}

/// Writes a page, unless it lost half of itself: that is more often a mishap than meant.
fn write(file: &Path, text: &str) -> Result<FetchOutcome, InputError> {
    let old = std::fs::read(file).unwrap_or_default();
    if old == text.as_bytes() {
        return Ok(FetchOutcome::Unchanged);
    }
    if text.len() < old.len() / 2 {
        let (now, before) = (text.len(), old.len());
        let why = format!("{now} bytes after {before}; remove the old file to accept that");
        return Ok(FetchOutcome::Failed(why));
    }
    let folder = file.parent().unwrap_or(file);
    std::fs::create_dir_all(folder).map_err(|error| InputError::new(folder, error))?;
    atomic::write(file, text)?;
    let what = difference(&String::from_utf8_lossy(&old), text);
    Ok(FetchOutcome::Written(what))
}

/// How a text changed, in lines, regardless of their order.
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
        (_, 0, 0) => "the same lines in another order".to_owned(),
        _ => format!("{added} lines added, {removed} removed"),
    }
}
