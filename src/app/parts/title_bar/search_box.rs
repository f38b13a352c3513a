//! The search box.

use leptos::prelude::*;
use web_sys::{Event, KeyboardEvent};

use crate::app::kit::dom::{El, el, svg};
use crate::app::kit::page::focus;
use crate::app::kit::scheduler;
use crate::app::parts::card::title::TITLE;
use crate::app::state::language::tr::tr;
use crate::app::state::session::Session;
use crate::texts::Text;

/// A search box that filters while typing. Escape empties it and then leaves it, and the arrow down
/// leads to the first result.
pub fn search_box() -> El {
    let session = Session::current();
    let key = move |event: KeyboardEvent| match event.key().as_str() {
        "Escape" if session.typed.with_untracked(|query| query.text.is_empty()) => {
            focus("#results");
        }
        // Not every browser does this by itself.
        "Escape" => {
            session.type_text(String::new());
            scheduler::typed();
        }
        "ArrowDown" => {
            event.prevent_default();
            scheduler::typed();
            scheduler::after_effects(|| {
                focus(&[".work-card ", TITLE].concat());
            });
        }
        "Enter" => {
            session.settle();
            scheduler::typed();
        }
        _ => {}
    };
    let typed = move |event: Event| {
        let typed = event_target_value(&event);
        let ends_word = typed.ends_with(char::is_whitespace);
        scheduler::typing();
        session.type_text(typed);
        if ends_word {
            session.settle();
        }
    };
    let field = el("input")
        .attr("type", "search")
        .class("search-input")
        .attr("aria-label", tr(Text::SearchWorks))
        .attr("placeholder", tr(Text::SearchPlaceholder))
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("enterkeyhint", "search")
        .bind_value(move || session.typed.with(|query| query.text.clone()))
        .on_key(key)
        .on("input", typed)
        .on("change", move |_| {
            session.settle();
            scheduler::typed();
        });
    let hint = el("kbd")
        .class("search-key")
        .attr("aria-hidden", "true")
        .text("/");
    el("search")
        .class("search-box")
        .child(search_sign())
        .child(field)
        .child(hint)
}

fn search_sign() -> El {
    svg("svg")
        .class("search-sign")
        .attr("viewBox", "0 0 20 20")
        .attr("width", "18")
        .attr("height", "18")
        .attr("aria-hidden", "true")
        .child(
            svg("circle")
                .attr("cx", "8.5")
                .attr("cy", "8.5")
                .attr("r", "5.5"),
        )
        .child(svg("path").attr("d", "m13 13 4.5 4.5"))
}
