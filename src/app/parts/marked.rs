//! A text with what was searched for marked in it.

use leptos::prelude::*;

use crate::app::session::Session;
use crate::query::TextField;

/// A text of a work; its marks follow the query.
pub fn marked(session: Session, text: String, field: TextField) -> AnyView {
    let index = session.index();
    (move || {
        let marks = session
            .answer
            .with(|answer| index.marks(answer, &text, Some(field)));
        let mut parts = Vec::with_capacity(marks.len() * 2 + 1);
        let mut end = 0;
        for mark in marks {
            parts.push(text[end..mark.start].to_owned().into_any());
            parts.push(view! { <mark>{text[mark.clone()].to_owned()}</mark> }.into_any());
            end = mark.end;
        }
        parts.push(text[end..].to_owned().into_any());
        parts
    })
    .into_any()
}
