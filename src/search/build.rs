//! Making an index in small steps, so that a page stays alive meanwhile.

use super::columns::ColumnsBuilder;
use super::facet::Reader;
use super::order::OrderBuilder;
use super::recency::{Fresh, mark};
use super::text::{SharedTexts, TextBuilder};
use super::{AreaTree, Index, Outline};
use crate::catalogue::{Catalogue, Rows};
use crate::work::Work;

/// Takes works one by one, then puts what it gathered in order step by step.
pub struct IndexBuilder {
    head: Catalogue,
    head_json: String,
    areas: AreaTree,
    reader: Reader,
    shared: SharedTexts,
    rows: Rows,
    keys: Vec<u32>,
    outlines: Vec<Outline>,
    columns: ColumnsBuilder,
    orders: OrderBuilder,
    text: TextBuilder,
}

impl IndexBuilder {
    /// For a catalogue of which all but the works is here.
    pub fn new(mut head: Catalogue) -> Self {
        let areas = AreaTree::new(std::mem::take(&mut head.areas));
        let n_works = head.lists.iter().map(|list| list.listings as usize).sum();
        Self {
            reader: Reader::new(&head.venues),
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

    /// Keeps all but the works as JSON too, for those to whom texts are given.
    pub fn set_head_json(&mut self, json: String) {
        self.head_json = json;
    }

    /// Marks what is new to a reader; to be called before the first work.
    pub fn set_fresh(&mut self, fresh: Fresh) {
        self.reader.set_fresh(fresh);
    }

    /// Adds the next work, with its record.
    pub fn push(&mut self, work: &Work, json: &[u8]) {
        self.keys.push(mark(&work.id));
        self.outlines.push(Outline::of(work));
        self.columns.push(work, &self.reader, &self.areas);
        self.orders.push(work);
        self.text.push(work, &self.shared, &self.areas);
        self.rows.push(json);
    }

    /// How many works were added.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether none was added.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Once all works are added: does the next part of what remains, some milliseconds of work
    /// even for a hundred thousand works; whether more remains.
    pub fn step(&mut self) -> bool {
        self.columns.step() || self.orders.step() || self.text.step()
    }

    /// The index, with whatever steps remain.
    pub fn finish(mut self) -> Index {
        while self.step() {}
        Index {
            rows: self.rows,
            keys: self.keys,
            outlines: self.outlines,
            lists: self.head.lists,
            version: self.head.version,
            as_of: self.head.as_of,
            head_json: self.head_json,
            areas: self.areas,
            columns: self.columns.finish(),
            orders: self.orders.finish(),
            text: self.text.finish(),
        }
    }
}
