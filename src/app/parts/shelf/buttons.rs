//! What saves to the shelf, wherever works or searches are shown.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::app::kit::dom::{El, el};
use crate::app::kit::icon::{SAVE, icon};
use crate::app::kit::widget::button;
use crate::app::parts::shelf::action::Action;
use crate::app::parts::shelf::controls::{acting, action_button};
use crate::app::parts::toolbar::chips::chips;
use crate::app::state::language::format::works;
use crate::app::state::language::tr::{tr, tr_with};
use crate::app::state::session::Session;
use crate::app::state::shelf::{Health, ShelfStore, shelf_store};
use crate::shelf::{Edit, SAVED_LIST};
use crate::texts::Text;

/// The button that saves a work, or takes it out of its lists. Whoever shows it says whether it is
/// saved.
pub fn save_toggle(key: &str) -> El {
    let toggle = button("save-toggle", "")
        .attr("title", tr(Text::ShelfSaveTitle))
        .child(icon("16", SAVE))
        // The style sheet shows the one that holds.
        .child(el("span").text(tr(Text::ShelfSave)))
        .child(el("span").text(tr(Text::ShelfSaved)));
    acting(toggle, Action::ToggleSaved, key)
}

/// [`save_toggle`] with the way to the lists and tags of what is saved. There is nothing of it in
/// a page inside another.
pub fn save_button(key: &str, toggle: El) -> El {
    let choose = button("save-choose", "")
        .attr("aria-label", tr(Text::ShelfChoose))
        .text("⋯");
    el("span")
        .class("save")
        .flag("hidden", is_framed())
        .child(toggle)
        .child(acting(choose, Action::ChooseWork, key))
}

fn is_framed() -> bool {
    untrack(|| shelf_store().health()) == Health::Framed
}

/// Saves a work, or takes it out of all lists.
pub fn toggle(store: &'static ShelfStore, key: &str) {
    let lists = untrack(|| store.look(|shelf, _| shelf.saved(key))).map(|saved| saved.lists);
    let lists = lists.unwrap_or_default();
    let edits = match lists.is_empty() {
        true => store.edits_of_works(&[key.to_owned()], &format!("in/{SAVED_LIST}"), Some("1")),
        false => {
            let edit = |list| Edit::remove(format!("w/{key}"), format!("in/{list}"));
            lists.iter().map(edit).collect()
        }
    };
    let said = match lists.is_empty() {
        true => Text::ShelfWorkSaved,
        false => Text::ShelfWorkUnsaved,
    };
    let undo = store.edit(&edits);
    if !undo.is_empty() {
        store.tell(tr(said).to_owned(), undo);
    }
}

/// Does what the key `s` stands for: saves the work whose card has the focus, else the one that
/// is open, or takes it out of its lists; whether there is such a work.
pub fn save_key(session: Session) -> bool {
    let card = document().query_selector("[data-work]:focus-within");
    let card: Option<HtmlElement> = card.ok().flatten().and_then(|card| card.dyn_into().ok());
    let focused = card.and_then(|card| card.get_attribute("data-work"));
    let Some(key) = focused.or_else(|| session.work.get_untracked()) else {
        return false;
    };
    if is_framed() || session.index().with_key(&key).is_none() {
        return false;
    }
    toggle(shelf_store(), &key);
    true
}

/// What can be kept of what is found: the search, and all the works.
pub fn shelf_offers(session: Session) -> El {
    el("p")
        .class("shelf-offers")
        .flag("hidden", is_framed())
        .child(save_search_button())
        .child(save_all_button(session))
}

/// Saves all works that are found, into the lists that are then chosen.
pub fn save_all_button(session: Session) -> El {
    let name = move || {
        let n_hits = session.hits.with(|hits| hits.len());
        tr_with(Text::ShelfSaveAll, &[&works(n_hits)])
    };
    let button = button("link-button", "");
    acting(button, Action::ChooseFound, "").bind_text(name)
}

/// The works that are found, by key.
pub fn found(session: Session) -> Vec<String> {
    let index = session.index();
    let hits = session.hits.get_untracked();
    hits.iter().map(|&id| index.work(id).id).collect()
}

/// Saves what is asked now, to be told what is new in it.
pub fn save_search_button() -> El {
    action_button("link-button", Text::ShelfSaveSearch, Action::SaveSearch, "")
}

/// Saves what is asked now.
pub fn save_search(store: &'static ShelfStore, session: Session) {
    let query = session.query.get_untracked();
    let labels = chips(&query, &session.index()).into_iter();
    let name: Vec<String> = labels.map(|chip| chip.label).collect();
    let name = match name.is_empty() {
        true => tr(Text::ShelfEverything).to_owned(),
        false => name.join(", "),
    };
    let (asks, keys, index) = (session.asked(), found(session), session.index());
    let version = index.version();
    let edits =
        untrack(|| store.look(|shelf, _| shelf.search_to_save(&name, &asks, version, &keys)));
    let undo = store.edit(&edits);
    if !undo.is_empty() {
        store.tell(tr(Text::ShelfSearchSaved).to_owned(), undo);
    }
}

/// The number of works on the shelf, for its tab.
pub fn shelf_count() -> El {
    el("span").class("tab-count").bind_text(|| {
        match shelf_store().look(|shelf, _| shelf.works().count()) {
            0 => String::new(),
            n_works => n_works.to_string(),
        }
    })
}
