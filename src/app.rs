//! The page: loads the catalogue, follows the address bar, shows what the query keeps.
//!
//! The address is the only writer of the query, and everything on the page follows from it.

mod address;
mod bench;
#[allow(dead_code, reason = "in use until the last view is moved")]
mod bridge;
#[allow(dead_code, reason = "its first users come with the next changes")]
mod dom;
mod format;
mod load;
mod memory;
mod parts;
mod reactive;
#[allow(dead_code, reason = "its first users come with the next changes")]
mod say;
mod session;
mod shelf;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use std::sync::Arc;

use address::Address;
use load::{LoadError, Progress};
use parts::{Explorer, LoadFailure, Loading, LoadingProps};

use crate::search::Index;

pub use address::{from_search, to_search};
pub use bench::measure;

/// Puts the page into the document's body.
pub fn mount() {
    leptos::mount::mount_to_body(App);
}

/// The whole page: the explorer once the catalogue is there, until then why it is not.
///
/// One signal and not a `LocalResource` under `<Suspense>`, which would do the same for 16 kB
/// (compressed) more to download.
#[component]
fn App() -> impl IntoView {
    let address = Address::new();
    parts::apply_theme(address);
    // Before and beyond the catalogue: what is written outlives the page's being drawn anew.
    shelf::open(address.look().get_untracked().embed, parts::heard);
    let state = RwSignal::new(State::Loading(None));
    let start = move |past_cache| {
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
        spawn_local(async move {
            let now = match load::load(past_cache, tell).await {
                Ok(index) => State::Ready(index),
                Err(error) => State::Failed(error),
            };
            keeping_the_search_box(|| state.set(now));
        });
    };
    start(false);
    move || match state.get() {
        State::Loading(progress) => Loading(LoadingProps { progress }).into_any(),
        State::First(index) => view! { <Explorer index address complete=false/> }.into_any(),
        State::Ready(index) => view! { <Explorer index address complete=true/> }.into_any(),
        State::Failed(error) => {
            let retry = Callback::new(move |()| start(true));
            view! { <LoadFailure error retry/> }.into_any()
        }
    }
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
        request_animation_frame(|| {
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
