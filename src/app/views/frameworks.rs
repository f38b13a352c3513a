//! What frameworks can do, side by side.

use std::cmp::Reverse;

use leptos::prelude::*;

use crate::app::kit::dom::{El, el};
use crate::app::kit::number::thousands;
use crate::app::kit::widget::button;
use crate::app::state::language::format::month;
use crate::app::state::language::tr::{tr, tr_with};
use crate::app::state::session::Session;
use crate::app::views::frame::{column_name, link_out, note, view};
use crate::query::Facet;
use crate::search::sorted_indices;
use crate::texts::Text;
use crate::work::{Rel, Repo, Work, WorkId};

/// A column of the matrix: its name, how an address says it, and what its rows are sorted by,
/// greatest first.
type Column = (Text, &'static str, fn(&Work) -> i64);

const COLUMNS: [Column; 6] = [
    (Text::KindFramework, "name", |_| 0),
    (Text::Training, "training", |work| can(work).0.into()),
    (Text::Inference, "inference", |work| can(work).1.into()),
    (Text::FineTuning, "fine-tuning", |work| can(work).2.into()),
    (Text::MeasureStars, "stars", |work| {
        work.stars().map_or(-1, i64::from)
    }),
    (Text::StarsPerYear, "trend", |work| {
        let trend = most_starred(work).and_then(|repo| repo.stars_per_year);
        trend.map_or(i64::MIN, i64::from)
    }),
];

/// Which column the rows are sorted by, and whether the other way round.
type Sorted = (usize, bool);

/// Most stars come first.
const DEFAULT: Sorted = (4, false);

/// Reads an order as an address says it: a column, with `-` in front for the other way round.
fn sorted_by(by: &str) -> Sorted {
    let (key, reversed) = match by.strip_prefix('-') {
        Some(key) => (key, true),
        None => (by, false),
    };
    let column = COLUMNS.iter().position(|column| column.1 == key);
    column.map_or(DEFAULT, |column| (column, reversed))
}

/// The order after a click on a column's name, as an address says it: by this column, or the
/// other way round if it was by it already.
fn after_click((column, reversed): Sorted, at: usize) -> Option<String> {
    let next = (at, column == at && !reversed);
    let sign = if next.1 { "-" } else { "" };
    (next != DEFAULT).then(|| [sign, COLUMNS[at].1].concat())
}

/// More rows than this are no comparison.
const MOST: usize = 200;

/// The view.
pub fn frameworks(session: Session) -> El {
    let sorted = Memo::new(move |_| sorted_by(&session.address.by().unwrap_or_default()));
    let shown = Memo::new(move |_| kept(session));
    view(Text::Frameworks)
        .child(note(tr(Text::FrameworksNote)))
        .show_when(
            move || shown.with(Vec::is_empty),
            || [note(tr(Text::NoFramework))],
        )
        .show_when(
            move || shown.with(|shown| !shown.is_empty()),
            move || [matrix(session, shown, sorted)],
        )
}

/// The frameworks among the works kept.
fn kept(session: Session) -> Vec<WorkId> {
    let index = session.index();
    let Some(kind) = index.position(Facet::Kind, "framework") else {
        return Vec::new();
    };
    session.hits.with(|hits| {
        let hits = hits.iter().copied();
        let frameworks = hits.filter(|&id| index.has(id, Facet::Kind, kind));
        frameworks.take(MOST).collect()
    })
}

/// The works in the order of a column; equals are in that of their names.
fn ordered(mut works: Vec<Work>, (column, reversed): Sorted) -> Vec<Work> {
    let (_, _, key) = COLUMNS[column];
    let keys: Vec<(Reverse<i64>, String)> = works
        .iter()
        .map(|work| (Reverse(key(work)), work.title.to_lowercase()))
        .collect();
    let mut order = sorted_indices(keys.len(), &|a, b| keys[a].cmp(&keys[b]));
    if reversed {
        order.reverse();
    }
    let take = |at: u32| std::mem::take(&mut works[at as usize]);
    order.into_iter().map(take).collect()
}

/// The table. Only its rows are made anew when they change.
fn matrix(session: Session, shown: Memo<Vec<WorkId>>, sorted: Memo<Sorted>) -> El {
    let mut head = el("tr");
    for at in 0..COLUMNS.len() {
        head = head.child(column_head(session, at, sorted));
    }
    let rows = move || {
        let index = session.index();
        let works = shown.get().into_iter().map(|id| index.work(id)).collect();
        let works = ordered(works, sorted.get());
        works.iter().map(row).collect::<Vec<_>>()
    };
    let caption = el("caption")
        .class("unseen")
        .text(tr(Text::FrameworksTable));
    let table = el("table")
        .class("matrix")
        .child(caption)
        .child(el("thead").child(head.child(column_name(Text::MoreLinks))))
        .child(el("tbody").bind_children(rows));
    el("div").class("grid-box").child(table)
}

/// A click sorts by the column, a second one the other way round.
fn column_head(session: Session, at: usize, sorted: Memo<Sorted>) -> El {
    let said = move || {
        let (column, reversed) = sorted.get();
        // Names rise from A to Z, numbers fall.
        let rises = reversed != (at == 0);
        match (column == at, rises) {
            (false, _) => "none",
            (true, true) => "ascending",
            (true, false) => "descending",
        }
        .to_owned()
    };
    let button = button("sort-head", "")
        .on_click(move || session.set_by(after_click(sorted.get_untracked(), at)))
        .text(tr(COLUMNS[at].0));
    el("th")
        .attr("scope", "col")
        .bind_attr("aria-sort", said)
        .child(button)
}

fn row(work: &Work) -> El {
    let (training, inference, fine_tuning) = can(work);
    let repo = most_starred(work);
    let home = work.repos.first();
    let home = home.map(|repo| format!("https://github.com/{}", repo.name));
    let web = || work.links.iter().find_map(|link| link.web_address());
    let name = el("th").attr("scope", "row");
    let name = match home.as_deref().or_else(web) {
        Some(url) => name.child(link_out(url, &work.title)),
        None => name.text(&work.title),
    };
    let stars = repo.and_then(|repo| Some((thousands(repo.stars?), repo.as_of.as_deref()?)));
    let trend = repo.and_then(|repo| Some((gained(repo.stars_per_year?), repo.since.as_deref()?)));
    let mut links = el("td").class("matrix-links");
    for link in &work.links {
        let home = home.as_deref().unwrap_or_default();
        let is_home = link.url.eq_ignore_ascii_case(home);
        if link.rel != Rel::Figure && link.web_address().is_some() && !is_home {
            links = links.child(link_out(&link.url, &link.label));
        }
    }
    el("tr")
        .child(name)
        .child(mark(training))
        .child(mark(inference))
        .child(mark(fine_tuning))
        .child(dated(stars, Text::InMonth))
        .child(dated(trend, Text::SinceMonth))
        .child(links)
}

/// A difference with its sign.
pub(super) fn gained(difference: i32) -> String {
    let sign = if difference < 0 { "−" } else { "+" };
    format!("{sign}{}", thousands(difference.unsigned_abs()))
}

/// A number and the month that it is of.
fn dated(number: Option<(String, &str)>, of_month: Text) -> El {
    let cell = el("td").class("is-number");
    match number {
        Some((number, date)) => {
            let date = tr_with(of_month, &[&month(date)]);
            let date = el("span").class("stars-date").text(&date);
            cell.text(&number).text(" ").child(date)
        }
        None => cell.text(tr(Text::UnknownCell)),
    }
}

/// Whether it supports something, as a sign to see and a word to hear.
fn mark(can: bool) -> El {
    let (key, sign, word) = match can {
        true => ("yes", "✓", Text::Yes),
        false => ("no", "–", Text::No),
    };
    el("td")
        .class("mark")
        .attr("data-can", key)
        .child(el("span").attr("aria-hidden", "true").text(sign))
        .child(el("span").class("unseen").text(tr(word)))
}

/// Training, inference, fine-tuning.
fn can(work: &Work) -> (bool, bool, bool) {
    let can = work.capabilities.unwrap_or_default();
    (can.training, can.inference, can.fine_tuning)
}

/// The repository that a work's stars are of.
pub(super) fn most_starred(work: &Work) -> Option<&Repo> {
    work.repos.iter().max_by_key(|repo| repo.stars)
}
