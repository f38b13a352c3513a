//! The JSON of the Citation Style Language, version 1.0.2.

use super::json::{Object, array};
use super::{Form, Person, Reference};

/// One item.
pub fn item(reference: &Reference) -> String {
    let work = reference.work;
    let mut authors: Vec<String> = reference.authors.iter().map(name).collect();
    if work.authors_truncated && !authors.is_empty() {
        // What pandoc makes of BibTeX's "and others".
        authors.push(Object::new().text("literal", "others").end());
    }
    let mut item = Object::new()
        .text("id", &super::citation_key(work))
        .text("type", kind(reference.form))
        .text("title", &work.title)
        .array("author", &authors);
    if let Some((year, month)) = reference.date {
        let parts = [Some(year.to_string()), month.map(|month| month.to_string())];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let date = Object::new().raw("date-parts", &array(&[array(&parts)]));
        item = item.raw("issued", &date.end());
    }
    if let Some(container) = &reference.container {
        item = item
            .text("container-title", &container.title)
            .text("container-title-short", &container.short);
    }
    if let Some(id) = &work.arxiv_id {
        if reference.form == Form::Preprint {
            item = item
                .text("genre", "preprint")
                .text("publisher", "arXiv")
                .text("number", &format!("arXiv:{id}"));
        }
        item = item.text("archive", "arXiv").text("archive_location", id);
    }
    item.maybe("DOI", work.doi.as_deref())
        .maybe("URL", reference.url)
        .maybe("keyword", Some(&reference.areas.join(", ")))
        .end()
}

fn kind(form: Form) -> &'static str {
    match form {
        Form::Proceedings => "paper-conference",
        Form::Journal => "article-journal",
        Form::Preprint => "article",
        Form::Manuscript => "manuscript",
        Form::Software => "software",
        Form::Post => "post-weblog",
        Form::Page => "webpage",
    }
}

/// A person; a single word may be the name of a group and is kept whole.
fn name(person: &Person) -> String {
    if person.given.is_empty() {
        let literal = person.whole_family();
        return Object::new().text("literal", &literal).end();
    }
    Object::new()
        .text("family", &person.family)
        .text("given", &person.given)
        .maybe("non-dropping-particle", Some(&person.particle))
        .maybe("suffix", Some(&person.suffix))
        .end()
}
