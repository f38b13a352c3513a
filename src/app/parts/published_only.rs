//! "Published only": one box for what would take many.

use leptos::prelude::*;

use crate::app::format::thousands;
use crate::app::reactive::{flag, memo, text};
use crate::app::session::Session;
use crate::query::Facet;

/// Leaves out preprints, web sites and works without a known venue.
#[component]
pub fn PublishedOnly() -> impl IntoView {
    let session = Session::current();
    let index = StoredValue::new(session.index());
    let chosen = memo(move || {
        let index = index.get_value();
        session.query.with(|query| index.published_only(query))
    });
    let count = memo(move || {
        let lifted = session
            .query
            .with(|query| query.clone().without_facet(Facet::Venue));
        session.would_keep(&index.get_value().with_published_only(lifted, true))
    });
    let toggle = move |_| {
        let only = !chosen.get_untracked();
        session.go(|query| index.get_value().with_published_only(query, only));
    };
    view! {
        <label class="facet-value" title="No preprints, no web sites, no unknown venues">
            <input
                type="checkbox"
                value="published-only"
                prop:checked=flag(move || chosen.get())
                on:change=toggle
            />
            <span class="facet-label">"Published only"</span>
            <span class="facet-count">{text(move || thousands(count.get() as u64))}</span>
        </label>
    }
}
