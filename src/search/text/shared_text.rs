//! The texts that many works share: the labels of venues and areas.

use rustc_hash::FxHashMap;

use crate::search::AreaTree;
use crate::search::bitset::BitSet;
use crate::work::{Venue, Work};

/// The labels of a catalogue's venues, for the text of its works.
pub struct SharedTexts {
    venues: FxHashMap<String, String>,
}

impl SharedTexts {
    /// The labels of one catalogue.
    pub fn new(venues: &[Venue]) -> Self {
        let venues = venues.iter();
        Self {
            venues: venues.map(|v| (v.id.clone(), v.label.clone())).collect(),
        }
    }

    /// The labels of a work's venue, its areas and all their ancestors.
    pub fn of<'a>(&'a self, work: &Work, areas: &'a AreaTree) -> Vec<&'a str> {
        let venue = work.venue.as_deref().and_then(|id| self.venues.get(id));
        let mut positions: Vec<usize> = work
            .areas
            .iter()
            .filter_map(|id| areas.position(id))
            .flat_map(|position| areas.lineage(position))
            .collect();
        let mut seen = BitSet::none(areas.areas().len());
        positions.retain(|&at| {
            let is_new = !seen.contains(at as u32);
            seen.insert(at as u32);
            is_new
        });
        let labels = positions
            .into_iter()
            .map(|at| areas.areas()[at].label.as_str());
        venue
            .map(String::as_str)
            .into_iter()
            .chain(labels)
            .collect()
    }
}
