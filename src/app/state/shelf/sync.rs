//! A shelf and its storage, kept the same.

use crate::app::state::shelf::store::Store;
use crate::shelf::{Backup, Edit, Import, Refusal, Shelf};

/// Entries with records that could not be read, as they were.
const UNREADABLE: &str = "bad/";
/// Entries with changes of several records that were not all written yet.
const JOURNAL: &str = "journal/";
/// The entry with what was done since the last back-up.
const BACKUP: &str = "backup";

/// A shelf, where it is stored, and what of it is not.
pub struct SyncedShelf {
    pub shelf: Shelf,
    store: Option<Store>,
    /// The keys of records that are only in this page.
    pub unsaved: Vec<String>,
    /// Records that could not be read, by key.
    pub unreadable: Vec<(String, String)>,
    writer: String,
}

impl SyncedShelf {
    /// Reads what is stored. A page inside another has no storage, for its reader did not come
    /// for it; `writer` is a name that no other page has.
    pub fn open(writer: String, is_framed: bool) -> Self {
        let store = Store::new();
        let mut synced = Self {
            shelf: Shelf::new(writer.clone()),
            store: (!is_framed && store.is_there()).then_some(store),
            unsaved: Vec::new(),
            unreadable: Vec::new(),
            writer,
        };
        synced.read_all();
        synced.finish_journals();
        synced
    }

    /// Whether there is a storage at all.
    pub fn has_store(&self) -> bool {
        self.store.is_some()
    }

    fn get(&self, name: &str) -> Option<String> {
        self.store.as_ref()?.get(name)
    }

    fn put(&self, name: &str, text: &str) -> bool {
        self.store
            .as_ref()
            .is_some_and(|store| store.put(name, text))
    }

    fn names_under(&self, start: &str) -> Vec<String> {
        let mut names = self.store.as_ref().map(Store::names).unwrap_or_default();
        names.retain(|name| name.starts_with(start));
        names
    }

    /// Takes over everything that is stored; whether there was news. Records that the storage
    /// has lost since count as unsaved.
    pub fn read_all(&mut self) -> bool {
        self.unreadable.clear();
        let mut has_news = false;
        for name in self.names_under("") {
            let Some(text) = self.get(&name) else {
                continue;
            };
            if let Some(key) = name.strip_prefix(UNREADABLE) {
                self.unreadable.push((key.to_owned(), text));
            } else if is_record(&name) {
                let settled = self.shelf.reconcile(&name, Some(&text));
                has_news |= settled.changed;
                if settled.unreadable && self.set_aside(&name, &text) {
                    self.remove(&name);
                }
            }
        }
        if self.has_store() {
            let keys = self.shelf.records().map(|(key, _)| key.to_owned());
            let lost: Vec<String> = keys.filter(|key| self.get(key).is_none()).collect();
            let n_known = self.unsaved.len();
            lost.iter().for_each(|key| add(&mut self.unsaved, key));
            has_news |= self.unsaved.len() > n_known;
        }
        has_news
    }

    /// Keeps a text that is no record under another name; whether it is there now.
    fn set_aside(&mut self, key: &str, text: &str) -> bool {
        self.unreadable.push((key.to_owned(), text.to_owned()));
        self.put(&format!("{UNREADABLE}{key}"), text)
    }

    /// Forgets what could not be read.
    pub fn drop_unreadable(&mut self) {
        for name in self.names_under(UNREADABLE) {
            self.remove(&name);
        }
        self.unreadable.clear();
    }

    fn remove(&self, name: &str) {
        if let Some(store) = &self.store {
            store.remove(name);
        }
    }

    /// Makes changes and stores them; gives back their undo.
    ///
    /// # Errors
    /// If the shelf would hold too much.
    pub fn edit(&mut self, edits: &[Edit]) -> Result<Vec<Edit>, Refusal> {
        let keys = keys_of(edits);
        for key in &keys {
            // First what other tabs made of it, so that ours is later.
            let stored = self.get(key);
            self.shelf.reconcile(key, stored.as_deref());
        }
        let undo = self.shelf.edit(edits)?;
        if !undo.is_empty() {
            self.write_all(keys);
        }
        Ok(undo)
    }

    /// Takes over a file and stores it; gives back the undo.
    ///
    /// # Errors
    /// If the shelf would hold too much.
    pub fn take_over(&mut self, import: &Import, bring_back: bool) -> Result<Vec<Edit>, Refusal> {
        self.read_all();
        let undo = import.apply(&mut self.shelf, bring_back)?;
        self.write_all(keys_of(&undo));
        Ok(undo)
    }

    /// Writes records. Several are written to a journal first, so that a page that is closed in
    /// the middle leaves all of them to the next one. What was refused before is tried again.
    pub fn write_all(&mut self, mut keys: Vec<String>) {
        for key in std::mem::take(&mut self.unsaved) {
            add(&mut keys, &key);
        }
        let journal = format!("{JOURNAL}{}", self.writer);
        let has_journal = keys.len() > 1 && self.put(&journal, &self.shelf.bundle(&keys));
        keys.retain(|key| !self.write(key));
        self.unsaved = keys;
        if has_journal && self.unsaved.is_empty() {
            self.remove(&journal);
        }
    }

    /// Whether the record is stored now.
    fn write(&mut self, key: &str) -> bool {
        let stored = self.get(key);
        let settled = self.shelf.reconcile(key, stored.as_deref());
        let Some(text) = settled.write else {
            return true;
        };
        if let Some(junk) = stored.filter(|_| settled.unreadable)
            && !self.set_aside(key, &junk)
        {
            return false;
        }
        self.put(key, &text)
    }

    /// Takes over what another tab stored in an entry, which may be none of ours; whether it was
    /// news.
    pub fn hear(&mut self, entry: &str) -> bool {
        let own = self.store.as_ref().and_then(|store| store.own(entry));
        let Some(key) = own.filter(|name| is_record(name)).map(str::to_owned) else {
            return false;
        };
        let stored = self.get(&key);
        let settled = self.shelf.reconcile(&key, stored.as_deref());
        if settled.write.is_some() {
            self.write_all(vec![key]);
        }
        settled.changed
    }

    /// Everything was wiped from under the page.
    pub fn lose_all(&mut self) {
        let keys = self.shelf.records().map(|(key, _)| key.to_owned());
        self.unsaved = keys.collect();
    }

    /// Writes what pages that were closed meanwhile had begun to write.
    fn finish_journals(&mut self) {
        for name in self.names_under(JOURNAL) {
            let text = self.get(&name).unwrap_or_default();
            let keys = self.shelf.unbundle(&text);
            self.write_all(keys);
            if self.unsaved.is_empty() {
                self.remove(&name);
            }
        }
    }

    /// What was done since the last back-up; `None` before the first edit.
    pub fn backup(&self, today: i64) -> Option<Backup> {
        let text = self.get(BACKUP)?;
        Some(Backup::read(Some(&text), today))
    }

    /// Notes what was done since the last back-up.
    pub fn set_backup(&self, backup: Backup) {
        // Of no weight where it cannot be kept: the page says so anyway.
        let _ = self.put(BACKUP, &backup.write());
    }
}

fn is_record(name: &str) -> bool {
    name.contains('/') && !name.starts_with(UNREADABLE) && !name.starts_with(JOURNAL)
}

fn keys_of(edits: &[Edit]) -> Vec<String> {
    let mut keys = Vec::new();
    edits.iter().for_each(|edit| add(&mut keys, &edit.key));
    keys
}

/// Puts a key among others, once. Mostly it is the last, for the edits of a record stand together.
fn add(keys: &mut Vec<String>, key: &str) {
    if keys.last().is_none_or(|last| last != key) && !keys.iter().any(|known| known == key) {
        keys.push(key.to_owned());
    }
}
