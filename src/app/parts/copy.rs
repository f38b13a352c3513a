//! Taking a text to the clipboard; where the browser refuses, by hand.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::pieces::{button, classed};
use crate::app::dom::{El, el};
use crate::app::reactive::RwSignal;
use crate::app::say::say;
use crate::texts::Text;

/// What became of a wish to copy.
#[derive(Clone, Copy, PartialEq)]
enum Copied {
    NotAsked,
    Done,
    Refused,
}

/// A button that copies a text, and what became of it. `name` says what is copied; where the
/// browser refuses, the text stands below `refused`, to be copied by hand.
pub fn copy_button(
    label: Text,
    name: &str,
    refused: Text,
    text: impl Fn() -> String + 'static,
) -> El {
    boxed(label, name, refused, Rc::new(text))
}

fn boxed(label: Text, name: &str, refused: Text, text: Rc<dyn Fn() -> String>) -> El {
    let copied = RwSignal::new(Copied::NotAsked);
    let shown = Rc::clone(&text);
    let copy = move || {
        let text = text();
        spawn_local(async move {
            let is_done = to_clipboard(&text).await;
            // The button may be gone by now.
            copied.try_set(if is_done {
                Copied::Done
            } else {
                Copied::Refused
            });
        });
    };
    let said = move || match copied.get() {
        Copied::NotAsked => String::new(),
        Copied::Done => say(Text::Copied).to_owned(),
        Copied::Refused => say(refused).to_owned(),
    };
    // Which of several texts it copies, unless the label says it.
    let heard = match label {
        Text::Copy => name,
        other => say(other),
    };
    let named = name.to_owned();
    let by_hand = move || {
        let field = el("textarea")
            .class("copy-by-hand")
            .attr("rows", "1")
            .attr("aria-label", &named)
            .flag("readonly", true)
            .say(&shown());
        [field]
    };
    classed("div", "copy-link")
        .put(button("quiet-button", say(label), "", copy).attr("aria-label", heard))
        .put(
            classed("span", "quiet")
                .attr("role", "status")
                .follow_text(said),
        )
        .follow_when(move || copied.get() == Copied::Refused, by_hand)
}

/// Whether it could be done. A page that was not loaded safely has no clipboard.
async fn to_clipboard(text: &str) -> bool {
    let navigator = window().navigator();
    let has_clipboard = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard"))
        .is_ok_and(|clipboard| clipboard.is_object());
    has_clipboard
        && JsFuture::from(navigator.clipboard().write_text(text))
            .await
            .is_ok()
}
