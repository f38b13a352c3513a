//! The results: only the rows in view are in the page.

pub mod measure;
pub mod virtual_list;

use leptos::prelude::*;

use crate::app::kit::changed::Changed;
use crate::app::kit::dom::handle::ElementHandle;
use crate::app::kit::dom::{El, el};
use crate::app::kit::scheduler::after_effects;
use crate::app::parts::card::dense_row::{dense_row, table_head};
use crate::app::parts::card::work_card;
use crate::app::parts::messages::states::nothing_found;
use crate::app::parts::toolbar::columns::Columns;
use crate::app::parts::toolbar::density::Density;
use crate::app::state::language::tr::tr;
use crate::app::state::session::Session;
use crate::app::views::list::measure::card_probe;
use crate::app::views::list::virtual_list::VirtualList;
use crate::plot::{Layout, Row};
use crate::texts::Text;
use crate::work::WorkId;

/// The list of results.
pub fn results(density: RwSignal<Density>, columns: Columns) -> El {
    let session = Session::current();
    let stack = VirtualList::new(session, density);
    let n_hits = Memo::new(move |_| session.hits.with(|hits| hits.len() as u32));
    // A row is made anew in another form.
    let keys = move || {
        let form = density.get();
        let key = |row: &Row| (row.id, form);
        stack.rows.with(|rows| rows.iter().map(key).collect())
    };
    let row = move |(id, form): &(WorkId, Density)| result_row(*id, *form, stack.rows, n_hits);
    stack.follow_window();
    stack.follow_rows();
    stack.start_new_hits_at_their_first();
    let is_table = move || density.get() == Density::Table && n_hits.get() > 0;
    let if_table = move |role: &str| is_table().then(|| role.to_owned());
    let list = el("ul")
        .node_ref(stack.list)
        .class("results")
        .bind_attr_opt("role", move || if_table("rowgroup"))
        .attr("aria-label", tr(Text::Results))
        .bind_flag("hidden", move || n_hits.get() == 0)
        .bind_style("block-size", move || {
            pixels(stack.layout.with(Layout::height))
        })
        .keyed(keys, row);
    // What a reader does in a card may open more of it, and what opens takes the focus.
    let remeasure = move |_| after_effects(move || stack.take_heights());
    let list = list.on("click", remeasure).on("focusin", remeasure);
    // So may the sources of works that are open, when they arrive.
    let list = list.with_effect(move || {
        session.sources.state();
        after_effects(move || stack.take_heights());
    });
    el("div")
        .class("result-frame")
        .bind_attr("data-density", move || density.get().key().to_owned())
        .bind_attr("data-columns", move || columns.keys())
        .bind_style("--columns", move || columns.widths())
        .bind_attr_opt("role", move || if_table("table"))
        .bind_attr_opt("aria-label", move || if_table(tr(Text::Results)))
        // The names of the columns are the first row.
        .bind_attr_opt("aria-rowcount", move || {
            if_table(&(n_hits.get() + 1).to_string())
        })
        .child(card_probe(stack.probe))
        .show_when(move || n_hits.get() == 0, || [nothing_found()])
        .show_when(is_table, || [table_head()])
        .child(list)
}

/// A row. Its place follows the results while its card stays as it is.
fn result_row(id: WorkId, form: Density, rows: Memo<Vec<Row>>, n_hits: Memo<u32>) -> El {
    let session = Session::current();
    let work = session.index().work(id);
    let row = el("li")
        .class("work-card")
        .attr("data-row", &id.0.to_string())
        .attr("data-work", &work.id);
    let row = match form {
        Density::Table => row.attr("role", "row"),
        Density::Cards | Density::Compact => row,
    };
    let (content, live) = match form {
        Density::Cards => work_card(id, &work, session),
        _ => dense_row(&work, session, form == Density::Table),
    };
    let (element, shown) = (row.handle(), Changed::default());
    row.children(content).with_effect(move || {
        // A row that leaves keeps its place until it is gone.
        let place = rows.with(|rows| rows.iter().copied().find(|row| row.id == id));
        if let Some(place) = place
            && shown.to((place, n_hits.get()))
        {
            show_place(&element, form, place, n_hits.get());
        }
        live.update(&element);
    })
}

fn show_place(row: &ElementHandle, form: Density, place: Row, n_hits: u32) {
    row.style("inset-block-start", &pixels(place.top));
    match form {
        // The names of the columns are the first row.
        Density::Table => row.attr("aria-rowindex", &(place.position + 2).to_string()),
        Density::Cards | Density::Compact => {
            row.attr("aria-posinset", &(place.position + 1).to_string());
            row.attr("aria-setsize", &n_hits.to_string());
        }
    }
}

/// Whole pixels: rows meet without a gap, and formatting fractions takes code.
fn pixels(length: f64) -> String {
    format!("{}px", length as i64)
}
