//! Building an index in small steps, so that the page stays responsive.

use super::columns::ColumnsBuilder;
use super::facet::FacetExtractor;
use super::order::OrderBuilder;
use super::recency::NewWorks;
use super::text::{SharedTexts, TextBuilder};
use super::{AreaTree, Index, Outline};
use crate::catalogue::{Catalogue, Rows};
use crate::work::{Work, fingerprint};

/// Takes works one by one, then sorts what it gathered step by step.
pub struct IndexBuilder {
    head: Catalogue,
    head_json: String,
    areas: AreaTree,
    extractor: FacetExtractor,
    shared: SharedTexts,
    rows: Rows,
    keys: Vec<u32>,
    outlines: Vec<Outline>,
    columns: ColumnsBuilder,
    orders: OrderBuilder,
    text: TextBuilder,
}

impl IndexBuilder {
    /// Expects the works of a catalogue of which everything else is given.
    pub fn new(mut head: Catalogue) -> Self {
        let areas = AreaTree::new(std::mem::take(&mut head.areas));
        let n_works = head.lists.iter().map(|list| list.listings as usize).sum();
        Self {
            extractor: FacetExtractor::new(&head.venues, &head.lists),
            shared: SharedTexts::new(&head.venues),
            rows: Rows::default(),
            keys: Vec::new(),
            outlines: Vec::new(),
            columns: ColumnsBuilder::new(&areas, &head.venues, &head.lists),
            orders: OrderBuilder::new(&head.venues),
            text: TextBuilder::with_capacity(n_works),
            areas,
            head,
            head_json: String::new(),
        }
    }

    /// Keeps everything but the works as JSON too, for the export worker.
    pub fn set_head_json(&mut self, json: String) {
        self.head_json = json;
    }

    /// Sets which works are new to the reader; call it before the first [`IndexBuilder::push`].
    pub fn set_new_works(&mut self, new_works: NewWorks) {
        self.extractor.set_new_works(new_works);
    }

    /// Adds the next work, with its record.
    pub fn push(&mut self, work: &Work, json: &[u8]) {
        self.keys.push(fingerprint(&work.id));
        self.outlines.push(Outline::of(work));
        self.columns.push(work, &self.extractor, &self.areas);
        self.orders.push(work);
        self.text.push(work, &self.shared, &self.areas);
        self.rows.push(json);
    }

    /// How many works were added.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether no work was added.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Once all works are added, does the next part of the remaining work: a few milliseconds, even
    /// with a hundred thousand works. Returns whether more remains.
    pub fn step(&mut self) -> bool {
        self.columns.step() || self.orders.step() || self.text.step()
    }

    /// Does all remaining steps and returns the index.
    pub fn finish(mut self) -> Index {
        while self.step() {}
        let as_of = self.head.as_of().to_owned();
        Index {
            rows: self.rows,
            keys: self.keys,
            outlines: self.outlines,
            lists: self.head.lists,
            version: self.head.version,
            as_of,
            lists_as_of: self.head.lists_as_of,
            stars_as_of: self.head.stars_as_of,
            head_json: self.head_json,
            areas: self.areas,
            columns: self.columns.finish(),
            orders: self.orders.finish(),
            text: self.text.finish(),
        }
    }
}
