//! The lists and tags of works: one dialog for a card, a row, a selection and all that is found.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlInputElement};

use crate::app::kit::dom::{El, el};
use crate::app::parts::shelf::blocks::{block, blocks};
use crate::app::parts::shelf::controls::{doing, entry, press, row, tick};
use crate::app::state::language::format::works;
use crate::app::state::language::tr::{tr, tr_with};
use crate::app::state::shelf::lists::{list_name, n_in, title_of};
use crate::app::state::shelf::shelf_store;
use crate::shelf::{List, Shelf};
use crate::texts::Text;

/// The dialog, which is there while lists and tags are being chosen.
pub fn save_dialog() -> El {
    let is_open = |_: &str| {
        let n_chosen = shelf_store().look(|_, ui| ui.choosing.len());
        if n_chosen == 0 {
            Vec::new()
        } else {
            vec![String::new()]
        }
    };
    blocks(el("div"), "", is_open, |_, _| dialog())
}

fn dialog() -> El {
    let keys = shelf_store().look(|_, ui| ui.choosing.clone());
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
        el("h2").attr("dir", "auto").text(&heading),
        press("quiet-button", Text::Close, "close-dialog", ""),
    ];
    let group = |name: Text| {
        let legend = el("legend").text(tr(name));
        el("fieldset").class("save-group").child(legend)
    };
    let lists = blocks(el("ul"), "", |_| lists(), |_, id| list_row(id));
    let tags = el("ul").class("chips");
    let tags = blocks(
        tags,
        "",
        |_| shelf_store().look(|shelf, ui| tags_of(shelf, &ui.choosing)),
        |_, tag| chip(tag),
    );
    let body = row("help-body", vec![row("detail-head", head)])
        .child(group(Text::ShelfInLists).child(lists).child(entry(
            Text::ShelfNewList,
            Text::ShelfAddList,
            "",
            "add-list",
            "",
        )))
        .child(group(Text::ShelfTags).child(tags).child(entry(
            Text::ShelfNewTag,
            Text::ShelfAddTag,
            "",
            "add-tag",
            "",
        )));
    let dialog = el("dialog")
        .class("help save-dialog")
        .attr("aria-label", tr(Text::ShelfChoose));
    // What is hit of the dialog itself is the page behind: its content covers it.
    doing(dialog, "close-dialog", "").child(body)
}

fn lists() -> Vec<String> {
    let lists = shelf_store().look(|shelf, _| shelf.lists()).into_iter();
    let state = |list: List| block(&list.id, &format!("{} {}", n_in(&list.id).0, list.name));
    lists.map(state).collect()
}

fn list_row(id: &str) -> El {
    let (n_in, n_keys) = n_in(id);
    let mut lists = shelf_store().look(|shelf, _| shelf.lists()).into_iter();
    let name = lists.find(|list| list.id == id);
    let tick = tick(n_in == n_keys, "list", id);
    let field: &HtmlInputElement = tick.node().unchecked_ref();
    field.set_indeterminate(n_in > 0 && n_in < n_keys);
    let name = name.as_ref().map(list_name).unwrap_or_default();
    let name = el("span").class("facet-label").text(&name);
    el("li").child(el("label").class("facet-value").child(tick).child(name))
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
        .attr("aria-label", &tr_with(Text::ShelfDropTag, &[tag]))
        .text(tag)
        .child(
            el("span")
                .class("chip-cross")
                .attr("aria-hidden", "true")
                .text("×"),
        );
    el("li").child(doing(chip, "drop-tag", tag))
}
