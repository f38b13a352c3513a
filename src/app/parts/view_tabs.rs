//! The views of the works, as tabs that are links.

use leptos::prelude::*;

use super::pieces::is_plain;
use super::shelf::shelf_count;
use crate::app::address::View;
use crate::app::reactive::text;
use crate::app::session::Session;

/// What a view is called.
fn name(view: View) -> &'static str {
    match view {
        View::List => "List",
        View::Trends => "Trends",
        View::Map => "Map",
        View::Frameworks => "Frameworks",
        View::Shelf => "Shelf",
        View::About => "About",
    }
}

/// A link to each view of the same works.
#[component]
pub fn ViewTabs() -> impl IntoView {
    let session = Session::current();
    let tabs = View::ALL.map(|view| {
        let is_open = move || session.view() == view;
        view! {
            <li>
                <a
                    class="view-tab"
                    href=text(move || session.link_to_view(view))
                    aria-current=text(move || match is_open() {
                        true => "page".to_owned(),
                        false => "false".to_owned(),
                    })
                    on:click=move |event| {
                        // With a key held, a link opens elsewhere, as links do.
                        if is_plain(&event) {
                            event.prevent_default();
                            session.open_view(view);
                        }
                    }
                >
                    {name(view)}
                    {(view == View::Shelf).then(|| shelf_count().any())}
                </a>
            </li>
        }
    });
    view! { <nav class="view-tabs" aria-label="Views"><ul>{tabs.into_iter().collect_view()}</ul></nav> }
}
