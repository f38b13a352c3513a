//! A value of a facet: a check box with a live count, a bar for it, and a button that excludes.

use super::controls::{bare_button, check_box};
use super::icons::{EXCLUDE, icon};
use crate::app::dom::{El, el};
use crate::app::format::thousands;
use crate::app::reactive::{Memo, memo};
use crate::app::say::{fill, say};
use crate::app::session::Session;
use crate::query::{Facet, Query};
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
    /// Whether it is chosen.
    pub is_ticked: Box<dyn Fn() -> bool>,
    /// Whether a part of what it stands for is chosen.
    pub is_partly: Box<dyn Fn() -> bool>,
    /// Chooses it, or not any more.
    pub tick: Box<dyn Fn()>,
    /// Excludes it, or not any more.
    pub exclude: Box<dyn Fn()>,
}

/// The row, for the inside of a list's item.
pub fn facet_row(row: FacetRow) -> El {
    let session = Session::current();
    let (facet, position, largest) = (row.facet, row.position, row.largest);
    let count = memo(move || session.count(facet, position));
    let id = row.id.clone();
    let is_excluded = move |query: &Query| query.choice(facet).none.contains(&id);
    let excluded = memo(move || session.query.with(&is_excluded));
    let bar = move || {
        let (count, largest) = (count.get(), largest.get().max(1));
        let length = (count * LONGEST).div_ceil(largest).min(LONGEST);
        format!("{length}px 2px")
    };
    let tick = row.tick;
    let box_ = check_box(&row.id, row.is_ticked)
        .follow_switch("indeterminate", row.is_partly)
        .on("change", move |_| tick());
    let aloud = el("span")
        .class("unseen")
        .follow_text(move || match excluded.get() {
            true => say(Text::Excluded).to_owned(),
            false => String::new(),
        });
    let label = el("span")
        .class("facet-label")
        .follow_class("is-excluded", move || excluded.get())
        .follow_style("background-size", bar)
        .say(&row.label)
        .put(aloud);
    let mut value = el("label").class("facet-value");
    if let Some(title) = &row.title {
        value = value.attr("title", title);
    }
    el("div")
        .class("facet-row")
        .follow_class("is-zero", move || count.get() == 0)
        .put(value.put(box_).put(label).put(number(move || count.get())))
        .put(exclude_button(&row.label, excluded, row.exclude))
}

/// How many works a value has.
pub fn number(now: impl Fn() -> u32 + 'static) -> El {
    el("span")
        .class("facet-count")
        .follow_text(move || thousands(now()))
}

fn exclude_button(label: &str, excluded: Memo<bool>, exclude: Box<dyn Fn()>) -> El {
    let name = fill(Text::Exclude, &[label]);
    bare_button("exclude")
        .attr("title", &name)
        .attr("aria-label", &name)
        .follow_attr("aria-pressed", move || excluded.get().to_string())
        .on_click(exclude)
        .put(icon("16", EXCLUDE))
}

/// A switch for a value of the facet of what is said in a word, such as "Published".
pub fn only(id: &'static str, value: &'static str, label: Text, title: Text) -> El {
    let session = Session::current();
    let is_chosen =
        move |query: &Query| query.choice(Facet::Is).any.iter().any(|known| known == id);
    let position = session.index().position(Facet::Is, id);
    let count = move || position.map_or(0, |position| session.count(Facet::Is, position));
    let switch = check_box(value, move || session.query.with(is_chosen))
        .attr("role", "switch")
        .on("change", move |_| {
            session.go(|query| query.toggled(Facet::Is, id));
        });
    el("label")
        .class("facet-value is-only")
        .attr("title", say(title))
        .put(switch)
        .put(el("span").class("facet-label").say(say(label)))
        .put(number(count))
}
