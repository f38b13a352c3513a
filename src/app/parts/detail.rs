//! Everything that is known of one work: beside the results where there is room, else over them.

mod facts;
mod links;
mod share;
mod sources;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::keys::focus;
use super::pieces::{button, line, link_in, section, words};
use crate::app::reactive::{changing, text};
use crate::app::session::Session;
use crate::query::Facet;
use crate::search::{Index, Reason, Related};
use crate::work::{Work, WorkId};

/// More related works than this are no help.
const MOST_RELATED: usize = 8;

/// The work that is open, if one is. `complete` is whether all works are read.
#[component]
pub fn Detail(complete: bool) -> impl IntoView {
    let session = Session::current();
    follow_with_focus(session);
    changing(move || match session.work.get() {
        None => ().into_any(),
        Some(key) => {
            let index = session.index();
            let pieces = match index.with_key(&key) {
                Some(id) => of_work(session, &index, id),
                None => unknown(&key, complete),
            };
            frame(session, key, pieces)
        }
    })
}

/// The focus goes into what is opened, and back to its card when it is closed.
fn follow_with_focus(session: Session) {
    Effect::new(move |before: Option<Option<String>>| {
        let now = session.work.get();
        let before = before.flatten();
        if before != now {
            let css = match (&now, before) {
                (None, Some(key)) => format!("[data-work=\"{key}\"] .work-title a, .result-count"),
                _ => ".detail-title".to_owned(),
            };
            request_animation_frame(move || focus(&css));
        }
        now
    });
}

fn frame(session: Session, key: String, pieces: Vec<AnyView>) -> AnyView {
    view! {
        <aside class="detail" aria-label="Details">
            <div class="detail-head">
                {share::copy_link(session, key)}
                {button("quiet-button", "Close", "Esc", move || session.open_work(None))}
            </div>
            {pieces}
        </aside>
    }
    .into_any()
}

fn heading(title: String) -> AnyView {
    view! { <h2 class="detail-title" tabindex="-1" dir="auto">{title}</h2> }.into_any()
}

fn unknown(key: &str, complete: bool) -> Vec<AnyView> {
    let why = match complete {
        true => {
            "The catalogue may have named it otherwise since the link was made. Search for a word \
             of its title."
        }
        false => "The works are still being read; this one may yet come.",
    };
    vec![
        heading(format!("{key} – not in this catalogue")),
        words("", why),
    ]
}

fn of_work(session: Session, index: &Index, id: WorkId) -> Vec<AnyView> {
    let work = &index.work(id);
    let mut pieces = vec![heading(work.title.clone())];
    if !work.alt_titles.is_empty() {
        let titles = work.alt_titles.join("; ");
        pieces.push(line(
            "detail-also",
            vec![words("", format!("Also: {titles}"))],
        ));
    }
    pieces.extend(authors(session, work));
    pieces.push(links::of(work));
    pieces.push(facts::of(session, index, work));
    pieces.extend(sources::listings(index, work));
    pieces.extend(sources::conflicts(index, work));
    pieces.extend(related(session, index, id));
    pieces
}

/// The authors, each a link to all works of that name.
fn authors(session: Session, work: &Work) -> Option<AnyView> {
    let author = |name: &String| {
        let query = format!("author:\"{}\"", name.replace('"', ""));
        let asked = query.clone();
        let href = text(move || session.link_to_text(&query));
        link_in("detail-author", href, name, move || {
            session.search(&asked);
            make_room(session);
        })
    };
    let mut names: Vec<AnyView> = work.authors.iter().map(author).collect();
    if work.authors_truncated {
        names.push(words("quiet", "et al. – the lists name no more"));
    }
    (!names.is_empty()).then(|| line("detail-authors", names))
}

/// A button that shows only the works with a value of a facet.
fn filter(session: Session, facet: Facet, id: &str, label: impl Into<String>) -> AnyView {
    let (id, label): (String, String) = (id.to_owned(), label.into());
    let title = format!("Show only works with {label}");
    button("area-chip", label, title, move || {
        session.go(|query| query.without_facet(facet).toggled(facet, &id));
        make_room(session);
    })
}

/// Closes the detail where it would hide the works that were asked for.
fn make_room(session: Session) {
    let detail = document().query_selector(".detail").ok().flatten();
    let detail: Option<HtmlElement> = detail.and_then(|detail| detail.dyn_into().ok());
    // What is fixed, as over the results, has no parent to be placed in.
    if detail.is_some_and(|detail| detail.offset_parent().is_none()) {
        session.open_work(None);
    }
}

fn related(session: Session, index: &Index, id: WorkId) -> Option<AnyView> {
    let found = index.related(id, MOST_RELATED);
    let one = |Related { id, reasons }: Related| {
        let work = index.work(id);
        let (key, title) = (work.id, work.title);
        let linked = key.clone();
        let href = text(move || session.link_to_work(&linked));
        let open = move || session.open_work(Some(key.clone()));
        let reasons: Vec<String> = reasons.iter().map(|r| in_words(r, index)).collect();
        line(
            "detail-item",
            vec![
                link_in("detail-related", href, title, open),
                words("quiet", reasons.join("; ")),
            ],
        )
    };
    let found: Vec<AnyView> = found.into_iter().map(one).collect();
    (!found.is_empty()).then(|| section("Related", found))
}

fn in_words(reason: &Reason, index: &Index) -> String {
    match reason {
        Reason::Repository(name) => format!("same repository, {name}"),
        Reason::Authors(names) if names.len() > 3 => {
            format!("{} of the same authors", names.len())
        }
        Reason::Authors(names) => format!("also by {}", names.join(", ")),
        Reason::Words(words) => format!("both say “{}”", words.join("”, “")),
        Reason::Area(id) => {
            let label = index.label(Facet::Area, id).unwrap_or(id);
            format!("both on {label}")
        }
    }
}
