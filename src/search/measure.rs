//! Facets of numbers: one column each, and the bins of its histogram.

use super::bitset::BitSet;
use crate::query::{Measure, Span};
use crate::work::Work;

/// Marks an unknown value in a column; real values never reach it.
const UNKNOWN: u32 = u32::MAX;

/// The value of one measure for each work.
#[derive(Default)]
pub struct MeasureColumn {
    values: Vec<u32>,
    edges: Vec<u32>,
}

/// The distribution of a measure over some works.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Histogram {
    /// The bins in ascending order, without gaps.
    pub bins: Vec<Bin>,
    /// How many works have an unknown value.
    pub unknown: u32,
}

/// A range of values, both ends inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bin {
    /// The smallest value in it.
    pub from: u32,
    /// The largest value in it; `None` for the last bin, which is open-ended.
    pub to: Option<u32>,
    /// How many works are in it.
    pub count: u32,
}

/// The edges of the bins of a count: three per decade, so that each bin is about twice as wide as
/// the one before.
const LOG_EDGES: [u32; 14] = [
    0, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000,
];

/// The most bins with a value each. With years further apart than this, one of them must be wrong, and a bin each would be too many.
const MAX_SINGLE_BINS: u32 = 200;

impl MeasureColumn {
    /// Adds the next work's value.
    pub fn push(&mut self, value: Option<u32>) {
        let known = value.map(|value| value.min(UNKNOWN - 1));
        self.values.push(known.unwrap_or(UNKNOWN));
    }

    /// Chooses the bins, once all values are in.
    pub fn draw_bins(&mut self, measure: Measure) {
        let known = self.values.iter().copied().filter(|&v| v != UNKNOWN);
        let range = known.clone().min().zip(known.max());
        self.edges = match (measure, range) {
            (_, None) => Vec::new(),
            (Measure::Year | Measure::Lists, Some((first, last)))
                if last - first <= MAX_SINGLE_BINS =>
            {
                (first..=last).collect()
            }
            (_, Some((_, greatest))) => {
                let edges = LOG_EDGES.into_iter();
                edges.take_while(|&edge| edge <= greatest).collect()
            }
        };
    }

    /// A work's value.
    pub fn value(&self, work: usize) -> Option<u32> {
        let value = self.values[work];
        (value != UNKNOWN).then_some(value)
    }

    /// How many works have a known value.
    pub fn n_known(&self) -> usize {
        self.values.iter().filter(|&&v| v != UNKNOWN).count()
    }

    /// How many buckets there are: one per bin, and a last one for the unknown.
    pub fn n_buckets(&self) -> usize {
        self.edges.len() + 1
    }

    /// The bucket of a work.
    pub fn bucket(&self, work: usize) -> usize {
        match self.value(work) {
            None => self.edges.len(),
            // The first edge is at or below every value, so there is always a bin.
            Some(value) => self.edges.partition_point(|&edge| edge <= value) - 1,
        }
    }

    /// The works that a span keeps.
    pub fn mask(&self, span: Span) -> BitSet {
        let bounded = span.from.is_some() || span.to.is_some();
        let (from, to) = match bounded || !span.unknown {
            true => (span.from.unwrap_or(0), span.to.unwrap_or(UNKNOWN - 1)),
            // An empty range, so that only unknown values are kept.
            false => (1, 0),
        };
        let to = to.min(UNKNOWN - 1);
        let keeps_unknown = span.unknown || !bounded;
        let values = &self.values;
        BitSet::where_true(values.len(), |work| {
            let value = values[work];
            (from <= value && value <= to) || (keeps_unknown && value == UNKNOWN)
        })
    }

    /// The histogram with these counts of the buckets.
    pub fn histogram(&self, counts: &[u32]) -> Histogram {
        let bins = self.edges.iter().enumerate().map(|(bin, &from)| Bin {
            from,
            to: self.edges.get(bin + 1).map(|edge| edge - 1),
            count: counts[bin],
        });
        Histogram {
            bins: bins.collect(),
            unknown: counts.last().copied().unwrap_or(0),
        }
    }
}

/// A work's value of a measure.
pub fn value(measure: Measure, work: &Work) -> Option<u32> {
    match measure {
        Measure::Year => work.year.map(u32::from),
        Measure::Stars => work.stars(),
        Measure::Citations => work.citations.as_ref().map(|citations| citations.count),
        Measure::Lists => work.n_lists,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Query;

    /// Checks the counts of the buckets over all values, and the bins' lower edges.
    #[track_caller]
    fn check(measure: Measure, values: &[Option<u32>], from: &[u32], counts: &[u32]) {
        let mut column = MeasureColumn::default();
        values.iter().for_each(|&value| column.push(value));
        column.draw_bins(measure);
        let mut counted = vec![0; column.n_buckets()];
        for work in 0..values.len() {
            counted[column.bucket(work)] += 1;
        }
        assert_eq!(counted, counts);
        let histogram = column.histogram(&counted);
        let edges: Vec<u32> = histogram.bins.iter().map(|bin| bin.from).collect();
        assert_eq!(edges, from);
        assert_eq!(histogram.bins.last().and_then(|bin| bin.to), None);
    }

    #[test]
    fn every_work_is_in_one_bin_or_unknown() {
        let values = [Some(0), Some(9), Some(10), Some(40), None];
        check(Measure::Stars, &values, &[0, 10, 20], &[2, 1, 1, 1]);
        check(Measure::Stars, &[None, None], &[], &[2]);
    }

    #[test]
    fn years_have_a_bin_each_even_when_empty() {
        let values = [Some(2019), Some(2022), None];
        check(
            Measure::Year,
            &values,
            &[2019, 2020, 2021, 2022],
            &[1, 0, 0, 1, 1],
        );
        check(
            Measure::Year,
            &[Some(20), Some(2022)],
            &[0, 10, 20, 50, 100, 200, 500, 1000, 2000],
            &[0, 0, 1, 0, 0, 0, 0, 0, 1, 0],
        );
    }

    #[test]
    fn a_mask_keeps_what_its_span_keeps() {
        let values = [Some(0), Some(7), Some(2020), None, Some(u32::MAX)];
        let mut column = MeasureColumn::default();
        values.iter().for_each(|&value| column.push(value));
        for text in [
            "unknown",
            "5..",
            "..7",
            "7..7",
            "1..2020,unknown",
            "9..1",
            "..",
            "",
        ] {
            let span = Query::from_pairs([("stars", text)]).span(Measure::Stars);
            let kept = column.mask(span);
            for (work, &value) in values.iter().enumerate() {
                assert_eq!(
                    kept.contains(work as u32),
                    span.keeps(value),
                    "{text} {value:?}"
                );
            }
        }
    }
}
