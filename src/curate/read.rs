//! Readers, one for each dialect of list. Reading never fails: a line that looks like a
//! listing ends as an entry or as a complaint.

mod badge;
mod columns;
mod general;
mod html;
mod lines;
mod marks;
mod place;
pub mod plain;
mod since;
pub mod starred;
pub mod survey;
pub mod table;
mod tail;

use self::lines::lines;
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

/// The headings above a line, outermost first.
#[derive(Clone, Debug, Default)]
struct Headings {
    stack: Vec<(usize, String)>,
    /// Headings of the first level so far: the first is the page's title.
    titles: usize,
}

impl Headings {
    /// Takes the line in if it is a heading: its level and text.
    fn take(&mut self, line: &str) -> Option<(usize, String)> {
        let level = line.bytes().take_while(|&b| b == b'#').count();
        let rest = line.get(level..)?;
        if !(1..=6).contains(&level) || !rest.starts_with([' ', '\t']) {
            return None;
        }
        let text = heading_text(rest);
        self.stack.retain(|(other, _)| *other < level);
        self.stack.push((level, text.clone()));
        self.titles += usize::from(level == 1);
        Some((level, text))
    }

    /// The texts of the headings from this level on.
    fn path(&self, from: usize) -> Vec<String> {
        self.stack
            .iter()
            .filter(|(level, text)| (*level >= from || self.titles > 1) && !text.is_empty())
            .map(|(_, text)| text.clone())
            .collect()
    }

    /// Whether what stands here is about the page and not about works.
    fn is_furniture(&self) -> bool {
        let innermost = self.stack.last().map(|(level, _)| *level);
        // The page's contents may stand under a heading of the first level that never ends.
        let about_page = |(level, text): &(usize, String)| {
            let text = text.to_lowercase();
            let text = text.trim_matches(|c: char| !c.is_alphanumeric());
            let is_furniture = FURNITURE.contains(&text) || text.starts_with("contributing");
            is_furniture && (*level > 1 || innermost == Some(1))
        };
        self.stack.iter().any(about_page)
    }
}

/// Headings of what is no list of works.
const FURNITURE: [&str; 24] = [
    "content",
    "contents",
    "table of content",
    "table of contents",
    "toc",
    "full list",
    "news",
    "what's new",
    "update",
    "updates",
    "changelog",
    "contribution",
    "contributions",
    "contributors",
    "contribute",
    "how to contribute",
    "citation",
    "citations",
    "cite",
    "license",
    "acknowledgement",
    "acknowledgements",
    "star history",
    "community support",
];

/// A heading's words: its links only if it has no others.
fn heading_text(rest: &str) -> String {
    let tidy = |text: &str| {
        let text = inline::plain(text);
        let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
        let text = text.trim_end_matches(['#', ' ']);
        let text = text.strip_suffix("()").unwrap_or(text);
        let is_picture = |c: char| !c.is_ascii() && !c.is_alphanumeric();
        text.trim_end_matches(|c| is_picture(c) || c == ' ')
            .to_owned()
    };
    let words = tidy(&inline::without_links(rest));
    let links = inline::links(rest);
    match links.first() {
        Some(link) if words.is_empty() => tidy(link.label),
        _ => words,
    }
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
    (!is_rule).then_some((indent, rest))
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
        for line in ["## 🤖 A 🔥", "#### B", "### [C](c.md) ##", "#no heading"] {
            headings.take(line);
        }
        assert_eq!(headings.path(2), ["A", "C"]);
        headings.take("## 📖 D ([back](#top))");
        assert_eq!(headings.path(2), ["D"]);
        assert!(!headings.is_furniture());
        headings.take("## 🚀 Updates");
        headings.take("### 2024");
        assert!(headings.is_furniture());
        headings.take("# Contents");
        assert!(headings.is_furniture());
        headings.take("## Papers");
        assert!(!headings.is_furniture());
    }

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
            ("2024. a", None),
            ("**a**", None),
            ("* * *", None),
            ("---", None),
        ] {
            assert_eq!(bullet(line), expected, "{line}");
        }
    }
}
