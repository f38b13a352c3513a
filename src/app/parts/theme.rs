//! The colour theme: system, light or dark.

use leptos::prelude::*;

use crate::app::address::{Address, Theme};
use crate::app::reactive::text;
use crate::app::session::Session;

/// Keeps the document's `data-theme` equal to what the address says.
pub fn apply_theme(address: Address) {
    let look = address.look();
    Effect::new(move || {
        let theme = look.get().theme;
        if let Some(root) = document().document_element() {
            // Setting an attribute of <html> cannot fail.
            let _ = root.set_attribute("data-theme", theme.key());
        }
    });
}

/// A button that goes through the themes.
#[component]
pub fn ThemeButton() -> impl IntoView {
    let session = Session::current();
    let theme = move || session.look.get().theme;
    let name = move || match theme() {
        Theme::Auto => "System",
        Theme::Light => "Light",
        Theme::Dark => "Dark",
    };
    let sign = move || match theme() {
        Theme::Auto => "◐",
        Theme::Light => "○",
        Theme::Dark => "●",
    };
    view! {
        <button
            type="button"
            class="quiet-button theme-button"
            title="Colour theme: system, light or dark"
            aria-label=text(move || format!("Colour theme: {}", name()))
            on:click=move |_| session.set_theme(session.look.get_untracked().theme.next())
        >
            <span aria-hidden="true">{text(move || sign().to_owned())}</span>
            <span class="theme-name">{text(move || name().to_owned())}</span>
        </button>
    }
}
