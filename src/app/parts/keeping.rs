//! What keeps works and searches on the shelf, whether or not this program has it.

use leptos::prelude::*;

use super::controls::{bare_button, button};
use super::icons::{SAVE, icon};
use super::pieces::classed;
use crate::app::dom::{El, el};
use crate::app::say::say;
use crate::app::session::Session;
use crate::app::shelving::{Wanted, load, shelving};
use crate::texts::Text;

/// Keeps a work. There is nothing of it in a page inside another.
pub fn save_button(session: Session, key: &str) -> El {
    if let Some(shelving) = shelving() {
        return (shelving.button)(key);
    }
    let wanted = Wanted::Work(key.to_owned());
    let toggle = bare_button("save-toggle")
        .attr("title", say(Text::ShelfSaveTitle))
        .attr("aria-pressed", "false")
        .put(icon("16", SAVE))
        .put(el("span").say(say(Text::ShelfSave)))
        .on_click(move || load(&wanted));
    classed("span", "save")
        .flag("hidden", session.is_embedded())
        .put(toggle)
}

/// Keeps the work that is selected; whether there is one.
pub fn save_selected(session: Session, selected: Option<String>) -> bool {
    if let Some(shelving) = shelving() {
        return (shelving.key)(session);
    }
    let selected = selected.filter(|_| !session.is_embedded());
    selected.map(|key| load(&Wanted::Work(key))).is_some()
}

/// What can be kept of what is found.
pub fn offers(session: Session) -> El {
    if let Some(shelving) = shelving() {
        return (shelving.offers)(session);
    }
    let save = button("link-button", Text::ShelfSaveSearch).on_click(|| load(&Wanted::Search));
    classed("p", "shelf-offers")
        .flag("hidden", session.is_embedded())
        .put(save)
}

/// The shelf, once this is the program that has it.
pub fn view(session: Session, complete: bool) -> El {
    match shelving() {
        Some(shelving) => (shelving.view)(session, complete),
        None => {
            if !session.is_embedded() {
                // After the address says so.
                request_animation_frame(|| load(&Wanted::Nothing));
            }
            let words = match session.is_embedded() {
                true => Text::ShelfFramed,
                false => Text::DeskLoading,
            };
            classed("p", "view-note").say(say(words))
        }
    }
}
