//! What this is, where it comes from, and how to cite it.

use leptos::prelude::*;

use crate::app::kit::dom::{El, el};
use crate::app::kit::number::thousands;
use crate::app::parts::copy::copy_button;
use crate::app::parts::messages::states::contribute_link;
use crate::app::parts::toolbar::chips::chips;
use crate::app::state::language::format::{day, works};
use crate::app::state::language::names;
use crate::app::state::language::tr::{count, fill, say};
use crate::app::state::route::View;
use crate::app::state::session::Session;
use crate::app::views::frame::{link_out, say_around};
use crate::export::SURVEY_BIBTEX;
use crate::query::{Facet, Measure};
use crate::search::{Group, Index};
use crate::texts::Text;
use crate::work::List;

/// The view.
pub fn about(session: Session) -> El {
    let index = session.index();
    let lists = index.lists().iter().map(list);
    let survey = el("pre")
        .attr("tabindex", "0")
        .attr("aria-label", say(Text::SurveyBibTex))
        .say(SURVEY_BIBTEX);
    let cited = move || citation(session, &session.index());
    let citation = el("p").class("citation").follow_text(cited);
    let copied = fill(Text::CopyIt, &[say(Text::CiteView)]);
    let copy_view = copy_button(Text::Copy, &copied, Text::TextRefused, cited);
    let copied = fill(Text::CopyIt, &[say(Text::SurveyBibTex)]);
    let copy_survey = copy_button(Text::Copy, &copied, Text::TextRefused, || {
        SURVEY_BIBTEX.to_owned()
    });
    el("div")
        .class("view prose")
        .put(el("h2").say(say(Text::AboutCatalogue)))
        .put(paragraph(Text::AboutWhat))
        .put(heading(Text::TheLists))
        .put(el("ul").class("about-lists").put_all(lists))
        .put(paragraph(Text::AboutLists))
        .put(el("p").put(contribute_link(session)))
        .put(heading(Text::HowMade))
        .put(paragraph(Text::AboutMaking))
        .put(heading(Text::WhatThereIs))
        .put(data(&index))
        .put(facts(&index))
        .put(heading(Text::Privacy))
        .put(paragraph(Text::AboutPrivacy))
        .put(heading(Text::Licences))
        .put(paragraph(Text::AboutLicences))
        .put(heading(Text::HowToCite))
        .put(paragraph(Text::CiteSurvey))
        .put(survey)
        .put(copy_survey)
        .put(paragraph(Text::CiteView))
        .put(citation)
        .put(copy_view)
}

fn heading(text: Text) -> El {
    el("h3").say(say(text))
}

fn paragraph(text: Text) -> El {
    el("p").say(say(text))
}

/// A list, where it is, and how much was read from it.
fn list(list: &List) -> El {
    const TITLE: &str = "{1}";
    let title = match &list.url {
        Some(url) => link_out(url, &list.title),
        None => el("span").say(&list.title),
    };
    let n_listings = list.listings as usize;
    let facts = match &list.retrieved {
        Some(date) => count(Text::ListFactsDated, n_listings, &[TITLE, &day(date)]),
        None => count(Text::ListFacts, n_listings, &[TITLE]),
    };
    say_around(el("li"), &facts, TITLE, title)
}

/// What data this is, and the way to all of it.
fn data(index: &Index) -> El {
    const VERSION: &str = "{2}";
    let said = [&*works(index.len()), &*day(index.as_of()), VERSION];
    let said = fill(Text::DataVersion, &said);
    let download = el("a")
        .attr("href", "data/catalogue.json")
        .attr("download", "")
        .say(say(Text::DownloadCatalogue));
    say_around(el("p"), &said, VERSION, el("code").say(index.version()))
        .say(" ")
        .put(download)
}

/// How much there is of what, and how much of it is known.
fn facts(index: &Index) -> El {
    let mut rows = el("tbody");
    let nothing_asked = index.answer(&Default::default(), None);
    let kinds = index.kept(&nothing_asked, Group::Facet(Facet::Kind));
    for (kind, &count) in names::values(index, Facet::Kind).iter().zip(kinds) {
        rows = rows.put(fact(&kind.label, count as usize));
    }
    let known = [
        (Text::WithYear, index.n_known(Measure::Year)),
        (Text::WithAuthors, index.n_with_authors()),
        (Text::WithStars, index.n_known(Measure::Stars)),
        (Text::WithCitations, index.n_known(Measure::Citations)),
        (Text::Disputed, index.n_disputed()),
    ];
    for (name, count) in known {
        rows = rows.put(fact(say(name), count));
    }
    let caption = el("caption").class("unseen").say(say(Text::KindsTable));
    el("table").class("facts").put(caption).put(rows)
}

fn fact(name: &str, count: usize) -> El {
    let name = el("th").attr("scope", "row").say(name);
    let count = el("td").say(&thousands(count as u64));
    el("tr").put(name).put(count)
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
        false => fill(Text::FoundBy, &[&n_works, &asked.join(", ")]),
    };
    let date = day(index.as_of());
    let said = [&*found, &*date, index.version(), &*address];
    fill(Text::Citation, &said)
}
