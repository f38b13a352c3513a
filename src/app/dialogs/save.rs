//! The lists and tags of works: one dialog for a card, a row, a selection and all that is found.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlInputElement};

use crate::app::kit::dom::{El, el};
use crate::app::kit::page::first;
use crate::app::kit::widget::{button, row};
use crate::app::parts::shelf::action::Action;
use crate::app::parts::shelf::controls::{acting, action_box, action_button, name_entry};
use crate::app::state::language::format::works;
use crate::app::state::language::tr::{tr, tr_with};
use crate::app::state::shelf::lists::{list_name, n_in, title_of};
use crate::app::state::shelf::shelf_store;
use crate::shelf::{List, Shelf};
use crate::texts::Text;

/// The dialog, which is there while lists and tags are being chosen.
pub fn save_dialog() -> El {
    let is_open = || shelf_store().look(|_, ui| !ui.choosing.is_empty());
    el("div").show_when(is_open, || [dialog()])
}

fn dialog() -> El {
    let keys = shelf_store().look(|_, ui| ui.choosing.clone());
    let heading = match keys.as_slice() {
        [key] => title_of(key),
        keys => works(keys.len()),
    };
    request_animation_frame(|| {
        if let Some(dialog) = first(".save-dialog") {
            // It fails only for a dialog that has left the page again.
            let _ = dialog.unchecked_into::<HtmlDialogElement>().show_modal();
        }
    });
    let head = vec![
        el("h2").attr("dir", "auto").text(&heading),
        action_button("quiet-button", Text::Close, Action::CloseDialog, ""),
    ];
    let lists = el("ul").keyed(lists, list_row);
    let tags = || shelf_store().look(|shelf, ui| tags_of(shelf, &ui.choosing));
    let tags = el("ul")
        .class("chips")
        .keyed(tags, |tag: &String| chip(tag));
    let new_list = (Text::ShelfNewList, Text::ShelfAddList, Action::AddList);
    let new_tag = (Text::ShelfNewTag, Text::ShelfAddTag, Action::AddTag);
    let body = row("help-body", vec![row("detail-head", head)])
        .child(group(Text::ShelfInLists, lists, new_list))
        .child(group(Text::ShelfTags, tags, new_tag));
    let dialog = el("dialog")
        .class("help save-dialog")
        .attr("aria-label", tr(Text::ShelfChoose));
    // The content covers the dialog: a click that hits the dialog itself is on the backdrop.
    acting(dialog, Action::CloseDialog, "").child(body)
}

/// What there is, and a field for one more.
fn group(legend: Text, content: El, (field, label, action): (Text, Text, Action)) -> El {
    el("fieldset")
        .class("save-group")
        .child(el("legend").text(tr(legend)))
        .child(content)
        .child(name_entry(field, label, "", action, ""))
}

/// A list, and how many of how many works are in it.
#[derive(Clone, PartialEq)]
struct Row {
    list: List,
    n_in: usize,
    n_works: usize,
}

fn lists() -> Vec<Row> {
    let lists = shelf_store().look(|shelf, _| shelf.lists()).into_iter();
    let row = |list: List| {
        let (n_in, n_works) = n_in(&list.id);
        Row {
            list,
            n_in,
            n_works,
        }
    };
    lists.map(row).collect()
}

fn list_row(row: &Row) -> El {
    let Row {
        list,
        n_in,
        n_works,
    } = row;
    let check = action_box(n_in == n_works, Action::ToggleList, &list.id);
    let field: &HtmlInputElement = check.node().unchecked_ref();
    field.set_indeterminate(*n_in > 0 && n_in < n_works);
    let name = el("span").class("facet-label").text(&list_name(list));
    el("li").child(el("label").class("facet-value").child(check).child(name))
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
    let chip = button("chip", "")
        .attr("aria-label", &tr_with(Text::ShelfDropTag, &[tag]))
        .text(tag)
        .child(
            el("span")
                .class("chip-cross")
                .attr("aria-hidden", "true")
                .text("×"),
        );
    el("li").child(acting(chip, Action::DropTag, tag))
}
