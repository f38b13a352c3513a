//! What most readers ask for, a click each, above the list.

use leptos::prelude::*;

use crate::app::kit::dom::{El, el};
use crate::app::kit::number::thousands;
use crate::app::kit::widget::button;
use crate::app::state::language::names;
use crate::app::state::language::tr::tr;
use crate::app::state::session::Session;
use crate::query::Facet;
use crate::search::{NEW, PUBLISHED, RECENT_30, RECENT_90, RECOMMENDED};
use crate::texts::Text;

const QUICK: [(Facet, &str); 6] = [
    (Facet::Is, PUBLISHED),
    (Facet::Has, "code"),
    (Facet::Is, RECOMMENDED),
    (Facet::Is, RECENT_30),
    (Facet::Is, RECENT_90),
    (Facet::Is, NEW),
];

/// A button for each of them that this catalogue has works for.
pub fn quick(session: Session) -> El {
    let buttons = QUICK.into_iter().filter_map(|(facet, id)| {
        let position = session.index().position(facet, id)?;
        Some(toggle(session, facet, id, position))
    });
    el("div")
        .class("quick")
        .attr("role", "group")
        .attr("aria-label", tr(Text::QuickFilters))
        .children(buttons)
}

fn toggle(session: Session, facet: Facet, id: &'static str, position: usize) -> El {
    let name = match (facet, id) {
        (Facet::Has, _) => tr(Text::WithCode).to_owned(),
        (Facet::Is, RECOMMENDED) => tr(Text::QuickRecommended).to_owned(),
        (facet, id) => names::label(&session.index(), facet, id).unwrap_or_default(),
    };
    let is_on = Memo::new(move |_| {
        session
            .query
            .with(|query| query.choice(facet).any.iter().any(|known| known == id))
    });
    let number = el("span")
        .class("facet-count")
        .bind_text(move || thousands(session.count(facet, position)));
    button("quick-button", "")
        .bind_attr("aria-pressed", move || is_on.get().to_string())
        .on_click(move || session.go(|query| query.toggled(facet, id)))
        .text(&name)
        .child(number)
}
