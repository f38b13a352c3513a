//! Buttons that open the dialogs to export, to cite and to correct works.

use leptos::prelude::*;

use crate::app::kit::dom::El;
use crate::app::kit::icon::{CITE, icon};
use crate::app::kit::widget::button;
use crate::app::state::language::tr::tr;
use crate::app::state::session::Session;
use crate::texts::Text;

/// Opens the export of what is found.
pub fn export_button() -> El {
    let take = Session::current().dialogs;
    button("quiet-button export-button", tr(Text::Export))
        .attr("title", "e")
        .on_click(move || take.export())
}

/// Opens the export of the works that are chosen to be compared.
pub fn export_compared(session: Session) -> El {
    button("quiet-button", tr(Text::Export)).on_click(move || {
        let keys = session.compared.get_untracked();
        session.dialogs.export_works(&keys.join(","));
    })
}

/// Opens the citation of a work, on a card.
pub fn cite_icon(key: &str) -> El {
    cite(key, "icon-button", "")
        .attr("aria-label", tr(Text::Cite))
        .attr("title", tr(Text::CiteThis))
        .child(icon("16", CITE))
}

/// Opens the citation of a work, beside all that is known of it.
pub fn cite_button(key: &str) -> El {
    cite(key, "quiet-button", tr(Text::Cite))
}

fn cite(key: &str, class: &str, label: &str) -> El {
    let take = Session::current().dialogs;
    let key = key.to_owned();
    button(class, label).on_click(move || take.cite(key.clone()))
}

/// Opens the correction of a work.
pub fn fix_button(key: &str) -> El {
    let take = Session::current().dialogs;
    let key = key.to_owned();
    button("quiet-button", tr(Text::FixRecord)).on_click(move || {
        take.fix(key.clone());
    })
}
