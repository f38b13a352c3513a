//! A work on one line of a table or two of a compact list, and the head of the table.
//!
//! Both forms have the same parts; the style sheet says which of them show, and where. A narrow
//! page has no room for a table, and shows the compact list instead.

use leptos::prelude::*;

use super::marked::marked;
use super::work_card;
use crate::app::format::thousands;
use crate::app::reactive::text;
use crate::app::session::Session;
use crate::query::{Facet, Sort, TextField};
use crate::work::{Work, WorkId};

/// The row of a work.
pub fn dense_row(id: WorkId) -> AnyView {
    let session = Session::current();
    let index = session.index();
    let work = &index.work(id);
    let authors = (!work.authors.is_empty()).then(|| {
        let names = work.authors.join(", ");
        let marked = marked(session, names.clone(), TextField::Author);
        cell(
            "is-authors",
            "by ",
            view! { <span title=names>{marked}</span> }.into_any(),
        )
    });
    let venue = work.venue.as_deref();
    let venue = venue.map(|id| index.label(Facet::Venue, id).unwrap_or(id).to_owned());
    let plain = |class, before, value: Option<String>| {
        value.map(|value| cell(class, before, value.into_any()))
    };
    view! {
        <h3 class="dense-title">{work_card::title(work, session)}</h3>
        {authors}
        {plain("is-venue", "at ", venue)}
        {plain("is-year", "in ", work.year.map(|year| year.to_string()))}
        {plain("is-stars", "stars: ", work.stars().map(thousands))}
        {plain("is-citations", "citations: ", work.citations.as_ref().map(|c| thousands(c.count)))}
        {links(work)}
    }
    .into_any()
}

/// A part of a row; what it is stands before it for those who do not see the column.
fn cell(class: &'static str, before: &'static str, value: AnyView) -> AnyView {
    view! {
        <span class=format!("dense-cell {class}")>
            <span class="unseen">{before}</span>
            {value}
        </span>
    }
    .into_any()
}

fn links(work: &Work) -> AnyView {
    let repos = work.repos.iter().map(work_card::repo_link);
    let shown = work.links.iter().filter(|l| work_card::shows(l, work));
    let links: Vec<AnyView> = repos
        .chain(shown.map(|link| work_card::link(link).into_any()))
        .collect();
    view! { <span class="dense-cell is-links">{links}</span> }.into_any()
}

/// The names of the columns; most of them sort.
pub fn table_head() -> AnyView {
    let columns = [
        ("is-title", "Title", &[Sort::Title][..]),
        ("is-authors", "Authors", &[]),
        ("is-year", "Year", &[Sort::Newest, Sort::Oldest]),
        ("is-venue", "Venue", &[Sort::Venue]),
        ("is-stars", "Stars", &[Sort::Stars]),
        ("is-citations", "Citations", &[Sort::Citations]),
    ];
    let columns = columns.map(|(class, name, sorts)| {
        let class = format!("table-column {class}");
        match sorts {
            [] => view! { <span class=class>{name}</span> }.into_any(),
            _ => column(class, name, sorts),
        }
    });
    view! {
        <div class="table-head" role="group" aria-label="Sort by column">
            {columns.into_iter().collect_view()}
        </div>
    }
    .into_any()
}

/// A column that sorts; a second click takes its other order, if it has one.
fn column(class: String, name: &'static str, sorts: &'static [Sort]) -> AnyView {
    let session = Session::current();
    let at = move || {
        let order = session.query.with(|query| query.order());
        sorts.iter().position(|&sort| sort == order)
    };
    let sign = move || match at().map(|at| sorts[at]) {
        None => "",
        Some(Sort::Oldest | Sort::Title | Sort::Venue) => "↑",
        Some(_) => "↓",
    };
    let sort = move |_| {
        let next = untrack(at).map_or(0, |at| (at + 1) % sorts.len());
        session.go(|query| query.with_sort(sorts[next]));
    };
    view! {
        <button
            type="button"
            class=class
            aria-pressed=text(move || at().is_some().to_string())
            on:click=sort
        >
            {name}
            <span class="table-sign" aria-hidden="true">{text(move || sign().to_owned())}</span>
        </button>
    }
    .into_any()
}
