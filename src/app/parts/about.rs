//! The way to what is said about the data.

use leptos::prelude::*;

use crate::app::address::View;
use crate::app::reactive::text;
use crate::app::session::Session;

/// A link to the view that tells where the data comes from.
#[component]
pub fn About() -> impl IntoView {
    let session = Session::current();
    view! {
        <p class="about">
            <a href=text(move || session.link_to_view(View::About))>"About this data"</a>
        </p>
    }
}
