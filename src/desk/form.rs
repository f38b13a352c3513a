//! A draft as a page's form has it: a text a field.

use serde::{Deserialize, Serialize};

use crate::contribute::Draft;
use crate::export::Names;
use crate::work::{Area, Link, Rel};

/// What stands behind the last author where there are more.
const MORE: &str = "et al.";

/// The fields of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Form {
    title: String,
    /// Separated by commas; `et al.` at the end says that there are more.
    authors: String,
    venue: String,
    year: String,
    arxiv_id: String,
    doi: String,
    repo: String,
    /// Addresses, one a line; the first is where to read it.
    links: String,
    /// Names of areas, separated by semicolons, for some have commas.
    areas: String,
}

impl Form {
    /// The form that says what a draft does.
    pub(super) fn new(draft: &Draft, names: &Names) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let mut authors = draft.authors.clone();
        authors.extend(draft.authors_truncated.then(|| MORE.to_owned()));
        let urls: Vec<&str> = draft.links.iter().map(|link| link.url.as_str()).collect();
        let areas: Vec<&str> = draft.areas.iter().map(|area| names.area(area)).collect();
        Self {
            title: draft.title.clone(),
            authors: authors.join(", "),
            venue: text(&draft.venue),
            year: draft.year.map_or(String::new(), |year| year.to_string()),
            arxiv_id: text(&draft.arxiv_id),
            doi: text(&draft.doi),
            repo: text(&draft.repo),
            links: urls.join("\n"),
            areas: areas.join("; "),
        }
    }

    /// The draft that it says. What is no year is year 0, which the check refuses; an area that
    /// is not known keeps its name for an id, which the check refuses too.
    pub(super) fn draft(&self, areas: &[Area]) -> Draft {
        let known = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let mut authors = parts(&self.authors, ',');
        let is_more = |name: &String| name.trim_end_matches('.').eq_ignore_ascii_case("et al");
        let authors_truncated = authors.last().is_some_and(is_more);
        authors.truncate(authors.len() - usize::from(authors_truncated));
        let area = |name: String| {
            let found = areas
                .iter()
                .find(|area| area.id == name || area.label.to_lowercase() == name.to_lowercase());
            found.map_or(name, |area| area.id.clone())
        };
        Draft {
            title: self.title.clone(),
            authors,
            authors_truncated,
            venue: known(&self.venue),
            year: known(&self.year).map(|year| year.parse().unwrap_or(0)),
            arxiv_id: known(&self.arxiv_id),
            doi: known(&self.doi),
            links: parts(&self.links, '\n')
                .into_iter()
                .enumerate()
                .map(link)
                .collect(),
            repo: known(&self.repo),
            areas: parts(&self.areas, ';').into_iter().map(area).collect(),
        }
    }
}

fn link((position, url): (usize, String)) -> Link {
    let rel = match (position, url.ends_with(".pdf")) {
        (_, true) => Rel::Pdf,
        (0, _) => Rel::Paper,
        _ => Rel::Other,
    };
    Link {
        rel,
        url,
        label: String::new(),
    }
}

fn parts(text: &str, between: char) -> Vec<String> {
    let parts = text.split(between).map(str::trim);
    let parts = parts.filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_comes_back_from_its_form() {
        let area = |id: &str, label: &str| Area {
            id: id.into(),
            label: label.into(),
            ..Area::default()
        };
        let areas = [area("a", "Caches, and more"), area("b", "Pruning")];
        let names = Names::new(&[], &areas, &[]);
        let draft = Draft {
            title: "Quick Sums: Why?".into(),
            authors: vec!["Ann Bell".into(), "Jo van Dam".into()],
            authors_truncated: true,
            venue: Some("ICLR".into()),
            year: Some(2025),
            arxiv_id: Some("2501.01234".into()),
            doi: Some("10.1/x".into()),
            links: vec![
                link((0, "https://a.org/x".into())),
                link((1, "https://a.org/x.pdf".into())),
            ],
            repo: Some("a/b".into()),
            areas: vec!["a".into(), "b".into()],
        };
        let form = Form::new(&draft, &names);
        assert_eq!(form.areas, "Caches, and more; Pruning");
        assert_eq!(form.draft(&areas), draft);
        assert_eq!(Form::default().draft(&areas), Draft::default());
        let odd = Form {
            year: "soon".into(),
            areas: "Nowhere".into(),
            ..Form::default()
        };
        assert_eq!(odd.draft(&areas).year, Some(0));
        assert_eq!(odd.draft(&areas).areas, ["Nowhere"]);
    }
}
