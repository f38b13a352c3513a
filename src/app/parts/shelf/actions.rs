//! What the reader does with the shelf.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, HtmlDialogElement, HtmlElement, HtmlInputElement, KeyboardEvent};

use crate::app::kit::scheduler::after;
use crate::app::kit::widget::is_plain;
use crate::app::parts::shelf::buttons::{found, save_search, toggle};
use crate::app::state::language::tr::{count, fill, say};
use crate::app::state::shelf::Room;
use crate::app::state::shelf::files::{download, text_of_file};
use crate::app::state::shelf::lists::{n_in, works_of};
use crate::app::state::shelf::ui::{Chosen, News, toggle as toggle_name};
use crate::shelf::{Edit, FileError, Import};
use crate::texts::Text;

/// Does what the element says that an event came from. Buttons are clicked, fields change or
/// take Enter.
pub fn heard(room: &'static Room, event: &Event) {
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
    act(room, &kind, &deed, &key, &field);
    after(move || keep_focus(&deed, &key));
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

fn act(room: &'static Room, kind: &str, deed: &str, key: &str, field: &HtmlInputElement) {
    let Some(session) = room.session() else {
        return;
    };
    let own = || key.to_owned();
    let typed = || {
        let typed = field.value().trim().to_owned();
        field.set_value("");
        typed
    };
    let look = |looked: fn(&crate::app::state::shelf::ui::Desk) -> &Vec<String>| {
        untrack(|| room.look(|_, desk| looked(desk).clone()))
    };
    let picked = || look(|desk| &desk.picked);
    let choosing = || look(|desk| &desk.choosing);
    let set = |keys: Vec<String>, name: &str, text: Option<&str>| {
        room.edit(&room.edits_of_works(&keys, name, text))
    };
    match deed {
        "toggle" => toggle(room, key),
        "choose" => room.show(|desk| desk.choosing = vec![own()]),
        "choose-all" => room.show(|desk| desk.choosing = found(session)),
        "choose-picked" => room.show(|desk| desk.choosing.clone_from(&desk.picked)),
        "choose-sent" => {
            let index = session.index();
            let mut keys = crate::shelf::keys_in_link(key);
            keys.retain(|key| index.with_key(key).is_some());
            room.show(|desk| desk.choosing = keys);
        }
        "put-away" => session.put_sent_away(),
        "save-search" => save_search(room, session),
        "close-dialog" if kind == "close" => room.show(|desk| desk.choosing.clear()),
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
            let (name, id) = (typed(), untrack(|| room.look(|shelf, _| shelf.new_id())));
            if !name.is_empty() {
                let mut edits = vec![Edit::set(format!("l/{id}"), "name", name)];
                edits.extend(room.edits_of_works(&choosing(), &format!("in/{id}"), Some("1")));
                room.edit(&edits);
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
        "mark-read" => mark(room, &picked(), Some("1")),
        "mark-unread" => mark(room, &picked(), None),
        "note" if kind == "input" => {
            let text = field.value();
            let text = (!text.trim().is_empty()).then_some(text.as_str());
            room.quietly(&room.edits_of_works(&[own()], "note", text));
        }
        "note" => room.count_edit(),
        "remove" => remove(room, &[own()]),
        "remove-picked" => remove(room, &picked()),
        "remove-list" => remove_group(room, key, Text::ShelfListRemoved),
        "remove-search" => remove_group(room, key, Text::ShelfSearchRemoved),
        "rename" => {
            let name = typed();
            if !name.is_empty() {
                room.edit(&[Edit::set(key, "name", name)]);
            }
            room.show(|desk| desk.open.retain(|open| open != key));
        }
        "ask" => ask(room, key),
        "open" => room.show(|desk| toggle_name(&mut desk.open, key)),
        "pick" => room.show(|desk| toggle_name(&mut desk.picked, key)),
        "export-picked" => session.take.export_works(&picked().join(",")),
        "export-list" => session.take.export_works(&in_list(room, key).join(",")),
        "pick-list" => {
            let works = in_list(room, key);
            room.show(|desk| {
                for work in works {
                    if !desk.is_picked(&work) {
                        desk.picked.push(work);
                    }
                }
            });
        }
        "pick-none" => room.show(|desk| desk.picked.clear()),
        "order" => room.show(|desk| desk.order = field.value().parse().unwrap_or(0)),
        "unread-only" => room.show(|desk| desk.unread_only = field.checked()),
        "bring-back" => room.show(|desk| desk.bring_back = field.checked()),
        "undo" => undo(room),
        "close-news" => room.show(|desk| desk.news = News::Nothing),
        "try-again" => room.try_again(),
        "later" => room.put_off_backup(),
        "forget" => {
            room.drop_unreadable();
            room.tell(say(Text::ShelfForgotten).to_owned(), Vec::new());
        }
        "export" => {
            let is_given = download("shelf.json", "application/json", &room.export());
            if is_given {
                room.put_off_backup();
            }
            let said = if is_given {
                Text::ShelfExported
            } else {
                Text::ShelfNotExported
            };
            room.tell(say(said).to_owned(), Vec::new());
        }
        "import" => look_into_file(room, field.clone()),
        "cancel-import" => room.show(|desk| desk.chosen = Chosen::Nothing),
        "take-over" => take_over(room),
        _ => {}
    }
}

/// The works of a list that the page shows, in their order.
fn in_list(room: &'static Room, list: &str) -> Vec<String> {
    untrack(|| room.look(|shelf, desk| works_of(shelf, desk, list)))
}

fn mark(room: &'static Room, keys: &[String], text: Option<&str>) {
    let undo = room.edit(&room.edits_of_works(keys, "read", text));
    room.tell(count(Text::ShelfMarked, keys.len(), &[]), undo);
}

/// Takes works off the shelf.
fn remove(room: &'static Room, keys: &[String]) {
    let edits = untrack(|| {
        room.look(|shelf, _| {
            let mut edits = Vec::new();
            keys.iter()
                .for_each(|key| edits.extend(shelf.removal_of(key)));
            edits
        })
    });
    let undo = room.edit(&edits);
    room.show(|desk| desk.picked.retain(|key| !keys.contains(key)));
    room.tell(count(Text::ShelfRemoved, keys.len(), &[]), undo);
}

/// Takes a list or a search off the shelf, by the key of its record.
fn remove_group(room: &'static Room, key: &str, said: Text) {
    let (name, edits) = untrack(|| {
        room.look(|shelf, _| {
            let record = shelf.record(key);
            let name = record.and_then(|record| record.get("name"));
            (name.unwrap_or(key).to_owned(), shelf.removal_of_group(key))
        })
    });
    let undo = room.edit(&edits);
    room.tell(fill(said, &[&name]), undo);
}

fn undo(room: &'static Room) {
    let undo = untrack(|| {
        room.look(|_, desk| match &desk.news {
            News::Done(_, undo) => undo.clone(),
            _ => Vec::new(),
        })
    });
    room.edit(&undo);
    room.tell(say(Text::ShelfUndone).to_owned(), Vec::new());
}

/// Opens a saved search, and notes that the reader has looked.
fn ask(room: &'static Room, key: &str) {
    let Some(session) = room.session() else {
        return;
    };
    let searches = untrack(|| room.look(|shelf, _| shelf.searches()));
    for search in searches.iter().filter(|search| search.key == key) {
        let keys = session.keys_of(&search.asks);
        room.quietly(&[search.seen(session.index().version(), &keys)]);
        session.ask(&search.asks);
    }
}

/// Shows what is in a file that the reader chose.
fn look_into_file(room: &'static Room, field: HtmlInputElement) {
    spawn_local(async move {
        let Some((name, text)) = text_of_file(&field).await else {
            return;
        };
        let read = text.as_deref().map(Import::read);
        let chosen = match read {
            None => Chosen::Bad(fill(Text::ShelfFileTooLarge, &[&name])),
            Some(Ok(import)) => Chosen::Good(name, import),
            Some(Err(FileError::TooNew(_))) => Chosen::Bad(fill(Text::ShelfFileTooNew, &[&name])),
            Some(Err(FileError::NoShelf(why))) => {
                Chosen::Bad(fill(Text::ShelfFileNoShelf, &[&name, &why]))
            }
        };
        room.show(|desk| {
            desk.chosen = chosen;
            desk.bring_back = false;
        });
    });
}

fn take_over(room: &'static Room) {
    let (mut chosen, mut bring_back) = (Chosen::Nothing, false);
    room.show(|desk| {
        chosen = std::mem::take(&mut desk.chosen);
        bring_back = desk.bring_back;
    });
    if let Chosen::Good(name, import) = chosen {
        let undo = room.take_over(&import, bring_back);
        if !undo.is_empty() {
            room.tell(fill(Text::ShelfTakenOver, &[&name]), undo);
        }
    }
}
