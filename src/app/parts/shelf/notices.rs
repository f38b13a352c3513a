//! What the page tells of the shelf, over its lower edge: what was done, with a way back, and
//! what could not be kept.

use crate::app::kit::dom::{El, el};
use crate::app::kit::number::thousands;
use crate::app::kit::widget::{row, text_span};
use crate::app::parts::shelf::action::Action;
use crate::app::parts::shelf::controls::action_button;
use crate::app::state::language::tr::{tr, tr_plural, tr_with};
use crate::app::state::shelf::ui::Notification;
use crate::app::state::shelf::{Health, shelf_store};
use crate::shelf::{LONGEST_TEXT, MOST_RECORDS, Refusal};
use crate::texts::Text;

/// What screen readers announce. An alert is there only while there is something wrong.
pub fn shelf_notice() -> El {
    let alarm = el("div");
    let news = el("div").attr("role", "status");
    el("div")
        .class("shelf-notices")
        .child(alarm.keyed(alarms, |said| unhealthy(said)))
        .child(news.keyed(latest, |_| told()))
}

/// What is told, and how many edits its undo has.
fn latest() -> Vec<(String, usize)> {
    let text = shelf_store().look(|_, ui| match &ui.news {
        Notification::Nothing => None,
        Notification::Done(what, undo) => Some((what.clone(), undo.len())),
        Notification::Refused(refusal) => Some((refused(*refusal), 0)),
    });
    text.into_iter().collect()
}

fn told() -> El {
    let (class, what, has_undo) = shelf_store().look(|_, ui| match &ui.news {
        Notification::Nothing => ("", String::new(), false),
        Notification::Done(what, undo) => ("shelf-notice", what.clone(), !undo.is_empty()),
        Notification::Refused(refusal) => ("shelf-notice is-alarm", refused(*refusal), false),
    });
    row(class, vec![text_span("", &what)])
        .children(
            has_undo.then(|| action_button("quiet-button", Text::ShelfUndo, Action::Undo, "")),
        )
        .child(action_button(
            "quiet-button",
            Text::Close,
            Action::CloseNotification,
            "",
        ))
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

fn unhealthy(said: &str) -> El {
    row("shelf-notice is-alarm", vec![text_span("", said)])
        .attr("role", "alert")
        .child(export_button())
        .child(action_button(
            "quiet-button",
            Text::ShelfTryAgain,
            Action::TryAgain,
            "",
        ))
}

/// Lets the reader keep the shelf as a file.
pub fn export_button() -> El {
    action_button("quiet-button", Text::ShelfExport, Action::Export, "")
}
