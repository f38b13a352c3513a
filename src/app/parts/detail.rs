//! Everything that is known of one work: beside the results where there is room, else over them.

pub(super) mod facts;
mod links;
pub(super) mod share;
mod sources;

use crate::app::reactive::effect;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::authors::asks_for;
use super::compare::{compare_button, refusal};
use super::keys::{TITLE, focus};
use super::pieces::{button, classed, line, link_in, section, words};
use super::shelf::save_button;
use super::take::{cite_button, fix_button};
use crate::app::dom::{El, el};
use crate::app::say::{count, fill, say};
use crate::app::session::Session;
use crate::app::turns::after;
use crate::query::Facet;
use crate::search::{Index, Reason, Related};
use crate::texts::Text;
use crate::work::{Work, WorkId};

/// More related works than this are no help.
const MOST_RELATED: usize = 8;

/// The work that is open, if one is, for [`El::follow`]. `complete` is whether all works are
/// read.
pub fn detail(complete: bool) -> impl Fn() -> Option<El> {
    let session = Session::current();
    follow_with_focus(session);
    move || {
        let key = session.work.get()?;
        // The work alone is followed; what is made of it follows what it needs by itself.
        Some(untrack(|| frame(session, key, complete)))
    }
}

/// The focus goes into what is opened, and back to its card when it is closed.
fn follow_with_focus(session: Session) {
    let mut before: Option<String> = None;
    effect(move |_| {
        let now = session.work.get();
        if before != now {
            let css = match (&now, &before) {
                (None, Some(key)) => format!("[data-work=\"{key}\"] {TITLE}"),
                _ => ".detail-title".to_owned(),
            };
            // A card that is out of view is not in the page.
            after(move || {
                let _ = focus(&css) || focus(".result-count");
            });
        }
        before = now;
    });
}

fn frame(session: Session, key: String, complete: bool) -> El {
    let index = session.index();
    let pieces = match index.with_key(&key) {
        Some(id) => of_work(session, &index, id),
        None => unknown(&key, complete),
    };
    let close = move || session.open_work(None);
    let head = vec![
        share::copy_link(session, &key, share::in_words()),
        cite_button(&key),
        save_button(&key),
        compare_button(session, "quiet-button", key),
        refusal(session),
        button("quiet-button", say(Text::Close), "Esc", close),
    ];
    classed("aside", "detail")
        .attr("aria-label", say(Text::Details))
        .put(line("detail-head", head))
        .put_all(pieces)
}

fn heading(title: &str) -> El {
    el("h2")
        .class("detail-title")
        .attr("tabindex", "-1")
        .attr("dir", "auto")
        .say(title)
}

fn unknown(key: &str, complete: bool) -> Vec<El> {
    let why = match complete {
        true => Text::NamedOtherwise,
        false => Text::MayYetCome,
    };
    vec![
        heading(&fill(Text::NotInCatalogue, &[key])),
        words("", say(why)),
    ]
}

fn of_work(session: Session, index: &Index, id: WorkId) -> Vec<El> {
    let work = &index.work(id);
    let mut pieces = vec![heading(&work.title)];
    if !work.alt_titles.is_empty() {
        let titles = fill(Text::AlsoTitled, &[&work.alt_titles.join("; ")]);
        pieces.push(line("detail-also", vec![words("", &titles)]));
    }
    pieces.extend(authors(session, work));
    pieces.push(links::of(work));
    pieces.push(facts::of(session, index, work));
    pieces.extend(sources_and_related(session, index, id, "h3"));
    pieces.push(fix_button(&work.id));
    pieces
}

/// Which lists name a work, what they disagree on, and what is near it, each under a heading of
/// a level such as `h3`.
pub fn sources_and_related(
    session: Session,
    index: &Index,
    id: WorkId,
    level: &'static str,
) -> Vec<El> {
    let work = &index.work(id);
    let parts = [
        sources::listings(index, work, level),
        sources::conflicts(index, work, level),
        related(session, index, id, level),
    ];
    parts.into_iter().flatten().collect()
}

/// The authors, each a link to all works of that name.
fn authors(session: Session, work: &Work) -> Option<El> {
    let author = |name: &String| {
        let query = asks_for(name);
        let asked = query.clone();
        let href = move || session.link_to_text(&query);
        link_in("detail-author", href, name, move || {
            session.search(&asked);
            make_room(session);
        })
    };
    let mut names: Vec<El> = work.authors.iter().map(author).collect();
    if work.authors_truncated {
        names.push(words("quiet", say(Text::NoMoreAuthors)));
    }
    (!names.is_empty()).then(|| line("detail-authors", names))
}

/// A button that shows only the works with a value of a facet.
fn filter(session: Session, facet: Facet, id: &str, label: &str) -> El {
    let id = id.to_owned();
    let title = fill(Text::OnlyWith, &[label]);
    button("area-chip", label, &title, move || {
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

fn related(session: Session, index: &Index, id: WorkId, level: &'static str) -> Option<El> {
    let found = index.related(id, MOST_RELATED);
    let one = |Related { id, reasons }: Related| {
        let work = index.work(id);
        let (key, linked) = (work.id.clone(), work.id);
        let href = move || session.link_to_work(&linked);
        let open = move || session.open_work(Some(key.clone()));
        let reasons: Vec<String> = reasons.iter().map(|r| in_words(r, index)).collect();
        let pieces = vec![
            link_in("detail-related", href, &work.title, open),
            words("quiet", &reasons.join("; ")),
        ];
        line("detail-item", pieces)
    };
    let found: Vec<El> = found.into_iter().map(one).collect();
    (!found.is_empty()).then(|| section(level, say(Text::Related), found))
}

fn in_words(reason: &Reason, index: &Index) -> String {
    match reason {
        Reason::Repository(name) => fill(Text::SameRepository, &[name]),
        Reason::Authors(names) if names.len() > 3 => count(Text::SameAuthors, names.len(), &[]),
        Reason::Authors(names) => fill(Text::AlsoBy, &[&names.join(", ")]),
        Reason::Words(words) => {
            let quoted = words.iter().map(|word| fill(Text::Quoted, &[word]));
            let quoted: Vec<String> = quoted.collect();
            fill(Text::BothSay, &[&quoted.join(", ")])
        }
        Reason::Area(id) => {
            let label = index.label(Facet::Area, id).unwrap_or(id);
            fill(Text::BothOn, &[label])
        }
    }
}
