//! The results: only the rows in view are in the page.

mod measure;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use self::measure::{card_probe, drawn_heights, probed, seen};
use super::columns::Columns;
use super::dense_row::{dense_row, table_head};
use super::density::Density;
use super::states::nothing_found;
use super::work_card::work_card;
use crate::app::dom::{El, Handle, el};
use crate::app::load::yield_to_page;
use crate::app::reactive::{Memo, RwSignal, memo};
use crate::app::say::say;
use crate::app::session::Session;
use crate::app::turns::after;
use crate::plot::{Layout, Metrics, lines_of};
use crate::texts::Text;
use crate::work::WorkId;

/// Rows drawn above and below those in view.
const AROUND: usize = 4;

/// A row that is drawn.
#[derive(Clone, Copy, PartialEq)]
struct Row {
    id: WorkId,
    position: usize,
    top: f64,
}

/// The state of the list: what was measured, and where everything stands for it.
#[derive(Clone, Copy)]
struct Stack {
    session: Session,
    density: RwSignal<Density>,
    list: Handle,
    probe: Handle,
    /// None until they are measured.
    metrics: RwSignal<Option<Metrics>>,
    /// True heights of rows drawn since the metrics last changed, by the work; none is 0 or
    /// beyond the end.
    heights: RwSignal<Vec<f32>>,
    /// None until the list was looked at.
    view_port: RwSignal<Option<(f64, f64)>>,
    layout: Memo<Layout>,
    rows: Memo<Vec<Row>>,
}

/// The list of results.
pub fn results(density: RwSignal<Density>, columns: Columns) -> El {
    let session = Session::current();
    let stack = Stack::new(session, density);
    let n_hits = memo(move || session.hits.with(|hits| hits.len() as u32));
    let keys = move || {
        // A row is made anew in another form.
        let sign = density.get().sign();
        let key = |row: &Row| format!("{sign}{}", row.id.0);
        stack.rows.with(|rows| rows.iter().map(key).collect())
    };
    let row = move |key: &str| {
        let number = key.trim_start_matches(|c: char| !c.is_ascii_digit());
        let id = WorkId(number.parse().unwrap_or_default());
        let form = density.get_untracked();
        result_row(id, form, stack.rows, n_hits)
    };
    stack.follow_window();
    stack.follow_rows();
    stack.start_new_hits_at_their_first();
    let is_table = move || density.get() == Density::Table && n_hits.get() > 0;
    let if_table = move |role: &str| is_table().then(|| role.to_owned());
    let list = el("ul")
        .held_by(stack.list)
        .class("results")
        .follow_some("role", move || if_table("rowgroup"))
        .attr("aria-label", say(Text::Results))
        .follow_flag("hidden", move || n_hits.get() == 0)
        .follow_style("block-size", move || {
            pixels(stack.layout.with(Layout::height))
        })
        .each(keys, row);
    // What a reader does in a card may open more of it, and what opens takes the focus.
    let remeasure = move |_| after(move || stack.take_heights());
    let list = list.on("click", remeasure).on("focusin", remeasure);
    el("div")
        .class("result-frame")
        .follow_attr("data-density", move || density.get().key().to_owned())
        .follow_attr("data-columns", move || columns.keys())
        .follow_style("--columns", move || columns.widths())
        .follow_some("role", move || if_table("table"))
        .follow_some("aria-label", move || if_table(say(Text::Results)))
        // The names of the columns are the first row.
        .follow_some("aria-rowcount", move || {
            if_table(&(n_hits.get() + 1).to_string())
        })
        .put(card_probe(stack.probe))
        .follow_when(move || n_hits.get() == 0, || [nothing_found()])
        .follow_when(is_table, || [table_head()])
        .put(list)
}

/// A row's place follows the results while its card stays as it is.
fn result_row(id: WorkId, form: Density, rows: Memo<Vec<Row>>, n_hits: Memo<u32>) -> El {
    let session = Session::current();
    // A row that leaves keeps its place until it is gone.
    let last = StoredValue::new(None);
    let of_row = move |show: fn(Row) -> String| {
        let now = rows.with(|rows| rows.iter().copied().find(|row| row.id == id));
        if now.is_some() {
            last.set_value(now);
        }
        last.get_value().map(show).unwrap_or_default()
    };
    let key = session.index().work(id).id;
    let row = el("li")
        .class("work-card")
        .attr("data-row", &id.0.to_string())
        .attr("data-work", &key)
        .follow_class("is-open", move || {
            session.work.with(|work| work.as_deref() == Some(&key))
        })
        .follow_style("inset-block-start", move || of_row(|row| pixels(row.top)));
    let row = match form {
        Density::Table => row
            .attr("role", "row")
            .follow_attr("aria-rowindex", move || {
                of_row(|row| (row.position + 2).to_string())
            }),
        _ => row
            .follow_attr("aria-posinset", move || {
                of_row(|row| (row.position + 1).to_string())
            })
            .follow_attr("aria-setsize", move || n_hits.get().to_string()),
    };
    row.put_all(match form {
        Density::Cards => work_card(id),
        _ => dense_row(id, form == Density::Table),
    })
}

/// Whole pixels: rows meet without a gap, and formatting fractions takes code.
fn pixels(length: f64) -> String {
    format!("{}px", length as i64)
}

impl Stack {
    fn new(session: Session, density: RwSignal<Density>) -> Self {
        let metrics = RwSignal::new(None);
        let heights = RwSignal::new(Vec::new());
        let view_port = RwSignal::new(None);
        let layout = memo(move || {
            let is_dense = density.get() != Density::Cards;
            let metrics = metrics.get().unwrap_or_default();
            heights.with(|heights| lay_out(session, metrics, is_dense, heights))
        });
        let rows = memo(move || match (metrics.get(), view_port.get()) {
            // Before sizes are known they would only be drawn to be moved.
            (None, _) | (_, None) => Vec::new(),
            (Some(_), Some(seen)) => layout.with(|layout| rows(session, layout, seen)),
        });
        Self {
            session,
            density,
            list: Handle::new(),
            probe: Handle::new(),
            metrics,
            heights,
            view_port,
            layout,
            rows,
        }
    }

    /// Looks again as the window scrolls, and measures again as it changes its size; once a
    /// frame at most.
    fn follow_window(self) {
        let waiting = StoredValue::new(false);
        let scroll = window_event_listener(leptos::ev::scroll, move |_| {
            if !waiting.get_value() {
                waiting.set_value(true);
                request_animation_frame(move || {
                    waiting.set_value(false);
                    self.look();
                });
            }
        });
        let resize = window_event_listener(leptos::ev::resize, move |_| {
            request_animation_frame(move || self.measure());
        });
        on_cleanup(move || {
            scroll.remove();
            resize.remove();
        });
        // A detail beside the list takes some of its width, and gives it back.
        Effect::new(move |before: Option<()>| {
            self.session.work.track();
            if before.is_some() {
                after(move || self.measure());
            }
        });
        spawn_local(self.begin());
    }

    /// Measures once the probe is in the page, then draws the first rows: each in a task of its
    /// own. Fonts are the system's, so no later load changes what was measured.
    async fn begin(self) {
        yield_to_page().await;
        self.measure_only();
        yield_to_page().await;
        self.look();
    }

    /// Takes the true heights of rows as they are drawn.
    fn follow_rows(self) {
        Effect::new(move || {
            self.rows.track();
            // Another question may be answered by the same rows with other words in them.
            self.session.answer.track();
            // After the rows are in the page and before they are painted.
            queue_microtask(move || self.take_heights());
        });
        Effect::new(move |before: Option<()>| {
            self.density.track();
            if before.is_some() {
                // Once the page has the other form, and before it is painted.
                queue_microtask(move || self.measure());
            }
        });
        Effect::new(move || {
            self.layout.track();
            request_animation_frame(move || self.look());
        });
    }

    /// New results start at their first; until then the reader would look at the middle of them.
    fn start_new_hits_at_their_first(self) {
        Effect::new(move |before: Option<()>| {
            self.session.hits.track();
            // Where the list is costs a layout of the page, which the first results need not have.
            if before.is_some() && seen(self.list).0 > 0.0 {
                window().scroll_to_with_x_and_y(0.0, 0.0);
            }
        });
    }

    fn look(self) {
        let now = Some(seen(self.list));
        if self.view_port.try_get_untracked() != Some(now) {
            self.view_port.try_set(now);
        }
    }

    fn measure(self) {
        self.measure_only();
        self.look();
    }

    fn measure_only(self) {
        let now = probed(self.probe);
        if now.is_none() {
            return;
        }
        if self.metrics.try_get_untracked() != Some(now) {
            self.keeping_the_place(|| {
                self.heights.try_update(Vec::clear);
                self.metrics.try_set(now);
            });
        }
    }

    fn take_heights(self) {
        // Dense rows are all of the height that the style sheet gives them.
        if self.density.try_get_untracked() != Some(Density::Cards) {
            return;
        }
        let drawn = drawn_heights(self.list);
        let rows = self.rows;
        // The page may have been replaced since, as when the last works arrive.
        let drawn = self.layout.try_with_untracked(|layout| {
            let off_by_a_pixel = |row: &Row| {
                let is_it = |(number, _): &&(u32, f64)| *number == row.id.0;
                let height = drawn.iter().find(is_it)?.1;
                let laid_out = layout.top(row.position + 1) - row.top;
                ((laid_out - height).abs() >= 1.0).then_some((row.id, height))
            };
            let rows = rows.get_untracked();
            rows.iter().filter_map(off_by_a_pixel).collect()
        });
        let drawn: Vec<(WorkId, f64)> = drawn.unwrap_or_default();
        if !drawn.is_empty() {
            self.keeping_the_place(|| {
                self.heights.try_update(|heights| {
                    heights.resize(self.session.index().len(), 0.0);
                    for (id, height) in drawn {
                        heights[id.index()] = height as f32;
                    }
                });
            });
        }
    }

    /// Makes a change that moves rows, and scrolls so that the first row in view stays put.
    fn keeping_the_place(self, change: impl FnOnce()) {
        let (top, _) = seen(self.list);
        let layout = self.layout;
        let anchor = layout.with_untracked(|layout| layout.row_at(top));
        let before = layout.with_untracked(|layout| layout.top(anchor));
        change();
        let moved = layout.with_untracked(|layout| layout.top(anchor)) - before;
        if top > 0.0 && moved.abs() >= 1.0 {
            // The list takes its new height with the next effects; scrolling must come after.
            after(move || window().scroll_by_with_x_and_y(0.0, moved));
        }
    }
}

fn lay_out(session: Session, metrics: Metrics, is_dense: bool, known: &[f32]) -> Layout {
    if is_dense {
        let heights = || session.hits.with(|hits| vec![metrics.same; hits.len()]);
        return Layout::new(heights().into_iter());
    }
    let index = session.index();
    let guess = |id: &WorkId| {
        let outline = index.outline(*id);
        let lines = lines_of(usize::from(outline.n_letters), metrics.columns) as f64;
        let authors = match outline.has_authors {
            true => metrics.author_line,
            false => 0.0,
        };
        metrics.base + lines * metrics.title_line + authors
    };
    let height = |id: &WorkId| match known.get(id.index()) {
        Some(&known) if known > 0.0 => f64::from(known),
        _ => guess(id),
    };
    session
        .hits
        .with(|hits| Layout::new(hits.iter().map(height)))
}

fn rows(session: Session, layout: &Layout, (top, height): (f64, f64)) -> Vec<Row> {
    let in_view = layout.rows_in_view(top, height, AROUND);
    session.hits.with(|hits| {
        in_view
            .filter_map(|position| {
                Some(Row {
                    id: *hits.get(position)?,
                    position,
                    top: layout.top(position),
                })
            })
            .collect()
    })
}
