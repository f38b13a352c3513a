//! A work explained: where each thing the catalogue says of it comes from.

mod find;

use std::fmt::Write as _;

use crate::catalogue::Catalogue;
use crate::work::{List, Track, Work, venue_line};

use super::stars::Stars;

pub use find::{find, near};

/// The work in words; `stars` knows who counted.
pub fn explain(catalogue: &Catalogue, work: &Work, stars: &Stars) -> String {
    let mut out = String::new();
    head(&mut out, catalogue, work);
    repositories(&mut out, work, stars);
    marks(&mut out, work);
    listings(&mut out, catalogue, work);
    disagreements(&mut out, work);
    if !work.links.is_empty() {
        let _ = writeln!(out, "\nLinks");
    }
    for link in &work.links {
        let rel = link.rel.id();
        let _ = writeln!(out, "  {rel}: {} (printed as \"{}\")", link.url, link.label);
    }
    out
}

fn head(out: &mut String, catalogue: &Catalogue, work: &Work) {
    let kind = work.kind.id();
    let _ = writeln!(out, "{}\n{kind} {}", work.title, work.id);
    for title in &work.alt_titles {
        let _ = writeln!(out, "also printed as: {title}");
    }
    if !work.authors.is_empty() {
        let more = if work.authors_truncated { " et al" } else { "" };
        let _ = writeln!(out, "by {}{more}", work.authors.join(", "));
    }
    let place = place(catalogue, work);
    let _ = writeln!(out, "{place}; areas: {}", work.areas.join(", "));
    let ids = [("arXiv", &work.arxiv_id), ("DOI", &work.doi)];
    for (name, id) in ids {
        if let Some(id) = id {
            let _ = writeln!(out, "{name} {id}");
        }
    }
    if let Some(month) = work.month {
        let _ = writeln!(out, "month {month}, from the arXiv id");
    }
}

/// Repositories with every count that is known of them.
fn repositories(out: &mut String, work: &Work, stars: &Stars) {
    for repo in &work.repos {
        let said = match (repo.stars, &repo.as_of) {
            (Some(stars), Some(day)) => format!("{stars} stars on {day}"),
            _ => "stars unknown".to_owned(),
        };
        let trend = repo.stars_per_year.zip(repo.since.as_ref());
        let trend = trend.map(|(gained, since)| format!(", {gained:+} a year since {since}"));
        let trend = trend.unwrap_or_default();
        let _ = writeln!(out, "repository {}: {said}{trend}", repo.name);
        if let Some(known) = stars.status(&repo.name) {
            let _ = writeln!(out, "  {}, seen on {}", known.status, known.seen);
        }
        for count in stars.history(&repo.name).iter().rev() {
            let _ = writeln!(
                out,
                "  {} on {} ({}), says {}",
                count.stars, count.as_of, count.precision, count.source
            );
        }
    }
}

/// What lists say of a work beside what it is.
fn marks(out: &mut String, work: &Work) {
    if let Some(citations) = &work.citations {
        let _ = writeln!(
            out,
            "cited {} times, says list {}",
            citations.count, citations.list
        );
    }
    if work.recommended {
        let _ = writeln!(out, "recommended by a list");
    }
    if let Some(added) = &work.added {
        let _ = writeln!(out, "added on {added}, says a list");
    }
    if !work.tags.is_empty() {
        let _ = writeln!(out, "tags: {}", work.tags.join(", "));
    }
    if let Some(can) = work.capabilities {
        let word = |can| if can { "yes" } else { "no" };
        let _ = writeln!(
            out,
            "training: {}, inference: {}, fine-tuning: {}",
            word(can.training),
            word(can.inference),
            word(can.fine_tuning)
        );
    }
}

/// As in `ICML Workshop 2023`.
fn place(catalogue: &Catalogue, work: &Work) -> String {
    let venue = work.venue.as_ref().map(|id| {
        let venue = catalogue.venues.iter().find(|venue| venue.id == *id);
        venue.map_or(id.as_str(), |venue| venue.label.as_str())
    });
    let line = venue_line(venue, work.track.and_then(Track::label), work.year);
    line.unwrap_or_else(|| "venue and year unknown".to_owned())
}

fn listings(out: &mut String, catalogue: &Catalogue, work: &Work) {
    let _ = writeln!(out, "\nListings");
    let mut named: Vec<&List> = Vec::new();
    for listing in &work.listings {
        let year = listing.year.map(|year| year.to_string());
        let said: Vec<String> = [listing.venue.clone(), year]
            .into_iter()
            .flatten()
            .collect();
        let said = if said.is_empty() {
            "no venue or year".to_owned()
        } else {
            said.join(", ")
        };
        let path = listing.area_path.join(" > ");
        let _ = writeln!(
            out,
            "  list {}, line {}: {}",
            listing.list, listing.line, listing.title
        );
        let path = if path.is_empty() { "no heading" } else { &path };
        let _ = writeln!(out, "    under {path}; says {said}");
        let mut lists = catalogue.lists.iter();
        let list = lists.find(|list| list.id == listing.list);
        named.extend(list.filter(|list| !named.contains(list)));
    }
    for list in named {
        let url = list.url.as_deref().unwrap_or("home unknown");
        let day = list.dated.as_ref();
        let day = day.map_or_else(String::new, |day| format!(", of {day}"));
        let _ = writeln!(out, "  list {} is {} ({url}){day}", list.id, list.title);
    }
}

fn disagreements(out: &mut String, work: &Work) {
    if !work.conflicts.is_empty() {
        let _ = writeln!(out, "\nDisagreements");
    }
    for conflict in &work.conflicts {
        let _ = writeln!(
            out,
            "  {}: {} ({})",
            conflict.field, conflict.chosen, conflict.rule
        );
        for claim in &conflict.values {
            let _ = writeln!(out, "    list {} says {}", claim.list, claim.value);
        }
    }
}
