//! The colour theme: system, light or dark.

use leptos::prelude::*;

use crate::app::kit::dom::{El, el};
use crate::app::kit::widget::button;
use crate::app::state::address_bar::AddressBar;
use crate::app::state::language::tr::{tr, tr_with};
use crate::app::state::route::Theme;
use crate::app::state::session::Session;
use crate::texts::Text;

/// Keeps the document's `data-theme` equal to what the address says.
pub fn apply_theme(address: AddressBar) {
    let look = address.look();
    Effect::new(move |_| {
        let theme = look.get().theme;
        if let Some(root) = document().document_element() {
            // Setting an attribute of <html> cannot fail.
            let _ = root.set_attribute("data-theme", theme.key());
        }
    });
}

/// A button that goes through the themes.
pub fn theme_button() -> El {
    let session = Session::current();
    let theme = move || session.look.get().theme;
    let name = move || {
        tr(match theme() {
            Theme::Auto => Text::ThemeSystem,
            Theme::Light => Text::ThemeLight,
            Theme::Dark => Text::ThemeDark,
        })
    };
    let sign = move || match theme() {
        Theme::Auto => "◐",
        Theme::Light => "○",
        Theme::Dark => "●",
    };
    button("quiet-button theme-button", "")
        .attr("title", tr(Text::ThemeTitle))
        .bind_attr("aria-label", move || tr_with(Text::ThemeNow, &[name()]))
        .on_click(move || {
            session
                .address
                .set_theme(session.look.get_untracked().theme.next())
        })
        .child(
            el("span")
                .attr("aria-hidden", "true")
                .bind_text(move || sign().to_owned()),
        )
        .child(
            el("span")
                .class("theme-name")
                .bind_text(move || name().to_owned()),
        )
}
