//! The choice of an order.

use leptos::prelude::*;

use crate::app::format::thousands;
use crate::app::reactive::{flag, memo};
use crate::app::session::Session;
use crate::query::{Measure, Sort};
use crate::search::Index;

/// What an order is called; where few works have the value, how many.
fn name(sort: Sort, index: &Index) -> String {
    let known = |name: &str, measure| {
        let n_known = index.n_known(measure);
        format!("{name} ({} known)", thousands(n_known as u64))
    };
    match sort {
        Sort::Stars => return known("Most stars", Measure::Stars),
        Sort::Citations => return known("Most cited", Measure::Citations),
        Sort::Relevance => "Relevance",
        Sort::Newest => "Newest",
        Sort::Oldest => "Oldest",
        Sort::Title => "Title",
        Sort::Venue => "Venue",
    }
    .to_owned()
}

/// A select of the orders. Relevance needs a text to be relevant to.
#[component]
pub fn SortSelect() -> impl IntoView {
    let session = Session::current();
    let order = move || session.query.with(|query| query.order());
    let no_text = memo(move || session.query.with(|query| query.text.trim().is_empty()));
    let index = session.index();
    let options = Sort::ALL.map(|sort| {
        view! {
            <option
                value=sort.key()
                prop:selected=flag(move || order() == sort)
                disabled=flag(move || sort == Sort::Relevance && no_text.get())
            >
                {name(sort, &index)}
            </option>
        }
    });
    view! {
        <label class="sort-select">
            <span class="sort-label" aria-hidden="true">"Sort"</span>
            <select
                aria-label="Sort by"
                on:change=move |event| {
                    if let Some(sort) = Sort::from_key(&event_target_value(&event)) {
                        session.go(|query| query.with_sort(sort));
                    }
                }
            >
                {options.into_iter().collect_view()}
            </select>
        </label>
    }
}
