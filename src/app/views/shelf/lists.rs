//! The lists, each with its works.

use crate::app::kit::dom::{El, el};
use crate::app::kit::number::thousands;
use crate::app::parts::shelf::blocks::{block, blocks};
use crate::app::parts::shelf::controls::{entry, opens, press, row};
use crate::app::state::language::tr::{tr, tr_with};
use crate::app::state::shelf::lists::{list_name, works_of};
use crate::app::state::shelf::shelf_store;
use crate::app::views::shelf::works;
use crate::shelf::{List, SAVED_LIST};
use crate::texts::Text;

/// Drawing more rows than this at once takes time that a reader notices.
const AT_FIRST: usize = 100;
/// Follows the id of a list that has more works than are shown.
const MORE: &str = "…";

/// All lists that the reader made, and those that works are in.
pub fn groups() -> Vec<String> {
    shelf_store().look(|shelf, _| {
        let lists = shelf.lists().into_iter();
        let shown = lists.filter(|list| list.id != SAVED_LIST || list.n_works > 0);
        let mut ids: Vec<String> = shown.map(|list| list.id).collect();
        if shelf.works().any(|key| !shelf.is_in(key, None)) {
            ids.push(String::new());
        }
        ids
    })
}

/// A list.
pub fn group(of: &str, id: &str) -> El {
    let head = el("div").class("shelf-list-head");
    let rows = el("ul").class("shelf-rows");
    let rows = match of {
        "" => blocks(rows, id, rows_of, |list, key| list_row(list, key, false)),
        _ => blocks(rows, id, rows_of, |list, key| list_row(list, key, true)),
    };
    el("section")
        .class("shelf-list")
        .child(blocks(head, id, heads, |id, _| heading(id)))
        .child(rows)
}

fn list(id: &str) -> List {
    let mut lists = shelf_store().look(|shelf, _| shelf.lists()).into_iter();
    let named = lists.find(|list| list.id == id && !id.is_empty());
    match named {
        Some(list) => List {
            name: list_name(&list),
            ..list
        },
        None => List {
            id: id.to_owned(),
            name: tr(Text::ShelfNoList).to_owned(),
            n_works: 0,
        },
    }
}

fn shown(id: &str) -> Vec<String> {
    shelf_store().look(|shelf, ui| works_of(shelf, ui, id))
}

fn heads(id: &str) -> Vec<String> {
    let is_open = shelf_store().look(|_, ui| ui.is_open(&format!("l/{id}")));
    let state = format!("{} {} {is_open}", list(id).name, shown(id).len());
    vec![block("", &state)]
}

fn heading(id: &str) -> El {
    let (list, key) = (list(id), format!("l/{id}"));
    let count = thousands(shown(id).len() as u64);
    let count = el("span").class("facet-count").text(&count);
    let mut parts = vec![
        el("h3").attr("dir", "auto").text(&list.name).child(count),
        press("link-button", Text::ShelfPickAll, "pick-list", id),
    ];
    if !shown(id).is_empty() {
        parts.push(press("link-button", Text::Export, "export-list", id));
    }
    if !id.is_empty() {
        parts.push(opens("link-button", Text::ShelfRename, &key));
    }
    if !id.is_empty() && id != SAVED_LIST {
        parts.push(press(
            "link-button",
            Text::ShelfRemoveList,
            "remove-list",
            &key,
        ));
    }
    if shelf_store().look(|_, ui| ui.is_open(&key)) {
        let (field, name) = (Text::ShelfName, Text::ShelfRename);
        parts.push(entry(field, name, &list.name, "rename", &key));
    }
    row("shelf-list-line", parts)
}

fn rows_of(id: &str) -> Vec<String> {
    let keys = shown(id);
    let is_long = format!("{id}{MORE}");
    let all = shelf_store().look(|_, ui| ui.is_open(&is_long));
    let limit = if all { keys.len() } else { AT_FIRST };
    let mut rows: Vec<String> = keys
        .iter()
        .take(limit)
        .map(|key| works::state(key))
        .collect();
    if keys.len() > limit {
        rows.push(block(MORE, &keys.len().to_string()));
    }
    rows
}

/// A work, or what shows the rest of a long list.
fn list_row(list: &str, key: &str, complete: bool) -> El {
    more(list, key).unwrap_or_else(|| works::drawn(key, complete))
}

/// What shows the rest of a long list; `None` for the key of a work.
fn more(id: &str, key: &str) -> Option<El> {
    (key == MORE).then(|| {
        let label = tr_with(Text::ShelfShowAll, &[&thousands(shown(id).len() as u64)]);
        let button = el("button").attr("type", "button").class("link-button");
        let what = format!("{id}{MORE}");
        let button = crate::app::parts::shelf::controls::doing(button, "open", &what);
        el("li").class("shelf-row").child(button.text(&label))
    })
}
