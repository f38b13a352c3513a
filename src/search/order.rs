//! The orders that results can be shown in.
//!
//! Each order is a list of all works, made once; results are the works kept, in that order.
//! Ties go to the newer work, then to the one with more stars, then to the catalogue's own
//! order; works that lack the value come last.

mod builder;

use super::bitset::BitSet;
use super::text::MAX_SCORE;
use crate::query::Sort;

pub use builder::OrderBuilder;

/// All works in each order.
#[derive(Default)]
pub struct Orders {
    newest: Vec<u32>,
    /// The position of each work in `newest`.
    ranks: Vec<u32>,
    oldest: Vec<u32>,
    added: Vec<u32>,
    listed: Vec<u32>,
    stars: Vec<u32>,
    citations: Vec<u32>,
    title: Vec<u32>,
    venue: Vec<u32>,
}

impl Orders {
    /// The first `limit` of some works, in an order that needs no scores.
    pub fn first(&self, works: &BitSet, sort: Sort, limit: usize) -> Vec<u32> {
        let order = match sort {
            Sort::Relevance | Sort::Newest => &self.newest,
            Sort::Oldest => &self.oldest,
            Sort::Added => &self.added,
            Sort::Listed => &self.listed,
            Sort::Stars => &self.stars,
            Sort::Citations => &self.citations,
            Sort::Title => &self.title,
            Sort::Venue => &self.venue,
        };
        let kept = order.iter().copied().filter(|&work| works.contains(work));
        kept.take(limit).collect()
    }

    /// The `limit` works with the highest scores, best first.
    pub fn best(&self, works: &BitSet, scores: &[(u32, u16)], limit: usize) -> Vec<u32> {
        let least = score_threshold(works, scores, limit);
        let kept = scores
            .iter()
            .filter(|&&(work, score)| score >= least && works.contains(work));
        // Highest score first, then newest, packed into one number that sorts fast.
        let mut keys: Vec<u64> = kept
            .map(|&(work, score)| {
                let rank = self.ranks[work as usize];
                (u64::from(u16::MAX - score) << 32) | u64::from(rank)
            })
            .collect();
        keys.sort_unstable();
        keys.truncate(limit);
        let works = keys.into_iter().map(|key| self.newest[key as u32 as usize]);
        works.collect()
    }
}

/// A score that at least `limit` works reach, or 0; all works below it can be left out.
fn score_threshold(works: &BitSet, scores: &[(u32, u16)], limit: usize) -> u16 {
    if scores.len() <= limit {
        return 0;
    }
    let mut n_works = vec![0; usize::from(MAX_SCORE) + 1];
    for &(work, score) in scores {
        n_works[usize::from(score.min(MAX_SCORE))] += usize::from(works.contains(work));
    }
    let mut so_far = 0;
    for (score, n_works) in n_works.into_iter().enumerate().rev() {
        so_far += n_works;
        if so_far >= limit {
            return score as u16;
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::work::Work;

    fn orders(works: &[(&str, Option<u16>)]) -> Orders {
        let mut builder = OrderBuilder::new(&[]);
        for (title, year) in works {
            builder.push(&Work {
                title: (*title).to_owned(),
                year: *year,
                ..Work::default()
            });
        }
        while builder.step() {}
        builder.finish()
    }

    #[track_caller]
    fn check(works: &[(&str, Option<u16>)], sort: Sort, expected: &[u32]) {
        let all = BitSet::all(works.len());
        assert_eq!(orders(works).first(&all, sort, usize::MAX), expected);
    }

    #[test]
    fn unknown_years_come_last_both_ways() {
        let works = [("b", None), ("a", Some(2020)), ("c", Some(2023))];
        check(&works, Sort::Newest, &[2, 1, 0]);
        check(&works, Sort::Oldest, &[1, 2, 0]);
        check(&[], Sort::Newest, &[]);
    }

    #[test]
    fn titles_are_ordered_beyond_their_first_letters_and_whatever_their_case() {
        let works = [
            ("a very long title of Zebras", None),
            ("A Very Long Title of ants", None),
            ("Älpha", None),
            ("a very", Some(2020)),
            ("a very", Some(2024)),
        ];
        check(&works, Sort::Title, &[4, 3, 1, 0, 2]);
    }

    #[test]
    fn the_best_are_the_first_of_all_ordered_by_score() {
        let works = [("", None); 90];
        let orders = orders(&works);
        let scores: Vec<(u32, u16)> = (0..90).map(|work| (work, (work * 7 % 13) as u16)).collect();
        let odd = BitSet::where_true(90, |work| work % 2 == 1);
        let mut expected = scores.clone();
        expected.retain(|(work, _)| work % 2 == 1);
        expected.sort_by_key(|&(work, score)| (std::cmp::Reverse(score), work));
        let expected: Vec<u32> = expected.into_iter().map(|(work, _)| work).collect();
        for limit in [0, 1, 7, 45, usize::MAX] {
            let best = orders.best(&odd, &scores, limit);
            assert_eq!(best, expected[..limit.min(45)], "{limit}");
        }
    }
}
