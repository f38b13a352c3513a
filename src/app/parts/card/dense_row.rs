//! A work on one line of a table or two of a compact list, and the head of the table.
//!
//! Both forms have the same parts; the style sheet says which of them show, and where. A narrow
//! page has no room for a table, and shows the compact list instead.

use leptos::prelude::*;

use crate::app::kit::dom::{El, el};
use crate::app::kit::number::thousands;
use crate::app::kit::widget::{button, row};
use crate::app::parts::card::foot::actions;
use crate::app::parts::card::live::{Live, Shown};
use crate::app::parts::card::title::title as work_title;
use crate::app::parts::toolbar::columns::COLUMNS;
use crate::app::parts::work::authors::all_names;
use crate::app::parts::work::links::{link, repo_link, shows};
use crate::app::parts::work::marked::MarkedText;
use crate::app::state::language::tr::tr;
use crate::app::state::session::Session;
use crate::query::{Facet, Sort, TextField};
use crate::texts::Text;
use crate::work::Work;

/// The row of a work; in a table what is not known has its cell too.
pub fn dense_row(work: &Work, session: Session, is_table: bool) -> (Vec<El>, Live) {
    let index = session.index();
    let (title, marked) = work_title(work, session);
    let (buttons, actions) = actions(session, &work.id);
    // With the title, for a table may be without any other column.
    let title = el("div")
        .class("dense-title")
        .child(el("h3").child(title))
        .child(row("work-actions", buttons.into()));
    let mut row = vec![as_cell(title, is_table)];
    let names = (!work.authors.is_empty()).then(|| all_names(work));
    let names = names.map(|names| {
        let cell = el("span").attr("title", &names);
        MarkedText::new(cell, &names, TextField::Author)
    });
    let (authors, names) = names.unzip();
    let venue = work.venue.as_deref();
    let venue = venue.map(|id| index.label(Facet::Venue, id).unwrap_or(id).to_owned());
    let citations = work.citations.as_ref();
    let citations = citations.map(|citations| thousands(citations.count));
    let year = work.year.map(|year| year.to_string());
    let stars = work.stars().map(thousands);
    let plain = |text: Option<String>| text.map(|text| el("span").text(&text));
    let cells = [
        ("is-authors", Text::ByAuthors, authors),
        ("is-year", Text::InYear, plain(year)),
        ("is-venue", Text::AtVenue, plain(venue)),
        ("is-stars", Text::StarsBefore, plain(stars)),
        ("is-citations", Text::CitationsBefore, plain(citations)),
    ];
    for (class, before, value) in cells {
        row.extend(cell(class, before, value, is_table));
    }
    row.push(as_cell(links(work), is_table));
    let live = Live {
        session,
        key: work.id.clone(),
        title: marked,
        names,
        authors: None,
        match_line: None,
        actions,
        shown: Shown::default(),
    };
    (row, live)
}

fn as_cell(part: El, is_table: bool) -> El {
    match is_table {
        true => part.attr("role", "cell"),
        false => part,
    }
}

/// A part of a row. Where there is no table, what it is stands before it for those who do not
/// see it, and what is not known is not there.
fn cell(class: &str, before: Text, value: Option<El>, is_table: bool) -> Option<El> {
    let cell = el("span").class(&["dense-cell ", class].concat());
    match (value, is_table) {
        (Some(value), true) => Some(as_cell(cell.child(value), true)),
        (Some(value), false) => {
            let before = el("span").class("unseen").text(tr(before));
            Some(cell.child(before).child(value))
        }
        (None, true) => {
            let sign = el("span").attr("aria-hidden", "true").text("–");
            let word = el("span").class("unseen").text(tr(Text::UnknownCell));
            Some(as_cell(cell.child(sign).child(word), true).attr("data-unknown", ""))
        }
        (None, false) => None,
    }
}

fn links(work: &Work) -> El {
    let shown = work.links.iter().filter(|link| shows(link, work));
    el("span")
        .class("dense-cell is-links")
        .children(work.repos.iter().map(repo_link))
        .children(shown.map(link))
}

/// What the columns sort by, in their order; the first is the title.
const SORTS: [&[Sort]; 7] = [
    &[Sort::Title],
    &[],
    &[Sort::Newest, Sort::Oldest],
    &[Sort::Venue],
    &[Sort::Stars],
    &[Sort::Citations],
    &[],
];

/// The names of the columns; most of them sort.
pub fn table_head() -> El {
    let mut names = el("div")
        .class("table-names")
        .attr("role", "row")
        .attr("aria-rowindex", "1");
    let columns = [("title", Text::Title, "")].into_iter().chain(COLUMNS);
    for ((key, name, _), sorts) in columns.zip(SORTS) {
        names = names.child(column_head(key, tr(name), sorts));
    }
    el("div")
        .class("table-head")
        .attr("role", "rowgroup")
        .child(names)
}

/// The name of a column. Where it sorts, a second press takes its other order, if it has one.
fn column_head(key: &str, name: &str, sorts: &'static [Sort]) -> El {
    let head = el("div")
        .class(&["table-column is-", key].concat())
        .attr("role", "columnheader");
    if sorts.is_empty() {
        return head.text(name);
    }
    let session = Session::current();
    let at = move || {
        let order = session.query.with(|query| query.order());
        sorts.iter().position(|&sort| sort == order)
    };
    let rises = move || {
        let sort = sorts[at()?];
        Some(matches!(sort, Sort::Oldest | Sort::Title | Sort::Venue))
    };
    let order = move || {
        rises().map(|rises| match rises {
            true => "ascending".to_owned(),
            false => "descending".to_owned(),
        })
    };
    let sign = move || match rises() {
        None => String::new(),
        Some(true) => "↑".to_owned(),
        Some(false) => "↓".to_owned(),
    };
    let sort = move || {
        let next = untrack(at).map_or(0, |at| (at + 1) % sorts.len());
        session.go(|query| query.with_sort(sorts[next]));
    };
    let sign = el("span")
        .class("table-sign")
        .attr("aria-hidden", "true")
        .bind_text(sign);
    head.bind_attr_opt("aria-sort", order)
        .child(button("table-sort", name).on_click(sort).child(sign))
}
