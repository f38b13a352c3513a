//! Pasted BibTeX, read leniently: what people paste lacks commas, quotes and closing braces.

use super::paste::{of_arxiv, paper};
use super::{Draft, tex};
use crate::export::Names;
use crate::identity::{ids, titles, urls};
use crate::work::VenueKind;

/// An entry's fields: names in lower case, raw values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    fields: Vec<(String, String)>,
}

impl Entry {
    fn raw(&self, name: &str) -> Option<&str> {
        let own = self.fields.iter().find(|(own, _)| own == name);
        own.map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
    }

    fn text(&self, name: &str) -> Option<String> {
        self.raw(name)
            .map(tex::plain)
            .filter(|text| !text.is_empty())
    }
}

/// The first entry of a text, skipping `@comment`, `@string` and `@preamble`; none if there is
/// no entry.
pub fn first(text: &str) -> Option<Entry> {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('@') {
        let length = after.find(|c: char| !c.is_ascii_alphabetic());
        let (kind, body) = after.split_at(length.unwrap_or(after.len()));
        let body = body.trim_start();
        let is_command = ["comment", "string", "preamble"]
            .iter()
            .any(|command| kind.eq_ignore_ascii_case(command));
        if !kind.is_empty() && !is_command && body.starts_with(['{', '(']) {
            return Some(fields(&body[1..]));
        }
        rest = after;
    }
    None
}

/// The fields of an entry, from after its opening brace.
fn fields(body: &str) -> Entry {
    let mut entry = Entry::default();
    // The key ends at the first comma; without a key, a field begins at once.
    let key = body.find([',', '=', '}']).unwrap_or(body.len());
    let mut rest = match body[key..].starts_with(',') {
        true => &body[key + 1..],
        false => body,
    };
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        let length = rest.find(|c: char| !(c.is_alphanumeric() || "-_:.".contains(c)));
        let (name, after) = rest.split_at(length.unwrap_or(rest.len()));
        let Some(after) = after.trim_start().strip_prefix('=') else {
            return entry;
        };
        let (value, after) = value(after);
        entry.fields.push((name.to_lowercase(), value));
        rest = after;
    }
}

/// A value and what follows it: texts in braces or quotes, or bare words, joined by `#`.
fn value(text: &str) -> (String, &str) {
    let mut value = String::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let length = match rest.as_bytes().first() {
            Some(b'{') => delimited(rest, '}'),
            Some(b'"') => delimited(rest, '"'),
            _ => rest.find([',', '#', '}', '\n']).unwrap_or(rest.len()),
        };
        let (part, after) = rest.split_at(length);
        let is_delimited = part.starts_with(['{', '"']);
        let inner = if is_delimited {
            part[1..].strip_suffix(['}', '"']).unwrap_or(&part[1..])
        } else {
            part
        };
        value.push_str(inner);
        rest = after.trim_start();
        match rest.strip_prefix('#') {
            Some(after) => rest = after,
            None => return (value, rest),
        }
    }
}

/// The length of a delimited text with its delimiters; all of it if it is never closed.
fn delimited(text: &str, end: char) -> usize {
    let mut depth = 0_usize;
    let mut escaped = false;
    for (at, char) in text.char_indices().skip(1) {
        match char {
            _ if escaped => {}
            _ if char == end && depth == 0 => return at + 1,
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        escaped = char == '\\' && !escaped;
    }
    text.len()
}

/// An entry as a draft.
pub fn draft(entry: &Entry, names: &Names) -> Draft {
    let id = arxiv_id(entry);
    let mut draft = id.map_or_else(Draft::default, of_arxiv);
    draft.title = entry.text("title").unwrap_or_default();
    (draft.authors, draft.authors_truncated) = people(entry.raw("author").unwrap_or_default());
    let printed = ["booktitle", "journal", "journaltitle", "eventtitle"];
    let printed = printed.iter().find_map(|name| entry.text(name));
    let published = printed.filter(|name| !is_arxiv(name));
    let year = entry.text("year").or_else(|| entry.text("date"));
    let year = year.and_then(|year| year.get(..4)?.parse().ok());
    if let Some(name) = published {
        draft.venue = Some(venue(&name, names));
        draft.year = year.or(draft.year);
    }
    draft.year = draft.year.or(year);
    draft.doi = entry
        .raw("doi")
        .map(|doi| doi.trim_start_matches("https://doi.org/").to_lowercase());
    draft.doi = draft.doi.filter(|doi| !doi.starts_with("10.48550/"));
    if let Some(url) = entry.raw("url").map(address) {
        match ids::github_repo(&url) {
            Some(repo) => draft.repo = Some(repo),
            None if ids::arxiv_of_url(&url).is_none() => draft.links.push(paper(url)),
            None => {}
        }
    }
    draft.tidied()
}

fn is_arxiv(name: &str) -> bool {
    let name = name.to_lowercase();
    name.contains("arxiv") || name == "corr"
}

/// The arXiv id, from `eprint` or the other fields where people put it.
fn arxiv_id(entry: &Entry) -> Option<String> {
    let of_text = |text: String| {
        let words = text.split(|c: char| c.is_whitespace() || ",;()[]".contains(c));
        let mut ids = words.filter_map(|word| {
            let lower = word.to_lowercase();
            let bare = lower
                .strip_prefix("arxiv:")
                .or_else(|| lower.strip_prefix("abs/"));
            let id = ids::arxiv_id(bare.unwrap_or(word)).or_else(|| ids::arxiv_of_url(word));
            id.filter(|id| id.contains('.') || id.contains('/'))
        });
        ids.next()
    };
    let mut fields = [
        "eprint",
        "url",
        "doi",
        "journal",
        "volume",
        "note",
        "howpublished",
    ]
    .iter();
    fields.find_map(|name| {
        let text = address(entry.raw(name)?);
        let is_doi = *name == "doi" && !text.contains("://");
        of_text(if is_doi {
            format!("https://doi.org/{text}")
        } else {
            text
        })
    })
}

/// An address without TeX commands and escapes.
fn address(text: &str) -> String {
    let text = text
        .strip_prefix("\\url{")
        .map_or(text, |text| text.trim_end_matches('}'));
    let text = text.replace(['\\', '{', '}'], "");
    match urls::tidy_url(&text) {
        Ok((url, _)) => url,
        Err(_) => text,
    }
}

/// `Bell, Ann and van Dam, Jo and others` as names in natural order, and whether they are cut.
fn people(text: &str) -> (Vec<String>, bool) {
    let mut people = Vec::new();
    let mut is_cut = false;
    for part in split_at_and(text) {
        let name = name(part);
        let lower = name.to_lowercase();
        if matches!(lower.trim_end_matches('.'), "others" | "et al") && !part.contains('{') {
            is_cut = true;
        } else if !name.is_empty() {
            people.push(name);
        }
    }
    (people, is_cut)
}

fn name(part: &str) -> String {
    let parts: Vec<String> = split_outside(part, ',')
        .iter()
        .map(|part| tex::plain(part))
        .collect();
    match parts.as_slice() {
        [family, given] => format!("{given} {family}"),
        [family, suffix, given] => format!("{given} {family} {suffix}"),
        _ => parts.join(" "),
    }
    .trim()
    .to_owned()
}

/// The parts between the words "and" outside braces.
fn split_at_and(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut from, mut depth) = (0, 0_i32);
    let bytes = text.as_bytes();
    for at in 0..bytes.len() {
        depth += match bytes[at] {
            b'{' => 1,
            b'}' => -1,
            _ => 0,
        };
        let is_blank = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_whitespace);
        let is_and = bytes
            .get(at..at + 3)
            .is_some_and(|word| word.eq_ignore_ascii_case(b"and"));
        if depth == 0 && is_and && at > from && is_blank(at - 1) && is_blank(at + 3) {
            parts.push(&text[from..at]);
            from = at + 3;
        }
    }
    parts.push(&text[from..]);
    parts
}

fn split_outside(text: &str, sign: char) -> Vec<&str> {
    let mut depth = 0_i32;
    let parts = text.split(|c: char| {
        depth += match c {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        c == sign && depth == 0
    });
    parts.collect()
}

/// A venue's short name from the title of its proceedings: a venue of the catalogue, else the
/// abbreviation in brackets, else as printed.
fn venue(printed: &str, names: &Names) -> String {
    let words = format!(" {} ", titles::key(printed));
    let has = |name: &str| words.contains(&format!(" {} ", titles::key(name)));
    let known = names.venues().filter_map(|venue| {
        let own = [venue.name.as_deref(), Some(venue.label.as_str())];
        let longest = own
            .into_iter()
            .flatten()
            .filter(|name| has(name))
            .map(str::len)
            .max()?;
        Some((longest, venue))
    });
    let known = known.max_by_key(|(length, _)| *length);
    // A workshop with a name of its own is a venue, not a track.
    if let Some((_, own)) = known.filter(|(_, venue)| venue.kind == VenueKind::Workshop) {
        return own.label.clone();
    }
    let known = known.map(|(_, venue)| venue.label.as_str());
    let bracketed = printed
        .rsplit_once('(')
        .and_then(|(_, rest)| rest.split_once(')'));
    let bracketed = bracketed.map(|(inner, _)| inner.trim());
    let is_short = |text: &&str| text.len() <= 12 && text.starts_with(|c: char| c.is_uppercase());
    let label = known.or(bracketed.filter(is_short)).unwrap_or(printed);
    let part = match () {
        () if words.contains(" findings ") => " Findings",
        () if words.contains(" workshop ") || words.contains(" workshops ") => " Workshop",
        () => "",
    };
    match label.contains(part.trim()) {
        true => label.to_owned(),
        false => format!("{label}{part}"),
    }
}
