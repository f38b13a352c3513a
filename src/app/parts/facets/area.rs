//! The area facet: the taxonomy as a tree of check boxes.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::kit::dom::{El, el};
use crate::app::kit::icon::{FOLD, icon};
use crate::app::kit::widget::button;
use crate::app::parts::facets::group::facet_group;
use crate::app::parts::facets::row::{FacetRow, facet_row};
use crate::app::parts::facets::search::facet_search;
use crate::app::state::language::tr::{tr, tr_with};
use crate::app::state::session::Session;
use crate::query::{Facet, Query};
use crate::search::{AreaTree, Branch, CheckState, Index};
use crate::texts::Text;

/// What the branches of one tree share.
#[derive(Clone, Copy)]
struct Tree {
    session: Session,
    index: StoredValue<Arc<Index>>,
    /// Whether each area is.
    open: RwSignal<Vec<bool>>,
    /// What is searched for.
    wanted: RwSignal<String>,
    /// Whether each area has it, or leads to one that has.
    leads: Memo<Vec<bool>>,
    largest: Memo<u32>,
}

impl Tree {
    fn areas<T>(self, ask: impl FnOnce(&AreaTree) -> T) -> T {
        self.index.with_value(|index| ask(index.areas()))
    }

    fn tick(self, position: usize) -> CheckState {
        self.session.query.with(|query| {
            self.areas(|areas| areas.check_state(query.choice(Facet::Area), position))
        })
    }

    fn is_searched(self) -> bool {
        self.wanted.with(|wanted| !wanted.trim().is_empty())
    }

    /// While searching, all that leads to what was found is open.
    fn is_open(self, position: usize) -> bool {
        self.is_searched() || self.open.with(|open| open[position])
    }

    fn set_all(self, is_open: bool) {
        self.open.update(|open| open.fill(is_open));
    }
}

/// The taxonomy. A ticked area stands for its whole subtree.
pub fn area_facet() -> El {
    let session = Session::current();
    let index = session.index();
    let branches = index.areas().branches();
    let n_areas = index.areas().areas().len();
    let open = first_open(&index, session);
    let index = StoredValue::new(index);
    let wanted = RwSignal::new(String::new());
    let tree = Tree {
        session,
        index,
        open: RwSignal::new(open),
        wanted,
        leads: Memo::new(move |_| {
            wanted.with(|wanted| index.with_value(|index| index.areas().matching_paths(wanted)))
        }),
        largest: Memo::new(move |_| session.largest_count(Facet::Area)),
    };
    let list = el("ul")
        .class("facet-values area-tree")
        .children(branches.into_iter().map(|branch| branch_view(tree, branch)));
    let none = el("p")
        .class("facet-none")
        .attr("role", "status")
        .bind_text(
            move || match tree.leads.with(|leads| leads.contains(&true)) {
                true => String::new(),
                false => tr(Text::NoSuchArea).to_owned(),
            },
        );
    let n_chosen = move || {
        session.query.with(|query| {
            let choice = query.choice(Facet::Area);
            choice.any.len() + choice.none.len()
        })
    };
    let search = facet_search(Text::FacetArea, n_areas, wanted);
    let content = [search, list, none, tools(tree)];
    facet_group("area", Text::FacetArea, n_chosen, content)
}

/// Opens and closes the whole tree.
fn tools(tree: Tree) -> El {
    let expand = button("link-button", tr(Text::ExpandAll));
    let collapse = button("link-button", tr(Text::CollapseAll));
    el("div")
        .class("area-tools")
        .bind_flag("hidden", move || tree.is_searched())
        .child(expand.on_click(move || tree.set_all(true)))
        .child(collapse.on_click(move || tree.set_all(false)))
}

/// The roots, and what leads to the areas that the address mentions.
fn first_open(index: &Index, session: Session) -> Vec<bool> {
    let areas = index.areas();
    let mut open = vec![false; areas.areas().len()];
    for root in areas.branches() {
        open[root.position] = true;
    }
    session.query.with_untracked(|query| {
        let choice = query.choice(Facet::Area);
        for id in choice.any.iter().chain(&choice.none) {
            if let Some(position) = areas.position(id) {
                let above = areas.lineage(position).skip(1);
                above.for_each(|above| open[above] = true);
            }
        }
    });
    open
}

/// An area with its subtree.
fn branch_view(tree: Tree, branch: Branch) -> El {
    let Branch { position, children } = branch;
    let is_parent = !children.is_empty();
    let mut row = el("div").class("area-row");
    if is_parent {
        row = row.child(disclosure(tree, position));
    }
    let subtree = move || {
        let children = children.iter().cloned();
        let children = children.map(|child| branch_view(tree, child));
        [el("ul").class("area-children").children(children)]
    };
    el("li")
        .class("area-branch")
        .bind_flag("hidden", move || !tree.leads.with(|leads| leads[position]))
        .child(row.child(area_box(tree, position)))
        .show_when(move || is_parent && tree.is_open(position), subtree)
}

fn disclosure(tree: Tree, position: usize) -> El {
    let is_open = move || tree.is_open(position);
    let label = tree.areas(|areas| areas.areas()[position].label.clone());
    let name = move || match is_open() {
        true => tr_with(Text::Collapse, &[&label]),
        false => tr_with(Text::Expand, &[&label]),
    };
    let toggle = move || {
        tree.open.update(|open| {
            open[position] = !open[position];
        });
    };
    button("disclosure", "")
        .bind_flag("hidden", move || tree.is_searched())
        .bind_attr("aria-expanded", move || is_open().to_string())
        .bind_attr("aria-label", name)
        .on_click(toggle)
        .child(icon("12", FOLD))
}

fn area_box(tree: Tree, position: usize) -> El {
    let area = tree.areas(|areas| areas.areas()[position].clone());
    let change = move |change: fn(&AreaTree, Query, &str) -> Query| -> Box<dyn Fn()> {
        Box::new(move || {
            let changed =
                |query| tree.areas(|areas| change(areas, query, &areas.areas()[position].id));
            tree.session.go(changed);
        })
    };
    facet_row(FacetRow {
        facet: Facet::Area,
        position,
        id: area.id,
        label: area.label,
        title: area.description,
        largest: tree.largest,
        tick_now: Box::new(move || tree.tick(position)),
        tick: change(AreaTree::toggled),
        exclude: change(AreaTree::exclusion_toggled),
    })
}
