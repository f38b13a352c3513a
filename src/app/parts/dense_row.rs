//! A work on one line of a table or two of a compact list, and the head of the table.
//!
//! Both forms have the same parts; the style sheet says which of them show, and where. A narrow
//! page has no room for a table, and shows the compact list instead.

use leptos::prelude::untrack;

use super::authors::all_names;
use super::marked::marked;
use super::pieces::{button, classed};
use super::work_card;
use crate::app::dom::{El, el};
use crate::app::format::thousands;
use crate::app::say::say;
use crate::app::session::Session;
use crate::query::{Facet, Sort, TextField};
use crate::texts::Text;
use crate::work::{Work, WorkId};

/// The row of a work.
pub fn dense_row(id: WorkId) -> Vec<El> {
    let session = Session::current();
    let index = session.index();
    let work = &index.work(id);
    let title = work_card::title(work, session);
    let mut row = vec![el("h3").class("dense-title").put(title)];
    if !work.authors.is_empty() {
        let names = all_names(work);
        let shown = el("span").attr("title", &names);
        let shown = marked(shown, session, names, TextField::Author);
        row.push(cell("is-authors", Text::ByAuthors).put(shown));
    }
    let venue = work.venue.as_deref();
    let venue = venue.map(|id| index.label(Facet::Venue, id).unwrap_or(id).to_owned());
    let citations = work.citations.as_ref();
    let plain = [
        ("is-venue", Text::AtVenue, venue),
        (
            "is-year",
            Text::InYear,
            work.year.map(|year| year.to_string()),
        ),
        ("is-stars", Text::StarsBefore, work.stars().map(thousands)),
        (
            "is-citations",
            Text::CitationsBefore,
            citations.map(|citations| thousands(citations.count)),
        ),
    ];
    for (class, before, value) in plain {
        row.extend(value.map(|value| cell(class, before).say(&value)));
    }
    row.push(links(work));
    row
}

/// A part of a row; what it is stands before it for those who do not see the column.
fn cell(class: &str, before: Text) -> El {
    classed("span", &format!("dense-cell {class}")).put(classed("span", "unseen").say(say(before)))
}

fn links(work: &Work) -> El {
    let shown = work
        .links
        .iter()
        .filter(|link| work_card::shows(link, work));
    classed("span", "dense-cell is-links")
        .put_all(work.repos.iter().map(work_card::repo_link))
        .put_all(shown.map(work_card::link))
}

/// The names of the columns; most of them sort.
pub fn table_head() -> El {
    let columns = [
        ("is-title", Text::Title, &[Sort::Title][..]),
        ("is-authors", Text::Authors, &[]),
        ("is-year", Text::MeasureYear, &[Sort::Newest, Sort::Oldest]),
        ("is-venue", Text::FacetVenue, &[Sort::Venue]),
        ("is-stars", Text::MeasureStars, &[Sort::Stars]),
        ("is-citations", Text::MeasureCitations, &[Sort::Citations]),
    ];
    let columns = columns.map(|(class, name, sorts)| {
        let class = format!("table-column {class}");
        match sorts {
            [] => classed("span", &class).say(say(name)),
            _ => column(&class, say(name), sorts),
        }
    });
    el("div")
        .class("table-head")
        .attr("role", "group")
        .attr("aria-label", say(Text::SortByColumn))
        .put_all(columns)
}

/// A column that sorts; a second click takes its other order, if it has one.
fn column(class: &str, name: &str, sorts: &'static [Sort]) -> El {
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
    let sort = move || {
        let next = untrack(at).map_or(0, |at| (at + 1) % sorts.len());
        session.go(|query| query.with_sort(sorts[next]));
    };
    let sign = classed("span", "table-sign")
        .attr("aria-hidden", "true")
        .follow_text(move || sign().to_owned());
    button(class, name, "", sort)
        .follow_attr("aria-pressed", move || at().is_some().to_string())
        .put(sign)
}
