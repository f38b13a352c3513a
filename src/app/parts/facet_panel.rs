//! The panel of filters: beside the results where there is room, else a sheet over them.

use crate::app::reactive::RwSignal;
use leptos::prelude::*;

use super::about::about;
use super::area_facet::area_facet;
use super::controls::{bare_button, button};
use super::facet_group::Folded;
use super::range_facet::{BarClick, range_facet};
use super::value_facet::value_facet;
use crate::app::dom::{El, Handle, el};
use crate::app::say::{count, say};
use crate::app::session::Session;
use crate::query::{Facet, Measure};
use crate::texts::Text;

/// All facets. `open` is whether the sheet is up, on a narrow page.
pub fn facet_panel(open: RwSignal<bool>) -> El {
    let session = Session::current();
    provide_context(Folded::recalled(session));
    let close_button = Handle::new();
    Effect::new(move || {
        if open.get() {
            close_button.focus();
        }
    });
    // Back leads to another view of the works, and the sheet would hide it.
    let listener = window_event_listener(leptos::ev::popstate, move |_| open.set(false));
    on_cleanup(move || listener.remove());
    let role = move || match open.get() {
        true => "dialog".to_owned(),
        false => "region".to_owned(),
    };
    el("section")
        .class("facets")
        .attr("id", "filters")
        .attr("aria-label", say(Text::Filters))
        .follow_attr("role", role)
        .follow_some("aria-modal", move || open.get().then(|| "true".to_owned()))
        // A click beside the boxes must not lose the focus, and Escape with it.
        .attr("tabindex", "-1")
        .follow_attr("data-open", move || open.get().to_string())
        .on_key(move |event| {
            if event.key() == "Escape" {
                open.set(false);
            }
        })
        .put(head(open, close_button))
        .put_all(facets())
        .put(about(open))
        .put(foot(open, session))
}

fn facets() -> [El; 9] {
    [
        area_facet(),
        value_facet(Facet::Venue),
        range_facet(Measure::Stars, BarClick::AtLeast),
        range_facet(Measure::Year, BarClick::Only),
        value_facet(Facet::Kind),
        value_facet(Facet::Has),
        range_facet(Measure::Citations, BarClick::AtLeast),
        value_facet(Facet::List),
        value_facet(Facet::Tag),
    ]
}

/// The sheet's name, and a way out of it.
fn head(open: RwSignal<bool>, close_button: Handle) -> El {
    let close = button("quiet-button", Text::Close)
        .held_by(close_button)
        .on_click(move || open.set(false));
    el("div")
        .class("sheet-head")
        .put(el("h2").say(say(Text::Filters)))
        .put(close)
}

/// Leads from the sheet to what it keeps.
fn foot(open: RwSignal<bool>, session: Session) -> El {
    let n_hits = move || session.hits.with(|hits| hits.len());
    let show = bare_button("main-button")
        .on_click(move || open.set(false))
        .follow_text(move || count(Text::ShowWorks, n_hits(), &[]));
    el("div").class("sheet-foot").put(show)
}
