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
use crate::app::state::language::tr::{count, fill, say};
use crate::app::state::session::Session;
use crate::app::state::shelf::lists::title_of;
use crate::app::state::shelf::ui::ORDERS;
use crate::app::state::shelf::{Health, room};
use crate::app::views::frame::note;
use crate::shelf::{keys_in_link, link_to};
use crate::texts::Text;

/// The view. `complete` is whether all works of the catalogue are read, so that one that is not
/// there has left it.
pub fn shelf(session: Session, complete: bool) -> El {
    let view = el("div")
        .class("view shelf")
        .put(el("h2").class("unseen").say(say(Text::Shelf)));
    if untrack(|| room().health()) == Health::Framed {
        let open = el("a")
            .class("quiet-button")
            .attr("href", &session.unembedded());
        let open = open
            .attr("target", "_blank")
            .attr("rel", "noopener noreferrer");
        return view
            .put(note(say(Text::ShelfFramed)))
            .put(open.say(say(Text::OpenFull)));
    }
    room().ask_to_persist("persisted");
    let sent = session.sent();
    let view = view.each(move || sent.get().into_iter().collect(), works_sent);
    let of_works = if complete { "complete" } else { "" };
    let view = blocks(view, "", |_| tops(), |_, id| top(id));
    let groups = el("div").class("shelf-groups");
    view.put(blocks(groups, of_works, |_| lists::groups(), lists::group))
        .put(searches::searches())
        .put(transfer::transfer())
}

/// What stands over the lists, each by its name and state.
fn tops() -> Vec<String> {
    let room = room();
    let mut blocks = Vec::new();
    if matches!(room.health(), Health::NoStorage(_)) {
        blocks.push("no-storage".to_owned());
    } else if room.is_backup_due() {
        blocks.push("backup-due".to_owned());
    }
    if room.n_unreadable() > 0 {
        blocks.push(block("unreadable", &room.n_unreadable().to_string()));
    }
    room.look(|shelf, desk| {
        blocks.push(match shelf.works().next() {
            Some(_) => "tools".to_owned(),
            None => "nothing".to_owned(),
        });
        if !desk.picked.is_empty() {
            let state = format!("{} {}", desk.is_open("link"), desk.picked.join(" "));
            blocks.push(block("picked", &state));
        }
    });
    blocks
}

fn top(id: &str) -> El {
    match id {
        "no-storage" => note(say(Text::ShelfNoStorage)),
        "nothing" => note(say(Text::ShelfNothing)),
        "backup-due" => warning(say(Text::ShelfBackupDue), Text::Later, "later"),
        "unreadable" => {
            let said = count(Text::ShelfUnreadable, room().n_unreadable(), &[]);
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
    let (order, unread_only) = room().look(|_, desk| (desk.order, desk.unread_only));
    let mut select = el("select").attr("aria-label", say(Text::ShelfSort));
    for (at, name) in ORDERS.into_iter().enumerate() {
        let option = el("option").attr("value", &at.to_string());
        select = select.put(option.flag("selected", at == order).say(say(name)));
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
    let keys = room().look(|_, desk| desk.picked.clone());
    let n_picked = fill(Text::ShelfPicked, &[&thousands(keys.len() as u64)]);
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
    match room().look(|_, desk| desk.is_open("link")) {
        true => bar.put(link_field(&keys)),
        false => bar,
    }
}

/// The link, to be copied: a field works everywhere.
fn link_field(keys: &[String]) -> El {
    let link = || Some(room().session()?.link_to_chosen(link_to(keys)?));
    match link() {
        Some(link) => el("input")
            .class("copy-by-hand")
            .attr("aria-label", say(Text::ShelfLinkHere))
            .flag("readonly", true)
            .attr("value", &link),
        None => words("", say(Text::ShelfLinkTooMany)),
    }
}

/// Works that somebody chose and sent as a link. Those that this catalogue does not have are
/// named by their keys, and not saved.
fn works_sent(value: &str) -> El {
    let keys = keys_in_link(value);
    let heading = el("h3").say(&count(Text::ShelfSent, keys.len(), &[]));
    let works = keys
        .iter()
        .map(|key| el("li").put(works::title(key, &title_of(key))));
    let buttons = vec![
        press("main-button", Text::ShelfSentSave, "choose-sent", value),
        press("quiet-button", Text::ShelfSentClose, "put-away", ""),
    ];
    el("section")
        .class("chart shelf-sent")
        .put(heading)
        .put(el("ul").put_all(works))
        .put(row("shelf-tools", buttons))
}
