//! The saved searches, and what is new in them.

use crate::app::kit::dom::{El, el};
use crate::app::kit::number::thousands;
use crate::app::parts::shelf::blocks::{block, blocks};
use crate::app::parts::shelf::controls::{doing, entry, opens, press};
use crate::app::state::language::tr::{tr, tr_with};
use crate::app::state::shelf::shelf_store;
use crate::shelf::SavedSearch;
use crate::texts::Text;

/// The searches under their heading; nothing where there is none.
pub fn searches() -> El {
    let section = el("section").class("shelf-searches");
    let is_there = |_: &str| {
        let is_there = !found().is_empty();
        is_there.then(String::new).into_iter().collect()
    };
    let heading = |_: &str, _: &str| el("h3").text(tr(Text::ShelfSearches));
    let rows = el("ul").class("shelf-rows");
    blocks(section, "", is_there, heading).child(blocks(rows, "", |_| states(), |_, key| row(key)))
}

fn found() -> Vec<SavedSearch> {
    shelf_store().look(|shelf, _| shelf.searches())
}

fn states() -> Vec<String> {
    let state = |search: SavedSearch| {
        let is_open = shelf_store().look(|_, ui| ui.is_open(&search.key));
        // What was seen stands in it, so that it is counted anew after a look, and only then.
        let state = format!("{is_open} {search:?}");
        block(&search.key, &state)
    };
    found().into_iter().map(state).collect()
}

fn row(key: &str) -> El {
    let item = el("li").class("shelf-search");
    let named = found().into_iter().find(|search| search.key == key);
    let (Some(search), Some(session)) = (named, shelf_store().session()) else {
        return item;
    };
    let index = session.index();
    let n_new = search.n_new(index.version(), || session.keys_of(&search.address));
    let news = match n_new {
        0 => String::new(),
        n_new => tr_with(Text::ShelfNewSince, &[&thousands(n_new as u64)]),
    };
    let link = el("a").attr("href", &format!("./{}", search.address));
    let link = doing(link.attr("dir", "auto"), "ask", key).text(&search.name);
    let item = item
        .child(link)
        .child(el("span").class("shelf-new").text(&news))
        .child(opens("link-button", Text::ShelfRename, key))
        .child(press("link-button", Text::Remove, "remove-search", key));
    match shelf_store().look(|_, ui| ui.is_open(key)) {
        true => item.child(entry(
            Text::ShelfName,
            Text::ShelfRename,
            &search.name,
            "rename",
            key,
        )),
        false => item,
    }
}
