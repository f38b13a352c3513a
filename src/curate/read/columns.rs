//! Table rows, read by the column names in the table's header where it has one.

use super::people::{self, Place};
use super::{badge, is_absolute, kinds, link_words, listing, venue};
use crate::curate::entry::{RawEntry, RawLink};
use crate::curate::inline;
use crate::identity::ids;
use crate::work::Kind;

/// Splits a row into trimmed cells; an escaped bar is not a separator.
pub fn cells(line: &str) -> Vec<&str> {
    cut(line, &[])
}

/// As [`cells`], ignoring bars inside links: a title may contain one.
fn cells_between_links(line: &str) -> Vec<&str> {
    let spans = inline::links(line)
        .into_iter()
        .map(|link| (link.start, link.end));
    cut(line, &spans.collect::<Vec<_>>())
}

fn cut<'a>(line: &'a str, whole: &[(usize, usize)]) -> Vec<&'a str> {
    let from = line.len() - line.trim_start().len();
    let start = from + usize::from(line[from..].starts_with('|'));
    let mut end = line.trim_end().len().max(start);
    if line[start..end].ends_with('|') && !line[start..end].ends_with("\\|") {
        end -= 1;
    }
    let mut whole = whole.iter().peekable();
    let mut cells = Vec::new();
    let (mut from, mut escaped) = (start, false);
    for (at, byte) in line.bytes().enumerate().take(end).skip(start) {
        while whole.next_if(|(_, end)| *end <= at).is_some() {}
        let is_inside = whole.peek().is_some_and(|(start, _)| *start <= at);
        if byte == b'|' && !escaped && !is_inside {
            cells.push(line[from..at].trim());
            from = at + 1;
        }
        escaped = byte == b'\\' && !escaped;
    }
    cells.push(line[from..end].trim());
    cells
}

/// Whether a line is the delimiter row under a table's header.
pub fn is_rule(line: &str) -> bool {
    line.contains('-')
        && line.contains('|')
        && line
            .chars()
            .all(|c| matches!(c, '|' | ':' | '-' | '–' | '—' | ' ' | '\t'))
}

/// What each column of a table holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    title: usize,
    authors: Option<usize>,
    venue: Option<usize>,
    year: Option<usize>,
    /// A column that rates every row, so its stars do not single out any.
    rating: Option<usize>,
    /// Whether rows are sites, such as leaderboards, rather than works.
    is_directory: bool,
    names: Vec<String>,
}

impl Columns {
    /// Reads a table's header; none if there is no title column.
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
            rating: with(&["recom", "rating", "stars"]).filter(others),
            is_directory: ["platform", "leaderboard"].contains(&names[title].as_str()),
            names,
        })
    }

    /// Columns of a table without a header: titles are in the first column with a linked title.
    pub fn guessed(line: &str) -> Option<Self> {
        let is_title = |cell: &&str| {
            let found = inline::links(cell);
            let mut titles = found
                .iter()
                .filter(|link| !badge::is_badge(link) && !link_words::is_link_word(link.label));
            titles.any(|link| link.label.contains(char::is_alphanumeric))
        };
        let title = cells(line).iter().position(is_title)?;
        Some(Self {
            title,
            ..Self::default()
        })
    }

    /// The cells of a row, and a complaint if there are too many or too few.
    pub fn cells<'a>(&self, line: &'a str) -> (Vec<&'a str>, Option<String>) {
        let wanted = self.names.len();
        let cells = cells(line);
        let slip = format!("row of {} cells instead of {wanted}", cells.len());
        if cells.len() > wanted && wanted > 0 {
            let whole = cells_between_links(line);
            if whole.len() < cells.len() {
                return (whole, Some(slip));
            }
        }
        let is_comment = |cell: &&str| cell.is_empty() || cell.starts_with("[//]:");
        let n_said = cells.len()
            - cells
                .iter()
                .rev()
                .take_while(|cell| is_comment(cell))
                .count();
        if wanted == 0 || (cells.len() >= wanted && n_said <= wanted) {
            return (cells, None);
        }
        (cells, Some(slip))
    }

    /// Reads a row.
    pub fn row<'a>(&self, cells: &[&'a str], line: &'a str) -> Row {
        let mut star = None;
        let title = cells.get(self.title).filter(|cell| !cell.is_empty());
        let Some(mut entry) = title.and_then(|cell| listing::of_cell(cell, &mut star)) else {
            return Row::of_cells(cells);
        };
        for (at, cell) in cells.iter().enumerate().filter(|(at, _)| *at != self.title) {
            self.other(at, cell, &mut entry, &mut star);
        }
        finish(&mut entry, star, line);
        let said = [self.venue, self.year].into_iter().flatten();
        let said = said.filter(|&at| cells.get(at).is_some_and(|cell| !cell.is_empty()));
        let has_address = entry.links.iter().any(|link| is_absolute(&link.url));
        if !has_address && said.count() == 0 && entry.venue.is_none() {
            return Row::of_cells(cells);
        }
        let is_work =
            entry.authors.is_empty() && entry.venue.is_none() && !kinds::has_paper(&entry);
        let mut links = entry.links.iter();
        let has_repo = links.any(|link| ids::github_repo(&link.url).is_some());
        entry.kind = match kinds::of(&entry, false) {
            _ if self.is_directory => Kind::Other,
            Kind::Project | Kind::Article if is_work && has_repo => Kind::Project,
            _ => Kind::Paper,
        };
        Row::Entry(Box::new(entry))
    }

    /// Whether a row is marked as recommended, ratings aside.
    pub fn recommends(&self, cells: &[&str]) -> bool {
        let mut cells = cells
            .iter()
            .enumerate()
            .filter(|(at, _)| Some(*at) != self.rating);
        cells.any(|(_, cell)| is_recommended(cell))
    }

    /// Reads any cell but the title's.
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
            if let Some(people) = people::read(&words, Place::Given) {
                (entry.authors, entry.authors_truncated) = people;
            }
        } else if at == self.venue {
            let imprint = venue::parse(&words);
            let is_short = imprint.venue.as_ref().is_none_or(|venue| venue.len() < 90);
            if is_short {
                entry.take_imprint(imprint);
            }
        } else if at == self.year {
            let imprint = venue::parse(&words);
            entry.take_imprint(venue::Imprint {
                venue: None,
                ..imprint
            });
        }
        let name = at.and_then(|at| self.names.get(at));
        links_of(cell, name.map_or("", String::as_str), entry, star);
    }
}

/// Whether a text is marked as recommended.
pub fn is_recommended(text: &str) -> bool {
    text.contains("#Recommend") || text.contains('⭐')
}

/// The text of a cell, or the label of its first link if there is no other text.
fn words_of(cell: &str) -> String {
    let cell = cell.replace("<br>", " ");
    let words = inline::plain(&inline::without_links(&cell));
    let links = inline::links(&cell);
    match links.iter().find(|link| !badge::is_badge(link)) {
        Some(link) if words.trim_matches(['[', ']', ' ']).is_empty() => inline::plain(link.label),
        _ => words,
    }
}

/// Adds the links of a cell; unlabelled ones are labelled by their column.
fn links_of<'a>(cell: &'a str, name: &str, entry: &mut RawEntry, star: &mut Option<&'a str>) {
    for link in inline::links(cell) {
        let (raw, _) = listing::raw_link(&link);
        if badge::is_badge(&link) {
            badge::take(&link, entry, star);
        } else if is_absolute(&raw.url) {
            let label = if raw.label.is_empty() {
                name
            } else {
                &raw.label
            };
            entry.links.push(RawLink::new(label, &raw.url));
        }
    }
    let is_picture = cell.contains("<img");
    let bare = link_words::bare(&inline::without_links(cell));
    for mut link in bare.into_iter().filter(|_| !is_picture) {
        if link.label.is_empty() {
            name.clone_into(&mut link.label);
        }
        entry.links.push(link);
    }
}

/// Names of the title column where none is called "title".
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

/// What a row turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Row {
    /// A listing.
    Entry(Box<RawEntry>),
    /// A heading inside the table.
    Section(String),
    /// A blank row.
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

/// Adds the repository named only by its star badge, and the figures.
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

/// Pictures in the row, by URL or by a path relative to the list.
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
