//! A facet of numbers: a histogram to see and click, two fields to be exact.

use leptos::prelude::*;

use crate::app::format::thousands;
use crate::app::reactive::{flag, text};
use crate::app::session::Session;
use crate::query::{Measure, Span};
use crate::search::{Bin, Histogram};

/// What a click on a bar asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum BarClick {
    /// Just the bar's own values.
    Only,
    /// The bar's values and all above.
    AtLeast,
}

/// A facet of numbers. Works whose value is unknown are told apart, never counted as 0.
#[component]
pub fn RangeFacet(measure: Measure, legend: &'static str, click: BarClick) -> impl IntoView {
    let session = Session::current();
    let histogram = move || session.histogram(measure);
    let span = move || session.query.with(|query| query.span(measure));
    let set = move |span: Span| session.go(|query| query.with_span(measure, span.in_order()));
    let all = session.index().histogram_of_all(measure);
    let bars = (0..all.bins.len())
        .map(|position| view! { <Bar measure position click on_pick=Callback::new(set)/> });
    let unknown = move || histogram().unknown;
    let toggle_unknown = move |_| {
        let span = untrack(span);
        set(Span {
            unknown: !span.unknown,
            ..span
        });
    };
    view! {
        <fieldset class="facet" data-facet=measure.key()>
            <legend class="facet-legend">{legend}</legend>
            <div class="histogram" role="group" aria-label=format!("{legend}, by bar")>
                {bars.collect_view()}
            </div>
            <p class="axis" aria-hidden="true">{axis(&all, click)}</p>
            <div class="range-fields">
                <Bound legend end="from" value=Signal::derive(move || span().from)
                    on_set=Callback::new(move |from| set(Span { from, ..untrack(span) }))/>
                <span aria-hidden="true">"–"</span>
                <Bound legend end="to" value=Signal::derive(move || span().to)
                    on_set=Callback::new(move |to| set(Span { to, ..untrack(span) }))/>
            </div>
            <label class="facet-value" class:is-zero=flag(move || unknown() == 0)>
                <input
                    type="checkbox"
                    value="unknown"
                    prop:checked=flag(move || span().unknown)
                    on:change=toggle_unknown
                />
                <span class="facet-label">"Unknown"</span>
                <span class="facet-count">{text(move || thousands(unknown()))}</span>
            </label>
        </fieldset>
    }
}

/// The values under the first and the last bar.
fn axis(histogram: &Histogram, click: BarClick) -> impl IntoView + use<> {
    let end = |bin: Option<&Bin>| bin.map(|bin| bin.from);
    let (first, last) = (end(histogram.bins.first()), end(histogram.bins.last()));
    let shown = |edge: Option<u32>| match (edge, click) {
        (None, _) => String::new(),
        (Some(edge), BarClick::Only) => edge.to_string(),
        (Some(edge), BarClick::AtLeast) => thousands(edge),
    };
    let open_end = if click == BarClick::AtLeast { "+" } else { "" };
    view! { <span>{shown(first)}</span><span>{shown(last)}{open_end}</span> }
}

/// A bar of the histogram. The fields below do the same by keyboard, so it takes no tab stop.
#[component]
fn Bar(
    measure: Measure,
    position: usize,
    click: BarClick,
    on_pick: Callback<Span>,
) -> impl IntoView {
    let session = Session::current();
    let span = move || session.query.with(|query| query.span(measure));
    let bin = move || session.histogram(measure).bins[position];
    let tallest = move || {
        let histogram = session.histogram(measure);
        let counts = histogram.bins.iter().map(|bin| bin.count);
        counts.max().unwrap_or(0).max(1)
    };
    let wanted = move || {
        let Bin { from, to, .. } = bin();
        let to = to.or(Some(from)).filter(|_| click == BarClick::Only);
        Span {
            from: Some(from),
            to,
            unknown: false,
        }
    };
    let name = move || {
        let Bin { from, to, count } = bin();
        let range = match to {
            Some(to) if to == from => from.to_string(),
            Some(to) => format!("{}–{}", thousands(from), thousands(to)),
            None if click == BarClick::Only => from.to_string(),
            None => format!("{} or more", thousands(from)),
        };
        format!("{range}: {}", crate::app::format::works(count as usize))
    };
    let height = move || {
        let count = bin().count;
        // A few works must not look like none.
        let least = if count > 0 { 4 } else { 0 };
        format!("{}%", (count * 100 / tallest()).max(least))
    };
    let pick = move |_| {
        let wanted = untrack(wanted);
        let again = untrack(span) == wanted;
        on_pick.run(if again { Span::default() } else { wanted });
    };
    let inside = move || span().is_empty() || span().keeps(Some(bin().from));
    view! {
        <button
            type="button"
            class="bar"
            class:is-outside=flag(move || !inside())
            tabindex="-1"
            title=text(name)
            aria-label=text(name)
            aria-pressed=text(move || (span() == wanted()).to_string())
            on:click=pick
        >
            <span class="bar-fill" style:block-size=text(height)></span>
        </button>
    }
}

/// A number field. Left empty it sets no bound; what is no whole number is kept, marked and
/// explained.
#[component]
fn Bound(
    legend: &'static str,
    end: &'static str,
    value: Signal<Option<u32>>,
    on_set: Callback<Option<u32>>,
) -> impl IntoView {
    let invalid = RwSignal::new(false);
    let shown = move || value.get().map(|n| n.to_string()).unwrap_or_default();
    // A bound set elsewhere replaces what was typed here.
    Effect::new(move || {
        value.track();
        invalid.set(false);
    });
    let take = move |event| {
        let typed = event_target_value(&event);
        let bound = typed.trim().parse().ok();
        // A number field gives no text at all for what is no number.
        let unfinished = event_target::<web_sys::HtmlInputElement>(&event)
            .validity()
            .bad_input();
        let wrong = unfinished || (bound.is_none() && !typed.trim().is_empty());
        invalid.set(wrong);
        if !wrong {
            on_set.run(bound);
        }
    };
    view! {
        <input
            type="number"
            class="range-field"
            inputmode="numeric"
            min="0"
            step="1"
            placeholder=end
            aria-label=format!("{legend} {end}")
            aria-invalid=text(move || invalid.get().to_string())
            title=text(move || match invalid.get() {
                true => "A whole number, please: this sets no bound".to_owned(),
                false => String::new(),
            })
            prop:value=text(shown)
            on:change=take
        />
    }
}
