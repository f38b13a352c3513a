//! Blocks of the page that are drawn anew when what they show of the shelf changes.

use crate::app::kit::dom::El;

/// Ends the part of a block's key that says what it is; what follows says in which state.
const STATE: char = '\t';

/// Adds blocks that follow the shelf. `keys` gives them from the name of what they are of; each
/// has in front what it is, and behind [`STATE`] whatever it shows.
pub fn blocks(
    parent: El,
    of: &str,
    keys: fn(&str) -> Vec<String>,
    view: fn(&str, &str) -> El,
) -> El {
    let (name, of) = (of.to_owned(), of.to_owned());
    parent.keyed(
        move || keys(&name),
        move |key| {
            let id = key.split_once(STATE).map_or(key, |(id, _)| id);
            view(&of, id)
        },
    )
}

/// The key of a block with its state.
pub fn block(id: &str, state: &str) -> String {
    format!("{id}{STATE}{state}")
}
