//! The bar on top: name, search, language, theme.

pub mod language;
pub mod search_box;
pub mod theme;

use leptos::prelude::*;

use crate::app::kit::dom::{El, el, svg};
use crate::app::kit::widget::button;
use crate::app::parts::title_bar::language::language_button;
use crate::app::parts::title_bar::search_box::search_box;
use crate::app::parts::title_bar::theme::theme_button;
use crate::app::state::language::format;
use crate::app::state::language::tr::{tr, tr_with};
use crate::app::state::session::Session;
use crate::texts::Text;
use crate::work::date::Date;

/// The bar on top. Inside another page it shows no name of its own, but a way to the full page.
/// `covered` is whether the filters lie over it, so that nothing in it can be reached; `help` is
/// whether the help is open.
pub fn title_bar(covered: RwSignal<bool>, help: RwSignal<bool>) -> El {
    let session = Session::current();
    let index = session.index();
    // A page does not move in or out of a frame.
    let embedded = session.address.is_embedded();
    let brand = match embedded {
        true => el("h1").class("unseen").text(tr(Text::AppName)),
        false => el("a")
            .class("brand")
            .attr("href", "./")
            .child(brand_mark())
            .child(el("h1").class("brand-name").text(tr(Text::AppName))),
    };
    let dates = [
        (Text::ListsOf, index.lists_as_of()),
        (Text::StarsOf, index.stars_as_of()),
    ];
    let dates = dates.into_iter().filter_map(|(text, date)| {
        let date = date.filter(|date| Date::parse(date).is_some())?;
        let words = tr_with(text, &[&format::month(date)]);
        Some(el("time").attr("datetime", date).text(&words))
    });
    let facts = el("p")
        .class("title-bar-facts")
        .child(el("span").text(&format::works(index.len())))
        .child(el("span").children(dates));
    let mut corner = el("div").class("title-bar-corner").child(help_button(help));
    corner = match embedded {
        true => corner.child(full_page_link(session)),
        false => corner.child(language_button(session)).child(theme_button()),
    };
    el("header")
        .class("title-bar")
        .bind_flag("inert", move || covered.get())
        .child(brand)
        .child(search_box())
        .child(facts)
        .child(corner)
}

fn brand_mark() -> El {
    let ground = svg("rect")
        .attr("x", "1")
        .attr("y", "1")
        .attr("width", "30")
        .attr("height", "30")
        .attr("rx", "8")
        .class("brand-ground");
    let lines = svg("path")
        .attr("d", "M8 9h16M8 16h11M8 23h6")
        .class("brand-lines");
    let dot = svg("circle")
        .attr("cx", "23")
        .attr("cy", "22")
        .attr("r", "3.5")
        .class("brand-dot");
    svg("svg")
        .class("brand-mark")
        .attr("viewBox", "0 0 32 32")
        .attr("width", "28")
        .attr("height", "28")
        .attr("aria-hidden", "true")
        .child(ground)
        .child(lines)
        .child(dot)
}

fn full_page_link(session: Session) -> El {
    el("a")
        .class("quiet-button")
        .bind_attr("href", move || session.address.unembedded())
        .attr("target", "_blank")
        .attr("rel", "noopener noreferrer")
        .text(tr(Text::OpenFull))
}

/// Opens the help.
pub fn help_button(open: RwSignal<bool>) -> El {
    button("quiet-button help-button", "")
        .attr("title", tr(Text::HelpTitle))
        .on_click(move || open.set(true))
        .text(tr(Text::Help))
}
