//! The bar on top: name, search, language, theme.

pub mod language;
pub mod search_box;
pub mod theme;

use crate::app::kit::dom::{El, el, svg};
use crate::app::kit::reactive::RwSignal;
use crate::app::parts::title_bar::language::language_button;
use crate::app::parts::title_bar::search_box::search_box;
use crate::app::parts::title_bar::theme::theme_button;
use crate::app::state::language::format;
use crate::app::state::language::tr::{fill, say};
use crate::app::state::session::Session;
use crate::texts::Text;

/// The bar on top. Inside another page it shows no name of its own, but a way to the full page.
/// `covered` is whether the filters lie over it, so that nothing in it can be reached; `help` is
/// whether the help is open.
pub fn title_bar(covered: RwSignal<bool>, help: RwSignal<bool>) -> El {
    let session = Session::current();
    let index = session.index();
    // A page does not move in or out of a frame.
    let embedded = session.is_embedded();
    let brand = match embedded {
        true => el("h1").class("unseen").say(say(Text::AppName)),
        false => el("a")
            .class("brand")
            .attr("href", "./")
            .put(brand_mark())
            .put(el("h1").class("brand-name").say(say(Text::AppName))),
    };
    let date = el("time")
        .attr("datetime", index.as_of())
        .say(&fill(Text::DataOf, &[&format::day(index.as_of())]));
    let facts = el("p")
        .class("title-bar-facts")
        .put(el("span").say(&format::works(index.len())))
        .put(el("span").put(date));
    let mut corner = el("div").class("title-bar-corner").put(help_button(help));
    corner = match embedded {
        true => corner.put(full_page_link(session)),
        false => corner.put(language_button(session)).put(theme_button()),
    };
    el("header")
        .class("title-bar")
        .follow_flag("inert", move || covered.get())
        .put(brand)
        .put(search_box())
        .put(facts)
        .put(corner)
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
        .put(ground)
        .put(lines)
        .put(dot)
}

fn full_page_link(session: Session) -> El {
    el("a")
        .class("quiet-button")
        .follow_attr("href", move || session.unembedded())
        .attr("target", "_blank")
        .attr("rel", "noopener noreferrer")
        .say(say(Text::OpenFull))
}

/// Opens the help.
pub fn help_button(open: RwSignal<bool>) -> El {
    el("button")
        .attr("type", "button")
        .class("quiet-button help-button")
        .attr("title", say(Text::HelpTitle))
        .on_click(move || open.set(true))
        .say(say(Text::Help))
}
