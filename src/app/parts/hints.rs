//! What is to be said of how a query was read.

use leptos::prelude::*;

use super::chips::keep_focus;
use crate::app::reactive::{changing, each};
use crate::app::session::Session;
use crate::query::{Note, Problem, Query};
use crate::search::TakenFor;

/// Says which words were taken for others, which clauses for words, and what was probably meant.
#[component]
pub fn Hints() -> impl IntoView {
    let session = Session::current();
    let index = session.index();
    let meant = move || session.answer.with(|answer| index.did_you_mean(answer));
    let hints = move || {
        session.answer.with(|answer| {
            let taken = answer.taken_for().iter().map(taken_for);
            let notes = answer.understood().notes.iter().map(note);
            taken.chain(notes).collect::<Vec<String>>()
        })
    };
    let line = |hint: String| view! { <li>{hint}</li> }.into_any();
    view! {
        <ul class="hints" aria-live="polite">
            {each(hints, line)}
            {changing(move || match meant() {
                Some(query) => suggestion(session, query),
                None => ().into_any(),
            })}
        </ul>
    }
}

fn suggestion(session: Session, query: Query) -> AnyView {
    let text = query.text.trim().to_owned();
    view! {
        <li>
            "Did you mean "
            <button
                type="button"
                class="link-button"
                on:click=move |_| {
                    session.go(|_| query.clone());
                    keep_focus(0);
                }
            >
                {text}
            </button>
            "?"
        </li>
    }
    .into_any()
}

fn taken_for(TakenFor { typed, meant }: &TakenFor) -> String {
    format!("No work has “{typed}”. Shown is what comes near, as “{meant}”.")
}

fn note(note: &Note) -> String {
    let (typed, field) = (&note.typed, note.field.key());
    let why = match note.problem {
        Problem::NoValue => format!("write {field}: and a value, with no space between"),
        Problem::Unreadable => format!("{field} cannot be that"),
        Problem::Misspelt => format!("did you mean {field}:?"),
    };
    format!("“{typed}” is searched for as words: {why}")
}
