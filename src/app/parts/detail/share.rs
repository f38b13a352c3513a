//! The link to a work, to be taken elsewhere.

use crate::app::reactive::RwSignal;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::app::dom::{El, el};
use crate::app::parts::pieces::{button, classed};
use crate::app::say::say;
use crate::app::session::Session;
use crate::texts::Text;

/// What became of a wish to copy.
#[derive(Clone, Copy, PartialEq)]
enum Copied {
    NotAsked,
    Done,
    Refused,
}

/// A button that copies the link, and what became of it. Where the browser refuses, the link
/// itself, to be copied by hand.
pub fn copy_link(session: Session, key: String) -> El {
    let copied = RwSignal::new(Copied::NotAsked);
    let link = session.permalink(&key);
    let shown = link.clone();
    let copy = move || {
        let link = link.clone();
        spawn_local(async move {
            let is_done = to_clipboard(&link).await;
            // The detail may be closed by now.
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
        Copied::Refused => say(Text::CopyRefused).to_owned(),
    };
    let by_hand = move || {
        let field = el("input")
            .class("copy-by-hand")
            .attr("aria-label", say(Text::LinkToWork))
            .flag("readonly", true)
            .attr("value", &shown);
        [field]
    };
    classed("div", "copy-link")
        .put(button("quiet-button", say(Text::CopyLink), "", copy))
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
