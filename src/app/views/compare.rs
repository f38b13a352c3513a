//! Some works side by side: a column a work, a row for each thing that may be known of it.

use leptos::prelude::*;

use crate::app::kit::dom::{El, el};
use crate::app::kit::number::thousands;
use crate::app::kit::page::focus;
use crate::app::kit::scheduler::after_effects;
use crate::app::kit::widget::{button, link_in, row, text_span};
use crate::app::parts::dialog_buttons::export_compared;
use crate::app::parts::link::link_out;
use crate::app::parts::work::authors::MOST_SHOWN;
use crate::app::parts::work::links::{link_name, repo_address, shows};
use crate::app::parts::work::words::{citation_line, supported};
use crate::app::state::language::format::{day, month};
use crate::app::state::language::names::{kind_name, track_name};
use crate::app::state::language::tr::{tr, tr_plural, tr_with};
use crate::app::state::session::Session;
use crate::app::views::frame::{note, view};
use crate::app::views::frameworks::{gained, most_starred};
use crate::query::Facet;
use crate::search::Index;
use crate::texts::Text;
use crate::work::{Kind, Work};

/// A thing that is known of a work: what is compared, where it leads, and what is said beside it.
struct FilledPhrase {
    text: String,
    href: String,
    beside: String,
}

/// The rows, each with what it says where nothing is known, in the order of [`column`].
const ROWS: [(Text, Text); 14] = [
    (Text::Authors, Text::UnknownCell),
    (Text::FacetVenue, Text::UnknownCell),
    (Text::MeasureYear, Text::UnknownCell),
    (Text::Areas, Text::UnknownCell),
    (Text::Tags, Text::NoneListed),
    (Text::FacetKind, Text::UnknownCell),
    (Text::QuickRecommended, Text::UnknownCell),
    (Text::MeasureStars, Text::UnknownCell),
    (Text::StarsPerYear, Text::UnknownCell),
    (Text::MeasureCitations, Text::UnknownCell),
    (Text::Links, Text::NoneListed),
    (Text::Supports, Text::UnknownCell),
    (Text::ListedSince, Text::UnknownCell),
    (Text::Lists, Text::UnknownCell),
];

/// What is known of a work, row by row. One type that is added to, and not an iterator a row,
/// which would each be compiled for itself.
#[derive(Default)]
struct Column(Vec<Vec<FilledPhrase>>);

/// The view.
pub fn compare(session: Session) -> El {
    view(Text::CompareView).bind_children(move || {
        let keys = session.compared.get();
        untrack(|| side_by_side(session, &keys))
    })
}

fn side_by_side(session: Session, keys: &[String]) -> Vec<El> {
    let index = session.index();
    let mut works: Vec<Work> = Vec::new();
    let mut pieces = Vec::new();
    pieces.push(note(tr(match keys.len() {
        0 | 1 => Text::CompareFew,
        _ => Text::CompareNote,
    })));
    for key in keys {
        match index.with_key(key) {
            Some(id) => works.push(index.work(id)),
            None => {
                let missing = text_span("", &tr_with(Text::NotInCatalogue, &[key]));
                let remove = remove_button(session, key, key);
                pieces.push(row("compare-missing", vec![missing, remove]));
            }
        }
    }
    if !works.is_empty() {
        pieces.push(table(session, &index, &works));
    }
    if !keys.is_empty() {
        let clear = move || {
            session.clear_compared();
            focus_again();
        };
        let clear = button("quiet-button", tr(Text::Clear)).on_click(clear);
        let deeds = vec![export_compared(session), clear];
        pieces.push(row("take-foot", deeds));
    }
    pieces
}

fn table(session: Session, index: &Index, works: &[Work]) -> El {
    let caption = el("caption").class("unseen").text(tr(Text::CompareTable));
    let heads = works.iter().map(|work| column_head(session, work));
    let head = el("tr").child(row_head(Text::Title)).children(heads);
    let columns: Vec<Column> = works.iter().map(|work| column(index, work)).collect();
    let has_frameworks = works.iter().any(|work| work.kind == Kind::Framework);
    let mut body = el("tbody");
    for (at, (name, nothing)) in ROWS.into_iter().enumerate() {
        if name != Text::Supports || has_frameworks {
            let cells: Vec<&[FilledPhrase]> = columns.iter().map(|column| &*column.0[at]).collect();
            body = body.child(comparison_row(name, nothing, &cells));
        }
    }
    let table = el("table")
        .class("compare")
        .child(caption)
        .child(el("thead").child(head))
        .child(body);
    el("div").class("grid-box").child(table)
}

fn row_head(name: Text) -> El {
    el("th").attr("scope", "row").text(tr(name))
}

/// The work, which opens beside the comparison, and the way to take it away.
fn column_head(session: Session, work: &Work) -> El {
    let (linked, opened) = (work.id.clone(), work.id.clone());
    let href = move || session.address.link_to_work(&linked);
    let open = move || session.open_work(Some(opened.clone()));
    el("th")
        .attr("scope", "col")
        .child(link_in("compare-title", href, &work.title, open))
        .child(remove_button(session, &work.id, &work.title))
}

fn remove_button(session: Session, key: &str, title: &str) -> El {
    let key = key.to_owned();
    let name = tr_with(Text::RemoveFromComparison, &[title]);
    button("link-button compare-remove", tr(Text::Remove))
        .on_click(move || {
            session.toggle_compared(&key);
            focus_again();
        })
        .attr("aria-label", &name)
}

/// The button that was pressed is gone with its column, and the focus goes to another.
fn focus_again() {
    after_effects(|| {
        let _ = focus(".compare-remove") || focus(".result-count");
    });
}

/// A row. What all works have is quiet; a row in which they differ says so, and shows what only
/// some of them have.
fn comparison_row(name: Text, nothing: Text, cells: &[&[FilledPhrase]]) -> El {
    let has = |cell: &[FilledPhrase], text: &str| cell.iter().any(|said| said.text == text);
    let is_in_all = |said: &FilledPhrase| cells.iter().all(|cell| has(cell, &said.text));
    let is_same = cells.iter().all(|cell| cell.iter().all(is_in_all));
    let (key, sign, word) = match is_same {
        true => ("true", "=", Text::SameInAll),
        false => ("false", "≠", Text::Differs),
    };
    let mut head = row_head(name);
    // Of what nobody knows, nobody can say that it is the same.
    let is_known = cells.iter().any(|cell| !cell.is_empty());
    if cells.len() > 1 && is_known {
        let sign = el("span")
            .class("compare-sign")
            .attr("aria-hidden", "true")
            .text(sign);
        let word = el("span").class("unseen").text(tr(word));
        head = head.text(" ").child(sign).child(word);
    }
    let mut row = el("tr").attr("data-same", key).child(head);
    for cell in cells {
        let mut shown = el("td");
        for said in *cell {
            shown = shown.child(value(said, is_in_all(said)));
        }
        if cell.is_empty() {
            shown = shown.child(text_span("quiet", tr(nothing)));
        }
        row = row.child(shown);
    }
    row
}

fn value(said: &FilledPhrase, is_in_all: bool) -> El {
    let text = match said.href.as_str() {
        "" => text_span("", &said.text),
        href => link_out("", href, &said.text),
    };
    let value = el("div")
        .class("compare-value")
        .attr("data-same", &is_in_all.to_string());
    let value = value.child(text);
    match said.beside.as_str() {
        "" => value,
        beside => value.text(" ").child(text_span("quiet", beside)),
    }
}

impl Column {
    fn next_row(&mut self) {
        self.0.push(Vec::new());
    }

    fn add(&mut self, text: &str, href: &str, beside: &str) {
        if let Some(row) = self.0.last_mut() {
            row.push(FilledPhrase {
                text: text.to_owned(),
                href: href.to_owned(),
                beside: beside.to_owned(),
            });
        }
    }

    fn add_text(&mut self, text: &str) {
        self.add(text, "", "");
    }
}

fn column(index: &Index, work: &Work) -> Column {
    let mut column = Column::default();
    publication(&mut column, index, work);
    numbers(&mut column, index, work);
    whereabouts(&mut column, index, work);
    column
}

/// From the authors to the mark of those that are recommended.
fn publication(column: &mut Column, index: &Index, work: &Work) {
    column.next_row();
    for name in work.authors.iter().take(MOST_SHOWN) {
        column.add_text(name);
    }
    let n_others = work.authors.len().saturating_sub(MOST_SHOWN);
    if n_others > 0 {
        column.add("", "", &tr_plural(Text::MoreAuthors, n_others, &[]));
    }
    if work.authors_truncated {
        column.add("", "", tr(Text::EtAl));
    }
    column.next_row();
    if let Some(id) = &work.venue {
        let venue = index.label(Facet::Venue, id).unwrap_or(id);
        let track = work.track.map_or("", track_name);
        column.add_text([venue, " ", track].concat().trim_end());
    }
    column.next_row();
    if let Some(year) = work.year {
        column.add_text(&year.to_string());
    }
    column.next_row();
    for id in index.areas().narrowest(&work.areas) {
        column.add_text(index.label(Facet::Area, id).unwrap_or(id));
    }
    column.next_row();
    for tag in &work.tags {
        column.add_text(tag);
    }
    column.next_row();
    column.add_text(tr(kind_name(work.kind).1));
    column.next_row();
    column.add_text(tr(match work.recommended {
        true => Text::Yes,
        false => Text::No,
    }));
}

/// Stars, how they grow, citations.
fn numbers(column: &mut Column, index: &Index, work: &Work) {
    let repo = most_starred(work);
    column.next_row();
    if let Some((repo, stars)) = repo.and_then(|repo| Some((repo, repo.stars?))) {
        let date = repo.as_of.as_deref().map(day);
        let date = date.map_or_else(String::new, |date| tr_with(Text::OnDay, &[&date]));
        column.add(&thousands(stars), "", &date);
    }
    column.next_row();
    if let Some((trend, since)) = repo.and_then(|r| Some((r.stars_per_year?, r.since.as_deref()?)))
    {
        let since = tr_with(Text::SinceMonth, &[&month(since)]);
        column.add(&gained(trend), "", &since);
    }
    column.next_row();
    if let Some(citations) = citation_line(index, work) {
        column.add_text(&citations);
    }
}

/// Where to go from here, what a framework can do, and where it is listed.
fn whereabouts(column: &mut Column, index: &Index, work: &Work) {
    column.next_row();
    for repo in &work.repos {
        column.add(tr(Text::HasCode), &repo_address(&repo.name), &repo.name);
    }
    for link in work.links.iter().filter(|link| shows(link, work)) {
        column.add(link_name(link.rel), &link.url, "");
    }
    column.next_row();
    for what in supported(work) {
        column.add_text(what);
    }
    column.next_row();
    if let Some(date) = &work.added {
        column.add_text(&day(date));
    }
    column.next_row();
    for list in &work.lists {
        column.add_text(index.label(Facet::List, list).unwrap_or(list));
    }
}
