//! A dialog over the page. The browser keeps the focus in it and gives it back.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use crate::app::kit::dom::handle::NodeRef;
use crate::app::kit::dom::{El, el};

/// Where the dialog is while it is open; `content` is made anew each time, and may close it by
/// its handle.
pub fn modal(
    open: RwSignal<bool>,
    class: &'static str,
    name: &'static str,
    content: impl Fn(NodeRef) -> El + 'static,
) -> El {
    let content: Box<dyn Fn(NodeRef) -> El> = Box::new(content);
    el("div").show_when(
        move || open.get(),
        move || [dialog(open, class, name, &content)],
    )
}

fn dialog(
    open: RwSignal<bool>,
    class: &'static str,
    name: &'static str,
    content: &dyn Fn(NodeRef) -> El,
) -> El {
    let dialog = NodeRef::new();
    request_animation_frame(move || {
        if let Some(dialog) = element(dialog) {
            // It fails only for a dialog that has left the page again.
            let _ = dialog.show_modal();
        }
    });
    el("dialog")
        .class(class)
        .attr("aria-label", name)
        .node_ref(dialog)
        .on("close", move |_| open.set(false))
        .on_mouse("click", move |event| {
            // All of the dialog is covered by its content: what is hit is the page behind.
            if event.target() == event.current_target() {
                close(dialog);
            }
        })
        .child(content(dialog))
}

fn element(dialog: NodeRef) -> Option<HtmlDialogElement> {
    dialog.get()?.dyn_into().ok()
}

/// Closes a dialog, as Escape does.
pub fn close(dialog: NodeRef) {
    if let Some(dialog) = element(dialog) {
        dialog.close();
    }
}
