//! The panel of filters: beside the results where there is room, else a sheet over them.

pub mod about;
pub mod area;
pub mod group;
pub mod range;
pub mod row;
pub mod search;
pub mod value;

use leptos::prelude::*;

use crate::app::kit::dom::handle::NodeRef;
use crate::app::kit::dom::{El, el};
use crate::app::kit::number::thousands;
use crate::app::kit::staged::{Maker, append_staged};
use crate::app::kit::widget::button;
use crate::app::parts::facets::about::about;
use crate::app::parts::facets::area::area_facet;
use crate::app::parts::facets::group::Folded;
use crate::app::parts::facets::range::bars::BarClick;
use crate::app::parts::facets::range::range_facet;
use crate::app::parts::facets::value::value_facet;
use crate::app::state::language::tr::{tr, tr_plural};
use crate::app::state::session::Session;
use crate::query::{Facet, Measure};
use crate::texts::Text;

/// All facets. `open` is whether the sheet is up, on a narrow page.
pub fn facet_panel(open: RwSignal<bool>) -> El {
    let session = Session::current();
    provide_context(Folded::recalled(session));
    let close_button = NodeRef::new();
    Effect::new(move |_| {
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
    let widest = thousands(session.index().len() as u64).len();
    let panel = el("section")
        .class("facets")
        .style("--digits", &widest.to_string())
        .attr("id", "filters")
        .attr("aria-label", tr(Text::Filters))
        .bind_attr("role", role)
        .bind_attr_opt("aria-modal", move || open.get().then(|| "true".to_owned()))
        // A click beside the boxes must not lose the focus, and Escape with it.
        .attr("tabindex", "-1")
        .bind_attr("data-open", move || open.get().to_string())
        .on_key(move |event| {
            if event.key() == "Escape" {
                open.set(false);
            }
        })
        .child(head(open, close_button));
    append_staged(panel, facets(open)).child(foot(open, session))
}

/// The facets, and below them the way to what is said about the data.
fn facets(sheet: RwSignal<bool>) -> Vec<Maker> {
    let values = |facet| -> Maker { Box::new(move || value_facet(facet)) };
    let range = |measure, click| -> Maker { Box::new(move || range_facet(measure, click)) };
    vec![
        Box::new(area_facet),
        values(Facet::Venue),
        range(Measure::Stars, BarClick::AtLeast),
        range(Measure::Year, BarClick::Only),
        values(Facet::Kind),
        values(Facet::Has),
        range(Measure::Citations, BarClick::AtLeast),
        values(Facet::List),
        values(Facet::Tag),
        Box::new(move || about(sheet)),
    ]
}

/// The sheet's name, and a way out of it.
fn head(open: RwSignal<bool>, close_button: NodeRef) -> El {
    let close = button("quiet-button", tr(Text::Close))
        .node_ref(close_button)
        .on_click(move || open.set(false));
    el("div")
        .class("sheet-head")
        .child(el("h2").text(tr(Text::Filters)))
        .child(close)
}

/// Leads from the sheet to what it keeps.
fn foot(open: RwSignal<bool>, session: Session) -> El {
    let n_hits = move || session.hits.with(|hits| hits.len());
    let show = button("main-button", "")
        .on_click(move || open.set(false))
        .bind_text(move || tr_plural(Text::ShowWorks, n_hits(), &[]));
    el("div").class("sheet-foot").child(show)
}
