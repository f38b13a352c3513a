//! Validation: what is wrong with a catalogue.

use std::collections::HashSet;

use super::Catalogue;
use crate::work::{List, count_lists};

impl Catalogue {
    /// What is wrong with the catalogue, a sentence each; empty if nothing is.
    pub fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        repeated(
            "list",
            self.lists.iter().map(|list| &list.id),
            &mut problems,
        );
        repeated(
            "area",
            self.areas.iter().map(|area| &area.id),
            &mut problems,
        );
        repeated(
            "venue",
            self.venues.iter().map(|venue| &venue.id),
            &mut problems,
        );
        repeated(
            "work",
            self.works.iter().map(|work| &work.id),
            &mut problems,
        );
        self.check_forest(&mut problems);
        self.check_references(&mut problems);
        problems
    }

    /// Parents must come before their children, which also rules out cycles.
    fn check_forest(&self, problems: &mut Vec<String>) {
        let mut seen = HashSet::new();
        for area in &self.areas {
            if let Some(parent) = &area.parent
                && !seen.contains(parent)
            {
                problems.push(format!(
                    "area {}: parent {parent} does not come before it",
                    area.id
                ));
            }
            seen.insert(&area.id);
        }
    }

    fn check_references(&self, problems: &mut Vec<String>) {
        let lists: HashSet<&String> = self.lists.iter().map(|list| &list.id).collect();
        let areas: HashSet<&String> = self.areas.iter().map(|area| &area.id).collect();
        let venues: HashSet<&String> = self.venues.iter().map(|venue| &venue.id).collect();
        for work in &self.works {
            let mut complain = |what: String| problems.push(format!("work {}: {what}", work.id));
            if work.title.trim().is_empty() {
                complain("has no title".into());
            }
            if work.lists.is_empty() {
                complain("is on no list".into());
            }
            let on = self
                .lists
                .iter()
                .filter(|list| work.lists.contains(&list.id));
            let on: Vec<&List> = on.collect();
            if work.n_lists != count_lists(&on) {
                complain(format!("n_lists is wrong: {:?}", work.n_lists));
            }
            for area in work.areas.iter().filter(|area| !areas.contains(area)) {
                complain(format!("unknown area {area}"));
            }
            for venue in work.venue.iter().filter(|venue| !venues.contains(venue)) {
                complain(format!("unknown venue {venue}"));
            }
            let listed = work.listings.iter().map(|listing| &listing.list);
            for list in work
                .lists
                .iter()
                .chain(listed)
                .filter(|id| !lists.contains(id))
            {
                complain(format!("unknown list {list}"));
            }
            for link in &work.links {
                if !link.url.starts_with("https://") && !link.url.starts_with("http://") {
                    complain(format!("link is neither https nor http: {}", link.url));
                }
            }
        }
    }
}

fn repeated<'a>(what: &str, ids: impl Iterator<Item = &'a String>, problems: &mut Vec<String>) {
    let mut seen = HashSet::new();
    for id in ids {
        if !seen.insert(id) {
            problems.push(format!("{what} id {id} is not unique"));
        }
    }
}
