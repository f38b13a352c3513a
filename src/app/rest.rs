//! The seam between the program that a first visit downloads and the whole one.
//!
//! A first visit is to look around, so it downloads a program without the shelf, the dialogs to
//! take works away, the form for new entries, the comparison and the palette: a fifth less. The
//! first time that a reader wants one of them, the page is loaded again with the whole program;
//! from then on `boot.js` starts that one for those who keep something. What was wanted is
//! handed over behind the `#` of the address, which needs no storage.

use leptos::prelude::*;

use super::dom::El;
use super::reactive::RwSignal;
use super::session::Session;

/// What the whole program has beyond the first.
#[derive(Clone, Copy)]
pub struct Rest {
    /// Opens the shelf's storage; whether this is a page inside another.
    pub open: fn(bool),
    /// Takes the page as it is drawn now.
    pub serve: fn(Session),
    /// What lies over the page; whether the palette is open.
    pub over: fn(Session, RwSignal<bool>) -> Vec<El>,
    /// The view of the shelf; whether all works are read.
    pub shelf: fn(Session, bool) -> El,
    /// The view of works side by side.
    pub compare: fn(Session) -> El,
    /// The form for a new entry.
    pub contribute: fn(Session) -> El,
    /// What can be kept of what is found.
    pub offers: fn(Session) -> El,
    /// How many works are kept, for the tab.
    pub count: fn() -> El,
    /// Keeps a work, by its key.
    pub save_button: fn(&str) -> El,
    /// Keeps the selected work; whether there is one.
    pub save_key: fn(Session) -> bool,
    /// Keeps a work that is not kept yet.
    pub save: fn(Session, &str),
    /// Keeps what is asked now.
    pub save_search: fn(Session),
}

/// What a reader wants that the first program does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// To keep a work, by its key.
    Save(String),
    /// To keep what is asked now.
    SaveSearch,
    /// To export works, by their keys with commas between; all that is found for none.
    Export(String),
    /// To cite a work, by its key.
    Cite(String),
    /// To correct a work, by its key.
    Fix(String),
    /// The palette of commands.
    Palette,
    /// The view that the address says.
    View,
}

/// Behind the `#`; `boot.js` knows it too.
const MARK: &str = "#whole";

impl Wanted {
    fn name(&self) -> (&'static str, &str) {
        match self {
            Self::Save(key) => ("save", key),
            Self::SaveSearch => ("save-search", ""),
            Self::Export(keys) => ("export", keys),
            Self::Cite(key) => ("cite", key),
            Self::Fix(key) => ("fix", key),
            Self::Palette => ("palette", ""),
            Self::View => ("", ""),
        }
    }

    fn named(name: &str, key: String) -> Self {
        match name {
            "save" => Self::Save(key),
            "save-search" => Self::SaveSearch,
            "export" => Self::Export(key),
            "cite" => Self::Cite(key),
            "fix" => Self::Fix(key),
            "palette" => Self::Palette,
            _ => Self::View,
        }
    }
}

/// Loads the page again, with the whole program.
pub fn load(wanted: &Wanted) {
    let (name, key) = wanted.name();
    set_hash(&[MARK, "=", name, ":", key].concat());
    // Refused only by a page that is being left.
    let _ = window().location().reload();
}

/// Sets what stands behind the address, within the same step of the Back button.
fn set_hash(hash: &str) {
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    let url = [&path, &*location.search().unwrap_or_default(), hash].concat();
    if let Ok(history) = window().history() {
        // A browser that refuses loads the smaller program again.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&url));
    }
}

/// What was wanted before this program was loaded; asked once.
pub fn wanted() -> Option<Wanted> {
    let hash = window().location().hash().ok()?;
    let said = hash.strip_prefix(MARK)?;
    let (name, key) = said
        .trim_start_matches('=')
        .split_once(':')
        .unwrap_or_default();
    let key = js_sys::decode_uri_component(key).map(String::from).ok()?;
    // A mark that stays would be asked for again by a reload.
    set_hash("");
    Some(Wanted::named(name, key))
}
