//! The engine: an [`Index`] over the works, the [`Answer`] to a query, the order of the works
//! it keeps, and the counts beside every facet value.
//!
//! Filtering and counting touch columns and bitsets, never rows: a [`Work`] is read only to be
//! shown. Counts are disjunctive, so a facet's own choice does not shrink its own counts.

mod answer;
mod areas;
mod bits;
mod build;
mod columns;
mod cross;
mod facet;
mod measure;
mod order;
mod recency;
mod related;
mod rescue;
mod sorting;
mod tally;
mod text;
mod ticks;
mod understand;

use crate::catalogue::{Catalogue, Rows};
use crate::query::{Facet, Measure};
use crate::work::{List, Work, WorkId};

pub use answer::Answer;
pub use areas::{AreaTree, Branch};
pub use build::IndexBuilder;
pub use cross::{Group, Table};
pub use facet::{NEW, PUBLISHED, RECENT_30, RECENT_90, RECOMMENDED, UNKNOWN, Value};
pub use measure::{Bin, Histogram};
pub use recency::{Fresh, mark};
pub use related::{Reason, Related};
pub use rescue::WayOut;
pub use sorting::{by_rising, order_of};
pub use text::TakenFor;
pub use ticks::Tick;
pub use understand::Understood;

use columns::Columns;
use order::Orders;
use text::TextIndex;

/// Everything that is known of the catalogue at hand, ready to be asked.
pub struct Index {
    rows: Rows,
    /// A hash of each work's key.
    keys: Vec<u32>,
    outlines: Vec<Outline>,
    lists: Vec<List>,
    version: String,
    as_of: String,
    head_json: String,
    areas: AreaTree,
    columns: Columns,
    orders: Orders,
    text: TextIndex,
}

/// What of a work tells how much room it takes to show, and what is counted over all works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outline {
    /// How wide its title is in letters; a wide one (Han and the like) counts twice.
    pub n_letters: u16,
    /// Whether its authors are known.
    pub has_authors: bool,
    /// Whether the lists disagree on something of it.
    pub is_disputed: bool,
}

impl Outline {
    fn of(work: &Work) -> Self {
        let width = |c: char| 1 + usize::from(c >= '\u{2E80}');
        let n_letters: usize = work.title.chars().map(width).sum();
        Self {
            n_letters: n_letters.min(usize::from(u16::MAX)) as u16,
            has_authors: !work.authors.is_empty(),
            is_disputed: !work.conflicts.is_empty(),
        }
    }
}

impl Index {
    /// Builds the columns, bitsets and postings of a catalogue, in one go.
    pub fn new(mut catalogue: Catalogue) -> Self {
        let works = std::mem::take(&mut catalogue.works);
        let mut builder = IndexBuilder::new(catalogue);
        for work in &works {
            builder.push(work, crate::catalogue::record(work).as_bytes());
        }
        builder.finish()
    }

    /// How many works there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// A work, to be shown. It is read from its record, so ask once and keep it.
    pub fn work(&self, id: WorkId) -> Work {
        self.rows.read(id.index())
    }

    /// A work's record, as the catalogue's file has it.
    pub fn record(&self, id: WorkId) -> &[u8] {
        self.rows.json(id.index())
    }

    /// All but the works as JSON; empty if the index was not told.
    pub fn head_json(&self) -> &str {
        &self.head_json
    }

    /// The work of this key.
    pub fn with_key(&self, key: &str) -> Option<WorkId> {
        // The keys themselves stay in the records; their marks find the few to look at.
        let wanted = mark(key);
        let likely = (0..self.len()).filter(|&position| self.keys[position] == wanted);
        let mut found = likely.filter(|&position| self.rows.read(position).id == key);
        found.next().map(|position| WorkId(position as u32))
    }

    /// The [`mark`] of each work's key.
    pub fn key_marks(&self) -> &[u32] {
        &self.keys
    }

    /// What tells how much room a work takes to show.
    pub fn outline(&self, id: WorkId) -> Outline {
        self.outlines[id.index()]
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
        self.columns.values(facet).all()
    }

    /// Where a value stands among the values of its facet.
    pub fn position(&self, facet: Facet, id: &str) -> Option<usize> {
        let number = self.columns.values(facet).number(id);
        number.map(|number| number as usize)
    }

    /// The name to show for a value; `None` for one that is not in this catalogue.
    pub fn label(&self, facet: Facet, id: &str) -> Option<&str> {
        let position = self.position(facet, id)?;
        Some(self.values(facet)[position].label.as_str())
    }

    /// The values of a facet of which a word starts so, for what is still being typed.
    pub fn values_starting_with(&self, facet: Facet, typed: &str) -> Vec<&Value> {
        let numbers = self.columns.values(facet).starting_with(typed);
        let values = numbers.into_iter().map(|number| number as usize);
        values.map(|at| &self.values(facet)[at]).collect()
    }

    /// How many works have a known value of a measure.
    pub fn n_known(&self, measure: Measure) -> usize {
        self.columns.measure(measure).n_known()
    }

    /// How many works have known authors.
    pub fn n_with_authors(&self) -> usize {
        let known = self.outlines.iter().filter(|outline| outline.has_authors);
        known.count()
    }

    /// How many works the lists disagree on.
    pub fn n_disputed(&self) -> usize {
        let disputed = self.outlines.iter().filter(|outline| outline.is_disputed);
        disputed.count()
    }
}
