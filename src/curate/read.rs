//! Readers of lists. Reading never fails: a line that looks like a listing ends as an entry or
//! as a complaint.

mod badge;
mod columns;
mod fields;
mod headings;
mod html;
mod items;
mod kinds;
mod lines;
mod link_words;
mod listing;
pub mod markdown;
mod marks;
mod paragraphs;
mod people;
pub mod plain;
mod references;
mod segments;
mod since;
mod underline;
mod venue;

pub use self::venue::Imprint;

use self::lines::lines;
use super::entry::{Complaint, ComplaintKind, RawEntry};
use crate::work::Kind;

/// What a reader makes of a list.
pub type ReadResult = (Vec<RawEntry>, Vec<Complaint>);

/// How a list is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// Markdown: bullets, tables and paragraphs under headings.
    Markdown,
    /// A page's plain text: rows without addresses, headings lost.
    Plain,
}

/// Maximum length of a title, in bytes.
const LONGEST_TITLE: usize = 1_000;

impl Dialect {
    /// The dialect of that name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "markdown" => Some(Self::Markdown),
            "plain" => Some(Self::Plain),
            _ => None,
        }
    }

    /// The dialect of a mended list: a page's plain text has tables and no links.
    pub fn recognise(text: &str) -> Self {
        let is_plain = !text.contains("](") && text.lines().any(plain::is_head);
        if is_plain {
            Self::Plain
        } else {
            Self::Markdown
        }
    }

    /// Reads a mended list.
    pub fn read(self, text: &str) -> ReadResult {
        let (mut entries, mut complaints) = match self {
            Self::Markdown => markdown::read(text),
            Self::Plain => plain::read(text),
        };
        // Works listed under a year appeared in that year.
        for entry in entries.iter_mut().filter(|entry| entry.year.is_none()) {
            if entry.venue.is_some() && entry.kind == Kind::Paper {
                entry.year = entry.area_path.iter().rev().find_map(|text| year(text));
            }
        }
        entries.retain(|entry| {
            let is_named = entry.joined.is_some() || entry.title.contains(char::is_alphabetic);
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

/// Strips leading emoji shortcodes such as `:movie_camera:`.
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

/// A bullet's indentation and its text without the marker. Numbers such as `1.` and `2)` are
/// markers too.
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
    // Drop the checkbox of a task list.
    let rest = ["[ ] ", "[x] ", "[X] "]
        .iter()
        .find_map(|mark| rest.strip_prefix(mark))
        .unwrap_or(rest);
    (!is_rule).then_some((indent, without_picture_names(rest)))
}

/// Parses a year: four digits in a plausible range, optionally followed by the letter that
/// bibliographies use to tell an author's works apart.
fn year(text: &str) -> Option<u16> {
    let text = text.trim();
    let text = &text[..text.len() - letter_of_year(text)];
    let year = text.parse().ok().filter(|_| text.len() == 4)?;
    (1900..2100).contains(&year).then_some(year)
}

/// Length of the letter after a trailing year, 0 or 1.
fn letter_of_year(text: &str) -> usize {
    let is_lettered = matches!(text.as_bytes(), [.., b'0'..=b'9', b'a'..=b'f']);
    usize::from(is_lettered)
}

/// Whether a character is an emoji or a bullet rather than part of a title.
fn is_picture(c: char) -> bool {
    matches!(u32::from(c), 0x200B..=0x206F | 0x20D0..=0x20FF | 0x2190..=0x21FF
        | 0x2300..=0x27BF | 0x2B00..=0x2BFF | 0xFE00..=0xFE0F | 0x1F000..=0x1FAFF)
        && !matches!(c, '“' | '”' | '‘' | '’' | '‹' | '›')
        || matches!(c, '·' | '•' | '●' | '▪')
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
