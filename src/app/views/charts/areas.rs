//! Which areas a view shows: those one step below what is chosen.

use crate::app::views::charts::pick::Pick;
use crate::query::{Facet, Query};
use crate::search::Index;

/// The areas to tell works apart by: the roots if none is chosen, what is under the chosen one
/// if it is one, else the chosen ones. `deep` asks for a level more where none is chosen.
pub fn shown(query: &Query, index: &Index, deep: bool) -> Vec<usize> {
    let ids = query.choice(Facet::Area).any.iter();
    let chosen: Vec<usize> = ids
        .filter_map(|id| index.position(Facet::Area, id))
        .collect();
    match chosen[..] {
        [] if deep => {
            let roots = index.areas().children(None);
            roots.into_iter().flat_map(|at| below(index, at)).collect()
        }
        [] => index.areas().children(None),
        [only] => below(index, only),
        _ => chosen,
    }
}

/// The areas directly under one, or itself if there is none.
fn below(index: &Index, area: usize) -> Vec<usize> {
    let children = index.areas().children(Some(area));
    match children.is_empty() {
        true => vec![area],
        false => children,
    }
}

/// A click on an area.
pub fn pick(index: &Index, area: usize) -> Pick {
    Pick::Value(Facet::Area, index.values(Facet::Area)[area].id.clone())
}

/// What an area is called.
pub fn label(index: &Index, area: usize) -> String {
    index.values(Facet::Area)[area].label.clone()
}
