//! The browser's storage for the shelf: an entry a record.
//!
//! `localStorage` and not IndexedDB. An entry is written at once or not at all, so that a page
//! that is closed in the middle of a change leaves each record old or new; other tabs are told of
//! each entry; there is no upgrade that another tab could block and no connection to lose; and it
//! weighs a tenth. A shelf of five thousand works fits in. What IndexedDB has beyond it, changes
//! of several records at once, a journal does.

use leptos::prelude::window;
use web_sys::Storage;

/// Where the records of a page are kept.
pub struct Store {
    /// All projects of a host share its storage, so entries are named after the page's place.
    prefix: String,
}

impl Store {
    /// The place of this page.
    pub fn new() -> Self {
        let path = window().location().pathname().unwrap_or_default();
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        Self {
            prefix: format!("{folder}/shelf.1/"),
        }
    }

    /// Whether the browser lets the page have a storage.
    pub fn is_there(&self) -> bool {
        storage().is_some_and(|storage| storage.length().is_ok())
    }

    /// An entry.
    pub fn get(&self, name: &str) -> Option<String> {
        storage()?.get_item(&self.full(name)).ok()?
    }

    /// Writes an entry; whether it is there now, which is looked up and not believed.
    pub fn put(&self, name: &str, text: &str) -> bool {
        // A storage that is full or closed says so by an error, or not at all.
        let written = storage().map(|storage| storage.set_item(&self.full(name), text));
        written.is_some() && self.get(name).as_deref() == Some(text)
    }

    /// Removes an entry.
    pub fn remove(&self, name: &str) {
        if let Some(storage) = storage() {
            // What cannot be removed stays, and is read again.
            let _ = storage.remove_item(&self.full(name));
        }
    }

    /// The names of all entries.
    pub fn names(&self) -> Vec<String> {
        let Some(storage) = storage() else {
            return Vec::new();
        };
        let full = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok()?);
        full.filter_map(|full| self.own(&full).map(str::to_owned))
            .collect()
    }

    /// The name of an entry, if it is one of this page's.
    pub fn own<'a>(&self, full: &'a str) -> Option<&'a str> {
        full.strip_prefix(&self.prefix)
    }

    fn full(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }
}

/// Asked for each time: a browser may take it away while the page is open.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
