//! The choice of an order.

use leptos::prelude::*;

use crate::app::reactive::flag;
use crate::app::session::Session;
use crate::query::Sort;

fn name(sort: Sort) -> &'static str {
    match sort {
        Sort::Relevance => "Relevance",
        Sort::Newest => "Newest",
        Sort::Oldest => "Oldest",
        Sort::Stars => "Most stars",
        Sort::Citations => "Most cited",
        Sort::Title => "Title",
        Sort::Venue => "Venue",
    }
}

/// A select of the orders. Relevance needs a text to be relevant to.
#[component]
pub fn SortSelect() -> impl IntoView {
    let session = Session::current();
    let order = Memo::new(move |_| session.query.with(|query| query.order()));
    let no_text = Memo::new(move |_| session.query.with(|query| query.text.trim().is_empty()));
    let options = Sort::ALL.map(|sort| {
        view! {
            <option
                value=sort.key()
                prop:selected=flag(move || order.get() == sort)
                disabled=flag(move || sort == Sort::Relevance && no_text.get())
            >
                {name(sort)}
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
