//! What frameworks can do, side by side.

use std::cmp::Reverse;

use leptos::prelude::*;

use crate::app::format::{month, thousands};
use crate::app::reactive::{changing, text};
use crate::app::session::Session;
use crate::query::Facet;
use crate::search::order_of;
use crate::work::{Rel, Repo, Work, WorkId};

/// A column of the matrix: its name, and what its rows are sorted by, greatest first.
type Column = (&'static str, fn(&Work) -> i64);

const COLUMNS: [Column; 6] = [
    ("Framework", |_| 0),
    ("Training", |work| can(work).0.into()),
    ("Inference", |work| can(work).1.into()),
    ("Fine-tuning", |work| can(work).2.into()),
    ("Stars", |work| work.stars().map_or(-1, i64::from)),
    ("Stars a year", |work| {
        let trend = most_starred(work).and_then(|repo| repo.stars_per_year);
        trend.map_or(i64::MIN, i64::from)
    }),
];

/// The column of the stars, which come first.
const STARS: usize = 4;

/// More rows than this are no comparison.
const MOST: usize = 200;

/// The view.
pub fn frameworks(session: Session) -> AnyView {
    let sorted = RwSignal::new((STARS, false));
    let table = changing(move || {
        let index = session.index();
        let kind = index.position(Facet::Kind, "framework");
        let is_framework = |&id: &WorkId| kind.is_some_and(|kind| index.has(id, Facet::Kind, kind));
        let ids: Vec<WorkId> = session.hits.with(|hits| {
            let frameworks = hits.iter().copied().filter(is_framework);
            frameworks.take(MOST).collect()
        });
        let works: Vec<Work> = ids.into_iter().map(|id| index.work(id)).collect();
        if works.is_empty() {
            return view! {
                <p class="view-note">"None of these works is a framework. Drop a filter above."</p>
            }
            .into_any();
        }
        let (column, reversed) = sorted.get();
        let (_, key) = COLUMNS[column];
        let keys: Vec<(Reverse<i64>, String)> = works
            .iter()
            .map(|work| (Reverse(key(work)), work.title.to_lowercase()))
            .collect();
        let order = order_of(keys.len(), &|a, b| keys[a].cmp(&keys[b]));
        let mut unsorted: Vec<Option<Work>> = works.into_iter().map(Some).collect();
        let ordered = order
            .into_iter()
            .filter_map(|at| unsorted[at as usize].take());
        let mut works: Vec<Work> = ordered.collect();
        if reversed {
            works.reverse();
        }
        matrix(&works, sorted)
    });
    view! {
        <div class="view">
            <h2 class="unseen">"Frameworks"</h2>
            <p class="view-note">
                "What the frameworks among these works support, as the survey's own table says.
                A column's name sorts by it."
            </p>
            {table}
        </div>
    }
    .into_any()
}

fn matrix(works: &[Work], sorted: RwSignal<(usize, bool)>) -> AnyView {
    let head = (0..COLUMNS.len()).map(|at| column_head(at, sorted));
    view! {
        <div class="grid-box">
            <table class="matrix">
                <caption class="unseen">"Frameworks and what they support"</caption>
                <thead>
                    <tr>{head.collect::<Vec<_>>()}<th scope="col">"More"</th></tr>
                </thead>
                <tbody>{works.iter().map(row).collect::<Vec<_>>()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A click sorts by the column, a second one the other way round.
fn column_head(at: usize, sorted: RwSignal<(usize, bool)>) -> AnyView {
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
    let sort = move |_| {
        sorted.update(|(column, reversed)| {
            *reversed = *column == at && !*reversed;
            *column = at;
        });
        // The table is made anew, and the button with it.
        request_animation_frame(move || {
            let css = format!(".matrix th:nth-child({}) button", at + 1);
            let button = document().query_selector(&css).ok().flatten();
            let button = button.and_then(|b| wasm_bindgen::JsCast::dyn_into(b).ok());
            if let Some::<web_sys::HtmlElement>(button) = button {
                // Focusing an element of the page cannot fail.
                let _ = button.focus();
            }
        });
    };
    view! {
        <th scope="col" aria-sort=text(said)>
            <button type="button" class="sort-head" on:click=sort>{COLUMNS[at].0}</button>
        </th>
    }
    .into_any()
}

fn row(work: &Work) -> AnyView {
    let (training, inference, fine_tuning) = can(work);
    let repo = most_starred(work);
    let home = work
        .repos
        .first()
        .map(|repo| format!("https://github.com/{}", repo.name));
    let web = || work.links.iter().find_map(|link| link.web_address());
    let name = match home.clone().or_else(|| web().map(str::to_owned)) {
        Some(url) => outside(url, work.title.clone()),
        None => work.title.clone().into_any(),
    };
    let stars = repo.and_then(|repo| Some((repo.stars?, repo.as_of.as_deref()?)));
    let stars = match stars {
        Some((stars, date)) => view! {
            {thousands(stars)} <span class="stars-date">{format!(" in {}", month(date))}</span>
        }
        .into_any(),
        None => "unknown".into_any(),
    };
    let trend = match repo.and_then(|repo| Some((repo.stars_per_year?, repo.since.as_deref()?))) {
        Some((gained, since)) => {
            let sign = if gained < 0 { "−" } else { "+" };
            let gained = format!("{sign}{}", thousands(gained.unsigned_abs()));
            view! { {gained} <span class="stars-date">{format!(" since {}", month(since))}</span> }
                .into_any()
        }
        None => "unknown".into_any(),
    };
    let links = work.links.iter().filter(|link| {
        let is_home = home
            .as_ref()
            .is_some_and(|home| link.url.eq_ignore_ascii_case(home));
        link.rel != Rel::Figure && link.web_address().is_some() && !is_home
    });
    let links = links.map(|link| outside(link.url.clone(), link.label.clone()));
    view! {
        <tr>
            <th scope="row">{name}</th>
            {mark(training)}{mark(inference)}{mark(fine_tuning)}
            <td class="is-number">{stars}</td>
            <td class="is-number">{trend}</td>
            <td class="matrix-links">{links.collect::<Vec<_>>()}</td>
        </tr>
    }
    .into_any()
}

/// Whether it supports something, as a sign to see and a word to hear.
fn mark(can: bool) -> AnyView {
    let (sign, word) = if can { ("✓", "yes") } else { ("–", "no") };
    view! {
        <td class="mark" data-can=word>
            <span aria-hidden="true">{sign}</span><span class="unseen">{word}</span>
        </td>
    }
    .into_any()
}

fn outside(url: String, label: String) -> AnyView {
    view! { <a href=url target="_blank" rel="noopener noreferrer">{label}</a> }.into_any()
}

/// Training, inference, fine-tuning.
fn can(work: &Work) -> (bool, bool, bool) {
    let can = work.capabilities.unwrap_or_default();
    (can.training, can.inference, can.fine_tuning)
}

fn most_starred(work: &Work) -> Option<&Repo> {
    work.repos.iter().max_by_key(|repo| repo.stars)
}
