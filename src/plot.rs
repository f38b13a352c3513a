//! Layouts as plain values: where things stand, worked out without a browser.

mod portion;
mod rows;
mod treemap;

pub use portion::{Row, next_portion, wanted};
pub use rows::{Layout, Metrics, lines_of};
pub use treemap::{Rect, squarify};
