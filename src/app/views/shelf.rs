//! The shelf: the reader's lists with notes and tags, saved searches, the back-up.

pub mod lists;
pub mod searches;
pub mod transfer;
pub mod works;

use leptos::prelude::*;

use crate::app::kit::dom::{El, el};
use crate::app::kit::number::thousands;
use crate::app::parts::shelf::blocks::{block, blocks};
use crate::app::parts::shelf::controls::{doing, named_tick, opens, press, row, words};
use crate::app::parts::shelf::notices::export_button;
use crate::app::state::language::tr::{tr, tr_plural, tr_with};
use crate::app::state::session::Session;
use crate::app::state::shelf::lists::title_of;
use crate::app::state::shelf::ui::ORDERS;
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
            .attr("href", &session.unembedded());
        let open = open
            .attr("target", "_blank")
            .attr("rel", "noopener noreferrer");
        return view
            .child(note(tr(Text::ShelfFramed)))
            .child(open.text(tr(Text::OpenFull)));
    }
    shelf_store().ask_to_persist("persisted");
    let sent = session.sent();
    let view = view.keyed(move || sent.get().into_iter().collect(), works_sent);
    let of_works = if complete { "complete" } else { "" };
    let view = blocks(view, "", |_| tops(), |_, id| top(id));
    let groups = el("div").class("shelf-groups");
    view.child(blocks(groups, of_works, |_| lists::groups(), lists::group))
        .child(searches::searches())
        .child(transfer::transfer())
}

/// What stands over the lists, each by its name and state.
fn tops() -> Vec<String> {
    let store = shelf_store();
    let mut blocks = Vec::new();
    if matches!(store.health(), Health::NoStorage(_)) {
        blocks.push("no-storage".to_owned());
    } else if store.is_backup_due() {
        blocks.push("backup-due".to_owned());
    }
    if store.n_unreadable() > 0 {
        blocks.push(block("unreadable", &store.n_unreadable().to_string()));
    }
    store.look(|shelf, ui| {
        blocks.push(match shelf.works().next() {
            Some(_) => "tools".to_owned(),
            None => "nothing".to_owned(),
        });
        if !ui.picked.is_empty() {
            let state = format!("{} {}", ui.is_open("link"), ui.picked.join(" "));
            blocks.push(block("picked", &state));
        }
    });
    blocks
}

fn top(id: &str) -> El {
    match id {
        "no-storage" => note(tr(Text::ShelfNoStorage)),
        "nothing" => note(tr(Text::ShelfNothing)),
        "backup-due" => warning(tr(Text::ShelfBackupDue), Text::Later, "later"),
        "unreadable" => {
            let said = tr_plural(Text::ShelfUnreadable, shelf_store().n_unreadable(), &[]);
            warning(&said, Text::ShelfForget, "forget")
        }
        "tools" => tools(),
        _ => picked(),
    }
}

fn warning(said: &str, name: Text, deed: &str) -> El {
    let what = words("", said);
    let answer = press("quiet-button", name, deed, "");
    row("shelf-warning", vec![what, export_button(), answer])
}

/// Order, and what is left out.
fn tools() -> El {
    let (order, unread_only) = shelf_store().look(|_, ui| (ui.order, ui.unread_only));
    let mut select = el("select").attr("aria-label", tr(Text::ShelfSort));
    for (at, name) in ORDERS.into_iter().enumerate() {
        let option = el("option").attr("value", &at.to_string());
        select = select.child(option.flag("selected", at == order).text(tr(name)));
    }
    let unread = named_tick(unread_only, Text::ShelfUnreadOnly, "unread-only", "");
    row(
        "shelf-tools sort-select",
        vec![doing(select, "order", ""), unread],
    )
}

/// What can be done with the works that are selected.
fn picked() -> El {
    let quiet = |name, deed| press("quiet-button", name, deed, "");
    let keys = shelf_store().look(|_, ui| ui.picked.clone());
    let n_picked = tr_with(Text::ShelfPicked, &[&thousands(keys.len() as u64)]);
    let bar = row(
        "shelf-bar",
        vec![
            words("", &n_picked),
            quiet(Text::ShelfChoose, "choose-picked"),
            quiet(Text::Export, "export-picked"),
            quiet(Text::ShelfMarkRead, "mark-read"),
            quiet(Text::ShelfMarkUnread, "mark-unread"),
            opens("quiet-button", Text::ShelfLink, "link"),
            quiet(Text::Remove, "remove-picked"),
            quiet(Text::ShelfClear, "pick-none"),
        ],
    );
    match shelf_store().look(|_, ui| ui.is_open("link")) {
        true => bar.child(link_field(&keys)),
        false => bar,
    }
}

/// The link, to be copied: a field works everywhere.
fn link_field(keys: &[String]) -> El {
    let link = || {
        Some(
            shelf_store()
                .session()?
                .link_to_chosen(selection_link(keys)?),
        )
    };
    match link() {
        Some(link) => el("input")
            .class("copy-by-hand")
            .attr("aria-label", tr(Text::ShelfLinkHere))
            .flag("readonly", true)
            .attr("value", &link),
        None => words("", tr(Text::ShelfLinkTooMany)),
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
        press("main-button", Text::ShelfSentSave, "choose-sent", value),
        press("quiet-button", Text::ShelfSentClose, "put-away", ""),
    ];
    el("section")
        .class("chart shelf-sent")
        .child(heading)
        .child(el("ul").children(works))
        .child(row("shelf-tools", buttons))
}
