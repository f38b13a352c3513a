//! A set of works as bits, 64 to a word.
//!
//! The engine's inner loops: words of 64 bits also where addresses have 32, and the fused
//! operations that counting needs (how many in both, how many in one of two). What the loops
//! call is always inlined: the build asks for small code, and a call would cost more than the
//! work.

/// A set of works, by their dense numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bits {
    words: Vec<u64>,
}

impl Bits {
    /// No works, room for as many as given.
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

    /// The works for which something holds, asked in rising order.
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

    /// Adds a work; one that there is no room for is no work.
    #[inline(always)]
    pub fn insert(&mut self, work: u32) {
        if let Some(word) = self.words.as_mut_slice().get_mut(work as usize / 64) {
            *word |= 1 << (work % 64);
        }
    }

    /// Takes a work out.
    #[inline(always)]
    pub fn remove(&mut self, work: u32) {
        if let Some(word) = self.words.as_mut_slice().get_mut(work as usize / 64) {
            *word &= !(1 << (work % 64));
        }
    }

    /// Whether a work is in it.
    #[inline(always)]
    pub fn contains(&self, work: u32) -> bool {
        let word = self.words.as_slice().get(work as usize / 64);
        word.is_some_and(|word| word >> (work % 64) & 1 == 1)
    }

    /// How many works.
    pub fn len(&self) -> usize {
        let ones = self.words.iter().map(|word| word.count_ones());
        ones.sum::<u32>() as usize
    }

    /// Keeps what is also in the other.
    pub fn intersect(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= other;
        }
    }

    /// Takes in what is in the other.
    pub fn unite(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word |= other;
        }
    }

    /// Drops what is in the other.
    pub fn subtract(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= !other;
        }
    }

    /// How many works are in both.
    pub fn len_of_both(&self, other: &Self) -> usize {
        let pairs = self.words.iter().zip(&other.words);
        pairs.map(|(a, b)| (a & b).count_ones()).sum::<u32>() as usize
    }

    /// How many works are in one and not in the other.
    pub fn len_of_difference(&self, other: &Self) -> usize {
        let pairs = self.words.iter().zip(&other.words);
        pairs.map(|(a, b)| (a ^ b).count_ones()).sum::<u32>() as usize
    }

    /// Does something with each work that is here and not in the other, in rising order.
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

    /// Two sets over 150 works against sets of the standard library.
    #[track_caller]
    fn check(a: &[u32], b: &[u32]) {
        let bits = |works: &[u32]| {
            let mut bits = Bits::none(150);
            works.iter().for_each(|&work| bits.insert(work));
            bits
        };
        let listed = |bits: &Bits| {
            let mut works = BTreeSet::new();
            bits.for_each_outside(&Bits::none(150), |work| assert!(works.insert(work)));
            works
        };
        let (x, y) = (
            BTreeSet::from_iter(a.to_vec()),
            BTreeSet::from_iter(b.to_vec()),
        );
        let (p, q) = (bits(a), bits(b));
        assert_eq!((listed(&p), p.len()), (x.clone(), x.len()));
        let after = |act: fn(&mut Bits, &Bits)| {
            let mut bits = p.clone();
            act(&mut bits, &q);
            listed(&bits)
        };
        assert_eq!(after(Bits::intersect), &x & &y);
        assert_eq!(after(Bits::unite), &x | &y);
        assert_eq!(after(Bits::subtract), &x - &y);
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
            assert_eq!(Bits::all(n_works).len(), n_works);
            let odd = Bits::where_true(n_works, |work| work % 2 == 1);
            assert_eq!(odd.len(), n_works / 2);
            assert!((0..n_works as u32).all(|work| odd.contains(work) == (work % 2 == 1)));
        }
        assert!(!Bits::all(10).contains(700));
    }
}
