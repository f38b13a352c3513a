//! Some works side by side: a column a work, a row for each thing that may be known of it.

use leptos::prelude::*;

use super::frameworks::{gained, most_starred};
use super::{note, view};
use crate::app::dom::{El, el};
use crate::app::format::{day, month, thousands};
use crate::app::names::kind_name;
use crate::app::parts::authors::MOST_SHOWN;
use crate::app::parts::detail::facts::{citation_line, supported};
use crate::app::parts::keys::focus;
use crate::app::parts::pieces::{button, classed, line, link_in, link_out, words};
use crate::app::parts::work_card::{link_name, repo_address, shows, track_name};
use crate::app::say::{count, fill, say};
use crate::app::session::Session;
use crate::query::Facet;
use crate::search::Index;
use crate::texts::Text;
use crate::work::{Kind, Work};

/// A thing that is known of a work: what is compared, where it leads, and what is said beside it.
#[derive(Default)]
struct Said {
    text: String,
    href: String,
    beside: String,
}

/// The name of a row, what it says of a work, and what it says where that is nothing.
type Row = (Text, fn(&Index, &Work) -> Vec<Said>, Text);

const ROWS: [Row; 14] = [
    (Text::Authors, authors, Text::UnknownCell),
    (Text::FacetVenue, venue, Text::UnknownCell),
    (Text::MeasureYear, year, Text::UnknownCell),
    (Text::Areas, areas, Text::UnknownCell),
    (Text::Tags, tags, Text::NoneListed),
    (Text::FacetKind, kind, Text::UnknownCell),
    (Text::Recommends, recommended, Text::UnknownCell),
    (Text::MeasureStars, stars, Text::UnknownCell),
    (Text::StarsPerYear, trend, Text::UnknownCell),
    (Text::MeasureCitations, citations, Text::UnknownCell),
    (Text::Links, links, Text::NoneListed),
    (Text::Supports, supports, Text::UnknownCell),
    (Text::ListedSince, added, Text::UnknownCell),
    (Text::Lists, lists, Text::UnknownCell),
];

/// The view.
pub fn compare(session: Session) -> El {
    view(Text::CompareView).follow(move || {
        let keys = session.compared.get();
        untrack(|| side_by_side(session, &keys))
    })
}

fn side_by_side(session: Session, keys: &[String]) -> Vec<El> {
    let index = session.index();
    let mut works: Vec<Work> = Vec::new();
    let mut pieces = Vec::new();
    pieces.push(note(say(match keys.len() {
        0 | 1 => Text::CompareFew,
        _ => Text::CompareNote,
    })));
    for key in keys {
        match index.with_key(key) {
            Some(id) => works.push(index.work(id)),
            None => {
                let missing = words("", &fill(Text::NotInCatalogue, &[key]));
                let remove = remove_button(session, key, key);
                pieces.push(line("compare-missing", vec![missing, remove]));
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
        let clear = button("quiet-button", say(Text::Clear), "", clear);
        pieces.push(line("", vec![clear]));
    }
    pieces
}

fn table(session: Session, index: &Index, works: &[Work]) -> El {
    let caption = el("caption").class("unseen").say(say(Text::CompareTable));
    let heads = works.iter().map(|work| column_head(session, work));
    let head = el("tr").put(row_head(Text::Title)).put_all(heads);
    let has_frameworks = works.iter().any(|work| work.kind == Kind::Framework);
    let shown = ROWS
        .iter()
        .filter(|(name, ..)| *name != Text::Supports || has_frameworks);
    let rows = shown.map(|shown| row(index, works, shown));
    let table = el("table")
        .class("compare")
        .put(caption)
        .put(el("thead").put(head))
        .put(el("tbody").put_all(rows));
    el("div").class("grid-box").put(table)
}

fn row_head(name: Text) -> El {
    el("th").attr("scope", "row").say(say(name))
}

/// The work, which opens beside the comparison, and the way to take it away.
fn column_head(session: Session, work: &Work) -> El {
    let (linked, opened) = (work.id.clone(), work.id.clone());
    let href = move || session.link_to_work(&linked);
    let open = move || session.open_work(Some(opened.clone()));
    el("th")
        .attr("scope", "col")
        .put(link_in("compare-title", href, &work.title, open))
        .put(remove_button(session, &work.id, &work.title))
}

fn remove_button(session: Session, key: &str, title: &str) -> El {
    let key = key.to_owned();
    let name = fill(Text::RemoveFromComparison, &[title]);
    button(
        "link-button compare-remove",
        say(Text::Remove),
        "",
        move || {
            session.toggle_compared(&key);
            focus_again();
        },
    )
    .attr("aria-label", &name)
}

/// The button that was pressed is gone with its column, and the focus goes to another.
fn focus_again() {
    request_animation_frame(|| {
        let _ = focus(".compare-remove") || focus(".result-count");
    });
}

/// A row. What all works have is quiet; a row in which they differ says so, and shows what only
/// some of them have.
fn row(index: &Index, works: &[Work], &(name, said, nothing): &Row) -> El {
    let cells: Vec<Vec<Said>> = works.iter().map(|work| said(index, work)).collect();
    let has = |cell: &Vec<Said>, text: &str| cell.iter().any(|said| said.text == text);
    let is_in_all = |said: &Said| cells.iter().all(|cell| has(cell, &said.text));
    let is_same = cells.iter().flatten().all(is_in_all);
    let (key, sign, word) = match is_same {
        true => ("true", "=", Text::SameInAll),
        false => ("false", "≠", Text::Differs),
    };
    let mut head = row_head(name);
    if works.len() > 1 {
        let sign = classed("span", "compare-sign")
            .attr("aria-hidden", "true")
            .say(sign);
        let word = classed("span", "unseen").say(say(word));
        head = head.say(" ").put(sign).put(word);
    }
    let mut row = el("tr").attr("data-same", key).put(head);
    for cell in &cells {
        let mut shown = el("td");
        for said in cell {
            shown = shown.put(value(said, is_in_all(said)));
        }
        if cell.is_empty() {
            shown = shown.put(words("quiet", say(nothing)));
        }
        row = row.put(shown);
    }
    row
}

fn value(said: &Said, is_in_all: bool) -> El {
    let text = match said.href.as_str() {
        "" => words("", &said.text),
        href => link_out("", href, &said.text),
    };
    let value = classed("div", "compare-value").attr("data-same", &is_in_all.to_string());
    let value = value.put(text);
    match said.beside.as_str() {
        "" => value,
        beside => value.say(" ").put(words("quiet", beside)),
    }
}

/// Something that is known by its text alone.
fn plain(text: impl Into<String>) -> Said {
    Said {
        text: text.into(),
        ..Said::default()
    }
}

fn authors(_: &Index, work: &Work) -> Vec<Said> {
    let names = work.authors.iter().take(MOST_SHOWN);
    let mut names: Vec<Said> = names.map(plain).collect();
    if let Some(last) = names.last_mut() {
        let n_others = work.authors.len().saturating_sub(MOST_SHOWN);
        if n_others > 0 {
            last.beside = count(Text::MoreAuthors, n_others, &[]);
        }
        if work.authors_truncated {
            last.beside = [&last.beside, " ", say(Text::EtAl)].concat();
        }
    }
    names
}

fn venue(index: &Index, work: &Work) -> Vec<Said> {
    let track = work.track.map_or("", track_name);
    let venue = work.venue.iter().map(|id| {
        let label = index.label(Facet::Venue, id).unwrap_or(id);
        plain([label, " ", track].concat().trim_end())
    });
    venue.collect()
}

fn year(_: &Index, work: &Work) -> Vec<Said> {
    let year = work.year.iter();
    year.map(|year| plain(year.to_string())).collect()
}

fn areas(index: &Index, work: &Work) -> Vec<Said> {
    let narrowest = index.areas().narrowest(&work.areas).into_iter();
    let label = |id| plain(index.label(Facet::Area, id).unwrap_or(id));
    narrowest.map(label).collect()
}

fn tags(_: &Index, work: &Work) -> Vec<Said> {
    work.tags.iter().map(plain).collect()
}

fn kind(_: &Index, work: &Work) -> Vec<Said> {
    vec![plain(say(kind_name(work.kind).1))]
}

fn recommended(_: &Index, work: &Work) -> Vec<Said> {
    let word = match work.recommended {
        true => Text::Yes,
        false => Text::No,
    };
    vec![plain(say(word))]
}

fn stars(_: &Index, work: &Work) -> Vec<Said> {
    let counted = most_starred(work).and_then(|repo| {
        let date = repo.as_of.as_deref().map(day);
        Some(Said {
            text: thousands(repo.stars?),
            beside: date.map_or_else(String::new, |date| fill(Text::OnDay, &[&date])),
            ..Said::default()
        })
    });
    counted.into_iter().collect()
}

fn trend(_: &Index, work: &Work) -> Vec<Said> {
    let measured = most_starred(work).and_then(|repo| {
        Some(Said {
            text: gained(repo.stars_per_year?),
            beside: fill(Text::SinceMonth, &[&month(repo.since.as_deref()?)]),
            ..Said::default()
        })
    });
    measured.into_iter().collect()
}

fn citations(index: &Index, work: &Work) -> Vec<Said> {
    citation_line(index, work).into_iter().map(plain).collect()
}

fn links(_: &Index, work: &Work) -> Vec<Said> {
    let repos = work.repos.iter().map(|repo| Said {
        text: say(Text::HasCode).to_owned(),
        href: repo_address(&repo.name),
        beside: repo.name.clone(),
    });
    let others = work.links.iter().filter(|link| shows(link, work));
    let others = others.map(|link| Said {
        text: link_name(link.rel).to_owned(),
        href: link.url.clone(),
        beside: String::new(),
    });
    repos.chain(others).collect()
}

fn supports(_: &Index, work: &Work) -> Vec<Said> {
    supported(work).into_iter().map(plain).collect()
}

fn added(_: &Index, work: &Work) -> Vec<Said> {
    let added = work.added.iter();
    added.map(|date| plain(day(date))).collect()
}

fn lists(index: &Index, work: &Work) -> Vec<Said> {
    let mut lists: Vec<&str> = work.listings.iter().map(|l| l.list.as_str()).collect();
    lists.dedup();
    let label = |id| plain(index.label(Facet::List, id).unwrap_or(id));
    lists.into_iter().map(label).collect()
}
