//! A draft as the page's form has it: one text per field.

use std::ops::Index;

use serde::{Deserialize, Serialize};

use crate::contribute::{Draft, Field, Message};
use crate::export::Names;
use crate::texts::Phrase;
use crate::work::{Area, Link, Rel};

/// Follows the last author where there are more.
const MORE: &str = "et al.";

/// The text of each field, in the order of [`Field::ALL`]; fields at the end may be missing. Authors are separated by commas,
/// with `et al.` at the end if there are more; links go one per line, the paper first; areas go
/// by name, separated by semicolons because some names have commas.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form(Vec<String>);

impl Index<Field> for Form {
    type Output = str;

    fn index(&self, field: Field) -> &str {
        self.0.get(field as usize).map_or("", String::as_str)
    }
}

impl Form {
    /// Changes the text of a field.
    pub fn set(&mut self, field: Field, text: String) {
        self.0.resize(Field::ALL.len(), String::new());
        self.0[field as usize] = text;
    }

    /// Whether nothing is filled in.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(String::is_empty)
    }

    /// The form of a draft.
    pub(super) fn new(draft: &Draft, names: &Names) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let mut authors = draft.authors.clone();
        authors.extend(draft.authors_truncated.then(|| MORE.to_owned()));
        let urls: Vec<&str> = draft.links.iter().map(|link| link.url.as_str()).collect();
        let areas: Vec<&str> = draft.areas.iter().map(|area| names.area(area)).collect();
        let text_of = |field| match field {
            Field::Title => draft.title.clone(),
            Field::Authors => authors.join(", "),
            Field::Venue => text(&draft.venue),
            Field::Year => draft.year.map_or(String::new(), |year| year.to_string()),
            Field::ArxivId => text(&draft.arxiv_id),
            Field::Doi => text(&draft.doi),
            Field::Repo => text(&draft.repo),
            Field::Areas => areas.join("; "),
            Field::Links => urls.join("\n"),
        };
        Self(Field::ALL.map(text_of).to_vec())
    }

    /// The draft of the form. An unknown area keeps its name in place of an id, which the check
    /// refuses; a year that is not a number is left out, see [`Self::unreadable_year`].
    pub(super) fn draft(&self, areas: &[Area]) -> Draft {
        let known = |field: Field| Some(self[field].trim()).filter(|text| !text.is_empty());
        let text = |field: Field| known(field).map(str::to_owned);
        let mut authors = parts(&self[Field::Authors], ',');
        let is_more = |name: &String| name.trim_end_matches('.').eq_ignore_ascii_case("et al");
        let authors_truncated = authors.last().is_some_and(is_more);
        authors.truncate(authors.len() - usize::from(authors_truncated));
        let area = |name: String| {
            let mut areas = areas.iter();
            let found = areas
                .find(|area| area.id == name || area.label.to_lowercase() == name.to_lowercase());
            found.map_or(name, |area| area.id.clone())
        };
        let links = parts(&self[Field::Links], '\n').into_iter().enumerate();
        Draft {
            title: self[Field::Title].to_owned(),
            authors,
            authors_truncated,
            venue: text(Field::Venue),
            year: known(Field::Year).and_then(|year| year.parse().ok()),
            arxiv_id: text(Field::ArxivId),
            doi: text(Field::Doi),
            links: links.map(link).collect(),
            repo: text(Field::Repo),
            areas: parts(&self[Field::Areas], ';')
                .into_iter()
                .map(area)
                .collect(),
        }
    }

    /// The message about a year that is not a number.
    pub(super) fn unreadable_year(&self) -> Option<Message> {
        let year = self[Field::Year].trim();
        let is_unreadable = !year.is_empty() && year.parse::<u16>().is_err();
        is_unreadable.then(|| Message {
            field: Field::Year,
            phrase: Phrase::YearUnlikely.with(&[year]),
        })
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

fn parts(text: &str, separator: char) -> Vec<String> {
    let parts = text.split(separator).map(str::trim);
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
        assert_eq!(&form[Field::Areas], "Caches, and more; Pruning");
        assert_eq!(form.draft(&areas), draft);
        assert_eq!(Form::default().draft(&areas), Draft::default());
        let mut odd = Form::default();
        odd.set(Field::Areas, "Nowhere".into());
        assert_eq!(odd.draft(&areas).areas, ["Nowhere"]);
    }

    #[test]
    fn a_year_that_is_no_number_is_unknown_and_refused() {
        let mut form = Form::default();
        form.set(Field::Year, " soon ".into());
        assert_eq!(form.draft(&[]).year, None);
        let message = form.unreadable_year().expect("a message");
        assert_eq!(message.field, Field::Year);
        assert!(message.phrase.to_string().contains("soon"));
        form.set(Field::Year, " 2024 ".into());
        assert_eq!(form.unreadable_year(), None);
    }
}
