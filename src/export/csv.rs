//! CSV by RFC 4180, safe to open in a spreadsheet.

use crate::work::Work;

use super::{Names, Reference};

const COLUMNS: [&str; 22] = [
    "id",
    "kind",
    "title",
    "authors",
    "authors_truncated",
    "year",
    "month",
    "venue",
    "areas",
    "tags",
    "arxiv_id",
    "doi",
    "url",
    "pdf",
    "code",
    "stars",
    "stars_as_of",
    "citations",
    "recommended",
    "lists",
    "n_lists",
    "added",
];

/// Writes a header and a row for each work. Unknown values are empty cells.
pub fn write(works: &[&Work], names: &Names) -> String {
    let mut out = COLUMNS.join(",");
    out.push_str("\r\n");
    for work in works {
        let cells = row(&Reference::new(work, names)).map(|text| cell(&text));
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    }
    out
}

fn row(reference: &Reference) -> [String; COLUMNS.len()] {
    let work = reference.work;
    let known = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let number = |number: Option<u32>| number.map_or(String::new(), |number| number.to_string());
    let truth = |truth: bool| if truth { "true" } else { "" }.to_owned();
    let most = work.repos.iter().max_by_key(|repo| repo.stars);
    [
        work.id.clone(),
        work.kind.id().to_owned(),
        work.title.clone(),
        work.authors.join("; "),
        truth(work.authors_truncated),
        number(work.year.map(u32::from)),
        number(reference.date.and_then(|(_, month)| month).map(u32::from)),
        reference.place.clone().unwrap_or_default(),
        reference.areas.join("; "),
        work.tags.join("; "),
        known(work.arxiv_id.as_deref()),
        known(work.doi.as_deref()),
        known(reference.url),
        known(reference.pdf_url()),
        reference.code_urls().collect::<Vec<_>>().join(" "),
        number(work.stars()),
        known(most.and_then(|repo| repo.as_of.as_deref())),
        number(work.citations.as_ref().map(|citations| citations.count)),
        truth(work.recommended),
        work.lists.join(" "),
        number(work.n_lists),
        known(work.added.as_deref()),
    ]
}

/// A text as a cell. A line that a spreadsheet would take for a formula gets a leading
/// apostrophe, as OWASP advises: also after spaces, which spreadsheets trim, and on every line,
/// because some split cells at line breaks.
pub fn cell(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 2);
    let mut is_start = true;
    for (at, char) in text.char_indices() {
        if is_start && (is_formula(&text[at..]) || (at == 0 && char == '\n')) {
            safe.push('\'');
        }
        is_start = matches!(char, '\n' | '\r');
        safe.push(char);
    }
    let is_plain = |c: char| !matches!(c, '"' | ',' | '\n' | '\r');
    let has_edges = safe.starts_with(char::is_whitespace) || safe.ends_with(char::is_whitespace);
    match safe.chars().all(is_plain) && !has_edges {
        true => safe,
        false => format!("\"{}\"", safe.replace('"', "\"\"")),
    }
}

/// Whether a line starts a formula, at once or after trimming; a tab or a line break counts by
/// itself.
fn is_formula(line: &str) -> bool {
    let blank = |c: char| c.is_whitespace() && !matches!(c, '\t' | '\r' | '\n');
    let invisible = |c: char| matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\0');
    let start = line
        .trim_start_matches(|c| blank(c) || invisible(c))
        .chars()
        .next();
    // East Asian locales take the full-width forms for the same signs.
    start.is_some_and(|c| "=+-@\t\r＝＋－＠".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_text() {
        for (text, expected) in [
            ("a", "a"),
            ("", ""),
            ("=1", "'=1"),
            ("\u{a0} -x", "'\u{a0} -x"),
            ("a,\"b\"", "\"a,\"\"b\"\"\""),
            ("a\n@b", "\"a\n'@b\""),
            ("a-b", "a-b"),
        ] {
            assert_eq!(cell(text), expected);
        }
    }
}
