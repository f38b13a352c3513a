//! A listing in a bullet or a cell: a title (bold, linked or plain) surrounded, in any order, by
//! authors, venue, date and links.

mod prefix;
mod tail;
mod title;

use super::{badge, bullet, is_absolute, kinds, underline};
use crate::curate::entry::{ComplaintKind, RawEntry, RawLink};
use crate::curate::inline::{self, Found};
use crate::identity::ids;
use crate::work::Kind;

/// A parsed listing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// The entry, still without line and headings.
    pub entry: RawEntry,
    /// Complaints about its form.
    pub slips: Vec<(ComplaintKind, String)>,
}

/// How a page formats its listings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// Whether only the name of a work is linked and the rest of its title follows. If so, text
    /// after a longer linked title continues it as well; elsewhere that is a remark.
    pub has_names_first: bool,
}

impl Style {
    /// Infers the style from the majority of bullets with text after a linked title.
    pub fn of<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let (mut n_names, mut n_titles) = (0, 0);
        for text in lines.filter_map(|line| Some(bullet(line)?.1)) {
            let link = inline::links(text).first().copied();
            let Some(link) = link.filter(|link| link.start == 0 && is_absolute(link.target)) else {
                continue;
            };
            if text[link.end..].trim_start().starts_with(':') || link.label.ends_with(':') {
                n_names += usize::from(title::is_name(link.label));
                n_titles += usize::from(!title::is_name(link.label));
            }
        }
        Self {
            has_names_first: n_names > n_titles,
        }
    }
}

/// Reads a bullet; none if it does not look like a listing.
pub fn of_bullet(text: &str, style: Style) -> Option<Listing> {
    let (text, slip) = underline::mended(text);
    let mut reader = Reader::new(&text, false);
    reader.style = style;
    reader
        .slips
        .extend(slip.map(|slip| (ComplaintKind::Slip, slip.to_owned())));
    // Lists with underlined venues put the brackets around the whole link.
    if text.contains("<ins>") && reader.found.iter().any(|link| link.label.starts_with('[')) {
        let reason = "bracket closed before the link's address".to_owned();
        reader.slips.push((ComplaintKind::Slip, reason));
    }
    reader.prefix();
    let form = reader.title()?;
    reader.tail();
    reader.finish(form)
}

/// Reads the title cell of a table row; none if it has no title. Sets `star` to the repository
/// named by a star badge.
pub fn of_cell<'a>(cell: &'a str, star: &mut Option<&'a str>) -> Option<RawEntry> {
    let mut reader = Reader::new(cell, true);
    reader.prefix();
    reader.title()?;
    reader.tail();
    *star = reader.star.or(*star);
    let mut entry = reader.entry;
    entry.kind = Kind::Paper;
    Some(entry)
}

/// How a title is formatted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Bold,
    Linked,
    Plain,
}

struct Reader<'a> {
    text: &'a str,
    found: Vec<Found<'a>>,
    /// Number of bytes read so far.
    at: usize,
    entry: RawEntry,
    star: Option<&'a str>,
    slips: Vec<(ComplaintKind, String)>,
    /// Whether the title was announced by a link before it.
    is_led: bool,
    /// Whether the title is in bold.
    is_bold: bool,
    is_cell: bool,
    style: Style,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, is_cell: bool) -> Self {
        Self {
            text,
            found: inline::links(text),
            at: 0,
            entry: RawEntry::default(),
            star: None,
            slips: Vec::new(),
            is_led: false,
            is_bold: false,
            is_cell,
            style: Style::default(),
        }
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// The next link.
    fn next_link(&self) -> Option<Found<'a>> {
        let next = self.found.partition_point(|link| link.start < self.at);
        self.found.get(next).copied()
    }

    /// Sets venue and date unless already known.
    fn take_imprint(&mut self, printed: &str) {
        let imprint = super::venue::parse(printed);
        self.entry.take_imprint(imprint);
    }

    /// Adds a link, and complains if it is malformed.
    fn take_link(&mut self, link: &Found, label: Option<&str>) {
        let (raw, slip) = raw_link(link);
        if let Some(slip) = slip {
            self.slips.push((ComplaintKind::Link, slip));
        }
        let label = label.unwrap_or(&raw.label).to_owned();
        self.entry.links.push(RawLink { label, ..raw });
    }

    fn finish(self, form: Form) -> Option<Listing> {
        let mut entry = self.entry;
        let star = self.star.map(|url| RawLink::new("Github", url));
        entry.links.extend(star);
        entry.links.retain(|link| !link.url.is_empty());
        entry.kind = kinds::of(&entry, form == Form::Bold && self.is_bold);
        // What a paper's title links to is the paper, whatever the host.
        if entry.kind == Kind::Paper && form != Form::Plain {
            let mut links = entry.links.iter_mut();
            if let Some(link) = links.find(|link| link.label.is_empty()) {
                link.label = "Paper".to_owned();
            }
        }
        let has_address = entry.links.iter().any(|link| is_absolute(&link.url));
        let is_listing = has_address || (entry.venue.is_some() && entry.year.is_some());
        let slips = self.slips;
        is_listing.then_some(Listing { entry, slips })
    }
}

/// Converts a link, and returns a complaint if it is malformed. Of nested links, the inner one
/// counts.
pub fn raw_link(link: &Found) -> (RawLink, Option<String>) {
    let label = inline::plain(link.label.trim_matches(['[', ']']));
    match inline::links(link.target).first() {
        Some(inner) => {
            let reason = format!("link inside a link; the inner one is {}", inner.target);
            (RawLink::new(&label, inner.target), Some(reason))
        }
        None => (RawLink::new(&label, link.target), None),
    }
}

/// Whether a link leads to another site.
fn leads_out(link: &Found) -> bool {
    is_absolute(link.target.trim_start_matches(['[', '<']))
}

/// Whether a link has no text of its own: a badge or an empty label.
fn is_mute(link: &Found) -> bool {
    badge::is_badge(link) || link.label.trim().is_empty()
}

/// Whether bracketed text is an arXiv id, as in `[2208.07339] Title`.
fn is_arxiv_mark(mark: &str) -> bool {
    ids::arxiv_id(mark).is_some()
}
