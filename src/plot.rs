//! Layouts as plain values: where things stand, worked out without a browser.

mod rows;
mod treemap;

pub use rows::{Layout, Metrics, lines_of};
pub use treemap::{Rect, squarify};
