//! The way to what is said about the data.

use leptos::prelude::*;

use super::pieces::is_plain;
use crate::app::address::View;
use crate::app::reactive::text;
use crate::app::session::Session;

/// A link to the view that tells where the data comes from. Closes the sheet of filters that it
/// stands in.
#[component]
pub fn About(sheet: RwSignal<bool>) -> impl IntoView {
    let session = Session::current();
    view! {
        <p class="about">
            <a
                href=text(move || session.link_to_view(View::About))
                on:click=move |event| {
                    if is_plain(&event) {
                        event.prevent_default();
                        sheet.set(false);
                        session.open_view(View::About);
                    }
                }
            >
                "About this data"
            </a>
        </p>
    }
}
