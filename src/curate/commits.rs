//! `manifest.csv` beside the lists: the commit and day that each page of a repository is of.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::atomic;
use super::lists::ListRule;
use super::rules::InputError;

/// The file beside the lists.
const FILE: &str = "manifest.csv";

/// The state of a page.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Commit {
    /// The commit, in hex digits.
    pub commit: String,
    /// ISO date of the commit.
    pub dated: String,
}

/// A row of the file; other columns say nothing here.
#[derive(Deserialize, Serialize)]
struct Row {
    repository: String,
    path: String,
    commit: String,
    dated: String,
}

/// The commits of all pages, by repository and path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Commits(pub BTreeMap<(String, String), Commit>);

impl Commits {
    /// The newest day of a list's pages.
    pub fn dated(&self, list: &ListRule) -> Option<String> {
        let repository = list.repository.as_ref()?;
        let pages = list.pages.iter();
        let of_page = |page: &str| self.0.get(&(repository.clone(), page.to_owned()));
        let days = pages.filter_map(|page| Some(&of_page(&page.path)?.dated));
        days.max().cloned()
    }
}

/// Reads the commits of a directory of lists; without a file there are none.
///
/// # Errors
/// If the file is there and broken.
pub fn load(lists: &Path) -> Result<Commits, InputError> {
    let file = lists.join(FILE);
    if !file.exists() {
        return Ok(Commits::default());
    }
    let mut reader =
        csv::Reader::from_path(&file).map_err(|error| InputError::new(&file, error))?;
    let mut commits = Commits::default();
    for (at, row) in reader.deserialize().enumerate() {
        let Row {
            repository,
            path,
            commit,
            dated,
        } = row.map_err(|error| InputError::at(&file, at + 2, error))?;
        commits
            .0
            .insert((repository, path), Commit { commit, dated });
    }
    Ok(commits)
}

/// Writes the commits beside the lists.
///
/// # Errors
/// If the directory cannot be written to.
pub fn save(lists: &Path, commits: &Commits) -> Result<(), InputError> {
    let file = lists.join(FILE);
    let mut writer = csv::Writer::from_writer(Vec::new());
    for ((repository, path), Commit { commit, dated }) in &commits.0 {
        let row = Row {
            repository: repository.clone(),
            path: path.clone(),
            commit: commit.clone(),
            dated: dated.clone(),
        };
        writer
            .serialize(row)
            .map_err(|error| InputError::new(&file, error))?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| InputError::new(&file, error))?;
    atomic::write(&file, &String::from_utf8_lossy(&bytes))
}
