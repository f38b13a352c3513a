//! A facet of names: one bitset of works for each value.

use std::cmp::Reverse;
use std::collections::HashMap;

use fixedbitset::FixedBitSet;

use super::AreaTree;
use crate::query::{Choice, Facet};
use crate::work::{Kind, List, Rel, Venue, VenueKind, Work};

/// The value of works whose venue no list knows.
pub const UNKNOWN: &str = "unknown";

/// A value of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// What stands in an address.
    pub id: String,
    /// What readers see.
    pub label: String,
}

/// The values of one facet and the works that have each.
pub struct ValueColumn {
    values: Vec<Value>,
    postings: Vec<FixedBitSet>,
    by_id: HashMap<String, usize>,
}

impl ValueColumn {
    /// Gathers a facet's values from the works.
    pub fn new(
        facet: Facet,
        works: &[Work],
        areas: &AreaTree,
        venues: &[Venue],
        lists: &[List],
    ) -> Self {
        let mut column = Self::with_values(known_values(facet, areas, venues, lists), works.len());
        for (position, work) in works.iter().enumerate() {
            for id in ids(facet, work, areas, venues) {
                let value = column.value_position(id, works.len());
                column.postings[value].insert(position);
            }
        }
        if facet != Facet::Area {
            column.order_by_size();
        }
        column
    }

    fn with_values(values: Vec<Value>, n_works: usize) -> Self {
        let by_id = values
            .iter()
            .enumerate()
            .map(|(position, value)| (value.id.clone(), position))
            .collect();
        Self {
            postings: vec![FixedBitSet::with_capacity(n_works); values.len()],
            values,
            by_id,
        }
    }

    /// The position of a value; one that nothing declares is its own label.
    fn value_position(&mut self, id: &str, n_works: usize) -> usize {
        if let Some(&position) = self.by_id.get(id) {
            return position;
        }
        self.by_id.insert(id.to_owned(), self.values.len());
        self.values.push(Value {
            id: id.to_owned(),
            label: id.to_owned(),
        });
        self.postings.push(FixedBitSet::with_capacity(n_works));
        self.values.len() - 1
    }

    /// Most works first, then by label, unknown last; values without any work are dropped.
    fn order_by_size(&mut self) {
        let mut rows: Vec<(usize, Value, FixedBitSet)> = std::mem::take(&mut self.values)
            .into_iter()
            .zip(std::mem::take(&mut self.postings))
            .map(|(value, posting)| (posting.count_ones(..), value, posting))
            .filter(|(size, ..)| *size > 0)
            .collect();
        let key = |(size, value, _): &(usize, Value, FixedBitSet)| {
            (value.id == UNKNOWN, Reverse(*size), value.label.clone())
        };
        rows.sort_by_cached_key(key);
        (self.values, self.postings) = rows
            .into_iter()
            .map(|(_, value, posting)| (value, posting))
            .unzip();
        self.by_id = self
            .values
            .iter()
            .enumerate()
            .map(|(position, value)| (value.id.clone(), position))
            .collect();
    }

    /// The values in order.
    pub fn values(&self) -> &[Value] {
        &self.values
    }

    /// Where a value stands.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// A value's label.
    pub fn label(&self, id: &str) -> Option<&str> {
        self.by_id
            .get(id)
            .map(|&position| self.values[position].label.as_str())
    }

    /// The works that a choice keeps; `None` if it asks for nothing.
    ///
    /// A chosen value that is not in this catalogue keeps no work.
    pub fn mask(&self, choice: &Choice, n_works: usize) -> Option<FixedBitSet> {
        if choice.is_empty() {
            return None;
        }
        let mut mask = FixedBitSet::with_capacity(n_works);
        if choice.any.is_empty() {
            mask.insert_range(..);
        }
        for posting in self.known(&choice.any) {
            mask.union_with(posting);
        }
        for posting in self.known(&choice.none) {
            mask.difference_with(posting);
        }
        Some(mask)
    }

    fn known<'a>(&'a self, ids: &'a [String]) -> impl Iterator<Item = &'a FixedBitSet> {
        ids.iter()
            .filter_map(|id| self.by_id.get(id))
            .map(|&position| &self.postings[position])
    }

    /// How many of the works given have each value.
    pub fn counts(&self, works: &FixedBitSet) -> Vec<u32> {
        self.postings
            .iter()
            .map(|posting| posting.intersection_count(works) as u32)
            .collect()
    }
}

/// The values that are known before any work is seen, with their labels.
fn known_values(facet: Facet, areas: &AreaTree, venues: &[Venue], lists: &[List]) -> Vec<Value> {
    let value = |id: &str, label: &str| Value {
        id: id.to_owned(),
        label: label.to_owned(),
    };
    match facet {
        Facet::Area => {
            let areas = areas.areas().iter();
            areas.map(|area| value(&area.id, &area.label)).collect()
        }
        Facet::Venue => {
            let venues = venues.iter().map(|venue| value(&venue.id, &venue.label));
            venues.chain([value(UNKNOWN, "Unknown")]).collect()
        }
        Facet::List => {
            let lists = lists.iter();
            lists.map(|list| value(&list.id, &list.title)).collect()
        }
        Facet::Kind => KINDS.map(|(_, id, label)| value(id, label)).into(),
        Facet::Has => HAS.map(|(_, id, label)| value(id, label)).into(),
        Facet::Is => IS.map(|(id, label)| value(id, label)).into(),
        Facet::Tag => Vec::new(),
    }
}

/// What can be said of a work in a word.
const IS: [(&str, &str); 2] = [
    (PUBLISHED, "Published"),
    (RECOMMENDED, "Recommended by a list"),
];

/// The value of works that stand at a conference, a workshop or in a journal.
pub const PUBLISHED: &str = "published";
const RECOMMENDED: &str = "recommended";

/// What is true of a work: a venue other than a preprint server or a site makes it published.
fn traits(work: &Work, venues: &[Venue]) -> Vec<&'static str> {
    let venue = venues
        .iter()
        .find(|venue| work.venue.as_ref() == Some(&venue.id));
    let is_none = |venue: &Venue| matches!(venue.kind, VenueKind::Preprint | VenueKind::Web);
    let published = venue.is_some_and(|venue| !is_none(venue));
    let traits = [(published, PUBLISHED), (work.recommended, RECOMMENDED)];
    traits
        .into_iter()
        .filter(|(is, _)| *is)
        .map(|(_, id)| id)
        .collect()
}

const KINDS: [(Kind, &str, &str); 5] = [
    (Kind::Paper, "paper", "Paper"),
    (Kind::Project, "project", "Project"),
    (Kind::Framework, "framework", "Framework"),
    (Kind::Article, "article", "Article"),
    (Kind::Other, "other", "Other resource"),
];

/// What a work can come with. Links that nearly all works have are no facet.
const HAS: [(Rel, &str, &str); 6] = [
    (Rel::Code, "code", "Code"),
    (Rel::Model, "model", "Model"),
    (Rel::Dataset, "dataset", "Data set"),
    (Rel::Project, "project", "Project page"),
    (Rel::Blog, "blog", "Blog or coverage"),
    (Rel::Video, "video", "Video"),
];

/// The values that a work has, an area with everything above it.
fn ids<'a>(facet: Facet, work: &'a Work, areas: &'a AreaTree, venues: &[Venue]) -> Vec<&'a str> {
    match facet {
        Facet::Area => area_ids(work, areas),
        Facet::Venue => vec![work.venue.as_deref().unwrap_or(UNKNOWN)],
        Facet::List => work.listings.iter().map(|l| l.list.as_str()).collect(),
        Facet::Tag => work.tags.iter().map(String::as_str).collect(),
        Facet::Is => traits(work, venues),
        Facet::Kind => {
            let kind = KINDS.into_iter().find(|(kind, ..)| *kind == work.kind);
            kind.map(|(_, id, _)| id).into_iter().collect()
        }
        Facet::Has => HAS
            .into_iter()
            .filter(|(rel, ..)| has(work, *rel))
            .map(|(_, id, _)| id)
            .collect(),
    }
}

fn area_ids<'a>(work: &'a Work, areas: &'a AreaTree) -> Vec<&'a str> {
    work.areas
        .iter()
        .filter_map(|id| areas.position(id))
        .flat_map(|position| areas.lineage(position))
        .map(|position| areas.areas()[position].id.as_str())
        .collect()
}

fn has(work: &Work, rel: Rel) -> bool {
    work.links.iter().any(|link| link.rel == rel) || (rel == Rel::Code && !work.repos.is_empty())
}
