//! Readers, one for each dialect of list. Reading never fails: a line that looks like a
//! listing ends as an entry or as a complaint.

mod badge;
mod columns;
mod general;
mod headings;
mod html;
mod lines;
mod marks;
mod paragraphs;
mod place;
pub mod plain;
mod since;
pub mod starred;
pub mod survey;
pub mod table;
mod tail;

use self::headings::Headings;
use self::lines::lines;
use super::entry::{Complaint, ComplaintKind, RawEntry};
use crate::work::Kind;

/// What a reader gives.
pub type Reading = (Vec<RawEntry>, Vec<Complaint>);

/// The way a list is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// Markdown tables with badges, title, authors and links in cells.
    Table,
    /// A page's plain text: rows without addresses, headings lost.
    Plain,
    /// Bullets with bold titles, code spans for venues and emphasised authors.
    Starred,
    /// Bullets with underlined venues and bracketed links, and a table of frameworks.
    Survey,
}

/// The longest title that is one, in bytes.
const LONGEST_TITLE: usize = 1_000;

impl Dialect {
    /// The dialect of that name.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "table" => Self::Table,
            "plain" => Self::Plain,
            "starred" => Self::Starred,
            "survey" => Self::Survey,
            _ => return None,
        })
    }

    /// The dialect that a mended list is most likely written in, by the signs that only one
    /// of them has.
    pub fn recognise(text: &str) -> Self {
        let count = |sign: &str| text.matches(sign).count();
        let with = |test: &dyn Fn(&str) -> bool| text.lines().filter(|line| test(line)).count();
        let starred = with(&|line| line.contains("**, `")) + count("cication:");
        let survey = count("ins>") / 2 + with(&|line| line.contains("✅") || line.contains("❌"));
        let table = with(&|line| line.starts_with('|') && line.contains("]("))
            + with(&|line| line.trim_start().starts_with("* [") && line.contains("/badge/"));
        let links = count("](");
        let plain = with(&plain::is_head);
        let signs = [
            (if links == 0 { 10 * plain } else { 0 }, Self::Plain),
            (table, Self::Table),
            (starred, Self::Starred),
            (survey, Self::Survey),
        ];
        let best = signs.into_iter().max_by_key(|(count, _)| *count);
        match best {
            Some((1.., dialect)) => dialect,
            _ if with(&|line| line.starts_with("- **") || line.starts_with("* **")) > 0 => {
                Self::Starred
            }
            _ => Self::Survey,
        }
    }

    /// Reads a mended list.
    pub fn read(self, text: &str) -> Reading {
        let (mut entries, mut complaints) = match self {
            Self::Table => table::read(text),
            Self::Plain => plain::read(text),
            Self::Starred => starred::read(text),
            Self::Survey => survey::read(text),
        };
        // Under a heading that is a year stands what appeared in it.
        for entry in entries.iter_mut().filter(|entry| entry.year.is_none()) {
            if entry.venue.is_some() && entry.kind == Kind::Paper {
                entry.year = entry.area_path.iter().rev().find_map(|text| year(text));
            }
        }
        entries.retain(|entry| {
            let is_named = entry.joined.is_some() || !entry.title.is_empty();
            let reason = match entry.title.len() {
                _ if !is_named => "listing without a title".to_owned(),
                length if length > LONGEST_TITLE => format!("title of {length} bytes"),
                _ => return true,
            };
            complaints.push(Complaint::new(entry.line, ComplaintKind::Unread, reason));
            false
        });
        (entries, complaints)
    }
}

/// A text without the names of pictures that it opens with, as `:movie_camera:`.
fn without_picture_names(mut text: &str) -> &str {
    let is_named = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_+-".contains(c);
    while let Some((name, rest)) = text.strip_prefix(':').and_then(|text| text.split_once(':'))
        && !name.is_empty()
        && name.chars().all(is_named)
        && rest.starts_with([' ', '\t'])
    {
        text = rest.trim_start();
    }
    text
}

/// The text of a bullet after its mark, and by how much it is indented. A number with a point
/// or a bracket is a mark too.
fn bullet(line: &str) -> Option<(usize, &str)> {
    let text = line.trim_start_matches([' ', '\t']);
    let wide = |c: char| if c == '\t' { 4 } else { 1 };
    let indent = line[..line.len() - text.len()].chars().map(wide).sum();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = if (1..=3).contains(&digits) {
        text[digits..].strip_prefix(['.', ')'])?
    } else {
        text.strip_prefix(['-', '*', '+', '•', '●', '▪', '‣'])?
    };
    if rest.trim().is_empty() {
        return Some((indent, ""));
    }
    let rest = rest.starts_with([' ', '\t']).then(|| rest.trim())?;
    let is_rule = rest.chars().all(|c| matches!(c, '-' | '*' | '_' | ' '));
    // A task's box says nothing.
    let rest = ["[ ] ", "[x] ", "[X] "]
        .iter()
        .find_map(|mark| rest.strip_prefix(mark))
        .unwrap_or(rest);
    (!is_rule).then_some((indent, without_picture_names(rest)))
}

/// A year as lists print it: four digits that can be one, and perhaps the letter that told
/// two works of an author apart in a bibliography.
fn year(text: &str) -> Option<u16> {
    let text = text.trim();
    let text = &text[..text.len() - letter_of_year(text)];
    let year = text.parse().ok().filter(|_| text.len() == 4)?;
    (1900..2100).contains(&year).then_some(year)
}

/// The length of the letter after the year that ends a text.
fn letter_of_year(text: &str) -> usize {
    let is_lettered = matches!(text.as_bytes(), [.., b'0'..=b'9', b'a'..=b'f']);
    usize::from(is_lettered)
}

/// Whether a target is an absolute address.
fn is_absolute(target: &str) -> bool {
    target.starts_with("https://") || target.starts_with("http://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets() {
        for (line, expected) in [
            ("- a", Some((0, "a"))),
            (" -  a", Some((1, "a"))),
            ("- ", Some((0, ""))),
            ("\t+ a", Some((4, "a"))),
            ("  12) a", Some((2, "a"))),
            ("1. a", Some((0, "a"))),
            ("- [x] a", Some((0, "a"))),
            ("- :clapper: :eye_2: a", Some((0, "a"))),
            ("- a: b :c: d", Some((0, "a: b :c: d"))),
            ("- :A b: c", Some((0, ":A b: c"))),
            ("2024. a", None),
            ("**a**", None),
            ("* * *", None),
            ("---", None),
        ] {
            assert_eq!(bullet(line), expected, "{line}");
        }
    }
}
