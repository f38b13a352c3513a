//! The explorer as a whole: title bar, filters, results.

use std::sync::Arc;

use leptos::html::Button;
use leptos::prelude::*;

use super::chips::{ActiveFilters, Chip, chips};
use super::density::{Density, density_buttons};
use super::detail::Detail;
use super::facet_panel::FacetPanel;
use super::help::Help;
use super::hints::Hints;
use super::keys::follow_keys;
use super::results::Results;
use super::shelf::{save_dialog, shelf_notice, shelf_offers};
use super::sort_select::SortSelect;
use super::title_bar::TitleBar;
use super::view_tabs::ViewTabs;
use super::views;
use crate::app::address::{Address, View};
use crate::app::format::{thousands, works};
use crate::app::reactive::{changing, flag, memo, text, when};
use crate::app::session::Session;
use crate::app::shelf::room;
use crate::search::Index;

/// The page once the catalogue is there.
#[component]
pub fn Explorer(
    index: Arc<Index>,
    address: Address,
    /// Whether these are all works; if not, the others are still being read.
    complete: bool,
) -> impl IntoView {
    let session = Session::new(index, address);
    provide_context(session);
    room().serve(session);
    let active = memo(move || session.query.with(|query| chips(query, &session.index())));
    name_document(active);
    let density = Density::recalled(session);
    let filters_open = RwSignal::new(false);
    let help_open = RwSignal::new(false);
    follow_keys(session, help_open);
    let embedded = memo(move || session.look.get().embed);
    let open_view = memo(move || session.view());
    let covered = flag(move || filters_open.get());
    view! {
        <a class="skip-link" href="#results">"Skip to the results"</a>
        <div class="explorer" class:is-embedded=flag(move || embedded.get())>
            <TitleBar covered=filters_open help=help_open/>
            <FacetPanel open=filters_open/>
            <main class="found" id="results" tabindex="-1" inert=covered>
                <ViewTabs/>
                <ActiveFilters active/>
                <Hints/>
                {(!complete).then(|| view! {
                    <p class="notice-line" role="status">
                        "These are the first works: the others are still being read."
                    </p>
                })}
                <div class="tool-bar">
                    <ResultCount/>
                    <FiltersButton open=filters_open active/>
                    {when(move || session.view() == View::List, move || {
                        view! { <SortSelect/>{density_buttons(density)} }.into_any()
                    })}
                </div>
                {when(move || open_view.get() == View::List, move || shelf_offers(session).any())}
                {changing(move || match open_view.get() {
                    View::List => view! { <h2 class="unseen">"Results"</h2><Results density/> }.into_any(),
                    View::Trends => views::trends(session),
                    View::Map => views::map(session),
                    View::Frameworks => views::frameworks(session),
                    View::Shelf => views::shelf(session, complete).any(),
                    View::About => views::about(session),
                })}
            </main>
            <Detail complete/>
        </div>
        <Help open=help_open/>
        {save_dialog().any()}
        {shelf_notice().any()}
    }
}

/// Names the document after the work that is open, else after what is asked, so that history and bookmarks tell views apart.
fn name_document(active: Memo<Vec<Chip>>) {
    const NAME: &str = "Efficient LLM Explorer";
    let session = Session::current();
    Effect::new(move || {
        let mut asked: Vec<String> = active.get().into_iter().map(|chip| chip.label).collect();
        let index = session.index();
        let work = session.work.get().and_then(|key| index.with_key(&key));
        if let Some(id) = work {
            asked = vec![index.work(id).title];
        }
        document().set_title(&match asked.is_empty() {
            true => NAME.to_owned(),
            false => format!("{} – {NAME}", asked.join(", ")),
        });
    });
}

/// How many works the query keeps, said aloud when it changes.
#[component]
fn ResultCount() -> impl IntoView {
    let session = Session::current();
    let n_works = session.index().len();
    let count = move || {
        let n_hits = session.hits.with(|hits| hits.len());
        match session
            .answer
            .with(|answer| answer.understood().asked.is_unfiltered())
        {
            true => works(n_works),
            false => format!("{} of {}", thousands(n_hits as u64), works(n_works)),
        }
    };
    view! { <p class="result-count" role="status" tabindex="-1">{text(count)}</p> }
}

/// Opens the filters, where they are a sheet. Takes the focus back when they close.
#[component]
fn FiltersButton(open: RwSignal<bool>, active: Memo<Vec<Chip>>) -> impl IntoView {
    let button = NodeRef::<Button>::new();
    Effect::new(move |was_open: Option<bool>| {
        let is_open = open.get();
        if let (Some(true), false, Some(button)) = (was_open, is_open, button.get_untracked()) {
            // Focusing an element of the page cannot fail.
            let _ = button.focus();
        }
        is_open
    });
    // A window made wide shows the filters beside the results: there is no sheet to be open.
    let listener = window_event_listener(leptos::ev::resize, move |_| {
        let is_narrow = button
            .get_untracked()
            .is_some_and(|button| button.offset_parent().is_some());
        if open.get_untracked() && !is_narrow {
            open.set(false);
        }
    });
    on_cleanup(move || listener.remove());
    let label = move || match active.with(Vec::len) {
        0 => "Filters".to_owned(),
        n_active => format!("Filters ({n_active})"),
    };
    view! {
        <button
            node_ref=button
            type="button"
            class="quiet-button filters-button"
            aria-expanded=text(move || open.get().to_string())
            aria-controls="filters"
            on:click=move |_| open.set(true)
        >
            {text(label)}
        </button>
    }
}
