//! The orders that results can stand in.

use std::cmp::{Ordering, Reverse};
use std::collections::HashMap;

use super::text::fold;
use crate::query::Sort;
use crate::work::{Venue, Work};

/// One column for each key that results are sorted by.
pub struct OrderKeys {
    /// Year and month as one rising number; unknown is `None`.
    date: Vec<Option<u32>>,
    stars: Vec<Option<u32>>,
    citations: Vec<Option<u32>>,
    /// Rank of the title in the alphabet.
    title: Vec<u32>,
    /// Rank of the venue's label in the alphabet; unknown is `None`.
    venue: Vec<Option<u32>>,
}

impl OrderKeys {
    /// Gathers the keys from the works.
    pub fn new(works: &[Work], venues: &[Venue]) -> Self {
        Self {
            date: works.iter().map(date).collect(),
            stars: works.iter().map(Work::stars).collect(),
            citations: works
                .iter()
                .map(|work| work.citations.as_ref().map(|citations| citations.count))
                .collect(),
            title: title_ranks(works),
            venue: venue_ranks(works, venues),
        }
    }

    /// Sorts works. Every order is total: ties go to the newer, the more starred, the title.
    pub fn sort(&self, ids: &mut [u32], sort: Sort, scores: Option<&[u32]>) {
        ids.sort_unstable_by(|&a, &b| {
            let (a, b) = (a as usize, b as usize);
            self.primary(a, b, sort, scores)
                .then_with(|| largest_first(self.date[a], self.date[b]))
                .then_with(|| largest_first(self.stars[a], self.stars[b]))
                .then_with(|| self.title[a].cmp(&self.title[b]))
        });
    }

    fn primary(&self, a: usize, b: usize, sort: Sort, scores: Option<&[u32]>) -> Ordering {
        match sort {
            Sort::Relevance => scores.map_or(Ordering::Equal, |s| s[b].cmp(&s[a])),
            Sort::Newest => Ordering::Equal,
            Sort::Oldest => least_first(self.date[a], self.date[b]),
            Sort::Stars => largest_first(self.stars[a], self.stars[b]),
            Sort::Citations => largest_first(self.citations[a], self.citations[b]),
            Sort::Title => self.title[a].cmp(&self.title[b]),
            Sort::Venue => least_first(self.venue[a], self.venue[b]),
        }
    }
}

/// Unknown values last.
fn least_first(a: Option<u32>, b: Option<u32>) -> Ordering {
    (a.is_none(), a).cmp(&(b.is_none(), b))
}

/// Unknown values last.
fn largest_first(a: Option<u32>, b: Option<u32>) -> Ordering {
    Reverse(a).cmp(&Reverse(b))
}

/// The month counts only where it belongs to the year: a preprint's month says nothing about
/// the conference of the year after.
fn date(work: &Work) -> Option<u32> {
    let year = u32::from(work.year?);
    let preprint_year = work
        .arxiv_id
        .as_ref()
        .and_then(|id| id.get(..2)?.parse::<u32>().ok())
        .map(|short| 2000 + short);
    let month = work.month.filter(|_| preprint_year == Some(year));
    Some(year * 100 + month.map_or(0, u32::from))
}

fn title_ranks(works: &[Work]) -> Vec<u32> {
    let folded: Vec<String> = works.iter().map(|work| fold(&work.title)).collect();
    let mut order: Vec<usize> = (0..works.len()).collect();
    // Equal titles keep the catalogue's order, so ranks differ and every order is total.
    order.sort_by(|&a, &b| folded[a].cmp(&folded[b]));
    let mut ranks = vec![0; works.len()];
    for (rank, position) in order.into_iter().enumerate() {
        ranks[position] = rank as u32;
    }
    ranks
}

fn venue_ranks(works: &[Work], venues: &[Venue]) -> Vec<Option<u32>> {
    let mut by_label: Vec<&Venue> = venues.iter().collect();
    by_label.sort_by_cached_key(|venue| fold(&venue.label));
    let ranks: HashMap<&str, u32> = by_label
        .iter()
        .enumerate()
        .map(|(rank, venue)| (venue.id.as_str(), rank as u32))
        .collect();
    works
        .iter()
        .map(|work| ranks.get(work.venue.as_deref()?).copied())
        .collect()
}
