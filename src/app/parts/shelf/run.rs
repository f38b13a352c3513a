//! Running the actions of readers on the shelf.

use leptos::prelude::untrack;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlDialogElement, HtmlInputElement};

use crate::app::kit::page::first;
use crate::app::parts::shelf::action::Action;
use crate::app::parts::shelf::buttons::{found, save_search, toggle};
use crate::app::state::language::tr::{tr, tr_plural, tr_with};
use crate::app::state::session::Session;
use crate::app::state::shelf::ShelfStore;
use crate::app::state::shelf::files::{download, text_of_file};
use crate::app::state::shelf::lists::{n_in, works_of};
use crate::app::state::shelf::ui::{Chosen, Disclosure, Notification, toggle as toggle_in};
use crate::shelf::{Edit, FileError, Import, keys_from_link};
use crate::texts::Text;

/// An action on its way.
pub struct Run {
    /// The shelf.
    pub store: &'static ShelfStore,
    /// The page as it is drawn now.
    pub session: Session,
    /// The type of the event.
    pub kind: String,
    /// What the action is about.
    pub key: String,
    /// The field that it reads, if it reads one.
    pub field: HtmlInputElement,
}

impl Run {
    /// Runs an action.
    pub fn run(&self, action: Action) {
        let (store, session) = (self.store, self.session);
        let (key, field) = (self.key.as_str(), &self.field);
        match action {
            Action::ToggleSaved => toggle(store, key),
            Action::ChooseWork => self.choose(vec![key.to_owned()]),
            Action::ChooseFound => self.choose(found(session)),
            Action::ChooseSelected => self.choose(self.selected()),
            Action::ChooseSent => self.choose_sent(),
            Action::CloseDialog => self.close_dialog(),
            Action::DismissSent => session.put_sent_away(),
            Action::SaveSearch => save_search(store, session),
            Action::ToggleList => self.toggle_list(),
            Action::AddList => self.add_list(),
            Action::AddTag => self.add_tag(),
            Action::DropTag => drop(self.set(self.chosen(), &format!("tag/{key}"), None)),
            Action::SetRead => drop(self.set(self.own(), "read", field.checked().then_some("1"))),
            Action::MarkRead => mark(store, &self.selected(), Some("1")),
            Action::MarkUnread => mark(store, &self.selected(), None),
            Action::Note => self.note(),
            Action::RemoveWork => remove(store, &self.own()),
            Action::RemoveSelected => remove(store, &self.selected()),
            Action::RemoveList => remove_group(store, key, Text::ShelfListRemoved),
            Action::RemoveSearch => remove_group(store, key, Text::ShelfSearchRemoved),
            Action::Rename => self.rename(),
            Action::RunSearch => run_search(store, session, key),
            Action::Disclose => store.show(|ui| toggle_in(&mut ui.open, Disclosure::from_key(key))),
            Action::Select => store.show(|ui| toggle_in(&mut ui.picked, key.to_owned())),
            Action::SelectList => self.select(in_list(store, key)),
            Action::SelectNone => store.show(|ui| ui.picked.clear()),
            Action::ExportSelected => session.dialogs.export_works(&self.selected().join(",")),
            Action::ExportList => session.dialogs.export_works(&in_list(store, key).join(",")),
            Action::Sort => store.show(|ui| ui.order = field.value().parse().unwrap_or(0)),
            Action::UnreadOnly => store.show(|ui| ui.unread_only = field.checked()),
            Action::Export => self.export(),
            Action::Import => look_into_file(store, field.clone()),
            Action::BringBack => store.show(|ui| ui.bring_back = field.checked()),
            Action::ConfirmImport => confirm_import(store),
            Action::CancelImport => store.show(|ui| ui.chosen = Chosen::Nothing),
            Action::Undo => undo(store),
            Action::CloseNotification => store.show(|ui| ui.news = Notification::Nothing),
            Action::TryAgain => store.try_again(),
            Action::Later => store.put_off_backup(),
            Action::Forget => self.forget(),
        }
    }

    fn own(&self) -> Vec<String> {
        vec![self.key.clone()]
    }

    fn selected(&self) -> Vec<String> {
        untrack(|| self.store.look(|_, ui| ui.picked.clone()))
    }

    /// The works whose lists and tags are being chosen.
    fn chosen(&self) -> Vec<String> {
        untrack(|| self.store.look(|_, ui| ui.choosing.clone()))
    }

    /// The text of the field, which is emptied.
    fn take_text(&self) -> String {
        let text = self.field.value().trim().to_owned();
        self.field.set_value("");
        text
    }

    /// Sets or removes a field of works; gives back the undo.
    fn set(&self, keys: Vec<String>, name: &str, text: Option<&str>) -> Vec<Edit> {
        let edits = self.store.edits_of_works(&keys, name, text);
        self.store.edit(&edits)
    }

    fn choose(&self, keys: Vec<String>) {
        self.store.show(|ui| ui.choosing = keys);
    }

    fn choose_sent(&self) {
        let index = self.session.index();
        let mut keys = keys_from_link(&self.key);
        keys.retain(|key| index.with_key(key).is_some());
        self.choose(keys);
    }

    fn close_dialog(&self) {
        if self.kind == "close" {
            self.choose(Vec::new());
        } else if let Some(dialog) = first(".save-dialog") {
            dialog.unchecked_into::<HtmlDialogElement>().close();
        }
    }

    fn toggle_list(&self) {
        let list = &self.key;
        let (n_in, n_keys) = untrack(|| n_in(list));
        let text = (n_in < n_keys).then_some("1");
        let undo = self.set(self.chosen(), &format!("in/{list}"), text);
        if undo.is_empty() {
            self.field.set_checked(n_in == n_keys);
        }
    }

    fn add_list(&self) {
        let (name, store) = (self.take_text(), self.store);
        let id = untrack(|| store.look(|shelf, _| shelf.new_id()));
        if !name.is_empty() {
            let mut edits = vec![Edit::set(format!("l/{id}"), "name", name)];
            edits.extend(store.edits_of_works(&self.chosen(), &format!("in/{id}"), Some("1")));
            store.edit(&edits);
        }
    }

    fn add_tag(&self) {
        let tag = self.take_text();
        if !tag.is_empty() {
            self.set(self.chosen(), &format!("tag/{tag}"), Some("1"));
        }
    }

    /// Stores a note with each letter; the edit is counted when the field is left.
    fn note(&self) {
        if self.kind != "input" {
            self.store.count_edit();
            return;
        }
        let text = self.field.value();
        let text = (!text.trim().is_empty()).then_some(text.as_str());
        let edits = self.store.edits_of_works(&self.own(), "note", text);
        self.store.quietly(&edits);
    }

    fn rename(&self) {
        let name = self.take_text();
        if !name.is_empty() {
            self.store.edit(&[Edit::set(&self.key, "name", name)]);
        }
        let renaming = Disclosure::from_key(&self.key);
        self.store
            .show(|ui| ui.open.retain(|open| *open != renaming));
    }

    fn select(&self, keys: Vec<String>) {
        self.store.show(|ui| {
            for key in keys {
                if !ui.is_picked(&key) {
                    ui.picked.push(key);
                }
            }
        });
    }

    fn export(&self) {
        let text = self.store.export();
        let is_downloaded = download("shelf.json", "application/json", &text);
        let said = match is_downloaded {
            true => Text::ShelfExported,
            false => Text::ShelfNotExported,
        };
        if is_downloaded {
            self.store.put_off_backup();
        }
        self.store.tell(tr(said).to_owned(), Vec::new());
    }

    fn forget(&self) {
        self.store.drop_unreadable();
        let said = tr(Text::ShelfForgotten).to_owned();
        self.store.tell(said, Vec::new());
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
fn run_search(store: &'static ShelfStore, session: Session, key: &str) {
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

fn confirm_import(store: &'static ShelfStore) {
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
