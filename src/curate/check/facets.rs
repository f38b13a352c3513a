//! Facets with nothing in them, and counts that are not what they count.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::Catalogue;
use crate::work::Work;

/// Checks lists, areas and venues against the works, and the version against the works' text.
pub fn check(catalogue: &Catalogue, problems: &mut Vec<String>) {
    let works = &catalogue.works;
    let in_use: BTreeSet<&str> = works
        .iter()
        .flat_map(|work| &work.lists)
        .map(String::as_str)
        .collect();
    let mut listed: BTreeMap<&str, u32> = BTreeMap::new();
    for listing in works.iter().flat_map(|work| &work.listings) {
        *listed.entry(&listing.list).or_default() += 1;
    }
    // Without its sources, a catalogue knows of no listing.
    let has_sources = !listed.is_empty();
    for list in &catalogue.lists {
        let found = listed.get(list.id.as_str()).copied().unwrap_or(0);
        if !in_use.contains(list.id.as_str()) {
            problems.push(format!("list {}: no work is on it", list.id));
        } else if has_sources && found != list.listings {
            let said = list.listings;
            problems.push(format!(
                "list {}: says {said} listings and has {found}",
                list.id
            ));
        }
    }
    let used = areas_used(catalogue);
    for area in catalogue
        .areas
        .iter()
        .filter(|area| !used.contains(&*area.id))
    {
        problems.push(format!("area {}: no work is in it or below it", area.id));
    }
    let has_work = |id: &str| works.iter().any(|work| work.venue.as_deref() == Some(id));
    for venue in catalogue.venues.iter().filter(|venue| !has_work(&venue.id)) {
        problems.push(format!("venue {}: no work appeared there", venue.id));
    }
    for work in works.iter().filter(|work| work.areas.is_empty()) {
        problems.push(format!("work {}: is in no area", work.id));
    }
    repeated_listings(works, problems);
}

/// Areas of works, and all areas above them.
fn areas_used(catalogue: &Catalogue) -> BTreeSet<&str> {
    let parents: BTreeMap<&str, &str> = catalogue
        .areas
        .iter()
        .filter_map(|area| Some((area.id.as_str(), area.parent.as_deref()?)))
        .collect();
    let mut used = BTreeSet::new();
    for area in catalogue.works.iter().flat_map(|work| &work.areas) {
        let mut next = Some(area.as_str());
        // Stops at what was seen, so that a circle of parents ends too.
        while let Some(area) = next.filter(|area| used.insert(*area)) {
            next = parents.get(area).copied();
        }
    }
    used
}

/// A printed listing belongs to one work.
fn repeated_listings(works: &[Work], problems: &mut Vec<String>) {
    let mut seen = BTreeMap::new();
    for work in works {
        for listing in &work.listings {
            let key = (&listing.list, listing.line, &listing.title);
            if let Some(other) = seen.insert(key, &work.id) {
                problems.push(format!(
                    "work {}: list {}, line {} is also a listing of work {other}",
                    work.id, listing.list, listing.line
                ));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::work::{Area, List, Listing, Venue};

    #[test]
    fn empty_facets_and_wrong_counts_are_named() {
        let area = |id: &str, parent: Option<&str>| Area {
            id: id.into(),
            parent: parent.map(str::to_owned),
            ..Area::default()
        };
        let list = |id: &str, listings| List {
            id: id.into(),
            listings,
            ..List::default()
        };
        let catalogue = Catalogue {
            lists: vec![list("0", 2), list("1", 1)],
            areas: vec![area("a", None), area("b", Some("a")), area("c", Some("a"))],
            venues: vec![Venue {
                id: "v".into(),
                ..Venue::default()
            }],
            works: vec![Work {
                id: "w".into(),
                areas: vec!["b".into()],
                lists: vec!["0".into()],
                listings: vec![Listing {
                    list: "0".into(),
                    line: 1,
                    ..Listing::default()
                }],
                ..Work::default()
            }],
            ..Catalogue::default()
        };
        let mut problems = Vec::new();
        check(&catalogue, &mut problems);
        assert_eq!(
            problems,
            [
                "list 0: says 2 listings and has 1",
                "list 1: no work is on it",
                "area c: no work is in it or below it",
                "venue v: no work appeared there",
            ]
        );
    }
}
