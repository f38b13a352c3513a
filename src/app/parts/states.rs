//! What stands in the place of results: loading, failure, nothing found.

use leptos::prelude::*;

use super::chips::{chips, keep_focus};
use crate::app::format;
use crate::app::load::LoadError;
use crate::app::session::Session;

/// While the catalogue is on its way.
#[component]
pub fn Loading() -> impl IntoView {
    view! {
        <main class="notice" aria-busy="true">
            <h1>"Efficient LLM Explorer"</h1>
            <p role="status">"Loading the catalogue…"</p>
        </main>
    }
}

/// Why there is no catalogue, and a way to try again.
#[component]
pub fn LoadFailure(error: LoadError, retry: Callback<()>) -> impl IntoView {
    view! {
        <main class="notice">
            <div role="alert">
                <h1>"The catalogue could not be loaded"</h1>
                <p>{error.to_string()}</p>
                <p>{error.advice()}</p>
            </div>
            <button type="button" class="main-button" on:click=move |_| retry.run(())>
                "Try again"
            </button>
        </main>
    }
}

/// When nothing matches: which one constraint to drop, and how many works each would give.
#[component]
pub fn NothingFound() -> impl IntoView {
    let session = Session::current();
    let index = session.index();
    let ways_out = move || {
        let chips = session.query.with(|query| chips(query, &index));
        let mut ways: Vec<_> = chips
            .into_iter()
            .map(|chip| (session.would_keep(&chip.without), chip))
            .filter(|(n_works, _)| *n_works > 0)
            .collect();
        ways.sort_by_key(|(n_works, _)| std::cmp::Reverse(*n_works));
        ways.into_iter()
            .map(|(n_works, chip)| {
                let without = chip.without.clone();
                view! {
                    <li>
                        <button
                            type="button"
                            class="way-out"
                            on:click=move |_| {
                                session.go(|_| without.clone());
                                keep_focus(0);
                            }
                        >
                            <span>"Without " <b>{chip.label}</b></span>
                            <span class="way-out-count">{format::works(n_works)}</span>
                        </button>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <div class="empty">
            <h2>"No works match"</h2>
            <p>"All the filters together leave nothing. Drop one, or clear them all."</p>
            <ul class="ways-out">{ways_out}</ul>
            <button
                type="button"
                class="main-button"
                on:click=move |_| {
                    session.go(|query| query.cleared());
                    keep_focus(0);
                }
            >
                "Clear all filters"
            </button>
        </div>
    }
}
