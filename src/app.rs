//! The page: loads the catalogue, follows the address bar, shows what the query keeps.
//!
//! The address is the only writer of the query, and everything on the page follows from it.

mod bench;
mod dialogs;
mod explorer;
mod keys;
mod kit;
mod parts;
mod state;
mod views;

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;

use crate::app::explorer::explorer;
use crate::app::kit::dom::{El, el};
use crate::app::kit::scheduler::{self, after_effects};
use crate::app::parts::messages::states::{load_failure, loading, loading_bar};
use crate::app::parts::shelf::events::on_event;
use crate::app::parts::title_bar::theme::apply_theme;
use crate::app::state::address_bar::AddressBar;
use crate::app::state::language::Language;
use crate::app::state::language::follow::follow as follow_language;
use crate::app::state::load::{self, LoadError, Progress};
use crate::app::state::{offline, shelf};
use crate::search::Index;

pub use crate::app::bench::measure;
pub use crate::app::state::route::from_search;
pub use crate::app::state::route::to_search;

/// Puts the page into the document's body.
pub fn mount() {
    scheduler::begin();
    leptos::mount::mount_to_body(move || {
        if let Some(body) = document().body() {
            page().mount(&body);
        }
    });
}

/// The whole page: the explorer once the catalogue is there, until then why it is not.
///
/// One signal and not a `LocalResource` under `<Suspense>`, which would do the same for 16 kB
/// (compressed) more to download.
fn page() -> El {
    let address = AddressBar::new();
    apply_theme(address);
    let spoken = follow_language(address);
    let offline = offline::follow();
    // Before the catalogue is loaded: what the reader writes survives a redraw of the page.
    shelf::open(address.is_embedded(), on_event);
    let state = RwSignal::new(State::Loading(None));
    let start = move |past_cache| spawn_local(load_into(state, past_cache, address.is_embedded()));
    start(false);
    let again = Callback::new(move |()| start(true));
    el("div").class("page").bind_children(move || {
        if spoken.get() == 0 {
            // What the page was served with stands until something can be said.
            return Vec::new();
        }
        let now = state.get();
        if let (State::Loading(progress), Some(_), Language::English) =
            (&now, greeting(), Language::current())
        {
            // It says the same already.
            return loading_bar(*progress).into_iter().collect();
        }
        if let Some(greeting) = greeting() {
            greeting.remove();
        }
        match now {
            State::Loading(progress) => vec![loading(progress)],
            State::First(index) => explorer(index, address, offline, false),
            State::Ready(index) => explorer(index, address, offline, true),
            State::Failed(error) => vec![load_failure(&error, again)],
        }
    })
}

/// Loads the catalogue; what there is to show follows.
async fn load_into(state: RwSignal<State>, past_cache: bool, is_embedded: bool) {
    state.set(State::Loading(None));
    let tell = move |progress| match progress {
        Progress::First(index) => state.set(State::First(index)),
        // The first works stay as they are: a change would draw them anew.
        Progress::Read(n_read, n_all) => {
            if state.with_untracked(|state| matches!(state, State::Loading(_))) {
                state.set(State::Loading(Some((n_read, n_all))));
            }
        }
    };
    let now = match load::load(past_cache, is_embedded, tell).await {
        Ok(index) => State::Ready(index),
        Err(error) => State::Failed(error),
    };
    keeping_the_search_box(|| state.set(now));
}

/// What the page was served with, until there is something better.
fn greeting() -> Option<web_sys::Element> {
    document().get_element_by_id("boot")
}

/// What there is to show.
#[derive(Clone)]
enum State {
    /// Nothing yet; how many works of how many are read, if that is known.
    Loading(Option<(usize, usize)>),
    /// The first works.
    First(Arc<Index>),
    /// All of them.
    Ready(Arc<Index>),
    /// None, and why.
    Failed(LoadError),
}

/// Makes a change that draws the page anew; who types in the search box goes on typing.
fn keeping_the_search_box(change: impl FnOnce()) {
    const BOX: &str = ".search-input";
    let is_box = |element: &web_sys::Element| element.matches(BOX).unwrap_or(false);
    let typing = document()
        .active_element()
        .is_some_and(|element| is_box(&element));
    change();
    if typing {
        after_effects(|| {
            let found = document().query_selector(BOX).ok().flatten();
            let found = found.and_then(|found| found.dyn_into::<HtmlInputElement>().ok());
            if let Some(input) = found {
                let end = input.value().encode_utf16().count() as u32;
                // Focusing an element of the page cannot fail, nor can its own end be out of it.
                let _ = input.focus();
                let _ = input.set_selection_range(end, end);
            }
        });
    }
}

#[cfg(test)]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
