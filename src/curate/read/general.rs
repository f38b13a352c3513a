//! A bullet of no dialect's own: a title that is bold, linked or plain, and after it, in
//! whatever order, authors, venue, year and links.

use super::tail::{bare, is_date, is_people, is_usual, pieces, unstopped, without_marks};
use super::{badge, is_absolute, place};
use crate::curate::entry::{RawEntry, RawLink};
use crate::curate::inline::{self, Found};
use crate::identity::{ids, names};
use crate::work::Kind;

/// What a bullet lists; none if it does not have the form of a listing.
pub fn listing(text: &str) -> Option<RawEntry> {
    let mut reader = Reader {
        text,
        found: inline::links(text),
        at: 0,
        entry: RawEntry::default(),
        star: None,
        is_led: false,
    };
    reader.dressing();
    let form = reader.title()?;
    let tail = &text[reader.at..];
    reader.tail(tail);
    reader.finish(form, tail)
}

/// How a title is set.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Bold,
    Linked,
    Plain,
}

struct Reader<'a> {
    text: &'a str,
    found: Vec<Found<'a>>,
    at: usize,
    entry: RawEntry,
    star: Option<&'a str>,
    /// Whether a link in brackets leads the way to the title.
    is_led: bool,
}

impl<'a> Reader<'a> {
    /// Skips what stands before a title: badges, pictures, dates, tags, links with usual words.
    fn dressing(&mut self) {
        loop {
            let rest = &self.text[self.at..];
            let trimmed = rest.trim_start_matches(is_decoration);
            let trimmed = trimmed.strip_prefix("<br>").unwrap_or(trimmed);
            self.at += rest.len() - trimmed.len();
            let link = self
                .found
                .iter()
                .find(|link| link.start >= self.at)
                .copied();
            match link.filter(|link| self.text[self.at..link.start].trim_matches('[').is_empty()) {
                Some(link) if badge::is_badge(&link) => {
                    badge::take(&link, &mut self.entry, &mut self.star);
                    self.at = link.end;
                }
                Some(link) if self.is_in_front(&link) => {
                    let is_place = !is_usual(link.label) || is_arxiv(link.label);
                    self.take_place(if is_place { link.label } else { "" });
                    let label = if is_place { "Paper" } else { link.label };
                    self.entry.links.push(RawLink::new(label, link.target));
                    self.at = link.end + 1;
                    self.is_led = true;
                }
                Some(link) if is_usual(link.label) => {
                    self.entry.links.push(raw(&link));
                    let closing = self.text[link.end..].starts_with(']');
                    self.at = link.end + usize::from(closing);
                }
                Some(_) => return,
                None if trimmed.len() < rest.len() => {}
                None => break,
            }
            if self.at >= self.text.len() {
                return;
            }
        }
        self.tag();
    }

    /// `[[ACL](url)] Title`, `[[Paper](url)] Title`: a link in brackets of its own, with a
    /// title's first word after it.
    fn is_in_front(&self, link: &Found) -> bool {
        let rest = self.text[link.end..].strip_prefix(']').map(str::trim_start);
        // After a usual word a small letter goes on with a sentence: `[[Code](url)] is out`.
        let can_be_first = |c: char| match is_usual(link.label) && !is_arxiv(link.label) {
            true => c.is_uppercase() || c.is_ascii_digit(),
            false => c.is_alphanumeric() || "\"“(".contains(c),
        };
        let is_title = rest.is_some_and(|rest| rest.starts_with(can_be_first));
        let is_bracketed = self.text[self.at..link.start].ends_with('[');
        is_bracketed && is_title && is_absolute(link.target) && link.label.len() < 60
    }

    /// `[ACL 2023] Title`: a place or a tag in front of the title.
    fn tag(&mut self) {
        let rest = &self.text[self.at..];
        let Some((tag, after)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'))
        else {
            return;
        };
        if tag.len() > 60 || tag.contains('[') || after.starts_with(['(', ':', ']']) {
            return;
        }
        self.at = self.text.len() - after.trim_start().len();
        let tag = inline::plain(tag);
        match place::parse(&tag) {
            (venue, Some(year)) => {
                self.entry.year = Some(year);
                self.entry.venue = venue.or(self.entry.venue.take());
            }
            _ => self
                .entry
                .tags
                .extend(Some(tag).filter(|tag| !tag.is_empty())),
        }
    }

    /// Takes the title and moves behind it.
    fn title(&mut self) -> Option<Form> {
        let rest = &self.text[self.at..];
        let form = if let Some(bold) = rest.strip_prefix("**") {
            let (inner, _) = bold.split_once("**")?;
            self.at += inner.len() + 4;
            let link = inline::links(inner).first().copied();
            let link = link.filter(|link| !badge::is_badge(link));
            let title = link.map_or(inner, |link| link.label);
            self.entry.title = inline::plain(without_number(title));
            self.entry
                .links
                .extend(link.map(|link| RawLink::new("", link.target)));
            Form::Bold
        } else if let Some(link) = self.link_here() {
            self.entry.title = inline::plain(link.label);
            let is_repo = ids::github_repo(link.target).is_some();
            let label = if is_repo { "" } else { "Paper" };
            self.entry.links.push(RawLink::new(label, link.target));
            self.at = link.end;
            Form::Linked
        } else {
            self.plain_title()?;
            Form::Plain
        };
        let title = self.entry.title.trim_end_matches([':', ',', '，', ' ']);
        self.entry.title = unstopped(title)
            .trim_matches(['"', '“', '”', '*', '_', ' '])
            .to_owned();
        (!self.entry.title.is_empty()).then_some(form)
    }

    fn link_here(&self) -> Option<Found<'a>> {
        let mut found = self.found.iter();
        let link = found.find(|link| link.start == self.at && is_absolute(link.target))?;
        (!link.label.trim().is_empty()).then_some(*link)
    }

    /// The words up to the first link or break; its end may be the place.
    fn plain_title(&mut self) -> Option<()> {
        let rest = &self.text[self.at..];
        let link = self.found.iter().find(|link| link.start >= self.at);
        let link_at = link.map_or(rest.len(), |link| link.start - self.at);
        let ends = ["<br>", "<ins>", "http://", "https://", "`"].map(|end| rest.find(end));
        let end = ends.into_iter().flatten().chain([link_at]).min()?;
        let closed = end < link_at;
        let words = rest[..end].trim_end_matches(['[', '(', ' ', '-', '|', '<']);
        let words = words
            .rsplit_once('[')
            .filter(|(_, label)| label.ends_with("]:"));
        let words = words.map_or(
            rest[..end].trim_end_matches(['[', '(', ' ', '-', '|']),
            |w| w.0,
        );
        let (title, printed) = place::split_title(words);
        // A link in the middle of a sentence makes no listing of it.
        let is_listing = closed
            || self.is_led
            || !printed.is_empty()
            || link.is_some_and(|link| self.is_labelled(link));
        if !is_listing {
            return None;
        }
        self.entry.title = inline::plain(title);
        self.take_place(printed);
        self.at += end;
        Some(())
    }

    /// Whether a link stands in brackets or has a usual word for a label.
    fn is_labelled(&self, link: &Found) -> bool {
        let before = self.text[..link.start].trim_end();
        is_usual(link.label) || link.label.starts_with('[') || before.ends_with(['[', '|', '('])
    }

    fn take_place(&mut self, printed: &str) {
        let (venue, year) = place::parse(printed);
        self.entry.venue = self.entry.venue.take().or(venue);
        self.entry.year = self.entry.year.or(year);
    }

    /// Takes authors, venue, year and links from what follows the title.
    fn tail(&mut self, tail: &'a str) {
        let found = inline::links(tail);
        let mut words = String::new();
        let mut at = 0;
        for link in &found {
            words.push_str(&tail[at..link.start]);
            words.push(' ');
            at = link.end;
            if badge::is_badge(link) {
                badge::take(link, &mut self.entry, &mut self.star);
            } else {
                self.entry.links.push(raw(link));
            }
        }
        words.push_str(&tail[at..]);
        self.entry.links.extend(bare(&words));
        for piece in pieces(&without_marks(&words)) {
            self.piece(piece);
        }
    }

    fn piece(&mut self, piece: &str) {
        let piece =
            piece.trim_matches([' ', '.', ',', '*', '_', '(', ')', '[', ']', ':', '-', '，']);
        if piece.is_empty() || piece.contains("http") {
            return;
        }
        let (people, place) = place::split_title(piece);
        if !place.is_empty() && self.entry.authors.is_empty() && is_people(people) {
            self.take_place(place);
            self.piece(people);
        } else if place::is_place(piece) || is_date(piece) {
            self.take_place(piece);
        } else if self.entry.authors.is_empty() && is_people(piece) {
            (self.entry.authors, self.entry.authors_truncated) = names::authors(piece);
        }
    }

    fn finish(self, form: Form, tail: &str) -> Option<RawEntry> {
        let mut entry = self.entry;
        entry
            .links
            .extend(self.star.map(|url| RawLink::new("Github", url)));
        entry.links.retain(|link| !link.url.is_empty());
        let first = entry.links.first().map(|link| link.url.clone());
        let is_repo = first.is_some_and(|url| ids::github_repo(&url).is_some());
        let has_paper = entry
            .links
            .iter()
            .any(|link| ids::arxiv_of_url(&link.url).is_some());
        let is_described = tail.trim_start().starts_with([':', '：']);
        let is_built = is_repo && ((form == Form::Bold && is_described) || !has_paper);
        let is_built = is_built && entry.authors.is_empty() && entry.venue.is_none();
        entry.kind = if is_built { Kind::Project } else { Kind::Paper };
        let is_listing = entry.links.iter().any(|link| is_absolute(&link.url))
            || (entry.venue.is_some() && entry.year.is_some());
        is_listing.then_some(entry)
    }
}

/// A title without the number that it has in a list: `12. Title`.
fn without_number(title: &str) -> &str {
    let digits = title.bytes().take_while(u8::is_ascii_digit).count();
    let rest = title[digits..].strip_prefix(". ");
    rest.filter(|_| (1..=3).contains(&digits)).unwrap_or(title)
}

fn is_arxiv(label: &str) -> bool {
    label.eq_ignore_ascii_case("arxiv")
}

fn raw(link: &Found) -> RawLink {
    let label = inline::plain(link.label.trim_matches(['[', ']']));
    RawLink::new(&label, link.target)
}

fn is_decoration(c: char) -> bool {
    c == ' ' || c == '\t' || (!c.is_ascii() && !c.is_alphanumeric() && !"“‘«「《【".contains(c))
}
