//! Building the orders in steps.

use rustc_hash::FxHashMap;

use super::Orders;
use crate::search::sorting::{sort, sorted_indices};
use crate::search::text::fold;
use crate::work::date::Date;
use crate::work::{Venue, Work};

/// Gathers what works are sorted by, from which [`OrderBuilder::step`] makes the orders.
pub struct OrderBuilder {
    venue_ranks: FxHashMap<String, u32>,
    dates: Vec<u32>,
    /// The day on which a list first had each work.
    added: Vec<u32>,
    n_lists: Vec<u32>,
    stars: Vec<u32>,
    citations: Vec<u32>,
    venues: Vec<u32>,
    titles: String,
    title_starts: Vec<u32>,
    /// The first bytes of each title, as a sort key.
    prefixes: Vec<u128>,
    by_title: Vec<u32>,
    /// The start of the next run of titles with the same prefix.
    next_run: usize,
    n_done: usize,
    orders: Orders,
}

/// A number that falls as the value rises, and is greatest for an unknown one.
fn falling(value: Option<u32>) -> u32 {
    value.map_or(u32::MAX, |value| u32::MAX - 1 - value.min(u32::MAX - 1))
}

impl OrderBuilder {
    /// Expects the works of one catalogue.
    pub fn new(venues: &[Venue]) -> Self {
        let labels: Vec<String> = venues.iter().map(|venue| fold(&venue.label)).collect();
        let by_label = sorted_indices(venues.len(), &|a, b| labels[a].cmp(&labels[b]));
        let ranks = by_label.into_iter().zip(0..);
        Self {
            venue_ranks: ranks
                .map(|(at, rank)| (venues[at as usize].id.clone(), rank))
                .collect(),
            dates: Vec::new(),
            added: Vec::new(),
            n_lists: Vec::new(),
            stars: Vec::new(),
            citations: Vec::new(),
            venues: Vec::new(),
            titles: String::new(),
            title_starts: vec![0],
            prefixes: Vec::new(),
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
        let added = work.added.as_deref().and_then(Date::parse);
        let added = added.and_then(|date| u32::try_from(date.day_number()).ok());
        self.dates.push(date(work));
        self.added.push(falling(added));
        self.n_lists.push(falling(work.n_lists));
        self.stars.push(falling(work.stars()));
        self.citations.push(falling(citations));
        self.venues.push(venue.copied().unwrap_or(u32::MAX));
        let title = fold(&work.title);
        self.prefixes.push(first_bytes(&title));
        self.titles.push_str(&title);
        self.title_starts.push(self.titles.len() as u32);
    }

    /// Does the next part of the remaining work, a few milliseconds at most; returns whether more
    /// remains.
    pub fn step(&mut self) -> bool {
        match self.n_done {
            0 => self.order_newest(),
            1 => {
                // Unknown years come last here too, so this is not the reverse of newest.
                let rising = |&date: &u32| if date == 0 { u32::MAX } else { date };
                let keys: Vec<u32> = self.dates.iter().map(rising).collect();
                self.orders.oldest = self.ordered(&keys);
            }
            2 => self.orders.added = self.ordered(&self.added),
            3 => self.orders.listed = self.ordered(&self.n_lists),
            4 => self.orders.stars = self.ordered(&self.stars),
            5 => self.orders.citations = self.ordered(&self.citations),
            6 => self.orders.venue = self.ordered(&self.venues),
            7 => {
                let prefixes = &self.prefixes;
                let compare = |a: usize, b: usize| prefixes[a].cmp(&prefixes[b]);
                self.by_title = sorted_indices(prefixes.len(), &compare);
            }
            8 => {
                self.sort_titles();
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
        let newest = sorted_indices(dates.len(), &|a, b| key(a).cmp(&key(b)));
        let mut ranks = vec![0; newest.len()];
        for (rank, &work) in newest.iter().enumerate() {
            ranks[work as usize] = rank as u32;
        }
        self.orders.newest = newest;
        self.orders.ranks = ranks;
    }

    /// The works by an ascending key; ties go to the newer one.
    fn ordered(&self, keys: &[u32]) -> Vec<u32> {
        let ranks = self.orders.ranks.iter().zip(keys);
        let mut keys: Vec<u64> = ranks
            .map(|(&rank, &key)| (u64::from(key) << 32) | u64::from(rank))
            .collect();
        keys.sort_unstable();
        let newest = &self.orders.newest;
        let works = keys.into_iter().map(|key| newest[key as u32 as usize]);
        works.collect()
    }

    /// Sorts runs of titles that share a prefix, a few thousand titles at a time.
    fn sort_titles(&mut self) {
        const TITLES_A_STEP: usize = 4_000;
        let stop = self.next_run + TITLES_A_STEP;
        while self.next_run < self.by_title.len().min(stop) {
            let start = self.next_run;
            let prefix = |work: u32| self.prefixes[work as usize];
            let first = prefix(self.by_title[start]);
            let run = self.by_title[start..].iter();
            let end = start + run.take_while(|&&work| prefix(work) == first).count();
            let (titles, starts) = (&self.titles, &self.title_starts);
            let title = |at: usize| &titles[starts[at] as usize..starts[at + 1] as usize];
            let ranks = &self.orders.ranks;
            sort(&mut self.by_title[start..end], &|a, b| {
                (title(a), ranks[a]).cmp(&(title(b), ranks[b]))
            });
            self.next_run = end;
        }
    }

    /// The orders, with all steps done.
    pub fn finish(self) -> Orders {
        self.orders
    }
}

/// The first 16 bytes as a number that sorts as they do.
fn first_bytes(text: &str) -> u128 {
    let mut bytes = [0; 16];
    let n_bytes = text.len().min(16);
    bytes[..n_bytes].copy_from_slice(&text.as_bytes()[..n_bytes]);
    u128::from_be_bytes(bytes)
}

/// Year and month as one ascending number; 0 if unknown.
///
/// The month counts only if it belongs to the year: the month of a preprint says nothing about the
/// conference a year later.
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
