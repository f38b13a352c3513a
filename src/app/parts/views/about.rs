//! What this is, where it comes from, and how to cite it.

use leptos::prelude::*;

use crate::app::address::View;
use crate::app::format::{day, thousands, works};
use crate::app::reactive::text;
use crate::app::session::Session;
use crate::export::SURVEY_BIBTEX;
use crate::query::{Facet, Measure};
use crate::search::{Group, Index};
use crate::work::List;

/// The view.
pub fn about(session: Session) -> AnyView {
    let index = session.index();
    let lists: Vec<AnyView> = index.lists().iter().map(list).collect();
    view! {
        <div class="view prose">
            <h2>"About this catalogue"</h2>
            <p>
                "A map of the research on efficient large language models: papers, frameworks,
                projects and articles that people who follow the field have put on lists, merged
                into one catalogue that can be filtered, searched and shared."
            </p>
            <h3>"The lists"</h3>
            <ul class="about-lists">{lists}</ul>
            <p>
                "The lists are kept by their authors and the readers who send them additions.
                What is missing or wrong there is best mended there."
            </p>
            <h3>"How it is made"</h3>
            <p>
                "A program reads every line of the lists, mends broken characters, and joins the
                lines that mean one work: the same title, or the same arXiv number and titles
                that agree. Headings become areas of one taxonomy, names of venues one spelling.
                Where lists disagree, a published record goes before a preprint, and what each
                list says is kept beside the choice. Star counts carry the day of the count.
                What no list says stays unknown and is never taken for zero."
            </p>
            {facts(&index)}
            <h3>"Privacy"</h3>
            <p>
                "The whole catalogue is loaded once and asked in your browser. Nothing you type
                or choose is sent anywhere; there are no accounts, no cookies and no tracking.
                What you ask stands in the address, so a link shares it if you want it shared."
            </p>
            <h3>"Licences"</h3>
            <p>
                "The program is free software under the MIT licence or the Apache licence 2.0, at
                your choice. The facts come from the lists named above; the works belong to
                their authors."
            </p>
            <h3>"How to cite"</h3>
            <p>"The survey that gave the taxonomy and most of the works:"</p>
            <pre tabindex="0" aria-label="BibTeX of the survey">{SURVEY_BIBTEX}</pre>
            <p>"This view of it:"</p>
            <p class="citation">{text(move || citation(session, &session.index()))}</p>
        </div>
    }
    .into_any()
}

fn list(list: &List) -> AnyView {
    let title = match &list.url {
        Some(url) => view! {
            <a href=url.clone() target="_blank" rel="noopener noreferrer">{list.title.clone()}</a>
        }
        .into_any(),
        None => list.title.clone().into_any(),
    };
    let retrieved = match &list.retrieved {
        Some(date) => format!(", retrieved on {}", day(date)),
        None => String::new(),
    };
    let note = format!(": {} listings{retrieved}", thousands(list.listings));
    view! { <li>{title}{note}</li> }.into_any()
}

/// How much there is of what, and how much of it is known.
fn facts(index: &Index) -> AnyView {
    let nothing_asked = index.answer(&Default::default(), None);
    let kinds = index.kept(&nothing_asked, Group::Facet(Facet::Kind));
    let kinds = index.values(Facet::Kind).iter().zip(kinds);
    let known = |measure| index.n_known(measure) as u64;
    let facts = kinds
        .map(|(kind, &count)| (kind.label.clone(), u64::from(count)))
        .chain([
            ("With known year".to_owned(), known(Measure::Year)),
            (
                "With known authors".to_owned(),
                index.n_with_authors() as u64,
            ),
            ("With known stars".to_owned(), known(Measure::Stars)),
            ("With known citations".to_owned(), known(Measure::Citations)),
            (
                "On which lists disagree".to_owned(),
                index.n_disputed() as u64,
            ),
        ])
        .map(|(name, count)| {
            view! { <tr><th scope="row">{name}</th><td>{thousands(count)}</td></tr> }.into_any()
        });
    view! {
        <h3>"What there is"</h3>
        <p>
            {format!("{}. Data of {}, version ", works(index.len()), day(index.as_of()))}
            <code>{index.version().to_owned()}</code> ". "
            <a href="data/catalogue.json" download="">"Download the catalogue"</a>
        </p>
        <table class="facts">
            <caption class="unseen">"Works by kind and by what is known of them"</caption>
            <tbody>{facts.collect::<Vec<_>>()}</tbody>
        </table>
    }
    .into_any()
}

/// The list that the reader came from, as a reference.
fn citation(session: Session, index: &Index) -> String {
    let link = session.link_to_view(View::List);
    let location = window().location();
    let site = format!(
        "{}{}",
        location.origin().unwrap_or_default(),
        location.pathname().unwrap_or_default()
    );
    format!(
        "Efficient LLM Explorer. {}, data of {}. {site}{}",
        works(session.hits.with(|hits| hits.len())),
        day(index.as_of()),
        link.trim_start_matches("./"),
    )
}
