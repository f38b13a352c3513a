//! The columns: every facet's values, every measure, and the buckets that both are counted in.

use std::ops::Range;

use super::bits::Bits;
use super::facet::{self, Value, Values};
use super::measure::{self, MeasureColumn};
use super::recency::Added;
use super::sorting::order_of;
use super::tally::Tally;
use super::{AreaTree, UNKNOWN};
use crate::query::{Choice, Facet, Measure};
use crate::work::{List, Venue, Work};

/// What can be constrained: the facets of names, then the measures.
pub const N_GROUPS: usize = Facet::ALL.len() + Measure::ALL.len();

/// The number of a facet among all that can be constrained.
pub fn group_of_facet(facet: Facet) -> usize {
    facet as usize
}

/// The number of a measure among all that can be constrained.
pub fn group_of_measure(measure: Measure) -> usize {
    Facet::ALL.len() + measure as usize
}

/// The facets and measures of all works.
pub struct Columns {
    values: [Values; Facet::ALL.len()],
    measures: [MeasureColumn; Measure::ALL.len()],
    /// The buckets of each group.
    buckets: [Range<usize>; N_GROUPS],
    /// Which works are in which bucket.
    pub tally: Tally,
}

/// Gathers columns; [`ColumnsBuilder::step`] then makes them ready to count.
pub struct ColumnsBuilder {
    values: [Values; Facet::ALL.len()],
    /// How many works each value has.
    sizes: [Vec<u32>; Facet::ALL.len()],
    measures: [MeasureColumn; Measure::ALL.len()],
    added: Added,
    /// The facet and value of each work's values, in order of works.
    entries: Vec<(u8, u32)>,
    ends: Vec<u32>,
    /// The bucket of each value of each facet, once they are ordered.
    bucket_of: [Vec<u32>; Facet::ALL.len()],
    buckets: [Range<usize>; N_GROUPS],
    tally: Tally,
    stage: Stage,
}

enum Stage {
    Number,
    Push(usize),
    MakeRoom,
    Fill(usize),
    Done,
}

const WORKS_A_STEP: usize = 8_000;

impl ColumnsBuilder {
    /// For the works of one catalogue.
    pub fn new(areas: &AreaTree, venues: &[Venue], lists: &[List]) -> Self {
        let known = |facet| Values::new(facet::known_values(facet, areas, venues, lists));
        let values = Facet::ALL.map(known);
        Self {
            sizes: Facet::ALL.map(|facet| vec![0; values[facet as usize].all().len()]),
            values,
            measures: Default::default(),
            added: Added::default(),
            entries: Vec::new(),
            ends: Vec::new(),
            bucket_of: Default::default(),
            buckets: Default::default(),
            tally: Tally::default(),
            stage: Stage::Number,
        }
    }

    /// Adds the next work.
    pub fn push(&mut self, work: &Work, reader: &facet::Reader, areas: &AreaTree) {
        for facet in Facet::ALL {
            let start = self.entries.len();
            for id in reader.ids(facet, work, areas) {
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

    /// Does the next part of what remains to be done; whether more remains. Each part takes
    /// some milliseconds at most.
    pub fn step(&mut self) -> bool {
        let n_works = self.ends.len();
        self.stage = match self.stage {
            Stage::Number => {
                self.number_buckets();
                self.tally = Tally::with_capacity(n_works);
                Stage::Push(0)
            }
            Stage::Push(start) if start < n_works => {
                let end = (start + WORKS_A_STEP).min(n_works);
                (start..end).for_each(|work| self.push_buckets(work));
                Stage::Push(end)
            }
            Stage::Push(_) => Stage::MakeRoom,
            Stage::MakeRoom => {
                let n_buckets = self.buckets.last().map_or(0, |range| range.end);
                self.tally.make_room(n_buckets);
                Stage::Fill(0)
            }
            Stage::Fill(start) if start < n_works => {
                let end = (start + WORKS_A_STEP).min(n_works);
                self.tally.fill(start..end);
                Stage::Fill(end)
            }
            Stage::Fill(_) | Stage::Done => Stage::Done,
        };
        !matches!(self.stage, Stage::Done)
    }

    /// Orders the values of each facet and gives every value and bin its bucket.
    fn number_buckets(&mut self) {
        self.count_recent();
        let mut next = 0;
        for facet in Facet::ALL {
            let at = facet as usize;
            let values = std::mem::replace(&mut self.values[at], Values::new(Vec::new()));
            let order = order(facet, values.all(), &self.sizes[at]);
            let mut bucket_of = vec![u32::MAX; values.all().len()];
            for (place, &number) in order.iter().enumerate() {
                bucket_of[number] = (next + place) as u32;
            }
            let ordered = order.iter().map(|&number| values.all()[number].clone());
            self.values[at] = Values::new(ordered.collect());
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

    /// Sizes of what is recent, which is known only now.
    fn count_recent(&mut self) {
        let is = Facet::Is as usize;
        for work in 0..self.added.len() {
            for id in self.added.ids(work) {
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
        let recent = self.added.ids(work).filter_map(|id| values.number(id));
        let of_recent = recent.map(|number| is.start as u32 + number);
        let of_measures = Measure::ALL.map(|measure| {
            let range = &buckets[group_of_measure(measure)];
            (range.start + measures[measure as usize].bucket(work)) as u32
        });
        self.tally
            .push(of_values.chain(of_recent).chain(of_measures));
    }

    /// The columns, once no step remains.
    pub fn finish(self) -> Columns {
        Columns {
            values: self.values,
            measures: self.measures,
            buckets: self.buckets,
            tally: self.tally,
        }
    }
}

/// The order to show values in: areas as they are, others by falling number of works, then by
/// label, unknown last; those without any work are dropped.
fn order(facet: Facet, values: &[Value], sizes: &[u32]) -> Vec<usize> {
    let key = |at: usize| {
        let size = std::cmp::Reverse(sizes[at]);
        (values[at].id == UNKNOWN, size, &values[at].label)
    };
    let mut order = order_of(values.len(), &|a, b| match facet {
        Facet::Area => a.cmp(&b),
        _ => key(a).cmp(&key(b)),
    });
    order.retain(|&number| facet == Facet::Area || sizes[number as usize] > 0);
    order.into_iter().map(|number| number as usize).collect()
}

impl Columns {
    /// The values of a facet.
    pub fn values(&self, facet: Facet) -> &Values {
        &self.values[facet as usize]
    }

    /// A measure.
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

    /// The works that a choice keeps. A chosen value that this catalogue lacks keeps no work.
    pub fn mask(&self, facet: Facet, choice: &Choice) -> Bits {
        let first = self.buckets(group_of_facet(facet)).start as u32;
        let numbers = |ids: &[String]| -> Vec<u32> {
            let numbers = ids.iter().filter_map(|id| self.values(facet).number(id));
            numbers.collect()
        };
        let mut mask = match choice.any.is_empty() {
            true => self.tally.all().clone(),
            false => Bits::none(self.tally.len()),
        };
        for number in numbers(&choice.any) {
            self.tally.unite_into(&mut mask, first + number);
        }
        let mut excluded = Bits::none(self.tally.len());
        for number in numbers(&choice.none) {
            self.tally.unite_into(&mut excluded, first + number);
        }
        mask.subtract(&excluded);
        mask
    }
}
