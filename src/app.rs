//! The page: loads the catalogue, follows the address bar, shows what the query keeps.
//!
//! The address is the only writer of the query, and everything on the page follows from it.

mod address;
mod bench;
mod format;
mod load;
mod memory;
mod parts;
mod reactive;
mod session;

use leptos::prelude::*;
use leptos::task::spawn_local;

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
    let state = RwSignal::new(State::Loading(None));
    let start = move |past_cache| {
        state.set(State::Loading(None));
        let tell = move |progress| match progress {
            Progress::First(index) => state.set(State::First(index)),
            Progress::Read(n_read, n_all) => state.update(|state| {
                if let State::Loading(so_far) = state {
                    *so_far = Some((n_read, n_all));
                }
            }),
        };
        spawn_local(async move {
            state.set(match load::load(past_cache, tell).await {
                Ok(index) => State::Ready(index),
                Err(error) => State::Failed(error),
            });
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
