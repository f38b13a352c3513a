//! What stands in the place of results: loading, failure, nothing found.

use leptos::prelude::*;

use crate::app::kit::dom::{El, el};
use crate::app::kit::widget::{button, link_in, text_around};
use crate::app::parts::focus::keep_focus;
use crate::app::parts::toolbar::chips::label;
use crate::app::parts::toolbar::clearing::clear_button;
use crate::app::state::language::format;
use crate::app::state::language::tr::tr;
use crate::app::state::load::LoadError;
use crate::app::state::route::View;
use crate::app::state::session::Session;
use crate::texts::Text;

/// How far the catalogue is read, below what the page was served with.
pub fn loading_bar(progress: Option<(usize, usize)>) -> Option<El> {
    let (n_read, n_all) = progress?;
    let bar = el("progress")
        .class("loading-bar")
        .attr("aria-label", tr(Text::LoadingCatalogue))
        .attr("max", &n_all.to_string())
        .attr("value", &n_read.to_string());
    Some(bar)
}

/// While the catalogue is on its way, in the words of index.html; `progress` is how many works of
/// how many are read.
pub fn loading(progress: Option<(usize, usize)>) -> El {
    let status = el("p")
        .attr("role", "status")
        .text(tr(Text::LoadingCatalogue));
    el("main")
        .class("notice")
        .attr("aria-busy", "true")
        .child(el("h1").text(tr(Text::AppName)))
        .child(el("p").class("lead").text(tr(Text::Lead)))
        .child(status)
        .children(loading_bar(progress))
}

/// Why there is no catalogue, and a way to try again.
pub fn load_failure(error: &LoadError, retry: Callback<()>) -> El {
    let alert = el("div")
        .attr("role", "alert")
        .child(el("h1").text(tr(Text::NotLoaded)))
        .child(el("p").text(&error.to_string()))
        .child(el("p").text(error.advice()));
    let again = button("main-button", tr(Text::TryAgain)).on_click(move || retry.run(()));
    el("main").class("notice").child(alert).child(again)
}

/// When nothing matches: which one constraint to drop, and how many works each would give.
pub fn nothing_found() -> El {
    let session = Session::current();
    let ways_out = el("ul")
        .class("ways-out")
        .bind_children(move || ways_out(session));
    el("div")
        .class("empty")
        .child(el("h2").text(tr(Text::NoWorksMatch)))
        .child(el("p").text(tr(Text::NoWorksMatchMeans)))
        .child(ways_out)
        .child(clear_button("main-button", Text::ClearAllFilters))
        .child(contribute_link(session))
}

/// The way to add a work that is missing.
pub fn contribute_link(session: Session) -> El {
    let href = move || session.link_to_view(View::Contribute);
    link_in("", href, tr(Text::MissingWork), move || {
        session.open_view(View::Contribute);
    })
}

/// A button for each constraint that may be dropped.
fn ways_out(session: Session) -> Vec<El> {
    let index = session.index();
    let ways = session.answer.with(|answer| index.relaxations(answer));
    let query = session.query.get();
    let way = |found: crate::search::Relaxation| {
        let label = el("b").text(&label(&found.constraint, &query, &index));
        let n_works = format::works(found.n_works);
        let without = query.without_constraint(&found.constraint);
        let way = button("way-out", "")
            .child(text_around(el("span"), tr(Text::Without), "{0}", label))
            .child(el("span").class("way-out-count").text(&n_works))
            .on_click(move || {
                session.go(|_| without.clone());
                keep_focus(0);
            });
        el("li").child(way)
    };
    ways.into_iter().map(way).collect()
}
