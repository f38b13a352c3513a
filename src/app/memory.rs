//! What this browser keeps of how its reader likes the page; never what was asked, which stands
//! in the address.
//!
//! Storage may be blocked, full or missing: then every visit starts as the first one did. A page
//! inside another keeps nothing, for its reader did not come for it.

use leptos::prelude::window;
use web_sys::Storage;

use super::session::Session;

/// The pages of a host share one storage.
const PREFIX: &str = "efficient-llm-explorer.";

/// What was kept under a name.
pub fn recall(session: Session, name: &str) -> Option<String> {
    let kept = storage(session)?.get_item(&format!("{PREFIX}{name}"));
    kept.ok().flatten()
}

/// Keeps a text under a name; an empty one is forgotten.
pub fn remember(session: Session, name: &str, text: &str) {
    if let Some(storage) = storage(session) {
        let name = format!("{PREFIX}{name}");
        // A storage that is full or closed keeps nothing, and the page works all the same.
        let _ = match text.is_empty() {
            true => storage.remove_item(&name),
            false => storage.set_item(&name, text),
        };
    }
}

fn storage(session: Session) -> Option<Storage> {
    match session.is_embedded() {
        true => None,
        false => window().local_storage().ok().flatten(),
    }
}
