//! A text with what was searched for marked in it.

use leptos::prelude::With;

use crate::app::dom::{El, el};
use crate::app::session::Session;
use crate::query::TextField;

/// Puts a text of a work into an element; its marks follow the query.
pub fn marked(parent: El, session: Session, text: String, field: TextField) -> El {
    let index = session.index();
    parent.follow(move || {
        let marks = session
            .answer
            .with(|answer| index.marks(answer, &text, Some(field)));
        let mut parts = Vec::with_capacity(marks.len() * 2 + 1);
        let mut end = 0;
        for mark in marks {
            parts.push(el("span").say(&text[end..mark.start]));
            parts.push(el("mark").say(&text[mark.clone()]));
            end = mark.end;
        }
        parts.push(el("span").say(&text[end..]));
        parts
    })
}
