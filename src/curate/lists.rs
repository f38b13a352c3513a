//! `lists.toml`: the curated lists, with their pages and editions.

use serde::Deserialize;

/// A list, from `lists.toml`: the pages of a repository, or one file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListRule {
    /// Its id in the catalogue.
    pub id: String,
    /// Its own title.
    pub title: String,
    /// `OWNER/NAME` on GitHub.
    pub repository: Option<String>,
    /// The pages of the repository that list works, in reading order.
    #[serde(default)]
    pub pages: Vec<PageRule>,
    /// The usual name of its file, for a list that is no repository.
    pub file: Option<String>,
    /// The list that this is an older state of. Editions of one list count once.
    pub edition_of: Option<String>,
    /// Its home, where that is no repository.
    pub url: Option<String>,
    /// The licence it states, as an SPDX identifier.
    pub licence: Option<String>,
    /// ISO date of its text, where known; for a repository, that of the commit is.
    pub dated: Option<String>,
    /// How it is written; recognised from its text where this is empty.
    #[serde(default)]
    pub dialect: String,
    /// The encoding damage it is known to have; a warning is given if another is found.
    pub damage: Option<String>,
}

/// A page of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageRule {
    /// Its path in the repository.
    pub path: String,
    /// The area of the listings whose headings name none.
    pub area: Option<String>,
    /// How it is written, where that differs from the rest of the list.
    pub dialect: Option<String>,
}

impl ListRule {
    /// The folder of its pages: `OWNER__NAME`.
    pub fn folder(&self) -> Option<String> {
        Some(self.repository.as_ref()?.replacen('/', "__", 1))
    }

    /// The list that it counts as: itself, or the one it is an edition of.
    pub fn counts_as(&self) -> &str {
        self.edition_of.as_ref().unwrap_or(&self.id)
    }
}

/// The repository that a list, or the list it is an edition of, is kept in.
pub fn repository<'a>(lists: &'a [ListRule], list: &'a ListRule) -> Option<&'a str> {
    let newest = lists.iter().find(|other| other.id == list.counts_as());
    let own = list.repository.as_deref();
    own.or_else(|| newest?.repository.as_deref())
}

/// The ids of the other editions of a list.
pub fn editions<'a>(lists: &'a [ListRule], list: &ListRule) -> Vec<&'a str> {
    let is_other = |other: &&ListRule| other.counts_as() == list.counts_as() && other.id != list.id;
    let others = lists.iter().filter(is_other);
    others.map(|other| other.id.as_str()).collect()
}

/// The address of a list's home.
pub fn home(lists: &[ListRule], list: &ListRule) -> Option<String> {
    let of_repository = |name| format!("https://github.com/{name}");
    let own = list.url.clone();
    own.or_else(|| repository(lists, list).map(of_repository))
}
