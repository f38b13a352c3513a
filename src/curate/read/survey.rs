//! Bullets of `Title, <ins>Venue, Year</ins> [[Paper](url)] [[Code](url)]` under headings,
//! and a table of frameworks with marks for what they support.

use super::{Headings, Reading, bullet, is_absolute, lines, year};
use crate::curate::entry::{Complaint, ComplaintKind, RawEntry, RawLink};
use crate::curate::inline::{self, Found};
use crate::work::{Capabilities, Kind};

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
    entries: Vec<RawEntry>,
    complaints: Vec<Complaint>,
}

/// Venue, year and what stands before them.
struct Parts<'a> {
    title: &'a str,
    venue: &'a str,
}

impl Reader {
    fn line(&mut self, number: u32, line: &str) {
        if self.headings.take(line).is_some() {
            return;
        }
        if let Some(text) = bullet(line) {
            self.bullet(number, text);
        } else if line.trim_start().starts_with('|') {
            self.framework(number, line.trim());
        }
    }

    fn bullet(&mut self, number: u32, text: &str) {
        let found = inline::links(text);
        if text.is_empty() || (found.is_empty() && !text.contains("ins>")) {
            let reason = "bullet without a venue or a link";
            self.complain(number, ComplaintKind::Unread, reason);
            return;
        }
        // Links within the page are those of the contents.
        if !text.contains("ins>") && !found.iter().any(|link| is_absolute(link.target)) {
            return;
        }
        let parts = self.parts(number, text, &found);
        let title = inline::plain(parts.title.trim_end_matches([',', '，', ' ']));
        if title.is_empty() {
            self.complain(number, ComplaintKind::Unread, "bullet without a title");
            return;
        }
        let (venue, year) = self.venue(number, parts.venue);
        let links = self.links(number, &found);
        let web = venue
            .as_deref()
            .is_some_and(|venue| matches!(venue, "Blog" | "Website"));
        self.entries.push(RawEntry {
            line: number,
            kind: if web { Kind::Article } else { Kind::Paper },
            area_path: self.headings.path(2),
            title,
            venue,
            year,
            links,
            ..RawEntry::default()
        });
    }

    /// Cuts a bullet into title and venue, whichever tags it lacks.
    fn parts<'a>(&mut self, number: u32, text: &'a str, found: &[Found]) -> Parts<'a> {
        let before_links = found.first().map_or(text, |link| &text[..link.start]);
        let before_links = before_links.trim_end_matches(['[', ' ']);
        let (body, closed) = match before_links.split_once("</ins>") {
            Some((body, _)) => (body, true),
            None => (before_links.trim_end_matches("/ins>"), false),
        };
        match (body.split_once("<ins>"), closed) {
            (Some((title, venue)), closed) => {
                if !closed {
                    self.complain(number, ComplaintKind::Slip, "venue is not closed by </ins>");
                }
                Parts { title, venue }
            }
            (None, true) => {
                self.complain(number, ComplaintKind::Slip, "venue is not opened by <ins>");
                let (title, venue) = body.rsplit_once(',').unwrap_or((body, ""));
                Parts { title, venue }
            }
            (None, false) => {
                self.complain(number, ComplaintKind::Slip, "no venue and year");
                Parts {
                    title: body,
                    venue: "",
                }
            }
        }
    }

    /// `ICLR, 2023`, `ICLR 2023`, `2023`, and `arXiv, ICML`, where the venue outdoes arXiv.
    fn venue(&mut self, number: u32, text: &str) -> (Option<String>, Option<u16>) {
        let text = text.trim().trim_matches(',');
        let (rest, last) = match text.rfind([',', ' ']) {
            Some(at) => (&text[..at], &text[at + 1..]),
            None => ("", text),
        };
        let (venue, year) = match year(last) {
            Some(year) => (rest.trim_matches([',', ' ']), Some(year)),
            None => (text, None),
        };
        if year.is_none() && !text.is_empty() {
            self.complain(number, ComplaintKind::Slip, "no year beside the venue");
        }
        let arxiv = |part: &&str| !part.trim().eq_ignore_ascii_case("arxiv");
        let venue = match venue.split_once(',') {
            Some(_) => venue.split(',').find(arxiv).unwrap_or(venue),
            None => venue,
        };
        let venue = inline::squeeze(venue);
        ((!venue.is_empty()).then_some(venue), year)
    }

    fn links(&mut self, number: u32, found: &[Found]) -> Vec<RawLink> {
        let mut links = Vec::new();
        for link in found {
            let label = inline::plain(link.label.trim_matches(['[', ']']));
            if link.label.starts_with('[') {
                self.complain(
                    number,
                    ComplaintKind::Slip,
                    "bracket closed before the link's address",
                );
            }
            let inner = inline::links(link.target).first().copied();
            if let Some(inner) = inner {
                let reason = format!("link inside a link; the inner one is {}", inner.target);
                self.complain(number, ComplaintKind::Link, &reason);
            }
            links.push(RawLink::new(
                &label,
                inner.map_or(link.target, |inner| inner.target),
            ));
        }
        links
    }

    /// A row of the table: name with link, then a mark for each of three capabilities.
    fn framework(&mut self, number: u32, line: &str) {
        let found = inline::links(line);
        let Some(first) = found.first() else {
            if line.split('|').any(|cell| mark(cell.trim()).is_some()) {
                self.complain(number, ComplaintKind::Unread, "row of marks without a link");
            }
            return;
        };
        let cells: Vec<&str> = line[first.end..]
            .split('|')
            .skip(1)
            .map(str::trim)
            .collect();
        let marks: Vec<bool> = cells.iter().filter_map(|cell| mark(cell)).collect();
        let name = line[..first.start].trim_matches(['|', '[', ' ']);
        let [training, inference, fine_tuning] = marks[..] else {
            let reason = format!("row of {} marks instead of 3", marks.len());
            self.complain(number, ComplaintKind::Unread, &reason);
            return;
        };
        self.entries.push(RawEntry {
            line: number,
            kind: Kind::Framework,
            area_path: self.headings.path(2),
            title: inline::plain(name),
            links: vec![RawLink::new(first.label, first.target)],
            capabilities: Some(Capabilities {
                training,
                inference,
                fine_tuning,
            }),
            ..RawEntry::default()
        });
    }

    fn complain(&mut self, line: u32, kind: ComplaintKind, reason: &str) {
        self.complaints.push(Complaint::new(line, kind, reason));
    }
}

fn mark(cell: &str) -> Option<bool> {
    match cell.chars().next()? {
        '✅' | '✓' | '✔' => Some(true),
        '❌' | '✗' | '✘' => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The entry of one line, as `title|venue|year|address`, and how many complaints.
    fn check(line: &str, expected: &str, slips: usize) {
        let (entries, complaints) = read(&format!("## A\n### B\n{line}"));
        assert_eq!(entries.len(), 1, "{line}");
        let RawEntry {
            title,
            venue,
            year,
            links,
            ..
        } = &entries[0];
        let venue = venue.as_deref().unwrap_or("-");
        let year = year.unwrap_or(0);
        assert_eq!(
            format!("{title}|{venue}|{year}|{}", links[0].url),
            expected,
            "{line}"
        );
        assert_eq!(complaints.len(), slips, "{line}: {complaints:?}");
        assert_eq!(entries[0].area_path, ["A", "B"]);
    }

    #[test]
    fn every_slip_is_read_as_meant() {
        check(
            "- T, A: b, <ins>ICML, 2023</ins> [[Paper](u)]",
            "T, A: b|ICML|2023|u",
            0,
        );
        check(
            " - T, <ins> ICML 2023</ins>, [[Paper](u )]",
            "T|ICML|2023|u",
            0,
        );
        check("- T <ins>ICML, 2023</ins>[[Paper](u)]", "T|ICML|2023|u", 0);
        check("- T，<ins>ICML, 2023/ins> [[Paper](u)]", "T|ICML|2023|u", 1);
        check("- T, 2024</ins> [[Paper]](u)", "T|-|2024|u", 2);
        check("- T, <ins>arXiv, ICML</ins> [[Paper](u)]", "T|ICML|0|u", 1);
        check(
            "- T? <ins>X, 2023</ins> [[Paper]([https://a](https://b))]",
            "T?|X|2023|https://b",
            1,
        );
        check("- T [[Paper](https://a.org)]", "T|-|0|https://a.org", 1);
    }

    #[test]
    fn frameworks_have_capabilities() {
        let (entries, complaints) =
            read("## F\n| | a | b | c |\n| :- | - | - | - |\n| Zed [[Code](u)] | ✅ | ❌ | ✅ |");
        assert_eq!(complaints, []);
        assert_eq!(entries.len(), 1);
        assert_eq!(entries[0].title, "Zed");
        assert_eq!(
            entries[0].capabilities,
            Some(Capabilities {
                training: true,
                inference: false,
                fine_tuning: true
            })
        );
    }

    #[test]
    fn contents_quotes_and_fences_are_no_listings() {
        let (entries, _) =
            read("- [A](#a)\n  - [B](#b)\n> [q](https://a.org)\n```\n- T, <ins>X, 2020</ins>\n```");
        assert_eq!(entries, []);
    }

    #[test]
    fn a_bullet_or_row_that_cannot_be_read_is_heard() {
        let (entries, complaints) =
            read("- \n- A title alone\n- , <ins>X, 2020</ins>\n| Zed | ✅ | ❌ |");
        assert_eq!(entries, []);
        let lines: Vec<_> = complaints.iter().map(|c| (c.line, c.kind)).collect();
        assert_eq!(
            lines,
            [1, 2, 3, 4].map(|line| (line, ComplaintKind::Unread))
        );
    }
}
