//! What the ids in a work are called.

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

    /// The wider area that an area belongs to.
    pub fn parent(&self, area: &str) -> Option<&str> {
        self.areas.get(area)?.parent.as_deref()
    }

    /// An area's label; its id where the catalogue does not know it.
    pub fn area<'a>(&'a self, id: &'a str) -> &'a str {
        self.areas.get(id).map_or(id, |area| area.label.as_str())
    }

    /// Whether an area is another one or stands somewhere under it.
    pub fn is_within(&self, area: &str, wider: &str) -> bool {
        let mut at = area;
        // A chain of parents is no longer than there are areas, even where it is a circle.
        for _ in 0..=self.areas.len() {
            if at == wider {
                return true;
            }
            match self.areas.get(at).and_then(|area| area.parent.as_deref()) {
                Some(parent) => at = parent,
                None => return false,
            }
        }
        false
    }

    /// The list of that id.
    pub fn list(&self, id: &str) -> Option<&List> {
        self.lists.get(id)
    }
}
