//! The lists and tags of works: one dialog for a card, a row, a selection and all that is found.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlInputElement};

use crate::app::kit::dom::{El, el};
use crate::app::parts::shelf::blocks::{block, blocks};
use crate::app::parts::shelf::controls::{doing, entry, press, row, tick};
use crate::app::state::language::format::works;
use crate::app::state::language::tr::{fill, say};
use crate::app::state::shelf::lists::{list_name, n_in, title_of};
use crate::app::state::shelf::room;
use crate::shelf::{List, Shelf};
use crate::texts::Text;

/// The dialog, which is there while lists and tags are being chosen.
pub fn save_dialog() -> El {
    let is_open = |_: &str| {
        let n_chosen = room().look(|_, desk| desk.choosing.len());
        if n_chosen == 0 {
            Vec::new()
        } else {
            vec![String::new()]
        }
    };
    blocks(el("div"), "", is_open, |_, _| dialog())
}

fn dialog() -> El {
    let keys = room().look(|_, desk| desk.choosing.clone());
    let heading = match keys.as_slice() {
        [key] => title_of(key),
        keys => works(keys.len()),
    };
    request_animation_frame(|| {
        let dialog = document().query_selector(".save-dialog").ok().flatten();
        if let Some(dialog) = dialog {
            // It fails only for a dialog that has left the page again.
            let _ = dialog.unchecked_into::<HtmlDialogElement>().show_modal();
        }
    });
    let head = vec![
        el("h2").attr("dir", "auto").say(&heading),
        press("quiet-button", Text::Close, "close-dialog", ""),
    ];
    let group = |name: Text| {
        let legend = el("legend").say(say(name));
        el("fieldset").class("save-group").put(legend)
    };
    let lists = blocks(el("ul"), "", |_| lists(), |_, id| list_row(id));
    let tags = el("ul").class("chips");
    let tags = blocks(
        tags,
        "",
        |_| room().look(|shelf, desk| tags_of(shelf, &desk.choosing)),
        |_, tag| chip(tag),
    );
    let body = row("help-body", vec![row("detail-head", head)])
        .put(group(Text::ShelfInLists).put(lists).put(entry(
            Text::ShelfNewList,
            Text::ShelfAddList,
            "",
            "add-list",
            "",
        )))
        .put(group(Text::ShelfTags).put(tags).put(entry(
            Text::ShelfNewTag,
            Text::ShelfAddTag,
            "",
            "add-tag",
            "",
        )));
    let dialog = el("dialog")
        .class("help save-dialog")
        .attr("aria-label", say(Text::ShelfChoose));
    // What is hit of the dialog itself is the page behind: its content covers it.
    doing(dialog, "close-dialog", "").put(body)
}

fn lists() -> Vec<String> {
    let lists = room().look(|shelf, _| shelf.lists()).into_iter();
    let state = |list: List| block(&list.id, &format!("{} {}", n_in(&list.id).0, list.name));
    lists.map(state).collect()
}

fn list_row(id: &str) -> El {
    let (n_in, n_keys) = n_in(id);
    let mut lists = room().look(|shelf, _| shelf.lists()).into_iter();
    let name = lists.find(|list| list.id == id);
    let tick = tick(n_in == n_keys, "list", id);
    let field: &HtmlInputElement = tick.node().unchecked_ref();
    field.set_indeterminate(n_in > 0 && n_in < n_keys);
    let name = name.as_ref().map(list_name).unwrap_or_default();
    let name = el("span").class("facet-label").say(&name);
    el("li").put(el("label").class("facet-value").put(tick).put(name))
}

fn tags_of(shelf: &Shelf, keys: &[String]) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in keys
        .iter()
        .filter_map(|key| shelf.saved(key))
        .flat_map(|saved| saved.tags)
    {
        if let Err(at) = tags.binary_search(&tag) {
            tags.insert(at, tag);
        }
    }
    tags
}

fn chip(tag: &str) -> El {
    let chip = el("button")
        .attr("type", "button")
        .class("chip")
        .attr("aria-label", &fill(Text::ShelfDropTag, &[tag]))
        .say(tag)
        .put(
            el("span")
                .class("chip-cross")
                .attr("aria-hidden", "true")
                .say("×"),
        );
    el("li").put(doing(chip, "drop-tag", tag))
}
