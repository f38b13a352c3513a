//! Buttons, boxes and fields that act on the shelf.

use crate::app::kit::dom::{El, el};
use crate::app::state::language::tr::tr;
use crate::app::state::shelf::shelf_store;
use crate::texts::Text;

/// An element that does something.
pub fn doing(element: El, deed: &str, key: &str) -> El {
    element.attr("data-shelf", deed).attr("data-key", key)
}

/// A button that does something.
pub fn press(class: &str, name: Text, deed: &str, key: &str) -> El {
    let button = el("button").attr("type", "button").class(class);
    doing(button, deed, key).text(tr(name))
}

/// A button that opens something, or closes it.
pub fn opens(class: &str, name: Text, what: &str) -> El {
    let is_open = shelf_store().look(|_, ui| ui.is_open(what));
    let expanded = if is_open { "true" } else { "false" };
    press(class, name, "open", what).attr("aria-expanded", expanded)
}

/// A check box that does something.
pub fn tick(is_on: bool, deed: &str, key: &str) -> El {
    let tick = el("input").attr("type", "checkbox");
    // Its attribute, for it is drawn anew when that changes.
    doing(tick, deed, key).flag("checked", is_on)
}

/// A check box with a name.
pub fn named_tick(is_on: bool, name: Text, deed: &str, key: &str) -> El {
    let label = el("label").class("shelf-tick");
    label.child(tick(is_on, deed, key)).text(tr(name))
}

/// A field for a name, and a button that takes it.
pub fn entry(field: Text, name: Text, now: &str, deed: &str, key: &str) -> El {
    let input = el("input")
        .class("facet-search")
        .attr("aria-label", tr(field))
        .attr("placeholder", tr(field))
        .attr("maxlength", "100")
        .attr("value", now);
    el("div")
        .class("save-entry")
        .child(doing(input, deed, key))
        .child(press("quiet-button", name, deed, key))
}

/// Elements on a line.
pub fn row(class: &str, elements: Vec<El>) -> El {
    el("div").class(class).children(elements)
}

/// Some words of the page.
pub fn words(class: &str, text: &str) -> El {
    el("span").class(class).attr("dir", "auto").text(text)
}
