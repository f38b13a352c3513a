//! What the reader does with the shelf.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, HtmlDialogElement, HtmlElement, HtmlInputElement, KeyboardEvent};

use crate::app::kit::scheduler::after_effects;
use crate::app::kit::widget::is_plain;
use crate::app::parts::shelf::buttons::{found, save_search, toggle};
use crate::app::state::language::tr::{tr, tr_plural, tr_with};
use crate::app::state::shelf::ShelfStore;
use crate::app::state::shelf::files::{download, text_of_file};
use crate::app::state::shelf::lists::{n_in, works_of};
use crate::app::state::shelf::ui::{Chosen, Notification, toggle as toggle_name};
use crate::shelf::{Edit, FileError, Import};
use crate::texts::Text;

/// Does what the element says that an event came from. Buttons are clicked, fields change or
/// take Enter.
pub fn heard(store: &'static ShelfStore, event: &Event) {
    let kind = event.type_();
    let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    let Some(target) = target else { return };
    let is_field = target.matches("input, select, textarea") == Ok(true);
    let is_meant = match kind.as_str() {
        // A click on the label of a field is one on the field as well.
        "click" => !is_field,
        "keydown" => is_field && is_enter(event),
        "change" => is_field && target.matches(".save-entry *") != Ok(true),
        "input" => target.matches("textarea") == Ok(true),
        _ => target.matches("dialog") == Ok(true),
    };
    let found = match kind.as_str() {
        "click" => target.closest("button[data-shelf], a[data-shelf], dialog[data-shelf]"),
        _ => Ok(Some(target.clone())),
    };
    let Some(element) = found.ok().flatten().filter(|_| is_meant) else {
        return;
    };
    // Inside a dialog only its buttons do something, not its ground.
    if element.matches("dialog") == Ok(true) && element != target {
        return;
    }
    let is_link = element.matches("a") == Ok(true);
    if is_link && !is_plain(event.unchecked_ref()) {
        return;
    }
    let Some(deed) = element.get_attribute("data-shelf") else {
        return;
    };
    if is_link || kind == "keydown" {
        event.prevent_default();
    }
    let key = element.get_attribute("data-key").unwrap_or_default();
    let field: HtmlInputElement = field_of(&element).unwrap_or(element).unchecked_into();
    act(store, &kind, &deed, &key, &field);
    after_effects(move || keep_focus(&deed, &key));
}

fn is_enter(event: &Event) -> bool {
    let event: &KeyboardEvent = event.unchecked_ref();
    let is_entry = event.target().is_some_and(|target| {
        target.unchecked_ref::<Element>().matches(".save-entry *") == Ok(true)
    });
    is_entry && event.key() == "Enter" && !event.is_composing()
}

/// The field beside a button that takes what is in it.
fn field_of(element: &Element) -> Option<Element> {
    let entry = element.closest(".save-entry").ok()??;
    entry.query_selector("input").ok()?
}

/// What was acted on may be drawn anew: the focus goes to what took its place.
fn keep_focus(deed: &str, key: &str) {
    let focused = document().active_element();
    if focused.is_some_and(|focused| focused.tag_name() != "BODY") {
        return;
    }
    let Ok(found) = document().query_selector_all("[data-shelf]") else {
        return;
    };
    let elements = (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok());
    let is_it = |element: &HtmlElement| {
        element.get_attribute("data-shelf").as_deref() == Some(deed)
            && element.get_attribute("data-key").as_deref() == Some(key)
    };
    let same = elements.into_iter().find(is_it);
    let tab = || document().query_selector("main").ok()??.dyn_into().ok();
    if let Some(element) = same.or_else(tab) {
        // Focusing an element of the page cannot fail.
        let _ = element.focus();
    }
}

fn act(store: &'static ShelfStore, kind: &str, deed: &str, key: &str, field: &HtmlInputElement) {
    let Some(session) = store.session() else {
        return;
    };
    let own = || key.to_owned();
    let typed = || {
        let typed = field.value().trim().to_owned();
        field.set_value("");
        typed
    };
    let look = |looked: fn(&crate::app::state::shelf::ui::ShelfUi) -> &Vec<String>| {
        untrack(|| store.look(|_, ui| looked(ui).clone()))
    };
    let picked = || look(|ui| &ui.picked);
    let choosing = || look(|ui| &ui.choosing);
    let set = |keys: Vec<String>, name: &str, text: Option<&str>| {
        store.edit(&store.edits_of_works(&keys, name, text))
    };
    match deed {
        "toggle" => toggle(store, key),
        "choose" => store.show(|ui| ui.choosing = vec![own()]),
        "choose-all" => store.show(|ui| ui.choosing = found(session)),
        "choose-picked" => store.show(|ui| ui.choosing.clone_from(&ui.picked)),
        "choose-sent" => {
            let index = session.index();
            let mut keys = crate::shelf::keys_from_link(key);
            keys.retain(|key| index.with_key(key).is_some());
            store.show(|ui| ui.choosing = keys);
        }
        "put-away" => session.put_sent_away(),
        "save-search" => save_search(store, session),
        "close-dialog" if kind == "close" => store.show(|ui| ui.choosing.clear()),
        "close-dialog" => {
            let dialog = document().query_selector(".save-dialog").ok().flatten();
            if let Some(dialog) = dialog {
                dialog.unchecked_into::<HtmlDialogElement>().close();
            }
        }
        "list" => {
            let (n_in, n_keys) = untrack(|| n_in(key));
            let text = (n_in < n_keys).then_some("1");
            let undo = set(choosing(), &format!("in/{key}"), text);
            if undo.is_empty() {
                field.set_checked(n_in == n_keys);
            }
        }
        "add-list" => {
            let (name, id) = (typed(), untrack(|| store.look(|shelf, _| shelf.new_id())));
            if !name.is_empty() {
                let mut edits = vec![Edit::set(format!("l/{id}"), "name", name)];
                edits.extend(store.edits_of_works(&choosing(), &format!("in/{id}"), Some("1")));
                store.edit(&edits);
            }
        }
        "add-tag" => {
            let tag = typed();
            if !tag.is_empty() {
                set(choosing(), &format!("tag/{tag}"), Some("1"));
            }
        }
        "drop-tag" => drop(set(choosing(), &format!("tag/{key}"), None)),
        "read" => drop(set(vec![own()], "read", field.checked().then_some("1"))),
        "mark-read" => mark(store, &picked(), Some("1")),
        "mark-unread" => mark(store, &picked(), None),
        "note" if kind == "input" => {
            let text = field.value();
            let text = (!text.trim().is_empty()).then_some(text.as_str());
            store.quietly(&store.edits_of_works(&[own()], "note", text));
        }
        "note" => store.count_edit(),
        "remove" => remove(store, &[own()]),
        "remove-picked" => remove(store, &picked()),
        "remove-list" => remove_group(store, key, Text::ShelfListRemoved),
        "remove-search" => remove_group(store, key, Text::ShelfSearchRemoved),
        "rename" => {
            let name = typed();
            if !name.is_empty() {
                store.edit(&[Edit::set(key, "name", name)]);
            }
            store.show(|ui| ui.open.retain(|open| open != key));
        }
        "ask" => ask(store, key),
        "open" => store.show(|ui| toggle_name(&mut ui.open, key)),
        "pick" => store.show(|ui| toggle_name(&mut ui.picked, key)),
        "export-picked" => session.dialogs.export_works(&picked().join(",")),
        "export-list" => session.dialogs.export_works(&in_list(store, key).join(",")),
        "pick-list" => {
            let works = in_list(store, key);
            store.show(|ui| {
                for work in works {
                    if !ui.is_picked(&work) {
                        ui.picked.push(work);
                    }
                }
            });
        }
        "pick-none" => store.show(|ui| ui.picked.clear()),
        "order" => store.show(|ui| ui.order = field.value().parse().unwrap_or(0)),
        "unread-only" => store.show(|ui| ui.unread_only = field.checked()),
        "bring-back" => store.show(|ui| ui.bring_back = field.checked()),
        "undo" => undo(store),
        "close-news" => store.show(|ui| ui.news = Notification::Nothing),
        "try-again" => store.try_again(),
        "later" => store.put_off_backup(),
        "forget" => {
            store.drop_unreadable();
            store.tell(tr(Text::ShelfForgotten).to_owned(), Vec::new());
        }
        "export" => {
            let is_given = download("shelf.json", "application/json", &store.export());
            if is_given {
                store.put_off_backup();
            }
            let said = if is_given {
                Text::ShelfExported
            } else {
                Text::ShelfNotExported
            };
            store.tell(tr(said).to_owned(), Vec::new());
        }
        "import" => look_into_file(store, field.clone()),
        "cancel-import" => store.show(|ui| ui.chosen = Chosen::Nothing),
        "take-over" => take_over(store),
        _ => {}
    }
}

/// The works of a list that the page shows, in their order.
fn in_list(store: &'static ShelfStore, list: &str) -> Vec<String> {
    untrack(|| store.look(|shelf, ui| works_of(shelf, ui, list)))
}

fn mark(store: &'static ShelfStore, keys: &[String], text: Option<&str>) {
    let undo = store.edit(&store.edits_of_works(keys, "read", text));
    store.tell(tr_plural(Text::ShelfMarked, keys.len(), &[]), undo);
}

/// Takes works off the shelf.
fn remove(store: &'static ShelfStore, keys: &[String]) {
    let edits = untrack(|| {
        store.look(|shelf, _| {
            let mut edits = Vec::new();
            keys.iter()
                .for_each(|key| edits.extend(shelf.removal_of(key)));
            edits
        })
    });
    let undo = store.edit(&edits);
    store.show(|ui| ui.picked.retain(|key| !keys.contains(key)));
    store.tell(tr_plural(Text::ShelfRemoved, keys.len(), &[]), undo);
}

/// Takes a list or a search off the shelf, by the key of its record.
fn remove_group(store: &'static ShelfStore, key: &str, said: Text) {
    let (name, edits) = untrack(|| {
        store.look(|shelf, _| {
            let record = shelf.record(key);
            let name = record.and_then(|record| record.get("name"));
            (name.unwrap_or(key).to_owned(), shelf.removal_of_group(key))
        })
    });
    let undo = store.edit(&edits);
    store.tell(tr_with(said, &[&name]), undo);
}

fn undo(store: &'static ShelfStore) {
    let undo = untrack(|| {
        store.look(|_, ui| match &ui.news {
            Notification::Done(_, undo) => undo.clone(),
            _ => Vec::new(),
        })
    });
    store.edit(&undo);
    store.tell(tr(Text::ShelfUndone).to_owned(), Vec::new());
}

/// Opens a saved search, and notes that the reader has looked.
fn ask(store: &'static ShelfStore, key: &str) {
    let Some(session) = store.session() else {
        return;
    };
    let searches = untrack(|| store.look(|shelf, _| shelf.searches()));
    for search in searches.iter().filter(|search| search.key == key) {
        let keys = session.keys_of(&search.address);
        store.quietly(&[search.seen(session.index().version(), &keys)]);
        session.ask(&search.address);
    }
}

/// Shows what is in a file that the reader chose.
fn look_into_file(store: &'static ShelfStore, field: HtmlInputElement) {
    spawn_local(async move {
        let Some((name, text)) = text_of_file(&field).await else {
            return;
        };
        let read = text.as_deref().map(Import::read);
        let chosen = match read {
            None => Chosen::Bad(tr_with(Text::ShelfFileTooLarge, &[&name])),
            Some(Ok(import)) => Chosen::Good(name, import),
            Some(Err(FileError::TooNew(_))) => {
                Chosen::Bad(tr_with(Text::ShelfFileTooNew, &[&name]))
            }
            Some(Err(FileError::NotAShelf(why))) => {
                Chosen::Bad(tr_with(Text::ShelfFileNoShelf, &[&name, &why]))
            }
        };
        store.show(|ui| {
            ui.chosen = chosen;
            ui.bring_back = false;
        });
    });
}

fn take_over(store: &'static ShelfStore) {
    let (mut chosen, mut bring_back) = (Chosen::Nothing, false);
    store.show(|ui| {
        chosen = std::mem::take(&mut ui.chosen);
        bring_back = ui.bring_back;
    });
    if let Chosen::Good(name, import) = chosen {
        let undo = store.take_over(&import, bring_back);
        if !undo.is_empty() {
            store.tell(tr_with(Text::ShelfTakenOver, &[&name]), undo);
        }
    }
}
