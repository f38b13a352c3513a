//! A facet of numbers: one column, and its spread over the works at hand.

use fixedbitset::FixedBitSet;

use crate::query::{Measure, Span};
use crate::work::Work;

/// The value of one measure for each work.
pub struct MeasureColumn {
    values: Vec<Option<u32>>,
    edges: Vec<u32>,
}

/// How the works at hand spread over a measure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Histogram {
    /// The bins in rising order, without gaps.
    pub bins: Vec<Bin>,
    /// Works whose value is unknown.
    pub unknown: u32,
}

/// A stretch of values, both ends inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bin {
    /// Least value in it.
    pub from: u32,
    /// Greatest value in it; `None` for the last, which is open.
    pub to: Option<u32>,
    /// How many works.
    pub count: u32,
}

/// Edges of the bins of a count: three to a decade, so that each is about twice the one before.
const LOG_EDGES: [u32; 14] = [
    0, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000,
];

impl MeasureColumn {
    /// Gathers a measure from the works.
    pub fn new(measure: Measure, works: &[Work]) -> Self {
        let values: Vec<Option<u32>> = works.iter().map(|work| value(measure, work)).collect();
        let edges = match measure {
            Measure::Year => yearly(&values),
            Measure::Stars | Measure::Citations => logarithmic(&values),
        };
        Self { values, edges }
    }

    /// How many works have a known value.
    pub fn n_known(&self) -> usize {
        self.values.iter().flatten().count()
    }

    /// The works that a span keeps; `None` if it asks for nothing.
    pub fn mask(&self, span: Span) -> Option<FixedBitSet> {
        if span.is_empty() {
            return None;
        }
        let mut mask = FixedBitSet::with_capacity(self.values.len());
        for (position, &value) in self.values.iter().enumerate() {
            mask.set(position, span.keeps(value));
        }
        Some(mask)
    }

    /// The spread over some works.
    pub fn histogram(&self, works: &FixedBitSet) -> Histogram {
        let mut counts = vec![0; self.edges.len()];
        let mut unknown = 0;
        for position in works.ones() {
            match self.values[position] {
                None => unknown += 1,
                // The first edge is at or below every value, so there is a bin.
                Some(value) => {
                    counts[self.edges.partition_point(|&edge| edge <= value) - 1] += 1;
                }
            }
        }
        let bins = (0..counts.len()).map(|bin| Bin {
            from: self.edges[bin],
            to: self.edges.get(bin + 1).map(|edge| edge - 1),
            count: counts[bin],
        });
        Histogram {
            bins: bins.collect(),
            unknown,
        }
    }
}

fn value(measure: Measure, work: &Work) -> Option<u32> {
    match measure {
        Measure::Year => work.year.map(u32::from),
        Measure::Stars => work.stars(),
        Measure::Citations => work.citations.as_ref().map(|citations| citations.count),
    }
}

/// One bin a year, from the first to the last.
fn yearly(values: &[Option<u32>]) -> Vec<u32> {
    let known = values.iter().flatten().copied();
    match (known.clone().min(), known.max()) {
        (Some(first), Some(last)) => (first..=last).collect(),
        _ => Vec::new(),
    }
}

/// The logarithmic bins up to the one that holds the greatest value.
fn logarithmic(values: &[Option<u32>]) -> Vec<u32> {
    let Some(greatest) = values.iter().flatten().max() else {
        return Vec::new();
    };
    let edges = LOG_EDGES.into_iter();
    edges.take_while(|edge| edge <= greatest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(values: &[Option<u32>], edges: Vec<u32>) -> MeasureColumn {
        MeasureColumn {
            values: values.to_vec(),
            edges,
        }
    }

    fn all(n_works: usize) -> FixedBitSet {
        let mut all = FixedBitSet::with_capacity(n_works);
        all.insert_range(..);
        all
    }

    #[test]
    fn every_work_is_in_one_bin_or_unknown() {
        let values = [
            Some(0),
            Some(9),
            Some(10),
            Some(99_000),
            None,
            Some(250_000),
        ];
        let edges = logarithmic(&values);
        let histogram = column(&values, edges).histogram(&all(6));
        let in_bins: u32 = histogram.bins.iter().map(|bin| bin.count).sum();
        assert_eq!((in_bins, histogram.unknown), (5, 1));
        assert_eq!(histogram.bins[0].count, 2);
        assert_eq!(histogram.bins.last().map(|bin| bin.to), Some(None));
    }

    #[test]
    fn years_have_a_bin_each_even_when_empty() {
        let values = [Some(2019), Some(2022), None];
        let edges = yearly(&values);
        let histogram = column(&values, edges).histogram(&all(3));
        let counts: Vec<u32> = histogram.bins.iter().map(|bin| bin.count).collect();
        assert_eq!(counts, [1, 0, 0, 1]);
    }

    #[test]
    fn nothing_known_is_no_bin() {
        let values = [None, None];
        assert!(logarithmic(&values).is_empty());
        let histogram = column(&values, yearly(&values)).histogram(&all(2));
        assert_eq!((histogram.bins.len(), histogram.unknown), (0, 2));
    }
}
