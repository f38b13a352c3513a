//! COinS: a work as an OpenURL in the title of an empty `span`, by which Zotero finds all works
//! of a page at once.

use crate::work::Work;

use super::{Form, Names, Reference};

/// The value for `<span class="Z3988" title="…">`, with plain `&`: escape it for HTML.
///
/// The keys are those of the OpenURL standard (ANSI/NISO Z39.88-2004) in the sets for journals,
/// books and Dublin Core.
pub fn coins(work: &Work, names: &Names) -> String {
    let reference = Reference::new(work, names);
    let mut fields = Fields::default();
    fields.add("ctx_ver", "Z39.88-2004");
    let container = reference.container.as_ref().map(|own| own.title.as_str());
    match reference.form {
        Form::Journal | Form::Preprint | Form::Manuscript => {
            fields.add("rft_val_fmt", "info:ofi/fmt:kev:mtx:journal");
            let is_article = reference.form == Form::Journal;
            fields.add("rft.genre", if is_article { "article" } else { "preprint" });
            fields.add("rft.atitle", &work.title);
            fields.maybe("rft.jtitle", container);
        }
        Form::Proceedings => {
            fields.add("rft_val_fmt", "info:ofi/fmt:kev:mtx:book");
            fields.add("rft.genre", "proceeding");
            fields.add("rft.atitle", &work.title);
            fields.maybe("rft.btitle", container);
        }
        Form::Software | Form::Post | Form::Page => {
            fields.add("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc");
            fields.add("rft.type", dublin_core_type(reference.form));
            fields.add("rft.title", &work.title);
        }
    }
    if let Some(first) = reference.authors.first() {
        fields.maybe("rft.aulast", Some(first.whole_family().as_str()));
        fields.maybe("rft.aufirst", Some(first.given.as_str()));
    }
    for name in &work.authors {
        fields.add("rft.au", name);
    }
    if let Some((year, month)) = reference.date {
        let month = month.map_or(String::new(), |month| format!("-{month:02}"));
        fields.add("rft.date", &format!("{year}{month}"));
    }
    let id = |scheme: &str, id: &Option<String>| id.as_ref().map(|id| format!("{scheme}{id}"));
    fields.maybe("rft_id", id("info:doi/", &work.doi).as_deref());
    fields.maybe("rft_id", id("info:arxiv/", &work.arxiv_id).as_deref());
    fields.maybe("rft_id", reference.url);
    fields.text
}

fn dublin_core_type(form: Form) -> &'static str {
    match form {
        Form::Software => "computerProgram",
        Form::Post => "blogPost",
        _ => "webpage",
    }
}

/// Pairs of names and values as in the query of an address.
#[derive(Default)]
struct Fields {
    text: String,
}

impl Fields {
    fn add(&mut self, name: &str, value: &str) {
        if !self.text.is_empty() {
            self.text.push('&');
        }
        self.text.push_str(name);
        self.text.push('=');
        self.text.push_str(&percent_encoded(value));
    }

    fn maybe(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            self.add(name, value);
        }
    }
}

/// A text as a value in the query of an address: all but letters, digits and `-._~` written as
/// bytes of UTF-8.
pub fn percent_encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
