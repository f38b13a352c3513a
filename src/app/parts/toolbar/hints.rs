//! What is to be said of how a query was read.

use leptos::prelude::*;

use crate::app::kit::dom::{El, el};
use crate::app::kit::widget::{button, text_around};
use crate::app::parts::focus::keep_focus;
use crate::app::state::language::tr::{tr, tr_with};
use crate::app::state::session::Session;
use crate::query::{Note, Problem, Query};
use crate::search::SpellingFix;
use crate::texts::Text;

/// Says which words were taken for others, which clauses for words, and what was probably meant.
pub fn hints() -> El {
    let session = Session::current();
    let index = session.index();
    let meant = move || session.answer.with(|answer| index.did_you_mean(answer));
    let hints = move || {
        session.answer.with(|answer| {
            let taken = answer.spelling_fixes().iter().map(taken_for);
            let notes = answer.resolved().notes.iter().map(note);
            taken.chain(notes).collect::<Vec<String>>()
        })
    };
    el("ul")
        .class("hints")
        .attr("aria-live", "polite")
        .keyed(hints, |hint: &String| el("li").text(hint))
        .bind_children(move || meant().map(|query| suggestion(session, query)))
}

fn suggestion(session: Session, query: Query) -> El {
    let button = button("link-button", "")
        .text(query.text.trim())
        .on_click(move || {
            session.go(|_| query.clone());
            keep_focus(0);
        });
    text_around(el("li"), tr(Text::DidYouMean), "{0}", button)
}

fn taken_for(SpellingFix { typed, used }: &SpellingFix) -> String {
    tr_with(Text::TakenFor, &[typed, used])
}

fn note(note: &Note) -> String {
    let why = match note.problem {
        Problem::NoValue => Text::NoValue,
        Problem::Unreadable => Text::Unreadable,
        Problem::Misspelt => Text::Misspelt,
    };
    tr_with(why, &[&note.typed, note.field.key()])
}
