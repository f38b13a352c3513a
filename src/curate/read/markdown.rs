//! The reader of Markdown lists: bullets, tables with or without a header, and tables of
//! frameworks with ticks for their capabilities.

use super::columns::{self, Columns, Row};
use super::headings::Headings;
use super::items::{self, Item};
use super::lines::{Line, lines};
use super::listing::{self, Listing, Style};
use super::since::Since;
use super::{ReadResult, badge, fields, is_absolute, kinds, link_words, marks};
use crate::curate::entry::{Complaint, ComplaintKind, RawEntry};
use crate::curate::inline;
use crate::work::Kind;

/// Reads the list.
pub fn read(text: &str) -> ReadResult {
    let mut reader = Reader::default();
    let lines = lines(text, &mut reader.complaints);
    reader.style = Style::of(lines.iter().map(|(_, line)| &**line));
    let mut at = 0;
    while at < lines.len() {
        at += reader.block(&lines[at..]);
    }
    reader.complaints.extend(undated(&reader.entries));
    (reader.entries, reader.complaints)
}

#[derive(Default)]
struct Reader {
    headings: Headings,
    /// Start date of the current section, from its heading.
    since: Option<Since>,
    table: Option<Table>,
    style: Style,
    entries: Vec<RawEntry>,
    complaints: Vec<Complaint>,
}

/// The current table.
#[derive(Default)]
struct Table {
    columns: Option<Columns>,
    /// Capability shown by each column of ticks.
    order: [usize; 3],
    /// The last section row inside the table.
    section: Option<String>,
}

impl Table {
    fn of(head: &str) -> Self {
        Self {
            columns: Columns::of(head),
            order: marks::order(head),
            section: None,
        }
    }
}

impl Reader {
    /// Reads the block at the first line; returns the number of lines consumed.
    fn block(&mut self, lines: &[Line]) -> usize {
        let (number, line) = (lines[0].0, &*lines[0].1);
        let next = lines.get(1).map_or("", |(_, next)| &**next);
        let opens_row = line.trim_start().starts_with('|');
        if let Some((_, heading)) = self.headings.take(line) {
            self.since = Since::of(&heading).or(self.since);
            self.table = None;
        } else if line.trim().is_empty() {
            self.table = None;
        } else if line.contains('|') && columns::is_rule(next) && !columns::is_rule(line) {
            self.table = Some(Table::of(line));
            return 2;
        } else if !opens_row && let Some((item, length)) = items::item(lines, &mut self.complaints)
        {
            if !self.headings.is_boilerplate() {
                self.item(&item);
            }
            return length;
        } else if opens_row || (self.table.is_some() && line.contains('|')) {
            self.row(number, line.trim());
        } else if items::has_end_of_title(line) && !self.headings.is_boilerplate() {
            self.unread(number, "the beginning of this title is lost");
        }
        1
    }

    /// Reads a bullet and those nested under it: a title with fields, a listing with notes, or a
    /// label with listings.
    fn item(&mut self, item: &Item) {
        if let Some(listing) = fields::listing(item) {
            self.push(item.line, &item.text, listing);
        } else if let Some(mut listing) = self.listing(item) {
            let (own, notes): (Vec<&Item>, Vec<&Item>) = item
                .nested
                .iter()
                .partition(|nested| self.is_own(nested, &listing.entry));
            for note in notes {
                add_links(note, &mut listing.entry);
            }
            self.push(item.line, &item.text, listing);
            for nested in own {
                self.item(nested);
            }
        } else if let Some(label) = label(item) {
            self.headings.push_label(label);
            for nested in &item.nested {
                self.item(nested);
            }
            self.headings.pop_label();
        } else {
            if let Some(reason) = complaint(&item.text) {
                self.unread(item.line, reason);
            }
            for nested in &item.nested {
                self.item(nested);
            }
        }
    }

    /// Reads a bullet by itself.
    fn listing(&self, item: &Item) -> Option<Listing> {
        listing::of_bullet(&item.text, self.style)
    }

    /// Whether a bullet under a listing is another listing rather than a note.
    fn is_own(&self, item: &Item, above: &RawEntry) -> bool {
        let Some(listing) = self.listing(item) else {
            return false;
        };
        let entry = listing.entry;
        let is_published = entry.venue.is_some() || !entry.authors.is_empty();
        let is_other_paper = kinds::has_paper(&entry) && kinds::has_paper(above);
        let is_titled = !link_words::is_link_word(&entry.title);
        is_titled && (is_published || is_other_paper)
    }

    fn push(&mut self, line: u32, text: &str, listing: Listing) {
        for (kind, reason) in listing.slips {
            self.complaints.push(Complaint::new(line, kind, reason));
        }
        let is_starred = text.trim_start().starts_with('🌟');
        let entry = RawEntry {
            recommended: is_starred || columns::is_recommended(text),
            ..listing.entry
        };
        self.push_entry(line, text, entry);
    }

    fn push_entry(&mut self, line: u32, text: &str, entry: RawEntry) {
        let section = self.table.as_ref().and_then(|table| table.section.clone());
        let path = self.headings.path(2).into_iter().chain(section);
        let area_path: Vec<String> = path.filter(|text| Since::of(text).is_none()).collect();
        self.entries.push(RawEntry {
            line,
            kind: kind_at(&entry, &area_path),
            added: self.since.and_then(|since| since.added(text)),
            area_path,
            ..entry
        });
    }

    /// Reads a table row: ticks, or else columns.
    fn row(&mut self, number: u32, line: &str) {
        if columns::is_rule(line) {
            self.table.get_or_insert_default();
            return;
        }
        let marks: Vec<bool> = columns::cells(line)
            .iter()
            .filter_map(|cell| marks::mark(cell))
            .collect();
        let order = self.table.as_ref().map_or([0, 1, 2], |table| table.order);
        if !marks.is_empty() && self.has_marks() {
            match marks::framework(line, &marks, order) {
                Ok(entry) => self.push_entry(number, line, entry),
                Err(reason) => self.unread(number, &reason),
            }
            return;
        }
        if self.table.is_none() {
            self.complain(number, ComplaintKind::Slip, "row of a table without a head");
            self.table = Some(Table::default());
        }
        let columns = self.table.as_ref().and_then(|table| table.columns.clone());
        let Some(columns) = columns.or_else(|| Columns::guessed(line)) else {
            self.unread(number, "row without a linked title");
            return;
        };
        let (cells, slip) = columns.cells(line);
        if let Some(slip) = slip {
            self.complain(number, ComplaintKind::Slip, &slip);
        }
        match columns.row(&cells, line) {
            Row::Entry(entry) => {
                let recommended = columns.recommends(&cells);
                let entry = RawEntry {
                    recommended,
                    ..*entry
                };
                self.push_entry(number, line, entry);
            }
            Row::Section(text) => {
                let table = self.table.get_or_insert_default();
                table.section = Some(text);
            }
            Row::Empty => {}
            Row::Unread => self.unread(number, "row without a linked title"),
        }
    }

    /// Whether ticks in the current table are capabilities: it has no title column.
    fn has_marks(&self) -> bool {
        let table = self.table.as_ref();
        table.is_none_or(|table| table.columns.is_none())
    }

    fn unread(&mut self, line: u32, reason: &str) {
        self.complain(line, ComplaintKind::Unread, reason);
    }

    fn complain(&mut self, line: u32, kind: ComplaintKind, reason: &str) {
        self.complaints.push(Complaint::new(line, kind, reason));
    }
}

/// Refines a kind: what appeared only on the web is an article, but pages under leaderboards or
/// courses are not.
fn kind_at(entry: &RawEntry, path: &[String]) -> Kind {
    let heading = path.last().map(|heading| heading.to_lowercase());
    let is_directory = |heading: &String| {
        ["leaderboard", "course"]
            .iter()
            .any(|word| heading.contains(word))
    };
    match &entry.venue {
        Some(venue) if venue.ends_with("Blog") || venue == "Website" => Kind::Article,
        _ if entry.kind == Kind::Article && heading.as_ref().is_some_and(is_directory) => {
            Kind::Other
        }
        _ => entry.kind,
    }
}

/// Adds a note's links to its listing.
fn add_links(item: &Item, entry: &mut RawEntry) {
    let found = inline::links(&item.text);
    for link in found.iter().filter(|link| !badge::is_badge(link)) {
        entry.links.push(listing::raw_link(link).0);
    }
    for nested in &item.nested {
        add_links(nested, entry);
    }
}

/// The label of a bullet that only groups others; empty for a date.
fn label(item: &Item) -> Option<&str> {
    let text = item.text.trim_matches(['*', '_', ':', ' ', '：']);
    let is_label = !item.nested.is_empty() && !text.contains("](") && text.len() < 100;
    is_label.then_some(if super::venue::is_date(text) {
        ""
    } else {
        text
    })
}

/// Why an unread bullet looks like a listing; none if it does not.
fn complaint(text: &str) -> Option<&'static str> {
    let found = inline::links(text);
    let links = || found.iter().filter(|link| !badge::is_badge(link));
    if text.is_empty() {
        return Some("empty bullet");
    }
    if links().any(|link| is_absolute(link.target)) || text.contains("https://") {
        return Some("bullet with a link that does not read as a listing");
    }
    if links().any(|link| link.target.trim().is_empty()) {
        return Some("bullet whose title leads nowhere");
    }
    // Links within the page are those of the contents.
    (links().count() == 0 && !is_prose(text)).then_some("bullet without a venue or a link")
}

/// Whether a text is prose rather than a title.
fn is_prose(text: &str) -> bool {
    let n_words = text.split_whitespace().count();
    let is_sentence =
        text.ends_with(['.', ':', '!', '。', '：']) || text.starts_with(char::is_lowercase);
    n_words > 40 || (n_words >= 4 && is_sentence)
}

/// Complaints about entries without venue and year, if nearly all others have them.
fn undated(entries: &[RawEntry]) -> Vec<Complaint> {
    let is_undated = |entry: &&RawEntry| entry.venue.is_none() && entry.year.is_none();
    let papers = || entries.iter().filter(|entry| entry.kind == Kind::Paper);
    let (n_papers, n_undated) = (papers().count(), papers().filter(is_undated).count());
    if 10 * n_undated > n_papers {
        return Vec::new();
    }
    let undated = papers().filter(is_undated);
    let complain =
        |entry: &RawEntry| Complaint::new(entry.line, ComplaintKind::Slip, "no venue and year");
    undated.map(complain).collect()
}
