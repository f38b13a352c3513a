//! The search box.

use leptos::html::Input;
use leptos::prelude::*;

use crate::app::reactive::text;
use crate::app::session::Session;

/// A search box that filters while typing. `/` leads to it from anywhere, Escape empties it.
#[component]
pub fn SearchBox() -> impl IntoView {
    let session = Session::current();
    let input = NodeRef::<Input>::new();
    let listener = window_event_listener(leptos::ev::keydown, move |event| {
        let typing = document().active_element().is_some_and(|element| {
            matches!(element.tag_name().as_str(), "INPUT" | "SELECT" | "TEXTAREA")
        });
        let plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
        if event.key() == "/" && plain && !typing {
            event.prevent_default();
            if let Some(input) = input.get_untracked() {
                // Focusing an element of the page cannot fail.
                let _ = input.focus();
            }
        }
    });
    on_cleanup(move || listener.remove());
    view! {
        <search class="search-box">
            <svg class="search-sign" viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
                <circle cx="8.5" cy="8.5" r="5.5"/>
                <path d="m13 13 4.5 4.5"/>
            </svg>
            <input
                node_ref=input
                type="search"
                class="search-input"
                aria-label="Search works"
                placeholder="Search titles, authors, venues, arXiv ids"
                autocomplete="off"
                spellcheck="false"
                enterkeyhint="search"
                prop:value=text(move || session.typed.with(|query| query.text.clone()))
                on:keydown=move |event| {
                    // Not every browser does this by itself.
                    match event.key().as_str() {
                        "Escape" => session.type_text(String::new()),
                        "Enter" => session.settle(),
                        _ => {}
                    }
                }
                on:input=move |event| {
                    let typed = event_target_value(&event);
                    let ends_word = typed.ends_with(char::is_whitespace);
                    session.type_text(typed);
                    if ends_word {
                        session.settle();
                    }
                }
                on:change=move |_| session.settle()
            />
            <kbd class="search-key" aria-hidden="true">"/"</kbd>
        </search>
    }
}
