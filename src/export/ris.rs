//! RIS, as Research Information Systems specified it: a tag of two letters, two spaces, a
//! hyphen, a space and the value, one per line.

use super::{Form, Reference};

/// Writes one record. Lines end with CR and LF, as specified.
pub fn record(out: &mut String, reference: &Reference) {
    let work = reference.work;
    let mut line = |tag: &str, value: &str| {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if !value.is_empty() {
            out.push_str(&format!("{tag}  - {value}\r\n"));
        }
    };
    line("TY", kind(reference.form));
    line("ID", &super::citation_key(work));
    line("TI", &work.title);
    for person in &reference.authors {
        // The comma says that all of it is the family name.
        let comma = if person.is_group { "," } else { "" };
        line("AU", &(person.inverted(true) + comma));
    }
    if let Some((year, month)) = reference.date {
        line("PY", &year.to_string());
        line(
            "DA",
            &month.map_or(String::new(), |month| format!("{year}/{month:02}//")),
        );
    }
    if let Some(container) = &reference.container {
        line("T2", &container.title);
        line("J2", &container.short);
    }
    line("DO", work.doi.as_deref().unwrap_or_default());
    if let Some(id) = &work.arxiv_id {
        line("AN", &format!("arXiv:{id}"));
    }
    line("UR", reference.url.unwrap_or_default());
    if reference.url != reference.pdf_url() {
        line("L1", reference.pdf_url().unwrap_or_default());
    }
    for area in &reference.areas {
        line("KW", area);
    }
    if work.authors_truncated && !work.authors.is_empty() {
        line("N1", "The list of authors is cut off: et al.");
    }
    out.push_str("ER  - \r\n");
}

/// The reference type, by the names that Zotero, EndNote and Mendeley share.
fn kind(form: Form) -> &'static str {
    match form {
        Form::Proceedings => "CONF",
        Form::Journal => "JOUR",
        Form::Preprint | Form::Manuscript => "UNPB",
        Form::Software => "COMP",
        Form::Post => "BLOG",
        Form::Page => "ELEC",
    }
}
