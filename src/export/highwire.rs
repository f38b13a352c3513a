//! `citation_*` tags, by which Zotero and Google Scholar recognise the page of a paper.

use crate::work::Work;

use super::{Form, Names, Reference};

/// The `(name, content)` pairs for the `meta` elements of a work's page; none unless it is a
/// paper, for which alone these tags exist. The contents are plain text: escape them for HTML.
///
/// Names and date formats are those that Google Scholar asks of publishers.
pub fn highwire(work: &Work, names: &Names) -> Vec<(&'static str, String)> {
    let reference = Reference::new(work, names);
    let container = match reference.form {
        Form::Proceedings => "citation_conference_title",
        Form::Journal => "citation_journal_title",
        Form::Preprint | Form::Manuscript => "",
        Form::Software | Form::Post | Form::Page => return Vec::new(),
    };
    let mut tags = vec![("citation_title", work.title.clone())];
    let authors = reference.authors.iter();
    tags.extend(authors.map(|person| ("citation_author", person.inverted(true))));
    if let Some((year, month)) = reference.date {
        let date = match month {
            Some(month) => format!("{year}/{month:02}"),
            None => year.to_string(),
        };
        tags.push(("citation_publication_date", date));
    }
    if let Some(own) = &reference.container {
        tags.push((container, own.title.clone()));
    }
    let id = |name, value: &Option<String>| value.clone().map(|value| (name, value));
    tags.extend(id("citation_doi", &work.doi));
    tags.extend(id("citation_arxiv_id", &work.arxiv_id));
    let page = |name, url: Option<&str>| url.map(|url| (name, url.to_owned()));
    tags.extend(page("citation_pdf_url", reference.pdf_url()));
    tags.extend(page("citation_public_url", reference.url));
    let areas = reference.areas.iter();
    tags.extend(areas.map(|area| ("citation_keywords", (*area).to_owned())));
    tags
}
