//! The engine: an [`Index`] over the works, the [`Answer`] to a query, the order of the works it
//! keeps, and the counts beside every facet value.
//!
//! Filtering and counting touch columns and bit sets, never rows: a [`Work`] is read only to be
//! shown. Counts are disjunctive: a facet's own choice does not shrink its own counts.

mod answer;
mod areas;
mod bitset;
mod build;
mod check_state;
mod columns;
mod counter;
mod crosstab;
mod facet;
mod measure;
mod order;
mod recency;
mod related;
mod relax;
mod resolve;
mod sorting;
mod text;

use crate::catalogue::{Catalogue, Rows};
use crate::query::{Facet, Measure};
use crate::work::date::Date;
use crate::work::{List, Work, WorkId, fingerprint};

pub use answer::Answer;
pub use areas::{AreaTree, Branch};
pub use build::IndexBuilder;
pub use check_state::CheckState;
pub use crosstab::{CrossTab, Dimension};
pub use facet::{NEW, PUBLISHED, RECENT_30, RECENT_90, RECOMMENDED, UNKNOWN, Value};
pub use measure::{Bin, Histogram};
pub use recency::NewWorks;
pub use related::{Reason, Related};
pub use relax::Relaxation;
pub use resolve::ResolvedQuery;
pub use sorting::{sorted_by_key, sorted_indices};
pub use text::SpellingFix;

use columns::Columns;
use order::Orders;
use text::TextIndex;

/// A searchable catalogue.
pub struct Index {
    rows: Rows,
    /// The fingerprint of each work's key.
    keys: Vec<u32>,
    outlines: Vec<Outline>,
    lists: Vec<List>,
    version: String,
    as_of: String,
    lists_as_of: Option<String>,
    stars_as_of: Option<String>,
    head_json: String,
    areas: AreaTree,
    columns: Columns,
    orders: Orders,
    text: TextIndex,
}

/// The part of a work that decides how tall its card is, and what is counted over all works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outline {
    /// The width of the title in letters; a wide character (Han and the like) counts twice.
    pub n_letters: u16,
    /// Whether its authors are known.
    pub has_authors: bool,
    /// Whether the lists disagree on one of its fields.
    pub is_disputed: bool,
}

impl Outline {
    fn of(work: &Work) -> Self {
        let width = |c: char| 1 + usize::from(c >= '\u{2E80}');
        let n_letters: usize = work.title.chars().map(width).sum();
        Self {
            n_letters: n_letters.min(usize::from(u16::MAX)) as u16,
            has_authors: !work.authors.is_empty(),
            is_disputed: work.disputed,
        }
    }
}

impl Index {
    /// Builds the index of a whole catalogue.
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

    /// Whether there are no works.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Reads a work in order to show it. Each call parses the record, so keep the result.
    pub fn work(&self, id: WorkId) -> Work {
        self.rows.read(id.index())
    }

    /// A work's record, as it is in the catalogue's file.
    pub fn record(&self, id: WorkId) -> &[u8] {
        self.rows.json(id.index())
    }

    /// Everything but the works as JSON; empty if the index was not given any.
    pub fn head_json(&self) -> &str {
        &self.head_json
    }

    /// The work with this key.
    pub fn with_key(&self, key: &str) -> Option<WorkId> {
        // The keys themselves are only in the records; fingerprints find the few to look at.
        let wanted = fingerprint(key);
        let likely = (0..self.len()).filter(|&position| self.keys[position] == wanted);
        let mut found = likely.filter(|&position| self.rows.read(position).id == key);
        found.next().map(|position| WorkId(position as u32))
    }

    /// The [`fingerprint`] of each work's key.
    pub fn key_fingerprints(&self) -> &[u32] {
        &self.keys
    }

    /// The part of a work that decides how tall its card is.
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

    /// ISO date of the newest text among the lists.
    pub fn lists_as_of(&self) -> Option<&str> {
        self.lists_as_of.as_deref()
    }

    /// ISO date of the newest star count.
    pub fn stars_as_of(&self) -> Option<&str> {
        self.stars_as_of.as_deref()
    }

    /// The first day that counts as recent for a value such as [`RECENT_30`]; `None` if no work
    /// has a date of addition.
    pub fn recent_since(&self, value: &str) -> Option<Date> {
        self.columns.recent_since(value)
    }

    /// The catalogue's version.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The taxonomy.
    pub fn areas(&self) -> &AreaTree {
        &self.areas
    }

    /// The values of a facet: areas with parents first, others by descending number of works.
    pub fn values(&self, facet: Facet) -> &[Value] {
        self.columns.values(facet).all()
    }

    /// The position of a value among the values of its facet.
    pub fn position(&self, facet: Facet, id: &str) -> Option<usize> {
        let number = self.columns.values(facet).number(id);
        number.map(|number| number as usize)
    }

    /// The label of a value; `None` for one that is not in this catalogue.
    pub fn label(&self, facet: Facet, id: &str) -> Option<&str> {
        let position = self.position(facet, id)?;
        Some(self.values(facet)[position].label.as_str())
    }

    /// The values of a facet that have a word with this prefix, for a value that is still being
    /// typed.
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
