//! Sizes read off the page.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::app::kit::dom::handle::NodeRef;
use crate::app::kit::dom::{El, el};
use crate::plot::Metrics;

/// A title of average letters.
const PROBE_TEXT: &str = "Accurate Post-Training Quantization for Efficient Language Models";

/// Something of each size that a card is made of.
pub fn card_probe(probe: NodeRef) -> El {
    let part = |class| el("div").class(class);
    el("div")
        .node_ref(probe)
        .class("card-probe")
        .attr("aria-hidden", "true")
        .child(part("probe-base"))
        .child(part("probe-title"))
        .child(part("probe-authors"))
        .child(el("span").class("probe-text").text(PROBE_TEXT))
        .child(part("probe-row"))
}

/// Reads the sizes off the probe, whose parts stand in the order of [`card_probe`].
pub fn probed(probe: NodeRef) -> Option<Metrics> {
    let probe = probe.get()?;
    let size = |part: u32| {
        let rect = probe.children().item(part)?.get_bounding_client_rect();
        Some((rect.width(), rect.height()))
    };
    let (room, title_line) = size(1)?;
    let letter = size(3)?.0 / PROBE_TEXT.len() as f64;
    Some(Metrics {
        base: size(0)?.1,
        title_line,
        author_line: size(2)?.1,
        columns: (room / letter.max(1.0)) as usize,
        same: size(4)?.1,
    })
}

/// The part of the list that is on the screen: its upper edge in the list, and its height.
pub fn seen(list: NodeRef) -> (f64, f64) {
    let height = window()
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64());
    let list = list.get();
    let top = list.map(|list| -list.get_bounding_client_rect().top());
    (top.unwrap_or_default(), height.unwrap_or_default())
}

/// The true heights of the rows in the page, by the number of the work.
pub fn drawn_heights(list: NodeRef) -> Vec<(u32, f64)> {
    let Some(list) = list.get() else {
        return Vec::new();
    };
    let rows = list.children();
    (0..rows.length())
        .filter_map(|position| {
            let row: web_sys::HtmlElement = rows.item(position)?.dyn_into().ok()?;
            let number: u32 = row.get_attribute("data-row")?.parse().ok()?;
            Some((number, f64::from(row.offset_height())))
        })
        .collect()
}
