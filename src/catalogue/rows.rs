//! The works' records as text, read when one is shown.
//!
//! Typed, a work takes about three times the memory of its JSON, and a page shows some dozens
//! of them at once: so the text is kept, and the columns of the search engine hold what every
//! keystroke needs.

use crate::work::Work;

/// Records in the order of the works. They stand in blocks, so that adding one never copies
/// the others.
#[derive(Default)]
pub struct Rows {
    blocks: Vec<Vec<u8>>,
    /// Block, start and end of each.
    spans: Vec<(u32, u32, u32)>,
}

const BLOCK: usize = 1 << 20;

impl Rows {
    /// Adds the record of the next work: JSON that was read as a [`Work`] before.
    pub fn push(&mut self, json: &[u8]) {
        let fits = |block: &Vec<u8>| block.len() + json.len() <= block.capacity();
        if !self.blocks.last().is_some_and(fits) {
            self.blocks.push(Vec::with_capacity(json.len().max(BLOCK)));
        }
        let number = self.blocks.len() - 1;
        let block = &mut self.blocks[number];
        let start = block.len();
        block.extend_from_slice(json);
        self.spans
            .push((number as u32, start as u32, block.len() as u32));
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// The record of one, as it came.
    pub fn json(&self, position: usize) -> &[u8] {
        let (block, start, end) = self.spans[position];
        &self.blocks[block as usize][start as usize..end as usize]
    }

    /// Reads one.
    pub fn read(&self, position: usize) -> Work {
        serde_json::from_slice(self.json(position))
            .expect("a record is kept only after it was read once")
    }
}
