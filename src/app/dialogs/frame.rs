//! What the dialogs have in common.

use crate::app::kit::dom::handle::NodeRef;
use crate::app::kit::dom::{El, el};
use crate::app::kit::modal::close;
use crate::app::kit::widget::button;
use crate::app::state::language::tr::tr;
use crate::texts::Text;

/// The name of a dialog, and a way out of it.
pub fn head(name: Text, dialog: NodeRef) -> El {
    el("div")
        .class("detail-head")
        .child(el("h2").text(tr(name)))
        .child(button("quiet-button", tr(Text::Close)).on_click(move || {
            close(dialog);
        }))
}
