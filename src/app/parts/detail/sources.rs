//! Which lists name a work, where, with what words, and what they disagree on.

use leptos::prelude::*;

use crate::app::parts::pieces::{line, link_out, section, words};
use crate::query::Facet;
use crate::search::Index;
use crate::work::{Conflict, Listing, Work};

/// Every line that lists it, as printed there.
pub fn listings(index: &Index, work: &Work) -> Option<AnyView> {
    let one = |listing: &Listing| {
        let list = index.lists().iter().find(|list| list.id == listing.list);
        let title = list.map_or(&listing.list, |list| &list.title);
        let home = list.and_then(|list| list.url.clone());
        let list = match home {
            Some(url) => link_out("work-link", url, title),
            None => words("", title),
        };
        let mut place = format!("line {}", listing.line);
        if !listing.area_path.is_empty() {
            place = format!("{place}, under {}", listing.area_path.join(" › "));
        }
        let mut printed = format!("“{}”", listing.title);
        let year = listing.year.map(|year| year.to_string());
        for said in listing.venue.iter().chain(&year) {
            printed = format!("{printed}, {said}");
        }
        let pieces = vec![list, words("quiet", place), words("printed", printed)];
        line("detail-item", pieces)
    };
    let listings: Vec<AnyView> = work.listings.iter().map(one).collect();
    (!listings.is_empty()).then(|| section("Listed in", listings))
}

/// What the listings say differently, what was chosen, and why.
pub fn conflicts(index: &Index, work: &Work) -> Option<AnyView> {
    let one = |conflict: &Conflict| {
        let claims = conflict.values.iter().map(|claim| {
            let list = index.label(Facet::List, &claim.list);
            format!(
                "“{}” says {}",
                list.unwrap_or(&claim.list),
                value(&claim.value)
            )
        });
        let claims: Vec<String> = claims.collect();
        let chosen = value(&conflict.chosen);
        line(
            "detail-item",
            vec![
                words("conflict-field", field(&conflict.field)),
                words("", format!("{}.", claims.join("; "))),
                words("quiet", format!("Here it is {chosen}: {}.", conflict.rule)),
            ],
        )
    };
    let conflicts: Vec<AnyView> = work.conflicts.iter().map(one).collect();
    (!conflicts.is_empty()).then(|| section("Where the lists differ", conflicts))
}

/// The name of a work's field, for readers.
fn field(name: &str) -> String {
    match name {
        "arxiv_id" => "arXiv id".to_owned(),
        "authors_truncated" => "Authors cut off".to_owned(),
        _ => {
            let mut letters = name.chars();
            let first = letters.next().map(|c| c.to_ascii_uppercase());
            first
                .into_iter()
                .chain(letters)
                .collect::<String>()
                .replace('_', " ")
        }
    }
}

fn value(value: &str) -> &str {
    match value {
        "true" => "yes",
        "false" => "no",
        _ => value,
    }
}
