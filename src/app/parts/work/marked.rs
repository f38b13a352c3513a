//! A text with what was searched for marked in it.

use crate::app::kit::dom::{El, el};
use crate::app::state::session::Session;
use crate::query::TextField;

/// Puts a text of a work into an element; its marks follow the query.
pub fn marked(parent: El, session: Session, text: String, field: TextField) -> El {
    parent.bind_children(move || Some(marked_now(el("span"), session, &text, field)))
}

/// Puts a text of a work into an element, marked by the query as it is. What calls this follows
/// the query.
pub fn marked_now(parent: El, session: Session, text: &str, field: TextField) -> El {
    let index = session.index();
    let marks = session
        .answer
        .with(|answer| index.highlights(answer, text, Some(field)));
    let mut parent = parent;
    let mut end = 0;
    for mark in marks {
        parent = parent
            .text(&text[end..mark.start])
            .child(el("mark").text(&text[mark.clone()]));
        end = mark.end;
    }
    parent.text(&text[end..])
}
