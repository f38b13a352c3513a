//! Bullets of `Title, <ins>Venue, Year</ins> [[Paper](url)] [[Code](url)]` under headings,
//! and a table of frameworks with marks for what they support.

use super::columns::{self, Columns, Row};
use super::lines::Line;
use super::table::joined;
use super::{Headings, Reading, bullet, general, is_absolute, lines, marks, tail, year};
use crate::curate::entry::{Complaint, ComplaintKind, RawEntry, RawLink};
use crate::curate::inline::{self, Found};
use crate::identity::words;
use crate::work::Kind;

/// Reads the list.
pub fn read(text: &str) -> Reading {
    let mut reader = Reader {
        headings: Headings::default(),
        columns: None,
        order: [0, 1, 2],
        entries: Vec::new(),
        complaints: Vec::new(),
    };
    let lines = lines(text, &mut reader.complaints);
    let mut at = 0;
    while at < lines.len() {
        at += reader.block(&lines[at..]);
    }
    (reader.entries, reader.complaints)
}

struct Reader {
    headings: Headings,
    columns: Option<Columns>,
    /// Which capability each column of marks is about.
    order: [usize; 3],
    entries: Vec<RawEntry>,
    complaints: Vec<Complaint>,
}

/// Venue, year and what stands before them.
struct Parts<'a> {
    title: &'a str,
    venue: &'a str,
}

impl Reader {
    /// Reads what begins with the first line; how many lines that took.
    fn block(&mut self, lines: &[Line]) -> usize {
        let (number, line) = (lines[0].0, &*lines[0].1);
        let next = lines.get(1).map_or("", |(_, next)| &**next);
        if self.headings.take(line).is_some() || line.trim().is_empty() {
            self.columns = None;
        } else if line.contains('|') && columns::is_rule(next) && !columns::is_rule(line) {
            self.order = marks::order(line);
            self.columns = Columns::of(line);
            return 2;
        } else if line.trim_start().starts_with('|') {
            self.row(number, line.trim());
        } else if let Some((_, text)) = bullet(line) {
            let (text, length) = joined(text, lines);
            self.bullet(number, &text);
            return length;
        }
        1
    }

    fn bullet(&mut self, number: u32, text: &str) {
        let found = inline::links(text);
        let has_venue = text.contains("ins>");
        let leads = found.iter().any(|link| is_absolute(link.target)) || text.contains("https://");
        if self.headings.is_furniture() && !has_venue {
            return;
        }
        if text.is_empty() || (found.is_empty() && !has_venue && !leads) {
            let reason = "bullet without a venue or a link";
            self.complain(number, ComplaintKind::Unread, reason);
            return;
        }
        // Links within the page are those of the contents.
        if !has_venue && !leads {
            return;
        }
        let linked = |link: &Found| link.start == 0 && !tail::is_usual(link.label);
        if (!has_venue || found.first().is_some_and(linked))
            && let Some(entry) = general::listing(text)
        {
            self.general(number, entry);
            return;
        }
        let parts = self.parts(number, text, &found);
        let title = inline::plain(parts.title.trim_end_matches([',', '，', ' ']));
        let title = tail::unstopped(&title).to_owned();
        if title.is_empty() {
            self.complain(number, ComplaintKind::Unread, "bullet without a title");
            return;
        }
        let (venue, year) = self.venue(number, parts.venue);
        let mut links = self.links(number, &found);
        links.extend(tail::bare(&inline::without_links(text)));
        self.push(RawEntry {
            line: number,
            kind: kind_at(venue.as_deref(), Kind::Paper),
            title,
            venue,
            year,
            links,
            ..RawEntry::default()
        });
    }

    /// A bullet without the dialect's own mark of a venue.
    fn general(&mut self, number: u32, entry: RawEntry) {
        if entry.venue.is_none() && entry.year.is_none() && entry.kind == Kind::Paper {
            self.complain(number, ComplaintKind::Slip, "no venue and year");
        }
        let kind = kind_at(entry.venue.as_deref(), entry.kind);
        self.push(RawEntry {
            line: number,
            kind,
            ..entry
        });
    }

    fn push(&mut self, entry: RawEntry) {
        let area_path = self.headings.path(2);
        self.entries.push(RawEntry { area_path, ..entry });
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
        let text = text.replace('，', ",");
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
        let venue = words::squeeze(venue);
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

    /// A row of a table: of marks, else of whatever its head says.
    fn row(&mut self, number: u32, line: &str) {
        if columns::is_rule(line) {
            return;
        }
        let cells = columns::cells(line);
        let marks: Vec<bool> = cells.iter().filter_map(|cell| marks::mark(cell)).collect();
        if marks.is_empty() {
            match self.columns.as_ref().map(|columns| columns.row(line)) {
                Some(Row::Entry(entry)) => self.general(number, *entry),
                None | Some(Row::Unread) if !inline::links(line).is_empty() => {
                    let reason = "row of 0 marks instead of 3";
                    self.complain(number, ComplaintKind::Unread, reason);
                }
                _ => {}
            }
            return;
        }
        match marks::framework(line, &marks, self.order) {
            Ok(entry) => self.push(RawEntry {
                line: number,
                ..entry
            }),
            Err(reason) => self.complain(number, ComplaintKind::Unread, &reason),
        }
    }

    fn complain(&mut self, line: u32, kind: ComplaintKind, reason: &str) {
        self.complaints.push(Complaint::new(line, kind, reason));
    }
}

/// What appeared on the web alone is an article.
fn kind_at(venue: Option<&str>, kind: Kind) -> Kind {
    match venue {
        Some(venue) if venue.ends_with("Blog") || venue == "Website" => Kind::Article,
        _ => kind,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::curate::read::Dialect;
    use crate::work::Capabilities;

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
        check("- T. <ins>X, 2023</ins> [[Paper](u)]", "T|X|2023|u", 0);
        check("- T, <ins>X, 2023a</ins> [[Paper](u)]", "T|X|2023|u", 0);
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
    fn a_link_in_front_says_where_and_a_heading_when() {
        let (entries, complaints) = Dialect::Survey.read(
            "## 2024\n- [[ICML](https://a.org)] Quick Sums\n- [[arXiv](https://b.org)] Slow Sums\n- [[X](#a)] Words\n- [ICML 2023] News",
        );
        assert_eq!(entries.len(), 2, "{entries:?}");
        assert_eq!(entries[0].title, "Quick Sums");
        assert_eq!(
            (entries[0].venue.as_deref(), entries[0].year),
            (Some("ICML"), Some(2024))
        );
        assert_eq!(entries[0].links, [RawLink::new("Paper", "https://a.org")]);
        assert_eq!(complaints.len(), 1, "{complaints:?}");
    }

    #[test]
    fn a_paragraph_lists_a_work() {
        let (entries, _) = read(
            "## A\n**2. Quick Sums of A** [[Paper](https://a.org)]\n\n**Venue:** ICML 2023\n\n\
             **Authors:** Ann Bell, Bo Li.\n",
        );
        assert_eq!(entries.len(), 1);
        let entry = &entries[0];
        assert_eq!((entry.line, &*entry.title), (2, "Quick Sums of A"));
        assert_eq!(
            (entry.venue.as_deref(), entry.year),
            (Some("ICML"), Some(2023))
        );
        assert_eq!(entry.authors, ["Ann Bell", "Bo Li"]);
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
