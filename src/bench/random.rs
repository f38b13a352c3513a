//! Deterministic integer-only random numbers, the same on every platform.

use std::cmp::Reverse;
use std::collections::HashMap;

/// The SplitMix64 generator of G. L. Steele, D. Lea and C. H. Flood, "Fast Splittable Pseudorandom
/// Number Generators" (OOPSLA 2014), with the constants of S. Vigna's C version.
pub struct Random(u64);

impl Random {
    /// An independent sequence for every seed, purpose and number.
    pub fn new(seed: u64, purpose: u8, number: u64) -> Self {
        let start = Self(seed).next();
        Self(start ^ (u64::from(purpose) << 56) ^ number)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// One of `0..n`; 0 if `n` is 0.
    pub fn below(&mut self, n: usize) -> usize {
        let high = self.next() >> 32;
        ((high * n as u64) >> 32) as usize
    }

    /// True in `n` percent of all cases.
    pub fn percent(&mut self, n: usize) -> bool {
        self.below(100) < n
    }

    /// One of several; `None` if there are none.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.below(from.len()))
    }

    /// A count as found in the wild: about log-normal, median 256, a sixth above 1,300, at most
    /// 65,535.
    pub fn count(&mut self) -> u32 {
        // The sum of four dice is about normal: 8 octaves, standard deviation 2.3, in units of
        // 1/256.
        let octaves: usize = (0..4).map(|_| self.below(1024)).sum();
        let (whole, rest) = (octaves / 256, octaves % 256);
        (((256 + rest) << whole) / 256) as u32
    }
}

/// Draws ranks by the Zipf-Mandelbrot law: the share of a rank falls as `1 / (rank + head)`.
pub struct Zipf {
    ends: Vec<u64>,
}

impl Zipf {
    /// Over `n` ranks. The greater `head`, the less the first ranks dominate.
    pub fn new(n: usize, head: u64) -> Self {
        let mut end = 0;
        let ends = (0..n as u64).map(|rank| {
            end += (1 << 32) / (rank + head);
            end
        });
        Self {
            ends: ends.collect(),
        }
    }

    /// A rank from 0; `None` if there are none.
    pub fn draw(&self, random: &mut Random) -> Option<usize> {
        let at = random.next() % self.ends.last()?;
        Some(self.ends.partition_point(|&end| end <= at))
    }
}

/// Ids ranked by use, drawn by Zipf's law.
pub struct Ranked {
    ids: Vec<String>,
    zipf: Zipf,
}

impl Ranked {
    /// Ranks `ids` by how often each occurs in `uses`.
    pub fn new<'a>(
        ids: impl Iterator<Item = &'a String>,
        uses: impl Iterator<Item = &'a String>,
    ) -> Self {
        let mut n_uses: HashMap<&String, usize> = HashMap::new();
        for id in uses {
            *n_uses.entry(id).or_default() += 1;
        }
        let mut ids: Vec<String> = ids.cloned().collect();
        ids.sort_by_key(|id| Reverse(n_uses.get(id).copied()));
        Self {
            zipf: Zipf::new(ids.len(), 1),
            ids,
        }
    }

    /// One of them; `None` if there are none.
    pub fn draw(&self, random: &mut Random) -> Option<&String> {
        let rank = self.zipf.draw(random)?;
        self.ids.get(rank)
    }

    /// Up to `most` of them, without duplicates, in the order drawn.
    pub fn draw_some(&self, random: &mut Random, most: usize) -> Vec<String> {
        let mut drawn: Vec<String> = Vec::new();
        for _ in 0..most {
            let id = self.draw(random).filter(|id| !drawn.contains(id));
            drawn.extend(id.cloned());
        }
        drawn
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_are_the_published_ones() {
        // The first three numbers of the C reference version for the seed 1234567.
        let mut random = Random(1_234_567);
        let first = [random.next(), random.next(), random.next()];
        let published = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
        ];
        assert_eq!(first, published);
    }

    #[test]
    fn counts_are_skewed() {
        let mut random = Random::new(1, 0, 0);
        let mut counts: Vec<u32> = (0..10_000).map(|_| random.count()).collect();
        counts.sort_unstable();
        assert!((200..330).contains(&counts[5_000]), "{}", counts[5_000]);
        assert!((1_000..1_700).contains(&counts[8_400]), "{}", counts[8_400]);
        assert!(counts[9_999] <= 65_535);
    }

    #[test]
    fn first_ranks_are_drawn_most() {
        let (zipf, mut random) = (Zipf::new(100, 1), Random::new(1, 0, 0));
        let mut counts = [0; 100];
        for _ in 0..10_000 {
            counts[zipf.draw(&mut random).unwrap()] += 1;
        }
        assert!(counts[0] > 3 * counts[5], "{counts:?}");
        assert!(counts[0] > 1_600 && counts[99] > 0, "{counts:?}");
        assert_eq!(Zipf::new(0, 1).draw(&mut random), None);
    }
}
