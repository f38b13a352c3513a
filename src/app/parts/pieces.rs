//! Small pieces that larger parts are put together from: a few shapes, so that each is compiled
//! once however often it is used.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// Whether a click on a link is meant for this page: with a key held, a link opens elsewhere.
pub fn is_plain(event: &MouseEvent) -> bool {
    !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
}

/// Some words.
pub fn words(class: &'static str, text: impl Into<String>) -> AnyView {
    let text: String = text.into();
    view! { <span class=class dir="auto">{text}</span> }.into_any()
}

/// Pieces on a line of their own.
pub fn line(class: &'static str, pieces: Vec<AnyView>) -> AnyView {
    view! { <div class=class>{pieces}</div> }.into_any()
}

/// A part under a heading.
pub fn section(heading: &'static str, pieces: Vec<AnyView>) -> AnyView {
    view! { <section><h3>{heading}</h3>{pieces}</section> }.into_any()
}

/// Facts, each made by [`fact`].
pub fn facts(facts: Vec<AnyView>) -> AnyView {
    view! { <dl class="facts">{facts}</dl> }.into_any()
}

/// Something and what is to be said of it.
pub fn fact(name: AnyView, pieces: Vec<AnyView>) -> AnyView {
    view! { <div class="fact"><dt>{name}</dt><dd>{pieces}</dd></div> }.into_any()
}

/// A link away from this page.
pub fn link_out(class: &'static str, href: String, label: impl Into<String>) -> AnyView {
    let label: String = label.into();
    view! { <a class=class href=href target="_blank" rel="noopener noreferrer">{label}</a> }
        .into_any()
}

/// A link within this page.
pub fn link_in(
    class: &'static str,
    href: Signal<String>,
    label: impl Into<String>,
    go: impl Fn() + 'static,
) -> AnyView {
    let label: String = label.into();
    let go: Box<dyn Fn()> = Box::new(go);
    let follow = move |event: MouseEvent| {
        if is_plain(&event) {
            event.prevent_default();
            go();
        }
    };
    view! { <a class=class href=href dir="auto" on:click=follow>{label}</a> }.into_any()
}

/// A button; `title` says more than its label, where there is more to say.
pub fn button(
    class: &'static str,
    label: impl Into<String>,
    title: impl Into<String>,
    press: impl Fn() + 'static,
) -> AnyView {
    let (label, title): (String, String) = (label.into(), title.into());
    let title = (!title.is_empty()).then_some(title);
    let press: Box<dyn Fn()> = Box::new(press);
    view! {
        <button type="button" class=class title=title on:click=move |_| press()>
            {label}
        </button>
    }
    .into_any()
}
