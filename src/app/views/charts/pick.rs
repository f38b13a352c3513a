//! What a click on a cell, a bar or a tile asks for.
//!
//! One handler serves all that can be clicked in a view: each button says where it stands, in
//! `data-at`, as a row and a column counted from 1, with 0 for none.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::app::kit::dom::{El, el};
use crate::app::kit::widget::button;
use crate::app::parts::focus::keep_focus;
use crate::app::state::session::Session;
use crate::query::{Facet, Measure, Query, Span};

/// What a row, a column or a tile stands for.
///
/// It narrows a query to exactly the works that were counted for it: what the query excludes
/// stays excluded, and what else it chose in the same facet holds all of these works.
#[derive(Clone)]
pub enum Pick {
    /// A value of a facet.
    Value(Facet, String),
    /// A value of a facet without some others.
    Rest(Facet, String, Vec<String>),
    /// A stretch of a measure.
    Span(Measure, Span),
}

impl Pick {
    /// The query that keeps only what this stands for.
    pub fn narrow(&self, mut query: Query) -> Query {
        match self {
            Self::Value(facet, id) => query.choice_mut(*facet).any = vec![id.clone()],
            Self::Rest(facet, id, without) => {
                let choice = query.choice_mut(*facet);
                choice.any = vec![id.clone()];
                without.iter().for_each(|id| choice.add(id.clone(), true));
            }
            Self::Span(measure, span) => return query.with_span(*measure, *span),
        }
        query
    }
}

/// A button in a row and a column, each counted from 1.
pub fn pick_button(class: &str, row: usize, column: usize) -> El {
    button(class, "").attr("data-at", &format!("{row},{column}"))
}

/// Makes the buttons inside act, and arrow keys lead from one to the next.
pub fn pickable(rows: Vec<Pick>, columns: Vec<Pick>, content: Vec<El>) -> El {
    let session = Session::current();
    let pick = move |event: web_sys::MouseEvent| {
        let Some((row, column)) = place(&event_target::<Element>(&event)) else {
            return;
        };
        let at = |picks: &[Pick], place: i32| picks.get((place - 1) as usize).cloned();
        let picks = [at(&rows, row), at(&columns, column)];
        session.go(|query| {
            let picks = picks.into_iter().flatten();
            picks.fold(query, |query, pick| pick.narrow(query))
        });
        keep_focus(usize::MAX);
    };
    let step = move |event: web_sys::KeyboardEvent| {
        let (down, right) = match event.key().as_str() {
            "ArrowUp" => (-1, 0),
            "ArrowDown" => (1, 0),
            "ArrowLeft" => (0, -1),
            "ArrowRight" => (0, 1),
            _ => return,
        };
        if walk(&event_target::<Element>(&event), down, right).is_some() {
            event.prevent_default();
        }
    };
    el("div")
        .class("pickable")
        .children(content)
        .on_mouse("click", pick)
        .on_key(step)
}

/// Where the button stands that holds an element.
fn place(element: &Element) -> Option<(i32, i32)> {
    let at = element
        .closest("[data-at]")
        .ok()??
        .get_attribute("data-at")?;
    let (row, column) = at.split_once(',')?;
    Some((row.parse().ok()?, column.parse().ok()?))
}

/// Moves the focus to the next button in a direction, over cells that have none.
fn walk(from: &Element, down: i32, right: i32) -> Option<()> {
    /// No side of a table is longer.
    const MOST: i32 = 100;
    let (row, column) = place(from)?;
    let group = from.closest("[data-group]").ok()??;
    let next = (1..MOST).find_map(|n| {
        let at = format!("[data-at='{},{}']", row + n * down, column + n * right);
        group.query_selector(&at).ok()?
    })?;
    let next: web_sys::HtmlElement = next.dyn_into().ok()?;
    next.focus().ok()
}
