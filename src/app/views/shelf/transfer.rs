//! The shelf as a file: saved, looked into, taken over.

use crate::app::kit::dom::{El, el};
use crate::app::kit::number::thousands;
use crate::app::kit::widget::row;
use crate::app::parts::shelf::action::Action;
use crate::app::parts::shelf::controls::{acting, action_button, labelled_action_box};
use crate::app::parts::shelf::notices::export_button;
use crate::app::state::language::tr::{tr, tr_with};
use crate::app::state::shelf::shelf_store;
use crate::app::state::shelf::ui::Chosen;
use crate::app::views::frame::note;
use crate::shelf::{Import, LONGEST_TEXT, Preview, Refusal, RefusedRecord};
use crate::texts::Text;

/// Reasons beyond these are not listed one by one.
const MOST_REASONS: usize = 20;

/// Where the shelf is kept, and how to keep it elsewhere.
pub fn transfer() -> El {
    let safety = || {
        let is_persistent = shelf_store().look(|_, ui| ui.is_persistent);
        match is_persistent {
            None => String::new(),
            Some(true) => tr(Text::ShelfPersistent).to_owned(),
            Some(false) => tr(Text::ShelfNotPersistent).to_owned(),
        }
    };
    let field = el("input")
        .class("unseen")
        .attr("type", "file")
        .attr("accept", ".json,application/json");
    let import = el("label")
        .class("quiet-button shelf-import")
        .child(acting(field, Action::Import, ""))
        .text(tr(Text::ShelfImport));
    let preview = el("div").attr("role", "status");
    el("section")
        .class("shelf-backup")
        .child(el("h3").text(tr(Text::ShelfBackup)))
        .child(note(tr(Text::ShelfAbout)).text(" ").bind_text(safety))
        .child(row("shelf-tools", vec![export_button(), import]))
        .child(preview.keyed(chosen, |_| shown()))
}

/// What the preview shows of the chosen file.
#[derive(Clone, PartialEq)]
enum Shown {
    Bad(String),
    Good(String, Preview, bool),
}

fn chosen() -> Vec<Shown> {
    shelf_store().look(|shelf, ui| match &ui.chosen {
        Chosen::Nothing => Vec::new(),
        Chosen::Bad(why) => vec![Shown::Bad(why.clone())],
        Chosen::Good(name, import) => {
            let preview = import.preview(shelf);
            vec![Shown::Good(name.clone(), preview, ui.bring_back)]
        }
    })
}

fn shown() -> El {
    shelf_store().look(|_, ui| match &ui.chosen {
        Chosen::Nothing => el("p"),
        Chosen::Bad(why) => el("p").class("shelf-warning").text(why),
        Chosen::Good(name, import) => preview(name, import, ui.bring_back),
    })
}

/// What taking the file over would do, before it is done.
fn preview(name: &str, import: &Import, bring_back: bool) -> El {
    let preview = shelf_store().look(|shelf, _| import.preview(shelf));
    let numbers = [
        (Text::ShelfNewSince, preview.added),
        (Text::ShelfChanged, preview.changed),
        (Text::ShelfSame, preview.same),
        (Text::ShelfGone, preview.removed),
        (Text::ShelfRefused, import.refused.len()),
    ];
    let mut list = el("ul");
    for (text, number) in numbers {
        if number > 0 {
            let number = tr_with(text, &[&thousands(number as u64)]);
            list = list.child(el("li").text(&number));
        }
    }
    for refused in import.refused.iter().take(MOST_REASONS) {
        list = list.child(el("li").class("quiet").text(&why(refused)));
    }
    let back = (preview.removed > 0)
        .then(|| labelled_action_box(bring_back, Text::ShelfBringBack, Action::BringBack, ""));
    let buttons = vec![
        action_button(
            "main-button",
            Text::ShelfTakeOver,
            Action::ConfirmImport,
            "",
        ),
        action_button("quiet-button", Text::ShelfCancel, Action::CancelImport, ""),
    ];
    let heading = el("p").text(&tr_with(Text::ShelfImportOf, &[name]));
    row("chart shelf-preview", vec![heading, list])
        .children(back)
        .child(row("shelf-tools", buttons))
}

fn why(refused: &RefusedRecord) -> String {
    let position = refused.position.to_string();
    match refused.reason {
        Some(Refusal::TooLong(length)) => {
            let (length, most) = (thousands(length as u64), thousands(LONGEST_TEXT as u64));
            tr_with(Text::ShelfRefusedTooLong, &[&position, &length, &most])
        }
        Some(Refusal::TooMany) => tr_with(Text::ShelfRefusedTooMany, &[&position]),
        None => tr_with(Text::ShelfRefusedUnreadable, &[&position]),
    }
}
