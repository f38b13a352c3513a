//! Answering a query: the works it keeps, and the counts beside every facet value.

use std::ops::Range;
use std::sync::Arc;

use super::Index;
use super::bitset::BitSet;
use super::columns::{N_GROUPS, group_of_facet, group_of_measure};
use super::counter::CountBase;
use super::measure::Histogram;
use super::resolve::ResolvedQuery;
use super::text::{SpellingFix, TextMatch, address};
use crate::query::{Facet, Measure, Query, Sort, TextField};
use crate::work::WorkId;

/// The answer to a query.
///
/// It remembers the works that each constraint alone keeps, so that the next answer computes only
/// what changed.
#[derive(Debug, Default)]
pub struct Answer {
    resolved: ResolvedQuery,
    text: Option<Arc<TextMatch>>,
    masks: [Option<Arc<BitSet>>; N_GROUPS],
    works: BitSet,
    n_works: usize,
    /// How many of the works are in each bucket.
    counts: Vec<u32>,
    /// The same, with each group's own constraint lifted for its own buckets.
    disjunctive: Vec<u32>,
}

impl PartialEq for Answer {
    fn eq(&self, other: &Self) -> bool {
        self.resolved == other.resolved && self.works == other.works
    }
}

impl Answer {
    /// How many works are kept.
    pub fn len(&self) -> usize {
        self.n_works
    }

    /// Whether no work is kept.
    pub fn is_empty(&self) -> bool {
        self.n_works == 0
    }

    /// The query, as this catalogue understands it.
    pub fn resolved(&self) -> &ResolvedQuery {
        &self.resolved
    }

    /// Words that are not in the index, with what was searched for instead.
    pub fn spelling_fixes(&self) -> &[SpellingFix] {
        self.text.as_ref().map_or(&[], |text| &text.spelling_fixes)
    }

    /// The works kept.
    pub(super) fn works(&self) -> &BitSet {
        &self.works
    }

    /// How many of them are in each bucket.
    pub(super) fn counts(&self) -> &[u32] {
        &self.counts
    }

    /// The works that all constraints but one keep; `None` if there is no constraint.
    fn without(&self, lifted: Option<usize>) -> Option<BitSet> {
        let text = self.text.as_ref().map(|text| &text.works);
        let masks = self.masks.iter().enumerate();
        let masks = masks.filter(|(group, _)| Some(*group) != lifted);
        let masks = masks.filter_map(|(_, mask)| mask.as_deref());
        let mut kept: Option<BitSet> = None;
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
    /// Answers a query, reusing what the previous answer has in common with it.
    pub fn answer(&self, query: &Query, before: Option<&Answer>) -> Answer {
        let mut answer = self.constraints(query, before);
        let all = self.columns.counter.all();
        answer.works = answer.without(None).unwrap_or_else(|| all.clone());
        answer.n_works = answer.works.len();
        let base = before.map(|before| CountBase {
            works: &before.works,
            counts: &before.counts,
        });
        let everything = 0..self.columns.n_buckets();
        answer.counts = self.columns.counter.count(&answer.works, everything, base);
        answer.disjunctive = answer.counts.clone();
        for group in 0..N_GROUPS {
            if answer.masks[group].is_some() {
                let buckets = self.columns.buckets(group);
                let others = answer.without(Some(group)).unwrap_or_else(|| all.clone());
                let counts = self.columns.counter.count(&others, buckets.clone(), None);
                answer.disjunctive[buckets].copy_from_slice(&counts);
            }
        }
        answer
    }

    /// The works that each constraint of a query keeps, reusing those of the previous answer.
    fn constraints(&self, query: &Query, before: Option<&Answer>) -> Answer {
        let resolved = self.resolve(query);
        let query = &resolved.effective;
        // The previous answer with its query, to reuse what both queries ask for.
        let before = before.map(|before| (before, &before.resolved.effective));
        let text = match before {
            Some((before, asked)) if asked.text == query.text => before.text.clone(),
            _ => self.find(&query.text).map(Arc::new),
        };
        let mut masks: [Option<Arc<BitSet>>; N_GROUPS] = Default::default();
        for facet in Facet::ALL {
            let (group, choice) = (group_of_facet(facet), query.choice(facet));
            masks[group] = match before {
                Some((before, asked)) if asked.choice(facet) == choice => {
                    before.masks[group].clone()
                }
                _ if choice.is_empty() => None,
                _ => Some(Arc::new(self.columns.mask(facet, choice))),
            };
        }
        for measure in Measure::ALL {
            let (group, span) = (group_of_measure(measure), query.span(measure));
            masks[group] = match before {
                Some((before, asked)) if asked.span(measure) == span => before.masks[group].clone(),
                _ if span.is_empty() => None,
                _ => Some(Arc::new(self.columns.measure(measure).mask(span))),
            };
        }
        Answer {
            resolved,
            text,
            masks,
            ..Answer::default()
        }
    }

    /// The works that match a text; `None` if it asks for nothing.
    fn find(&self, text: &str) -> Option<TextMatch> {
        let links_to = |work: u32, wanted: &str| {
            let links = self.rows.read(work as usize).links;
            let mut addresses = links.iter().filter_map(|link| address(&link.url));
            addresses.any(|address| address.eq_ignore_ascii_case(wanted))
        };
        self.text.find(text, links_to)
    }

    /// How many works a query keeps.
    pub fn n_kept(&self, query: &Query, before: Option<&Answer>) -> usize {
        let kept = self.constraints(query, before).without(None);
        kept.map_or(self.len(), |kept| kept.len())
    }

    /// The first `limit` works kept, in the query's order.
    pub fn first(&self, answer: &Answer, limit: usize) -> Vec<WorkId> {
        let sort = answer.resolved.effective.order();
        let scores = answer.text.as_ref().map(|text| &text.scores);
        let works = match scores {
            Some(scores) if sort == Sort::Relevance && !scores.is_empty() => {
                self.orders.best(&answer.works, scores, limit)
            }
            _ => self.orders.first(&answer.works, sort, limit),
        };
        works.into_iter().map(WorkId).collect()
    }

    /// Disjunctive counts of a facet, in the order of [`Index::values`]: how many works would be
    /// kept if that value were the facet's only choice.
    pub fn counts<'a>(&self, answer: &'a Answer, facet: Facet) -> &'a [u32] {
        &answer.disjunctive[self.columns.buckets(group_of_facet(facet))]
    }

    /// The distribution of a measure over the works kept by everything but its own bounds.
    pub fn histogram(&self, answer: &Answer, measure: Measure) -> Histogram {
        let buckets = self.columns.buckets(group_of_measure(measure));
        let column = self.columns.measure(measure);
        column.histogram(&answer.disjunctive[buckets])
    }

    /// The distribution of a measure over all works.
    pub fn histogram_of_all(&self, measure: Measure) -> Histogram {
        let buckets = self.columns.buckets(group_of_measure(measure));
        let totals = self.columns.counter.totals();
        self.columns.measure(measure).histogram(&totals[buckets])
    }

    /// The byte ranges of a text that match the search. `field` says what the text is, for words
    /// that are searched for in one field only.
    pub fn highlights(
        &self,
        answer: &Answer,
        text: &str,
        field: Option<TextField>,
    ) -> Vec<Range<usize>> {
        match &answer.text {
            Some(found) => self.text.highlights(found, text, field),
            None => Vec::new(),
        }
    }

    /// Which of a work's `texts`, by position, match a searched word that none of the `shown` texts
    /// matches: they explain why the work was found. Each shown text comes with its field.
    pub fn hidden_matches(
        &self,
        answer: &Answer,
        shown: &[(&str, TextField)],
        texts: &[&str],
    ) -> Vec<usize> {
        match &answer.text {
            Some(found) => self.text.hidden_matches(found, shown, texts),
            None => Vec::new(),
        }
    }

    /// The query that was probably meant, if next to nothing is found and that query finds more.
    pub fn did_you_mean(&self, answer: &Answer) -> Option<Query> {
        const NEXT_TO_NOTHING: usize = 3;
        if answer.len() >= NEXT_TO_NOTHING {
            return None;
        }
        let query = &answer.resolved.query;
        let meant = self.text.did_you_mean(&query.text)?;
        let query = query.clone().with_text(meant);
        (self.n_kept(&query, Some(answer)) > answer.len()).then_some(query)
    }
}
