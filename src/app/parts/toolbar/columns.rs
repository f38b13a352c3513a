//! Which columns the table of results shows.

use leptos::prelude::*;

use crate::app::kit::dom::{El, el};
use crate::app::kit::icon::{FOLD, icon};
use crate::app::kit::page::focus;
use crate::app::kit::widget::{button, check_box};
use crate::app::parts::toolbar::density::Density;
use crate::app::state::language::tr::tr;
use crate::app::state::session::Session;
use crate::app::state::storage::{self, Key};
use crate::texts::Text;

/// A column beside the title: how it is kept and styled, its name, and how wide it is.
type Column = (&'static str, Text, &'static str);

/// All of them, in their order.
pub const COLUMNS: [Column; 6] = [
    ("authors", Text::Authors, "minmax(0, 0.45fr)"),
    ("year", Text::MeasureYear, "3.5rem"),
    ("venue", Text::FacetVenue, "7rem"),
    ("stars", Text::MeasureStars, "5.5rem"),
    ("citations", Text::MeasureCitations, "5.5rem"),
    ("links", Text::Links, "minmax(0, 0.35fr)"),
];

const DEFAULT: &str = "title authors year venue stars citations";

/// The columns that are shown, by their keys. The title always is, so that it is never empty.
#[derive(Clone, Copy)]
pub struct Columns(RwSignal<String>);

impl Columns {
    /// As the reader left them.
    pub fn recalled(session: Session) -> Self {
        let kept = storage::get(session.address.is_embedded(), Key::Columns);
        Self(RwSignal::new(kept.unwrap_or_else(|| DEFAULT.to_owned())))
    }

    fn shows(self, key: &str) -> bool {
        self.0.with(|shown| shown.contains(key))
    }

    /// The keys of those that are shown, for the style sheet.
    pub fn keys(self) -> String {
        self.0.get()
    }

    /// How wide they are, as a track list of a grid.
    pub fn widths(self) -> String {
        let mut widths = "minmax(0, 1fr)".to_owned();
        for (key, _, width) in COLUMNS {
            if self.shows(key) {
                widths.push(' ');
                widths.push_str(width);
            }
        }
        widths
    }

    fn toggle(self, session: Session, key: &str) {
        let mut keys = "title".to_owned();
        for (known, ..) in COLUMNS {
            if untrack(|| self.shows(known)) != (known == key) {
                keys.push(' ');
                keys.push_str(known);
            }
        }
        let kept = if keys == DEFAULT { "" } else { &keys };
        storage::set(session.address.is_embedded(), Key::Columns, kept);
        self.0.set(keys);
    }
}

/// A button that opens a box for each column; there is one only where there is a table.
pub fn columns_menu(columns: Columns, density: RwSignal<Density>) -> El {
    let session = Session::current();
    let is_open = RwSignal::new(false);
    let button = button("quiet-button", "")
        .bind_attr("aria-expanded", move || is_open.get().to_string())
        .on_click(move || is_open.update(|is_open| *is_open = !*is_open))
        .text(tr(Text::Columns))
        .child(icon("12", FOLD));
    let boxes = move || is_open.get().then(|| column_boxes(columns, session));
    el("div")
        .class("columns-menu")
        .bind_flag("hidden", move || density.get() != Density::Table)
        .on_key(move |event| {
            if event.key() == "Escape" && is_open.get_untracked() {
                event.prevent_default();
                is_open.set(false);
                focus(".columns-menu button");
            }
        })
        .child(button)
        .bind_children(boxes)
}

fn column_boxes(columns: Columns, session: Session) -> El {
    let mut boxes = el("div")
        .class("column-boxes")
        .attr("role", "group")
        .attr("aria-label", tr(Text::Columns));
    for (key, name, _) in COLUMNS {
        let switch = check_box(key)
            .bind_prop("checked", move || columns.shows(key))
            .on("change", move |_| columns.toggle(session, key));
        let label = el("label").class("facet-value").child(switch);
        boxes = boxes.child(label.text(tr(name)));
    }
    boxes
}
