//! Works: one record from all entries that mean it, with what they disagree on.

use std::collections::BTreeSet;

use crate::work::{Citations, Conflict, Evidence, Kind, Link, Listing, Rel, Repo, Work};

use super::appearance::{Appearance, claims, conflict, lead, rank};
use super::areas::Areas;
use super::byline;
use super::facts::Facts;
use super::facts::first_listed::FirstListed;
use super::facts::join::{Joined, Names};
use super::facts::table::Fact;
use super::facts::values::Cited;
use super::publication::{self, Record};
use super::resolve::Entry;
use super::stars::Stars;
use super::venues::Venues;
use crate::identity::{ids, titles, urls};

/// What resolving a work takes besides its entries.
#[derive(Clone, Copy)]
pub struct Resolver<'a> {
    /// The taxonomy, for the order of areas.
    pub areas: &'a Areas,
    /// The venues, for their labels.
    pub venues: &'a Venues,
    /// Star counts.
    pub stars: &'a Stars,
    /// Facts beside the lists.
    pub facts: &'a Facts,
    /// Those about publications, in the catalogue's terms.
    pub publications: &'a Joined<Option<Record>>,
    /// When the lists at hand first had works.
    pub first_listed: &'a FirstListed,
}

impl Resolver<'_> {
    /// The work that these entries mean; its id is still to be given.
    pub fn resolve(&self, entries: &[&Entry]) -> Work {
        let mut work = self.listed(entries);
        let titles = entries.iter().map(|entry| entry.raw.title.as_str());
        let arxiv_id = work.arxiv_id.clone();
        let names = Names::new(arxiv_id.as_deref(), titles);
        self.publish(&mut work, entries, &names);
        let byline = byline::resolve(entries, &self.facts.authors.of(&names));
        (work.authors, work.authors_truncated) = (byline.names, byline.is_truncated);
        work.conflicts.extend(byline.conflict);
        work.evidence.extend(byline.evidence);
        self.date(&mut work, &names);
        self.complete(&mut work, &names);
        let counted = work.repos.iter().filter_map(|repo| self.counted(repo));
        work.evidence.extend(counted.collect::<Vec<_>>());
        work
    }

    /// What the lists say of it, all but authors and place.
    fn listed(&self, entries: &[&Entry]) -> Work {
        let mut conflicts = Vec::new();
        let (title, alt_titles) = self.title(entries, lead(entries), &mut conflicts);
        let arxiv_id = arxiv_id(entries, &mut conflicts);
        conflicts.extend(entries.iter().flat_map(|entry| entry.conflicts.clone()));
        let given = arxiv_id.as_deref().and_then(ids::arxiv_date);
        let tags = union(entries.iter().flat_map(|entry| &entry.raw.tags));
        let told = union(entries.iter().flat_map(|entry| &entry.areas));
        let by_title = self.areas.by_title(&told, &title, &tags);
        let evidence = entries.iter().filter_map(|entry| entry.evidence.clone());
        let evidence = evidence.chain(by_title.iter().map(|area| of_title(area)));
        Work {
            kind: kind(entries),
            alt_titles,
            month: given
                .map(|(_, month)| month)
                .or_else(|| printed_month(entries)),
            areas: self.areas.sorted([told, by_title.clone()].concat()),
            tags,
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
            evidence: evidence.collect(),
            title,
            ..Work::default()
        }
    }

    /// Says where and when it was published.
    fn publish(&self, work: &mut Work, entries: &[&Entry], names: &Names) {
        let records = self.publications.of(names).into_iter().flatten();
        let records: Vec<&Record> = records.collect();
        let publication = publication::resolve(entries, lead(entries), &records, self.venues);
        let Appearance { venue, track, year } = publication.appearance;
        (work.venue, work.track, work.year) = (venue, track, year);
        // What lists disagree on comes in the order of the fields.
        let at = usize::from(work.conflicts.first().is_some_and(|it| it.field == "title"));
        work.conflicts.splice(at..at, publication.conflict);
        work.evidence.extend(publication.evidence);
    }

    /// The day on which the first of the lists had it: by their history, else by what they say.
    fn date(&self, work: &mut Work, names: &Names) {
        if let Some(row) = self.first_listed.of(names) {
            work.added = Some(row.day.clone());
            work.evidence.push(row.evidence());
        }
    }

    /// Adds the DOI and citations that other sources know.
    fn complete(&self, work: &mut Work, names: &Names) {
        let ids = self.facts.ids.of(names).into_iter();
        let known = ids.filter_map(|fact| Some((fact.value.doi.as_ref()?, &fact.origin)));
        let best = known.rev().max_by_key(|(_, origin)| origin.weight());
        if let (None, Some((doi, origin))) = (&work.doi, best) {
            work.doi = Some(doi.clone());
            work.evidence.push(origin.evidence("doi", doi));
        }
        let counts = self.facts.citations.of(names).into_iter();
        if let Some(fact) = counts.max_by(|a, b| a.origin.as_of.cmp(&b.origin.as_of)) {
            cite(work, fact);
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

    /// Who counted the stars of a repository.
    fn counted(&self, repo: &Repo) -> Option<Evidence> {
        let count = self.stars.history(&repo.name).last()?;
        Some(Evidence {
            field: "stars".to_owned(),
            value: format!("{}: {}", repo.name, count.stars),
            source: count.source.clone(),
            as_of: Some(count.as_of.clone()),
        })
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

/// The evidence for an area that no list says.
fn of_title(area: &str) -> Evidence {
    Evidence {
        field: "areas".to_owned(),
        value: area.to_owned(),
        source: "rules/areas.toml, by title words".to_owned(),
        as_of: None,
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

/// The month that a list prints.
fn printed_month(entries: &[&Entry]) -> Option<u8> {
    entries.iter().find_map(|entry| entry.raw.month)
}

fn kind(entries: &[&Entry]) -> Kind {
    const ORDER: [Kind; 5] = [
        Kind::Framework,
        Kind::Paper,
        Kind::Project,
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

/// Takes a dated count of citations for one that a list prints without a day.
fn cite(work: &mut Work, fact: &Fact<Cited>) {
    let count = fact.value.count;
    let evidence = fact.origin.evidence("citations", &count.to_string());
    work.citations = Some(Citations {
        count,
        as_of: evidence.as_of.clone(),
        list: fact.origin.source.clone(),
    });
    work.evidence.push(evidence);
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
