//! Elements that come one after the other, so that none keeps the page from its reader.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::app::kit::clock::yield_to_page;
use crate::app::kit::dom::El;

/// What makes an element.
pub type Maker = Box<dyn Fn() -> El>;

/// Adds elements, each in a task of its own, once what is there without them was painted.
pub fn append_staged(parent: El, makers: Vec<Maker>) -> El {
    let n_all = makers.len();
    let n_made = RwSignal::new(0);
    let keys = move || (0..n_made.get()).collect();
    let parent = parent.keyed(keys, move |position: &usize| makers[*position]());
    request_animation_frame(move || spawn_local(count_up(n_made, n_all)));
    parent
}

/// Ends early where the page was drawn anew meanwhile.
async fn count_up(n_made: RwSignal<usize>, n_all: usize) {
    for n_now in 1..=n_all {
        yield_to_page().await;
        if n_made.try_update(|n_made| *n_made = n_now).is_none() {
            return;
        }
    }
}
