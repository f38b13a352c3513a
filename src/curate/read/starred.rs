//! Bullets that open with a bold title, a bold project name or a plain link, and go on over
//! several lines.

use super::badge::is_badge;
use super::lines::Line;
use super::{Headings, Reading, bullet, general, is_absolute, lines, place, tail, year};
use crate::curate::entry::{Complaint, ComplaintKind, RawEntry, RawLink};
use crate::curate::inline;
use crate::identity::{ids, names, urls, words};
use crate::work::Kind;

/// Reads the list.
pub fn read(text: &str) -> Reading {
    let (mut entries, mut complaints) = (Vec::new(), Vec::new());
    let lines = lines(text, &mut complaints);
    for item in items(&lines, &mut complaints) {
        match entry(&item) {
            Ok(Some(entry)) => entries.push(entry),
            Ok(None) => {}
            Err(reason) => {
                complaints.push(Complaint::new(item.line, ComplaintKind::Unread, reason))
            }
        }
    }
    (entries, complaints)
}

/// A bullet with everything that belongs to it.
struct Item {
    line: u32,
    area_path: Vec<String>,
    /// The bullet's own text, its lines joined.
    text: String,
    /// The lines nested under it.
    nested: Vec<String>,
}

/// The longest text that one bullet can have.
const LONGEST_ITEM: usize = 50_000;

/// Cuts the list into bullets.
fn items(lines: &[Line], complaints: &mut Vec<Complaint>) -> Vec<Item> {
    let mut headings = Headings::default();
    let mut items: Vec<Item> = Vec::new();
    // Set by a bullet, cleared by a heading: what follows a heading belongs to no bullet.
    let mut open = false;
    for (line, text) in lines {
        let (line, text) = (*line, &**text);
        if headings.take(text).is_some() {
            open = false;
        } else if let Some((_, rest)) = bullet(text).filter(|&(indent, rest)| is_item(indent, rest))
        {
            open = !headings.is_furniture();
            items.extend(open.then(|| Item {
                line,
                area_path: headings.path(2),
                text: rest.to_owned(),
                nested: Vec::new(),
            }));
        } else if let Some(item) = items.last_mut().filter(|_| open) {
            if let Err(reason) = go_on(item, text) {
                complaints.push(Complaint::new(line, ComplaintKind::Unread, reason));
                open = false;
            }
        } else if text.contains("**, `") && !headings.is_furniture() {
            let reason = "the beginning of this title is lost";
            complaints.push(Complaint::new(line, ComplaintKind::Unread, reason));
        }
    }
    items
}

/// Adds a line to the bullet it belongs to.
fn go_on(item: &mut Item, text: &str) -> Result<(), &'static str> {
    if item.text.len() + text.len() > LONGEST_ITEM {
        return Err("bullet that goes on for too long");
    }
    // A second end of a title has lost its beginning, and with it whose line this is.
    if text.contains("**, `") && item.text.matches("**").count().is_multiple_of(2) {
        return Err("the beginning of this title is lost");
    }
    if text.trim_start().starts_with(['-', '+']) && bullet(text).is_some() {
        item.nested.push(text.trim().to_owned());
    } else {
        item.text.push('\n');
        item.text.push_str(text.trim());
    }
    Ok(())
}

/// Whether a bullet is an item of its own and no note to the one above it.
fn is_item(indent: usize, text: &str) -> bool {
    let has_title = |text: &str| text.starts_with("**") && text.contains("**,");
    indent <= 1 || has_title(text.trim_start_matches(|c: char| !c.is_ascii() || c == ' '))
}

/// What a bullet lists; none if it is an entry of the contents.
fn entry(item: &Item) -> Result<Option<RawEntry>, &'static str> {
    let text = item.text.trim().trim_start_matches(is_picture);
    let found = inline::links(text);
    let first = found
        .first()
        .filter(|link| link.start == 0 && !is_badge(link));
    let mut entry = if text.is_empty() {
        return Err("empty bullet");
    } else if let Some(rest) = text.strip_prefix("**") {
        bold(text, rest)?
    } else if let Some(link) = first.filter(|link| !tail::is_usual(link.label)) {
        if !is_absolute(link.target) {
            return Ok(None);
        }
        // What says where and when it appeared is in no form of this dialect.
        let placed =
            general::listing(text).filter(|entry| entry.venue.is_some() && entry.year.is_some());
        placed
            .unwrap_or_else(|| linked(link.label, link.target, &text[link.end..], &item.area_path))
    } else if let Some(entry) = general::listing(text) {
        entry
    } else if !found.is_empty() && !found.iter().any(|link| is_absolute(link.target)) {
        return Ok(None);
    } else {
        return Err("bullet without a bold or linked title");
    };
    entry.recommended |= item.text.trim_start().starts_with(['⭐', '🌟']);
    for note in &item.nested {
        entry.links.extend(links_of(note));
    }
    entry.line = item.line;
    entry.area_path.clone_from(&item.area_path);
    Ok(Some(entry))
}

/// A picture or a space in front of a title.
fn is_picture(c: char) -> bool {
    c.is_whitespace() || (!c.is_ascii() && !c.is_alphanumeric() && !"“‘«「《【".contains(c))
}

/// A bullet with a bold title: in the dialect's own form, else in any.
fn bold(text: &str, rest: &str) -> Result<RawEntry, &'static str> {
    let entry = paper(rest).ok_or("bold title without an end")?;
    if entry.venue.is_some() || entry.year.is_some() {
        return Ok(entry);
    }
    let citations = entry.citations;
    match general::listing(text) {
        Some(entry) => Ok(RawEntry { citations, ..entry }),
        None if entry.links.is_empty() => Err("bold title with nothing to it"),
        None => Ok(entry),
    }
}

/// ``Title**, `venue, year`, [arxiv](..), cication: [**n**](..)`` and `*authors*`.
fn paper(rest: &str) -> Option<RawEntry> {
    let (title, tail) = rest.split_once("**")?;
    let mut entry = RawEntry {
        kind: Kind::Paper,
        title: inline::plain(title),
        ..RawEntry::default()
    };
    let span = tail.split('`').nth(1).unwrap_or("");
    (entry.venue, entry.year) = match span.rsplit_once(',') {
        Some((venue, rest)) => (Some(words::squeeze(venue)), year(rest)),
        None => place::parse(span),
    };
    entry.venue = entry.venue.filter(|venue| !venue.is_empty());
    (entry.authors, entry.authors_truncated) = names::authors(emphasised(tail));
    entry.citations = citations(tail);
    entry.links = links_of(tail);
    Some(entry)
}

/// The emphasised text that a line of its own begins with.
fn emphasised(text: &str) -> &str {
    let mut lines = text.lines().map(str::trim);
    let line = lines.find(|line| line.starts_with('*') && !line.starts_with("**"));
    line.and_then(|line| line[1..].split('*').next())
        .unwrap_or("")
}

/// The number in `[**48**](…)`; -1 means that nobody looked.
fn citations(text: &str) -> Option<u32> {
    let links = inline::links(text);
    let label = links.iter().find(|link| is_count(link.label))?.label;
    label.trim_matches('*').parse().ok()
}

fn is_count(label: &str) -> bool {
    label.starts_with("**") && label.trim_matches('*').parse::<i64>().is_ok()
}

/// The links of a text, without pictures and counts.
fn links_of(text: &str) -> Vec<RawLink> {
    inline::links(text)
        .iter()
        .filter(|link| !is_badge(link) && !is_count(link.label))
        .map(|link| RawLink::new(&inline::plain(link.label), link.target))
        .collect()
}

/// A bullet that opens with a link: a project if its name is bold, else by where it leads.
fn linked(label: &str, url: &str, tail: &str, area_path: &[String]) -> RawEntry {
    let mut entry = RawEntry {
        title: inline::plain(label),
        ..RawEntry::default()
    };
    let mut name = "";
    entry.kind = if label.starts_with("**") && ids::github_repo(url).is_some() {
        name = "Github";
        Kind::Project
    } else if let Some(id) = ids::arxiv_of_url(url) {
        name = "arxiv";
        let mark = format!("[{id}]");
        entry.title = entry.title.trim_start_matches(&mark).trim().to_owned();
        Kind::Paper
    } else {
        kind_of_page(&entry.title, url, area_path)
    };
    entry.links.push(RawLink::new(name, url));
    entry.links.extend(links_of(tail));
    entry
}

/// Words in titles of pages that are no article.
const NOT_ARTICLES: [&str; 8] = [
    "leaderboard",
    "challenge",
    "schedule",
    "proceedings",
    "lecture",
    "course",
    "studio",
    "playlist",
];

fn kind_of_page(title: &str, url: &str, area_path: &[String]) -> Kind {
    let words = title.to_lowercase();
    let host = urls::host(url).unwrap_or_default();
    let depth = urls::path(url)
        .split('/')
        .filter(|part| !part.is_empty())
        .count();
    let is_profile = host == "huggingface.co" && depth <= 1;
    let is_course = area_path.iter().any(|heading| heading == "Courses");
    let is_video = host.ends_with("youtube.com") || host.ends_with("bilibili.com");
    if is_profile || is_course || is_video || NOT_ARTICLES.iter().any(|word| words.contains(word)) {
        Kind::Other
    } else {
        Kind::Article
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> RawEntry {
        let (mut entries, complaints) = read(text);
        assert_eq!(complaints, []);
        assert_eq!(entries.len(), 1, "{text}");
        entries.remove(0)
    }

    #[test]
    fn a_paper_over_many_lines() {
        let entry = one(
            "## S\n- **Quick Sums: A\n  Story**, `ICML, 2023`, [arxiv](http://arxiv.org/abs/2301.00001v1), \
             [pdf](http://arxiv.org/pdf/2301.00001v1.pdf), cication: [**48**](https://scholar.google.com/x)\n\n\
             \t *Ann Bell, Bo Li* · ([sums](https://github.com/o/sums) - o) ![Star](https://img.shields.io/x)\n\
             \t- `a remark`\n\t - [o/m · Hugging Face](https://huggingface.co/o/m)\n\n\t · ([news](https://n.org/1))",
        );
        assert_eq!(entry.title, "Quick Sums: A Story");
        assert_eq!(
            (entry.venue.as_deref(), entry.year),
            (Some("ICML"), Some(2023))
        );
        assert_eq!(entry.authors, ["Ann Bell", "Bo Li"]);
        assert_eq!(entry.citations, Some(48));
        let labels: Vec<_> = entry.links.iter().map(|link| link.label.as_str()).collect();
        assert_eq!(
            labels,
            ["arxiv", "pdf", "sums", "news", "o/m · Hugging Face"]
        );
        assert_eq!(entry.area_path, ["S"]);
    }

    #[test]
    fn minus_one_is_unknown_and_an_id_is_no_year() {
        let entry = one("- **T**, `arXiv,  2306.07967`, [arxiv](u), cication: [**-1**](None)");
        assert_eq!((entry.citations, entry.year), (None, None));
        assert_eq!(entry.venue.as_deref(), Some("arXiv"));
    }

    #[test]
    fn a_link_with_authors_and_a_venue_is_a_paper() {
        let entry = one("- [**Quick Sums.**](https://a.org) _Ann Bell, Bo Li._ ICML 2023.");
        assert_eq!(
            (entry.kind, entry.title.as_str()),
            (Kind::Paper, "Quick Sums")
        );
        assert_eq!(
            (entry.venue.as_deref(), entry.year),
            (Some("ICML"), Some(2023))
        );
        assert_eq!(entry.authors, ["Ann Bell", "Bo Li"]);
    }

    #[test]
    fn projects_and_pages() {
        let entry =
            one("- [**zed**](https://github.com/o/zed#x) - o ![Star](s)\n\n\t *What it is*");
        assert_eq!((entry.kind, entry.title.as_str()), (Kind::Project, "zed"));
        let entry = one("-  [[2208.07339] Sums](https://arxiv.org/abs/2208.07339)");
        assert_eq!((entry.kind, entry.title.as_str()), (Kind::Paper, "Sums"));
        assert_eq!(
            one("- [How to sum](https://a.org/sum)|more").kind,
            Kind::Article
        );
        assert_eq!(one("- [O (O)](https://huggingface.co/O)").kind, Kind::Other);
        assert_eq!(one("- [The Leaderboard](https://a.org)").kind, Kind::Other);
    }

    #[test]
    fn contents_are_no_listings_and_an_empty_bullet_is_heard() {
        let (entries, complaints) = read("- [A](#a)\n\t- [B](#b)\n\n- \n- words");
        assert_eq!(entries, []);
        let lines: Vec<_> = complaints.iter().map(|c| c.line).collect();
        assert_eq!(lines, [4, 5]);
    }
}
