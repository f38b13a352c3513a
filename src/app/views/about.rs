//! What this is, where it comes from, and how to cite it.

use leptos::prelude::*;

use crate::app::kit::dom::{El, el};
use crate::app::kit::number::thousands;
use crate::app::kit::widget::text_around;
use crate::app::parts::copy::copy_button;
use crate::app::parts::messages::states::contribute_link;
use crate::app::parts::toolbar::chips::chips;
use crate::app::state::language::format::{day, works};
use crate::app::state::language::names;
use crate::app::state::language::tr::{tr, tr_plural, tr_with};
use crate::app::state::route::View;
use crate::app::state::session::Session;
use crate::app::views::frame::link_out;
use crate::export::SURVEY_BIBTEX;
use crate::query::{Facet, Measure};
use crate::search::{Dimension, Index};
use crate::texts::Text;
use crate::work::List;

/// The view.
pub fn about(session: Session) -> El {
    let index = session.index();
    let lists = index.lists().iter().map(list);
    let survey = el("pre")
        .attr("tabindex", "0")
        .attr("aria-label", tr(Text::SurveyBibTex))
        .text(SURVEY_BIBTEX);
    let cited = move || citation(session, &session.index());
    let citation = el("p").class("citation").bind_text(cited);
    let copied = tr_with(Text::CopyIt, &[tr(Text::CiteView)]);
    let copy_view = copy_button(Text::Copy, &copied, Text::TextRefused, cited);
    let copied = tr_with(Text::CopyIt, &[tr(Text::SurveyBibTex)]);
    let copy_survey = copy_button(Text::Copy, &copied, Text::TextRefused, || {
        SURVEY_BIBTEX.to_owned()
    });
    el("div")
        .class("view prose")
        .child(el("h2").text(tr(Text::AboutCatalogue)))
        .child(paragraph(Text::AboutWhat))
        .child(heading(Text::TheLists))
        .child(el("ul").class("about-lists").children(lists))
        .child(paragraph(Text::AboutLists))
        .child(el("p").child(contribute_link(session)))
        .child(heading(Text::HowMade))
        .child(paragraph(Text::AboutMaking))
        .child(heading(Text::WhatThereIs))
        .child(data(&index))
        .child(facts(&index))
        .child(heading(Text::Privacy))
        .child(paragraph(Text::AboutPrivacy))
        .child(heading(Text::Licences))
        .child(paragraph(Text::AboutLicences))
        .child(heading(Text::HowToCite))
        .child(paragraph(Text::CiteSurvey))
        .child(survey)
        .child(copy_survey)
        .child(paragraph(Text::CiteView))
        .child(citation)
        .child(copy_view)
}

fn heading(text: Text) -> El {
    el("h3").text(tr(text))
}

fn paragraph(text: Text) -> El {
    el("p").text(tr(text))
}

/// A list, where it is, and how much was read from it.
fn list(list: &List) -> El {
    const TITLE: &str = "{1}";
    let title = match &list.url {
        Some(url) => link_out(url, &list.title),
        None => el("span").text(&list.title),
    };
    let n_listings = list.listings as usize;
    let facts = match &list.dated {
        Some(date) => tr_plural(Text::ListFactsDated, n_listings, &[TITLE, &day(date)]),
        None => tr_plural(Text::ListFacts, n_listings, &[TITLE]),
    };
    text_around(el("li"), &facts, TITLE, title)
}

/// What data this is, and the way to all of it.
fn data(index: &Index) -> El {
    const VERSION: &str = "{2}";
    let said = [&*works(index.len()), &*day(index.as_of()), VERSION];
    let said = tr_with(Text::DataVersion, &said);
    let download = el("a")
        .attr("href", "data/catalogue.json")
        .attr("download", "")
        .text(tr(Text::DownloadCatalogue));
    text_around(el("p"), &said, VERSION, el("code").text(index.version()))
        .text(" ")
        .child(download)
}

/// How much there is of what, and how much of it is known.
fn facts(index: &Index) -> El {
    let mut rows = el("tbody");
    let nothing_asked = index.answer(&Default::default(), None);
    let kinds = index.kept(&nothing_asked, Dimension::Facet(Facet::Kind));
    for (kind, &count) in names::values(index, Facet::Kind).iter().zip(kinds) {
        rows = rows.child(fact(&kind.label, count as usize));
    }
    let known = [
        (Text::WithYear, index.n_known(Measure::Year)),
        (Text::WithAuthors, index.n_with_authors()),
        (Text::WithStars, index.n_known(Measure::Stars)),
        (Text::WithCitations, index.n_known(Measure::Citations)),
        (Text::Disputed, index.n_disputed()),
    ];
    for (name, count) in known {
        rows = rows.child(fact(tr(name), count));
    }
    let caption = el("caption").class("unseen").text(tr(Text::KindsTable));
    el("table").class("facts").child(caption).child(rows)
}

fn fact(name: &str, count: usize) -> El {
    let name = el("th").attr("scope", "row").text(name);
    let count = el("td").text(&thousands(count as u64));
    el("tr").child(name).child(count)
}

/// The list that the reader came from, as a reference.
#[inline(never)]
fn citation(session: Session, index: &Index) -> String {
    let link = session.link_to_view(View::List);
    let location = window().location();
    let address = [
        &*location.origin().unwrap_or_default(),
        &*location.pathname().unwrap_or_default(),
        link.trim_start_matches("./"),
    ]
    .concat();
    let n_works = works(session.hits.with(|hits| hits.len()));
    let asked = session.query.with(|query| chips(query, index));
    let asked: Vec<String> = asked.into_iter().map(|chip| chip.label).collect();
    let found = match asked.is_empty() {
        true => n_works,
        false => tr_with(Text::FoundBy, &[&n_works, &asked.join(", ")]),
    };
    let date = day(index.as_of());
    let said = [&*found, &*date, index.version(), &*address];
    tr_with(Text::Citation, &said)
}
