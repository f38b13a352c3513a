//! The lists of the shelf and the works in them.

use crate::app::state::language::tr::tr;
use crate::app::state::shelf::shelf_store;
use crate::app::state::shelf::ui::ShelfUi;
use crate::search::sorted_indices;
use crate::shelf::{List, SAVED_LIST, Shelf};
use crate::texts::Text;

/// What a list is called.
pub fn list_name(list: &List) -> String {
    match (list.id.as_str(), list.name.as_str()) {
        (SAVED_LIST, "") => tr(Text::ShelfDefaultList).to_owned(),
        (_, name) => name.to_owned(),
    }
}

/// The title of a work, from the catalogue or from when it was saved.
pub fn title_of(key: &str) -> String {
    let in_catalogue = || {
        let index = shelf_store().session()?.index();
        Some(index.work(index.with_key(key)?).title)
    };
    let kept = || Some(shelf_store().look(|shelf, _| shelf.saved(key))?.title);
    let title = in_catalogue().or_else(kept).unwrap_or_default();
    if title.is_empty() {
        key.to_owned()
    } else {
        title
    }
}

/// How many of the works being chosen for are in a list.
pub fn n_in(list: &str) -> (usize, usize) {
    shelf_store().look(|shelf, ui| {
        let in_list = ui
            .choosing
            .iter()
            .filter(|key| shelf.is_in(key, Some(list)));
        (in_list.count(), ui.choosing.len())
    })
}

/// The works of a list, in order; those in none for the empty id.
pub fn works_of(shelf: &Shelf, ui: &ShelfUi, list: &str) -> Vec<String> {
    let in_list = shelf.works().filter(|key| match list {
        "" => !shelf.is_in(key, None),
        list => shelf.is_in(key, Some(list)),
    });
    let mut keys = Vec::new();
    let mut ranks = Vec::new();
    for key in in_list {
        if let Some(saved) = shelf
            .saved(key)
            .filter(|saved| !(ui.unread_only && saved.is_read))
        {
            ranks.push(ui.rank(&saved));
            keys.push(key.to_owned());
        }
    }
    let order = sorted_indices(keys.len(), &|a, b| ranks[a].cmp(&ranks[b]));
    let ordered = order
        .into_iter()
        .map(|at| std::mem::take(&mut keys[at as usize]));
    ordered.collect()
}
