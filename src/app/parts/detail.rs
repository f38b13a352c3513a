//! Everything that is known of one work: beside the results where there is room, else over them.

pub mod facts;
pub mod filter;
pub mod links;

use leptos::prelude::*;

use crate::app::kit::dom::{El, el};
use crate::app::kit::page::focus;
use crate::app::kit::scheduler::after_effects;
use crate::app::kit::widget::{button, link_in, row, text_span};
use crate::app::parts::card::title::TITLE;
use crate::app::parts::compare::{compare_button, refusal};
use crate::app::parts::detail::filter::make_room;
use crate::app::parts::dialog_buttons::{cite_button, fix_button};
use crate::app::parts::shelf::buttons::{save_button, save_toggle};
use crate::app::parts::work::authors::asks_for;
use crate::app::parts::work::related::sources_and_related;
use crate::app::parts::work::share;
use crate::app::state::language::tr::{tr, tr_with};
use crate::app::state::session::Session;
use crate::app::state::shelf::shelf_store;
use crate::search::Index;
use crate::texts::Text;
use crate::work::{Work, WorkId};

/// The work that is open, if one is, for [`El::bind_children`]. `complete` is whether all works are
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
    Effect::new(move |_| {
        let now = session.work.get();
        if before != now {
            let css = match (&now, &before) {
                (None, Some(key)) => format!("[data-work=\"{key}\"] {TITLE}"),
                _ => ".detail-title".to_owned(),
            };
            // A card that is out of view is not in the page.
            after_effects(move || {
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
    let (saved, compared) = (key.clone(), key.clone());
    let is_saved = move || shelf_store().look(|shelf, _| shelf.is_in(&saved, None));
    let save = save_toggle(&key).bind_attr("aria-pressed", move || is_saved().to_string());
    let is_compared = move || session.compared.with(|keys| keys.contains(&compared));
    let compare = compare_button(session, "quiet-button", &key)
        .bind_attr("aria-pressed", move || is_compared().to_string());
    let head = vec![
        share::copy_link(session, &key, share::in_words()),
        cite_button(&key),
        save_button(&key, save),
        compare,
        refusal(session),
        button("quiet-button", tr(Text::Close))
            .attr("title", "Esc")
            .on_click(close),
    ];
    el("aside")
        .class("detail")
        .attr("aria-label", tr(Text::Details))
        .child(row("detail-head", head))
        .children(pieces)
}

fn heading(title: &str) -> El {
    el("h2")
        .class("detail-title")
        .attr("tabindex", "-1")
        .attr("dir", "auto")
        .text(title)
}

fn unknown(key: &str, complete: bool) -> Vec<El> {
    let why = match complete {
        true => Text::NamedOtherwise,
        false => Text::MayYetCome,
    };
    vec![
        heading(&tr_with(Text::NotInCatalogue, &[key])),
        text_span("", tr(why)),
    ]
}

fn of_work(session: Session, index: &Index, id: WorkId) -> Vec<El> {
    let work = &index.work(id);
    let mut pieces = vec![heading(&work.title)];
    if !work.alt_titles.is_empty() {
        let titles = tr_with(Text::AlsoTitled, &[&work.alt_titles.join("; ")]);
        pieces.push(row("detail-also", vec![text_span("", &titles)]));
    }
    pieces.extend(authors(session, work));
    pieces.push(links::of(work));
    pieces.push(facts::of(session, index, work));
    pieces.extend(sources_and_related(session, index, id, "h3"));
    pieces.push(fix_button(&work.id));
    pieces
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
        names.push(text_span("quiet", tr(Text::NoMoreAuthors)));
    }
    (!names.is_empty()).then(|| row("detail-authors", names))
}
