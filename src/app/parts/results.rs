//! The results: only the rows in view are in the page.

mod measure;

use std::collections::HashMap;

use leptos::prelude::*;

use self::measure::{card_probe, drawn_heights, probed, seen};
use super::dense_row::{dense_row, table_head};
use super::density::Density;
use super::states::nothing_found;
use super::work_card::work_card;
use crate::app::dom::{El, Handle, el};
use crate::app::reactive::{Memo, RwSignal, memo};
use crate::app::say::say;
use crate::app::session::Session;
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
    metrics: RwSignal<Metrics>,
    /// True heights of rows drawn since the metrics last changed.
    heights: RwSignal<HashMap<WorkId, f64>>,
    view_port: RwSignal<(f64, f64)>,
    layout: Memo<Layout>,
    rows: Memo<Vec<Row>>,
}

/// The list of results.
pub fn results(density: RwSignal<Density>) -> El {
    let session = Session::current();
    let stack = Stack::new(session, density);
    let n_hits = memo(move || session.hits.with(|hits| hits.len() as u32));
    let keys = move || {
        // A row is made anew in another form.
        let is_dense = density.get() != Density::Cards;
        let sign = if is_dense { "+" } else { "" };
        let key = |row: &Row| format!("{sign}{}", row.id.0);
        stack.rows.with(|rows| rows.iter().map(key).collect())
    };
    let row = move |key: &str| {
        let number = key.trim_start_matches('+');
        let id = WorkId(number.parse().unwrap_or_default());
        result_row(id, number != key, stack.rows, n_hits)
    };
    stack.follow_window();
    stack.follow_rows();
    stack.start_new_hits_at_their_first();
    let list = el("ul")
        .held_by(stack.list)
        .class("results")
        .attr("aria-label", say(Text::Results))
        .follow_flag("hidden", move || n_hits.get() == 0)
        .follow_style("block-size", move || {
            pixels(stack.layout.with(Layout::height))
        })
        .each(keys, row);
    let is_table = move || density.get() == Density::Table && n_hits.get() > 0;
    el("div")
        .class("result-frame")
        .follow_attr("data-density", move || density.get().key().to_owned())
        .put(card_probe(stack.probe))
        .follow_when(move || n_hits.get() == 0, || [nothing_found()])
        .follow_when(is_table, || [table_head()])
        .put(list)
}

/// A row's place follows the results while its card stays as it is.
fn result_row(id: WorkId, is_dense: bool, rows: Memo<Vec<Row>>, n_hits: Memo<u32>) -> El {
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
    el("li")
        .class("work-card")
        .attr("data-work", &session.index().work(id).id)
        .follow_attr("aria-posinset", move || {
            of_row(|row| (row.position + 1).to_string())
        })
        .follow_attr("aria-setsize", move || n_hits.get().to_string())
        .follow_style("inset-block-start", move || of_row(|row| pixels(row.top)))
        .put_all(match is_dense {
            true => dense_row(id),
            false => work_card(id),
        })
}

/// Whole pixels: rows meet without a gap, and formatting fractions takes code.
fn pixels(length: f64) -> String {
    format!("{}px", length as i64)
}

impl Stack {
    fn new(session: Session, density: RwSignal<Density>) -> Self {
        let metrics = RwSignal::new(Metrics::default());
        let heights = RwSignal::new(HashMap::new());
        let view_port = RwSignal::new((0.0, 0.0));
        let layout = memo(move || {
            let is_dense = density.get() != Density::Cards;
            heights.with(|heights| lay_out(session, metrics.get(), is_dense, heights))
        });
        let rows = memo(move || layout.with(|layout| rows(session, layout, view_port.get())));
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
        Effect::new(move || {
            self.session.work.track();
            request_animation_frame(move || self.measure());
        });
        // Once the probe is in the page; fonts are the system's, so no later load changes them.
        request_animation_frame(move || self.measure());
    }

    /// Takes the true heights of rows as they are drawn.
    fn follow_rows(self) {
        Effect::new(move || {
            self.rows.track();
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
            let (top, _) = seen(self.list);
            if before.is_some() && top > 0.0 {
                window().scroll_to_with_x_and_y(0.0, 0.0);
            }
        });
    }

    fn look(self) {
        let now = seen(self.list);
        if self.view_port.try_get_untracked() != Some(now) {
            self.view_port.try_set(now);
        }
    }

    fn measure(self) {
        let Some(now) = probed(self.probe) else {
            return;
        };
        if self.metrics.try_get_untracked() != Some(now) {
            self.keeping_the_place(|| {
                self.heights.try_update(HashMap::clear);
                self.metrics.try_set(now);
            });
        }
        self.look();
    }

    fn take_heights(self) {
        // Dense rows are all of the height that the style sheet gives them.
        if self.density.try_get_untracked() != Some(Density::Cards) {
            return;
        }
        let drawn = drawn_heights(self.list);
        let index = self.session.index();
        let rows = self.rows;
        // The page may have been replaced since, as when the last works arrive.
        let drawn = self.layout.try_with_untracked(|layout| {
            let off_by_a_pixel = |row: &Row| {
                let height = *drawn.get(&index.work(row.id).id)?;
                let laid_out = layout.top(row.position + 1) - row.top;
                ((laid_out - height).abs() >= 1.0).then_some((row.id, height))
            };
            let rows = rows.get_untracked();
            rows.iter().filter_map(off_by_a_pixel).collect()
        });
        let drawn: Vec<(WorkId, f64)> = drawn.unwrap_or_default();
        if !drawn.is_empty() {
            self.keeping_the_place(|| {
                self.heights.try_update(|heights| heights.extend(drawn));
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
            request_animation_frame(move || window().scroll_by_with_x_and_y(0.0, moved));
        }
    }
}

fn lay_out(
    session: Session,
    metrics: Metrics,
    is_dense: bool,
    known: &HashMap<WorkId, f64>,
) -> Layout {
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
    let height = |id: &WorkId| known.get(id).copied().unwrap_or_else(|| guess(id));
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
