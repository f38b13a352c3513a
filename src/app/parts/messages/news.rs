//! What is new since the reader was here last.

use leptos::prelude::*;

use crate::app::kit::dom::{El, el};
use crate::app::kit::widget::button;
use crate::app::state::language::tr::{tr, tr_plural};
use crate::app::state::load::visits;
use crate::app::state::session::Session;
use crate::query::{Facet, Query};
use crate::search::{Dimension, NEW};
use crate::texts::Text;

/// A line that tells how many works are new, shows them, and goes when it is told to.
pub fn news(session: Session) -> Option<El> {
    let index = session.index();
    // Values that no work has are none of the facet's.
    let position = index.position(Facet::Is, NEW)?;
    let all = index.answer(&Query::default(), None);
    let n_new = index.kept(&all, Dimension::Facet(Facet::Is))[position] as usize;
    let seen = RwSignal::new(false);
    let show = move || session.go(|query| query.cleared().toggled(Facet::Is, NEW));
    let dismiss = move || {
        visits::forget_new(session.address.is_embedded());
        seen.set(true);
    };
    let line = el("p")
        .class("notice-line")
        .bind_flag("hidden", move || seen.get())
        .text(&tr_plural(Text::NewWorks, n_new, &[]))
        .child(button("link-button", tr(Text::ShowNew)).on_click(show))
        .child(button("link-button", tr(Text::SeenNew)).on_click(dismiss));
    Some(line)
}
