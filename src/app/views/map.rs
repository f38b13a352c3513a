//! The taxonomy as a treemap, two levels at a time.

use leptos::prelude::*;

use crate::app::kit::dom::handle::NodeRef;
use crate::app::kit::dom::{El, el};
use crate::app::kit::number::thousands;
use crate::app::kit::widget::button;
use crate::app::state::language::format::works;
use crate::app::state::language::tr::{tr, tr_plural, tr_with};
use crate::app::state::session::Session;
use crate::app::views::charts::areas;
use crate::app::views::charts::pick::{Pick, pick_button, pickable};
use crate::app::views::frame::{behind, column_name, note, view};
use crate::plot::{Rect, lines_of, squarify};
use crate::query::{Facet, Measure, Query};
use crate::search::{Answer, Dimension, Index, sorted_by_key};
use crate::texts::Text;

const AREAS: Dimension = Dimension::Facet(Facet::Area);
const YEARS: Dimension = Dimension::Measure(Measure::Year);

/// How an address says that tiles are as large as their stars; else they are by their works.
const BY_STARS: &str = "stars";

/// The view. Each change of the answer or of the page's width makes it anew.
pub fn map(session: Session) -> El {
    let by_stars = Memo::new(move |_| session.address.by().as_deref() == Some(BY_STARS));
    let is_open = StoredValue::new(false);
    let frame = NodeRef::new();
    let width = RwSignal::new(0);
    let measure = move || {
        let now = frame.get().map(|frame| frame.client_width());
        // A phone's window also changes its height alone, when the address bar goes.
        if let Some(now) = now.filter(|now| *now != width.get_untracked()) {
            width.set(now);
        }
    };
    // An effect runs once the frame stands in the page.
    Effect::new(move |_| measure());
    let listener = window_event_listener(leptos::ev::resize, move |_| measure());
    on_cleanup(move || listener.remove());
    let drawn = move || {
        let query = session.query.get();
        let index = session.index();
        let tops = session.answer.with(|answer| tiles(&index, answer, &query));
        [draw(tops, by_stars.get(), width.get(), is_open)]
    };
    let sizes = el("div")
        .class("toggle")
        .attr("role", "group")
        .attr("aria-label", tr(Text::SizeBy))
        .child(choice(session, Text::ByWorks, false, by_stars))
        .child(choice(session, Text::ByStars, true, by_stars));
    view(Text::Map)
        .child(note(tr(Text::MapNote)))
        .child(sizes)
        .child(el("div").node_ref(frame).bind_children(drawn))
}

fn choice(session: Session, name: Text, value: bool, by_stars: Memo<bool>) -> El {
    button("quiet-button", "")
        .bind_attr("aria-pressed", move || {
            (by_stars.get() == value).to_string()
        })
        .on_click(move || session.set_by(value.then(|| BY_STARS.to_owned())))
        .text(tr(name))
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
        let text = match self.year {
            Some(_) => Text::TileName,
            None => Text::TileNameNoYear,
        };
        let year = self.year.unwrap_or(0).to_string();
        let n_works = works(self.n_works as usize);
        tr_plural(text, self.stars as usize, &[&self.label, &n_works, &year])
    }
}

/// What each area has of the works kept.
struct Facts {
    stars: Vec<u64>,
    years: Vec<Option<u32>>,
}

impl Facts {
    fn of(index: &Index, answer: &Answer) -> Self {
        let table = index.crosstab(answer, AREAS, YEARS);
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
        label: tr_with(Text::OtherOf, &[&areas::label(index, top)]),
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
fn draw(mut tops: Vec<Tile>, by_stars: bool, width: i32, is_open: StoredValue<bool>) -> El {
    if tops.is_empty() {
        return note(tr(Text::NothingMapped));
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
    let treemap = el("div")
        .class("treemap")
        .style("block-size", &format!("{height}px"))
        .children(drawing.shown);
    let mut content = vec![treemap];
    content.extend(legend(newest));
    content.push(behind(is_open, table(drawing.listed)));
    pickable(drawing.picks, Vec::new(), content)
}

/// The map as a table.
fn table(rows: Vec<El>) -> El {
    let columns = [
        Text::FacetArea,
        Text::AreaWorks,
        Text::MeasureStars,
        Text::MedianYear,
    ];
    let head = el("tr").children(columns.map(column_name));
    let table = el("table")
        .class("grid")
        .child(el("caption").text(tr(Text::MapTable)))
        .child(el("thead").child(head))
        .child(el("tbody").children(rows));
    el("div").class("grid-box").child(table)
}

/// Largest first.
fn order(tiles: &mut Vec<Tile>, by_stars: bool) {
    let sorted = sorted_by_key(std::mem::take(tiles), |tile| u64::MAX - tile.size(by_stars));
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
    shown: Vec<El>,
    listed: Vec<El>,
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
    /// too small to be hit (WCAG 2.2, 2.5.8) is only a picture, and what is too thin to be seen
    /// not even that: the table has a button for each.
    fn tile(&mut self, tile: &Tile, rect: Rect, is_group: bool) {
        const THIN: f64 = 3.0;
        const TARGET: f64 = 24.0;
        self.picks.push(tile.pick.clone());
        if rect.width < THIN || rect.height < THIN {
            return;
        }
        let (right, bottom) = (rect.x + rect.width, rect.y + rect.height);
        let inset = format!(
            "{}px {}px {}px {}px",
            rect.y.round() as i32,
            (self.frame.width - right).round() as i32,
            (self.frame.height - bottom).round() as i32,
            rect.x.round() as i32,
        );
        let name = tile.name();
        let class = if is_group { "tile is-group" } else { "tile" };
        let shown = match rect.width < TARGET || rect.height < TARGET {
            true => el("div").class(class),
            false => pick_button(class, self.picks.len(), 0).attr("aria-label", &name),
        };
        let shown = shown
            .attr("data-heat", &shade(tile.year, self.newest).to_string())
            .style("inset", &inset)
            .attr("title", &name);
        let columns = columns(rect, self.frame);
        self.shown.push(label(shown, tile, rect, columns, is_group));
    }

    /// The row of the tile that was drawn last.
    fn list(&mut self, tile: &Tile, is_inner: bool) {
        let unknown = || tr(Text::UnknownCell).to_owned();
        let year = tile.year.map_or_else(unknown, |year| year.to_string());
        let button = pick_button("grid-head", self.picks.len(), 0).text(&tile.label);
        let row = el("tr")
            .class(if is_inner { "is-inner" } else { "" })
            .child(el("th").attr("scope", "row").child(button))
            .child(el("td").text(&thousands(tile.n_works)))
            .child(el("td").text(&thousands(tile.stars)))
            .child(el("td").text(&year));
        self.listed.push(row);
    }
}

/// How many letters fit beside each other in a tile. Those of a phone are smaller.
fn columns(rect: Rect, frame: Rect) -> usize {
    let letter = if frame.width < NARROW { 7.2 } else { 7.8 };
    ((rect.width - 14.0) / letter) as usize
}

/// Writes the tile's name on it, if it fits, and how many works it has, if that fits too.
fn label(to: El, tile: &Tile, rect: Rect, columns: usize, is_group: bool) -> El {
    const LINE: f64 = 17.0;
    let lines = ((rect.height - 8.0) / LINE) as usize;
    let words = tile.label.split([' ', '-']);
    let longest = words.map(str::len).max().unwrap_or(0);
    let needed = match is_group {
        true => 1,
        false => lines_of(tile.label.len(), columns),
    };
    if longest > columns || needed > lines || (is_group && tile.label.len() > columns) {
        return to;
    }
    let number = thousands(tile.n_works);
    let is_short = is_group && tile.label.len() + number.len() + 1 > columns;
    let has_number = !is_short && (is_group || needed < lines);
    let number = has_number.then(|| el("span").class("tile-count").text(&number));
    to.child(el("span").text(&tile.label))
        .text(" ")
        .children(number)
}

/// What the shades mean.
fn legend(newest: u32) -> [El; 2] {
    let mut entries = el("ul").class("legend").attr("aria-labelledby", "shades");
    for shade in 0..=N_SHADES {
        let year = (newest + shade).saturating_sub(N_SHADES).to_string();
        let name = match shade {
            0 => tr(Text::NoYearKnown).to_owned(),
            1 => tr_with(Text::OrBefore, &[&year]),
            _ => year,
        };
        let swatch = el("span")
            .class("swatch")
            .attr("data-heat", &shade.to_string());
        entries = entries.child(el("li").child(swatch).text(&name));
    }
    [note(tr(Text::Shades)).attr("id", "shades"), entries]
}
