//! The build: from a directory of lists and one of rules to a catalogue and a report.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::catalogue::{Catalogue, SCHEMA};
use crate::work::{Area, Kind, List, Work};

use super::areas::Areas;
use super::commits;
use super::corrections;
use super::entry::{Complaint, ComplaintKind};
use super::facts::Facts;
use super::facts::first_listed::FirstListed;
use super::hex::hex;
use super::lists::{self, ListRule};
use super::merge;
use super::publication::Record;
use super::report::Report;
use super::resolve::{self, Entry, Printed};
use super::rules::{InputError, Rules};
use super::slug::slug;
use super::source::{self, Source};
use super::split::{self, Lexicon};
use super::stars::{self, Stars};
use super::venues::Venues;
use super::works::Resolver;
use crate::identity::ids;
use crate::identity::names;
use crate::identity::titles;

/// Where a build reads from.
#[derive(Clone, Copy, Debug)]
pub struct Inputs<'a> {
    /// The directory of the lists.
    pub lists: &'a Path,
    /// The directory of `lists.toml`, `rules/` and `stars.csv`.
    pub data: &'a Path,
    /// The directory of facts beside the lists; an empty one has none.
    pub facts: &'a Path,
    /// Ids of the lists to read; all where this is empty.
    pub only: &'a [String],
}

/// Builds the catalogue. `progress` receives the steps done, the steps in all, and the next one.
///
/// # Errors
/// If an input is missing or is not what it should be. Messy lists are no error.
pub fn build(
    inputs: &Inputs,
    progress: &mut dyn FnMut(usize, usize, &str),
) -> Result<(Catalogue, Report), InputError> {
    let rules = Rules::load(inputs.data)?;
    let stars = stars::load(inputs.data)?;
    let facts = Facts::load(inputs.facts)?;
    let (lists, data) = (inputs.lists, inputs.data);
    if !lists.is_dir() {
        return Err(InputError::new(lists, "no such directory of lists"));
    }
    let chosen = chosen(&rules.lists, inputs)?;
    let commits = commits::load(lists)?;
    let mut sources = Vec::new();
    let steps = chosen.len() + 1;
    for (at, rule) in chosen.into_iter().enumerate() {
        progress(at, steps, &rule.id);
        let mut source = source::read(rule, &rules.lists, lists, data)?;
        source.dated = commits.dated(rule).or(source.dated.take());
        sources.push(source);
    }
    split_joined(&mut sources);
    progress(steps - 1, steps, "merging");
    let built = assemble(sources, &rules, &stars, facts);
    progress(steps, steps, "");
    Ok(built)
}

/// The lists to read, in the order of the rules.
fn chosen<'a>(all: &'a [ListRule], inputs: &Inputs) -> Result<Vec<&'a ListRule>, InputError> {
    let is_known = |id: &&String| all.iter().any(|rule| rule.id == **id);
    if let Some(unknown) = inputs.only.iter().find(|id| !is_known(id)) {
        let reason = format!("no list has the id `{unknown}`");
        return Err(InputError::new(&inputs.data.join("lists.toml"), reason));
    }
    let is_chosen = |rule: &&ListRule| inputs.only.is_empty() || inputs.only.contains(&rule.id);
    Ok(all.iter().filter(is_chosen).collect())
}

/// Builds the catalogue from the texts of the lists, a page each, in the order of the rules;
/// lists without a text are left out.
pub fn build_texts(texts: &[&str], rules: &Rules, stars: &Stars) -> (Catalogue, Report) {
    let lists = rules.lists.iter().zip(texts);
    let read = |(rule, text): (_, &&str)| {
        let mut source = Source::new(rule);
        source.add_text(rule.file.as_deref().unwrap_or(&rule.id), text, None);
        source
    };
    let mut sources: Vec<Source> = lists.map(read).collect();
    split_joined(&mut sources);
    assemble(sources, rules, stars, Facts::default())
}

/// Takes titles and authors apart where a list prints them in one.
fn split_joined(sources: &mut [Source]) {
    let lexicon = Lexicon::learn(sources.iter().flat_map(|source| &source.entries));
    for entry in sources.iter_mut().flat_map(|source| &mut source.entries) {
        if let Some(joined) = entry.joined.clone() {
            let (title, authors) = match split::split(&joined, &lexicon) {
                ("", _) => (joined.as_str(), ""),
                split => split,
            };
            entry.title = title.to_owned();
            (entry.authors, entry.authors_truncated) = names::authors(authors);
        }
    }
}

/// Corrects, resolves, merges and completes.
fn assemble(
    mut sources: Vec<Source>,
    rules: &Rules,
    stars: &Stars,
    mut facts: Facts,
) -> (Catalogue, Report) {
    let areas = Areas::new(rules);
    let venues = Venues::new(rules);
    let mut report = Report::default();
    let mut entries: Vec<Entry> = Vec::new();
    for source in &mut sources {
        entries.extend(resolve_entries(source, rules, &areas, &venues, &mut report));
    }
    spell_repos(&mut entries);
    for (at, complaint) in merge::drop_wrong_ids(&mut entries, &rules.merges, &rules.splits) {
        let raw = &entries[at].raw;
        let mut sources = sources.iter_mut();
        if let Some(source) = sources.find(|source| source.rule.id == entries[at].list) {
            source.report.complaints.push(complaint.on(raw.page));
            source.report.complaints.sort();
        }
    }
    for entry in &mut entries {
        identify(entry, &facts);
    }
    let groups = merge::groups(&entries, &rules.merges, &rules.splits);
    let publications = std::mem::take(&mut facts.venues);
    let publications = publications.map(|fact| Record::new(fact, &venues));
    let at_hand = sources.iter().map(|source| source.rule.counts_as());
    let first_listed = std::mem::take(&mut facts.first_listed);
    let resolver = Resolver {
        areas: &areas,
        venues: &venues,
        stars,
        facts: &facts,
        publications: &publications,
        first_listed: &FirstListed::new(first_listed, &at_hand.collect()),
    };
    let of = |group: &Vec<usize>| group.iter().map(|&at| &entries[at]).collect::<Vec<_>>();
    let resolve = |group: &Vec<usize>| resolver.resolve(&of(group));
    let mut works: Vec<Work> = groups.iter().map(resolve).collect();
    report.remarks.extend(suspicions(&works));
    give_ids(&mut works);
    works.sort_by_cached_key(|work| (Reverse(work.year), Reverse(month(work)), work.id.clone()));
    let lists = sources.iter().map(|source| list(source, &rules.lists));
    let lists: Vec<List> = lists.collect();
    for work in &mut works {
        work.summarise_sources(&lists);
    }
    report.lists = sources.into_iter().map(|source| source.report).collect();
    report.count_works(&works);
    (catalogue(lists, &areas, &venues, works), report)
}

/// The entries of a list, corrected and in the catalogue's terms.
fn resolve_entries(
    source: &mut Source,
    rules: &Rules,
    areas: &Areas,
    venues: &Venues,
    report: &mut Report,
) -> Vec<Entry> {
    let id = &source.rule.id;
    let printed: Vec<Printed> = source.entries.iter().map(Printed::from).collect();
    let editions = lists::editions(&rules.lists, source.rule);
    let entries = &mut source.entries;
    let (told, idle) =
        corrections::apply(id, &editions, entries, &rules.corrections, &rules.doubts);
    let idle = idle.into_iter().map(|idle| format!("list {id}: {idle}"));
    report.remarks.extend(idle);
    let mut entries = Vec::new();
    let raws = std::mem::take(&mut source.entries).into_iter();
    for ((raw, printed), conflicts) in raws.zip(printed).zip(told) {
        let page = source.page(&raw);
        let complaints = &mut source.report.complaints;
        let entry = resolve::resolve(id, page, raw, areas, venues, complaints);
        complaints.extend(from_the_future(&entry, source.dated.as_deref()));
        entries.push(Entry {
            printed,
            conflicts,
            ..entry
        });
    }
    source.report.complaints.sort();
    entries
}

/// Gives a paper without an arXiv id the one that another source knows.
fn identify(entry: &mut Entry, facts: &Facts) {
    if entry.arxiv_id.is_some() || entry.raw.kind != Kind::Paper {
        return;
    }
    if let Some(fact) = facts.arxiv_id(&entry.raw.title) {
        entry.arxiv_id.clone_from(&fact.about.arxiv_id);
        let id = entry.arxiv_id.as_deref().unwrap_or_default();
        entry.evidence = Some(fact.origin.evidence("arxiv_id", id));
    }
}

/// An arXiv id that was given after the list was retrieved.
fn from_the_future(entry: &Entry, retrieved: Option<&str>) -> Option<Complaint> {
    let id = entry.arxiv_id.as_deref()?;
    let (year, month) = ids::arxiv_date(id)?;
    // Without that day, the middle of the century is as far as a list can be ahead.
    let day = retrieved.unwrap_or("2050-01");
    let is_later = format!("{year:04}-{month:02}").as_str() > day.get(..7)?;
    let reason = format!("the arXiv id {id} is of the future");
    is_later
        .then(|| Complaint::new(entry.raw.line, ComplaintKind::Doubtful, reason).on(entry.raw.page))
}

fn list(source: &Source, all: &[ListRule]) -> List {
    let (rule, listings) = (source.rule, source.report.listings);
    List {
        id: rule.id.clone(),
        title: rule.title.clone(),
        url: lists::home(all, rule),
        dated: source.dated.clone(),
        edition_of: rule.edition_of.clone(),
        listings: u32::try_from(listings).unwrap_or(u32::MAX),
    }
}

/// Spells each repository in one way everywhere: the one with the most capitals, as lists
/// tend to lower them.
fn spell_repos(entries: &mut [Entry]) {
    let mut spellings: BTreeMap<String, String> = BTreeMap::new();
    let capitals = |name: &str| name.bytes().filter(u8::is_ascii_uppercase).count();
    for name in entries.iter().flat_map(|entry| &entry.repos) {
        let best = spellings
            .entry(name.to_lowercase())
            .or_insert_with(|| name.clone());
        if capitals(name) > capitals(best) {
            best.clone_from(name);
        }
    }
    for name in entries.iter_mut().flat_map(|entry| &mut entry.repos) {
        name.clone_from(&spellings[&name.to_lowercase()]);
    }
}

/// The month of the work's year: a paper of December may be published the year after, and is
/// not the newest of that year for it.
fn month(work: &Work) -> Option<u8> {
    let (year, month) = ids::arxiv_date(work.arxiv_id.as_deref()?)?;
    (Some(year) == work.year).then_some(month)
}

/// Works that share what only one can have: a list has a wrong link, or a merge is missing.
fn suspicions(works: &[Work]) -> Vec<String> {
    let mut seen = BTreeMap::new();
    let mut remarks = Vec::new();
    for work in works {
        let id = work.arxiv_id.iter().map(|id| format!("the arXiv id {id}"));
        let title = [format!(
            "{:?} title {}",
            work.kind,
            titles::key(&work.title)
        )];
        for shared in id.chain(title) {
            if let Some(other) = seen.insert(shared.clone(), &work.title) {
                remarks.push(format!("\"{other}\" and \"{}\" share {shared}", work.title));
            }
        }
    }
    remarks
}

/// arXiv id, else a slug of the DOI, else one of the title; numbered where taken.
fn give_ids(works: &mut [Work]) {
    let mut taken = BTreeSet::new();
    for work in works {
        let slug = || slug(work.doi.as_ref().unwrap_or(&work.title));
        let own = work.arxiv_id.as_ref().map(|id| id.replace('/', "-"));
        let id = own.filter(|id| !taken.contains(id)).unwrap_or_else(slug);
        let numbered = (2..).map(|n| format!("{id}-{n}"));
        let unique = std::iter::once(id.clone())
            .chain(numbered)
            .find(|id| !taken.contains(id));
        work.id = unique.unwrap_or(id);
        taken.insert(work.id.clone());
    }
}

fn catalogue(lists: Vec<List>, areas: &Areas, venues: &Venues, works: Vec<Work>) -> Catalogue {
    let used: BTreeSet<String> = works.iter().filter_map(|work| work.venue.clone()).collect();
    let dated = lists.iter().filter_map(|list| list.dated.as_ref());
    let counted = works
        .iter()
        .flat_map(|work| &work.repos)
        .filter_map(|repo| repo.as_of.as_ref());
    let mut catalogue = Catalogue {
        schema: SCHEMA,
        version: String::new(),
        lists_as_of: dated.max().cloned(),
        stars_as_of: counted.max().cloned(),
        lists,
        areas: areas_used(areas.all(), &works),
        venues: venues.used(&used),
        works,
    };
    catalogue.version = version(&catalogue);
    catalogue
}

/// The areas that works are in, and those above them; a check box for nothing helps nobody.
fn areas_used(areas: &[Area], works: &[Work]) -> Vec<Area> {
    let mut used: BTreeSet<&str> = works
        .iter()
        .flat_map(|work| &work.areas)
        .map(String::as_str)
        .collect();
    // Parents come before their children, so one pass backwards finds them all.
    for area in areas.iter().rev() {
        if used.contains(area.id.as_str()) {
            used.extend(area.parent.as_deref());
        }
    }
    let is_used = |area: &&Area| used.contains(area.id.as_str());
    areas.iter().filter(is_used).cloned().collect()
}

/// The first 12 hex digits of the digest of the works.
pub fn version(catalogue: &Catalogue) -> String {
    hex(&Sha256::digest(catalogue.works_bytes())[..6])
}
