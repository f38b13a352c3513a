//! Counts of two groups against each other, for the tables and plots.
//!
//! They touch the buckets of each work kept and never a row. Unlike the counts beside facet
//! values they are of the works kept and of no others: each is what a click on its cell leaves.

use std::ops::Range;

use super::bits::Bits;
use super::columns::{group_of_facet, group_of_measure};
use super::{Answer, Index};
use crate::query::{Facet, Measure};
use crate::work::WorkId;

/// What can stand along a side of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// The values of a facet, in the order of [`Index::values`].
    Facet(Facet),
    /// The bins of a measure, in the order of [`Index::histogram_of_all`]; the unknown is last.
    Measure(Measure),
}

/// How many works have each value of one group and each of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    n_columns: usize,
    counts: Vec<u32>,
}

impl Table {
    /// The counts of a row, one for each column.
    pub fn row(&self, row: usize) -> &[u32] {
        let start = row * self.n_columns;
        self.counts
            .get(start..start + self.n_columns)
            .unwrap_or(&[])
    }

    /// How many works have both values.
    pub fn count(&self, row: usize, column: usize) -> u32 {
        self.row(row).get(column).copied().unwrap_or(0)
    }
}

impl Index {
    fn buckets_of(&self, group: Group) -> Range<usize> {
        self.columns.buckets(match group {
            Group::Facet(facet) => group_of_facet(facet),
            Group::Measure(measure) => group_of_measure(measure),
        })
    }

    /// The works kept, counted by two groups at once. A work with several values counts in
    /// each.
    pub fn cross(&self, answer: &Answer, rows: Group, columns: Group) -> Table {
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
        Table { n_columns, counts }
    }

    /// How many of the works kept have each value of a group. A facet's own choice counts too,
    /// unlike in [`Index::counts`].
    pub fn kept<'a>(&self, answer: &'a Answer, group: Group) -> &'a [u32] {
        &answer.counts()[self.buckets_of(group)]
    }

    /// The known numbers of a measure, added up over the works kept, for each value of a group.
    pub fn sums(&self, answer: &Answer, group: Group, measure: Measure) -> Vec<u64> {
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

    /// Whether a work has a value of a facet, by the value's position.
    pub fn has(&self, work: WorkId, facet: Facet, position: usize) -> bool {
        let bucket = self.buckets_of(Group::Facet(facet)).start + position;
        let buckets = self.columns.tally.of_work(work.index());
        buckets.contains(&(bucket as u32))
    }

    /// Does something with the buckets of each work kept.
    #[inline(always)]
    fn for_each_kept(&self, answer: &Answer, mut act: impl FnMut(&[u32], usize)) {
        let tally = &self.columns.tally;
        answer
            .works()
            .for_each_outside(&Bits::none(self.len()), |work| {
                act(tally.of_work(work as usize), work as usize);
            });
    }
}
