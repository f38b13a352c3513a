//! The catalogue by plain scans: slow, obvious, and sharing nothing with the index.

use std::collections::BTreeSet;
use std::path::Path;

use efficient_llm::catalogue::Catalogue;
use efficient_llm::curate::files;
use efficient_llm::work::Work;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/catalogue.json");

/// The catalogue that the page was built with.
pub fn catalogue() -> Catalogue {
    let loaded = files::load(Path::new(FILE)).expect("the catalogue is committed and readable");
    assert_eq!(loaded.quarantined, [""; 0], "the catalogue is sound");
    loaded.catalogue
}

/// How many works a condition holds for.
pub fn count(catalogue: &Catalogue, condition: impl Fn(&Work) -> bool) -> usize {
    catalogue
        .works
        .iter()
        .filter(|work| condition(work))
        .count()
}

/// An area and everything below it.
pub fn subtree<'a>(catalogue: &'a Catalogue, area: &'a str) -> BTreeSet<&'a str> {
    let mut ids = BTreeSet::from([area]);
    // Parents stand before their children, so one pass is enough.
    for node in &catalogue.areas {
        if node
            .parent
            .as_deref()
            .is_some_and(|parent| ids.contains(parent))
        {
            ids.insert(&node.id);
        }
    }
    ids
}

/// Whether a work is filed under one of these areas.
pub fn is_in(work: &Work, areas: &BTreeSet<&str>) -> bool {
    work.areas.iter().any(|area| areas.contains(area.as_str()))
}

/// Whether a work appeared at a venue.
pub fn is_at(work: &Work, venue: &str) -> bool {
    work.venue.as_deref() == Some(venue)
}

/// Whether a work is known to have at least so many stars.
pub fn has_stars(work: &Work, at_least: u32) -> bool {
    work.stars().is_some_and(|stars| stars >= at_least)
}

/// A choice in each of three facets that narrows every time and leaves something.
pub struct Choice {
    /// A parent, with works of its descendants.
    pub area: String,
    /// A venue.
    pub venue: String,
    /// The least number of stars.
    pub stars: u32,
}

/// The choice with the most works left.
pub fn choice(catalogue: &Catalogue) -> Choice {
    let stars = median_stars(catalogue);
    let parents = catalogue
        .areas
        .iter()
        .filter_map(|area| area.parent.as_deref());
    let parents: BTreeSet<&str> = parents.collect();
    let pairs = parents.iter().flat_map(|area| {
        let venues = catalogue.venues.iter();
        venues.map(move |venue| (*area, venue.id.as_str()))
    });
    let left = |area: &str, venue: &str| {
        let areas = subtree(catalogue, area);
        let in_both = |work: &&Work| is_in(work, &areas) && is_at(work, venue);
        let starred = |work: &&Work| has_stars(work, stars);
        let both = catalogue.works.iter().filter(in_both).count();
        let all = catalogue
            .works
            .iter()
            .filter(in_both)
            .filter(starred)
            .count();
        if all < both { all } else { 0 }
    };
    let (area, venue) = pairs
        .max_by_key(|(area, venue)| left(area, venue))
        .expect("the taxonomy has parents and the catalogue venues");
    assert!(
        left(area, venue) > 0,
        "some works have area, venue and stars"
    );
    Choice {
        area: area.to_owned(),
        venue: venue.to_owned(),
        stars,
    }
}

fn median_stars(catalogue: &Catalogue) -> u32 {
    let mut known: Vec<u32> = catalogue.works.iter().filter_map(Work::stars).collect();
    known.sort_unstable();
    known[known.len() / 2]
}
