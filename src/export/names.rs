//! The names behind the ids in a work.

use std::collections::BTreeMap;

use crate::work::{Area, List, Venue};

/// Labels of venues, areas and lists by their ids.
#[derive(Clone, Debug, Default)]
pub struct Names {
    venues: BTreeMap<String, Venue>,
    areas: BTreeMap<String, Area>,
    lists: BTreeMap<String, List>,
}

impl Names {
    /// The names that a catalogue gives.
    pub fn new(venues: &[Venue], areas: &[Area], lists: &[List]) -> Self {
        let venues = venues.iter().map(|venue| (venue.id.clone(), venue.clone()));
        let areas = areas.iter().map(|area| (area.id.clone(), area.clone()));
        let lists = lists.iter().map(|list| (list.id.clone(), list.clone()));
        Self {
            venues: venues.collect(),
            areas: areas.collect(),
            lists: lists.collect(),
        }
    }

    /// The venue of that id, if the catalogue knows it.
    pub fn venue(&self, id: &str) -> Option<&Venue> {
        self.venues.get(id)
    }

    /// All venues.
    pub fn venues(&self) -> impl Iterator<Item = &Venue> {
        self.venues.values()
    }

    /// An area's label, if the catalogue knows the area.
    pub fn area_label(&self, id: &str) -> Option<&str> {
        self.areas.get(id).map(|area| area.label.as_str())
    }

    /// An area's label; its id where the catalogue does not know it.
    pub fn area<'a>(&'a self, id: &'a str) -> &'a str {
        self.areas.get(id).map_or(id, |area| area.label.as_str())
    }

    /// An area and the areas around it, from the narrowest to the widest.
    pub fn lineage<'a>(&'a self, area: &'a str) -> impl Iterator<Item = &'a str> {
        let parent = |id: &&'a str| self.areas.get(*id)?.parent.as_deref();
        // A chain of parents is never longer than this, unless it is a circle.
        std::iter::successors(Some(area), parent).take(self.areas.len() + 1)
    }

    /// Whether an area is the wider one or lies somewhere within it.
    pub fn is_within(&self, area: &str, wider: &str) -> bool {
        self.lineage(area).any(|own| own == wider)
    }

    /// The list of that id.
    pub fn list(&self, id: &str) -> Option<&List> {
        self.lists.get(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(id: &str, parent: &str) -> Area {
        Area {
            id: id.into(),
            parent: (!parent.is_empty()).then(|| parent.into()),
            ..Area::default()
        }
    }

    #[test]
    fn a_lineage_ends_at_a_root_and_in_a_circle() {
        let areas = [
            area("root", ""),
            area("leaf", "root"),
            area("a", "b"),
            area("b", "a"),
        ];
        let names = Names::new(&[], &areas, &[]);
        let leaf: Vec<&str> = names.lineage("leaf").collect();
        assert_eq!(leaf, ["leaf", "root"]);
        assert!(names.is_within("leaf", "root") && !names.is_within("root", "leaf"));
        assert!(names.is_within("a", "b") && !names.is_within("a", "root"));
    }
}
