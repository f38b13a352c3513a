//! What the page tells of the shelf, over its lower edge: what was done, with a way back, and
//! what could not be kept.

use leptos::prelude::untrack;

use crate::app::kit::dom::{El, el};
use crate::app::kit::number::thousands;
use crate::app::parts::shelf::blocks::{block, blocks};
use crate::app::parts::shelf::controls::{press, row, words};
use crate::app::state::language::tr::{tr, tr_plural, tr_with};
use crate::app::state::shelf::ui::Notification;
use crate::app::state::shelf::{Health, shelf_store};
use crate::shelf::{LONGEST_TEXT, MOST_RECORDS, Refusal};
use crate::texts::Text;

/// Two places that screen readers listen to, empty most of the time.
pub fn shelf_notice() -> El {
    let alarm = el("div").attr("role", "alert");
    let news = el("div").attr("role", "status");
    el("div")
        .class("shelf-notices")
        .child(blocks(alarm, "", |_| alarms(), |_, _| unhealthy()))
        .child(blocks(news, "", |_| latest(), |_, _| told()))
}

fn latest() -> Vec<String> {
    let text = shelf_store().look(|_, ui| match &ui.news {
        Notification::Nothing => None,
        Notification::Done(what, undo) => Some(block(what, &undo.len().to_string())),
        Notification::Refused(refusal) => Some(refused(*refusal)),
    });
    text.into_iter().collect()
}

fn told() -> El {
    let (class, what, has_undo) = shelf_store().look(|_, ui| match &ui.news {
        Notification::Nothing => ("", String::new(), false),
        Notification::Done(what, undo) => ("shelf-notice", what.clone(), !undo.is_empty()),
        Notification::Refused(refusal) => ("shelf-notice is-alarm", refused(*refusal), false),
    });
    row(class, vec![words("", &what)])
        .children(has_undo.then(|| press("quiet-button", Text::ShelfUndo, "undo", "")))
        .child(press("quiet-button", Text::Close, "close-news", ""))
}

/// Why something was too much, in words.
fn refused(refusal: Refusal) -> String {
    match refusal {
        Refusal::TooLong(length) => {
            let most = thousands(LONGEST_TEXT as u64);
            tr_with(Text::ShelfTooLong, &[&thousands(length as u64), &most])
        }
        Refusal::TooMany => tr_with(Text::ShelfTooMany, &[&thousands(MOST_RECORDS as u64)]),
    }
}

fn alarms() -> Vec<String> {
    match shelf_store().health() {
        Health::Unsaved(n_unsaved) => vec![tr_plural(Text::ShelfUnsaved, n_unsaved, &[])],
        Health::NoStorage(1..) => vec![tr(Text::ShelfNoStorage).to_owned()],
        _ => Vec::new(),
    }
}

fn unhealthy() -> El {
    let said = untrack(alarms).pop().unwrap_or_default();
    row("shelf-notice is-alarm", vec![words("", &said)])
        .child(export_button())
        .child(press("quiet-button", Text::ShelfTryAgain, "try-again", ""))
}

/// Lets the reader keep the shelf as a file.
pub fn export_button() -> El {
    press("quiet-button", Text::ShelfExport, "export", "")
}
