//! Markdown tables: `|badges <br> [title](url) <br> authors |figure |links|[//]: #MM/DD`, and
//! the bullet form of the same rows.

use super::{Headings, Reading, bullet, is_absolute, lines};
use crate::curate::entry::{Complaint, ComplaintKind, RawEntry, RawLink};
use crate::curate::inline::{self, Found};
use crate::curate::names;
use crate::work::Kind;

/// Reads the list.
pub fn read(text: &str) -> Reading {
    let mut reader = Reader::default();
    for (number, line) in lines(text, &mut reader.complaints) {
        reader.line(number, line);
    }
    (reader.entries, reader.complaints)
}

#[derive(Default)]
struct Reader {
    headings: Headings,
    /// Year of the heading that says from when the papers are.
    year: Option<u16>,
    /// Whether the table at hand has shown its head.
    has_head: bool,
    entries: Vec<RawEntry>,
    complaints: Vec<Complaint>,
}

impl Reader {
    fn line(&mut self, number: u32, line: &str) {
        if let Some((_, heading)) = self.headings.take(line) {
            self.year = year_in(&heading).or(self.year);
            self.has_head = false;
        } else if line.trim().is_empty() {
            self.has_head = false;
        } else if line.trim_start().starts_with('|') {
            self.table_line(number, line.trim());
        } else if let Some(rest) = bullet(line) {
            self.bullet(number, rest);
        }
    }

    fn table_line(&mut self, number: u32, line: &str) {
        if line
            .chars()
            .all(|c| matches!(c, '|' | ':' | '-' | ' ' | '\t'))
        {
            self.has_head = true;
            return;
        }
        let links = inline::links(line);
        if links.is_empty() && line.contains("Title") {
            return;
        }
        if !self.has_head {
            self.complain(number, ComplaintKind::Slip, "row of a table without a head");
            self.has_head = true;
        }
        match row(line) {
            Some(entry) => self.push(number, line, entry),
            None => self.complain(number, ComplaintKind::Unread, "row without a linked title"),
        }
    }

    /// A bullet is a listing if a link to elsewhere is the first thing in it.
    fn bullet(&mut self, number: u32, text: &str) {
        let found = inline::links(text);
        let Some(title) = found.iter().find(|link| !is_badge(link)) else {
            return;
        };
        if !is_absolute(title.target) {
            return;
        }
        let before = inline::without_links(&text[..title.start]);
        if !before.trim().trim_matches('⭐').is_empty() {
            let reason = "bullet with a link that is not the first thing in it";
            self.complain(number, ComplaintKind::Unread, reason);
            return;
        }
        if let Some(entry) = row(text) {
            self.push(number, text, entry);
        }
    }

    fn push(&mut self, number: u32, line: &str, entry: RawEntry) {
        let path = self.headings.path(2);
        self.entries.push(RawEntry {
            line: number,
            kind: Kind::Paper,
            area_path: path
                .into_iter()
                .filter(|text| year_in(text).is_none())
                .collect(),
            added: self.year.and_then(|year| added(line, year)),
            recommended: line.contains("#Recommend") || line.contains('⭐'),
            ..entry
        });
    }

    fn complain(&mut self, line: u32, kind: ComplaintKind, reason: &str) {
        self.complaints.push(Complaint::new(line, kind, reason));
    }
}

/// What a row says; none if it links no title.
fn row(line: &str) -> Option<RawEntry> {
    let found = inline::links(line);
    let title = found
        .iter()
        .find(|link| !is_badge(link) && !link.label.trim().is_empty())?;
    let mut entry = RawEntry {
        title: inline::plain(title.label),
        links: vec![RawLink::new("Paper", title.target)],
        ..RawEntry::default()
    };
    (entry.authors, entry.authors_truncated) = names::authors(authors_after(&line[title.end..]));
    let mut star = None;
    for link in &found {
        if is_badge(link) {
            badge(link, &mut entry, &mut star);
        } else if link.start > title.start && is_absolute(link.target) {
            entry
                .links
                .push(RawLink::new(&inline::plain(link.label), link.target));
        }
    }
    // The star badge is made by a script that errs on branches: any printed link is better.
    if !entry
        .links
        .iter()
        .any(|link| link.label.eq_ignore_ascii_case("github"))
    {
        entry
            .links
            .extend(star.map(|url| RawLink::new("Github", url)));
    }
    entry.links.extend(figures(line));
    Some(entry)
}

/// The text between the title's end and the end of its cell, or of the sentence in a bullet.
fn authors_after(rest: &str) -> &str {
    let cell = rest.split('|').next().unwrap_or("");
    let cell = cell.split("[[").next().unwrap_or("");
    let text = match cell.rfind("<br>") {
        Some(at) => &cell[at + 4..],
        None => cell,
    };
    text.trim()
        .trim_start_matches('.')
        .trim()
        .trim_end_matches('.')
}

fn is_badge(link: &Found) -> bool {
    link.image || link.label.contains("![")
}

/// Takes from a badge what it says: the venue, a tag, or where the stars are counted.
fn badge<'a>(link: &Found<'a>, entry: &mut RawEntry, star: &mut Option<&'a str>) {
    let image = if link.image {
        Some(*link)
    } else {
        inline::links(link.label).first().copied()
    };
    let Some(image) = image else { return };
    let path = image.target.replace("%20", " ");
    if path.contains("/github/stars/") {
        *star = Some(link.target).filter(|_| !link.image);
    } else if let Some((_, text)) = path.split_once("/badge/") {
        let text = text.rsplit_once('-').map_or(text, |(text, _colour)| text);
        match text.split_once('-') {
            Some(("Conference" | "Publish", venue)) => {
                (entry.venue, entry.year) = venue_and_year(venue);
            }
            _ => entry.tags.push(text.to_owned()),
        }
    }
}

/// `ACL'24 Findings` is the venue `ACL Findings` in 2024.
fn venue_and_year(text: &str) -> (Option<String>, Option<u16>) {
    let Some((name, rest)) = text.split_once(['\'', '’']) else {
        return (Some(text.to_owned()), None);
    };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let year = rest[..digits].parse::<u16>().ok();
    let year = year.map(|year| if year < 100 { 2000 + year } else { year });
    (
        Some(inline::squeeze(&format!("{name} {}", &rest[digits..]))),
        year,
    )
}

/// Pictures shown in the row, if they have an address of their own.
fn figures(line: &str) -> Vec<RawLink> {
    line.split("<img ")
        .skip(1)
        .filter_map(|tag| tag.split_once("src=\"")?.1.split('"').next())
        .filter(|url| url.starts_with("https://"))
        .map(|url| RawLink {
            label: String::new(),
            url: url.to_owned(),
            figure: true,
        })
        .collect()
}

/// The date in `[//]: #MM/DD`.
fn added(line: &str, year: u16) -> Option<String> {
    let (_, tail) = line.rsplit_once("[//]: #")?;
    let (month, day) = tail.trim().split_once('/')?;
    let (month, day): (u8, u8) = (month.parse().ok()?, day.parse().ok()?);
    let proper = (1..=12).contains(&month) && (1..=31).contains(&day);
    proper.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// The year in a heading such as `Paper from 05/26/2024 - Now`.
fn year_in(heading: &str) -> Option<u16> {
    let words = heading.split(|c: char| c.is_whitespace() || matches!(c, '/' | ','));
    words
        .filter_map(super::year)
        .next()
        .filter(|_| heading.contains("from"))
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
             * May 1, 2024: news with [a link](https://a.org)\n- [Sums](sums.md)",
        );
        assert_eq!(entries.len(), 1);
        assert_eq!(complaints.len(), 1, "the news may hide a listing");
        assert_eq!(entries[0].authors, ["Ann Bell", "Bo Li"]);
        assert_eq!(entries[0].year, Some(2023));
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
