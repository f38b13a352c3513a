//! A dialog over the page. The browser keeps the focus in it and gives it back.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use crate::app::kit::dom::{El, Handle, el};
use crate::app::kit::reactive::RwSignal;

/// Where the dialog is while it is open; `content` is made anew each time, and may close it by
/// its handle.
pub fn modal(
    open: RwSignal<bool>,
    class: &'static str,
    name: &'static str,
    content: impl Fn(Handle) -> El + 'static,
) -> El {
    let content: Box<dyn Fn(Handle) -> El> = Box::new(content);
    el("div").follow_when(
        move || open.get(),
        move || [dialog(open, class, name, &content)],
    )
}

fn dialog(
    open: RwSignal<bool>,
    class: &'static str,
    name: &'static str,
    content: &dyn Fn(Handle) -> El,
) -> El {
    let dialog = Handle::new();
    request_animation_frame(move || {
        if let Some(dialog) = element(dialog) {
            // It fails only for a dialog that has left the page again.
            let _ = dialog.show_modal();
        }
    });
    el("dialog")
        .class(class)
        .attr("aria-label", name)
        .held_by(dialog)
        .on("close", move |_| open.set(false))
        .on_mouse("click", move |event| {
            // All of the dialog is covered by its content: what is hit is the page behind.
            if event.target() == event.current_target() {
                close(dialog);
            }
        })
        .put(content(dialog))
}

fn element(dialog: Handle) -> Option<HtmlDialogElement> {
    dialog.get()?.dyn_into().ok()
}

/// Closes a dialog, as Escape does.
pub fn close(dialog: Handle) {
    if let Some(dialog) = element(dialog) {
        dialog.close();
    }
}
