//! The link to a work, to be taken elsewhere.

use crate::app::reactive::RwSignal;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::app::dom::{El, Handle, el};
use crate::app::parts::controls::bare_button;
use crate::app::parts::icons::{COPY_LINK, icon};
use crate::app::parts::pieces::classed;
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

/// A button that says what it does in words.
pub fn in_words() -> El {
    bare_button("quiet-button").say(say(Text::CopyLink))
}

/// A button that shows what it does by a sign, and says it.
pub fn in_a_sign() -> El {
    bare_button("card-action")
        .attr("aria-label", say(Text::CopyLink))
        .attr("title", say(Text::CopyLink))
        .put(icon("16", COPY_LINK))
}

/// Makes a button copy the link to a work, and says what became of it. Where the browser
/// refuses, the link itself, to be copied by hand.
pub fn copy_link(session: Session, key: String, button: El) -> El {
    let copied = RwSignal::new(Copied::NotAsked);
    let link = move || session.permalink(&key);
    let shown = link.clone();
    let copy = move || {
        let link = link();
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
    let field = Handle::new();
    let by_hand = move || {
        request_animation_frame(move || field.focus());
        let field = el("input")
            .held_by(field)
            .class("copy-by-hand")
            .attr("aria-label", say(Text::LinkToWork))
            .flag("readonly", true)
            .attr("value", &shown());
        [field]
    };
    classed("div", "copy-link")
        .put(button.on_click(copy))
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
