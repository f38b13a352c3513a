//! Signs beside words, or in place of words that stand in an `aria-label`.

use crate::app::dom::{El, svg};
use crate::work::Rel;

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

/// What a link leads to, as a drawing.
pub fn link_sign(rel: Rel) -> &'static str {
    match rel {
        // A sheet with a folded corner and lines of text.
        Rel::Paper => "M3.5 1.8h6l3 3v9.4h-9zM9.5 1.8v3h3M5.5 8h5M5.5 10.8h5",
        // The same with an arrow down into it.
        Rel::Pdf => "M3.5 1.8h6l3 3v9.4h-9zM9.5 1.8v3h3M8 6.5v5M6 9.7l2 2 2-2",
        Rel::Code => CODE,
        // A cube.
        Rel::Model => "M8 1.8 13.5 5v6L8 14.2 2.5 11V5zM2.5 5 8 8.2 13.5 5M8 8.2v6",
        // A drum.
        Rel::Dataset => {
            "M3 4c0-2.6 10-2.6 10 0s-10 2.6-10 0v8c0 2.6 10 2.6 10 0V4M3 8c0 2.6 10 2.6 10 0"
        }
        // A speech bubble.
        Rel::Blog => "M2.2 2.8h11.6v8H7.5L4.5 13.6v-2.8H2.2zM5 5.7h6M5 8h4",
        // A screen that plays.
        Rel::Video => "M1.8 3h12.4v10H1.8zM6.5 5.8v4.4L10.3 8z",
        // A globe.
        Rel::Project => {
            "M2 8a6 6 0 1 0 12 0 6 6 0 1 0-12 0h12M8 2c-3.4 3.4-3.4 8.6 0 12 3.4-3.4 3.4-8.6 0-12"
        }
        // An arrow out of a box.
        Rel::Figure | Rel::Other => "M6.5 3.5h-4v10h10v-4M9 2.5h4.5V7M13.3 2.7 7.5 8.5",
    }
}

/// A sign of so many pixels a side, drawn in lines; nobody hears it.
pub fn icon(side: &str, lines: &str) -> El {
    svg("svg")
        .attr("viewBox", &format!("0 0 {side} {side}"))
        .attr("width", side)
        .attr("height", side)
        .attr("aria-hidden", "true")
        .put(svg("path").attr("d", lines))
}
