//! Finding elements of the page.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The first element that a selector finds.
pub fn first(css: &str) -> Option<HtmlElement> {
    document().query_selector(css).ok()??.dyn_into().ok()
}

/// All elements that a selector finds.
pub fn all(css: &str) -> Vec<HtmlElement> {
    let Ok(found) = document().query_selector_all(css) else {
        return Vec::new();
    };
    let elements = (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok());
    elements.collect()
}

/// Clicks the first element that a selector finds; whether it finds one.
pub fn press(css: &str) -> bool {
    let found = first(css);
    found.inspect(HtmlElement::click).is_some()
}

/// Gives the focus to the first element that a selector finds; whether it finds one.
pub fn focus(css: &str) -> bool {
    first(css).is_some_and(|found| found.focus().is_ok())
}

/// Whether keys are for the element that has the focus: a field or a select, and not a check box.
pub fn is_typing() -> bool {
    const TAKES_KEYS: &str = "input:not([type=checkbox], [type=radio]), select, textarea";
    first(":focus").is_some_and(|focused| focused.matches(TAKES_KEYS) == Ok(true))
}
