//! Cross tabulation: counts by two dimensions at once, for tables and plots.
//!
//! Reads the buckets of each kept work and never a row. Unlike the counts beside facet values,
//! these count only the works kept: each count is what a click on its cell leaves.

use std::ops::Range;

use super::bitset::BitSet;
use super::columns::{group_of_facet, group_of_measure};
use super::{Answer, Index};
use crate::query::{Facet, Measure};
use crate::work::WorkId;

/// A dimension to count by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dimension {
    /// The values of a facet, in the order of [`Index::values`].
    Facet(Facet),
    /// The bins of a measure, in the order of [`Index::histogram_of_all`], with the unknown last.
    Measure(Measure),
}

/// How many works have each combination of two dimensions' values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrossTab {
    n_columns: usize,
    counts: Vec<u32>,
}

impl CrossTab {
    /// The counts of a row, one per column.
    pub fn row(&self, row: usize) -> &[u32] {
        let start = row * self.n_columns;
        self.counts
            .get(start..start + self.n_columns)
            .unwrap_or(&[])
    }

    /// How many works have both values; 0 outside the table.
    pub fn count(&self, row: usize, column: usize) -> u32 {
        self.row(row).get(column).copied().unwrap_or(0)
    }
}

impl Index {
    fn buckets_of(&self, group: Dimension) -> Range<usize> {
        self.columns.buckets(match group {
            Dimension::Facet(facet) => group_of_facet(facet),
            Dimension::Measure(measure) => group_of_measure(measure),
        })
    }

    /// Counts the works kept by two dimensions at once. A work with several values counts for each.
    pub fn crosstab(&self, answer: &Answer, rows: Dimension, columns: Dimension) -> CrossTab {
        let (rows, columns) = (self.buckets_of(rows), self.buckets_of(columns));
        let n_columns = columns.len();
        let mut counts = vec![0; rows.len() * n_columns];
        let inside = |range: &Range<usize>, bucket: u32| {
            let bucket = bucket as usize;
            range.contains(&bucket).then(|| bucket - range.start)
        };
        self.for_each_kept(answer, |buckets, _| {
            for row in buckets.iter().filter_map(|&bucket| inside(&rows, bucket)) {
                for column in buckets.iter().filter_map(|&b| inside(&columns, b)) {
                    counts[row * n_columns + column] += 1;
                }
            }
        });
        CrossTab { n_columns, counts }
    }

    /// How many of the works kept have each value of a dimension. Unlike in [`Index::counts`], a
    /// facet's own choice applies too.
    pub fn kept<'a>(&self, answer: &'a Answer, group: Dimension) -> &'a [u32] {
        &answer.counts()[self.buckets_of(group)]
    }

    /// The sum of a measure's known values over the works kept, for each value of a dimension.
    pub fn sums(&self, answer: &Answer, group: Dimension, measure: Measure) -> Vec<u64> {
        let range = self.buckets_of(group);
        let mut sums = vec![0; range.len()];
        let column = self.columns.measure(measure);
        self.for_each_kept(answer, |buckets, work| {
            let Some(value) = column.value(work) else {
                return;
            };
            for &bucket in buckets {
                if range.contains(&(bucket as usize)) {
                    sums[bucket as usize - range.start] += u64::from(value);
                }
            }
        });
        sums
    }

    /// Whether a work has the value at a position of a facet.
    pub fn has(&self, work: WorkId, facet: Facet, position: usize) -> bool {
        let bucket = self.buckets_of(Dimension::Facet(facet)).start + position;
        let buckets = self.columns.counter.buckets_of(work.index());
        buckets.contains(&(bucket as u32))
    }

    /// Calls `act` with the buckets and the number of each work kept.
    #[inline(always)]
    fn for_each_kept(&self, answer: &Answer, mut act: impl FnMut(&[u32], usize)) {
        let counter = &self.columns.counter;
        answer
            .works()
            .for_each_outside(&BitSet::none(self.len()), |work| {
                act(counter.buckets_of(work as usize), work as usize);
            });
    }
}
