//! The orders that results can stand in.
//!
//! Every order is a list of all works, made once: results are what it has of them. Ties go to
//! the newer, then the more starred, then the catalogue's own order; works that lack the value
//! come last.

use rustc_hash::FxHashMap;

use super::bits::Bits;
use super::sorting::{order_of, sort};
use super::text::{MOST, fold};
use crate::query::Sort;
use crate::work::{Venue, Work};

/// All works in each order, and the place of each in the order of newest first.
#[derive(Default)]
pub struct Orders {
    newest: Vec<u32>,
    /// Where each work stands in `newest`.
    places: Vec<u32>,
    oldest: Vec<u32>,
    stars: Vec<u32>,
    citations: Vec<u32>,
    title: Vec<u32>,
    venue: Vec<u32>,
}

/// Gathers what works are ordered by; [`OrderBuilder::step`] then makes the orders.
pub struct OrderBuilder {
    venue_ranks: FxHashMap<String, u32>,
    dates: Vec<u32>,
    stars: Vec<u32>,
    citations: Vec<u32>,
    venues: Vec<u32>,
    titles: String,
    title_starts: Vec<u32>,
    /// The first bytes of each title.
    beginnings: Vec<u128>,
    by_title: Vec<u32>,
    /// Where the next run of titles with the same start begins.
    next_run: usize,
    n_done: usize,
    orders: Orders,
}

/// A number that is greater for a smaller value and greatest for an unknown one.
fn falling(value: Option<u32>) -> u32 {
    value.map_or(u32::MAX, |value| u32::MAX - 1 - value.min(u32::MAX - 1))
}

impl OrderBuilder {
    /// For the works of one catalogue.
    pub fn new(venues: &[Venue]) -> Self {
        let labels: Vec<String> = venues.iter().map(|venue| fold(&venue.label)).collect();
        let by_label = order_of(venues.len(), &|a, b| labels[a].cmp(&labels[b]));
        let ranks = by_label.into_iter().zip(0..);
        Self {
            venue_ranks: ranks
                .map(|(at, rank)| (venues[at as usize].id.clone(), rank))
                .collect(),
            dates: Vec::new(),
            stars: Vec::new(),
            citations: Vec::new(),
            venues: Vec::new(),
            titles: String::new(),
            title_starts: vec![0],
            beginnings: Vec::new(),
            by_title: Vec::new(),
            next_run: 0,
            n_done: 0,
            orders: Orders::default(),
        }
    }

    /// Adds the next work.
    pub fn push(&mut self, work: &Work) {
        let citations = work.citations.as_ref().map(|citations| citations.count);
        let venue = work
            .venue
            .as_deref()
            .and_then(|id| self.venue_ranks.get(id));
        self.dates.push(date(work));
        self.stars.push(falling(work.stars()));
        self.citations.push(falling(citations));
        self.venues.push(venue.copied().unwrap_or(u32::MAX));
        let title = fold(&work.title);
        self.beginnings.push(first_bytes(&title));
        self.titles.push_str(&title);
        self.title_starts.push(self.titles.len() as u32);
    }

    /// Does the next part of what remains to be done; whether more remains. Each part takes
    /// some milliseconds at most.
    pub fn step(&mut self) -> bool {
        match self.n_done {
            0 => self.order_newest(),
            1 => {
                // Unknown years last here too, which is not the other way round.
                let rising = |&date: &u32| if date == 0 { u32::MAX } else { date };
                let keys: Vec<u32> = self.dates.iter().map(rising).collect();
                self.orders.oldest = self.ordered(&keys);
            }
            2 => self.orders.stars = self.ordered(&self.stars),
            3 => self.orders.citations = self.ordered(&self.citations),
            4 => self.orders.venue = self.ordered(&self.venues),
            5 => {
                let beginnings = &self.beginnings;
                let compare = |a: usize, b: usize| beginnings[a].cmp(&beginnings[b]);
                self.by_title = order_of(beginnings.len(), &compare);
            }
            6 => {
                self.part_titles();
                if self.next_run < self.by_title.len() {
                    return true;
                }
                self.orders.title = std::mem::take(&mut self.by_title);
            }
            _ => return false,
        }
        self.n_done += 1;
        true
    }

    fn order_newest(&mut self) {
        let (dates, stars) = (&self.dates, &self.stars);
        let key = |at: usize| (std::cmp::Reverse(dates[at]), stars[at]);
        let newest = order_of(dates.len(), &|a, b| key(a).cmp(&key(b)));
        let mut places = vec![0; newest.len()];
        for (place, &work) in newest.iter().enumerate() {
            places[work as usize] = place as u32;
        }
        self.orders.newest = newest;
        self.orders.places = places;
    }

    /// The works by a rising key, newest first among equals.
    fn ordered(&self, keys: &[u32]) -> Vec<u32> {
        let places = self.orders.places.iter().zip(keys);
        let mut keys: Vec<u64> = places
            .map(|(&place, &key)| (u64::from(key) << 32) | u64::from(place))
            .collect();
        keys.sort_unstable();
        let newest = &self.orders.newest;
        let works = keys.into_iter().map(|key| newest[key as u32 as usize]);
        works.collect()
    }

    /// Puts titles with the same first bytes in order, some thousand at a time.
    fn part_titles(&mut self) {
        const TITLES_A_STEP: usize = 4_000;
        let stop = self.next_run + TITLES_A_STEP;
        while self.next_run < self.by_title.len().min(stop) {
            let start = self.next_run;
            let beginning = |work: u32| self.beginnings[work as usize];
            let first = beginning(self.by_title[start]);
            let run = self.by_title[start..].iter();
            let end = start + run.take_while(|&&work| beginning(work) == first).count();
            let (titles, starts) = (&self.titles, &self.title_starts);
            let title = |at: usize| &titles[starts[at] as usize..starts[at + 1] as usize];
            let places = &self.orders.places;
            sort(&mut self.by_title[start..end], &|a, b| {
                (title(a), places[a]).cmp(&(title(b), places[b]))
            });
            self.next_run = end;
        }
    }

    /// The orders, once no step remains.
    pub fn finish(self) -> Orders {
        self.orders
    }
}

/// The first 16 bytes as a number that orders like them.
fn first_bytes(text: &str) -> u128 {
    let mut bytes = [0; 16];
    let n_bytes = text.len().min(16);
    bytes[..n_bytes].copy_from_slice(&text.as_bytes()[..n_bytes]);
    u128::from_be_bytes(bytes)
}

/// Year and month as one rising number; 0 if unknown.
///
/// The month counts only where it belongs to the year: a preprint's month says nothing about
/// the conference of the year after.
fn date(work: &Work) -> u32 {
    let Some(year) = work.year.map(u32::from) else {
        return 0;
    };
    let preprint_year = work
        .arxiv_id
        .as_ref()
        .and_then(|id| id.get(..2)?.parse::<u32>().ok())
        .map(|short| 2000 + short);
    let month = work.month.filter(|_| preprint_year == Some(year));
    year * 100 + month.map_or(0, u32::from) + 1
}

impl Orders {
    /// The first of some works in an order that needs no scores.
    pub fn first(&self, works: &Bits, sort: Sort, most: usize) -> Vec<u32> {
        let order = match sort {
            Sort::Relevance | Sort::Newest => &self.newest,
            Sort::Oldest => &self.oldest,
            Sort::Stars => &self.stars,
            Sort::Citations => &self.citations,
            Sort::Title => &self.title,
            Sort::Venue => &self.venue,
        };
        let kept = order.iter().copied().filter(|&work| works.contains(work));
        kept.take(most).collect()
    }

    /// The first of some scored works by score.
    pub fn best(&self, works: &Bits, scores: &[(u32, u16)], most: usize) -> Vec<u32> {
        let least = least_score(works, scores, most);
        let kept = scores
            .iter()
            .filter(|&&(work, score)| score >= least && works.contains(work));
        // Highest score first, then newest: one number each, which sorts fast.
        let mut keys: Vec<u64> = kept
            .map(|&(work, score)| {
                let place = self.places[work as usize];
                (u64::from(u16::MAX - score) << 32) | u64::from(place)
            })
            .collect();
        keys.sort_unstable();
        keys.truncate(most);
        let works = keys.into_iter().map(|key| self.newest[key as u32 as usize]);
        works.collect()
    }
}

/// A score that at least `most` works have, if there are so many; all others may be left out.
fn least_score(works: &Bits, scores: &[(u32, u16)], most: usize) -> u16 {
    if scores.len() <= most {
        return 0;
    }
    let mut n_works = vec![0; usize::from(MOST) + 1];
    for &(work, score) in scores {
        n_works[usize::from(score.min(MOST))] += usize::from(works.contains(work));
    }
    let mut so_far = 0;
    for (score, n_works) in n_works.into_iter().enumerate().rev() {
        so_far += n_works;
        if so_far >= most {
            return score as u16;
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let all = Bits::all(works.len());
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
        let odd = Bits::where_true(90, |work| work % 2 == 1);
        let mut expected = scores.clone();
        expected.retain(|(work, _)| work % 2 == 1);
        expected.sort_by_key(|&(work, score)| (std::cmp::Reverse(score), work));
        let expected: Vec<u32> = expected.into_iter().map(|(work, _)| work).collect();
        for most in [0, 1, 7, 45, usize::MAX] {
            let best = orders.best(&odd, &scores, most);
            assert_eq!(best, expected[..most.min(45)], "{most}");
        }
    }
}
