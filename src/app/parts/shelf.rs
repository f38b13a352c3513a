//! What the page shows of the shelf: buttons wherever works are shown, the dialog of lists and
//! tags, notices.
//!
//! An element that does something says what by `data-shelf` and to what by `data-key`, and
//! [`heard`] does it, whatever element it is: no listener of its own for each. Blocks are drawn
//! anew when what they show changes, which their key says. Both keep the download small.

mod buttons;
mod deeds;
mod dialog;
mod notices;

use crate::app::dom::{El, el};
use crate::app::say::say;
use crate::app::shelf::room;
use crate::texts::Text;

pub use buttons::{save_button, save_key, save_search, shelf_count, shelf_offers, toggle};
pub use deeds::heard;
pub use dialog::{list_name, save_dialog, title_of};
pub use notices::{export_button, shelf_notice};

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
    parent.each(
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

/// An element that does something.
pub fn doing(element: El, deed: &str, key: &str) -> El {
    element.attr("data-shelf", deed).attr("data-key", key)
}

/// A button that does something.
pub fn press(class: &str, name: Text, deed: &str, key: &str) -> El {
    let button = el("button").attr("type", "button").class(class);
    doing(button, deed, key).say(say(name))
}

/// A button that opens something, or closes it.
pub fn opens(class: &str, name: Text, what: &str) -> El {
    let is_open = room().look(|_, desk| desk.is_open(what));
    let expanded = if is_open { "true" } else { "false" };
    press(class, name, "open", what).attr("aria-expanded", expanded)
}

/// A check box that does something.
pub fn tick(is_on: bool, deed: &str, key: &str) -> El {
    let tick = el("input").attr("type", "checkbox");
    // Its attribute, for it is drawn anew when that changes.
    doing(tick, deed, key).flag("checked", is_on)
}

/// A check box with a name.
pub fn named_tick(is_on: bool, name: Text, deed: &str, key: &str) -> El {
    let label = el("label").class("shelf-tick");
    label.put(tick(is_on, deed, key)).say(say(name))
}

/// A field for a name, and a button that takes it.
pub fn entry(field: Text, name: Text, now: &str, deed: &str, key: &str) -> El {
    let input = el("input")
        .class("facet-search")
        .attr("aria-label", say(field))
        .attr("placeholder", say(field))
        .attr("maxlength", "100")
        .attr("value", now);
    el("div")
        .class("save-entry")
        .put(doing(input, deed, key))
        .put(press("quiet-button", name, deed, key))
}

/// Elements on a line.
pub fn row(class: &str, elements: Vec<El>) -> El {
    el("div").class(class).put_all(elements)
}

/// Some words of the page.
pub fn words(class: &str, text: &str) -> El {
    el("span").class(class).attr("dir", "auto").say(text)
}
