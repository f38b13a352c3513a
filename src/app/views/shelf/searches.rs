//! The saved searches, and what is new in them.

use crate::app::kit::dom::{El, el};
use crate::app::kit::number::thousands;
use crate::app::parts::shelf::action::Action;
use crate::app::parts::shelf::controls::{acting, action_button, disclosure_button, name_entry};
use crate::app::state::language::tr::{tr, tr_with};
use crate::app::state::shelf::shelf_store;
use crate::app::state::shelf::ui::Disclosure;
use crate::shelf::SavedSearch;
use crate::texts::Text;

/// The searches under their heading; nothing where there is none.
pub fn searches() -> El {
    let rows = el("ul").class("shelf-rows").keyed(states, row);
    el("section")
        .class("shelf-searches")
        .show_when(
            || !found().is_empty(),
            || [el("h3").text(tr(Text::ShelfSearches))],
        )
        .child(rows)
}

fn found() -> Vec<SavedSearch> {
    shelf_store().look(|shelf, _| shelf.searches())
}

/// What a row shows. What the reader has seen is part of the search, so that new works are counted
/// again after a look, and only then.
#[derive(Clone, PartialEq)]
struct Row {
    search: SavedSearch,
    is_renaming: bool,
}

fn renaming(search: &SavedSearch) -> Disclosure {
    Disclosure::Rename(search.key.clone())
}

fn states() -> Vec<Row> {
    let row = |search: SavedSearch| {
        let renaming = renaming(&search);
        Row {
            search,
            is_renaming: shelf_store().look(|_, ui| ui.is_open(&renaming)),
        }
    };
    found().into_iter().map(row).collect()
}

fn row(row: &Row) -> El {
    let (search, item) = (&row.search, el("li").class("shelf-search"));
    let key = &search.key;
    let Some(session) = shelf_store().session() else {
        return item;
    };
    let index = session.index();
    let n_new = search.n_new(index.version(), || session.keys_of(&search.address));
    let news = match n_new {
        0 => String::new(),
        n_new => tr_with(Text::ShelfNewSince, &[&thousands(n_new as u64)]),
    };
    let link = el("a")
        .attr("href", &format!("./{}", search.address))
        .attr("dir", "auto")
        .text(&search.name);
    let (link_button, rename) = ("link-button", Text::ShelfRename);
    let entry = || name_entry(Text::ShelfName, rename, &search.name, Action::Rename, key);
    item.child(acting(link, Action::RunSearch, key))
        .child(el("span").class("shelf-new").text(&news))
        .child(disclosure_button(link_button, rename, &renaming(search)))
        .child(action_button(
            link_button,
            Text::Remove,
            Action::RemoveSearch,
            key,
        ))
        .children(row.is_renaming.then(entry))
}
