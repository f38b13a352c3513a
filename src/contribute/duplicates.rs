//! Works of the catalogue that a draft may duplicate.

use serde::{Deserialize, Serialize};

use super::Draft;
use crate::identity::titles::{self, Compared};
use crate::work::Work;

/// What a work has in common with a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Likeness {
    /// The same title, up to case and punctuation.
    Exact,
    /// The same arXiv id, DOI or repository.
    ById,
    /// A similar title.
    Near,
}

/// A work that the draft may duplicate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Duplicate<'a> {
    /// The work.
    pub work: &'a Work,
    /// What it has in common with the draft.
    pub likeness: Likeness,
}

/// The works that a draft may duplicate, the likeliest first. Titles are compared as in merging
/// the lists.
pub fn duplicates<'a>(draft: &Draft, works: &'a [Work]) -> Vec<Duplicate<'a>> {
    let key = titles::key(&draft.title);
    let compared = Compared::new(&draft.title);
    let likeness = |work: &Work| {
        let mut own = work.alt_titles.iter().chain([&work.title]);
        if !key.is_empty() && own.any(|title| titles::key(title) == key) {
            return Some(Likeness::Exact);
        }
        let same = |a: &Option<String>, b: &Option<String>| a.is_some() && a == b;
        let is_repo = |repo: &String| {
            let mut own = work.repos.iter();
            own.any(|other| other.name.eq_ignore_ascii_case(repo))
        };
        if same(&work.arxiv_id, &draft.arxiv_id)
            || same(&work.doi, &draft.doi)
            || draft.repo.as_ref().is_some_and(is_repo)
        {
            return Some(Likeness::ById);
        }
        let is_near = !key.is_empty() && compared.agrees(&Compared::new(&work.title));
        is_near.then_some(Likeness::Near)
    };
    let found = works.iter().filter_map(|work| {
        let likeness = likeness(work)?;
        Some(Duplicate { work, likeness })
    });
    let mut found: Vec<Duplicate> = found.collect();
    found.sort_by_key(|duplicate| duplicate.likeness);
    found
}
