//! Two handles under a histogram, on the edges of its bars.

use leptos::prelude::*;
use web_sys::HtmlInputElement;

use crate::app::kit::dom::{El, el};
use crate::app::state::language::tr::{tr, tr_with};
use crate::query::Span;
use crate::search::Bin;
use crate::texts::Text;

/// An end of a range.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Least,
    Greatest,
}

/// What both handles share.
#[derive(Clone, Copy)]
pub struct Handles {
    /// All bins, for their edges.
    pub bins: StoredValue<Vec<Bin>>,
    /// What is asked, or is about to be.
    pub span: Memo<Span>,
    /// While a handle is dragged.
    pub on_move: Callback<Span>,
    /// Once it is let go.
    pub on_set: Callback<Span>,
}

impl Handles {
    /// The edge that an end of the span stands on, counted from 0 at the first bin's start.
    fn edge(self, end: End) -> usize {
        let Span { from, to, .. } = self.span.get();
        self.bins.with_value(|bins| {
            let up_to = |value: u32| bins.partition_point(|bin| bin.from <= value);
            match end {
                End::Least => from.map_or(0, |from| up_to(from).saturating_sub(1)),
                End::Greatest => to.map_or(bins.len(), |to| up_to(to).max(1)),
            }
        })
    }

    /// The span with an end on another edge; the first and the last edge set no bound. The two
    /// ends keep a bin between them.
    fn moved(self, end: End, edge: usize) -> Span {
        let span = self.span.get_untracked();
        let other = untrack(|| {
            self.edge(match end {
                End::Least => End::Greatest,
                End::Greatest => End::Least,
            })
        });
        self.bins.with_value(|bins| match end {
            End::Least => {
                let edge = edge.min(other.saturating_sub(1));
                let bin = bins.get(edge).filter(|_| edge > 0);
                Span {
                    from: bin.map(|bin| bin.from),
                    ..span
                }
            }
            End::Greatest => {
                let edge = edge.clamp(other + 1, bins.len().max(other + 1));
                let to = bins.get(edge - 1).and_then(|bin| bin.to);
                Span { to, ..span }
            }
        })
    }
}

/// The handles, which steps of the keyboard move from edge to edge.
pub fn range_handles(handles: Handles, measure: &str) -> El {
    let measure = measure.to_lowercase();
    el("div")
        .class("handles")
        .child(handle(
            handles,
            End::Least,
            &tr_with(Text::Least, &[&measure]),
        ))
        .child(handle(
            handles,
            End::Greatest,
            &tr_with(Text::Greatest, &[&measure]),
        ))
}

fn handle(handles: Handles, end: End, name: &str) -> El {
    let n_bins = handles.bins.with_value(Vec::len);
    let said = move || {
        let span = handles.span.get();
        let bound = match end {
            End::Least => span.from,
            End::Greatest => span.to,
        };
        bound.map_or_else(|| tr(Text::AnyBound).to_owned(), |bound| bound.to_string())
    };
    let move_it = move |event: &web_sys::Event, tell: Callback<Span>| {
        let input: HtmlInputElement = event_target(event);
        tell.run(handles.moved(end, input.value().parse().unwrap_or(0)));
        // A handle that the other one stopped must not run on by itself.
        let edge = untrack(move || handles.edge(end));
        input.set_value(&edge.to_string());
    };
    el("input")
        .attr("type", "range")
        .class("handle")
        .attr("min", "0")
        .attr("max", &n_bins.to_string())
        .attr("step", "1")
        .attr("aria-label", name)
        .bind_attr("aria-valuetext", said)
        .bind_value(move || handles.edge(end).to_string())
        .on("input", move |event| move_it(&event, handles.on_move))
        .on("change", move |event| move_it(&event, handles.on_set))
}
