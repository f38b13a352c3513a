//! Which dialog of those to take works away is open, and which works it is about.

/// The dialogs of a page.
#[derive(Clone, Copy)]
pub struct Dialogs {
    /// Whether works are exported.
    pub exporting: RwSignal<bool>,
    /// Whether a work is cited.
    pub citing: RwSignal<bool>,
    /// Whether a work is corrected.
    pub fixing: RwSignal<bool>,
    /// Whether a view is made ready for another page.
    pub embedding: RwSignal<bool>,
    /// The work to cite or to correct, by its key; the works to export before all others, by
    /// their keys with commas between, or none.
    pub work: RwSignal<String>,
}

impl Dialogs {
    /// None is open.
    pub fn new() -> Self {
        Self {
            exporting: RwSignal::new(false),
            citing: RwSignal::new(false),
            fixing: RwSignal::new(false),
            embedding: RwSignal::new(false),
            work: RwSignal::new(String::new()),
        }
    }

    /// Opens the export of what is found, or of the open work.
    pub fn export(self) {
        self.export_works("");
    }

    /// Opens the export of some works, by their keys with commas between, as addresses have them.
    pub fn export_works(self, keys: &str) {
        self.work.set(keys.to_owned());
        self.exporting.set(true);
    }

    /// Opens the citation of a work.
    pub fn cite(self, key: String) {
        self.work.set(key);
        self.citing.set(true);
    }

    /// Opens the correction of a work.
    pub fn fix(self, key: String) {
        self.work.set(key);
        self.fixing.set(true);
    }
}

use leptos::prelude::*;
