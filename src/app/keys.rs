//! What the keys do, wherever the focus is but in a field.

use leptos::prelude::*;
use web_sys::HtmlElement;

use crate::app::kit::page::{all, first, focus, is_typing, press};
use crate::app::parts::card::title::TITLE;
use crate::app::parts::shelf::buttons::save_key;
use crate::app::state::route::View;
use crate::app::state::session::Session;

/// How long after `g` the name of a view may follow.
const PATIENCE_MS: f64 = 1500.0;
const CARD: &str = ".work-card:focus-within";

/// Listens to keys. A key with a modifier is the browser's, but for the palette's; in a field keys
/// are for typing.
pub fn follow_keys(session: Session, help: RwSignal<bool>, palette: RwSignal<bool>) {
    let went = StoredValue::new(f64::NEG_INFINITY);
    let listener = window_event_listener(leptos::ev::keydown, move |event| {
        let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
        let is_palette = event.ctrl_key() || event.meta_key();
        if is_palette && event.key().eq_ignore_ascii_case("k") && !is_covered() {
            event.prevent_default();
            palette.set(true);
            return;
        }
        if modified || event.default_prevented() || is_typing() || is_covered() {
            return;
        }
        let key = event.key();
        let after_g = event.time_stamp() - went.get_value() < PATIENCE_MS;
        went.set_value(f64::NEG_INFINITY);
        let acted = match view_named(&key).filter(|_| after_g) {
            Some(view) => {
                session.open_view(view);
                true
            }
            None if key == "s" => save_key(session),
            None => act(session, help, &key),
        };
        if key == "g" {
            went.set_value(event.time_stamp());
        }
        if acted {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}

/// Does what a key stands for; whether it stands for anything.
fn act(session: Session, help: RwSignal<bool>, key: &str) -> bool {
    match key {
        "j" => select(1),
        "k" => select(-1),
        // The arrows scroll, unless a card is selected.
        "ArrowDown" => first(CARD).is_some() && select(1),
        "ArrowUp" => first(CARD).is_some() && select(-1),
        "o" => press(&[CARD, " ", TITLE].concat()),
        "/" => focus(".search-box input"),
        "f" => to_filters(),
        "c" => cite(session),
        "e" => {
            session.dialogs.export();
            true
        }
        "?" => {
            help.set(true);
            true
        }
        "Escape" if session.work.with_untracked(Option::is_some) => {
            session.open_work(None);
            true
        }
        _ => false,
    }
}

/// Cites the selected work, else the one that is open.
fn cite(session: Session) -> bool {
    selected(session)
        .map(|key| session.dialogs.cite(key))
        .is_some()
}

/// The work whose card has the focus, else the one that is open.
fn selected(session: Session) -> Option<String> {
    let focused = first(CARD).and_then(|card| card.get_attribute("data-work"));
    focused.or_else(|| session.work.get_untracked())
}

fn view_named(key: &str) -> Option<View> {
    Some(match key {
        "l" => View::List,
        "t" => View::Trends,
        "m" => View::Map,
        "w" => View::Frameworks,
        "s" => View::Shelf,
        "a" => View::About,
        _ => return None,
    })
}

/// Whether a dialog or the sheet of filters, which see to their own keys, is over the page.
fn is_covered() -> bool {
    first("dialog[open], main[inert]").is_some()
}

/// Moves the selection, which is the focus, through the results: from where it is, else from
/// the first card in view. The list draws some cards around those in view, so the next one is
/// there, and the browser scrolls to what gets the focus.
fn select(steps: i32) -> bool {
    let position = |card: HtmlElement| {
        let number = |name| card.get_attribute(name)?.parse::<i32>().ok();
        // The first row of a table is its head.
        number("aria-posinset").or_else(|| Some(number("aria-rowindex")? - 1))
    };
    let target = match first(CARD).and_then(position) {
        Some(at) => at + steps,
        None => match first_in_view().and_then(position) {
            Some(at) => at,
            None => return false,
        },
    };
    let row = target + 1;
    focus(&format!(
        ".work-card:is([aria-posinset=\"{target}\"], [aria-rowindex=\"{row}\"]) {TITLE}"
    ))
}

/// The card of the open work if it is drawn, else the first below the upper edge.
fn first_in_view() -> Option<HtmlElement> {
    let open = first(".work-card:has([aria-current=true])");
    open.or_else(|| {
        let top = |card: &HtmlElement| card.get_bounding_client_rect().top() as i32;
        let cards = all(".work-card").into_iter();
        cards.filter(|card| top(card) >= 0).min_by_key(top)
    })
}

/// Where the filters are a sheet, opens it.
fn to_filters() -> bool {
    let is_shown = |button: &HtmlElement| button.offset_parent().is_some();
    match first(".filters-button").filter(is_shown) {
        Some(button) => button.click(),
        None => {
            let fields = all(".facets input, .facets button");
            let shown = fields.into_iter().find(is_shown);
            return shown.is_some_and(|field| field.focus().is_ok());
        }
    }
    true
}
