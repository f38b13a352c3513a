//! How the works spread over years, areas, venues and stars.

use leptos::prelude::*;

use super::areas;
use super::grid::{Grid, Line, grid};
use super::pick::{Pick, pickable};
use crate::app::format::{thousands, works};
use crate::app::reactive::changing;
use crate::app::session::Session;
use crate::query::{Facet, Measure, Query, Span};
use crate::search::{Answer, Bin, Group, Index, Table, UNKNOWN, by_rising};

/// The view. Each change of the answer makes it anew.
pub fn trends(session: Session) -> AnyView {
    changing(move || {
        let query = session.query.get();
        session
            .answer
            .with(|answer| charts(&session.index(), answer, &query))
    })
}

const YEARS: Group = Group::Measure(Measure::Year);
const AREAS: Group = Group::Facet(Facet::Area);
const VENUES: Group = Group::Facet(Facet::Venue);
const STARS: Group = Group::Measure(Measure::Stars);

/// The works, and what is asked of them.
struct Asked<'a> {
    index: &'a Index,
    answer: &'a Answer,
    query: &'a Query,
}

/// A side of a table: its lines, and where each stands in its group.
type Side = (Vec<Line>, Vec<usize>);

fn charts(index: &Index, answer: &Answer, query: &Query) -> AnyView {
    if answer.is_empty() {
        return view! { <p class="view-note">"No work is left to draw. Drop a filter above."</p> }
            .into_any();
    }
    let asked = Asked {
        index,
        answer,
        query,
    };
    let years = measured(&asked, Measure::Year);
    let of_years = index.cross(answer, AREAS, YEARS);
    let deep = asked.areas(true);
    let note = asked.outside(&deep.1);
    view! {
        <div class="view">
            <h2 class="unseen">"Trends"</h2>
            <p class="view-note">
                "Every bar, number and name filters. By keyboard, arrow keys lead from cell to
                cell. A work in several areas counts in each of them."
            </p>
            <section class="chart">
                <h3>"Works per year, by area"</h3>
                {stack(&asked, &years, &of_years)}
            </section>
            <section class="chart">
                <h3>"Areas over the years"</h3>
                {heat_map("area-year", "Works by area and year", "Area", &of_years, &deep, &years)}
                {note}
            </section>
            <section class="chart">
                <h3>"Areas at the main venues"</h3>
                {venues(&asked, &deep)}
            </section>
            <section class="chart">
                <h3>"Stars against year"</h3>
                {stars(&asked, &years)}
            </section>
        </div>
    }
    .into_any()
}

impl Asked<'_> {
    fn areas(&self, deep: bool) -> Side {
        let shown = areas::shown(self.query, self.index, deep);
        let line = |&at: &usize| Line {
            label: areas::label(self.index, at),
            pick: areas::pick(self.index, at),
        };
        (shown.iter().map(line).collect(), shown)
    }

    /// How many works stand in none of the areas shown, in words.
    fn outside(&self, shown: &[usize]) -> Option<AnyView> {
        let ids = shown
            .iter()
            .map(|&at| &self.index.values(Facet::Area)[at].id);
        let mut query = self.query.clone();
        ids.for_each(|id| query.choice_mut(Facet::Area).add(id.clone(), true));
        let n_outside = self.index.n_kept(&query, Some(self.answer));
        (n_outside > 0).then(|| {
            let note = format!("{} in none of these areas.", works(n_outside));
            view! { <p class="view-note">{note}</p> }.into_any()
        })
    }
}

/// The bins of a measure from the first that has works to the last, and the unknown.
fn measured(asked: &Asked, measure: Measure) -> Side {
    /// More would not fit.
    const MOST: usize = 16;
    let bins = asked.index.histogram_of_all(measure).bins;
    let kept = asked.index.kept(asked.answer, Group::Measure(measure));
    let has_works = |at: &usize| kept[*at] > 0;
    let first = (0..bins.len()).find(has_works).unwrap_or(0);
    let last = (0..bins.len()).rfind(has_works).map_or(0, |last| last + 1);
    let first = first.max(last.saturating_sub(MOST));
    let mut lines = Vec::new();
    let mut places = Vec::new();
    for (at, bin) in bins.iter().enumerate().take(last).skip(first) {
        lines.push(bin_line(measure, bin));
        places.push(at);
    }
    if kept[bins.len()] > 0 {
        let span = Span {
            unknown: true,
            ..Span::default()
        };
        lines.push(Line {
            label: "Unknown".to_owned(),
            pick: Pick::Span(measure, span),
        });
        places.push(bins.len());
    }
    (lines, places)
}

fn bin_line(measure: Measure, bin: &Bin) -> Line {
    let (label, to) = match (measure, bin.to) {
        (Measure::Year, to) => (bin.from.to_string(), to.or(Some(bin.from))),
        (_, Some(to)) => {
            let label = format!("{}–{}", thousands(bin.from), thousands(to));
            (label, Some(to))
        }
        (_, None) => (format!("{} or more", thousands(bin.from)), None),
    };
    let span = Span {
        from: Some(bin.from),
        to,
        unknown: false,
    };
    Line {
        label,
        pick: Pick::Span(measure, span),
    }
}

fn heat_map(
    name: &'static str,
    caption: &'static str,
    corner: &'static str,
    table: &Table,
    rows: &Side,
    columns: &Side,
) -> AnyView {
    let count = |&row: &usize| {
        let columns = columns.1.iter();
        columns.map(|&column| table.count(row, column)).collect()
    };
    grid(Grid {
        name,
        caption,
        corner,
        counts: rows.1.iter().map(count).collect(),
        rows: rows.0.clone(),
        columns: columns.0.clone(),
    })
}

/// Bars of areas on each other, a bar a year.
fn stack(asked: &Asked, years: &Side, table: &Table) -> AnyView {
    let tops = asked.areas(false);
    let height = |&year: &usize| {
        tops.1
            .iter()
            .map(|&area| table.count(area, year))
            .sum::<u32>()
    };
    let tallest = years.1.iter().map(height).max().unwrap_or(0).max(1);
    let of_year = asked.index.kept(asked.answer, YEARS);
    let bars = years.1.iter().enumerate().map(|(column, &year)| {
        let label = &years.0[column].label;
        let parts = tops.1.iter().enumerate().filter_map(|(row, &area)| {
            let count = table.count(area, year);
            let name = format!("{}, {label}: {}", tops.0[row].label, works(count as usize));
            let share = count.to_string();
            (count > 0).then(|| {
                view! {
                    <button type="button" class="stack-part" data-series=series(row)
                        data-at=format!("{},{}", row + 1, column + 1) tabindex="-1"
                        style:flex-grow=share title=name.clone() aria-label=name></button>
                }
                .into_any()
            })
        });
        let filler = (tallest - height(&year)).to_string();
        view! {
            <div class="stack-bar">
                <span class="stack-space" style:flex-grow=filler></span>
                <span class="stack-total">{thousands(of_year[year])}</span>
                {parts.collect::<Vec<_>>()}
                <button type="button" class="stack-year" data-at=format!("0,{}", column + 1)
                    tabindex="-1">{label.clone()}</button>
            </div>
        }
        .into_any()
    });
    let kept = asked.index.kept(asked.answer, AREAS);
    let legend = tops.1.iter().enumerate().map(|(row, &area)| {
        view! {
            <li>
                <button type="button" class="legend-entry" data-at=format!("{},0", row + 1)>
                    <span class="swatch" data-series=series(row)></span>
                    {tops.0[row].label.clone()}
                    <span class="facet-count">{thousands(kept[area])}</span>
                </button>
            </li>
        }
        .into_any()
    });
    let chart = view! {
        <ul class="legend">{legend.collect::<Vec<_>>()}</ul>
        <div class="stack" role="group" aria-label="Works per year, by area" data-group="stack">
            {bars.collect::<Vec<_>>()}
        </div>
    };
    let picks = |side: &Side| side.0.iter().map(|line| line.pick.clone()).collect();
    let behind = heat_map(
        "stack-table",
        "Works per year, by area",
        "Area",
        table,
        &tops,
        years,
    );
    view! {
        {pickable(picks(&tops), picks(years), chart.into_any())}
        <details class="behind"><summary>"As a table"</summary>{behind}</details>
    }
    .into_any()
}

/// Which of the colours an area has.
fn series(row: usize) -> String {
    (row % 8 + 1).to_string()
}

/// The venues with most of the works kept.
fn venues(asked: &Asked, rows: &Side) -> AnyView {
    const MOST: usize = 12;
    let Asked { index, answer, .. } = asked;
    let kept = index.kept(answer, VENUES);
    let values = index.values(Facet::Venue);
    let mut n_unknown = 0;
    let mut places: Vec<usize> = Vec::new();
    for (at, value) in values.iter().enumerate() {
        match value.id.as_str() {
            UNKNOWN => n_unknown = kept[at],
            _ if kept[at] > 0 => places.push(at),
            _ => {}
        }
    }
    // Stable: equals stay in the order of the facet.
    places = by_rising(places, |&at| u64::from(u32::MAX - kept[at]));
    let n_more = places.len().saturating_sub(MOST);
    places.truncate(MOST);
    let line = |&at: &usize| Line {
        label: values[at].label.clone(),
        pick: Pick::Value(Facet::Venue, values[at].id.clone()),
    };
    let columns = (places.iter().map(line).collect(), places);
    let table = index.cross(answer, AREAS, VENUES);
    let note = format!(
        "{} at no known venue; {n_more} more venues have fewer works.",
        works(n_unknown as usize)
    );
    view! {
        {heat_map("area-venue", "Works by area and venue", "Area", &table, rows, &columns)}
        <p class="view-note">{note}</p>
    }
    .into_any()
}

/// Stars on a logarithmic scale, most stars on top, against years.
fn stars(asked: &Asked, years: &Side) -> AnyView {
    let Asked { index, answer, .. } = asked;
    let (mut lines, mut places) = measured(asked, Measure::Stars);
    let n_bins = index.histogram_of_all(Measure::Stars).bins.len();
    let is_unknown = places.last() == Some(&n_bins);
    let n_known = places.len() - usize::from(is_unknown);
    lines[..n_known].reverse();
    places[..n_known].reverse();
    let n_unknown = index.kept(answer, STARS)[n_bins];
    let note = format!(
        "Each step of stars is about twice the one below it. Of {}, {} known stars.",
        works(answer.len()),
        match answer.len() - n_unknown as usize {
            1 => "1 has".to_owned(),
            n_known => format!("{} have", thousands(n_known as u64)),
        }
    );
    let table = index.cross(answer, STARS, YEARS);
    let rows = (lines, places);
    view! {
        {heat_map("stars-year", "Works by stars and year", "Stars", &table, &rows, years)}
        <p class="view-note">{note}</p>
    }
    .into_any()
}
