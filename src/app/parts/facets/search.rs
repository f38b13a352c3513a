//! Searching among the values of a facet.

use leptos::prelude::*;

use crate::app::kit::dom::{El, el};
use crate::app::state::language::tr::{tr, tr_plural, tr_with};
use crate::texts::Text;

/// A search field for a facet with so many values.
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

/// The placeholder of a facet's search field.
fn find_among(facet: Text) -> Text {
    match facet {
        Text::FacetArea => Text::FindAreas,
        Text::FacetVenue => Text::FindVenues,
        Text::FacetList => Text::FindLists,
        Text::FacetTag => Text::FindTags,
        _ => Text::FindValues,
    }
}
