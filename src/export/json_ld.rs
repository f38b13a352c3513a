//! A work in the words of schema.org, for search engines.

use crate::work::{Rel, Work};

use super::json::{Object, string};
use super::{Form, Names, Person, Reference};

/// The JSON-LD of a work whose page here is at `page`, safe inside a `script` element.
pub fn json_ld(work: &Work, names: &Names, page: &str) -> String {
    let reference = Reference::new(work, names);
    let kind = match reference.form {
        Form::Proceedings | Form::Journal | Form::Preprint | Form::Manuscript => "ScholarlyArticle",
        Form::Software => "SoftwareSourceCode",
        Form::Post => "BlogPosting",
        Form::Page => "WebPage",
    };
    let authors: Vec<String> = work.authors.iter().map(|name| person(name)).collect();
    let alternate: Vec<String> = work.alt_titles.iter().map(|title| string(title)).collect();
    let areas: Vec<String> = reference.areas.iter().map(|area| string(area)).collect();
    let date = reference.date.map(|(year, month)| match month {
        Some(month) => format!("{year}-{month:02}"),
        None => year.to_string(),
    });
    let mut object = Object::new()
        .text("@context", "https://schema.org")
        .text("@type", kind)
        .text("@id", page)
        .text("name", &work.title);
    if matches!(kind, "ScholarlyArticle" | "BlogPosting") {
        object = object.text("headline", &work.title);
    }
    object = object
        .array("alternateName", &alternate)
        .array("author", &authors)
        .maybe("datePublished", date.as_deref());
    if let Some(container) = &reference.container {
        let series = Object::new()
            .text("@type", "CreativeWorkSeries")
            .text("name", &container.title)
            .text("alternateName", &container.short);
        object = object.raw("isPartOf", &series.end());
    }
    if reference.form == Form::Software {
        object = object.maybe("codeRepository", reference.code_urls().next().as_deref());
    }
    object
        .array("identifier", &identifiers(work))
        .maybe("url", reference.url)
        .array("sameAs", &same_as(&reference))
        .array("keywords", &areas)
        .end()
}

fn person(name: &str) -> String {
    let kind = match Person::of(name).is_group {
        true => "Organization",
        false => "Person",
    };
    Object::new().text("@type", kind).text("name", name).end()
}

fn identifiers(work: &Work) -> Vec<String> {
    let ids = [("DOI", &work.doi), ("arXiv", &work.arxiv_id)];
    let known = ids
        .iter()
        .filter_map(|(scheme, id)| Some((scheme, id.as_ref()?)));
    let values = known.map(|(scheme, id)| {
        Object::new()
            .text("@type", "PropertyValue")
            .text("propertyID", scheme)
            .text("value", id)
            .end()
    });
    values.collect()
}

/// The pages that are about nothing but this work.
fn same_as(reference: &Reference) -> Vec<String> {
    let doi = reference.work.doi.as_ref();
    let doi = doi.map(|doi| format!("https://doi.org/{doi}"));
    let links = reference.work.links.iter();
    let papers = links.filter(|link| matches!(link.rel, Rel::Paper | Rel::Project));
    let papers = papers
        .filter_map(|link| link.web_address())
        .map(str::to_owned);
    let mut pages: Vec<String> = Vec::new();
    for page in doi.into_iter().chain(reference.arxiv_url()).chain(papers) {
        if !pages.contains(&page) {
            pages.push(page);
        }
    }
    pages.iter().map(|page| string(page)).collect()
}
