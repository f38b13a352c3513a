//! A facet of numbers: a histogram to see and click, two handles to drag, two fields to be exact.

pub mod bars;
pub mod handles;

use leptos::prelude::*;

use crate::app::kit::dom::{El, el};
use crate::app::kit::number::thousands;
use crate::app::kit::widget::check_box;
use crate::app::parts::facets::group::facet_group;
use crate::app::parts::facets::range::bars::{BarClick, Range, histogram};
use crate::app::parts::facets::range::handles::{Handles, range_handles};
use crate::app::parts::facets::row::number;
use crate::app::state::language::names::measure_name;
use crate::app::state::language::tr::{tr, tr_with};
use crate::app::state::session::Session;
use crate::query::{Measure, Span};
use crate::search::{Bin, Histogram};
use crate::texts::Text;

/// A facet of numbers. Works whose value is unknown are told apart, never counted as 0.
pub fn range_facet(measure: Measure, click: BarClick) -> El {
    let session = Session::current();
    let asked = move || session.query.with(|query| query.span(measure));
    // Where the handles are while one is dragged: the works follow once it is let go.
    let dragged = RwSignal::new(None);
    let span = Memo::new(move |_| dragged.get().unwrap_or_else(asked));
    let set = Callback::new(move |span: Span| {
        dragged.set(None);
        session.go(|query| query.with_span(measure, span.normalized()));
    });
    let range = Range {
        span,
        asked: Memo::new(move |_| asked()),
        now: Memo::new(move |_| session.histogram(measure)),
        click,
        set,
    };
    let all = session.index().histogram_of_all(measure);
    let legend = tr(measure_name(measure));
    let handles = Handles {
        bins: StoredValue::new(all.bins.clone()),
        span,
        on_move: Callback::new(move |span| dragged.set(Some(span))),
        on_set: set,
    };
    let handles = (!all.bins.is_empty()).then(|| range_handles(handles, legend));
    let content = [
        Some(histogram(range, legend, &all)),
        handles,
        Some(axis(&all, click)),
        Some(fields(range, legend)),
        Some(unknown_box(range)),
    ];
    let n_chosen = move || usize::from(!asked().is_empty());
    let content = content.into_iter().flatten();
    facet_group(measure.key(), measure_name(measure), n_chosen, content)
}

/// The values under the first and the last bar.
fn axis(histogram: &Histogram, click: BarClick) -> El {
    let shown = |bin: Option<&Bin>, behind: &str| {
        let edge = bin.map(|bin| match click {
            BarClick::Only => bin.from.to_string(),
            BarClick::AtLeast => thousands(bin.from),
        });
        el("span").text(&edge.unwrap_or_default()).text(behind)
    };
    let open_end = if click == BarClick::AtLeast { "+" } else { "" };
    el("p")
        .class("axis")
        .attr("aria-hidden", "true")
        .child(shown(histogram.bins.first(), ""))
        .child(shown(histogram.bins.last(), open_end))
}

/// The two number fields.
fn fields(range: Range, legend: &str) -> El {
    let from = bound(
        Text::From,
        &tr_with(Text::MeasureFrom, &[legend]),
        Memo::new(move |_| range.span.get().from),
        move |from| Span {
            from,
            ..range.asked.get_untracked()
        },
        range.set,
    );
    let to = bound(
        Text::To,
        &tr_with(Text::MeasureTo, &[legend]),
        Memo::new(move |_| range.span.get().to),
        move |to| Span {
            to,
            ..range.asked.get_untracked()
        },
        range.set,
    );
    el("div")
        .class("range-fields")
        .child(from)
        .child(el("span").attr("aria-hidden", "true").text("–"))
        .child(to)
}

/// The box for works whose value is unknown.
fn unknown_box(range: Range) -> El {
    let n_works = Memo::new(move |_| range.now.with(|now| now.unknown));
    let box_ = check_box("unknown")
        .bind_prop("checked", move || range.span.get().unknown)
        .on("change", move |_| {
            let asked = range.asked.get_untracked();
            range.set.run(Span {
                unknown: !asked.unknown,
                ..asked
            });
        });
    el("label")
        .class("facet-value is-unknown")
        .bind_class("is-zero", move || n_works.get() == 0)
        .child(box_)
        .child(el("span").class("facet-label").text(tr(Text::Unknown)))
        .child(number(move || n_works.get()))
}

/// A number field. Left empty it sets no bound; what is no whole number is kept, marked and
/// explained.
fn bound(
    end: Text,
    name: &str,
    value: Memo<Option<u32>>,
    span: impl Fn(Option<u32>) -> Span + 'static,
    set: Callback<Span>,
) -> El {
    let invalid = RwSignal::new(false);
    // A bound set elsewhere replaces what was typed here.
    Effect::new(move |_| {
        value.track();
        invalid.set(false);
    });
    let take = move |event: web_sys::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        let typed = input.value();
        let bound = typed.trim().parse().ok();
        // A number field gives no text at all for what is no number.
        let unfinished = input.validity().bad_input();
        let wrong = unfinished || (bound.is_none() && !typed.trim().is_empty());
        invalid.set(wrong);
        if !wrong {
            set.run(span(bound));
        }
    };
    el("input")
        .attr("type", "number")
        .class("range-field")
        .attr("inputmode", "numeric")
        .attr("min", "0")
        .attr("step", "1")
        .attr("placeholder", tr(end))
        .attr("aria-label", name)
        .bind_attr("aria-invalid", move || invalid.get().to_string())
        .bind_attr("title", move || match invalid.get() {
            true => tr(Text::NoNumber).to_owned(),
            false => String::new(),
        })
        .bind_value(move || value.get().map(|n| n.to_string()).unwrap_or_default())
        .on("change", take)
}
