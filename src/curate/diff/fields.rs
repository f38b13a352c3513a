//! What changed in one work, field by field.

use std::collections::BTreeSet;

use crate::catalogue::Catalogue;
use crate::work::{Repo, Work};

/// What changed in a work, a sentence each.
pub fn changes(old: &Work, new: &Work, of_old: &Catalogue, of_new: &Catalogue) -> Vec<String> {
    let mut said = Vec::new();
    let mut value = |what: &str, before: String, after: String| {
        if before != after {
            said.push(format!("{what}: {before} before, {after} now"));
        }
    };
    value("id", old.id.clone(), new.id.clone());
    value("title", old.title.clone(), new.title.clone());
    value("kind", format!("{:?}", old.kind), format!("{:?}", new.kind));
    value("venue", venue(old, of_old), venue(new, of_new));
    value("year", or_unknown(&old.year), or_unknown(&new.year));
    value("month", or_unknown(&old.month), or_unknown(&new.month));
    value(
        "arXiv id",
        or_unknown(&old.arxiv_id),
        or_unknown(&new.arxiv_id),
    );
    value("DOI", or_unknown(&old.doi), or_unknown(&new.doi));
    value("authors", authors(old), authors(new));
    value("citations", citations(old), citations(new));
    value(
        "recommended",
        old.recommended.to_string(),
        new.recommended.to_string(),
    );
    value("added", or_unknown(&old.added), or_unknown(&new.added));
    value("capabilities", capabilities(old), capabilities(new));
    stars(&old.repos, &new.repos, &mut said);
    let link = |link: &crate::work::Link| format!("{:?} {}", link.rel, link.url).to_lowercase();
    sets(
        "link",
        old.links.iter().map(link),
        new.links.iter().map(link),
        &mut said,
    );
    sets(
        "area",
        old.areas.iter().cloned(),
        new.areas.iter().cloned(),
        &mut said,
    );
    sets(
        "tag",
        old.tags.iter().cloned(),
        new.tags.iter().cloned(),
        &mut said,
    );
    let other = |title: &String| format!("\"{title}\"");
    sets(
        "other title",
        old.alt_titles.iter().map(other),
        new.alt_titles.iter().map(other),
        &mut said,
    );
    sets("listing", listings(old), listings(new), &mut said);
    sets("conflict", conflicts(old), conflicts(new), &mut said);
    if said.is_empty() && old != new {
        said.push("order or wording of a detail".to_owned());
    }
    said
}

fn or_unknown<T: ToString>(value: &Option<T>) -> String {
    value
        .as_ref()
        .map_or_else(|| "unknown".to_owned(), T::to_string)
}

/// `ICML workshop`.
fn venue(work: &Work, catalogue: &Catalogue) -> String {
    let Some(id) = &work.venue else {
        return "unknown".to_owned();
    };
    let venue = catalogue.venues.iter().find(|venue| venue.id == *id);
    let label = venue.map_or(id, |venue| &venue.label).clone();
    match work.track {
        Some(track) => format!("{label} {}", format!("{track:?}").to_lowercase()),
        None => label,
    }
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

fn listings(work: &Work) -> impl Iterator<Item = String> + '_ {
    work.listings
        .iter()
        .map(|listing| format!("list {}, line {}", listing.list, listing.line))
}

fn conflicts(work: &Work) -> impl Iterator<Item = String> + '_ {
    work.conflicts.iter().map(|conflict| {
        format!(
            "{}: {} ({})",
            conflict.field, conflict.chosen, conflict.rule
        )
    })
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

fn sets(
    what: &str,
    old: impl Iterator<Item = String>,
    new: impl Iterator<Item = String>,
    said: &mut Vec<String>,
) {
    let (old, new): (BTreeSet<String>, BTreeSet<String>) = (old.collect(), new.collect());
    said.extend(
        old.difference(&new)
            .map(|gone| format!("{what} removed: {gone}")),
    );
    said.extend(
        new.difference(&old)
            .map(|come| format!("{what} added: {come}")),
    );
}
