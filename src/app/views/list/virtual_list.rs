//! What was measured of the list, where its rows stand, and which of them are drawn.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::app::kit::clock::yield_to_page;
use crate::app::kit::debounce::Debounce;
use crate::app::kit::dom::handle::NodeRef;
use crate::app::kit::scheduler::{after_effects, is_slow};
use crate::app::parts::toolbar::density::Density;
use crate::app::state::session::Session;
use crate::app::views::list::measure::{drawn_heights, probed, seen};
use crate::plot::{Layout, Metrics, Row, lines_of, next_portion, wanted};
use crate::work::WorkId;

/// Rows drawn above and below those in view, for who scrolls.
const AROUND: usize = 4;

/// As many until the results have come to rest: the next key may have others.
const JUST_AROUND: usize = 1;

/// As many cards are made at once, so that a key need not wait for all of them; on a slow machine
/// one by one.
const PORTION: usize = 3;

/// As many rows of the denser forms take as long as a card.
const AS_A_CARD: usize = 4;

/// How long results stand to have come to rest, longer than from one key or tick to the next.
const REST: Duration = Duration::from_secs(1);

/// The state of the list: what was measured, and where everything stands for it.
#[derive(Clone, Copy)]
pub struct VirtualList {
    session: Session,
    density: RwSignal<Density>,
    /// The list of rows.
    pub list: NodeRef,
    /// What sizes are read off.
    pub probe: NodeRef,
    /// None until they are measured.
    metrics: RwSignal<Option<Metrics>>,
    /// True heights of rows drawn since the metrics last changed, by the work; none is 0 or
    /// beyond the end.
    heights: RwSignal<Vec<f32>>,
    /// None until the list was looked at.
    view_port: RwSignal<Option<(f64, f64)>>,
    /// The last results that have come to rest, or were scrolled.
    rested: RwSignal<Arc<Vec<WorkId>>>,
    /// Where every row stands.
    pub layout: Memo<Layout>,
    /// The rows that are to be drawn, those in view and below first.
    wanted: Memo<Vec<Row>>,
    /// Counts the portions of them.
    n_portions: RwSignal<u32>,
    /// The rows that are drawn, in order.
    pub rows: Memo<Vec<Row>>,
}

impl VirtualList {
    /// A list that nothing is drawn of yet.
    pub fn new(session: Session, density: RwSignal<Density>) -> Self {
        let metrics = RwSignal::new(None);
        let heights = RwSignal::new(Vec::new());
        let view_port = RwSignal::new(None);
        let rested = RwSignal::new(Arc::default());
        let around = Memo::new(
            move |_| match session.hits.with(|hits| rested.get() == *hits) {
                true => AROUND,
                false => JUST_AROUND,
            },
        );
        let layout = Memo::new(move |_| {
            let is_dense = density.get() != Density::Cards;
            let metrics = metrics.get().unwrap_or_default();
            heights.with(|heights| lay_out(session, metrics, is_dense, heights))
        });
        let wanted = Memo::new(move |_| match (metrics.get(), view_port.get()) {
            // Before sizes are known they would only be drawn to be moved.
            (None, _) | (_, None) => Vec::new(),
            (Some(_), Some(seen)) => layout.with(|layout| {
                let wanted = |hits: &Arc<Vec<WorkId>>| wanted(layout, hits, seen, around.get());
                session.hits.with(wanted)
            }),
        });
        let n_portions = RwSignal::new(0);
        let rows = Memo::new(move |drawn: Option<&Vec<Row>>| {
            n_portions.track();
            let n_cards = if is_slow() { 1 } else { PORTION };
            let portion = match density.get() {
                Density::Cards => n_cards,
                _ => n_cards * AS_A_CARD,
            };
            let drawn = drawn.map_or(&[][..], Vec::as_slice);
            wanted.with(|wanted| next_portion(wanted, drawn, portion))
        });
        Self {
            session,
            density,
            list: NodeRef::new(),
            probe: NodeRef::new(),
            metrics,
            heights,
            view_port,
            rested,
            layout,
            wanted,
            n_portions,
            rows,
        }
    }

    /// Looks again as the window scrolls, and measures again as it changes its size; once a
    /// frame at most.
    pub fn follow_window(self) {
        let waiting = StoredValue::new(false);
        let scroll = window_event_listener(leptos::ev::scroll, move |_| {
            if !waiting.get_value() {
                waiting.set_value(true);
                request_animation_frame(move || {
                    waiting.set_value(false);
                    self.rest();
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
                after_effects(move || self.measure());
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
    pub fn follow_rows(self) {
        Effect::new(move |_| {
            self.rows.track();
            // Another question may be answered by the same rows with other words in them.
            self.session.answer.track();
            // Right after the rows are in the page, which is mostly before they are painted.
            queue_microtask(move || self.take_heights());
        });
        Effect::new(move |_| {
            let n_drawn = self.rows.with(Vec::len);
            if n_drawn < self.wanted.with(Vec::len) {
                after_effects(move || {
                    self.n_portions.try_update(|n_portions| *n_portions += 1);
                });
            }
        });
        Effect::new(move |before: Option<()>| {
            self.density.track();
            if before.is_some() {
                // Once the page has the other form, and before it is painted.
                queue_microtask(move || self.measure());
            }
        });
        Effect::new(move |_| {
            self.layout.track();
            request_animation_frame(move || self.look());
        });
    }

    /// New results start at their first; until then the reader would look at the middle of them.
    pub fn start_new_hits_at_their_first(self) {
        let debounce = Debounce::new();
        Effect::new(move |before: Option<()>| {
            self.session.hits.track();
            debounce.run(REST, move || self.rest());
            // As it was seen last: to look again costs a layout of the page.
            let top = self.view_port.get_untracked().map(|(top, _)| top);
            if before.is_some() && top.is_some_and(|top| top > 0.0) {
                window().scroll_to_with_x_and_y(0.0, 0.0);
            }
        });
    }

    /// Draws what somebody who scrolls sees next.
    fn rest(self) {
        if let Some(hits) = self.session.hits.try_with_untracked(Arc::clone) {
            self.rested.try_set(hits);
        }
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

    /// Takes the true heights of the cards that are drawn.
    pub fn take_heights(self) {
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
            after_effects(move || window().scroll_by_with_x_and_y(0.0, moved));
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
