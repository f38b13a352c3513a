//! Atom feeds (RFC 4287) of the newest works.

use super::markup::escaped;
use super::{Names, Reference};
use crate::work::Work;
use crate::work::date::Date;

/// Maximum number of entries: feeds are fetched again and again, so they stay small.
const MOST_ENTRIES: usize = 60;

/// A feed's metadata.
#[derive(Clone, Copy, Debug)]
pub struct Feed<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its own address, also its id.
    pub address: &'a str,
    /// The page that shows the same works.
    pub page: &'a str,
    /// ISO date of the catalogue's data.
    pub as_of: &'a str,
}

/// The feed of these works, newest first. `page_of` gives the permanent address of a work's
/// page, which is the entry's id.
///
/// An entry is dated by the day on which a list added the work, else by the month of its
/// preprint, else by its year. Works without any of these are left out, since RFC 4287 asks
/// for a date and none is made up; the clock has no part in it.
pub fn atom(
    feed: &Feed,
    works: &[&Work],
    names: &Names,
    page_of: &dyn Fn(&Work) -> String,
) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    out.push_str("<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
    element(&mut out, 1, "id", feed.address);
    element(&mut out, 1, "title", feed.title);
    element(&mut out, 1, "updated", &midnight(feed.as_of));
    link(&mut out, 1, "self", "application/atom+xml", feed.address);
    link(&mut out, 1, "alternate", "text/html", feed.page);
    out.push_str("  <author>\n");
    element(&mut out, 2, "name", "Efficient LLM Explorer");
    out.push_str("  </author>\n");
    let dated = works.iter().filter_map(|work| {
        let reference = Reference::new(work, names);
        Some((date(&reference)?, reference))
    });
    let mut dated: Vec<(String, Reference)> = dated.collect();
    dated.sort_by(|(a, one), (b, other)| b.cmp(a).then_with(|| one.work.id.cmp(&other.work.id)));
    for (date, reference) in dated.iter().take(MOST_ENTRIES) {
        entry(&mut out, reference, date, &page_of(reference.work));
    }
    out.push_str("</feed>\n");
    out
}

/// The works of an area and of all areas under it.
pub fn in_area<'a>(works: &[&'a Work], names: &Names, area: &str) -> Vec<&'a Work> {
    let is_in = |work: &&&Work| work.areas.iter().any(|own| names.is_within(own, area));
    works.iter().filter(is_in).copied().collect()
}

/// The works that appeared at a venue.
pub fn in_venue<'a>(works: &[&'a Work], venue: &str) -> Vec<&'a Work> {
    let is_at = |work: &&&Work| work.venue.as_deref() == Some(venue);
    works.iter().filter(is_at).copied().collect()
}

fn entry(out: &mut String, reference: &Reference, date: &str, page: &str) {
    let work = reference.work;
    out.push_str("  <entry>\n");
    element(out, 2, "id", page);
    element(out, 2, "title", &work.title);
    element(out, 2, "updated", &midnight(date));
    link(out, 2, "alternate", "text/html", page);
    if let Some(url) = reference.url {
        link(out, 2, "related", "", url);
    }
    for name in &work.authors {
        out.push_str("    <author>\n");
        element(out, 3, "name", name);
        out.push_str("    </author>\n");
    }
    for (id, label) in work.areas.iter().zip(&reference.areas) {
        let (id, label) = (escaped(id), escaped(label));
        out.push_str(&format!(
            "    <category term=\"{id}\" label=\"{label}\"/>\n"
        ));
    }
    element(out, 2, "summary", &summary(reference));
    out.push_str("  </entry>\n");
}

/// Authors, venue and year, and areas, as far as known.
fn summary(reference: &Reference) -> String {
    let work = reference.work;
    let mut authors = work.authors.join(", ");
    if work.authors_truncated && !authors.is_empty() {
        authors.push_str(", et al");
    }
    let year = reference.date.map(|(year, _)| year.to_string());
    let place: Vec<String> = reference.place.clone().into_iter().chain(year).collect();
    let parts = [authors, place.join(" "), reference.areas.join(", ")];
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let known: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    match known.is_empty() {
        true => work.title.clone(),
        false => format!("{}.", known.join(". ")),
    }
}

/// The ISO date of a work's entry.
fn date(reference: &Reference) -> Option<String> {
    let added = reference
        .work
        .added
        .clone()
        .filter(|date| Date::parse(date).is_some());
    added.or_else(|| {
        let (year, month) = reference.date?;
        Some(format!("{year:04}-{:02}-01", month.unwrap_or(1)))
    })
}

/// The start of a day as RFC 3339 writes it; of the Unix epoch for an invalid date, which only
/// a broken catalogue has.
fn midnight(date: &str) -> String {
    let date = Date::parse(date).map_or("1970-01-01", |_| date);
    format!("{date}T00:00:00Z")
}

fn element(out: &mut String, depth: usize, name: &str, text: &str) {
    let (space, text) = ("  ".repeat(depth), escaped(text));
    out.push_str(&format!("{space}<{name}>{text}</{name}>\n"));
}

fn link(out: &mut String, depth: usize, rel: &str, kind: &str, url: &str) {
    let (space, url) = ("  ".repeat(depth), escaped(url));
    let kind = match kind {
        "" => String::new(),
        kind => format!(" type=\"{kind}\""),
    };
    out.push_str(&format!(
        "{space}<link rel=\"{rel}\"{kind} href=\"{url}\"/>\n"
    ));
}
