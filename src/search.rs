//! The engine: an [`Index`] over the works, the [`Selection`] a query makes of it, the order of
//! the hits, and the counts beside every facet value.
//!
//! Filtering and counting touch columns and bitsets, never rows: a [`Work`] is read only to be
//! shown. Counts are disjunctive, so a facet's own choice does not shrink its own counts.

mod areas;
mod facet;
mod measure;
mod order;
mod text;
mod ticks;

use fixedbitset::FixedBitSet;

use crate::catalogue::Catalogue;
use crate::query::{Facet, Measure, Query};
use crate::work::{List, Work, WorkId};

pub use areas::{AreaTree, Branch};
pub use facet::{PUBLISHED, UNKNOWN, Value};
pub use measure::{Bin, Histogram};
pub use ticks::Tick;

use facet::ValueColumn;
use measure::MeasureColumn;
use order::OrderKeys;
use text::{TextIndex, TextMatch};

/// Everything that is known of the catalogue at hand, ready to be asked.
pub struct Index {
    works: Vec<Work>,
    lists: Vec<List>,
    version: String,
    as_of: String,
    areas: AreaTree,
    values: [ValueColumn; Facet::ALL.len()],
    measures: [MeasureColumn; Measure::ALL.len()],
    order: OrderKeys,
    text: TextIndex,
}

/// What a query keeps: one mask for each constraint, so that any can be lifted for a count.
#[derive(PartialEq)]
pub struct Selection {
    hits: FixedBitSet,
    text: Option<TextMatch>,
    values: [Option<FixedBitSet>; Facet::ALL.len()],
    measures: [Option<FixedBitSet>; Measure::ALL.len()],
}

impl Selection {
    /// How many works are kept.
    pub fn len(&self) -> usize {
        self.hits.count_ones(..)
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.hits.is_clear()
    }

    /// The works kept when one facet asks for nothing.
    fn lifting(&self, lifted: Lifted, n_works: usize) -> FixedBitSet {
        let mut kept = FixedBitSet::with_capacity(n_works);
        kept.insert_range(..);
        if let Some(text) = &self.text {
            kept.intersect_with(&text.set);
        }
        for (position, mask) in self.values.iter().enumerate() {
            if let Some(mask) = mask.as_ref().filter(|_| lifted != Lifted::Values(position)) {
                kept.intersect_with(mask);
            }
        }
        for (position, mask) in self.measures.iter().enumerate() {
            if let Some(mask) = mask
                .as_ref()
                .filter(|_| lifted != Lifted::Measure(position))
            {
                kept.intersect_with(mask);
            }
        }
        kept
    }
}

/// The constraint left out when counting.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lifted {
    Nothing,
    Values(usize),
    Measure(usize),
}

impl Index {
    /// Builds the columns, bitsets and postings of a catalogue, once.
    pub fn new(catalogue: Catalogue) -> Self {
        let Catalogue {
            version,
            as_of,
            lists,
            areas,
            venues,
            works,
            ..
        } = catalogue;
        let areas = AreaTree::new(areas);
        let values =
            Facet::ALL.map(|facet| ValueColumn::new(facet, &works, &areas, &venues, &lists));
        let measures = Measure::ALL.map(|measure| MeasureColumn::new(measure, &works));
        let order = OrderKeys::new(&works, &venues);
        let text = TextIndex::new(&works, &areas, &venues);
        Self {
            works,
            lists,
            version,
            as_of,
            areas,
            values,
            measures,
            order,
            text,
        }
    }

    /// How many works there are.
    pub fn len(&self) -> usize {
        self.works.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.works.is_empty()
    }

    /// A work, to be shown.
    pub fn work(&self, id: WorkId) -> &Work {
        &self.works[id.index()]
    }

    /// The lists that the catalogue was made from.
    pub fn lists(&self) -> &[List] {
        &self.lists
    }

    /// ISO date of the newest data in the catalogue.
    pub fn as_of(&self) -> &str {
        &self.as_of
    }

    /// The catalogue's version.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The taxonomy.
    pub fn areas(&self) -> &AreaTree {
        &self.areas
    }

    /// The values of a facet: areas parents first, others by falling number of works.
    pub fn values(&self, facet: Facet) -> &[Value] {
        self.values[facet as usize].values()
    }

    /// Where a value stands among the values of its facet.
    pub fn position(&self, facet: Facet, id: &str) -> Option<usize> {
        self.values[facet as usize].position(id)
    }

    /// The name to show for a value; `None` for one that is not in this catalogue.
    pub fn label(&self, facet: Facet, id: &str) -> Option<&str> {
        self.values[facet as usize].label(id)
    }

    /// How many works have a known value of a measure.
    pub fn n_known(&self, measure: Measure) -> usize {
        self.measures[measure as usize].n_known()
    }

    /// How many works have known authors.
    pub fn n_with_authors(&self) -> usize {
        let known = self.works.iter().filter(|work| !work.authors.is_empty());
        known.count()
    }

    /// Applies a query.
    pub fn select(&self, query: &Query) -> Selection {
        let n_works = self.works.len();
        let mut selection = Selection {
            hits: FixedBitSet::new(),
            text: self.text.find(&query.text),
            values: Facet::ALL
                .map(|facet| self.values[facet as usize].mask(query.choice(facet), n_works)),
            measures: Measure::ALL
                .map(|measure| self.measures[measure as usize].mask(query.span(measure))),
        };
        selection.hits = selection.lifting(Lifted::Nothing, n_works);
        selection
    }

    /// The works kept, in the query's order.
    pub fn hits(&self, selection: &Selection, query: &Query) -> Vec<WorkId> {
        let mut ids: Vec<u32> = selection.hits.ones().map(|id| id as u32).collect();
        let scores = selection.text.as_ref().map(|text| text.scores.as_slice());
        self.order.sort(&mut ids, query.order(), scores);
        ids.into_iter().map(WorkId).collect()
    }

    /// Disjunctive counts of a facet, in the order of [`Index::values`].
    ///
    /// Each says how many works would be kept if that value were the facet's only choice.
    pub fn counts(&self, selection: &Selection, facet: Facet) -> Vec<u32> {
        let column = &self.values[facet as usize];
        match selection.values[facet as usize] {
            None => column.counts(&selection.hits),
            Some(_) => {
                let lifted = Lifted::Values(facet as usize);
                column.counts(&selection.lifting(lifted, self.works.len()))
            }
        }
    }

    /// The spread of a measure over the works kept by everything but itself.
    pub fn histogram(&self, selection: &Selection, measure: Measure) -> Histogram {
        let column = &self.measures[measure as usize];
        match selection.measures[measure as usize] {
            None => column.histogram(&selection.hits),
            Some(_) => {
                let lifted = Lifted::Measure(measure as usize);
                column.histogram(&selection.lifting(lifted, self.works.len()))
            }
        }
    }
}
