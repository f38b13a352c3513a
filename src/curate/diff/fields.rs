//! What changed in one work, field by field.

use std::collections::BTreeSet;

use crate::catalogue::Catalogue;
use crate::work::{Repo, Track, Work, venue_line};

/// What changed in a work, a sentence each.
pub fn changes(old: &Work, new: &Work, of_old: &Catalogue, of_new: &Catalogue) -> Vec<String> {
    let mut said = Vec::new();
    for ((what, before), (_, after)) in values(old, of_old).into_iter().zip(values(new, of_new)) {
        if before != after {
            said.push(format!("{what}: {before} before, {after} now"));
        }
    }
    stars(&old.repos, &new.repos, &mut said);
    for ((what, before), (_, after)) in sets(old).into_iter().zip(sets(new)) {
        let gone = before.difference(&after);
        said.extend(gone.map(|gone| format!("{what} removed: {gone}")));
        let come = after.difference(&before);
        said.extend(come.map(|come| format!("{what} added: {come}")));
    }
    if said.is_empty() && old != new {
        said.push("order or wording of a detail".to_owned());
    }
    said
}

/// The fields with one value.
fn values(work: &Work, catalogue: &Catalogue) -> [(&'static str, String); 13] {
    [
        ("id", work.id.clone()),
        ("title", work.title.clone()),
        ("kind", work.kind.id().to_owned()),
        ("venue", venue(work, catalogue)),
        ("year", or_unknown(&work.year)),
        ("month", or_unknown(&work.month)),
        ("arXiv id", or_unknown(&work.arxiv_id)),
        ("DOI", or_unknown(&work.doi)),
        ("authors", authors(work)),
        ("citations", citations(work)),
        ("recommended", work.recommended.to_string()),
        ("added on", or_unknown(&work.added)),
        ("capabilities", capabilities(work)),
    ]
}

/// The fields with any number of values.
fn sets(work: &Work) -> [(&'static str, BTreeSet<String>); 6] {
    let links = work.links.iter();
    let links = links.map(|link| format!("{} {}", link.rel.id(), link.url));
    let titles = work.alt_titles.iter().map(|title| format!("\"{title}\""));
    let listings = work.listings.iter();
    let listings = listings.map(|it| format!("list {}, line {}", it.list, it.line));
    let conflicts = work.conflicts.iter();
    let conflicts = conflicts.map(|it| format!("{}: {} ({})", it.field, it.chosen, it.rule));
    [
        ("link", links.collect()),
        ("area", work.areas.iter().cloned().collect()),
        ("tag", work.tags.iter().cloned().collect()),
        ("other title", titles.collect()),
        ("listing", listings.collect()),
        ("conflict", conflicts.collect()),
    ]
}

fn or_unknown<T: ToString>(value: &Option<T>) -> String {
    value
        .as_ref()
        .map_or_else(|| "unknown".to_owned(), T::to_string)
}

/// As in `ICML Workshop`.
fn venue(work: &Work, catalogue: &Catalogue) -> String {
    let Some(id) = &work.venue else {
        return "unknown".to_owned();
    };
    let venue = catalogue.venues.iter().find(|venue| venue.id == *id);
    let label = venue.map_or(id, |venue| &venue.label);
    venue_line(Some(label), work.track.and_then(Track::label), None).unwrap_or_default()
}

fn authors(work: &Work) -> String {
    let more = if work.authors_truncated { " et al" } else { "" };
    match work.authors.as_slice() {
        [] => "unknown".to_owned(),
        names => format!("{}{more}", names.join(", ")),
    }
}

fn citations(work: &Work) -> String {
    let citations = work.citations.as_ref();
    or_unknown(&citations.map(|said| format!("{} by list {}", said.count, said.list)))
}

fn capabilities(work: &Work) -> String {
    let Some(can) = work.capabilities else {
        return "unknown".to_owned();
    };
    let named = [
        (can.training, "training"),
        (can.inference, "inference"),
        (can.fine_tuning, "fine-tuning"),
    ];
    let named = named.iter().filter(|(can, _)| *can).map(|(_, name)| *name);
    named.collect::<Vec<_>>().join(" and ")
}

/// Repositories come, go, and change their counts.
fn stars(old: &[Repo], new: &[Repo], said: &mut Vec<String>) {
    let find = |repos: &[Repo], name: &str| {
        let mut repos = repos.iter();
        repos
            .find(|repo| repo.name.eq_ignore_ascii_case(name))
            .cloned()
    };
    for repo in old.iter().filter(|repo| find(new, &repo.name).is_none()) {
        said.push(format!("repository {} removed", repo.name));
    }
    for repo in new {
        let Some(before) = find(old, &repo.name) else {
            said.push(format!("repository {} added, {}", repo.name, count(repo)));
            continue;
        };
        if count(&before) != count(repo) {
            let (before, after) = (count(&before), count(repo));
            said.push(format!(
                "repository {}: {before} before, {after} now",
                repo.name
            ));
        }
    }
}

fn count(repo: &Repo) -> String {
    let Some(stars) = repo.stars else {
        return "stars unknown".to_owned();
    };
    let day = repo.as_of.as_deref().unwrap_or("an unknown day");
    match (repo.stars_per_year, &repo.since) {
        (Some(gained), Some(since)) => {
            format!("{stars} stars on {day}, {gained:+} a year since {since}")
        }
        _ => format!("{stars} stars on {day}"),
    }
}
