//! Taking a text to the clipboard; where the browser refuses, by hand.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlElement;

use crate::app::kit::dom::handle::ElementHandle;
use crate::app::kit::dom::{El, el};
use crate::app::kit::widget::button;
use crate::app::state::language::tr::tr;
use crate::texts::Text;

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
    let button = button("quiet-button", "")
        .attr("aria-label", heard)
        .text(tr(label));
    copying(button, name, refused, text)
}

/// Makes a button copy a text.
pub fn copying(button: El, name: &str, refused: Text, text: impl Fn() -> String + 'static) -> El {
    boxed(button, name, refused, Rc::new(text))
}

fn boxed(button: El, name: &str, refused: Text, text: Rc<dyn Fn() -> String>) -> El {
    let status = el("span").class("quiet").attr("role", "status");
    let by_hand = el("div");
    let shown = Rc::new(Outcome {
        status: status.handle(),
        by_hand: by_hand.handle(),
        name: name.to_owned(),
        refused,
    });
    let copy = move || {
        let (text, shown) = (text(), Rc::clone(&shown));
        spawn_local(async move { shown.show(to_clipboard(&text).await, &text) });
    };
    el("div")
        .class("copy-link")
        .child(button.on_click(copy))
        .child(status)
        .child(by_hand)
}

/// Where it is said what became of copying. Every card has one, so it costs no signals.
struct Outcome {
    status: ElementHandle,
    by_hand: ElementHandle,
    name: String,
    refused: Text,
}

impl Outcome {
    fn show(&self, is_copied: bool, text: &str) {
        self.by_hand.clear();
        if is_copied {
            self.status.text(tr(Text::Copied));
            return;
        }
        self.status.text(tr(self.refused));
        let field = el("textarea")
            .class("copy-by-hand")
            .attr("rows", "1")
            .attr("aria-label", &self.name)
            .flag("readonly", true)
            .text(text);
        self.by_hand.append(field.node());
        if let Some(field) = field.node().dyn_ref::<HtmlElement>() {
            // Focusing an element of the page cannot fail.
            let _ = field.focus();
        }
    }
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
