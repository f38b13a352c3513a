//! Where the data comes from, in short.

use leptos::prelude::*;

use crate::app::format;
use crate::app::session::Session;
use crate::query::Measure;

/// The lists that the catalogue was made from, its date and its version.
#[component]
pub fn About() -> impl IntoView {
    let session = Session::current();
    let index = session.index();
    let lists = index.lists().iter().map(|list| {
        let listings = format!("{} listings", format::thousands(list.listings));
        let title = match &list.url {
            Some(url) => view! {
                <a href=url.clone() target="_blank" rel="noopener noreferrer">
                    {list.title.clone()}
                </a>
            }
            .into_any(),
            None => list.title.clone().into_any(),
        };
        view! { <li>{title} " " <span class="about-count">{listings}</span></li> }
    });
    let known = format!(
        "The lists do not say everything: of {}, {} have known authors, {} known stars, {} known \
         citations and {} a known year.",
        format::works(index.len()),
        format::thousands(index.n_with_authors() as u64),
        format::thousands(index.n_known(Measure::Stars) as u64),
        format::thousands(index.n_known(Measure::Citations) as u64),
        format::thousands(index.n_known(Measure::Year) as u64),
    );
    view! {
        <details class="about">
            <summary>"About this data"</summary>
            <p>
                "One catalogue made from curated lists. A work that several lists name is one
                record here, and its star counts carry the date they were taken on."
            </p>
            <p>{known}</p>
            <ul class="about-lists">{lists.collect_view()}</ul>
            <p>
                "Data of " {format::day(index.as_of())} ", version "
                <code>{index.version().to_owned()}</code> ". "
                <a href="data/catalogue.json" download="">"Download the catalogue"</a>
            </p>
            <p>"Search and filters run in your browser; nothing you do here is sent anywhere."</p>
        </details>
    }
}
