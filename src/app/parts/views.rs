//! The views of the works beside the list: each a function of the session. What is here is
//! common to them.

mod about;
mod areas;
mod compare;
mod contribute;
mod frameworks;
mod grid;
mod map;
mod pick;
mod shelf;
mod trends;

pub use about::about;
pub use compare::compare;
pub use contribute::contribute;
pub use frameworks::frameworks;
pub use map::map;
pub use shelf::{shelf, works_of};
pub use trends::trends;

use leptos::prelude::*;
use web_sys::Element;

use crate::app::dom::{El, el};
use crate::app::parts::pieces;
use crate::app::say::say;
use crate::texts::Text;

/// A view. Its name is heard; to see it, there are the tabs.
fn view(name: Text) -> El {
    el("div")
        .class("view")
        .put(el("h2").class("unseen").say(say(name)))
}

/// A remark on what is shown.
fn note(words: &str) -> El {
    el("p").class("view-note").say(words)
}

/// A link away from this page.
fn link_out(url: &str, label: &str) -> El {
    pieces::link_out("", url, label)
}

/// Adds words to an element, and another element where they have a place that was left open.
fn say_around(to: El, words: &str, place: &str, inside: El) -> El {
    let (before, after) = words.split_once(place).unwrap_or((words, ""));
    to.say(before).put(inside).say(after)
}

/// The name of a column.
fn column_name(name: Text) -> El {
    el("th").attr("scope", "col").say(say(name))
}

/// What is drawn, as a table that opens. It is made anew with what is drawn; `is_open` keeps
/// whether the reader has opened it.
fn behind(is_open: StoredValue<bool>, table: El) -> El {
    el("details")
        .class("behind")
        .flag("open", is_open.get_value())
        .on("toggle", move |event| {
            let details = event_target::<Element>(&event);
            is_open.set_value(details.has_attribute("open"));
        })
        .put(el("summary").say(say(Text::AsTable)))
        .put(table)
}
