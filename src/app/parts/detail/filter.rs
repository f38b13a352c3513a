//! Narrowing the results from the detail.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::app::kit::dom::El;
use crate::app::kit::widget::button;
use crate::app::state::language::tr::tr_with;
use crate::app::state::session::Session;
use crate::query::Facet;
use crate::texts::Text;

/// A button that shows only the works with a value of a facet.
pub fn filter(session: Session, facet: Facet, id: &str, label: &str) -> El {
    let id = id.to_owned();
    let title = tr_with(Text::OnlyWith, &[label]);
    button("area-chip", label)
        .attr("title", &title)
        .on_click(move || {
            session.go(|query| query.without_facet(facet).toggled(facet, &id));
            make_room(session);
        })
}

/// Closes the detail where it would hide the works that were asked for.
pub fn make_room(session: Session) {
    let detail = document().query_selector(".detail").ok().flatten();
    let detail: Option<HtmlElement> = detail.and_then(|detail| detail.dyn_into().ok());
    // What is fixed, as over the results, has no parent to be placed in.
    if detail.is_some_and(|detail| detail.offset_parent().is_none()) {
        session.open_work(None);
    }
}
