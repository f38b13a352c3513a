//! Signs beside words, or in place of words that stand in an `aria-label`.

use crate::app::kit::dom::{El, svg};

/// Turned down by the style where something is open.
pub const FOLD: &str = "m4 2.5 4 3.5-4 3.5";

/// A bookmark.
pub const SAVE: &str = "M4 2.5h8v11l-4-3-4 3z";

/// A circle, struck through.
pub const EXCLUDE: &str = "M2.5 8a5.5 5.5 0 1 0 11 0 5.5 5.5 0 1 0-11 0m1.7 3.8 7.6-7.6";

/// Quotation marks.
pub const CITE: &str = "M3 4.5h3.5v4L4.5 11.5M9.5 4.5H13v4l-2 3";
/// A link, as two rings of a chain.
pub const COPY_LINK: &str = "M7 9.2a2.6 2.6 0 0 0 3.7 0l2.2-2.2a2.6 2.6 0 0 0-3.7-3.7L8.4 4.1\
    M9 6.8a2.6 2.6 0 0 0-3.7 0L3.1 9a2.6 2.6 0 0 0 3.7 3.7l.8-.8";

/// Angle brackets.
pub const CODE: &str = "M5.5 4.5 2 8l3.5 3.5M10.5 4.5 14 8l-3.5 3.5M9 3.5 7 12.5";

/// A sign of so many pixels a side, drawn in lines; nobody hears it.
pub fn icon(side: &str, lines: &str) -> El {
    svg("svg")
        .attr("viewBox", &format!("0 0 {side} {side}"))
        .attr("width", side)
        .attr("height", side)
        .attr("aria-hidden", "true")
        .child(svg("path").attr("d", lines))
}
