//! What is active, as chips that take it back.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::app::format::thousands;
use crate::app::reactive::{each, flag};
use crate::app::session::Session;
use crate::query::{Constraint, Facet, Measure, Query, Span};
use crate::search::Index;

/// One constraint of a query, and the query without it.
#[derive(Clone, Debug, PartialEq)]
pub struct Chip {
    /// What it asks, in words.
    pub label: String,
    /// Whether it names a value that this catalogue does not have.
    pub unknown: bool,
    /// The query without it.
    pub without: Query,
}

/// The constraints of a query, each as a chip.
pub fn chips(query: &Query, index: &Index) -> Vec<Chip> {
    let constraints = query.constraints().into_iter();
    constraints
        .map(|constraint| Chip {
            label: label(&constraint, query, index),
            unknown: match &constraint {
                Constraint::Value { facet, id, .. } => index.label(*facet, id).is_none(),
                _ => false,
            },
            without: query.lifting(&constraint),
        })
        .collect()
}

/// What a constraint asks, in words.
pub fn label(constraint: &Constraint, query: &Query, index: &Index) -> String {
    match constraint {
        Constraint::Text(text) | Constraint::Part(text, _) => format!("“{text}”"),
        Constraint::Bounds(measure) => span_label(*measure, query.span(*measure)),
        Constraint::Value { facet, id, exclude } => {
            let sign = if *exclude { "not " } else { "" };
            let facet_name = facet_name(*facet);
            match index.label(*facet, id) {
                Some(label) => format!("{facet_name}: {sign}{label}"),
                None => format!("{facet_name}: {sign}{id} – not in this catalogue"),
            }
        }
    }
}

fn facet_name(facet: Facet) -> &'static str {
    match facet {
        Facet::Area => "Area",
        Facet::Venue => "Venue",
        Facet::Kind => "Kind",
        Facet::Has => "Comes with",
        Facet::List => "List",
        Facet::Tag => "Tag",
        Facet::Is => "Only",
    }
}

fn span_label(measure: Measure, span: Span) -> String {
    let name = match measure {
        Measure::Year => "Year",
        Measure::Stars => "Stars",
        Measure::Citations => "Citations",
    };
    let number = |value: u32| match measure {
        Measure::Year => value.to_string(),
        Measure::Stars | Measure::Citations => thousands(value),
    };
    let range = match (span.from, span.to) {
        (Some(from), Some(to)) if from == to => number(from),
        (Some(from), Some(to)) => format!("{}–{}", number(from), number(to)),
        (Some(from), None) => format!("{} or more", number(from)),
        (None, Some(to)) => format!("{} or less", number(to)),
        (None, None) => return format!("{name}: unknown"),
    };
    let unknown = if span.unknown { ", or unknown" } else { "" };
    format!("{name}: {range}{unknown}")
}

/// The active constraints, each a button that drops it, and one that drops them all.
#[component]
pub fn ActiveFilters(active: Memo<Vec<Chip>>) -> impl IntoView {
    let session = Session::current();
    let labels = move || {
        let labels = |chips: &Vec<Chip>| chips.iter().map(|chip| chip.label.clone()).collect();
        active.with(labels)
    };
    let chip = move |label: String| chip_view(session, active, label);
    view! {
        <div class="active-filters" hidden=flag(move || active.with(Vec::is_empty))>
            <ul class="chips" aria-label="Active filters">
                {each(labels, chip)}
            </ul>
            <button
                type="button"
                class="link-button"
                on:click=move |_| {
                    session.go(|query| query.cleared());
                    keep_focus(0);
                }
            >
                "Clear all"
            </button>
        </div>
    }
}

fn chip_view(session: Session, active: Memo<Vec<Chip>>, label: String) -> AnyView {
    let unknown = active.with_untracked(|chips| {
        let chip = chips.iter().find(|chip| chip.label == label);
        chip.is_some_and(|chip| chip.unknown)
    });
    let shown = label.clone();
    view! {
        <li>
            <button
                type="button"
                class="chip"
                class:is-unknown=unknown
                aria-label=format!("Remove filter {label}")
                on:click=move |_| drop_chip(session, active, &label)
            >
                <span>{shown}</span>
                <span class="chip-cross" aria-hidden="true">"×"</span>
            </button>
        </li>
    }
    .into_any()
}

/// Looks the chip up again, because its query may have changed since it was drawn.
fn drop_chip(session: Session, active: Memo<Vec<Chip>>, label: &str) {
    let found = active.with_untracked(|active| {
        let position = active.iter().position(|chip| chip.label == label)?;
        Some((position, active[position].clone()))
    });
    if let Some((position, chip)) = found {
        session.go(|_| chip.without);
        keep_focus(position);
    }
}

/// A button that acted is gone from the page, and the focus with it: gives it to the chip that
/// took its place, else to the count of results.
pub fn keep_focus(position: usize) {
    request_animation_frame(move || {
        let chip = nth_or_last(".chip", position);
        if let Some(target) = chip.or_else(|| nth_or_last(".result-count", 0)) {
            // Focusing an element of the page cannot fail.
            let _ = target.focus();
        }
    });
}

fn nth_or_last(css: &str, position: usize) -> Option<web_sys::HtmlElement> {
    let found = document().query_selector_all(css).ok()?;
    let last = found.length().checked_sub(1)?;
    found.item(last.min(position as u32))?.dyn_into().ok()
}
