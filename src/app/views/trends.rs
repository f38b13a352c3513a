//! How the works spread over years, areas, venues and stars.

use leptos::prelude::*;

use crate::app::kit::dom::{El, el};
use crate::app::kit::number::thousands;
use crate::app::state::language::format::works;
use crate::app::state::language::tr::{tr, tr_plural, tr_with};
use crate::app::state::session::Session;
use crate::app::views::charts::areas;
use crate::app::views::charts::grid::{Grid, Line, cell_name, grid};
use crate::app::views::charts::pick::{Pick, pick_button, pickable};
use crate::app::views::frame::{behind, note, view};
use crate::query::{Facet, Measure, Query, Span};
use crate::search::{Answer, Bin, CrossTab, Dimension, Index, UNKNOWN, sorted_by_key};
use crate::texts::Text;

/// The view. Each change of the answer makes it anew.
pub fn trends(session: Session) -> El {
    let is_open = StoredValue::new(false);
    view(Text::Trends).bind_children(move || {
        let query = session.query.get();
        session
            .answer
            .with(|answer| charts(&session.index(), answer, &query, is_open))
    })
}

const YEARS: Dimension = Dimension::Measure(Measure::Year);
const AREAS: Dimension = Dimension::Facet(Facet::Area);
const VENUES: Dimension = Dimension::Facet(Facet::Venue);
const STARS: Dimension = Dimension::Measure(Measure::Stars);

/// The works, and what is asked of them.
struct Asked<'a> {
    index: &'a Index,
    answer: &'a Answer,
    query: &'a Query,
}

/// A side of a table: its lines, and where each stands in its group.
type Side = (Vec<Line>, Vec<usize>);

fn charts(index: &Index, answer: &Answer, query: &Query, is_open: StoredValue<bool>) -> Vec<El> {
    if answer.is_empty() {
        return vec![note(tr(Text::NothingDrawn))];
    }
    let asked = Asked {
        index,
        answer,
        query,
    };
    let years = measured(&asked, Measure::Year);
    let of_years = index.crosstab(answer, AREAS, YEARS);
    let deep = asked.areas(true);
    let outside = asked.outside(&deep.1);
    let tops = asked.areas(false);
    let per_year = stack(&asked, &tops, &years, &of_years);
    let table = heat_map(
        "stack-table",
        [Text::PerYear, Text::FacetArea],
        &of_years,
        [&tops, &years],
    );
    let over_years = heat_map(
        "area-year",
        [Text::AreaByYear, Text::FacetArea],
        &of_years,
        [&deep, &years],
    );
    vec![
        note(tr(Text::TrendsNote)),
        chart(Text::PerYear)
            .child(per_year)
            .child(behind(is_open, table)),
        chart(Text::AreasOverYears)
            .child(over_years)
            .children(outside),
        venues(&asked, &deep),
        stars(&asked, &years),
    ]
}

fn chart(heading: Text) -> El {
    el("section")
        .class("chart")
        .child(el("h3").text(tr(heading)))
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
    fn outside(&self, shown: &[usize]) -> Option<El> {
        let ids = shown
            .iter()
            .map(|&at| &self.index.values(Facet::Area)[at].id);
        let mut query = self.query.clone();
        ids.for_each(|id| query.choice_mut(Facet::Area).add(id.clone(), true));
        let n_outside = self.index.n_kept(&query, Some(self.answer));
        (n_outside > 0).then(|| note(&tr_with(Text::OutsideAreas, &[&works(n_outside)])))
    }
}

/// The bins of a measure from the first that has works to the last, and the unknown.
fn measured(asked: &Asked, measure: Measure) -> Side {
    /// More would not fit.
    const MOST: usize = 16;
    let bins = asked.index.histogram_of_all(measure).bins;
    let kept = asked.index.kept(asked.answer, Dimension::Measure(measure));
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
            label: tr(Text::Unknown).to_owned(),
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
        (_, None) => (tr_with(Text::OrMore, &[&thousands(bin.from)]), None),
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

/// A table of some rows and columns of another. It says what it counts and what its rows are.
fn heat_map(name: &'static str, said: [Text; 2], table: &CrossTab, sides: [&Side; 2]) -> El {
    let ([caption, corner], [rows, columns]) = (said, sides);
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
fn stack(asked: &Asked, tops: &Side, years: &Side, table: &CrossTab) -> El {
    let height = |&year: &usize| {
        let areas = tops.1.iter();
        areas.map(|&area| table.count(area, year)).sum::<u32>()
    };
    let tallest = years.1.iter().map(height).max().unwrap_or(0).max(1);
    let of_year = asked.index.kept(asked.answer, YEARS);
    let mut bars = el("div")
        .class("stack")
        .attr("role", "group")
        .attr("aria-label", tr(Text::PerYear))
        .attr("data-group", "stack");
    for (column, year) in years.1.iter().enumerate() {
        let label = &*years.0[column].label;
        let space = el("span")
            .class("stack-space")
            .style("flex-grow", &(tallest - height(year)).to_string());
        let total = el("span")
            .class("stack-total")
            .text(&thousands(of_year[*year]));
        let mut bar = el("div").class("stack-bar").child(space).child(total);
        for (row, &area) in tops.1.iter().enumerate() {
            let count = table.count(area, *year);
            if count > 0 {
                let labels = [&*tops.0[row].label, label];
                bar = bar.child(stack_part(count, labels, (row, column)));
            }
        }
        let year = pick_button("stack-year", 0, column + 1)
            .attr("tabindex", "-1")
            .text(label);
        bars = bars.child(bar.child(year));
    }
    let picks = |side: &Side| side.0.iter().map(|line| line.pick.clone()).collect();
    pickable(picks(tops), picks(years), vec![legend(asked, tops), bars])
}

/// The part of a bar that is an area's, as high as its share.
fn stack_part(count: u32, labels: [&str; 2], (row, column): (usize, usize)) -> El {
    let name = cell_name(labels, count);
    pick_button("stack-part", row + 1, column + 1)
        .attr("data-series", &series(row))
        .attr("tabindex", "-1")
        .style("flex-grow", &count.to_string())
        .attr("title", &name)
        .attr("aria-label", &name)
}

/// The colours of areas, with how many works each has.
fn legend(asked: &Asked, tops: &Side) -> El {
    let kept = asked.index.kept(asked.answer, AREAS);
    let mut legend = el("ul").class("legend");
    for (row, &area) in tops.1.iter().enumerate() {
        let swatch = el("span").class("swatch").attr("data-series", &series(row));
        let number = el("span").class("facet-count").text(&thousands(kept[area]));
        let entry = pick_button("legend-entry", row + 1, 0)
            .child(swatch)
            .text(&tops.0[row].label)
            .child(number);
        legend = legend.child(el("li").child(entry));
    }
    legend
}

/// Which of the colours an area has.
fn series(row: usize) -> String {
    (row % 8 + 1).to_string()
}

/// The venues with most of the works kept.
fn venues(asked: &Asked, rows: &Side) -> El {
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
    places = sorted_by_key(places, |&at| u64::from(u32::MAX - kept[at]));
    let n_more = places.len().saturating_sub(MOST);
    places.truncate(MOST);
    let line = |&at: &usize| Line {
        label: values[at].label.clone(),
        pick: Pick::Value(Facet::Venue, values[at].id.clone()),
    };
    let columns = (places.iter().map(line).collect(), places);
    let table = index.crosstab(answer, AREAS, VENUES);
    let n_unknown = works(n_unknown as usize);
    let map = heat_map(
        "area-venue",
        [Text::AreaByVenue, Text::FacetArea],
        &table,
        [rows, &columns],
    );
    chart(Text::AreasAtVenues).child(map).child(note(&tr_plural(
        Text::MoreVenues,
        n_more,
        &[&n_unknown],
    )))
}

/// Stars on a logarithmic scale, most stars on top, against years.
fn stars(asked: &Asked, years: &Side) -> El {
    let Asked { index, answer, .. } = asked;
    let (mut lines, mut places) = measured(asked, Measure::Stars);
    let n_bins = index.histogram_of_all(Measure::Stars).bins.len();
    let is_unknown = places.last() == Some(&n_bins);
    let n_known = places.len() - usize::from(is_unknown);
    lines[..n_known].reverse();
    places[..n_known].reverse();
    let n_unknown = index.kept(answer, STARS)[n_bins];
    let n_known = answer.len() - n_unknown as usize;
    let known = tr_plural(Text::StarsKnown, n_known, &[&works(answer.len())]);
    let table = index.crosstab(answer, STARS, YEARS);
    let rows = (lines, places);
    let map = heat_map(
        "stars-year",
        [Text::StarsByYear, Text::MeasureStars],
        &table,
        [&rows, years],
    );
    chart(Text::StarsAgainstYear)
        .child(map)
        .child(note(tr(Text::StarSteps)).text(" ").text(&known))
}
