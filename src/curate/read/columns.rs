//! Rows of tables: what stands in which column, by the table's head where it has one.

use super::{badge, is_absolute, place, tail};
use crate::curate::entry::{RawEntry, RawLink};
use crate::curate::inline::{self, Found};
use crate::identity::names;
use crate::work::Kind;

/// The cells of a row, trimmed; an escaped bar parts nothing.
pub fn cells(line: &str) -> Vec<&str> {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let line = line
        .strip_suffix('|')
        .filter(|l| !l.ends_with('\\'))
        .unwrap_or(line);
    let mut cells = Vec::new();
    let (mut from, mut escaped) = (0, false);
    for (at, byte) in line.bytes().enumerate() {
        if byte == b'|' && !escaped {
            cells.push(line[from..at].trim());
            from = at + 1;
        }
        escaped = byte == b'\\' && !escaped;
    }
    cells.push(line[from..].trim());
    cells
}

/// Whether a line is the rule under a table's head.
pub fn is_rule(line: &str) -> bool {
    line.contains('-')
        && line.contains('|')
        && line
            .chars()
            .all(|c| matches!(c, '|' | ':' | '-' | '–' | '—' | ' ' | '\t'))
}

/// Where in a table's rows to find what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    title: usize,
    authors: Option<usize>,
    venue: Option<usize>,
    year: Option<usize>,
    /// Whether the rows are places to look at rather than works.
    is_directory: bool,
    names: Vec<String>,
}

impl Columns {
    /// Reads a table's head; none if no column is the title's.
    pub fn of(head: &str) -> Option<Self> {
        let names: Vec<String> = cells(head)
            .into_iter()
            .map(|cell| inline::plain(&inline::without_links(cell)).to_lowercase())
            .collect();
        let with = |words: &[&str]| {
            let has = |name: &String| words.iter().any(|word| name.contains(word));
            names.iter().position(has)
        };
        let title = with(&["title"]).or_else(|| with(&TITLES))?;
        let others = |at: &usize| *at != title;
        Some(Self {
            title,
            authors: with(&["author"]).filter(others),
            venue: with(&["venue", "conference", "journal", "publication", "publish"])
                .filter(others),
            year: with(&["year", "date", "time"]).filter(others),
            is_directory: ["platform", "leaderboard"].contains(&names[title].as_str()),
            names,
        })
    }

    /// How many columns there are.
    pub fn width(&self) -> usize {
        self.names.len()
    }

    /// What a row says.
    pub fn row(&self, line: &str) -> Row {
        let cells = cells(line);
        let Some(cell) = cells.get(self.title).filter(|cell| !cell.is_empty()) else {
            return Row::of_cells(&cells);
        };
        let mut star = None;
        let Some(mut entry) = title_cell(cell, &mut star) else {
            return Row::of_cells(&cells);
        };
        for (at, cell) in cells.iter().enumerate().filter(|(at, _)| *at != self.title) {
            self.other(at, cell, &mut entry, &mut star);
        }
        finish(&mut entry, star, line);
        let said = [self.venue, self.year].into_iter().flatten();
        let said = said.filter(|&at| cells.get(at).is_some_and(|cell| !cell.is_empty()));
        if !entry.links.iter().any(|link| is_absolute(&link.url)) && said.count() == 0 {
            return Row::of_cells(&cells);
        }
        if self.is_directory {
            entry.kind = Kind::Other;
        }
        Row::Entry(Box::new(entry))
    }

    /// Takes in a cell other than the title's.
    fn other<'a>(
        &self,
        at: usize,
        cell: &'a str,
        entry: &mut RawEntry,
        star: &mut Option<&'a str>,
    ) {
        let at = Some(at);
        let words = words_of(cell);
        if at == self.authors {
            (entry.authors, entry.authors_truncated) = names::authors(&words);
        } else if at == self.venue || at == self.year {
            let (venue, year) = place::parse(&words);
            entry.year = entry.year.or(year);
            if at == self.venue {
                entry.venue = entry
                    .venue
                    .take()
                    .or(venue.filter(|venue| venue.len() < 90));
            }
        }
        let name = at.and_then(|at| self.names.get(at));
        links_of(cell, name.map_or("", String::as_str), entry, star);
    }
}

/// The words of a cell, or those of its first link if it has no others.
fn words_of(cell: &str) -> String {
    let cell = cell.replace("<br>", " ");
    let words = inline::plain(&inline::without_links(&cell));
    let links = inline::links(&cell);
    match links.iter().find(|link| !badge::is_badge(link)) {
        Some(link) if words.trim_matches(['[', ']', ' ']).is_empty() => inline::plain(link.label),
        _ => words,
    }
}

/// Takes the links of a cell; those without words are labelled by their column.
fn links_of<'a>(cell: &'a str, name: &str, entry: &mut RawEntry, star: &mut Option<&'a str>) {
    for link in inline::links(cell) {
        if badge::is_badge(&link) {
            badge::take(&link, entry, star);
        } else if is_absolute(link.target) {
            let label = inline::plain(link.label.trim_matches(['[', ']']));
            let label = if label.is_empty() { name } else { &label };
            entry.links.push(RawLink::new(label, link.target));
        }
    }
    let is_picture = cell.contains("<img");
    let bare = tail::bare(&inline::without_links(cell));
    for mut link in bare.into_iter().filter(|_| !is_picture) {
        if link.label.is_empty() {
            name.clone_into(&mut link.label);
        }
        entry.links.push(link);
    }
}

/// Names of the title's column where none is called so.
const TITLES: [&str; 12] = [
    "paper",
    "platform",
    "leaderboard",
    "project",
    "framework",
    "model",
    "method",
    "name",
    "tool",
    "library",
    "work",
    "system",
];

/// What a row of a table is.
#[derive(Clone, Debug, PartialEq)]
pub enum Row {
    /// A listing.
    Entry(Box<RawEntry>),
    /// A heading inside the table.
    Section(String),
    /// Nothing at all.
    Empty,
    /// Something that cannot be read.
    Unread,
}

impl Row {
    fn of_cells(cells: &[&str]) -> Self {
        let mut filled = cells.iter().filter(|cell| !cell.is_empty());
        match (filled.next(), filled.next()) {
            (None, _) => Self::Empty,
            (Some(only), None) if cells.len() > 1 && !only.contains("](") => {
                Self::Section(inline::plain(only))
            }
            _ => Self::Unread,
        }
    }
}

/// Title, authors and first links from the title's cell.
fn title_cell<'a>(cell: &'a str, star: &mut Option<&'a str>) -> Option<RawEntry> {
    let found = inline::links(cell);
    let is_name = |link: &&Found| {
        !badge::is_badge(link) && !link.label.trim().is_empty() && !tail::is_usual(link.label)
    };
    // Badges, a picture or a star may stand before the title; words only on a line of their own.
    let leads = |link: &Found| {
        let words = inline::without_links(&cell[..link.start]);
        let last = words.rsplit("<br>").next().unwrap_or("");
        !last.contains(char::is_alphanumeric)
    };
    if found.iter().find(is_name).is_some_and(leads) {
        return linked_title(cell, star);
    }
    plain_cell(cell, star)
}

/// What a cell says whose title is not linked.
fn plain_cell<'a>(cell: &'a str, star: &mut Option<&'a str>) -> Option<RawEntry> {
    let mut entry = RawEntry {
        kind: Kind::Paper,
        ..RawEntry::default()
    };
    links_of(cell, "", &mut entry, star);
    let words = inline::without_links(cell);
    let words = words.split("http").next().unwrap_or("");
    let parts = words.split("<br>").map(str::trim);
    let mut parts = parts.filter(|part| !part.is_empty());
    let mut title = inline::plain(parts.next()?);
    if let Some((tag, rest)) = tagged(&title) {
        entry.tags.push(tag.to_owned());
        title = rest.to_owned();
    }
    let title = title.trim_start_matches(|c: char| !c.is_ascii() && !c.is_alphanumeric());
    let by = title.rsplit_once("(@").filter(|(_, by)| by.ends_with(')'));
    let title = by.map_or(title, |by| by.0);
    title
        .trim_matches([' ', '[', ']', '}'])
        .clone_into(&mut entry.title);
    if let Some(authors) = parts.last() {
        (entry.authors, entry.authors_truncated) = names::authors(authors);
    }
    entry
        .title
        .chars()
        .any(char::is_alphanumeric)
        .then_some(entry)
}

/// `🔥[Tag] Title` taken apart.
fn tagged(title: &str) -> Option<(&str, &str)> {
    let title = title.trim_start_matches(|c: char| !c.is_ascii() || c == ' ');
    let (tag, rest) = title.strip_prefix('[')?.split_once(']')?;
    (!rest.trim().is_empty() && !tag.is_empty()).then(|| (tag.trim(), rest.trim()))
}

/// What a row with a linked title says; none if it links no title.
pub fn linked(line: &str) -> Option<RawEntry> {
    let mut star = None;
    let mut entry = linked_title(line, &mut star)?;
    finish(&mut entry, star, line);
    Some(entry)
}

/// What stands around a linked title.
fn linked_title<'a>(text: &'a str, star: &mut Option<&'a str>) -> Option<RawEntry> {
    let found = inline::links(text);
    let title = found
        .iter()
        .find(|link| !badge::is_badge(link) && !link.label.trim().is_empty())?;
    let mut entry = RawEntry {
        kind: Kind::Paper,
        title: inline::plain(title.label),
        links: vec![RawLink::new("Paper", title.target)],
        ..RawEntry::default()
    };
    (entry.authors, entry.authors_truncated) = names::authors(&authors_after(&text[title.end..]));
    for link in &found {
        if badge::is_badge(link) {
            badge::take(link, &mut entry, star);
        } else if link.start > title.start && is_absolute(link.target) {
            let label = inline::plain(link.label.trim_matches(['[', ']']));
            entry.links.push(RawLink::new(&label, link.target));
        }
    }
    Some(entry)
}

/// Adds the repository that only the count of its stars names, and the pictures.
fn finish(entry: &mut RawEntry, star: Option<&str>, line: &str) {
    // The star badge is made by a script that errs on branches: any printed link is better.
    let mut links = entry.links.iter();
    if !links.any(|link| link.label.eq_ignore_ascii_case("github")) {
        entry
            .links
            .extend(star.map(|url| RawLink::new("Github", url)));
    }
    entry.links.extend(figures(line));
}

/// The text between the title's end and the end of its cell, without badges.
fn authors_after(rest: &str) -> String {
    let cell = cells(&format!("x{rest}"))
        .first()
        .map_or("", |cell| &cell[1..])
        .to_owned();
    let cell = inline::without_links(&cell);
    let parts = cell.split("<br>").map(str::trim);
    let text = parts.filter(|part| !part.is_empty()).last().unwrap_or("");
    text.trim_matches(['.', ' ']).to_owned()
}

/// Pictures shown in the row, by an address of their own or a path from the list.
fn figures(line: &str) -> Vec<RawLink> {
    let tags = line.split("<img ").skip(1);
    let tags = tags.filter_map(|tag| tag.split_once("src=\"")?.1.split('"').next());
    let links = inline::links(line).into_iter();
    let pictures = links.filter(|link| link.image).map(|link| link.target);
    tags.chain(pictures)
        .filter(|url| url.starts_with("https://") || !url.contains(':'))
        .filter(|url| !url.contains("img.shields.io/"))
        .map(|url| RawLink {
            label: String::new(),
            url: url.to_owned(),
            figure: true,
        })
        .collect()
}
