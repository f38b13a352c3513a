//! The results: only the rows in view are in the page.

use leptos::html::{Div, Ul};
use leptos::prelude::*;

use super::states::NothingFound;
use super::work_card::WorkCard;
use crate::app::reactive::{flag, text};
use crate::app::session::Session;
use crate::plot::{Layout, Metrics, title_lines};
use crate::work::WorkId;

/// Rows drawn above and below those in view.
const AROUND: usize = 4;

/// A row that is drawn.
#[derive(Clone, Copy, PartialEq)]
struct Row {
    id: WorkId,
    position: usize,
    top: f64,
    height: f64,
}

/// The list of results.
#[component]
pub fn Results() -> impl IntoView {
    let session = Session::current();
    let list = NodeRef::<Ul>::new();
    let probe = NodeRef::<Div>::new();
    let metrics = RwSignal::new(Metrics::default());
    let view_port = RwSignal::new((0.0, 0.0));
    let layout = Memo::new(move |_| lay_out(session, metrics.get()));
    let rows = Memo::new(move |_| rows(session, &layout.read(), view_port.get()));
    let n_hits = Memo::new(move |_| session.hits.with(|hits| hits.len()));

    let look = move || view_port.set(seen(list));
    let measure = move || {
        metrics.set(measured(probe));
        look();
    };
    on_window_change(look, measure);
    // Once the probe is in the page; fonts are the system's, so no later load changes them.
    probe.on_load(move |_| request_animation_frame(measure));
    Effect::new(move || {
        layout.track();
        request_animation_frame(look);
    });
    scroll_up_on_new_hits(session, list);

    view! {
        <CardProbe probe/>
        <Show when=move || n_hits.get() == 0>
            <NothingFound/>
        </Show>
        <ul
            node_ref=list
            class="results"
            aria-label="Results"
            hidden=flag(move || n_hits.get() == 0)
            style:block-size=text(move || pixels(layout.with(Layout::height)))
        >
            <For each=move || rows.get() key=|row| row.id.0 let(row)>
                <ResultRow id=row.id rows n_hits/>
            </For>
        </ul>
    }
}

/// A row's place follows the results while its card stays as it is.
#[component]
fn ResultRow(id: WorkId, rows: Memo<Vec<Row>>, n_hits: Memo<usize>) -> impl IntoView {
    let session = Session::current();
    let key = session.index().work(id).id.clone();
    let row = Memo::new(move |before: Option<&Option<Row>>| {
        let now = rows.with(|rows| rows.iter().copied().find(|row| row.id == id));
        now.or_else(|| before.copied().flatten())
    });
    let of_row = move |show: fn(Row) -> String| row.get().map(show).unwrap_or_default();
    view! {
        <li
            class="work-card"
            data-work=key
            aria-posinset=text(move || of_row(|row| (row.position + 1).to_string()))
            aria-setsize=text(move || n_hits.get().to_string())
            style:inset-block-start=text(move || of_row(|row| pixels(row.top)))
            style:block-size=text(move || of_row(|row| pixels(row.height)))
        >
            <WorkCard id/>
        </li>
    }
}

fn lay_out(session: Session, metrics: Metrics) -> Layout {
    let index = session.index();
    let height = |id: &WorkId| {
        let work = index.work(*id);
        let lines = title_lines(&work.title, metrics.columns) as f64;
        let authors = if work.authors.is_empty() {
            0.0
        } else {
            metrics.author_line
        };
        metrics.base + lines * metrics.title_line + authors
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
                    height: layout.top(position + 1) - layout.top(position),
                })
            })
            .collect()
    })
}

/// Whole pixels: rows meet without a gap, and formatting fractions takes code.
fn pixels(length: f64) -> String {
    format!("{}px", length as i64)
}

/// The part of the list that is on the screen: its upper edge in the list, and its height.
fn seen(list: NodeRef<Ul>) -> (f64, f64) {
    let height = window()
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64());
    let top = list
        .get_untracked()
        .map(|list| -list.get_bounding_client_rect().top());
    (top.unwrap_or_default(), height.unwrap_or_default())
}

/// Something of each size that a card is made of.
#[component]
fn CardProbe(probe: NodeRef<Div>) -> impl IntoView {
    view! {
        <div node_ref=probe class="card-probe" aria-hidden="true">
            <div class="probe-base"></div>
            <div class="probe-title"></div>
            <div class="probe-authors"></div>
            <span class="probe-text">{PROBE_TEXT}</span>
        </div>
    }
}

/// A title of average letters.
const PROBE_TEXT: &str = "Accurate Post-Training Quantization for Efficient Language Models";

/// Reads the sizes off the probe, whose parts stand in the order of [`CardProbe`].
fn measured(probe: NodeRef<Div>) -> Metrics {
    let Some(probe) = probe.get_untracked() else {
        return Metrics::default();
    };
    let size = |part: u32| {
        let part = probe.children().item(part)?;
        let rect = part.get_bounding_client_rect();
        Some((rect.width(), rect.height()))
    };
    let height = |part: u32| size(part).map_or(0.0, |(_, height)| height);
    let (room, _) = size(1).unwrap_or_default();
    let (text, _) = size(3).unwrap_or_default();
    let letter = (text / PROBE_TEXT.len() as f64).max(1.0);
    Metrics {
        base: height(0),
        title_line: height(1),
        author_line: height(2),
        // Capitals and wide letters: some titles run longer than the average.
        columns: (room / letter * 0.95) as usize,
    }
}

/// Calls back as the window scrolls or changes its size, once a frame at most.
fn on_window_change(on_scroll: impl Fn() + Copy + 'static, on_resize: impl Fn() + Copy + 'static) {
    let waiting = StoredValue::new(false);
    let scroll = window_event_listener(leptos::ev::scroll, move |_| {
        if !waiting.get_value() {
            waiting.set_value(true);
            request_animation_frame(move || {
                waiting.set_value(false);
                on_scroll();
            });
        }
    });
    let resize = window_event_listener(leptos::ev::resize, move |_| {
        request_animation_frame(on_resize);
    });
    on_cleanup(move || {
        scroll.remove();
        resize.remove();
    });
}

/// New results start at their first; until then the reader would look at the middle of them.
fn scroll_up_on_new_hits(session: Session, list: NodeRef<Ul>) {
    Effect::new(move |before: Option<()>| {
        session.hits.track();
        let (top, _) = seen(list);
        if before.is_some() && top > 0.0 {
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
}
