//! Events on elements that act on the shelf.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent};

use crate::app::kit::page::{all, first};
use crate::app::kit::scheduler::after_effects;
use crate::app::kit::widget::is_plain;
use crate::app::parts::shelf::action::Action;
use crate::app::parts::shelf::run::Run;
use crate::app::state::shelf::ShelfStore;

/// Runs the action of the element that an event came from. Buttons are clicked, fields change or
/// take Enter.
pub fn on_event(store: &'static ShelfStore, event: &Event) {
    let Some((element, action)) = acting_element(event) else {
        return;
    };
    let kind = event.type_();
    if element.matches("a") == Ok(true) || kind == "keydown" {
        event.prevent_default();
    }
    let Some(session) = store.session() else {
        return;
    };
    let key = element.get_attribute("data-key").unwrap_or_default();
    let field: HtmlInputElement = field_of(&element).unwrap_or(element).unchecked_into();
    let run = Run {
        store,
        session,
        kind,
        key: key.clone(),
        field,
    };
    run.run(action);
    after_effects(move || keep_focus(action.name(), &key));
}

/// The element that is to act, if the event is meant for one.
fn acting_element(event: &Event) -> Option<(Element, Action)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let is = |css: &str| target.matches(css) == Ok(true);
    let is_field = is("input, select, textarea");
    let kind = event.type_();
    let is_meant = match kind.as_str() {
        // A click on the label of a field is one on the field as well.
        "click" => !is_field,
        "keydown" => is_field && is(".save-entry *") && is_enter(event),
        "change" => is_field && !is(".save-entry *"),
        "input" => is("textarea"),
        _ => is("dialog"),
    };
    let element = match kind.as_str() {
        "click" => target.closest("button[data-shelf], a[data-shelf], dialog[data-shelf]"),
        _ => Ok(Some(target.clone())),
    };
    let element = element.ok().flatten().filter(|_| is_meant)?;
    let is_modified = element.matches("a") == Ok(true) && !is_plain(event.unchecked_ref());
    // Inside a dialog only its buttons act, not its background.
    let is_background = element.matches("dialog") == Ok(true) && element != target;
    if is_modified || is_background {
        return None;
    }
    let action = Action::from_name(&element.get_attribute("data-shelf")?)?;
    Some((element, action))
}

fn is_enter(event: &Event) -> bool {
    let event: &KeyboardEvent = event.unchecked_ref();
    event.key() == "Enter" && !event.is_composing()
}

/// The field beside a button that takes its text.
fn field_of(element: &Element) -> Option<Element> {
    let entry = element.closest(".save-entry").ok()??;
    entry.query_selector("input").ok()?
}

/// What acted may be drawn anew: the focus goes to what took its place.
fn keep_focus(action: &str, key: &str) {
    let focused = document().active_element();
    if focused.is_some_and(|focused| focused.tag_name() != "BODY") {
        return;
    }
    let has = |element: &HtmlElement, name: &str, value: &str| {
        element.get_attribute(name).as_deref() == Some(value)
    };
    let same = all("[data-shelf]").into_iter();
    let mut same =
        same.filter(|element| has(element, "data-shelf", action) && has(element, "data-key", key));
    if let Some(element) = same.next().or_else(|| first("main")) {
        // Focusing an element of the page cannot fail.
        let _ = element.focus();
    }
}
