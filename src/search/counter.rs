//! Counting how many works of a set are in each bucket.
//!
//! A bucket is a value of a facet or a bin of a measure. There are two ways to count: by work (walk
//! the works and look up the buckets of each), which costs by the number of works, and by bucket
//! (intersect the set with the works of each bucket), which costs by the number of buckets. And
//! since counts are additive, counting can start from any set whose counts are known, so that only
//! the differences matter. [`FacetCounter::count`] chooses the cheapest way.

use std::ops::Range;

use super::bitset::BitSet;

/// Which works are in which bucket, indexed both ways.
#[derive(Default)]
pub struct FacetCounter {
    /// Where each work's buckets start among `buckets`; one more than there are works.
    starts: Vec<u32>,
    buckets: Vec<u32>,
    members: Vec<BucketWorks>,
    /// How many works each bucket has.
    totals: Vec<u32>,
    all: BitSet,
    none: BitSet,
    zeros: Vec<u32>,
}

/// The works of a bucket, in whichever form is smaller.
enum BucketWorks {
    Sparse(Vec<u32>),
    Dense(BitSet),
}

/// A set of works whose counts are known, to count from.
#[derive(Clone, Copy)]
pub struct CountBase<'a> {
    /// The works.
    pub works: &'a BitSet,
    /// How many of them are in each bucket.
    pub counts: &'a [u32],
}

/// Counting one bucket of a work costs about this many times as much as one word of a bit set.
const STEPS_PER_BUCKET: usize = 2;

impl FacetCounter {
    /// Expects `n_works` works.
    pub fn with_capacity(n_works: usize) -> Self {
        let mut starts = Vec::with_capacity(n_works + 1);
        starts.push(0);
        Self {
            starts,
            ..Self::default()
        }
    }

    /// Adds the next work with its buckets, without duplicates.
    pub fn push(&mut self, buckets: impl IntoIterator<Item = u32>) {
        self.buckets.extend(buckets);
        self.starts.push(self.buckets.len() as u32);
    }

    /// How many works were added.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The buckets of a work.
    #[inline(always)]
    pub fn buckets_of(&self, work: usize) -> &[u32] {
        let starts = self.starts.as_slice();
        match (starts.get(work), starts.get(work + 1)) {
            (Some(&start), Some(&end)) => &self.buckets[start as usize..end as usize],
            _ => &[],
        }
    }

    /// Allocates the sets of works for each bucket, once all works are added.
    pub fn allocate(&mut self, n_buckets: usize) {
        self.totals = vec![0; n_buckets];
        for &bucket in &self.buckets {
            self.totals[bucket as usize] += 1;
        }
        let n_works = self.len();
        self.all = BitSet::all(n_works);
        self.none = BitSet::none(n_works);
        self.zeros = vec![0; n_buckets];
        let members = self.totals.iter().map(|&total| match total as usize {
            few if few < n_works / 32 => BucketWorks::Sparse(Vec::with_capacity(few)),
            _ => BucketWorks::Dense(BitSet::none(n_works)),
        });
        self.members = members.collect();
    }

    /// Puts a range of works into their buckets. Call it once for each work, in ascending order.
    pub fn fill(&mut self, works: Range<usize>) {
        for work in works {
            let (start, end) = (self.starts[work] as usize, self.starts[work + 1] as usize);
            for &bucket in &self.buckets[start..end] {
                match &mut self.members[bucket as usize] {
                    BucketWorks::Sparse(works) => works.push(work as u32),
                    BucketWorks::Dense(works) => works.insert(work as u32),
                }
            }
        }
    }

    /// All works.
    pub fn all(&self) -> &BitSet {
        &self.all
    }

    /// How many works each bucket has.
    pub fn totals(&self) -> &[u32] {
        &self.totals
    }

    /// Adds the works of a bucket to a set.
    pub fn unite_into(&self, set: &mut BitSet, bucket: u32) {
        match &self.members[bucket as usize] {
            BucketWorks::Sparse(works) => works.iter().for_each(|&work| set.insert(work)),
            BucketWorks::Dense(works) => set.unite(works),
        }
    }

    /// How many of the works are in each bucket of a range.
    pub fn count(&self, works: &BitSet, range: Range<usize>, known: Option<CountBase>) -> Vec<u32> {
        let nothing = CountBase {
            works: &self.none,
            counts: &self.zeros,
        };
        let everything = CountBase {
            works: &self.all,
            counts: &self.totals,
        };
        let starts = [nothing, everything].into_iter().chain(known);
        let distances = starts.map(|start| (works.len_of_difference(start.works), start));
        let nearest = distances.min_by_key(|(distance, _)| *distance);
        let (n_changes, start) = nearest.unwrap_or((0, nothing));
        let row = self.buckets.len() / self.len().max(1) + 1;
        if n_changes * row * STEPS_PER_BUCKET <= range.len() * self.len() / 64 {
            self.count_changes(works, range, start)
        } else {
            self.count_buckets(works, range)
        }
    }

    /// Counts by work: adds those that are new since `start`, subtracts those that are gone.
    fn count_changes(&self, works: &BitSet, range: Range<usize>, start: CountBase) -> Vec<u32> {
        let mut counts = start.counts.to_vec();
        let slice = counts.as_mut_slice();
        works.for_each_outside(start.works, |work| {
            for &bucket in self.buckets_of(work as usize) {
                if let Some(count) = slice.get_mut(bucket as usize) {
                    *count += 1;
                }
            }
        });
        start.works.for_each_outside(works, |work| {
            for &bucket in self.buckets_of(work as usize) {
                if let Some(count) = slice.get_mut(bucket as usize) {
                    *count -= 1;
                }
            }
        });
        counts[range].to_vec()
    }

    /// Counts by bucket.
    fn count_buckets(&self, works: &BitSet, range: Range<usize>) -> Vec<u32> {
        let count = |members: &BucketWorks| match members {
            BucketWorks::Sparse(few) => few.iter().filter(|&&work| works.contains(work)).count(),
            BucketWorks::Dense(many) => many.len_of_both(works),
        };
        self.members[range]
            .iter()
            .map(|m| count(m) as u32)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Work `w` is in bucket 0, in bucket 1 if even, and in bucket 2 if a multiple of 50.
    fn counter(n_works: usize) -> FacetCounter {
        let mut counter = FacetCounter::with_capacity(n_works);
        for work in 0..n_works {
            let buckets = [(true, 0), (work % 2 == 0, 1), (work % 50 == 0, 2)];
            counter.push(buckets.into_iter().filter(|(is, _)| *is).map(|(_, b)| b));
        }
        counter.allocate(3);
        counter.fill(0..n_works / 2);
        counter.fill(n_works / 2..n_works);
        counter
    }

    #[test]
    fn every_way_of_counting_counts_the_same() {
        let counter = counter(1_000);
        let set = |step: usize| BitSet::where_true(1_000, |work| work % step < step / 3 + 1);
        for step in [1, 2, 3, 7, 100, 999] {
            let works = set(step);
            let by_hand = |bucket: u32| {
                let inside = |work: &u32| {
                    works.contains(*work) && counter.buckets_of(*work as usize).contains(&bucket)
                };
                (0..1_000).filter(inside).count() as u32
            };
            let expected = [by_hand(0), by_hand(1), by_hand(2)];
            assert_eq!(counter.count_buckets(&works, 0..3), expected, "{step}");
            for other in [1, 2, 5, 1_000] {
                let start = set(other);
                let counts = counter.count_buckets(&start, 0..3);
                let known = CountBase {
                    works: &start,
                    counts: &counts,
                };
                assert_eq!(counter.count_changes(&works, 0..3, known), expected);
                assert_eq!(counter.count(&works, 1..3, Some(known)), expected[1..]);
            }
        }
    }

    #[test]
    fn nothing_counts_nothing() {
        let counter = counter(0);
        assert_eq!(counter.count(&BitSet::none(0), 0..3, None), [0, 0, 0]);
        assert_eq!(counter.totals(), [0, 0, 0]);
    }
}
