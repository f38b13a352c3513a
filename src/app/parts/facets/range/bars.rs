//! The bars of a facet of numbers: the works at hand before all works, each bar a filter.

use std::cell::Cell;

use leptos::prelude::*;

use crate::app::kit::dom::handle::ElementHandle;
use crate::app::kit::dom::{El, el};
use crate::app::kit::number::thousands;
use crate::app::kit::widget::button;
use crate::app::state::language::tr::{tr_plural, tr_with};
use crate::query::Span;
use crate::search::{Bin, Histogram};
use crate::texts::Text;

/// What a click on a bar asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum BarClick {
    /// Just the bar's own values.
    Only,
    /// The bar's values and all above.
    AtLeast,
}

/// What the pieces of one facet share.
#[derive(Clone, Copy)]
pub struct Range {
    /// What is asked, or is about to be while a handle is dragged.
    pub span: Memo<Span>,
    /// What is asked.
    pub asked: Memo<Span>,
    /// The works at hand.
    pub now: Memo<Histogram>,
    pub click: BarClick,
    pub set: Callback<Span>,
}

/// A bar for each of the facet's bins.
pub fn histogram(range: Range, legend: &str, all: &Histogram) -> El {
    let tallest = all.bins.iter().map(|bin| bin.count).max();
    let tallest = tallest.unwrap_or(0).max(1);
    let mut drawn = Vec::new();
    let mut bars = el("div")
        .class("histogram")
        .attr("role", "group")
        .attr("aria-label", &tr_with(Text::ByBar, &[legend]));
    for (position, bin) in all.bins.iter().enumerate() {
        let (element, bar) = bar(range, position, bin.count, tallest);
        bars = bars.child(element);
        drawn.push(bar);
    }
    bars.with_effect(move || {
        let span = range.span.get();
        range.now.with(|now| {
            let bars = drawn.iter().zip(&now.bins);
            bars.for_each(|(bar, bin)| bar.show(*bin, &span));
        });
    })
}

/// A bar of the histogram, and what changes it: the works at hand before all works, of which
/// `n_all` are in it, and `tallest` in the tallest one. The handles and the fields do the same
/// by keyboard, so it takes no tab stop.
fn bar(range: Range, position: usize, n_all: u32, tallest: u32) -> (El, Bar) {
    let Range { span, click, .. } = range;
    let pick = move || {
        let bin = range.now.with_untracked(|now| now.bins[position]);
        let wanted = wanted(bin, click);
        let again = span.get_untracked() == wanted;
        let picked = if again { Span::default() } else { wanted };
        range.set.run(picked);
    };
    let fill = el("span").class("bar-fill");
    let all = el("span")
        .class("bar-all")
        .style("block-size", &height(n_all, tallest));
    let button = button("bar", "").attr("tabindex", "-1").on_click(pick);
    let bar = Bar {
        button: button.handle(),
        fill: fill.handle(),
        n_all,
        tallest,
        click,
        before: Cell::new(None),
    };
    (button.child(all).child(fill), bar)
}

/// What of a bar changes with the works at hand and with what is asked.
struct Bar {
    button: ElementHandle,
    fill: ElementHandle,
    n_all: u32,
    tallest: u32,
    click: BarClick,
    /// How many works, whether they are asked for, and whether only they are.
    before: Cell<Option<(u32, bool, bool)>>,
}

impl Bar {
    fn show(&self, bin: Bin, span: &Span) {
        let is_inside = span.is_empty() || span.keeps(Some(bin.from));
        let is_pressed = *span == wanted(bin, self.click);
        let now = Some((bin.count, is_inside, is_pressed));
        if self.before.replace(now) == now {
            return;
        }
        let name = bar_name(bin, self.n_all, self.click);
        self.button.class("is-outside", !is_inside);
        self.button.attr("title", &name);
        self.button.attr("aria-label", &name);
        self.button.attr("aria-pressed", &is_pressed.to_string());
        self.fill
            .style("block-size", &height(bin.count, self.tallest));
    }
}

/// How high a bar is beside the tallest.
fn height(count: u32, tallest: u32) -> String {
    // A few works must not look like none.
    let least = if count > 0 { 4 } else { 0 };
    format!("{}%", (count * 100 / tallest).max(least))
}

/// What a click on a bar asks for.
fn wanted(bin: Bin, click: BarClick) -> Span {
    let Bin { from, to, .. } = bin;
    Span {
        from: Some(from),
        to: to.or(Some(from)).filter(|_| click == BarClick::Only),
        unknown: false,
    }
}

fn bar_name(bin: Bin, n_all: u32, click: BarClick) -> String {
    let Bin { from, to, count: n } = bin;
    let range = match to {
        Some(to) if to == from => from.to_string(),
        Some(to) => format!("{}–{}", thousands(from), thousands(to)),
        None if click == BarClick::Only => from.to_string(),
        None => tr_with(Text::OrMore, &[&thousands(from)]),
    };
    let said = if n == n_all {
        Text::Bar
    } else {
        Text::BarOfAll
    };
    tr_plural(said, n as usize, &[&range, &thousands(n_all)])
}
