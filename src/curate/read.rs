//! Readers, one for each dialect of list. Reading never fails: a line that looks like a
//! listing ends as an entry or as a complaint.

pub mod plain;
pub mod starred;
pub mod survey;
pub mod table;

use super::entry::{Complaint, ComplaintKind, RawEntry};
use super::inline;

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

    /// Reads a mended list.
    pub fn read(self, text: &str) -> Reading {
        match self {
            Self::Table => table::read(text),
            Self::Plain => plain::read(text),
            Self::Starred => starred::read(text),
            Self::Survey => survey::read(text),
        }
    }
}

/// The longest line that is read; a longer one is no listing but an accident.
const LONGEST_LINE: usize = 100_000;

/// The lines of a list with their numbers, without those in code fences and comments.
/// A line too long to be a listing is complained about.
fn lines<'a>(text: &'a str, complaints: &mut Vec<Complaint>) -> Vec<(u32, &'a str)> {
    let mut lines = Vec::new();
    let (mut fenced, mut commented) = (false, false);
    for (number, line) in (1..).zip(text.lines()) {
        let start = line.trim_start();
        if start.starts_with("```") && !commented {
            fenced = !fenced;
        } else if start.starts_with("<!--") || commented {
            commented = !line.contains("-->");
        } else if line.len() > LONGEST_LINE {
            let reason = format!("line of {} bytes is too long to be a listing", line.len());
            complaints.push(Complaint::new(number, ComplaintKind::Unread, reason));
        } else if !fenced {
            lines.push((number, line));
        }
    }
    lines
}

/// The headings above a line, outermost first.
#[derive(Clone, Debug, Default)]
struct Headings {
    stack: Vec<(usize, String)>,
}

impl Headings {
    /// Takes the line in if it is a heading: its level and text.
    fn take(&mut self, line: &str) -> Option<(usize, String)> {
        let level = line.bytes().take_while(|&b| b == b'#').count();
        let rest = line.get(level..)?;
        if !(1..=6).contains(&level) || !rest.starts_with([' ', '\t']) {
            return None;
        }
        let text = inline::plain(&inline::without_links(rest));
        let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
        self.stack.retain(|(other, _)| *other < level);
        self.stack.push((level, text.to_owned()));
        Some((level, text.to_owned()))
    }

    /// The texts of the headings from this level on.
    fn path(&self, from: usize) -> Vec<String> {
        self.stack
            .iter()
            .filter(|(level, _)| *level >= from)
            .map(|(_, text)| text.clone())
            .collect()
    }
}

/// The rest of a bullet after its mark; nested bullets are indented by more than a space.
fn bullet(line: &str) -> Option<&str> {
    let line = line.strip_prefix(' ').unwrap_or(line);
    let rest = line.strip_prefix(['-', '*'])?;
    if rest.trim().is_empty() {
        return Some("");
    }
    rest.starts_with([' ', '\t']).then(|| rest.trim())
}

/// A year as lists print it: four digits that can be one.
fn year(text: &str) -> Option<u16> {
    let text = text.trim();
    let year = text.parse().ok().filter(|_| text.len() == 4)?;
    (1900..2100).contains(&year).then_some(year)
}

/// Whether a target is an absolute address.
fn is_absolute(target: &str) -> bool {
    target.starts_with("https://") || target.starts_with("http://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_stack_by_level() {
        let mut headings = Headings::default();
        for line in ["## 🤖 A", "#### B", "### C", "#no heading"] {
            headings.take(line);
        }
        assert_eq!(headings.path(2), ["A", "C"]);
    }

    #[test]
    fn fences_and_comments_are_not_read() {
        let mut complaints = Vec::new();
        let text = "a\n```\nb\n```\n<!-- c\nd -->\n<!-- e -->\nf";
        assert_eq!(lines(text, &mut complaints), [(1, "a"), (8, "f")]);
    }

    #[test]
    fn bullets() {
        assert_eq!(bullet("- a"), Some("a"));
        assert_eq!(bullet(" -  a"), Some("a"));
        assert_eq!(bullet("- "), Some(""));
        assert_eq!(bullet("\t- a"), None);
        assert_eq!(bullet("**a**"), None);
    }
}
