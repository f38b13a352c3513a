//! The foot of a card: where to go from there, what can be done with the work, and what opens
//! below it.

use leptos::prelude::*;

use crate::app::kit::dom::{El, el};
use crate::app::kit::icon::{FOLD, icon};
use crate::app::kit::widget::{button, row};
use crate::app::parts::card::live::Actions;
use crate::app::parts::compare::compare_button;
use crate::app::parts::dialog_buttons::cite_icon;
use crate::app::parts::shelf::buttons::{save_button, save_toggle};
use crate::app::parts::work::related::sources_and_related;
use crate::app::parts::work::share::{copy_link, in_a_sign};
use crate::app::state::language::tr::{tr, tr_plural};
use crate::app::state::session::Session;
use crate::query::Facet;
use crate::search::Index;
use crate::texts::Text;
use crate::work::{Work, WorkId};

/// The links and the actions of a card, and its sources and related works once they are asked
/// for.
pub fn card_foot(
    id: WorkId,
    work: &Work,
    links: El,
    index: &Index,
    session: Session,
) -> ([El; 2], Actions) {
    let is_open = RwSignal::new(false);
    let sources = sources_button(work, index, is_open);
    let expanded = sources.handle();
    let (actions, states) = actions(session, &work.id);
    let actions = [sources].into_iter().chain(actions).collect();
    let foot = vec![links, row("work-actions", actions)];
    let more = move || {
        expanded.attr_bool("aria-expanded", is_open.get());
        let more = || sources_and_related(session, &session.index(), id, "h4");
        is_open.get().then(|| row("work-more", more()))
    };
    let foot = [row("work-foot", foot), el("div").bind_children(more)];
    (foot, states)
}

/// What can be done with a work in every form of the list.
pub fn actions(session: Session, key: &str) -> ([El; 4], Actions) {
    let compare = compare_button(session, "card-action", key);
    let save = save_toggle(key);
    let states = Actions {
        compare: compare.handle(),
        save: save.handle(),
    };
    let buttons = [
        compare,
        copy_link(session, key, in_a_sign()),
        cite_icon(key),
        save_button(key, save),
    ];
    (buttons, states)
}

/// How many lists have a work; their titles are in the tooltip. Opens the sources.
fn sources_button(work: &Work, index: &Index, is_open: RwSignal<bool>) -> El {
    let title = |list| index.label(Facet::List, list).unwrap_or(list);
    let titles: Vec<&str> = work.lists.iter().map(|list| title(list)).collect();
    let n_lists = work.n_lists.unwrap_or_default() as usize;
    let more = [": ", tr(Text::SourcesAndRelated)].concat();
    button("card-action work-sources", "")
        .attr("title", &titles.join("\n"))
        .on_click(move || is_open.update(|is_open| *is_open = !*is_open))
        .child(icon("12", FOLD))
        .text(&tr_plural(Text::InLists, n_lists, &[]))
        .child(el("span").class("unseen").text(&more))
}
