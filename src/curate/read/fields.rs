//! Titles whose fields are nested bullets: `Author: …`, `Link: …`, `Pub: …`.

use super::badge;
use super::items::Item;
use super::link_words::bare;
use super::listing::{self, Listing, Style};
use super::people::{self, Place};
use super::venue;
use crate::curate::entry::{ComplaintKind, RawEntry, RawLink};
use crate::curate::inline;
use crate::work::Kind;

/// Known fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Authors,
    Venue,
    Date,
    Link,
    Code,
    Label,
    /// A summary or a comment, which the catalogue does not keep.
    Text,
}

/// Reads a bullet with fields; none if the bullets under it are not fields.
pub fn listing(item: &Item) -> Option<Listing> {
    let fields: Vec<(Field, &str, &str)> = item
        .nested
        .iter()
        .filter_map(|nested| field(&nested.text))
        .collect();
    let tells = |(field, ..): &&(Field, &str, &str)| !matches!(field, Field::Text | Field::Label);
    let n_telling = fields.iter().filter(tells).count();
    // Several papers under one bullet are separate listings.
    let n_papers = fields
        .iter()
        .filter(|(field, ..)| *field == Field::Link)
        .count();
    if n_telling == 0 || n_papers > 2 || 2 * fields.len() < item.nested.len() {
        return None;
    }
    let own = listing::of_bullet(&item.text, Style::default());
    let own = own.filter(|listing| listing.entry.title.contains(char::is_alphabetic));
    let mut listing = own.or_else(|| titled(&item.text))?;
    for (field, label, words) in fields {
        take(&mut listing, field, label, words);
    }
    let has_address = !listing.entry.links.is_empty();
    let is_listing = has_address || listing.entry.venue.is_some();
    if is_listing {
        listing.entry.kind = Kind::Paper;
    }
    is_listing.then_some(listing)
}

/// Reads the whole text as the title.
fn titled(text: &str) -> Option<Listing> {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric() && !"\"“$([".contains(c));
    let label = text
        .split_once(':')
        .filter(|(label, _)| label.eq_ignore_ascii_case("title"));
    let text = label.map_or(text, |(_, title)| title);
    let (title, printed) = venue::split_title(text);
    let mut entry = RawEntry {
        title: inline::plain(title).trim_matches(['*', ' ']).to_owned(),
        ..RawEntry::default()
    };
    entry.take_imprint(venue::parse(printed).filter_dated());
    let is_title = entry.title.contains(char::is_alphabetic);
    is_title.then(|| Listing {
        entry,
        slips: Vec::new(),
    })
}

/// Splits a nested bullet into field, label and value.
fn field(text: &str) -> Option<(Field, &str, &str)> {
    let (label, words) = text.split_once([':', '：'])?;
    let label = label.trim_matches(['*', '_', ' ', '`', '[', ']']);
    let field = match label.to_lowercase().as_str() {
        "author" | "authors" | "作者" => Field::Authors,
        "pub" | "publication" | "publisher" | "published" | "venue" | "conference" | "journal"
        | "published in" => Field::Venue,
        "year" | "date" | "time" => Field::Date,
        "link" | "links" | "paper" | "pdf" | "arxiv" | "url" | "paper link" | "论文" => {
            Field::Link
        }
        "code" | "github" | "project" | "page" | "project page" | "website" | "homepage"
        | "model" | "data" | "dataset" | "code link" | "repo" => Field::Code,
        "label" | "labels" | "tag" | "tags" | "keyword" | "keywords" => Field::Label,
        "summary" | "abstract" | "comment" | "comments" | "tl;dr" | "tldr" | "摘要" | "note"
        | "notes" | "institution" | "affiliation" | "description" | "bibtex" => Field::Text,
        _ => return None,
    };
    Some((field, label, words.trim_start_matches(['*', '_', ' '])))
}

fn take(listing: &mut Listing, field: Field, label: &str, words: &str) {
    let entry = &mut listing.entry;
    match field {
        Field::Authors => {
            let names = inline::plain(words);
            if let Some((authors, truncated)) = people::read(&names, Place::Given) {
                (entry.authors, entry.authors_truncated) = (authors, truncated);
            }
        }
        Field::Venue => entry.take_imprint_over(venue::parse(&inline::plain(&words_of(words)))),
        Field::Date => entry.take_imprint(venue::parse(words).filter_dated()),
        Field::Link | Field::Code => take_links(listing, label, words),
        Field::Label => take_labels(entry, words),
        Field::Text => {}
    }
}

/// Adds the links of a field, labelled by the field: their own labels are often addresses.
fn take_links(listing: &mut Listing, label: &str, words: &str) {
    let found = inline::links(words);
    for link in found.iter().filter(|link| !badge::is_badge(link)) {
        let (raw, slip) = listing::raw_link(link);
        let slip = slip.map(|slip| (ComplaintKind::Link, slip));
        listing.slips.extend(slip);
        listing.entry.links.push(RawLink::new(label, &raw.url));
    }
    let text = inline::without_links(words);
    let links = bare(&text)
        .into_iter()
        .map(|link| RawLink::new(label, &link.url));
    listing.entry.links.extend(links);
}

/// Adds labels: badges, or comma-separated words.
fn take_labels(entry: &mut RawEntry, words: &str) {
    let pictures = badge::of_pictures(words);
    if pictures.is_empty() {
        let labels = words.split([',', ';', '，']).map(inline::plain);
        entry
            .tags
            .extend(labels.filter(|label| !label.is_empty() && label.len() < 40));
    }
    entry.tags.extend(pictures);
}

/// A value as text: its link's label, if it is a link.
fn words_of(value: &str) -> String {
    match inline::links(value).first() {
        Some(link) => link.label.to_owned(),
        None => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_in_any_order() {
        let nested = [
            "Label: <img src=https://img.shields.io/badge/odd-blue.svg >",
            "Author: Ann Bell, Bo Li, etc.",
            "Link: [a.org/q](https://a.org/q.pdf)",
            "Code: Not available",
            "Pub: ICML24 Oral",
            "Summary: It: adds https://b.org.",
        ];
        let nested = nested.map(|text| Item {
            text: text.into(),
            ..Item::default()
        });
        let item = Item {
            line: 1,
            text: "Quick Sums: A Story".into(),
            nested: nested.to_vec(),
        };
        let entry = listing(&item).unwrap().entry;
        assert_eq!(entry.title, "Quick Sums: A Story");
        assert_eq!(entry.authors, ["Ann Bell", "Bo Li"]);
        assert!(entry.authors_truncated);
        assert_eq!(entry.links, [RawLink::new("Link", "https://a.org/q.pdf")]);
        assert_eq!(
            (entry.venue.as_deref(), entry.year),
            (Some("ICML Oral"), Some(2024))
        );
        assert_eq!(entry.tags, ["odd"]);
    }

    #[test]
    fn remarks_are_no_fields() {
        let nested = ["It adds: fast", "See [here](https://a.org)"];
        let nested = nested.map(|text| Item {
            text: text.into(),
            ..Item::default()
        });
        let item = Item {
            line: 1,
            text: "Sums".into(),
            nested: nested.to_vec(),
        };
        assert_eq!(listing(&item), None);
    }
}
