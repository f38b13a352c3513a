//! Taking a text to the clipboard; where the browser refuses, by hand.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::app::kit::dom::{El, NodeRef, el};
use crate::app::kit::reactive::RwSignal;
use crate::app::kit::widget::classed;
use crate::app::parts::controls::bare_button;
use crate::app::state::language::tr::tr;
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
    // Which of several texts it copies, unless the label says it.
    let heard = match label {
        Text::Copy => name,
        other => tr(other),
    };
    let button = bare_button("quiet-button")
        .attr("aria-label", heard)
        .text(tr(label));
    copying(button, name, refused, text)
}

/// Makes a button copy a text.
pub fn copying(button: El, name: &str, refused: Text, text: impl Fn() -> String + 'static) -> El {
    boxed(button, name, refused, Rc::new(text))
}

fn boxed(button: El, name: &str, refused: Text, text: Rc<dyn Fn() -> String>) -> El {
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
        Copied::Done => tr(Text::Copied).to_owned(),
        Copied::Refused => tr(refused).to_owned(),
    };
    let name = name.to_owned();
    let field = NodeRef::new();
    let by_hand = move || {
        request_animation_frame(move || field.focus());
        let field = el("textarea")
            .node_ref(field)
            .class("copy-by-hand")
            .attr("rows", "1")
            .attr("aria-label", &name)
            .flag("readonly", true)
            .text(&shown());
        [field]
    };
    classed("div", "copy-link")
        .child(button.on_click(copy))
        .child(
            classed("span", "quiet")
                .attr("role", "status")
                .bind_text(said),
        )
        .show_when(move || copied.get() == Copied::Refused, by_hand)
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
