//! Where the focus goes when the button that had it is gone.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::app::kit::scheduler::after_effects;

/// A button that acted is gone from the page, and the focus with it: gives it to the chip that
/// took its place (or the one that takes back what was cleared), else to the count of results.
pub fn keep_focus(position: usize) {
    after_effects(move || {
        let chip = nth_or_last(".chip", position);
        if let Some(target) = chip.or_else(|| nth_or_last(".result-count", 0)) {
            // Focusing an element of the page cannot fail.
            let _ = target.focus();
        }
    });
}

fn nth_or_last(css: &str, position: usize) -> Option<web_sys::HtmlElement> {
    let found = document().query_selector_all(css).ok()?;
    let last = found.length().checked_sub(1)?;
    found.item(last.min(position as u32))?.dyn_into().ok()
}
