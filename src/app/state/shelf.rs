//! The reader's own shelf in this browser: the one room that stores what readers write.
//!
//! What is stored is kept equal to what the page has, in all tabs: see [`crate::shelf`] for why
//! that loses nothing. Where the browser stores nothing, the shelf is there for as long as the
//! page is, which the page says; what was written stays on the screen and can be exported.
//!
//! There is one shelf, one signal that tells of its changes, and one listener for all events that
//! concern it. Signals and closures of a type each would weigh more than all the rest of it.

pub mod files;
pub mod lists;
pub mod store;
pub mod sync;
pub mod ui;

use std::cell::{Cell, RefCell};

use leptos::prelude::*;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, PageTransitionEvent, StorageEvent};

use crate::app::state::session::Session;
use crate::app::state::shelf::sync::SyncedShelf;
use crate::app::state::shelf::ui::{Notification, ShelfUi};
use crate::app::state::storage;
use crate::query::Facet;
use crate::shelf::{Backup, Edit, Import, Refusal, Shelf, export, snapshot};

/// What other tabs and the browser tell.
const WATCHED_EVENTS: [&str; 4] = ["storage", "pageshow", "visibilitychange", "beforeunload"];
/// What the reader does. A dialog's `close` does not bubble, so all are caught on their way in.
const READER_EVENTS: [&str; 5] = ["click", "change", "input", "keydown", "close"];

/// Whether what is written is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Health {
    /// All of it.
    Stored,
    /// So many records could not be stored: the storage is full or was wiped.
    Unsaved(usize),
    /// The browser has no storage for this page; how many records there are.
    NoStorage(usize),
    /// A page inside another stores nothing and shows no shelf.
    Framed,
}

/// The shelf of this page.
pub struct ShelfStore {
    synced: RefCell<SyncedShelf>,
    /// What the page shows of it.
    ui: RefCell<ShelfUi>,
    is_framed: bool,
    /// Told after each change of the shelf or of what is shown of it.
    changed: RwSignal<u32>,
    /// The page as it is drawn now, which is drawn anew when the last works arrive.
    session: Cell<Option<Session>>,
}

thread_local! {
    static STORE: Cell<Option<&'static ShelfStore>> = const { Cell::new(None) };
}

/// Opens the shelf, once for as long as the page is there. `is_embedded` is whether the address
/// says that this page is part of another; `heard` is told of every event of the reader's.
pub fn open(is_embedded: bool, heard: fn(&'static ShelfStore, &Event)) {
    let is_framed = is_embedded || storage::is_in_frame();
    let store: &'static ShelfStore = Box::leak(Box::new(ShelfStore {
        synced: RefCell::new(SyncedShelf::open(writer(), is_framed)),
        ui: RefCell::new(ShelfUi::default()),
        is_framed,
        changed: RwSignal::new(0),
        session: Cell::new(None),
    }));
    STORE.set(Some(store));
    if is_framed {
        return;
    }
    let listener = move |event: Event| match READER_EVENTS.contains(&event.type_().as_str()) {
        true => heard(store, &event),
        false => store.hear(&event),
    };
    let listener: Closure<dyn FnMut(Event)> = Closure::new(listener);
    for name in WATCHED_EVENTS.into_iter().chain(READER_EVENTS) {
        let function = listener.as_ref().unchecked_ref();
        // Refused only for what is no function.
        let _ = window().add_event_listener_with_callback_and_bool(name, function, true);
    }
    listener.forget();
}

/// The shelf of this page.
///
/// # Panics
/// Before [`open`], which comes before everything else.
pub fn shelf_store() -> &'static ShelfStore {
    STORE.get().expect("the shelf is opened with the page")
}

impl ShelfStore {
    /// Says as what the page is drawn now.
    pub fn serve(&self, session: Session) {
        self.session.set(Some(session));
    }

    /// The page as it is drawn now.
    pub fn session(&self) -> Option<Session> {
        self.session.get()
    }

    /// Something of the shelf. In what follows signals, again after each change.
    pub fn look<T>(&self, look: impl FnOnce(&Shelf, &ShelfUi) -> T) -> T {
        self.changed.track();
        look(&self.synced.borrow().shelf, &self.ui.borrow())
    }

    /// Changes what the page shows.
    pub fn show(&self, change: impl FnOnce(&mut ShelfUi)) {
        change(&mut self.ui.borrow_mut());
        self.tell_change();
    }

    /// Tells what was done, with its undo.
    pub fn tell(&self, what: String, undo: Vec<Edit>) {
        self.show(|ui| ui.news = Notification::Done(what, undo));
    }

    fn tell_change(&self) {
        self.changed.update(|count| *count = count.wrapping_add(1));
    }

    /// Whether what is written is stored.
    pub fn health(&self) -> Health {
        self.changed.track();
        let synced = self.synced.borrow();
        match (self.is_framed, synced.has_store(), synced.unsaved.len()) {
            (true, ..) => Health::Framed,
            (_, false, n_unsaved) => Health::NoStorage(n_unsaved),
            (_, _, 0) => Health::Stored,
            (_, _, n_unsaved) => Health::Unsaved(n_unsaved),
        }
    }

    /// How many stored records cannot be read.
    pub fn n_unreadable(&self) -> usize {
        self.synced.borrow().unreadable.len()
    }

    /// Makes changes; gives back their undo. What is too much is refused, which the page tells.
    pub fn edit(&'static self, edits: &[Edit]) -> Vec<Edit> {
        let undo = self.quietly(edits);
        if !undo.is_empty() {
            self.count_edit();
        }
        undo
    }

    /// The same without counting it towards the next back-up, as while a note is being typed.
    pub fn quietly(&self, edits: &[Edit]) -> Vec<Edit> {
        let done = self.synced.borrow_mut().edit(edits);
        self.finish(done)
    }

    /// Takes over a file; gives back the undo.
    pub fn take_over(&self, import: &Import, bring_back: bool) -> Vec<Edit> {
        let done = self.synced.borrow_mut().take_over(import, bring_back);
        self.finish(done)
    }

    fn finish(&self, done: Result<Vec<Edit>, Refusal>) -> Vec<Edit> {
        done.inspect(|_| self.tell_change())
            .unwrap_or_else(|refusal| {
                self.show(|ui| ui.news = Notification::Refused(refusal));
                Vec::new()
            })
    }

    /// Tries again to store what could not be stored.
    pub fn try_again(&self) {
        self.synced.borrow_mut().write_all(Vec::new());
        self.tell_change();
    }

    /// Forgets the records that cannot be read.
    pub fn drop_unreadable(&self) {
        self.synced.borrow_mut().drop_unreadable();
        self.tell_change();
    }

    /// The edits that set a field of works, or remove it, and keep what is known of them.
    pub fn edits_of_works(&self, keys: &[String], field: &str, text: Option<&str>) -> Vec<Edit> {
        let mut edits = Vec::new();
        for key in keys {
            let known = self.about(key);
            let shelf = &self.synced.borrow().shelf;
            edits.extend(shelf.edit_of_work(key, field, text, &known));
        }
        edits
    }

    /// What is known of a work; nothing where the catalogue does not have it, and what was kept
    /// stays.
    fn about(&self, key: &str) -> Vec<(&'static str, String)> {
        let known = || {
            let index = self.session()?.index();
            let work = index.work(index.with_key(key)?);
            let venue = work.venue.as_deref();
            let venue = venue.and_then(|id| index.label(Facet::Venue, id));
            Some(snapshot(&work, venue))
        };
        known().unwrap_or_default()
    }

    /// The text of a file with everything.
    pub fn export(&self) -> String {
        let synced = self.synced.borrow();
        export(&synced.shelf, &synced.unreadable)
    }

    /// Whether to remind of a back-up.
    pub fn is_backup_due(&self) -> bool {
        let backup = self.synced.borrow().backup(today());
        backup.is_some_and(|backup| backup.is_due(today()))
    }

    /// There is a back-up now, or it can wait.
    pub fn put_off_backup(&self) {
        self.synced.borrow().set_backup(Backup::started(today()));
        self.tell_change();
    }

    /// Counts an edit towards the next back-up. After the first one the browser is asked not to
    /// drop what is stored.
    pub fn count_edit(&'static self) {
        let synced = self.synced.borrow();
        let known = synced.backup(today());
        let backup = known.unwrap_or(Backup::started(today()));
        synced.set_backup(backup.edited());
        if known.is_none() && synced.has_store() {
            self.ask_to_persist("persist");
        }
        drop(synced);
        self.tell_change();
    }

    /// Asks whether the browser promises not to drop what is stored (`persisted`), or to promise
    /// it (`persist`).
    pub fn ask_to_persist(&'static self, how: &'static str) {
        spawn_local(async move {
            let answer = match asked_to_persist(how) {
                Ok(promise) => JsFuture::from(promise).await,
                Err(error) => Err(error),
            };
            let is_promised = answer.is_ok_and(|answer| answer.is_truthy());
            self.show(|ui| ui.is_persistent = Some(is_promised));
        });
    }

    /// Takes in what other tabs and the browser tell.
    fn hear(&self, event: &Event) {
        let mut synced = self.synced.borrow_mut();
        let has_news = match event.type_().as_str() {
            "storage" => match event.unchecked_ref::<StorageEvent>().key() {
                Some(full) => synced.hear(&full),
                None => {
                    synced.lose_all();
                    true
                }
            },
            "beforeunload" => {
                if synced.has_store() && !synced.unsaved.is_empty() {
                    event.prevent_default();
                }
                false
            }
            // A page that was asleep heard nothing.
            "pageshow" if !event.unchecked_ref::<PageTransitionEvent>().persisted() => false,
            _ => !document().hidden() && synced.read_all(),
        };
        drop(synced);
        if has_news {
            self.tell_change();
        }
    }
}

/// The promise is missing in old browsers and on pages that were not loaded safely.
fn asked_to_persist(how: &str) -> Result<js_sys::Promise, JsValue> {
    let get = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &JsValue::from_str(name));
    let manager = get(&window().navigator(), "storage")?;
    let ask: js_sys::Function = get(&manager, how)?.dyn_into()?;
    ask.call0(&manager)?.dyn_into()
}

/// A name that no other page has.
fn writer() -> String {
    let random = js_sys::Math::random() * f64::from(u32::MAX);
    format!("{:x}", random as u32)
}

/// Days since 1970, by the reader's clock.
fn today() -> i64 {
    const DAY_MS: f64 = 86_400_000.0;
    (js_sys::Date::now() / DAY_MS) as i64
}
