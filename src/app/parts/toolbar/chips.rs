//! What is active, as chips that take it back.

use leptos::prelude::*;

use crate::app::kit::dom::{El, el};
use crate::app::kit::number::thousands;
use crate::app::kit::widget::button;
use crate::app::parts::focus::keep_focus;
use crate::app::parts::toolbar::clearing::{Clearing, clear_button, undo_button};
use crate::app::state::language::names;
use crate::app::state::language::names::{facet_name, measure_name};
use crate::app::state::language::tr::{tr, tr_with};
use crate::app::state::session::Session;
use crate::query::{Constraint, Measure, Query, Span};
use crate::search::Index;
use crate::texts::Text;

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
            without: query.without_constraint(&constraint),
        })
        .collect()
}

/// What a constraint asks, in words.
pub fn label(constraint: &Constraint, query: &Query, index: &Index) -> String {
    match constraint {
        Constraint::Text(text) | Constraint::TextPart(text, _) => tr_with(Text::Quoted, &[text]),
        Constraint::Bounds(measure) => span_label(*measure, query.span(*measure)),
        Constraint::Value { facet, id, exclude } => {
            let value = names::label(index, *facet, id)
                .unwrap_or_else(|| tr_with(Text::NotInCatalogue, &[id]));
            let said = match exclude {
                true => Text::ChipNotValue,
                false => Text::ChipValue,
            };
            tr_with(said, &[tr(facet_name(*facet)), &value])
        }
    }
}

fn span_label(measure: Measure, span: Span) -> String {
    let name = tr(measure_name(measure));
    let number = |value: u32| match measure {
        Measure::Year => value.to_string(),
        Measure::Stars | Measure::Citations | Measure::Lists => thousands(value),
    };
    let range = match (span.from, span.to) {
        (Some(from), Some(to)) if from == to => number(from),
        (Some(from), Some(to)) => format!("{}–{}", number(from), number(to)),
        (Some(from), None) => tr_with(Text::OrMore, &[&number(from)]),
        (None, Some(to)) => tr_with(Text::OrLess, &[&number(to)]),
        (None, None) => return tr_with(Text::ChipUnknown, &[name]),
    };
    let said = match span.unknown {
        true => Text::ChipOrUnknown,
        false => Text::ChipValue,
    };
    tr_with(said, &[name, &range])
}

/// The active constraints, each a button that drops it, and one that drops them all, which can be
/// taken back.
pub fn active_filters(active: Memo<Vec<Chip>>) -> El {
    let session = Session::current();
    let clearing = Clearing::provide(session);
    let labels = move || {
        let labels = |chips: &Vec<Chip>| chips.iter().map(|chip| chip.label.clone()).collect();
        active.with(labels)
    };
    let chips = el("ul")
        .class("chips")
        .attr("aria-label", tr(Text::ActiveFilters))
        .keyed(labels, move |label: &String| {
            chip_view(session, active, label)
        });
    let is_empty = move || active.with(Vec::is_empty);
    let clear = clear_button("link-button", Text::ClearAll).bind_flag("hidden", is_empty);
    el("div")
        .class("active-filters")
        .bind_flag("hidden", move || is_empty() && !clearing.can_undo())
        .child(chips)
        .show_when(move || clearing.can_undo(), move || [undo_button(clearing)])
        .child(clear)
}

fn chip_view(session: Session, active: Memo<Vec<Chip>>, label: &str) -> El {
    let is_unknown = active.with_untracked(|chips| {
        let chip = chips.iter().find(|chip| chip.label == label);
        chip.is_some_and(|chip| chip.unknown)
    });
    let class = match is_unknown {
        true => "chip is-unknown",
        false => "chip",
    };
    let cross = el("span")
        .class("chip-cross")
        .attr("aria-hidden", "true")
        .text("×");
    let chip = button(class, "")
        .attr("aria-label", &tr_with(Text::RemoveFilter, &[label]))
        .child(el("span").text(label))
        .child(cross);
    let label = label.to_owned();
    el("li").child(chip.on_click(move || drop_chip(session, active, &label)))
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
