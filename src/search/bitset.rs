//! A set of works as bits, 64 to a word.
//!
//! Used instead of a crate because the engine's inner loops need 64-bit words on a 32-bit target,
//! and fused operations for counting (the size of an intersection or of a difference). Whatever
//! those loops call is always inlined: the build optimises for size, and a call would cost more
//! than the work it does.

/// A set of works, by their dense numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BitSet {
    words: Vec<u64>,
}

impl BitSet {
    /// The empty set, with room for `n_works` works.
    pub fn none(n_works: usize) -> Self {
        Self {
            words: vec![0; n_works.div_ceil(64)],
        }
    }

    /// All works.
    pub fn all(n_works: usize) -> Self {
        let mut words = vec![u64::MAX; n_works.div_ceil(64)];
        if let Some(last) = words.last_mut()
            && !n_works.is_multiple_of(64)
        {
            *last = (1 << (n_works % 64)) - 1;
        }
        Self { words }
    }

    /// The works for which `holds` is true; it is called in ascending order.
    pub fn where_true(n_works: usize, mut holds: impl FnMut(usize) -> bool) -> Self {
        let word = |first: usize| {
            let last = (first + 64).min(n_works);
            (first..last).fold(0, |word, work| {
                word | (u64::from(holds(work)) << (work - first))
            })
        };
        Self {
            words: (0..n_works).step_by(64).map(word).collect(),
        }
    }

    /// Adds a work; one beyond the set's room is ignored.
    #[inline(always)]
    pub fn insert(&mut self, work: u32) {
        if let Some(word) = self.words.as_mut_slice().get_mut(work as usize / 64) {
            *word |= 1 << (work % 64);
        }
    }

    /// Removes a work.
    #[inline(always)]
    pub fn remove(&mut self, work: u32) {
        if let Some(word) = self.words.as_mut_slice().get_mut(work as usize / 64) {
            *word &= !(1 << (work % 64));
        }
    }

    /// Whether a work is in the set.
    #[inline(always)]
    pub fn contains(&self, work: u32) -> bool {
        let word = self.words.as_slice().get(work as usize / 64);
        word.is_some_and(|word| word >> (work % 64) & 1 == 1)
    }

    /// How many works are in the set.
    pub fn len(&self) -> usize {
        let ones = self.words.iter().map(|word| word.count_ones());
        ones.sum::<u32>() as usize
    }

    /// Keeps the works that are also in the other set.
    pub fn intersect(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= other;
        }
    }

    /// Adds the works of the other set.
    pub fn unite(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word |= other;
        }
    }

    /// Removes the works of the other set.
    pub fn subtract(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= !other;
        }
    }

    /// The size of the intersection.
    pub fn len_of_both(&self, other: &Self) -> usize {
        let pairs = self.words.iter().zip(&other.words);
        pairs.map(|(a, b)| (a & b).count_ones()).sum::<u32>() as usize
    }

    /// The size of the symmetric difference.
    pub fn len_of_difference(&self, other: &Self) -> usize {
        let pairs = self.words.iter().zip(&other.words);
        pairs.map(|(a, b)| (a ^ b).count_ones()).sum::<u32>() as usize
    }

    /// Calls `act` with each work that is in this set and not in the other, in ascending order.
    #[inline(always)]
    pub fn for_each_outside(&self, other: &Self, mut act: impl FnMut(u32)) {
        for (position, (word, other)) in self.words.iter().zip(&other.words).enumerate() {
            let mut rest = word & !other;
            while rest != 0 {
                act(position as u32 * 64 + rest.trailing_zeros());
                rest &= rest - 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// Compares two sets over 150 works with sets of the standard library.
    #[track_caller]
    fn check(a: &[u32], b: &[u32]) {
        let bits = |works: &[u32]| {
            let mut bits = BitSet::none(150);
            works.iter().for_each(|&work| bits.insert(work));
            bits
        };
        let listed = |bits: &BitSet| {
            let mut works = BTreeSet::new();
            bits.for_each_outside(&BitSet::none(150), |work| assert!(works.insert(work)));
            works
        };
        let (x, y) = (
            BTreeSet::from_iter(a.to_vec()),
            BTreeSet::from_iter(b.to_vec()),
        );
        let (p, q) = (bits(a), bits(b));
        assert_eq!((listed(&p), p.len()), (x.clone(), x.len()));
        let after = |act: fn(&mut BitSet, &BitSet)| {
            let mut bits = p.clone();
            act(&mut bits, &q);
            listed(&bits)
        };
        assert_eq!(after(BitSet::intersect), &x & &y);
        assert_eq!(after(BitSet::unite), &x | &y);
        assert_eq!(after(BitSet::subtract), &x - &y);
        assert_eq!(p.len_of_both(&q), (&x & &y).len());
        assert_eq!(p.len_of_difference(&q), (&x ^ &y).len());
        let mut outside = BTreeSet::new();
        p.for_each_outside(&q, |work| assert!(outside.insert(work)));
        assert_eq!(outside, &x - &y);
    }

    #[test]
    fn sets_of_bits_are_sets() {
        check(&[], &[]);
        check(&[0, 63, 64, 127, 149], &[63, 65, 149]);
        check(&[5], &[5]);
        check(&(0..150).collect::<Vec<_>>(), &[128]);
    }

    #[test]
    fn all_is_no_more_than_there_are() {
        for n_works in [0, 1, 63, 64, 65, 128] {
            assert_eq!(BitSet::all(n_works).len(), n_works);
            let odd = BitSet::where_true(n_works, |work| work % 2 == 1);
            assert_eq!(odd.len(), n_works / 2);
            assert!((0..n_works as u32).all(|work| odd.contains(work) == (work % 2 == 1)));
        }
        assert!(!BitSet::all(10).contains(700));
    }
}
