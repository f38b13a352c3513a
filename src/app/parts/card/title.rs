//! The title of a work in the list, which opens the detail.

use leptos::prelude::*;

use crate::app::kit::dom::El;
use crate::app::kit::widget::link_around;
use crate::app::parts::work::marked::marked;
use crate::app::state::session::Session;
use crate::query::TextField;
use crate::work::Work;

/// The title, which opens the detail; the work itself is a click away through the links below.
pub fn title(work: &Work, session: Session) -> El {
    let key = StoredValue::new(work.id.clone());
    let is_open = move || session.work.with(|open| *open == Some(key.get_value()));
    let href = move || key.with_value(|key| session.link_to_work(key));
    let link = link_around("", href, move || session.open_work(Some(key.get_value())))
        .bind_attr("aria-current", move || is_open().to_string());
    marked(link, session, work.title.clone(), TextField::Title)
}

/// The title of a row, in whatever form the list is.
pub const TITLE: &str = ":is(.work-title, .dense-title) a";
