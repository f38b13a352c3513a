//! Works: one record from all entries that mean it, with what they disagree on.

use std::collections::BTreeSet;

use crate::work::{Citations, Conflict, Kind, Link, Listing, Rel, Repo, Work};

use super::appearance::{self, claims, conflict, lead, rank};
use super::areas::Areas;
use super::resolve::Entry;
use super::stars::Stars;
use super::venues::Venues;
use crate::identity::{ids, titles, urls};

/// What settling a work takes besides its entries.
#[derive(Clone, Copy)]
pub struct Settler<'a> {
    /// The taxonomy, for the order of areas.
    pub areas: &'a Areas,
    /// The venues, for their labels.
    pub venues: &'a Venues,
    /// Star counts.
    pub stars: &'a Stars,
}

impl Settler<'_> {
    /// The work that these entries mean; its id is still to be given.
    pub fn settle(&self, entries: &[&Entry]) -> Work {
        let mut conflicts = Vec::new();
        let lead = lead(entries);
        let (title, alt_titles) = self.title(entries, lead, &mut conflicts);
        let (appearance, conflict) = appearance::settle(entries, lead, self.venues);
        conflicts.extend(conflict);
        let arxiv_id = arxiv_id(entries, &mut conflicts);
        conflicts.extend(entries.iter().flat_map(|entry| entry.conflicts.clone()));
        let (authors, authors_truncated) = authors(entries);
        Work {
            kind: kind(entries),
            title,
            alt_titles,
            authors,
            authors_truncated,
            year: appearance.year,
            month: arxiv_id
                .as_deref()
                .and_then(ids::arxiv_date)
                .map(|(_, month)| month),
            venue: appearance.venue,
            track: appearance.track,
            areas: self.areas_of(entries),
            tags: union(entries.iter().flat_map(|entry| &entry.raw.tags)),
            arxiv_id,
            doi: entries.iter().find_map(|entry| entry.doi.clone()),
            links: links(entries),
            repos: self.repos(entries),
            citations: citations(entries),
            recommended: entries.iter().any(|entry| entry.raw.recommended),
            capabilities: entries.iter().find_map(|entry| entry.raw.capabilities),
            added: entries
                .iter()
                .filter_map(|entry| entry.raw.added.clone())
                .min(),
            listings: entries.iter().map(|entry| listing(entry)).collect(),
            conflicts,
            ..Work::default()
        }
    }

    /// The lead's title, unless it is only dressed in TeX that another spares us.
    fn title(
        &self,
        entries: &[&Entry],
        lead: &Entry,
        conflicts: &mut Vec<Conflict>,
    ) -> (String, Vec<String>) {
        let is_tex = |title: &str| title.contains('$') || title.contains("\\");
        let key = titles::key(&lead.raw.title);
        let mut same = entries
            .iter()
            .filter(|entry| titles::key(&entry.raw.title) == key);
        let chosen = if is_tex(&lead.raw.title) {
            same.find(|entry| !is_tex(&entry.raw.title))
                .unwrap_or(&lead)
        } else {
            lead
        };
        let title = titles::undouble(&chosen.raw.title).to_owned();
        let others = union(entries.iter().map(|entry| &entry.raw.title));
        let alt_titles = others.into_iter().filter(|other| *other != title).collect();
        let keys: BTreeSet<String> = entries
            .iter()
            .map(|entry| titles::key(&entry.raw.title))
            .collect();
        if keys.len() > 1 {
            let values = claims(entries, |entry| Some(entry.printed.title.clone()));
            let rule = if rank(lead) > 1 {
                "title of the published version"
            } else {
                "title of the listing that speaks for the venue"
            };
            conflicts.push(conflict("title", values, &title, rule));
        }
        (title, alt_titles)
    }

    fn areas_of(&self, entries: &[&Entry]) -> Vec<String> {
        let mut areas = union(entries.iter().flat_map(|entry| &entry.areas));
        self.areas.sort(&mut areas);
        areas
    }

    /// Repositories once, however they are spelled, with their latest counts.
    fn repos(&self, entries: &[&Entry]) -> Vec<Repo> {
        let mut repos: Vec<Repo> = Vec::new();
        for name in entries.iter().flat_map(|entry| &entry.repos) {
            let repo = self.stars.repo(name);
            let is_same = |other: &Repo| other.name.eq_ignore_ascii_case(&repo.name);
            if !repos.iter().any(is_same) {
                repos.push(repo);
            }
        }
        repos
    }
}

fn arxiv_id(entries: &[&Entry], conflicts: &mut Vec<Conflict>) -> Option<String> {
    let ids = union(entries.iter().filter_map(|entry| entry.arxiv_id.as_ref()));
    let chosen = ids.first()?.clone();
    if ids.len() > 1 {
        let values = claims(entries, |entry| entry.arxiv_id.clone());
        conflicts.push(conflict(
            "arxiv_id",
            values,
            &chosen,
            "the list that speaks first",
        ));
    }
    Some(chosen)
}

/// The longest list of names that is complete, else the longest.
fn authors(entries: &[&Entry]) -> (Vec<String>, bool) {
    let mut best: (Vec<String>, bool) = (Vec::new(), false);
    for raw in entries.iter().map(|entry| &entry.raw) {
        let key =
            |names: &Vec<String>, truncated: bool| (!truncated && !names.is_empty(), names.len());
        if key(&raw.authors, raw.authors_truncated) > key(&best.0, best.1) {
            best = (raw.authors.clone(), raw.authors_truncated);
        }
    }
    best
}

fn kind(entries: &[&Entry]) -> Kind {
    const ORDER: [Kind; 5] = [
        Kind::Framework,
        Kind::Project,
        Kind::Paper,
        Kind::Article,
        Kind::Other,
    ];
    let has = |kind: &Kind| entries.iter().any(|entry| entry.raw.kind == *kind);
    ORDER.into_iter().find(has).unwrap_or_default()
}

/// Every link once, papers first, as the first list labels it.
fn links(entries: &[&Entry]) -> Vec<Link> {
    let mut seen = BTreeSet::new();
    let mut links: Vec<Link> = entries
        .iter()
        .flat_map(|entry| &entry.links)
        .filter(|link| seen.insert(urls::url_key(&link.url).to_lowercase()))
        .cloned()
        .collect();
    // A picture comes last wherever it was printed.
    links.sort_by_key(|link| match link.rel {
        Rel::Paper => 0,
        Rel::Pdf => 1,
        Rel::Figure => 3,
        _ => 2,
    });
    links
}

fn citations(entries: &[&Entry]) -> Option<Citations> {
    let counts = entries
        .iter()
        .filter_map(|entry| Some((entry.raw.citations?, &entry.list)));
    let (count, list) = counts.max_by_key(|(count, _)| *count)?;
    Some(Citations {
        count,
        as_of: None,
        list: list.clone(),
    })
}

fn listing(entry: &Entry) -> Listing {
    Listing {
        list: entry.list.clone(),
        page: entry.page.clone(),
        line: entry.raw.line,
        area_path: entry.raw.area_path.clone(),
        title: entry.printed.title.clone(),
        venue: entry.printed.venue.clone(),
        year: entry.printed.year,
    }
}

fn union<'a>(values: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for value in values {
        if !all.contains(value) {
            all.push(value.clone());
        }
    }
    all
}
