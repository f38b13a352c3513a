//! Which works can be exported: those that were asked for, the open one, those chosen to be
//! compared, those on the shelf, and all that is found.

use leptos::prelude::*;

use crate::app::state::language::tr::{tr_plural, tr_with};
use crate::app::state::route::{Route, to_search};
use crate::app::state::session::Session;
use crate::app::state::shelf::lists::{list_name, works_of};
use crate::app::state::shelf::shelf_store;
use crate::search::Index;
use crate::texts::Text;
use crate::work::WorkId;

/// The longest name of a file, without its date and ending.
const LONGEST_NAME: usize = 60;

/// Some works, what readers call them, and what a file calls them.
pub struct Works {
    /// For readers.
    pub name: String,
    /// For the name of a file.
    pub slug: String,
    /// What is to be said of them.
    pub note: String,
    /// The works, in the order that the reader sees.
    pub ids: Vec<WorkId>,
    keys: Vec<String>,
}

/// All works that can be exported now, those that were asked for first; `given` are their keys,
/// none for all that is found.
pub fn offered(session: Session, given: &str) -> Vec<Works> {
    let index = session.index();
    let mut offered = vec![found(session)];
    let mut offer = |name: &str, slug: &str, keys: Vec<String>| {
        offered.extend(Works::of_keys(&index, name, slug, keys));
    };
    if let Some(key) = session.work.get_untracked() {
        offer("", "", vec![key]);
    }
    let compared = session.compared.get_untracked();
    let name = tr_plural(Text::ExportCompared, compared.len(), &[]);
    offer(&name, "compared", compared);
    untrack(|| of_shelf(&mut offer));
    let keys: Vec<String> = given.split(',').map(str::to_owned).collect();
    let first = offered.iter().position(|works| works.keys == keys);
    let first = match first {
        Some(at) => Some(offered.remove(at)),
        None => Works::of_keys(&index, "", "", keys),
    };
    offered.splice(0..0, first);
    offered
}

/// What is selected on the shelf, and its lists.
fn of_shelf(offer: &mut impl FnMut(&str, &str, Vec<String>)) {
    let mut groups = Vec::new();
    shelf_store().look(|shelf, ui| {
        let picked = ui.picked.clone();
        let name = tr_plural(Text::ExportPicked, picked.len(), &[]);
        groups.push((name, "selected".to_owned(), picked));
        for list in shelf.lists() {
            let name = list_name(&list);
            let keys = works_of(shelf, ui, &list.id);
            groups.push((tr_with(Text::ExportList, &[&name]), name, keys));
        }
    });
    for (name, slug, keys) in groups {
        offer(&name, &slug, keys);
    }
}

fn found(session: Session) -> Works {
    let ids = session.hits.get_untracked().to_vec();
    let asked = to_search(&Route {
        query: session.query.get_untracked(),
        ..Route::default()
    });
    Works {
        name: tr_plural(Text::AllFound, ids.len(), &[]),
        slug: slug(&asked),
        note: String::new(),
        ids,
        keys: Vec::new(),
    }
}

impl Works {
    /// Works by their keys; none if the catalogue has none of them. One work without a name is
    /// called by its title.
    fn of_keys(index: &Index, name: &str, file: &str, keys: Vec<String>) -> Option<Self> {
        let ids: Vec<WorkId> = keys.iter().filter_map(|key| index.with_key(key)).collect();
        let title = index.work(*ids.first()?).title;
        let n_gone = keys.len() - ids.len();
        let name = match (name, ids.len()) {
            ("", 1) => title,
            ("", n_works) => tr_plural(Text::Works, n_works, &[]),
            (name, _) => name.to_owned(),
        };
        let note = match n_gone {
            0 => String::new(),
            n_gone => tr_plural(Text::ExportGone, n_gone, &[]),
        };
        Some(Self {
            slug: slug(if file.is_empty() { &name } else { file }),
            name,
            note,
            ids,
            keys,
        })
    }
}

/// A text as a part of a file's name.
fn slug(text: &str) -> String {
    let mut slug = String::new();
    for letter in text.chars() {
        if slug.len() >= LONGEST_NAME {
            break;
        }
        match letter.is_ascii_alphanumeric() {
            true => slug.push(letter.to_ascii_lowercase()),
            false if slug.ends_with('-') => {}
            false => slug.push('-'),
        }
    }
    slug.trim_matches('-').to_owned()
}
