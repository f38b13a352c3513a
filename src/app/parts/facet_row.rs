//! A value of a facet: a check box with a live count, a bar for it, and a button that excludes.

use leptos::prelude::*;

use crate::app::dom::{el, svg};
use crate::app::format::thousands;
use crate::app::reactive::{flag, memo, text};
use crate::app::session::Session;
use crate::query::{Facet, Query};

/// The longest bar, in pixels.
const LONGEST: u32 = 120;

/// What a row shows and does.
pub struct FacetRow {
    pub facet: Facet,
    /// In the facet's [`Index::values`](crate::search::Index::values).
    pub position: usize,
    pub id: String,
    pub label: String,
    pub title: Option<String>,
    /// The largest count beside it, which has the longest bar.
    pub largest: Memo<u32>,
    pub ticked: Signal<bool>,
    pub partly: Signal<bool>,
    pub on_tick: Callback<()>,
    pub on_exclude: Callback<()>,
}

/// The row, for the inside of a list's item.
pub fn facet_row(row: FacetRow) -> AnyView {
    let session = Session::current();
    let FacetRow {
        facet,
        position,
        largest,
        on_tick,
        on_exclude,
        ..
    } = row;
    let id = row.id.clone();
    let is_excluded = move |query: &Query| query.choice(facet).none.contains(&id);
    let excluded = memo(move || session.query.with(&is_excluded));
    let count = memo(move || session.count(facet, position));
    let bar = move || {
        let (count, largest) = (count.get(), largest.get().max(1));
        let length = (count * LONGEST).div_ceil(largest).min(LONGEST);
        format!("{length}px 2px")
    };
    let name = format!("Exclude {}", row.label);
    let box_ = el("input")
        .attr("type", "checkbox")
        .attr("value", &row.id)
        .follow_switch("checked", move || row.ticked.get())
        .follow_switch("indeterminate", move || row.partly.get())
        .on("change", move |_| on_tick.run(()));
    let label = el("span")
        .class("facet-label")
        .follow_class("is-excluded", move || excluded.get())
        .follow_style("background-size", bar)
        .say(&row.label)
        .put(
            el("span")
                .class("unseen")
                .follow_text(move || match excluded.get() {
                    true => ", excluded".to_owned(),
                    false => String::new(),
                }),
        );
    let number = el("span")
        .class("facet-count")
        .follow_text(move || thousands(count.get()));
    let mut value = el("label").class("facet-value");
    if let Some(title) = &row.title {
        value = value.attr("title", title);
    }
    let exclude = el("button")
        .attr("type", "button")
        .class("exclude")
        .attr("title", &name)
        .attr("aria-label", &name)
        .follow_attr("aria-pressed", move || excluded.get().to_string())
        .on_click(move || on_exclude.run(()))
        .put(
            svg("svg")
                .attr("viewBox", "0 0 16 16")
                .attr("width", "16")
                .attr("height", "16")
                .attr("aria-hidden", "true")
                .put(
                    svg("circle")
                        .attr("cx", "8")
                        .attr("cy", "8")
                        .attr("r", "5.5"),
                )
                .put(svg("path").attr("d", "m4.2 11.8 7.6-7.6")),
        );
    el("div")
        .class("facet-row")
        .follow_class("is-zero", move || count.get() == 0)
        .put(value.put(box_).put(label).put(number))
        .put(exclude)
        .any()
}

/// A check box for a value of the facet of what is said in a word, such as "Published".
pub fn only(
    id: &'static str,
    value: &'static str,
    label: &'static str,
    title: &'static str,
) -> AnyView {
    let session = Session::current();
    let is_chosen =
        move |query: &Query| query.choice(Facet::Is).any.iter().any(|known| known == id);
    let chosen = memo(move || session.query.with(is_chosen));
    let position = session.index().position(Facet::Is, id);
    let count = move || position.map_or(0, |position| session.count(Facet::Is, position));
    let toggle = move |_| session.go(|query| query.toggled(Facet::Is, id));
    view! {
        <label class="facet-value is-only" title=title>
            <input
                type="checkbox"
                role="switch"
                value=value
                prop:checked=flag(move || chosen.get())
                on:change=toggle
            />
            <span class="facet-label">{label}</span>
            <span class="facet-count">{text(move || thousands(count()))}</span>
        </label>
    }
    .into_any()
}
