//! Buttons, boxes and fields as the filters have them.

use leptos::prelude::*;

use crate::app::kit::dom::{El, el};
use crate::app::kit::reactive::RwSignal;
use crate::app::state::language::tr::{tr, tr_plural, tr_with};
use crate::texts::Text;

/// A button with nothing on it yet.
pub fn bare_button(class: &str) -> El {
    el("button").attr("type", "button").class(class)
}

/// A button that says what it does.
pub fn button(class: &str, text: Text) -> El {
    bare_button(class).text(tr(text))
}

/// A check box for a value, which is on as long as `is_on` says so.
pub fn check_box(value: &str, is_on: impl Fn() -> bool + 'static) -> El {
    bare_check_box(value).bind_prop("checked", is_on)
}

/// A check box for a value, which is off.
pub fn bare_check_box(value: &str) -> El {
    el("input").attr("type", "checkbox").attr("value", value)
}

/// A field that searches among the values of a facet.
pub fn facet_search(facet: Text, n_values: usize, wanted: RwSignal<String>) -> El {
    let name = tr_with(Text::SearchIn, &[&tr(facet).to_lowercase()]);
    el("input")
        .attr("type", "search")
        .class("facet-search")
        .attr("aria-label", &name)
        .attr("placeholder", &tr_plural(find_among(facet), n_values, &[]))
        .bind_value(move || wanted.get())
        .on("input", move |event| {
            wanted.set(event_target_value(&event));
        })
}

/// What a field says that searches among the values of a facet.
fn find_among(facet: Text) -> Text {
    match facet {
        Text::FacetArea => Text::FindAreas,
        Text::FacetVenue => Text::FindVenues,
        Text::FacetList => Text::FindLists,
        Text::FacetTag => Text::FindTags,
        _ => Text::FindValues,
    }
}
