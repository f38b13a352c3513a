//! Checks of the rules themselves: references to things that do not exist.

use std::collections::BTreeSet;
use std::path::Path;

use crate::catalogue::Catalogue;
use crate::curate::lists::ListRule;
use crate::curate::read::Dialect;
use crate::curate::rules::{InputError, Rules};
use crate::curate::stars;

/// The problems of the rules and counts in a directory, one sentence each. Fields that no
/// rule has are errors already when the files are read.
pub fn problems(data: &Path, catalogue: &Catalogue) -> Vec<String> {
    let mut said = Vec::new();
    let mut failed = |error: InputError| said.push(error.to_string());
    let rules = Rules::load(data).map_err(&mut failed).ok();
    let stars = stars::load(data).map_err(&mut failed).ok();
    if let Some(rules) = &rules {
        lists(&rules.lists, &mut said);
        references(rules, catalogue, &mut said);
    }
    // The catalogue is made of these counts, so it cannot know other ones.
    if let Some(stars) = &stars {
        for repo in catalogue.works.iter().flat_map(|work| &work.repos) {
            let known = stars.repo(&repo.name);
            if known.stars != repo.stars || known.as_of != repo.as_of {
                said.push(format!(
                    "repository {}: not the count of stars.csv",
                    repo.name
                ));
            }
        }
    }
    said
}

fn lists(lists: &[ListRule], said: &mut Vec<String>) {
    let mut seen = BTreeSet::new();
    for list in lists {
        let id = &list.id;
        let mut complain = |what: String| said.push(format!("lists.toml: list {id}: {what}"));
        if !seen.insert(id) {
            complain("stands twice".into());
        }
        let of_pages = list.pages.iter().filter_map(|page| page.dialect.as_ref());
        for dialect in of_pages.chain([&list.dialect]) {
            if !dialect.is_empty() && Dialect::named(dialect).is_none() {
                complain(format!("no dialect is called `{dialect}`"));
            }
        }
        if list.repository.is_some() == list.file.is_some()
            || list.repository.is_some() == list.pages.is_empty()
        {
            complain("is neither the pages of a repository nor a file".into());
        }
        let is_edition = |of: &String| lists.iter().any(|other| other.id == *of && other.id != *id);
        if let Some(of) = list.edition_of.as_ref().filter(|of| !is_edition(of)) {
            complain(format!("is an edition of {of}, which is no other list"));
        }
        if let Some(url) = list.url.as_ref().filter(|url| !url.starts_with("https://")) {
            complain(format!("{url} is not https"));
        }
    }
}

fn references(rules: &Rules, catalogue: &Catalogue, said: &mut Vec<String>) {
    let lists: BTreeSet<&String> = rules.lists.iter().map(|list| &list.id).collect();
    let of_corrections = rules.corrections.iter().map(|rule| (&rule.list, rule.line));
    let of_doubts = rules.doubts.iter().map(|rule| (&rule.list, rule.line));
    for (list, line) in of_corrections.chain(of_doubts) {
        if !lists.contains(list) {
            said.push(format!(
                "corrections.toml: list {list}, line {line}: no such list"
            ));
        }
    }
    let mut areas = BTreeSet::new();
    for area in &rules.areas {
        if area
            .parent
            .as_ref()
            .is_some_and(|parent| !areas.contains(parent))
        {
            said.push(format!(
                "areas.toml: the parent of {} does not stand before it",
                area.id
            ));
        }
        if !areas.insert(&area.id) {
            said.push(format!("areas.toml: area {} stands twice", area.id));
        }
    }
    for area in catalogue
        .areas
        .iter()
        .filter(|area| !areas.contains(&area.id))
    {
        said.push(format!("area {}: areas.toml does not have it", area.id));
    }
    let venues: BTreeSet<&String> = rules.venues.iter().map(|venue| &venue.id).collect();
    if venues.len() < rules.venues.len() {
        said.push("venues.toml: a venue stands twice".to_owned());
    }
}
