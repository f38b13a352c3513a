//! What follows from a query: the works it keeps, and the counts beside every facet value.

use std::ops::Range;
use std::sync::Arc;

use super::Index;
use super::bits::Bits;
use super::columns::{N_GROUPS, group_of_facet, group_of_measure};
use super::measure::Histogram;
use super::tally::Known;
use super::text::{TakenFor, TextMatch};
use super::understand::Understood;
use crate::query::{Facet, Measure, Query, Sort, TextField};
use crate::work::WorkId;

/// The answer to a query.
///
/// It keeps what each constraint alone would keep, so that the next answer works out only what
/// changed.
#[derive(Debug, Default)]
pub struct Answer {
    understood: Understood,
    text: Option<Arc<TextMatch>>,
    masks: [Option<Arc<Bits>>; N_GROUPS],
    works: Bits,
    n_works: usize,
    /// How many of the works are in each bucket.
    counts: Vec<u32>,
    /// The same with each group's own constraint lifted for its own buckets.
    disjunctive: Vec<u32>,
}

impl PartialEq for Answer {
    fn eq(&self, other: &Self) -> bool {
        self.understood == other.understood && self.works == other.works
    }
}

impl Answer {
    /// How many works are kept.
    pub fn len(&self) -> usize {
        self.n_works
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.n_works == 0
    }

    /// What was asked, as this catalogue understands it.
    pub fn understood(&self) -> &Understood {
        &self.understood
    }

    /// Words that nothing has, with what they were taken for.
    pub fn taken_for(&self) -> &[TakenFor] {
        self.text.as_ref().map_or(&[], |text| &text.taken_for)
    }

    /// The works kept.
    pub(super) fn works(&self) -> &Bits {
        &self.works
    }

    /// How many of them are in each bucket.
    pub(super) fn counts(&self) -> &[u32] {
        &self.counts
    }

    /// All constraints but one.
    fn without(&self, lifted: Option<usize>) -> Option<Bits> {
        let text = self.text.as_ref().map(|text| &text.works);
        let masks = self.masks.iter().enumerate();
        let masks = masks.filter(|(group, _)| Some(*group) != lifted);
        let masks = masks.filter_map(|(_, mask)| mask.as_deref());
        let mut kept: Option<Bits> = None;
        for mask in text.into_iter().chain(masks) {
            match &mut kept {
                Some(kept) => kept.intersect(mask),
                None => kept = Some(mask.clone()),
            }
        }
        kept
    }
}

impl Index {
    /// Answers a query. What the answer before has in common with it is not worked out again.
    pub fn answer(&self, query: &Query, before: Option<&Answer>) -> Answer {
        let mut answer = self.constraints(query, before);
        let all = self.columns.tally.all();
        answer.works = answer.without(None).unwrap_or_else(|| all.clone());
        answer.n_works = answer.works.len();
        let known = before.map(|before| Known {
            works: &before.works,
            counts: &before.counts,
        });
        let everything = 0..self.columns.n_buckets();
        answer.counts = self.columns.tally.count(&answer.works, everything, known);
        answer.disjunctive = answer.counts.clone();
        for group in 0..N_GROUPS {
            if answer.masks[group].is_some() {
                let buckets = self.columns.buckets(group);
                let others = answer.without(Some(group)).unwrap_or_else(|| all.clone());
                let counts = self.columns.tally.count(&others, buckets.clone(), None);
                answer.disjunctive[buckets].copy_from_slice(&counts);
            }
        }
        answer
    }

    /// What each constraint of a query keeps, as far as possible from the answer before.
    fn constraints(&self, query: &Query, before: Option<&Answer>) -> Answer {
        let understood = self.understand(query);
        let query = &understood.asked;
        let asked_before = before.map(|before| &before.understood.asked);
        let text = match (before, asked_before) {
            (Some(before), Some(asked)) if asked.text == query.text => before.text.clone(),
            _ => self.find(&query.text).map(Arc::new),
        };
        let mut masks: [Option<Arc<Bits>>; N_GROUPS] = Default::default();
        for facet in Facet::ALL {
            let (group, choice) = (group_of_facet(facet), query.choice(facet));
            masks[group] = match (before, asked_before) {
                (Some(before), Some(asked)) if asked.choice(facet) == choice => {
                    before.masks[group].clone()
                }
                _ if choice.is_empty() => None,
                _ => Some(Arc::new(self.columns.mask(facet, choice))),
            };
        }
        for measure in Measure::ALL {
            let (group, span) = (group_of_measure(measure), query.span(measure));
            masks[group] = match (before, asked_before) {
                (Some(before), Some(asked)) if asked.span(measure) == span => {
                    before.masks[group].clone()
                }
                _ if span.is_empty() => None,
                _ => Some(Arc::new(self.columns.measure(measure).mask(span))),
            };
        }
        Answer {
            understood,
            text,
            masks,
            ..Answer::default()
        }
    }

    /// The works that a text finds; `None` if it asks for nothing.
    fn find(&self, text: &str) -> Option<TextMatch> {
        let links_to = |work: u32, wanted: &str| {
            let links = self.rows.read(work as usize).links;
            let addresses = links
                .iter()
                .filter_map(|link| super::text::address(&link.url));
            addresses
                .into_iter()
                .any(|address| address.eq_ignore_ascii_case(wanted))
        };
        self.text.find(text, links_to)
    }

    /// How many works a query keeps.
    pub fn n_kept(&self, query: &Query, before: Option<&Answer>) -> usize {
        let kept = self.constraints(query, before).without(None);
        kept.map_or(self.len(), |kept| kept.len())
    }

    /// The first of the works kept, in the query's order.
    pub fn first(&self, answer: &Answer, most: usize) -> Vec<WorkId> {
        let sort = answer.understood.asked.order();
        let scores = answer.text.as_ref().map(|text| &text.scores);
        let works = match scores {
            Some(scores) if sort == Sort::Relevance && !scores.is_empty() => {
                self.orders.best(&answer.works, scores, most)
            }
            _ => self.orders.first(&answer.works, sort, most),
        };
        works.into_iter().map(WorkId).collect()
    }

    /// Disjunctive counts of a facet, in the order of [`Index::values`].
    ///
    /// Each says how many works would be kept if that value were the facet's only choice.
    pub fn counts<'a>(&self, answer: &'a Answer, facet: Facet) -> &'a [u32] {
        &answer.disjunctive[self.columns.buckets(group_of_facet(facet))]
    }

    /// The spread of a measure over the works kept by everything but itself.
    pub fn histogram(&self, answer: &Answer, measure: Measure) -> Histogram {
        let buckets = self.columns.buckets(group_of_measure(measure));
        let column = self.columns.measure(measure);
        column.histogram(&answer.disjunctive[buckets])
    }

    /// The spread of a measure over all works.
    pub fn histogram_of_all(&self, measure: Measure) -> Histogram {
        let buckets = self.columns.buckets(group_of_measure(measure));
        let totals = self.columns.tally.totals();
        self.columns.measure(measure).histogram(&totals[buckets])
    }

    /// The stretches of a text, in bytes, that have what was searched for. `field` is what the
    /// text is, for words that were searched for in one field alone.
    pub fn marks(
        &self,
        answer: &Answer,
        text: &str,
        field: Option<TextField>,
    ) -> Vec<Range<usize>> {
        match &answer.text {
            Some(found) => self.text.marks(found, text, field),
            None => Vec::new(),
        }
    }

    /// Which of some texts of a work, by position, have a word that was searched for and that
    /// no text that is `shown` has: they tell why the work was found. Those that are shown stand
    /// with what they are.
    pub fn only_in(
        &self,
        answer: &Answer,
        shown: &[(&str, TextField)],
        texts: &[&str],
    ) -> Vec<usize> {
        match &answer.text {
            Some(found) => self.text.only_in(found, shown, texts),
            None => Vec::new(),
        }
    }

    /// The query that was probably meant, if next to nothing is found and it would give more.
    pub fn did_you_mean(&self, answer: &Answer) -> Option<Query> {
        const NEXT_TO_NOTHING: usize = 3;
        if answer.len() >= NEXT_TO_NOTHING {
            return None;
        }
        let settled = &answer.understood.settled;
        let meant = self.text.did_you_mean(&settled.text)?;
        let query = settled.clone().with_text(meant);
        (self.n_kept(&query, Some(answer)) > answer.len()).then_some(query)
    }
}
