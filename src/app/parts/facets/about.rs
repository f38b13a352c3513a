//! The way to what is said about the data.

use leptos::prelude::*;

use crate::app::kit::dom::{El, el};
use crate::app::kit::widget::is_plain;
use crate::app::state::language::tr::tr;
use crate::app::state::route::View;
use crate::app::state::session::Session;
use crate::texts::Text;

/// Links to the view that tells where the data comes from, and to the one that mends it. They
/// close the sheet of filters that they stand in.
pub fn about(sheet: RwSignal<bool>) -> El {
    el("div")
        .class("about")
        .child(link(sheet, View::About, Text::AboutThisData))
        .child(link(sheet, View::Contribute, Text::MissingWork))
}

fn link(sheet: RwSignal<bool>, view: View, name: Text) -> El {
    let session = Session::current();
    el("a")
        .bind_attr("href", move || session.link_to_view(view))
        .on_mouse("click", move |event| {
            if is_plain(&event) {
                event.prevent_default();
                sheet.set(false);
                session.open_view(view);
            }
        })
        .text(tr(name))
}
