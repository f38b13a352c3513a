//! The lists, each with its works.

use crate::app::kit::dom::{El, el};
use crate::app::kit::number::thousands;
use crate::app::kit::widget::{button, row};
use crate::app::parts::shelf::action::Action;
use crate::app::parts::shelf::controls::{acting, action_button, disclosure_button, name_entry};
use crate::app::state::language::tr::{tr, tr_with};
use crate::app::state::shelf::lists::{list_name, works_of};
use crate::app::state::shelf::shelf_store;
use crate::app::state::shelf::ui::Disclosure;
use crate::app::views::shelf::works;
use crate::shelf::{List, SAVED_LIST};
use crate::texts::Text;

/// Drawing more rows than this at once takes time that a reader notices.
const AT_FIRST: usize = 100;
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

/// A list. `complete` is whether all works of the catalogue are read.
pub fn group(id: &str, complete: bool) -> El {
    let (of_head, of_rows) = (id.to_owned(), id.to_owned());
    let head = el("div")
        .class("shelf-list-head")
        .keyed(move || vec![Head::now(&of_head)], heading);
    let rows = el("ul").class("shelf-rows").keyed(
        move || rows(&of_rows),
        move |row| match row {
            Row::Work(row) => works::row(row, complete),
            Row::ShowAll(id, n_works) => show_all(id, *n_works),
        },
    );
    el("section").class("shelf-list").child(head).child(rows)
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

/// What the head of a list shows.
#[derive(Clone, PartialEq)]
struct Head {
    list: List,
    n_shown: usize,
    is_renaming: bool,
}

impl Head {
    fn now(id: &str) -> Self {
        let renaming = renaming(id);
        Self {
            list: list(id),
            n_shown: shown(id).len(),
            is_renaming: shelf_store().look(|_, ui| ui.is_open(&renaming)),
        }
    }
}

fn renaming(id: &str) -> Disclosure {
    Disclosure::Rename(format!("l/{id}"))
}

fn heading(head: &Head) -> El {
    let List { id, name, .. } = &head.list;
    let (key, link) = (format!("l/{id}"), "link-button");
    let count = el("span")
        .class("facet-count")
        .text(&thousands(head.n_shown as u64));
    let mut parts = vec![
        el("h3").attr("dir", "auto").text(name).child(count),
        action_button(link, Text::ShelfPickAll, Action::SelectList, id),
    ];
    if head.n_shown > 0 {
        parts.push(action_button(link, Text::Export, Action::ExportList, id));
    }
    if !id.is_empty() {
        parts.push(disclosure_button(link, Text::ShelfRename, &renaming(id)));
    }
    if !id.is_empty() && id != SAVED_LIST {
        let remove = action_button(link, Text::ShelfRemoveList, Action::RemoveList, &key);
        parts.push(remove);
    }
    if head.is_renaming {
        let (field, label) = (Text::ShelfName, Text::ShelfRename);
        parts.push(name_entry(field, label, name, Action::Rename, &key));
    }
    row("shelf-list-line", parts)
}

/// A row of a list.
#[derive(Clone, PartialEq)]
enum Row {
    Work(works::Row),
    /// What shows the rest of a long list: its id, and how many works it has.
    ShowAll(String, usize),
}

fn rows(id: &str) -> Vec<Row> {
    let keys = shown(id);
    let whole = Disclosure::WholeList(id.to_owned());
    let limit = match shelf_store().look(|_, ui| ui.is_open(&whole)) {
        true => keys.len(),
        false => AT_FIRST,
    };
    let works = keys.iter().take(limit);
    let mut rows: Vec<Row> = works.map(|key| Row::Work(works::Row::now(key))).collect();
    if keys.len() > limit {
        rows.push(Row::ShowAll(id.to_owned(), keys.len()));
    }
    rows
}

fn show_all(id: &str, n_works: usize) -> El {
    let label = tr_with(Text::ShelfShowAll, &[&thousands(n_works as u64)]);
    let whole = Disclosure::WholeList(id.to_owned());
    let show = acting(
        button("link-button", &label),
        Action::Disclose,
        &whole.key(),
    );
    el("li").class("shelf-row").child(show)
}
