//! The area facet: the taxonomy as a tree of check boxes.

use std::collections::HashSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::facet_group::facet_group;
use super::facet_row::{FacetRow, facet_row};
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

    fn tick(self, position: usize) -> Tick {
        self.session
            .query
            .with(|query| self.areas(|areas| areas.tick(query.choice(Facet::Area), position)))
    }

    fn is_searched(self) -> bool {
        self.wanted.with(|wanted| !wanted.trim().is_empty())
    }

    /// While searching, all that leads to what was found is open.
    fn is_open(self, position: usize) -> bool {
        self.is_searched() || self.open.with(|open| open.contains(&position))
    }

    fn set_open(self, positions: impl Iterator<Item = usize>) {
        self.open.set(positions.collect());
    }
}

/// The taxonomy. A ticked area stands for its whole subtree.
#[component]
pub fn AreaFacet() -> impl IntoView {
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
        leads: memo(move || index.with_value(|index| index.areas().leading_to(&wanted.read()))),
        largest: memo(move || session.largest_count(Facet::Area)),
    };
    let branches = branches.into_iter().map(|branch| branch_view(tree, branch));
    let none_leads = move || tree.leads.with(|leads| !leads.contains(&true));
    let content = view! {
        <input
            type="search"
            class="facet-search"
            aria-label="Search in area"
            placeholder=format!("Find among {n_areas}")
            prop:value=text(move || wanted.get())
            on:input=move |event| wanted.set(event_target_value(&event))
        />
        <ul class="facet-values area-tree">{branches.collect_view()}</ul>
        <p class="facet-none" role="status">{text(move || match none_leads() {
            true => "No area has this in its name".to_owned(),
            false => String::new(),
        })}</p>
        <div class="area-tools" hidden=flag(move || tree.is_searched())>
            <button
                type="button"
                class="link-button"
                on:click=move |_| tree.set_open(0..n_areas)
            >
                "Expand all"
            </button>
            <button type="button" class="link-button" on:click=move |_| tree.set_open(0..0)>
                "Collapse all"
            </button>
        </div>
    };
    let n_chosen = move || {
        session.query.with(|query| {
            let choice = query.choice(Facet::Area);
            choice.any.len() + choice.none.len()
        })
    };
    facet_group("area", "Area", n_chosen, content.into_any())
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
    let is_open = move || tree.is_open(position);
    let leads = move || tree.leads.with(|leads| leads[position]);
    let label = tree.areas(|areas| areas.areas()[position].label.clone());
    let subtree = move || {
        let children = children.get_value().into_iter();
        children
            .map(|child| branch_view(tree, child))
            .collect_view()
    };
    view! {
        <li class="area-branch" hidden=flag(move || !leads())>
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
    let is_open = move || tree.is_open(position);
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
            hidden=flag(move || tree.is_searched())
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

fn area_box(tree: Tree, position: usize) -> AnyView {
    let area = tree.areas(|areas| areas.areas()[position].clone());
    let id = StoredValue::new(area.id.clone());
    let is = move |tick: Tick| tree.tick(position) == tick;
    let change = move |change: fn(&AreaTree, Query, &str) -> Query| {
        Callback::new(move |()| {
            let session = tree.session;
            session.go(|query| tree.areas(|areas| change(areas, query, &id.get_value())));
        })
    };
    facet_row(FacetRow {
        facet: Facet::Area,
        position,
        id: area.id,
        label: area.label,
        title: area.description,
        largest: tree.largest,
        ticked: flag(move || is(Tick::On)),
        partly: flag(move || is(Tick::Part)),
        on_tick: change(AreaTree::toggled),
        on_exclude: change(AreaTree::exclusion_toggled),
    })
}
