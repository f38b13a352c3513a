//! BibTeX.

use crate::work::Work;

use super::{Form, Person, Reference};

/// The citation key of a work. It depends on the work's id alone, so it is the same whatever
/// else is exported, and it is unique.
///
/// An arXiv id becomes `arXiv-2210.17323`, a title slug stays as it is. Keys must not begin with
/// a digit, so other such ids get the prefix `Work-`; characters that keys cannot hold become `_`
/// and their code point. Slugs are lower case, so neither can collide with one.
pub fn citation_key(work: &Work) -> String {
    let mut key = String::new();
    if work.arxiv_id.as_ref() == Some(&work.id) {
        key.push_str("arXiv-");
    } else if work.id.starts_with(|c: char| !c.is_ascii_alphabetic()) {
        key.push_str("Work-");
    }
    for char in work.id.chars() {
        match char {
            '-' | '.' => key.push(char),
            _ if char.is_ascii_alphanumeric() => key.push(char),
            _ => key.push_str(&format!("_{:X}_", u32::from(char))),
        }
    }
    key
}

/// Writes one entry and a line break.
pub fn entry(out: &mut String, reference: &Reference) {
    let work = reference.work;
    let mut entry = Entry { out };
    entry.begin(kind(reference.form), &citation_key(work));
    entry.field("title", &protected(&work.title));
    entry.field("author", &authors(reference));
    if let Some(container) = &reference.container {
        let name = match reference.form {
            Form::Journal => "journal",
            _ => "booktitle",
        };
        entry.field(name, &escaped(&container.title));
    }
    if let Some((year, month)) = reference.date {
        entry.field("year", &year.to_string());
        entry.field("month", &month.map_or(String::new(), |m| m.to_string()));
    }
    if let Some(id) = &work.arxiv_id {
        entry.field("eprint", id);
        entry.field("archivePrefix", "arXiv");
    }
    entry.field("doi", &verbatim(work.doi.as_deref().unwrap_or_default()));
    entry.field("url", &verbatim(reference.url.unwrap_or_default()));
    entry.field("keywords", &escaped(&reference.areas.join(", ")));
    entry.end();
}

fn kind(form: Form) -> &'static str {
    match form {
        Form::Proceedings => "inproceedings",
        Form::Journal => "article",
        Form::Preprint | Form::Manuscript => "misc",
        Form::Software => "software",
        Form::Post | Form::Page => "online",
    }
}

struct Entry<'a> {
    out: &'a mut String,
}

impl Entry<'_> {
    fn begin(&mut self, kind: &str, key: &str) {
        self.out.push_str(&format!("@{kind}{{{key}"));
    }

    /// A field whose value is BibTeX already; nothing if it is empty.
    fn field(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.out.push_str(&format!(",\n  {name} = {{{value}}}"));
        }
    }

    fn end(&mut self) {
        self.out.push_str("\n}\n");
    }
}

fn authors(reference: &Reference) -> String {
    let people = reference.work.authors.iter().map(|name| author(name));
    let mut people: Vec<String> = people.filter(|name| !name.is_empty()).collect();
    if reference.work.authors_truncated && !people.is_empty() {
        people.push("others".to_owned());
    }
    people.join(" and ")
}

/// `van der Ouderaa, Tycho F. A.`. Names that BibTeX would split in the wrong place are braced:
/// those of organisations, those with an "and" in them, and the single word "others".
fn author(printed: &str) -> String {
    let person = Person::of(printed);
    let has_and = printed.split_whitespace().any(|word| word == "and");
    let has_comma = person.suffix.is_empty() && printed.contains(',');
    if person.is_group || has_and || has_comma || printed.trim().eq_ignore_ascii_case("others") {
        return format!("{{{}}}", escaped(printed));
    }
    escaped(&person.inverted(false))
}

/// A text with the signs that mean something to TeX written so that they are printed. Letters
/// of all scripts stay as they are.
///
/// Braces are written as commands: BibTeX counts `\{` as a brace.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        word.chars().for_each(|char| push_escaped(&mut out, char));
    }
    out
}

fn push_escaped(out: &mut String, char: char) {
    let command = match char {
        '&' | '%' | '$' | '#' | '_' => {
            out.push('\\');
            out.push(char);
            return;
        }
        '\\' => "backslash",
        '{' => "braceleft",
        '}' => "braceright",
        '~' => "asciitilde",
        '^' => "asciicircum",
        '<' => "less",
        '>' => "greater",
        '|' => "bar",
        '`' => "asciigrave",
        '"' => "quotedbl",
        _ if char.is_control() => return,
        _ => {
            // TeX makes a dash of two hyphens and a quotation mark of two apostrophes.
            if matches!(char, '-' | '\'') && out.ends_with(char) {
                out.push_str("{}");
            }
            out.push(char);
            return;
        }
    };
    out.push_str(&format!("\\text{command}{{}}"));
}

/// A title escaped, with braces around the words whose capitals must stay: those with a
/// capital after the first letter, as `LLaMA` and `KV`, and those of a capital and a digit, as
/// `K2`. A capital that only begins a word is left to the style.
fn protected(title: &str) -> String {
    let mut out = String::with_capacity(title.len() + 16);
    for (position, word) in title.split_whitespace().enumerate() {
        if position > 0 {
            out.push(' ');
        }
        let mut rest = word;
        while !rest.is_empty() {
            let length = rest.find(|c: char| !c.is_alphanumeric());
            let (run, after) = rest.split_at(length.unwrap_or(rest.len()));
            match is_name(run) {
                true => out.push_str(&format!("{{{run}}}")),
                false => out.push_str(run),
            }
            let mut chars = after.chars();
            if let Some(sign) = chars.next() {
                push_escaped(&mut out, sign);
            }
            rest = chars.as_str();
        }
    }
    out
}

fn is_name(word: &str) -> bool {
    let mut chars = word.chars();
    let first = chars.next().is_some_and(char::is_uppercase);
    chars.any(|c| c.is_uppercase() || (first && c.is_ascii_digit()))
}

/// An address or id, which is printed as it is: only what would end the field is written in
/// the address's own way.
fn verbatim(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '{' | '}' | '\\' => out.push_str(&format!("%{:02X}", u32::from(char))),
            _ if char.is_whitespace() || char.is_control() => {}
            _ => out.push(char),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_are_protected() {
        assert_eq!(
            protected("LLaMA-2: A KV Cache for iPhones & K2"),
            "{LLaMA}-2: A {KV} Cache for {iPhones} \\& {K2}"
        );
    }

    #[test]
    fn keys_come_of_ids_alone() {
        let key = |id: &str, arxiv: Option<&str>| {
            citation_key(&Work {
                id: id.into(),
                arxiv_id: arxiv.map(str::to_owned),
                ..Work::default()
            })
        };
        assert_eq!(key("2210.17323", Some("2210.17323")), "arXiv-2210.17323");
        assert_eq!(key("8bit-sums", None), "Work-8bit-sums");
        assert_eq!(key("sums", Some("2210.17323")), "sums");
        assert_eq!(key("cs/01", None), "cs_2F_01");
    }

    #[test]
    fn people() {
        for (printed, expected) in [
            ("Jo van Dam", "van Dam, Jo"),
            ("OpenAI", "OpenAI"),
            ("Others", "{Others}"),
            ("Black and Decker", "{Black and Decker}"),
            ("Sums, Inc", "{Sums, Inc}"),
            ("R_1 Bell", "Bell, R\\_1"),
        ] {
            assert_eq!(author(printed), expected);
        }
    }
}
