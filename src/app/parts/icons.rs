//! Signs beside words, or in place of words that stand in an `aria-label`.

use crate::app::dom::{El, svg};

/// Turned down by the style where something is open.
pub const FOLD: &str = "m4 2.5 4 3.5-4 3.5";

/// A circle, struck through.
pub const EXCLUDE: &str = "M2.5 8a5.5 5.5 0 1 0 11 0 5.5 5.5 0 1 0-11 0m1.7 3.8 7.6-7.6";

/// Quotation marks.
pub const CITE: &str = "M3 4.5h3.5v4L4.5 11.5M9.5 4.5H13v4l-2 3";

/// A sign of so many pixels a side, drawn in lines; nobody hears it.
pub fn icon(side: &str, lines: &str) -> El {
    svg("svg")
        .attr("viewBox", &format!("0 0 {side} {side}"))
        .attr("width", side)
        .attr("height", side)
        .attr("aria-hidden", "true")
        .put(svg("path").attr("d", lines))
}
