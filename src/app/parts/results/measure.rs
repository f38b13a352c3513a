//! Sizes read off the page.

use std::collections::HashMap;

use leptos::html::{Div, Ul};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::plot::Metrics;

/// A title of average letters.
const PROBE_TEXT: &str = "Accurate Post-Training Quantization for Efficient Language Models";

/// Something of each size that a card is made of.
#[component]
pub fn CardProbe(probe: NodeRef<Div>) -> impl IntoView {
    view! {
        <div node_ref=probe class="card-probe" aria-hidden="true">
            <div class="probe-base"></div>
            <div class="probe-title"></div>
            <div class="probe-authors"></div>
            <span class="probe-text">{PROBE_TEXT}</span>
            <div class="probe-row"></div>
        </div>
    }
}

/// Reads the sizes off the probe, whose parts stand in the order of [`CardProbe`].
pub fn probed(probe: NodeRef<Div>) -> Option<Metrics> {
    let probe = probe.try_get_untracked()??;
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
pub fn seen(list: NodeRef<Ul>) -> (f64, f64) {
    let height = window()
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64());
    let list = list.try_get_untracked().flatten();
    let top = list.map(|list| -list.get_bounding_client_rect().top());
    (top.unwrap_or_default(), height.unwrap_or_default())
}

/// The true heights of the rows in the page, by the work's key.
pub fn drawn_heights(list: NodeRef<Ul>) -> HashMap<String, f64> {
    let Some(list) = list.try_get_untracked().flatten() else {
        return HashMap::new();
    };
    let rows = list.children();
    (0..rows.length())
        .filter_map(|position| {
            let row: web_sys::HtmlElement = rows.item(position)?.dyn_into().ok()?;
            Some((
                row.get_attribute("data-work")?,
                f64::from(row.offset_height()),
            ))
        })
        .collect()
}
