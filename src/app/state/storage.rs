//! What this browser keeps of how its reader likes the page; never what was asked, which stands
//! in the address.
//!
//! Storage may be blocked, full or missing: then every visit starts as the first one did. A page
//! inside another keeps nothing, for its reader did not come for it.

use leptos::prelude::window;
use web_sys::Storage;

/// The pages of a host share one storage.
const PREFIX: &str = "efficient-llm-explorer.";

/// What is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// The columns of the table.
    Columns,
    /// The density of the list.
    Density,
    /// The folded groups of filters.
    Folded,
    /// The language.
    Language,
    /// The catalogue that was seen last.
    Seen,
    /// What was new in it.
    New,
}

impl Key {
    fn name(self) -> String {
        let name = match self {
            Self::Columns => "columns",
            Self::Density => "density",
            Self::Folded => "folded",
            Self::Language => "language",
            Self::Seen => "seen",
            Self::New => "new",
        };
        [PREFIX, name].concat()
    }
}

/// What was kept.
pub fn get(is_embedded: bool, key: Key) -> Option<String> {
    storage(is_embedded)?.get_item(&key.name()).ok().flatten()
}

/// Keeps a text; an empty one is forgotten.
pub fn set(is_embedded: bool, key: Key, text: &str) {
    if let Some(storage) = storage(is_embedded) {
        let name = key.name();
        // A storage that is full or closed keeps nothing, and the page works all the same.
        let _ = match text.is_empty() {
            true => storage.remove_item(&name),
            false => storage.set_item(&name, text),
        };
    }
}

/// Whether the page is inside another, whatever its address says.
pub fn is_in_frame() -> bool {
    let window = window();
    !matches!(window.parent(), Ok(Some(parent)) if parent == window)
}

fn storage(is_embedded: bool) -> Option<Storage> {
    match is_embedded || is_in_frame() {
        true => None,
        false => window().local_storage().ok().flatten(),
    }
}
