//! The seam between the page and the shelf.
//!
//! A first visit downloads a program without the shelf, which is a seventh less. The first time
//! that a reader wants to keep something, the page is loaded again with the program that has it;
//! from then on `boot.js` starts that one, by the records that the browser holds. What was
//! wanted is handed over behind the `#` of the address, which needs no storage.

use leptos::prelude::*;

use super::dom::El;
use super::session::Session;

/// What the shelf adds to the page, as the program that has it gives it.
#[derive(Clone, Copy)]
pub struct Shelving {
    /// Opens the storage; whether this is a page inside another.
    pub open: fn(bool),
    /// Takes the page as it is drawn now.
    pub serve: fn(Session),
    /// The view; whether all works are read.
    pub view: fn(Session, bool) -> El,
    /// What can be kept of what is found.
    pub offers: fn(Session) -> El,
    /// What lies over the page.
    pub over: fn() -> Vec<El>,
    /// How many works are kept, for the tab.
    pub count: fn() -> El,
    /// Keeps a work, by its key.
    pub button: fn(&str) -> El,
    /// Keeps the selected work; whether there is one.
    pub key: fn(Session) -> bool,
    /// Does what was wanted before the program was there.
    pub do_wanted: fn(Session, &Wanted),
}

/// What a reader wants to keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A work, by its key.
    Work(String),
    /// What is asked now.
    Search,
    /// To see the shelf.
    Nothing,
}

/// Behind the `#`; `boot.js` knows it too.
const MARK: &str = "#shelf";

/// What the program has of the shelf, if it has it.
pub fn shelving() -> Option<Shelving> {
    use_context::<Shelving>()
}

/// Loads the page again, with the shelf.
pub fn load(wanted: &Wanted) {
    let location = window().location();
    let hash = match wanted {
        Wanted::Work(key) => format!("{MARK}=work:{key}"),
        Wanted::Search => format!("{MARK}=search"),
        Wanted::Nothing => MARK.to_owned(),
    };
    // Refused only by a page that is being left.
    let _ = location.set_hash(&hash);
    let _ = location.reload();
}

/// What was wanted before this program was loaded; asked once.
pub fn wanted() -> Option<Wanted> {
    let location = window().location();
    let hash = location.hash().ok()?;
    let said = hash.strip_prefix(MARK)?;
    let wanted = match said.strip_prefix('=') {
        Some("search") => Wanted::Search,
        Some(said) => {
            let key = js_sys::decode_uri_component(said.strip_prefix("work:")?).ok()?;
            Wanted::Work(String::from(key))
        }
        None => Wanted::Nothing,
    };
    let path = location.pathname().unwrap_or_default();
    let search = location.search().unwrap_or_default();
    if let Ok(history) = window().history() {
        // A mark that stays is asked for again by a reload, and no more.
        let url = format!("{path}{search}");
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&url));
    }
    Some(wanted)
}
