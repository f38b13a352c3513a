//! What stands in the place of results: loading, failure, nothing found.

use leptos::prelude::*;

use crate::app::kit::dom::{El, el};
use crate::app::kit::widget::link_in;
use crate::app::parts::controls::{bare_button, button};
use crate::app::parts::focus::keep_focus;
use crate::app::parts::sentence::sentence;
use crate::app::parts::toolbar::chips::label;
use crate::app::parts::toolbar::clearing::clear_button;
use crate::app::state::language::format;
use crate::app::state::language::tr::say;
use crate::app::state::load::LoadError;
use crate::app::state::route::View;
use crate::app::state::session::Session;
use crate::texts::Text;

/// How far the catalogue is read, below what the page was served with.
pub fn loading_bar(progress: Option<(usize, usize)>) -> Option<El> {
    let (n_read, n_all) = progress?;
    let bar = el("progress")
        .class("loading-bar")
        .attr("aria-label", say(Text::LoadingCatalogue))
        .attr("max", &n_all.to_string())
        .attr("value", &n_read.to_string());
    Some(bar)
}

/// While the catalogue is on its way, in the words of index.html; `progress` is how many works of
/// how many are read.
pub fn loading(progress: Option<(usize, usize)>) -> El {
    let status = el("p")
        .attr("role", "status")
        .say(say(Text::LoadingCatalogue));
    el("main")
        .class("notice")
        .attr("aria-busy", "true")
        .put(el("h1").say(say(Text::AppName)))
        .put(el("p").class("lead").say(say(Text::Lead)))
        .put(status)
        .put_all(loading_bar(progress))
}

/// Why there is no catalogue, and a way to try again.
pub fn load_failure(error: &LoadError, retry: Callback<()>) -> El {
    let alert = el("div")
        .attr("role", "alert")
        .put(el("h1").say(say(Text::NotLoaded)))
        .put(el("p").say(&error.to_string()))
        .put(el("p").say(error.advice()));
    let again = button("main-button", Text::TryAgain).on_click(move || retry.run(()));
    el("main").class("notice").put(alert).put(again)
}

/// When nothing matches: which one constraint to drop, and how many works each would give.
pub fn nothing_found() -> El {
    let session = Session::current();
    let ways_out = el("ul").class("ways-out").follow(move || ways_out(session));
    el("div")
        .class("empty")
        .put(el("h2").say(say(Text::NoWorksMatch)))
        .put(el("p").say(say(Text::NoWorksMatchMeans)))
        .put(ways_out)
        .put(clear_button("main-button", Text::ClearAllFilters))
        .put(contribute_link(session))
}

/// The way to add a work that is missing.
pub fn contribute_link(session: Session) -> El {
    let href = move || session.link_to_view(View::Contribute);
    link_in("", href, say(Text::MissingWork), move || {
        session.open_view(View::Contribute);
    })
}

/// A button for each constraint that may be dropped.
fn ways_out(session: Session) -> Vec<El> {
    let index = session.index();
    let ways = session.answer.with(|answer| index.ways_out(answer));
    let query = session.query.get();
    let way = |found: crate::search::WayOut| {
        let label = el("b").say(&label(&found.constraint, &query, &index));
        let n_works = format::works(found.n_works);
        let without = query.lifting(&found.constraint);
        let way = bare_button("way-out")
            .put(sentence(el("span"), Text::Without, label))
            .put(el("span").class("way-out-count").say(&n_works))
            .on_click(move || {
                session.go(|_| without.clone());
                keep_focus(0);
            });
        el("li").put(way)
    };
    ways.into_iter().map(way).collect()
}
