//! What stands in the place of results: loading, failure, nothing found.

use leptos::prelude::*;

use super::chips::{keep_focus, label};
use crate::app::format;
use crate::app::load::LoadError;
use crate::app::session::Session;

/// While the catalogue is on its way.
#[component]
pub fn Loading(
    /// How many works of how many are read.
    progress: Option<(usize, usize)>,
) -> impl IntoView {
    let so_far = progress.map(|(n_read, n_all)| {
        view! { <progress max=n_all.to_string() value=n_read.to_string()></progress> }
    });
    view! {
        <main class="notice" aria-busy="true">
            <h1>"Efficient LLM Explorer"</h1>
            <p role="status">"Loading the catalogue…"</p>
            {so_far}
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
    let index = StoredValue::new(session.index());
    let ways_out = move || {
        let index = index.read_value();
        let ways = session.answer.with(|answer| index.ways_out(answer));
        let query = session.query.get();
        ways.into_iter()
            .map(|found| {
                let label = label(&found.constraint, &query, &index);
                let without = query.lifting(&found.constraint);
                let go = move || session.go(|_| without.clone());
                way("Without ", label, format::works(found.n_works), go)
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

/// A button that leads out of an empty result.
fn way(before: &'static str, what: String, count: String, go: impl Fn() + 'static) -> AnyView {
    let go: Box<dyn Fn()> = Box::new(go);
    view! {
        <li>
            <button
                type="button"
                class="way-out"
                on:click=move |_| {
                    go();
                    keep_focus(0);
                }
            >
                <span>{before} <b>{what}</b></span>
                <span class="way-out-count">{count}</span>
            </button>
        </li>
    }
    .into_any()
}
