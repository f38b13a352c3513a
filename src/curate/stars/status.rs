//! What became of repositories: archived, missing or renamed, each with the day it was seen.

use std::collections::BTreeMap;
use std::fmt;

use csv::StringRecord;

use super::super::sheet;
use super::table::is_repo;
use crate::work::date::Date;

/// What `repositories.csv` starts with.
pub const HEADER: &str = "repo,status,seen,now";

/// What became of a repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// Read only.
    Archived,
    /// Gone or private.
    Missing,
    /// Found under another name.
    Renamed(String),
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Archived => f.write_str("archived"),
            Self::Missing => f.write_str("missing"),
            Self::Renamed(now) => write!(f, "renamed to {now}"),
        }
    }
}

/// What became of one repository, and when that was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepoStatus {
    /// The name asked for.
    pub repo: String,
    /// What became of it.
    pub status: Status,
    /// ISO date.
    pub seen: String,
}

/// The repositories that are no longer what they were, by name in lower case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatusTable(BTreeMap<String, RepoStatus>);

impl StatusTable {
    /// Reads the text of the file; the error has the line and the reason.
    pub fn parse(text: &str) -> Result<Self, (usize, String)> {
        let mut statuses = Self::default();
        for (line, row) in sheet::rows(text, HEADER)? {
            statuses.set(read(&row).map_err(|reason| (line, reason))?);
        }
        Ok(statuses)
    }

    /// What became of a repository; none if it is as it was.
    pub fn get(&self, repo: &str) -> Option<&RepoStatus> {
        self.0.get(&repo.to_lowercase())
    }

    /// Notes what became of a repository.
    pub fn set(&mut self, status: RepoStatus) {
        self.0.insert(status.repo.to_lowercase(), status);
    }

    /// Notes that a repository is as it was.
    pub fn clear(&mut self, repo: &str) {
        self.0.remove(&repo.to_lowercase());
    }

    /// The name under which a repository is found today, in one step for each renaming.
    pub fn name_now<'a>(&'a self, repo: &'a str) -> &'a str {
        let mut name = repo;
        // The bound breaks cycles of renames.
        for _ in 0..self.0.len() {
            match self.get(name).map(|known| &known.status) {
                Some(Status::Renamed(now)) => name = now,
                _ => break,
            }
        }
        name
    }

    /// All of them, by name.
    pub fn all(&self) -> impl Iterator<Item = &RepoStatus> {
        self.0.values()
    }

    /// The text of the file.
    pub fn to_csv(&self) -> String {
        let mut out = format!("{HEADER}\n");
        for RepoStatus { repo, status, seen } in self.all() {
            let (status, now) = match status {
                Status::Archived => ("archived", ""),
                Status::Missing => ("missing", ""),
                Status::Renamed(now) => ("renamed", now.as_str()),
            };
            out.push_str(&sheet::line(&[repo, status, seen, now]));
        }
        out
    }
}

fn read(row: &StringRecord) -> Result<RepoStatus, String> {
    let [repo, status, seen, now] = [0, 1, 2, 3].map(|cell| &row[cell]);
    let names = [repo, now].into_iter().filter(|name| !name.is_empty());
    if let Some(bad) = names.into_iter().find(|name| !is_repo(name)) {
        return Err(format!("`{bad}` is not a repository's owner/name"));
    }
    if Date::parse(seen).is_none() {
        return Err(format!("`{seen}` is not a date of the form 2024-12-31"));
    }
    let status = match (status, now) {
        ("archived", "") => Status::Archived,
        ("missing", "") => Status::Missing,
        ("renamed", now) if !now.is_empty() => Status::Renamed(now.to_owned()),
        _ => return Err(format!("`{status}` with `{now}` is no status")),
    };
    Ok(RepoStatus {
        repo: repo.to_owned(),
        status,
        seen: seen.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_followed_and_circles_left() {
        let text = format!(
            "{HEADER}\na/b,renamed,2024-01-01,c/d\nc/d,renamed,2024-01-01,e/f\n\
             x/1,renamed,2024-01-01,x/2\nx/2,renamed,2024-01-01,x/1\nz/z,archived,2024-01-01,\n"
        );
        let statuses = StatusTable::parse(&text).unwrap();
        assert_eq!(statuses.to_csv(), text);
        assert_eq!(statuses.name_now("A/b"), "e/f");
        assert_eq!(statuses.name_now("z/z"), "z/z");
        assert!(["x/1", "x/2"].contains(&statuses.name_now("x/1")));
    }

    #[test]
    fn a_broken_row_is_named() {
        for (row, reason) in [
            ("a/b,gone,2024-01-01,", "no status"),
            ("a/b,renamed,2024-01-01,", "no status"),
            ("a/b,missing,soon,", "not a date"),
            ("a,missing,2024-01-01,", "owner/name"),
            ("a/b,missing", "2 cells"),
        ] {
            let (line, said) = StatusTable::parse(&format!("{HEADER}\n{row}\n")).unwrap_err();
            assert_eq!(line, 2);
            assert!(said.contains(reason), "{said}");
        }
    }
}
