//! Layouts as plain values: where things stand, worked out without a browser.

mod rows;

pub use rows::{Layout, Metrics, lines_of};
