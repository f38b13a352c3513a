//! A draft from pasted text: BibTeX, an arXiv id, or the address of a paper or repository.

use std::fmt;

use super::{Draft, bibtex};
use crate::export::Names;
use crate::identity::{ids, urls};
use crate::texts::{FilledPhrase, Phrase};
use crate::work::{Link, Rel};

/// Why nothing could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasteError {
    /// The text is empty.
    Empty,
    /// It looks like BibTeX but has no entry with a title.
    NoEntry,
    /// The text has no known form.
    Unknown,
}

impl PasteError {
    /// The message for the reader.
    pub fn phrase(self) -> FilledPhrase {
        FilledPhrase::from(match self {
            Self::Empty => Phrase::NothingToRead,
            Self::NoEntry => Phrase::NoBibtexEntry,
            Self::Unknown => Phrase::NoForm,
        })
    }
}

impl fmt::Display for PasteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.phrase().fmt(f)
    }
}

impl std::error::Error for PasteError {}

/// Reads a draft; of several BibTeX entries, the first. Nothing is fetched, so an arXiv id gives
/// only id, year, venue and link.
///
/// # Errors
/// If nothing can be made of the text.
pub fn read(text: &str, names: &Names) -> Result<Draft, PasteError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(PasteError::Empty);
    }
    if let Some(entry) = bibtex::first(text) {
        let draft = bibtex::draft(&entry, names);
        let has_title = !draft.title.is_empty();
        return has_title.then_some(draft).ok_or(PasteError::NoEntry);
    }
    if text.contains(char::is_whitespace) {
        return Err(PasteError::Unknown);
    }
    let bare = text
        .get(6..)
        .filter(|_| text.to_ascii_lowercase().starts_with("arxiv:"));
    let address = match text.contains("://") {
        true => text.to_owned(),
        false => format!("https://{text}"),
    };
    let id = ids::arxiv_id(bare.unwrap_or(text)).or_else(|| ids::arxiv_of_url(&address));
    if let Some(id) = id {
        return Ok(of_arxiv(id));
    }
    if let Some(repo) = ids::github_repo(&address) {
        return Ok(Draft {
            repo: Some(repo),
            ..Draft::default()
        });
    }
    let doi = ids::doi(&address).or_else(|| ids::doi(&format!("https://doi.org/{text}")));
    if let Some(doi) = doi {
        let link = paper(format!("https://doi.org/{doi}"));
        return Ok(Draft {
            doi: Some(doi),
            links: vec![link],
            ..Draft::default()
        }
        .tidied());
    }
    match urls::tidy_url(&address) {
        Ok((url, _)) if text.contains("://") => Ok(Draft {
            links: vec![paper(url)],
            ..Draft::default()
        }
        .tidied()),
        _ => Err(PasteError::Unknown),
    }
}

/// What follows from an arXiv id alone.
pub fn of_arxiv(id: String) -> Draft {
    Draft {
        venue: Some("arXiv".to_owned()),
        year: ids::arxiv_date(&id).map(|(year, _)| year),
        arxiv_id: Some(id),
        ..Draft::default()
    }
}

/// A link to a paper.
pub fn paper(url: String) -> Link {
    Link {
        rel: Rel::Paper,
        url,
        label: String::new(),
    }
}
