//! Counting: how many of the works at hand are in each bucket.
//!
//! A bucket is a value of a facet or a bin of a measure. There are two ways to count: by work
//! (walk the works, look up the buckets of each) and by bucket (intersect each bucket's works
//! with those at hand). The first costs by the number of works, the second by the number of
//! buckets. And since counts add up, works can be counted from any set whose counts are known:
//! only those that came or went matter. [`Tally::count`] takes the cheapest way.

use std::ops::Range;

use super::bits::Bits;

/// Which works are in which bucket, both ways round.
#[derive(Default)]
pub struct Tally {
    /// Where each work's buckets start among `buckets`; one more than there are works.
    starts: Vec<u32>,
    buckets: Vec<u32>,
    members: Vec<Members>,
    /// How many works each bucket has.
    totals: Vec<u32>,
    all: Bits,
    none: Bits,
    zeros: Vec<u32>,
}

/// The works of a bucket, in the form that is smaller.
enum Members {
    Few(Vec<u32>),
    Many(Bits),
}

/// A set of works whose counts are known.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// The works.
    pub works: &'a Bits,
    /// How many of them are in each bucket.
    pub counts: &'a [u32],
}

/// A work's buckets cost about this many steps to count, against one for a word of a bucket's
/// bits.
const STEPS_PER_ROW_BUCKET: usize = 2;

impl Tally {
    /// For so many works, before their buckets are known.
    pub fn with_capacity(n_works: usize) -> Self {
        let mut starts = Vec::with_capacity(n_works + 1);
        starts.push(0);
        Self {
            starts,
            ..Self::default()
        }
    }

    /// Adds the next work with its buckets, each once.
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
    pub fn of_work(&self, work: usize) -> &[u32] {
        let starts = self.starts.as_slice();
        match (starts.get(work), starts.get(work + 1)) {
            (Some(&start), Some(&end)) => &self.buckets[start as usize..end as usize],
            _ => &[],
        }
    }

    /// Makes room for the works of each bucket, once all works are added.
    pub fn make_room(&mut self, n_buckets: usize) {
        self.totals = vec![0; n_buckets];
        for &bucket in &self.buckets {
            self.totals[bucket as usize] += 1;
        }
        let n_works = self.len();
        self.all = Bits::all(n_works);
        self.none = Bits::none(n_works);
        self.zeros = vec![0; n_buckets];
        let members = self.totals.iter().map(|&total| match total as usize {
            few if few < n_works / 32 => Members::Few(Vec::with_capacity(few)),
            _ => Members::Many(Bits::none(n_works)),
        });
        self.members = members.collect();
    }

    /// Puts some works into the buckets that they are in. Every work once, in rising order.
    pub fn fill(&mut self, works: Range<usize>) {
        for work in works {
            let (start, end) = (self.starts[work] as usize, self.starts[work + 1] as usize);
            for &bucket in &self.buckets[start..end] {
                match &mut self.members[bucket as usize] {
                    Members::Few(works) => works.push(work as u32),
                    Members::Many(works) => works.insert(work as u32),
                }
            }
        }
    }

    /// All works.
    pub fn all(&self) -> &Bits {
        &self.all
    }

    /// How many works each bucket has.
    pub fn totals(&self) -> &[u32] {
        &self.totals
    }

    /// Adds a bucket's works to a set.
    pub fn unite_into(&self, set: &mut Bits, bucket: u32) {
        match &self.members[bucket as usize] {
            Members::Few(works) => works.iter().for_each(|&work| set.insert(work)),
            Members::Many(works) => set.unite(works),
        }
    }

    /// How many of the works are in each bucket of a range.
    pub fn count(&self, works: &Bits, range: Range<usize>, known: Option<Known>) -> Vec<u32> {
        let nothing = Known {
            works: &self.none,
            counts: &self.zeros,
        };
        let everything = Known {
            works: &self.all,
            counts: &self.totals,
        };
        let starts = [nothing, everything].into_iter().chain(known);
        let distances = starts.map(|start| (works.len_of_difference(start.works), start));
        let nearest = distances.min_by_key(|(distance, _)| *distance);
        let (n_changes, start) = nearest.unwrap_or((0, nothing));
        let row = self.buckets.len() / self.len().max(1) + 1;
        if n_changes * row * STEPS_PER_ROW_BUCKET <= range.len() * self.len() / 64 {
            self.count_changes(works, range, start)
        } else {
            self.count_buckets(works, range)
        }
    }

    /// By work: those that came since the start, less those that went.
    fn count_changes(&self, works: &Bits, range: Range<usize>, start: Known) -> Vec<u32> {
        let mut counts = start.counts.to_vec();
        let slice = counts.as_mut_slice();
        works.for_each_outside(start.works, |work| {
            for &bucket in self.of_work(work as usize) {
                if let Some(count) = slice.get_mut(bucket as usize) {
                    *count += 1;
                }
            }
        });
        start.works.for_each_outside(works, |work| {
            for &bucket in self.of_work(work as usize) {
                if let Some(count) = slice.get_mut(bucket as usize) {
                    *count -= 1;
                }
            }
        });
        counts[range].to_vec()
    }

    /// By bucket.
    fn count_buckets(&self, works: &Bits, range: Range<usize>) -> Vec<u32> {
        let count = |members: &Members| match members {
            Members::Few(few) => few.iter().filter(|&&work| works.contains(work)).count(),
            Members::Many(many) => many.len_of_both(works),
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
    fn tally(n_works: usize) -> Tally {
        let mut tally = Tally::with_capacity(n_works);
        for work in 0..n_works {
            let buckets = [(true, 0), (work % 2 == 0, 1), (work % 50 == 0, 2)];
            tally.push(buckets.into_iter().filter(|(is, _)| *is).map(|(_, b)| b));
        }
        tally.make_room(3);
        tally.fill(0..n_works / 2);
        tally.fill(n_works / 2..n_works);
        tally
    }

    #[test]
    fn every_way_of_counting_counts_the_same() {
        let tally = tally(1_000);
        let set = |step: usize| Bits::where_true(1_000, |work| work % step < step / 3 + 1);
        for step in [1, 2, 3, 7, 100, 999] {
            let works = set(step);
            let by_hand = |bucket: u32| {
                let inside = |work: &u32| {
                    works.contains(*work) && tally.of_work(*work as usize).contains(&bucket)
                };
                (0..1_000).filter(inside).count() as u32
            };
            let expected = [by_hand(0), by_hand(1), by_hand(2)];
            assert_eq!(tally.count_buckets(&works, 0..3), expected, "{step}");
            for other in [1, 2, 5, 1_000] {
                let start = set(other);
                let counts = tally.count_buckets(&start, 0..3);
                let known = Known {
                    works: &start,
                    counts: &counts,
                };
                assert_eq!(tally.count_changes(&works, 0..3, known), expected);
                assert_eq!(tally.count(&works, 1..3, Some(known)), expected[1..]);
            }
        }
    }

    #[test]
    fn nothing_counts_nothing() {
        let tally = tally(0);
        assert_eq!(tally.count(&Bits::none(0), 0..3, None), [0, 0, 0]);
        assert_eq!(tally.totals(), [0, 0, 0]);
    }
}
