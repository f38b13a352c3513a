//! The taxonomy as a treemap, two levels at a time.

use leptos::html::Div;
use leptos::prelude::*;

use super::areas;
use super::pick::{Pick, pickable};
use crate::app::format::{thousands, works};
use crate::app::reactive::{changing, text};
use crate::app::session::Session;
use crate::plot::{Rect, lines_of, squarify};
use crate::query::{Facet, Measure, Query};
use crate::search::{Answer, Group, Index, by_rising};

const AREAS: Group = Group::Facet(Facet::Area);
const YEARS: Group = Group::Measure(Measure::Year);

/// The view. Each change of the answer or of the page's width makes it anew.
pub fn map(session: Session) -> AnyView {
    let by_stars = RwSignal::new(false);
    let frame = NodeRef::<Div>::new();
    let width = RwSignal::new(0);
    let measure = move || {
        if let Some(frame) = frame.get_untracked() {
            width.set(frame.client_width());
        }
    };
    Effect::new(move || {
        frame.track();
        measure();
    });
    let listener = window_event_listener(leptos::ev::resize, move |_| measure());
    on_cleanup(move || listener.remove());
    let drawn = changing(move || {
        let query = session.query.get();
        let index = session.index();
        let tops = session.answer.with(|answer| tiles(&index, answer, &query));
        draw(tops, by_stars.get(), width.get())
    });
    view! {
        <div class="view">
            <h2 class="unseen">"Map"</h2>
            <p class="view-note">
                "Each area has the room that its share asks for; a click narrows the works to
                it and leads a level down. A work in several areas counts in each of them."
            </p>
            <div class="toggle" role="group" aria-label="Size by">
                {choice("By works", false, by_stars)}
                {choice("By stars", true, by_stars)}
            </div>
            <div node_ref=frame>{drawn}</div>
        </div>
    }
    .into_any()
}

fn choice(name: &'static str, value: bool, by_stars: RwSignal<bool>) -> AnyView {
    let is_on = text(move || (by_stars.get() == value).to_string());
    view! {
        <button type="button" class="quiet-button" aria-pressed=is_on
            on:click=move |_| by_stars.set(value)>{name}</button>
    }
    .into_any()
}

/// An area, with those under it.
struct Tile {
    label: String,
    pick: Pick,
    n_works: u32,
    stars: u64,
    /// The year in the middle of those known.
    year: Option<u32>,
    inner: Vec<Tile>,
}

impl Tile {
    fn size(&self, by_stars: bool) -> u64 {
        match by_stars {
            true => self.stars,
            false => u64::from(self.n_works),
        }
    }

    /// What it is, in words; begins with what the tile shows, so that who speaks to the page
    /// can name it.
    fn name(&self) -> String {
        let year = match self.year {
            Some(year) => format!("median year {year}"),
            None => "years unknown".to_owned(),
        };
        let n_works = works(self.n_works as usize);
        format!(
            "{} {n_works}, {} stars, {year}",
            self.label,
            thousands(self.stars)
        )
    }
}

/// What each area has of the works kept.
struct Facts {
    stars: Vec<u64>,
    years: Vec<Option<u32>>,
}

impl Facts {
    fn of(index: &Index, answer: &Answer) -> Self {
        let table = index.cross(answer, AREAS, YEARS);
        let bins = index.histogram_of_all(Measure::Year).bins;
        let median = |area: usize| {
            let known = &table.row(area)[..bins.len()];
            let half = known.iter().sum::<u32>().div_ceil(2);
            let mut so_far = 0;
            let mut years = bins.iter().zip(known);
            let middle = years.find(|(_, count)| {
                so_far += **count;
                half > 0 && so_far >= half
            });
            middle.map(|(bin, _)| bin.from)
        };
        Self {
            stars: index.sums(answer, AREAS, Measure::Stars),
            years: (0..index.values(Facet::Area).len()).map(median).collect(),
        }
    }
}

/// The areas to draw that have works.
fn tiles(index: &Index, answer: &Answer, query: &Query) -> Vec<Tile> {
    let facts = Facts::of(index, answer);
    let kept = index.kept(answer, AREAS);
    let tile = |area: usize, inner: Vec<Tile>| Tile {
        label: areas::label(index, area),
        pick: areas::pick(index, area),
        n_works: kept[area],
        stars: facts.stars[area],
        year: facts.years[area],
        inner,
    };
    let with_works = |areas: Vec<usize>| areas.into_iter().filter(|&area| kept[area] > 0);
    let tops = with_works(areas::shown(query, index, false)).map(|top| {
        let children = index.areas().children(Some(top));
        let inner = with_works(children.clone()).map(|area| tile(area, Vec::new()));
        let mut inner: Vec<Tile> = inner.collect();
        if !inner.is_empty() {
            inner.extend(rest(index, answer, query, top, &children));
        }
        tile(top, inner)
    });
    tops.collect()
}

/// The works of an area that stand in none of those under it.
fn rest(
    index: &Index,
    answer: &Answer,
    query: &Query,
    top: usize,
    children: &[usize],
) -> Option<Tile> {
    let id = |&area: &usize| index.values(Facet::Area)[area].id.clone();
    let without = children.iter().map(id).collect();
    let pick = Pick::Rest(Facet::Area, id(&top), without);
    let left = index.answer(&pick.narrow(query.clone()), Some(answer));
    let facts = Facts::of(index, &left);
    (!left.is_empty()).then(|| Tile {
        label: format!("Other {}", areas::label(index, top)),
        pick,
        n_works: left.len() as u32,
        stars: facts.stars[top],
        year: facts.years[top],
        inner: Vec::new(),
    })
}

/// How many shades of recency there are.
const N_SHADES: u32 = 6;

/// How recent a year is, from 1 to [`N_SHADES`]; 0 if unknown.
fn shade(year: Option<u32>, newest: u32) -> u32 {
    year.map_or(0, |year| {
        N_SHADES.saturating_sub(newest.saturating_sub(year)).max(1)
    })
}

/// Draws tiles into a frame so wide, and lists them.
fn draw(mut tops: Vec<Tile>, by_stars: bool, width: i32) -> AnyView {
    if tops.is_empty() {
        return view! { <p class="view-note">"No work with an area is left to draw."</p> }
            .into_any();
    }
    order(&mut tops, by_stars);
    tops.iter_mut()
        .for_each(|top| order(&mut top.inner, by_stars));
    let all = || {
        tops.iter()
            .flat_map(|top| [top].into_iter().chain(&top.inner))
    };
    let newest = all().filter_map(|tile| tile.year).max().unwrap_or(0);
    // Wide on a wide page, tall on a phone.
    let height = if width < 600 {
        width * 3 / 2
    } else {
        width * 5 / 8
    };
    let frame = Rect {
        width: f64::from(width),
        height: f64::from(height),
        ..Rect::default()
    };
    let mut drawing = Drawing {
        frame,
        newest,
        picks: Vec::new(),
        shown: Vec::new(),
        listed: Vec::new(),
    };
    for (tile, rect) in laid(&tops, frame, by_stars) {
        drawing.group(tile, rect, by_stars);
    }
    let content = view! {
        <div class="treemap" style:block-size=format!("{height}px")>{drawing.shown}</div>
        {legend(newest)}
        <details class="behind">
            <summary>"As a table"</summary>
            <div class="grid-box">
                <table class="grid">
                    <caption>"Areas, works, stars and median year"</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Area"</th>
                            <th scope="col">"Works"</th>
                            <th scope="col">"Stars"</th>
                            <th scope="col">"Median year"</th>
                        </tr>
                    </thead>
                    <tbody>{drawing.listed}</tbody>
                </table>
            </div>
        </details>
    };
    pickable(drawing.picks, Vec::new(), content.into_any())
}

/// Largest first.
fn order(tiles: &mut Vec<Tile>, by_stars: bool) {
    let sorted = by_rising(std::mem::take(tiles), |tile| u64::MAX - tile.size(by_stars));
    *tiles = sorted;
}

fn laid(tiles: &[Tile], frame: Rect, by_stars: bool) -> impl Iterator<Item = (&Tile, Rect)> {
    let sizes: Vec<f64> = tiles
        .iter()
        .map(|tile| tile.size(by_stars) as f64)
        .collect();
    tiles.iter().zip(squarify(&sizes, frame))
}

/// A map less wide than this is a phone's.
const NARROW: f64 = 480.0;

/// The height of the strip that names a group.
const STRIP: f64 = 26.0;

/// What was drawn so far.
struct Drawing {
    frame: Rect,
    newest: u32,
    picks: Vec<Pick>,
    shown: Vec<AnyView>,
    listed: Vec<AnyView>,
}

impl Drawing {
    /// An area with what is under it, if there is room for that.
    fn group(&mut self, tile: &Tile, rect: Rect, by_stars: bool) {
        let inside = rect.inset(2.0, STRIP);
        let strip = Rect {
            height: STRIP,
            ..rect.inset(2.0, 0.0)
        };
        // A group that has no room for its name is drawn as one tile, where the name can wrap.
        let named = tile.label.len() <= columns(strip, self.frame);
        let fits = named && inside.width > 60.0 && inside.height > 30.0;
        let is_group = !tile.inner.is_empty() && fits;
        self.tile(tile, if is_group { strip } else { rect }, is_group);
        self.list(tile, false);
        for (inner, rect) in laid(&tile.inner, inside, by_stars) {
            match fits {
                true => self.tile(inner, rect, false),
                false => self.picks.push(inner.pick.clone()),
            }
            self.list(inner, true);
        }
    }

    /// A button where the tile is. Neighbours round a shared edge alike, so they meet. What is
    /// too thin to be seen stands in the table alone.
    fn tile(&mut self, tile: &Tile, rect: Rect, is_group: bool) {
        const THIN: f64 = 3.0;
        self.picks.push(tile.pick.clone());
        if rect.width < THIN || rect.height < THIN {
            return;
        }
        let at = format!("{},0", self.picks.len());
        let (right, bottom) = (rect.x + rect.width, rect.y + rect.height);
        let inset = format!(
            "{}px {}px {}px {}px",
            rect.y.round() as i32,
            (self.frame.width - right).round() as i32,
            (self.frame.height - bottom).round() as i32,
            rect.x.round() as i32,
        );
        let label = label(tile, rect, columns(rect, self.frame), is_group);
        let shade = shade(tile.year, self.newest).to_string();
        let class = if is_group { "tile is-group" } else { "tile" };
        let name = tile.name();
        self.shown.push(
            view! {
                <button type="button" class=class data-at=at data-heat=shade style:inset=inset
                    title=name.clone() aria-label=name>{label}</button>
            }
            .into_any(),
        );
    }

    /// The row of the tile that was drawn last.
    fn list(&mut self, tile: &Tile, is_inner: bool) {
        let at = format!("{},0", self.picks.len());
        let year = tile
            .year
            .map_or("unknown".to_owned(), |year| year.to_string());
        let class = if is_inner { "is-inner" } else { "" };
        self.listed.push(
            view! {
                <tr class=class>
                    <th scope="row">
                        <button type="button" class="grid-head" data-at=at>
                            {tile.label.clone()}
                        </button>
                    </th>
                    <td>{thousands(tile.n_works)}</td>
                    <td>{thousands(tile.stars)}</td>
                    <td>{year}</td>
                </tr>
            }
            .into_any(),
        );
    }
}

/// How many letters fit beside each other in a tile. Those of a phone are smaller.
fn columns(rect: Rect, frame: Rect) -> usize {
    let letter = if frame.width < NARROW { 7.2 } else { 7.8 };
    ((rect.width - 14.0) / letter) as usize
}

/// The tile's name, if it fits, and how many works it has, if that fits too.
fn label(tile: &Tile, rect: Rect, columns: usize, is_group: bool) -> Option<AnyView> {
    const LINE: f64 = 17.0;
    let lines = ((rect.height - 8.0) / LINE) as usize;
    let longest = tile.label.split([' ', '-']).map(str::len).max()?;
    let needed = match is_group {
        true => 1,
        false => lines_of(tile.label.len(), columns),
    };
    let number = thousands(tile.n_works);
    let short = is_group && tile.label.len() + number.len() + 1 > columns;
    let fits = longest <= columns && needed <= lines && !(is_group && tile.label.len() > columns);
    let number = (!short && (is_group || needed < lines))
        .then(|| view! { <span class="tile-count">{number}</span> });
    fits.then(|| view! { <span>{tile.label.clone()}</span>" "{number} }.into_any())
}

/// What the shades mean.
fn legend(newest: u32) -> AnyView {
    let entries = (0..=N_SHADES).map(|shade| {
        let year = (newest + shade).saturating_sub(N_SHADES);
        let name = match shade {
            0 => "No year known".to_owned(),
            1 => format!("{year} or before"),
            _ => year.to_string(),
        };
        view! { <li><span class="swatch" data-heat=shade.to_string()></span>{name}</li> }.into_any()
    });
    view! {
        <p class="view-note" id="shades">"Shaded by the median year of the works, from the oldest to the most recent"</p>
        <ul class="legend" aria-labelledby="shades">{entries.collect::<Vec<_>>()}</ul>
    }
    .into_any()
}
