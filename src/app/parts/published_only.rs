//! "Published only": one box for what would take many.

use leptos::prelude::*;

use crate::app::format::thousands;
use crate::app::reactive::{flag, memo, text};
use crate::app::session::Session;
use crate::query::{Facet, Query};
use crate::search::PUBLISHED;

/// Leaves out preprints, web sites and works without a known venue.
#[component]
pub fn PublishedOnly() -> impl IntoView {
    let session = Session::current();
    let is_published = |query: &Query| query.choice(Facet::Is).any.iter().any(|id| id == PUBLISHED);
    let chosen = memo(move || session.query.with(is_published));
    let position = session.index().position(Facet::Is, PUBLISHED);
    let count = move || position.map_or(0, |position| session.count(Facet::Is, position));
    let toggle = move |_| session.go(|query| query.toggled(Facet::Is, PUBLISHED));
    view! {
        <label class="facet-value" title="No preprints, no web sites, no unknown venues">
            <input
                type="checkbox"
                value="published-only"
                prop:checked=flag(move || chosen.get())
                on:change=toggle
            />
            <span class="facet-label">"Published only"</span>
            <span class="facet-count">{text(move || thousands(count()))}</span>
        </label>
    }
}
