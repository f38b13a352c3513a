//! A work explained: where each thing the catalogue says of it comes from.

use std::fmt::Write as _;

use crate::catalogue::Catalogue;
use crate::work::Work;

/// The work of an id, a title or the start of a title.
pub fn find<'a>(catalogue: &'a Catalogue, wanted: &str) -> Option<&'a Work> {
    let key = super::titles::key(wanted);
    let by_id = catalogue.works.iter().find(|work| work.id == wanted);
    let has_title = |work: &&Work| {
        let mut titles = work.alt_titles.iter().chain([&work.title]);
        titles.any(|title| super::titles::key(title) == key)
    };
    let starts = |work: &&Work| super::titles::key(&work.title).starts_with(&key);
    by_id
        .or_else(|| catalogue.works.iter().find(has_title))
        .or_else(|| {
            catalogue
                .works
                .iter()
                .find(starts)
                .filter(|_| !key.is_empty())
        })
}

/// The work in words.
pub fn explain(catalogue: &Catalogue, work: &Work) -> String {
    let mut out = String::new();
    head(&mut out, catalogue, work);
    listings(&mut out, work);
    disagreements(&mut out, work);
    let _ = writeln!(out, "\nLinks");
    for link in &work.links {
        let rel = format!("{:?}", link.rel).to_lowercase();
        let _ = writeln!(out, "  {rel}: {} (printed as \"{}\")", link.url, link.label);
    }
    out
}

fn head(out: &mut String, catalogue: &Catalogue, work: &Work) {
    let kind = format!("{:?}", work.kind).to_lowercase();
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
    for repo in &work.repos {
        let stars = match (repo.stars, &repo.as_of) {
            (Some(stars), Some(day)) => format!("{stars} stars on {day}"),
            _ => "stars unknown".to_owned(),
        };
        let _ = writeln!(out, "repository {}: {stars}", repo.name);
    }
    if let Some(citations) = &work.citations {
        let _ = writeln!(
            out,
            "cited {} times, says list {}",
            citations.count, citations.list
        );
    }
}

/// `ICML workshop 2023`.
fn place(catalogue: &Catalogue, work: &Work) -> String {
    let venue = work.venue.as_ref().map(|id| {
        let venue = catalogue.venues.iter().find(|venue| venue.id == *id);
        venue.map_or(id.as_str(), |venue| venue.label.as_str())
    });
    let track = work.track.map(|track| format!("{track:?}").to_lowercase());
    let year = work.year.map(|year| year.to_string());
    let parts = [venue, track.as_deref(), year.as_deref()];
    let place = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    if place.is_empty() {
        "venue and year unknown".to_owned()
    } else {
        place
    }
}

fn listings(out: &mut String, work: &Work) {
    let _ = writeln!(out, "\nListings");
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
        let _ = writeln!(out, "    under {path}; says {said}");
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
