//! What happens to the page itself: a newer one is there, the network is gone.

use leptos::prelude::*;

use crate::app::kit::dom::{El, el};
use crate::app::kit::widget::button;
use crate::app::state::language::format::day;
use crate::app::state::language::tr::{tr, tr_with};
use crate::app::state::offline;
use crate::app::state::offline::{Newer, Offline};
use crate::app::state::session::Session;
use crate::texts::Text;

/// Lines under the bar, said aloud as they come. `as_of` is the ISO date of the data.
pub fn notices(now: RwSignal<Offline>, as_of: String) -> El {
    let newer = Memo::new(move |_| now.with(|now| now.update.clone()));
    let reach = Memo::new(move |_| now.with(|now| (now.is_offline, now.just_ready)));
    el("div")
        .class("notices")
        .attr("role", "status")
        .bind_children(move || newer.get().map(|update| newer_line(now, &update)))
        .bind_children(move || match reach.get() {
            (true, _) => Some(line(&tr_with(Text::NowOffline, &[&day(&as_of)]))),
            (false, true) => Some(line(tr(Text::WorksOffline))),
            (false, false) => None,
        })
}

fn line(words: &str) -> El {
    el("p").class("notice-line").text(words)
}

/// What is newer, to be taken or left: nobody's page is changed under their hands.
fn newer_line(now: RwSignal<Offline>, update: &Newer) -> El {
    let what = match update.is_data {
        true => Text::NewerData,
        false => Text::NewerPage,
    };
    let session = Session::current();
    let take = move || {
        session.address.flush();
        offline::take_update();
    };
    let later = move || now.update(|now| now.update = None);
    line(&tr_with(what, &[&day(&update.as_of)]))
        .child(button("link-button", tr(Text::TakeUpdate)).on_click(take))
        .child(button("link-button", tr(Text::Later)).on_click(later))
}
