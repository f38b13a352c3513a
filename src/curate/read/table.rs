//! Markdown tables: `|badges <br> [title](url) <br> authors |figure |links|[//]: #MM/DD`, and
//! the bullet form of the same rows.

use super::columns::{self, Columns, Row};
use super::lines::Line;
use super::since::Since;
use super::{Headings, Reading, bullet, general, is_absolute, lines};
use crate::curate::entry::{Complaint, ComplaintKind, RawEntry};
use crate::curate::inline;

/// Reads the list.
pub fn read(text: &str) -> Reading {
    let mut reader = Reader::default();
    let lines = lines(text, &mut reader.complaints);
    let mut at = 0;
    while at < lines.len() {
        at += reader.block(&lines[at..]);
    }
    (reader.entries, reader.complaints)
}

#[derive(Default)]
struct Reader {
    headings: Headings,
    /// From when the papers are, as a heading says.
    since: Option<Since>,
    /// Whether the table at hand has shown its head.
    has_head: bool,
    columns: Option<Columns>,
    /// The heading inside the table under which its rows stand.
    section: Option<String>,
    entries: Vec<RawEntry>,
    complaints: Vec<Complaint>,
}

impl Reader {
    /// Reads what begins with the first line; how many lines that took.
    fn block(&mut self, lines: &[Line]) -> usize {
        let (number, line) = (lines[0].0, &*lines[0].1);
        let next = lines.get(1).map_or("", |(_, next)| &**next);
        let is_row = line.trim_start().starts_with('|') || (self.has_head && line.contains('|'));
        if let Some((_, heading)) = self.headings.take(line) {
            self.since = Since::of(&heading).or(self.since);
            self.leave_table();
        } else if line.trim().is_empty() {
            self.leave_table();
        } else if line.contains('|') && columns::is_rule(next) && !columns::is_rule(line) {
            self.leave_table();
            self.columns = Columns::of(line);
            self.has_head = true;
            return 2;
        } else if let Some((_, text)) = bullet(line).filter(|_| !line.trim_start().starts_with('|'))
        {
            let (text, length) = joined(text, lines);
            self.bullet(number, &text);
            return length;
        } else if is_row {
            self.table_line(number, line.trim());
        }
        1
    }

    fn leave_table(&mut self) {
        self.has_head = false;
        self.columns = None;
        self.section = None;
    }

    fn table_line(&mut self, number: u32, line: &str) {
        if columns::is_rule(line) {
            self.has_head = true;
            return;
        }
        if !self.has_head {
            self.complain(number, ComplaintKind::Slip, "row of a table without a head");
            self.has_head = true;
        }
        if let Some(wanted) = self.columns.as_ref().map(Columns::width) {
            let cells = columns::cells(line).len();
            if cells < wanted {
                let reason = format!("row of {cells} cells instead of {wanted}");
                self.complain(number, ComplaintKind::Slip, &reason);
            }
        }
        let row = match &self.columns {
            Some(columns) => columns.row(line),
            None => columns::linked(line).map_or(Row::Unread, |entry| Row::Entry(Box::new(entry))),
        };
        match row {
            Row::Entry(entry) => self.push(number, line, *entry),
            Row::Section(text) => self.section = Some(text),
            Row::Empty => {}
            Row::Unread => {
                self.complain(number, ComplaintKind::Unread, "row without a linked title")
            }
        }
    }

    /// A bullet is a listing if it has a title and a link to elsewhere.
    fn bullet(&mut self, number: u32, text: &str) {
        let found = inline::links(text);
        let is_bare = text.contains("https://") && found.is_empty();
        if self.headings.is_furniture() {
            return;
        }
        if !is_bare && !leads_elsewhere(text) {
            if leads_nowhere(text) {
                let reason = "bullet whose title leads nowhere";
                self.complain(number, ComplaintKind::Unread, reason);
            }
            return;
        }
        match general::listing(text) {
            Some(entry) => self.push(number, text, entry),
            None => {
                let reason = "bullet with a link that does not read as a listing";
                self.complain(number, ComplaintKind::Unread, reason);
            }
        }
    }

    fn push(&mut self, number: u32, line: &str, entry: RawEntry) {
        let path = self
            .headings
            .path(2)
            .into_iter()
            .chain(self.section.clone());
        self.entries.push(RawEntry {
            line: number,
            area_path: path.filter(|text| Since::of(text).is_none()).collect(),
            added: self.since.and_then(|since| since.added(line)),
            recommended: line.contains("#Recommend") || line.contains('⭐'),
            ..entry
        });
    }

    fn complain(&mut self, line: u32, kind: ComplaintKind, reason: &str) {
        self.complaints.push(Complaint::new(line, kind, reason));
    }
}

/// Whether a text has a link, other than of a badge, that leads out of the page.
fn leads_elsewhere(text: &str) -> bool {
    let found = inline::links(text);
    let mut links = found.iter().filter(|link| !super::badge::is_badge(link));
    links.any(|link| is_absolute(link.target))
}

/// Whether a text has a link, other than of a badge, without an address.
fn leads_nowhere(text: &str) -> bool {
    let found = inline::links(text);
    let mut links = found.iter().filter(|link| !super::badge::is_badge(link));
    links.any(|link| link.target.trim().is_empty())
}

/// A bullet's text with the lines that go on with it, and how many lines that is.
pub fn joined(text: &str, lines: &[Line]) -> (String, usize) {
    let mut joined = text.to_owned();
    let goes_on = |(_, line): &&Line| {
        let start = line.trim_start();
        let is_block = start.starts_with(['#', '|', '>']) || bullet(line).is_some();
        !start.is_empty() && !is_block
    };
    let mut length = 1;
    for (number, line) in lines[1..].iter().take_while(goes_on) {
        if *number != lines[0].0 + length as u32 || joined.len() + line.len() > 20_000 {
            break;
        }
        joined.push(' ');
        joined.push_str(line.trim());
        length += 1;
    }
    (joined, length)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "## Paper from 02/01/2024 - Now\n#### Sums\n|Title|Links|\n|:--|:--|\n";

    fn one(row: &str) -> RawEntry {
        let (mut entries, complaints) = read(&format!("{HEAD}{row}"));
        assert_eq!(complaints, []);
        assert_eq!(entries.len(), 1, "{row}");
        entries.remove(0)
    }

    #[test]
    fn a_row_with_everything() {
        let entry = one(
            "|[![Star](https://img.shields.io/github/stars/tree/x.svg)](https://github.com/tree/x)\
             [![Publish](https://img.shields.io/badge/Conference-ACL'24%20Findings-blue)]()\
             [![Type](https://img.shields.io/badge/w/Quantization-39B0A9)]()<br>\
             [Quick Sums](https://arxiv.org/abs/2402.00001) <br> Ann (Bee)Bell, Bo Li |\
             <img width=\"1\" src=\"https://a.org/f.png\"> |\
             [Github](https://github.com/o/n/tree/x) <br> [Paper](https://arxiv.org/abs/2402.00001)|\
             [//]: #02/05",
        );
        assert_eq!(entry.title, "Quick Sums");
        assert_eq!(entry.authors, ["Ann (Bee) Bell", "Bo Li"]);
        assert_eq!(
            (entry.venue.as_deref(), entry.year),
            (Some("ACL Findings"), Some(2024))
        );
        assert_eq!(entry.tags, ["w/Quantization"]);
        assert_eq!(entry.added.as_deref(), Some("2024-02-05"));
        assert_eq!(entry.area_path, ["Sums"]);
        let urls: Vec<_> = entry.links.iter().map(|link| link.url.as_str()).collect();
        assert_eq!(
            urls,
            [
                "https://arxiv.org/abs/2402.00001",
                "https://github.com/o/n/tree/x",
                "https://arxiv.org/abs/2402.00001",
                "https://a.org/f.png"
            ]
        );
    }

    #[test]
    fn the_bullet_form() {
        let (entries, complaints) = read(
            "#### Sums\n* ![B](https://img.shields.io/badge/Conference-ICML'23-blue) \
             [Slow Sums](https://a.org/p). Ann Bell, Bo Li. [[Paper]](https://a.org/p)\n\
             * May 1, 2024: news with [a link](https://a.org)\n- [Sums](sums.md)\n\
             * [Lost Sums](). Ann Bell.",
        );
        assert_eq!(entries.len(), 1);
        let lines: Vec<u32> = complaints.iter().map(|complaint| complaint.line).collect();
        assert_eq!(
            lines,
            [3, 5],
            "the news may hide a listing, and no link is one"
        );
        assert_eq!(entries[0].authors, ["Ann Bell", "Bo Li"]);
        assert_eq!(entries[0].year, Some(2023));
    }

    #[test]
    fn a_title_stands_anywhere_after_its_badges() {
        for space in ["<br>", " <br> ", "<br> ", " ", ""] {
            let row = format!(
                "|[![Type](https://img.shields.io/badge/Benchmark-C2A4A6)](){space}\
                 [Slow Sums](https://arxiv.org/abs/2402.00002) <br> Ann Bell, Bo Li ||[paper](https://arxiv.org/abs/2402.00002)|"
            );
            let entry = one(&row);
            assert_eq!(entry.title, "Slow Sums", "{space:?}");
            assert_eq!(entry.authors, ["Ann Bell", "Bo Li"], "{space:?}");
            assert_eq!(entry.tags, ["Benchmark"], "{space:?}");
        }
    }

    #[test]
    fn a_star_or_a_picture_may_stand_before_the_title() {
        let title = "[Slow Sums](https://arxiv.org/abs/2402.00002) <br> Ann Bell";
        let star = "[![Star](https://img.shields.io/github/stars/o/n.svg)](https://github.com/o/n)";
        for before in [
            "⭐ ",
            ":star: ",
            "<br>:star: ",
            " <br> ⭐ ",
            "<br>(new) <br> 🔥",
        ] {
            let row = format!("|{star}{before}{title} ||@|[//]: #Recommend");
            let entry = one(&row);
            assert_eq!(entry.title, "Slow Sums", "{before:?}");
            assert_eq!(entry.authors, ["Ann Bell"], "{before:?}");
            assert!(entry.recommended, "{before:?}");
        }
    }

    #[test]
    fn pictures_in_either_form_are_kept() {
        let entry = one(
            "|[T](https://a.org/t)|![](https://a.org/f.png) ![](figures/t.png) \
             <img src=\"https://a.org/g.png\"> ![B](https://img.shields.io/badge/x-y)|",
        );
        let figures = entry.links.iter().filter(|link| link.figure);
        let urls: Vec<_> = figures.map(|link| link.url.as_str()).collect();
        assert_eq!(
            urls,
            [
                "https://a.org/g.png",
                "https://a.org/f.png",
                "figures/t.png"
            ]
        );
    }

    #[test]
    fn a_missing_head_and_a_missing_title_are_heard() {
        let (entries, complaints) = read("#### A\n|[T](https://a.org) <br> B C|\n|no link|");
        assert_eq!(entries.len(), 1);
        let kinds: Vec<_> = complaints.iter().map(|c| (c.line, c.kind)).collect();
        assert_eq!(
            kinds,
            [(2, ComplaintKind::Slip), (3, ComplaintKind::Unread)]
        );
    }
}
