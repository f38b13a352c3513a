//! What the views have in common.

use leptos::prelude::*;
use web_sys::Element;

use crate::app::kit::dom::{El, el};
use crate::app::parts::link;
use crate::app::state::language::tr::tr;
use crate::texts::Text;

/// A view. Its name is heard; to see it, there are the tabs.
pub fn view(name: Text) -> El {
    el("div")
        .class("view")
        .child(el("h2").class("unseen").text(tr(name)))
}

/// A remark on what is shown.
pub fn note(words: &str) -> El {
    el("p").class("view-note").text(words)
}

/// A link away from this page.
pub fn link_out(url: &str, label: &str) -> El {
    link::link_out("", url, label)
}

/// The name of a column.
pub fn column_name(name: Text) -> El {
    el("th").attr("scope", "col").text(tr(name))
}

/// What is drawn, as a table that opens. It is made anew with what is drawn; `is_open` keeps
/// whether the reader has opened it.
pub fn behind(is_open: StoredValue<bool>, table: El) -> El {
    el("details")
        .class("behind")
        .flag("open", is_open.get_value())
        .on("toggle", move |event| {
            let details = event_target::<Element>(&event);
            is_open.set_value(details.has_attribute("open"));
        })
        .child(el("summary").text(tr(Text::AsTable)))
        .child(table)
}
