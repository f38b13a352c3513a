//! The shelf: the reader's lists with notes and tags, saved searches, the back-up.

pub mod lists;
pub mod searches;
pub mod transfer;
pub mod works;

use leptos::prelude::*;

use crate::app::kit::dom::{El, el};
use crate::app::kit::number::thousands;
use crate::app::kit::widget::{row, text_span};
use crate::app::parts::shelf::action::Action;
use crate::app::parts::shelf::controls::{
    acting, action_button, disclosure_button, labelled_action_box,
};
use crate::app::parts::shelf::notices::export_button;
use crate::app::state::language::tr::{tr, tr_plural, tr_with};
use crate::app::state::session::Session;
use crate::app::state::shelf::lists::title_of;
use crate::app::state::shelf::ui::{Disclosure, ORDERS};
use crate::app::state::shelf::{Health, shelf_store};
use crate::app::views::frame::note;
use crate::shelf::{keys_from_link, selection_link};
use crate::texts::Text;

/// The view. `complete` is whether all works of the catalogue are read, so that one that is not
/// there has left it.
pub fn shelf(session: Session, complete: bool) -> El {
    let view = el("div")
        .class("view shelf")
        .child(el("h2").class("unseen").text(tr(Text::Shelf)));
    if untrack(|| shelf_store().health()) == Health::Framed {
        let open = el("a")
            .class("quiet-button")
            .attr("href", &session.address.unembedded());
        let open = open
            .attr("target", "_blank")
            .attr("rel", "noopener noreferrer");
        return view
            .child(note(tr(Text::ShelfFramed)))
            .child(open.text(tr(Text::OpenFull)));
    }
    shelf_store().ask_to_persist("persisted");
    let sent = session.address.ids();
    let groups = el("div")
        .class("shelf-groups")
        .keyed(lists::groups, move |id| lists::group(id, complete));
    view.keyed(
        move || sent.get().into_iter().collect(),
        |ids: &String| works_sent(ids),
    )
    .keyed(tops, top)
    .child(groups)
    .child(searches::searches())
    .child(transfer::transfer())
}

/// What is above the lists.
#[derive(Clone, PartialEq)]
enum Top {
    NoStorage,
    BackupDue,
    Unreadable(usize),
    Tools,
    Nothing,
    /// The selected works, and whether their link is shown.
    Selected(Vec<String>, bool),
}

fn tops() -> Vec<Top> {
    let store = shelf_store();
    let mut tops = Vec::new();
    if matches!(store.health(), Health::NoStorage(_)) {
        tops.push(Top::NoStorage);
    } else if store.is_backup_due() {
        tops.push(Top::BackupDue);
    }
    if store.n_unreadable() > 0 {
        tops.push(Top::Unreadable(store.n_unreadable()));
    }
    store.look(|shelf, ui| {
        tops.push(match shelf.works().next() {
            Some(_) => Top::Tools,
            None => Top::Nothing,
        });
        if !ui.picked.is_empty() {
            let has_link = ui.is_open(&Disclosure::Link);
            tops.push(Top::Selected(ui.picked.clone(), has_link));
        }
    });
    tops
}

fn top(top: &Top) -> El {
    match top {
        Top::NoStorage => note(tr(Text::ShelfNoStorage)),
        Top::Nothing => note(tr(Text::ShelfNothing)),
        Top::BackupDue => warning(tr(Text::ShelfBackupDue), Text::Later, Action::Later),
        Top::Unreadable(n_records) => {
            let said = tr_plural(Text::ShelfUnreadable, *n_records, &[]);
            warning(&said, Text::ShelfForget, Action::Forget)
        }
        Top::Tools => tools(),
        Top::Selected(keys, has_link) => {
            selected(keys).children(has_link.then(|| link_field(keys)))
        }
    }
}

fn warning(said: &str, label: Text, action: Action) -> El {
    let answer = action_button("quiet-button", label, action, "");
    let content = vec![text_span("", said), export_button(), answer];
    row("shelf-warning", content)
}

/// The order, and what is left out.
fn tools() -> El {
    let (order, unread_only) = shelf_store().look(|_, ui| (ui.order, ui.unread_only));
    let mut select = el("select").attr("aria-label", tr(Text::ShelfSort));
    for (at, name) in ORDERS.into_iter().enumerate() {
        let option = el("option").attr("value", &at.to_string());
        select = select.child(option.flag("selected", at == order).text(tr(name)));
    }
    let select = acting(select, Action::Sort, "");
    let (label, action) = (Text::ShelfUnreadOnly, Action::UnreadOnly);
    let unread = labelled_action_box(unread_only, label, action, "");
    row("shelf-tools sort-select", vec![select, unread])
}

/// What can be done with the selected works.
fn selected(keys: &[String]) -> El {
    let quiet = |label, action| action_button("quiet-button", label, action, "");
    let n_selected = tr_with(Text::ShelfPicked, &[&thousands(keys.len() as u64)]);
    let content = vec![
        text_span("", &n_selected),
        quiet(Text::ShelfChoose, Action::ChooseSelected),
        quiet(Text::Export, Action::ExportSelected),
        quiet(Text::ShelfMarkRead, Action::MarkRead),
        quiet(Text::ShelfMarkUnread, Action::MarkUnread),
        disclosure_button("quiet-button", Text::ShelfLink, &Disclosure::Link),
        quiet(Text::Remove, Action::RemoveSelected),
        quiet(Text::ShelfClear, Action::SelectNone),
    ];
    row("shelf-bar", content)
}

/// The link, to be copied: a field works everywhere.
fn link_field(keys: &[String]) -> El {
    let link = || {
        Some(
            shelf_store()
                .session()?
                .address
                .link_to_chosen(selection_link(keys)?),
        )
    };
    match link() {
        Some(link) => el("input")
            .class("copy-by-hand")
            .attr("aria-label", tr(Text::ShelfLinkHere))
            .flag("readonly", true)
            .attr("value", &link),
        None => text_span("", tr(Text::ShelfLinkTooMany)),
    }
}

/// Works that somebody chose and sent as a link. Those that this catalogue does not have are
/// named by their keys, and not saved.
fn works_sent(value: &str) -> El {
    let keys = keys_from_link(value);
    let heading = el("h3").text(&tr_plural(Text::ShelfSent, keys.len(), &[]));
    let works = keys
        .iter()
        .map(|key| el("li").child(works::title(key, &title_of(key))));
    let buttons = vec![
        action_button(
            "main-button",
            Text::ShelfSentSave,
            Action::ChooseSent,
            value,
        ),
        action_button(
            "quiet-button",
            Text::ShelfSentClose,
            Action::DismissSent,
            "",
        ),
    ];
    el("section")
        .class("chart shelf-sent")
        .child(heading)
        .child(el("ul").children(works))
        .child(row("shelf-tools", buttons))
}
