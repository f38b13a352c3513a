//! The columns: the values of every facet, every measure, and the buckets in which both are
//! counted.

use std::ops::Range;

use super::bitset::BitSet;
use super::counter::FacetCounter;
use super::facet::{self, FacetValues, Value};
use super::measure::{self, MeasureColumn};
use super::recency::{self, AddedDates};
use super::sorting::sorted_indices;
use super::{AreaTree, UNKNOWN};
use crate::query::{Choice, Facet, Measure};
use crate::work::date::Date;
use crate::work::{List, Venue, Work};

/// How many groups can be constrained: the facets, then the measures.
pub const N_GROUPS: usize = Facet::ALL.len() + Measure::ALL.len();

/// The group of a facet.
pub fn group_of_facet(facet: Facet) -> usize {
    facet as usize
}

/// The group of a measure.
pub fn group_of_measure(measure: Measure) -> usize {
    Facet::ALL.len() + measure as usize
}

/// The facets and measures of all works.
pub struct Columns {
    values: [FacetValues; Facet::ALL.len()],
    measures: [MeasureColumn; Measure::ALL.len()],
    /// The buckets of each group.
    buckets: [Range<usize>; N_GROUPS],
    newest_addition: Option<Date>,
    /// Which works are in which bucket.
    pub counter: FacetCounter,
}

/// Gathers the columns, which [`ColumnsBuilder::step`] then makes ready for counting.
pub struct ColumnsBuilder {
    values: [FacetValues; Facet::ALL.len()],
    /// How many works each value has.
    sizes: [Vec<u32>; Facet::ALL.len()],
    measures: [MeasureColumn; Measure::ALL.len()],
    added: AddedDates,
    /// The facet and value number of each value of each work, in order of works.
    entries: Vec<(u8, u32)>,
    ends: Vec<u32>,
    /// The bucket of each value of each facet, once the values are sorted.
    bucket_of: [Vec<u32>; Facet::ALL.len()],
    buckets: [Range<usize>; N_GROUPS],
    counter: FacetCounter,
    stage: Stage,
}

enum Stage {
    Number,
    Push(usize),
    Allocate,
    Fill(usize),
    Done,
}

const WORKS_A_STEP: usize = 8_000;

impl ColumnsBuilder {
    /// Expects the works of one catalogue.
    pub fn new(areas: &AreaTree, venues: &[Venue], lists: &[List]) -> Self {
        let known = |facet| FacetValues::new(facet::known_values(facet, areas, venues, lists));
        let values = Facet::ALL.map(known);
        Self {
            sizes: Facet::ALL.map(|facet| vec![0; values[facet as usize].all().len()]),
            values,
            measures: Default::default(),
            added: AddedDates::default(),
            entries: Vec::new(),
            ends: Vec::new(),
            bucket_of: Default::default(),
            buckets: Default::default(),
            counter: FacetCounter::default(),
            stage: Stage::Number,
        }
    }

    /// Adds the next work.
    pub fn push(&mut self, work: &Work, extractor: &facet::FacetExtractor, areas: &AreaTree) {
        for facet in Facet::ALL {
            let start = self.entries.len();
            for id in extractor.value_ids(facet, work, areas) {
                let number = self.values[facet as usize].number_or_new(id);
                let entry = (facet as u8, number);
                if !self.entries[start..].contains(&entry) {
                    self.entries.push(entry);
                    let sizes = &mut self.sizes[facet as usize];
                    sizes.resize(sizes.len().max(number as usize + 1), 0);
                    sizes[number as usize] += 1;
                }
            }
        }
        self.ends.push(self.entries.len() as u32);
        self.added.push(work.added.as_deref());
        for measure in Measure::ALL {
            self.measures[measure as usize].push(measure::value(measure, work));
        }
    }

    /// Does the next part of the remaining work, a few milliseconds at most; returns whether more
    /// remains.
    pub fn step(&mut self) -> bool {
        let n_works = self.ends.len();
        self.stage = match self.stage {
            Stage::Number => {
                self.number_buckets();
                self.counter = FacetCounter::with_capacity(n_works);
                Stage::Push(0)
            }
            Stage::Push(start) if start < n_works => {
                let end = (start + WORKS_A_STEP).min(n_works);
                (start..end).for_each(|work| self.push_buckets(work));
                Stage::Push(end)
            }
            Stage::Push(_) => Stage::Allocate,
            Stage::Allocate => {
                let n_buckets = self.buckets.last().map_or(0, |range| range.end);
                self.counter.allocate(n_buckets);
                Stage::Fill(0)
            }
            Stage::Fill(start) if start < n_works => {
                let end = (start + WORKS_A_STEP).min(n_works);
                self.counter.fill(start..end);
                Stage::Fill(end)
            }
            Stage::Fill(_) | Stage::Done => Stage::Done,
        };
        !matches!(self.stage, Stage::Done)
    }

    /// Sorts the values of each facet and gives every value and bin a bucket.
    fn number_buckets(&mut self) {
        self.count_recent();
        let mut next = 0;
        for facet in Facet::ALL {
            let at = facet as usize;
            let values = std::mem::replace(&mut self.values[at], FacetValues::new(Vec::new()));
            let order = order(facet, values.all(), &self.sizes[at]);
            let mut bucket_of = vec![u32::MAX; values.all().len()];
            for (place, &number) in order.iter().enumerate() {
                bucket_of[number] = (next + place) as u32;
            }
            let ordered = order.iter().map(|&number| values.all()[number].clone());
            self.values[at] = FacetValues::new(ordered.collect());
            self.bucket_of[at] = bucket_of;
            self.buckets[group_of_facet(facet)] = next..next + order.len();
            next += order.len();
        }
        for measure in Measure::ALL {
            let column = &mut self.measures[measure as usize];
            column.draw_bins(measure);
            self.buckets[group_of_measure(measure)] = next..next + column.n_buckets();
            next += column.n_buckets();
        }
    }

    /// Counts recently added works, which are known only once all works are in.
    fn count_recent(&mut self) {
        let is = Facet::Is as usize;
        for work in 0..self.added.len() {
            for id in self.added.value_ids(work) {
                let number = self.values[is].number_or_new(id);
                self.sizes[is][number as usize] += 1;
            }
        }
    }

    fn push_buckets(&mut self, work: usize) {
        let start = work.checked_sub(1).map_or(0, |before| self.ends[before]) as usize;
        let entries = &self.entries[start..self.ends[work] as usize];
        let of_values = entries
            .iter()
            .map(|&(facet, number)| self.bucket_of[facet as usize][number as usize]);
        let (measures, buckets) = (&self.measures, &self.buckets);
        let is = &buckets[group_of_facet(Facet::Is)];
        let values = &self.values[Facet::Is as usize];
        let recent = self
            .added
            .value_ids(work)
            .filter_map(|id| values.number(id));
        let of_recent = recent.map(|number| is.start as u32 + number);
        let of_measures = Measure::ALL.map(|measure| {
            let range = &buckets[group_of_measure(measure)];
            (range.start + measures[measure as usize].bucket(work)) as u32
        });
        self.counter
            .push(of_values.chain(of_recent).chain(of_measures));
    }

    /// The columns, with all steps done.
    pub fn finish(self) -> Columns {
        Columns {
            newest_addition: self.added.newest(),
            values: self.values,
            measures: self.measures,
            buckets: self.buckets,
            counter: self.counter,
        }
    }
}

/// The order in which values are shown: areas as they are; others by descending number of works,
/// then by label, unknown last, without those that no work has.
fn order(facet: Facet, values: &[Value], sizes: &[u32]) -> Vec<usize> {
    let key = |at: usize| {
        let size = std::cmp::Reverse(sizes[at]);
        (values[at].id == UNKNOWN, size, &values[at].label)
    };
    let mut order = sorted_indices(values.len(), &|a, b| match facet {
        Facet::Area => a.cmp(&b),
        _ => key(a).cmp(&key(b)),
    });
    order.retain(|&number| facet == Facet::Area || sizes[number as usize] > 0);
    order.into_iter().map(|number| number as usize).collect()
}

impl Columns {
    /// The values of a facet.
    pub fn values(&self, facet: Facet) -> &FacetValues {
        &self.values[facet as usize]
    }

    /// The first day that counts as recent for a value.
    pub fn recent_since(&self, value: &str) -> Option<Date> {
        recency::since(value, self.newest_addition?)
    }

    /// The column of a measure.
    pub fn measure(&self, measure: Measure) -> &MeasureColumn {
        &self.measures[measure as usize]
    }

    /// The buckets of a group.
    pub fn buckets(&self, group: usize) -> Range<usize> {
        self.buckets[group].clone()
    }

    /// How many buckets there are.
    pub fn n_buckets(&self) -> usize {
        self.buckets.last().map_or(0, |range| range.end)
    }

    /// The works that a choice keeps. A chosen value that is not in this catalogue keeps none.
    pub fn mask(&self, facet: Facet, choice: &Choice) -> BitSet {
        let first = self.buckets(group_of_facet(facet)).start as u32;
        let numbers = |ids: &[String]| -> Vec<u32> {
            let numbers = ids.iter().filter_map(|id| self.values(facet).number(id));
            numbers.collect()
        };
        let mut mask = match choice.any.is_empty() {
            true => self.counter.all().clone(),
            false => BitSet::none(self.counter.len()),
        };
        for number in numbers(&choice.any) {
            self.counter.unite_into(&mut mask, first + number);
        }
        let mut excluded = BitSet::none(self.counter.len());
        for number in numbers(&choice.none) {
            self.counter.unite_into(&mut excluded, first + number);
        }
        mask.subtract(&excluded);
        mask
    }
}
