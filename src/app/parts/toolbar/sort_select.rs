//! The choice of an order.

use leptos::prelude::*;
use web_sys::Event;

use crate::app::kit::dom::{El, el};
use crate::app::kit::number::thousands;
use crate::app::state::language::tr::{tr, tr_with};
use crate::app::state::session::Session;
use crate::query::{Measure, Sort};
use crate::search::Index;
use crate::texts::Text;

/// What an order is called; where few works have the value, how many.
fn name(sort: Sort, index: &Index) -> String {
    let known = |text, measure| {
        let n_known = thousands(index.n_known(measure) as u64);
        tr_with(text, &[&n_known])
    };
    let text = match sort {
        Sort::Stars => return known(Text::SortStars, Measure::Stars),
        Sort::Citations => return known(Text::SortCitations, Measure::Citations),
        Sort::Relevance => Text::SortRelevance,
        Sort::Newest => Text::SortNewest,
        Sort::Oldest => Text::SortOldest,
        Sort::Added => Text::SortAdded,
        Sort::Listed => Text::SortListed,
        Sort::Title => Text::Title,
        Sort::Venue => Text::FacetVenue,
    };
    tr(text).to_owned()
}

/// A select of the orders. Relevance needs a text to be relevant to.
pub fn sort_select() -> El {
    let session = Session::current();
    let order = Memo::new(move |_| session.query.with(|query| query.order()));
    let no_text = Memo::new(move |_| session.query.with(|query| query.text.trim().is_empty()));
    let index = session.index();
    let options = Sort::ALL.map(|sort| {
        el("option")
            .attr("value", sort.key())
            .text(&name(sort, &index))
            .bind_flag("disabled", move || sort == Sort::Relevance && no_text.get())
            .bind_prop("selected", move || order.get() == sort)
    });
    let choose = move |event: Event| {
        if let Some(sort) = Sort::from_key(&event_target_value(&event)) {
            session.go(|query| query.with_sort(sort));
        }
    };
    let select = el("select")
        .attr("aria-label", tr(Text::SortBy))
        .children(options)
        .on("change", choose);
    let label = el("span")
        .class("sort-label")
        .attr("aria-hidden", "true")
        .text(tr(Text::Sort));
    el("label").class("sort-select").child(label).child(select)
}
