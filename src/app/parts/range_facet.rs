//! A facet of numbers: a histogram to see and click, two handles to drag, two fields to be exact.

use leptos::prelude::*;

use super::facet_group::facet_group;
use super::range_handles::{Handles, range_handles};
use crate::app::format::thousands;
use crate::app::reactive::{flag, memo, text};
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
    let asked = move || session.query.with(|query| query.span(measure));
    // Where the handles are while one is dragged: the works follow once it is let go.
    let dragged = RwSignal::new(None);
    let span = Signal::derive(move || dragged.get().unwrap_or_else(asked));
    let set = move |span: Span| {
        dragged.set(None);
        session.go(|query| query.with_span(measure, span.in_order()));
    };
    let all = session.index().histogram_of_all(measure);
    let tallest = all.bins.iter().map(|bin| bin.count).max().unwrap_or(0);
    let bars = all.bins.iter().enumerate().map(|(position, bin)| {
        bar(BarOf {
            measure,
            position,
            n_all: bin.count,
            tallest: tallest.max(1),
            click,
            span,
            on_pick: Callback::new(set),
        })
    });
    let handles = Handles {
        bins: StoredValue::new(all.bins.clone()),
        span,
        on_move: Callback::new(move |span| dragged.set(Some(span))),
        on_set: Callback::new(set),
    };
    let unknown = memo(move || session.histogram(measure).unknown);
    let toggle_unknown = move |_| {
        let span = untrack(asked);
        set(Span {
            unknown: !span.unknown,
            ..span
        });
    };
    let content = view! {
        <div class="histogram" role="group" aria-label=format!("{legend}, by bar")>
            {bars.collect_view()}
        </div>
        {(!all.bins.is_empty()).then(|| range_handles(handles, legend))}
        <p class="axis" aria-hidden="true">{axis(&all, click)}</p>
        <div class="range-fields">
            <Bound legend end="from" value=Signal::derive(move || span.get().from)
                on_set=Callback::new(move |from| set(Span { from, ..untrack(asked) }))/>
            <span aria-hidden="true">"–"</span>
            <Bound legend end="to" value=Signal::derive(move || span.get().to)
                on_set=Callback::new(move |to| set(Span { to, ..untrack(asked) }))/>
        </div>
        <label class="facet-value is-unknown" class:is-zero=flag(move || unknown.get() == 0)>
            <input
                type="checkbox"
                value="unknown"
                prop:checked=flag(move || span.get().unknown)
                on:change=toggle_unknown
            />
            <span class="facet-label">"Unknown"</span>
            <span class="facet-count">{text(move || thousands(unknown.get()))}</span>
        </label>
    };
    let n_chosen = move || usize::from(!asked().is_empty());
    facet_group(measure.key(), legend, n_chosen, content.into_any())
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

/// What a bar shows and does.
#[derive(Clone, Copy)]
struct BarOf {
    measure: Measure,
    position: usize,
    /// How many of all works are in it.
    n_all: u32,
    /// How many of all works are in the tallest.
    tallest: u32,
    click: BarClick,
    span: Signal<Span>,
    on_pick: Callback<Span>,
}

/// A bar of the histogram: the works at hand before all works. The handles and the fields below
/// do the same by keyboard, so it takes no tab stop.
fn bar(bar: BarOf) -> AnyView {
    let BarOf { click, span, .. } = bar;
    let session = Session::current();
    let bin = memo(move || session.histogram(bar.measure).bins[bar.position]);
    let wanted = move || {
        let Bin { from, to, .. } = bin.get();
        let to = to.or(Some(from)).filter(|_| click == BarClick::Only);
        Span {
            from: Some(from),
            to,
            unknown: false,
        }
    };
    let name = move || {
        let Bin { from, to, count } = bin.get();
        let range = match to {
            Some(to) if to == from => from.to_string(),
            Some(to) => format!("{}–{}", thousands(from), thousands(to)),
            None if click == BarClick::Only => from.to_string(),
            None => format!("{} or more", thousands(from)),
        };
        let of_all = match bar.n_all {
            n_all if n_all == count => String::new(),
            n_all => format!(" of {}", thousands(n_all)),
        };
        format!(
            "{range}: {}{of_all}",
            crate::app::format::works(count as usize)
        )
    };
    let height = move |count: u32| {
        // A few works must not look like none.
        let least = if count > 0 { 4 } else { 0 };
        format!("{}%", (count * 100 / bar.tallest).max(least))
    };
    let pick = move |_| {
        let wanted = untrack(wanted);
        let again = span.get_untracked() == wanted;
        bar.on_pick
            .run(if again { Span::default() } else { wanted });
    };
    let inside = move || span.get().is_empty() || span.get().keeps(Some(bin.get().from));
    view! {
        <button
            type="button"
            class="bar"
            class:is-outside=flag(move || !inside())
            tabindex="-1"
            title=text(name)
            aria-label=text(name)
            aria-pressed=text(move || (span.get() == wanted()).to_string())
            on:click=pick
        >
            <span class="bar-all" style:block-size=height(bar.n_all)></span>
            <span class="bar-fill" style:block-size=text(move || height(bin.get().count))></span>
        </button>
    }
    .into_any()
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
