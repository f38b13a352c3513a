//! The area facet: the taxonomy as a tree of check boxes.

use std::collections::HashSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::app::format::thousands;
use crate::app::reactive::{flag, memo, text, when};
use crate::app::session::Session;
use crate::query::{Facet, Query};
use crate::search::{AreaTree, Branch, Index, Tick};

/// What the branches of one tree share.
#[derive(Clone, Copy)]
struct Tree {
    session: Session,
    index: StoredValue<Arc<Index>>,
    open: RwSignal<HashSet<usize>>,
}

impl Tree {
    fn areas<T>(self, ask: impl FnOnce(&AreaTree) -> T) -> T {
        self.index.with_value(|index| ask(index.areas()))
    }

    fn tick(self, position: usize) -> Tick {
        self.session
            .query
            .with(|query| self.areas(|areas| areas.tick(query.choice(Facet::Area), position)))
    }
}

/// The taxonomy. A ticked area stands for its whole subtree.
#[component]
pub fn AreaFacet() -> impl IntoView {
    let session = Session::current();
    let index = session.index();
    let branches = index.areas().branches();
    let open = first_open(&index, session);
    let tree = Tree {
        session,
        index: StoredValue::new(index),
        open: RwSignal::new(open),
    };
    let branches = branches.into_iter().map(|branch| branch_view(tree, branch));
    view! {
        <fieldset class="facet" data-facet="area">
            <legend class="facet-legend">"Area"</legend>
            <ul class="facet-values area-tree">{branches.collect_view()}</ul>
        </fieldset>
    }
}

/// The roots, and what leads to the areas that the address mentions.
fn first_open(index: &Index, session: Session) -> HashSet<usize> {
    let areas = index.areas();
    let roots = areas.branches().into_iter().map(|branch| branch.position);
    let mut open: HashSet<usize> = roots.collect();
    session.query.with_untracked(|query| {
        let choice = query.choice(Facet::Area);
        for id in choice.any.iter().chain(&choice.none) {
            let position = areas.position(id);
            open.extend(position.into_iter().flat_map(|p| areas.lineage(p).skip(1)));
        }
    });
    open
}

/// An area with its subtree. A function and not a component, since it contains itself.
fn branch_view(tree: Tree, branch: Branch) -> AnyView {
    let position = branch.position;
    let children = StoredValue::new(branch.children.clone());
    let is_open = move || tree.open.with(|open| open.contains(&position));
    let label = tree.areas(|areas| areas.areas()[position].label.clone());
    let subtree = move || {
        let children = children.get_value().into_iter();
        children
            .map(|child| branch_view(tree, child))
            .collect_view()
    };
    view! {
        <li class="area-branch">
            <div class="area-row">
                {(!branch.children.is_empty()).then(|| disclosure(tree, position, label))}
                {area_box(tree, position)}
            </div>
            {when(
                move || is_open() && children.with_value(|c| !c.is_empty()),
                move || view! { <ul class="area-children">{subtree()}</ul> }.into_any(),
            )}
        </li>
    }
    .into_any()
}

fn disclosure(tree: Tree, position: usize, label: String) -> impl IntoView {
    let is_open = move || tree.open.with(|open| open.contains(&position));
    let name = move || match is_open() {
        true => format!("Collapse {label}"),
        false => format!("Expand {label}"),
    };
    let toggle = move |_| {
        tree.open.update(|open| {
            if !open.remove(&position) {
                open.insert(position);
            }
        });
    };
    view! {
        <button
            type="button"
            class="disclosure"
            aria-expanded=text(move || is_open().to_string())
            aria-label=text(name)
            on:click=toggle
        >
            <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
                <path d="m4 2.5 4 3.5-4 3.5"/>
            </svg>
        </button>
    }
}

fn area_box(tree: Tree, position: usize) -> impl IntoView {
    let area = tree.areas(|areas| areas.areas()[position].clone());
    let id = area.id.clone();
    let is = move |tick: Tick| tree.tick(position) == tick;
    let excluded = {
        let id = area.id.clone();
        let is_excluded = move |query: &Query| query.choice(Facet::Area).none.contains(&id);
        memo(move || tree.session.query.with(&is_excluded))
    };
    let count = move || tree.session.count(Facet::Area, position);
    let toggle = move |_| {
        tree.session
            .go(|query| tree.areas(|areas| areas.toggled(query, &id)));
    };
    view! {
        <label
            class="facet-value"
            class:is-zero=flag(move || count() == 0)
            title=area.description.clone()
        >
            <input
                type="checkbox"
                value=area.id.clone()
                prop:checked=flag(move || is(Tick::On))
                prop:indeterminate=flag(move || is(Tick::Part))
                on:change=toggle
            />
            <span class="facet-label" class:is-excluded=flag(move || excluded.get())>
                {area.label.clone()}
            </span>
            <span class="facet-count">{text(move || thousands(count()))}</span>
        </label>
    }
}
