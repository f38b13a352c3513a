//! A value of a facet: a check box with a live count, a bar for it, and a button that excludes.

use std::cell::Cell;

use leptos::prelude::*;

use crate::app::kit::dom::handle::ElementHandle;
use crate::app::kit::dom::{El, el};
use crate::app::kit::icon::{EXCLUDE, icon};
use crate::app::kit::number::thousands;
use crate::app::kit::widget::{button, check_box};
use crate::app::state::language::tr::{tr, tr_with};
use crate::app::state::session::Session;
use crate::query::{Facet, Query};
use crate::search::CheckState;
use crate::texts::Text;

/// The longest bar, in pixels.
const LONGEST: u32 = 120;

/// What a row shows and does.
pub struct FacetRow {
    /// The facet that it is a value of.
    pub facet: Facet,
    /// In the facet's [`Index::values`](crate::search::Index::values).
    pub position: usize,
    /// What stands for it in an address.
    pub id: String,
    /// What readers see.
    pub label: String,
    /// More about it, for who points at it.
    pub title: Option<String>,
    /// The largest count beside it, which has the longest bar.
    pub largest: Memo<u32>,
    /// Whether it is chosen, or a part of what it stands for.
    pub tick_now: Box<dyn Fn() -> CheckState>,
    /// Chooses it, or not any more.
    pub tick: Box<dyn Fn()>,
    /// Excludes it, or not any more.
    pub exclude: Box<dyn Fn()>,
}

/// The row, for the inside of a list's item.
pub fn facet_row(row: FacetRow) -> El {
    let session = Session::current();
    let (facet, position, largest) = (row.facet, row.position, row.largest);
    let (id, tick_now, tick) = (row.id, row.tick_now, row.tick);
    let box_ = check_box(&id).on("change", move |_| tick());
    let aloud = el("span").class("unseen");
    let label = el("span").class("facet-label").text(&row.label);
    let number = el("span").class("facet-count");
    let mut value = el("label").class("facet-value");
    if let Some(title) = &row.title {
        value = value.attr("title", title);
    }
    let exclude = exclude_button(&row.label, row.exclude);
    let line = el("div").class("facet-row");
    let parts = Parts {
        line: line.handle(),
        check: box_.handle(),
        label: label.handle(),
        aloud: aloud.handle(),
        number: number.handle(),
        exclude: exclude.handle(),
        before: Cell::new(None),
    };
    let is_excluded = move |query: &Query| query.choice(facet).none.contains(&id);
    let now = move || Shown {
        count: session.count(facet, position),
        largest: largest.get(),
        tick: tick_now(),
        is_excluded: session.query.with(&is_excluded),
    };
    line.child(value.child(box_).child(label.child(aloud)).child(number))
        .child(exclude)
        .with_effect(move || parts.show(now()))
}

/// What of a row changes.
#[derive(Clone, Copy, PartialEq)]
struct Shown {
    count: u32,
    largest: u32,
    tick: CheckState,
    is_excluded: bool,
}

/// Where it is seen. All rows follow each change of the query, so that a row is one effect and
/// not one for each of these.
struct Parts {
    line: ElementHandle,
    check: ElementHandle,
    label: ElementHandle,
    aloud: ElementHandle,
    number: ElementHandle,
    exclude: ElementHandle,
    before: Cell<Option<Shown>>,
}

impl Parts {
    fn show(&self, now: Shown) {
        // What a click may have changed since is always set again.
        self.check.prop("checked", now.tick == CheckState::Checked);
        self.check
            .prop("indeterminate", now.tick == CheckState::Mixed);
        let before = self.before.replace(Some(now));
        if before == Some(now) {
            return;
        }
        self.line.class("is-zero", now.count == 0);
        self.label.style("background-size", &bar(now));
        if before.map(|before| before.count) != Some(now.count) {
            self.number.text(&thousands(now.count));
        }
        if before.is_some_and(|before| before.is_excluded) != now.is_excluded {
            self.label.class("is-excluded", now.is_excluded);
            self.aloud.text(match now.is_excluded {
                true => tr(Text::Excluded),
                false => "",
            });
        }
        self.exclude
            .attr("aria-pressed", &now.is_excluded.to_string());
    }
}

/// How long and how thick the bar is, as a size of a background.
fn bar(Shown { count, largest, .. }: Shown) -> String {
    let length = (count * LONGEST).div_ceil(largest.max(1)).min(LONGEST);
    format!("{length}px 2px")
}

/// How many works a value has.
pub fn number(now: impl Fn() -> u32 + 'static) -> El {
    el("span")
        .class("facet-count")
        .bind_text(move || thousands(now()))
}

fn exclude_button(label: &str, exclude: Box<dyn Fn()>) -> El {
    let name = tr_with(Text::Exclude, &[label]);
    button("exclude", "")
        .attr("title", &name)
        .attr("aria-label", &name)
        .on_click(exclude)
        .child(icon("16", EXCLUDE))
}

/// A switch for a value of the facet of what is said in a word, such as "Published".
pub fn only(id: &'static str, value: &'static str, label: Text, title: Text) -> El {
    let session = Session::current();
    let is_chosen =
        move |query: &Query| query.choice(Facet::Is).any.iter().any(|known| known == id);
    let position = session.index().position(Facet::Is, id);
    let count = move || position.map_or(0, |position| session.count(Facet::Is, position));
    let switch = check_box(value)
        .bind_prop("checked", move || session.query.with(is_chosen))
        .attr("role", "switch")
        .on("change", move |_| {
            session.go(|query| query.toggled(Facet::Is, id));
        });
    el("label")
        .class("facet-value is-only")
        .attr("title", tr(title))
        .child(switch)
        .child(el("span").class("facet-label").text(tr(label)))
        .child(number(count))
}
