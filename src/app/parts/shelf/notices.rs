//! What the page tells of the shelf, over its lower edge: what was done, with a way back, and
//! what could not be kept.

use leptos::prelude::untrack;

use crate::app::kit::dom::{El, el};
use crate::app::kit::number::thousands;
use crate::app::parts::shelf::blocks::{block, blocks};
use crate::app::parts::shelf::controls::{press, row, words};
use crate::app::state::language::tr::{count, fill, say};
use crate::app::state::shelf::ui::News;
use crate::app::state::shelf::{Health, room};
use crate::shelf::{LONGEST_TEXT, MOST_RECORDS, Refusal};
use crate::texts::Text;

/// Two places that screen readers listen to, empty most of the time.
pub fn shelf_notice() -> El {
    let alarm = el("div").attr("role", "alert");
    let news = el("div").attr("role", "status");
    el("div")
        .class("shelf-notices")
        .put(blocks(alarm, "", |_| alarms(), |_, _| unhealthy()))
        .put(blocks(news, "", |_| latest(), |_, _| told()))
}

fn latest() -> Vec<String> {
    let text = room().look(|_, desk| match &desk.news {
        News::Nothing => None,
        News::Done(what, undo) => Some(block(what, &undo.len().to_string())),
        News::Refused(refusal) => Some(refused(*refusal)),
    });
    text.into_iter().collect()
}

fn told() -> El {
    let (class, what, has_undo) = room().look(|_, desk| match &desk.news {
        News::Nothing => ("", String::new(), false),
        News::Done(what, undo) => ("shelf-notice", what.clone(), !undo.is_empty()),
        News::Refused(refusal) => ("shelf-notice is-alarm", refused(*refusal), false),
    });
    row(class, vec![words("", &what)])
        .put_all(has_undo.then(|| press("quiet-button", Text::ShelfUndo, "undo", "")))
        .put(press("quiet-button", Text::Close, "close-news", ""))
}

/// Why something was too much, in words.
fn refused(refusal: Refusal) -> String {
    match refusal {
        Refusal::TooLong(length) => {
            let most = thousands(LONGEST_TEXT as u64);
            fill(Text::ShelfTooLong, &[&thousands(length as u64), &most])
        }
        Refusal::TooMany => fill(Text::ShelfTooMany, &[&thousands(MOST_RECORDS as u64)]),
    }
}

fn alarms() -> Vec<String> {
    match room().health() {
        Health::Unsaved(n_unsaved) => vec![count(Text::ShelfUnsaved, n_unsaved, &[])],
        Health::NoStorage(1..) => vec![say(Text::ShelfNoStorage).to_owned()],
        _ => Vec::new(),
    }
}

fn unhealthy() -> El {
    let said = untrack(alarms).pop().unwrap_or_default();
    row("shelf-notice is-alarm", vec![words("", &said)])
        .put(export_button())
        .put(press("quiet-button", Text::ShelfTryAgain, "try-again", ""))
}

/// Lets the reader keep the shelf as a file.
pub fn export_button() -> El {
    press("quiet-button", Text::ShelfExport, "export", "")
}
