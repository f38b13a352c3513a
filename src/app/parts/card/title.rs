//! The title of a work in the list, which opens the detail.

use crate::app::kit::dom::{El, el};
use crate::app::kit::widget::on_plain_click;
use crate::app::parts::work::marked::MarkedText;
use crate::app::state::session::Session;
use crate::query::TextField;
use crate::work::Work;

/// The title of a row, in whatever form the list is.
pub const TITLE: &str = ":is(.work-title, .dense-title) a";

/// The title as a link. Where it leads follows the address: see [`Live`](super::live::Live).
pub fn title(work: &Work, session: Session) -> (El, MarkedText) {
    let key = work.id.clone();
    let link = el("a").attr("dir", "auto");
    let link = on_plain_click(link, move || session.open_work(Some(key.clone())));
    MarkedText::new(link, &work.title, TextField::Title)
}
