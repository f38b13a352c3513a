//! The facts of a work, a line each. What is not known is not there.

use leptos::prelude::*;

use super::{filter, make_room};
use crate::app::format::{day, thousands};
use crate::app::parts::pieces::{button, fact, facts, line, link_out, words};
use crate::app::parts::work_card::track_name;
use crate::app::session::Session;
use crate::query::{Facet, Measure, Span};
use crate::search::Index;
use crate::work::{Kind, Work};

/// The lines that there are.
pub fn of(session: Session, index: &Index, work: &Work) -> AnyView {
    let filter = |facet, id: &str| {
        let label = index.label(facet, id).unwrap_or(id);
        filter(session, facet, id, label)
    };
    let kind = match work.kind {
        Kind::Paper => "paper",
        Kind::Project => "project",
        Kind::Framework => "framework",
        Kind::Article => "article",
        Kind::Other => "other",
    };
    let mut venue = Vec::new();
    venue.extend(work.venue.iter().map(|id| filter(Facet::Venue, id)));
    venue.extend(work.track.map(|track| words("badge", track_name(track))));
    venue.extend(work.year.map(|year| year_button(session, year)));
    let areas = index.areas();
    let path = |id: &str| {
        let mut ids = areas.ancestors(id);
        ids.push(id);
        line(
            "area-path",
            ids.into_iter().map(|id| filter(Facet::Area, id)).collect(),
        )
    };
    let narrowest = areas.narrowest(&work.areas).into_iter();
    let tags = work.tags.iter().map(|tag| filter(Facet::Tag, tag));
    let recommended = work.recommended.then(|| {
        let mark = "★ A list recommends it";
        words("badge is-recommended", mark)
    });
    let arxiv = work.arxiv_id.iter().map(|id| {
        let address = format!("https://arxiv.org/abs/{id}");
        link_out("work-link", address, id)
    });
    let doi = work.doi.iter().map(|doi| {
        let address = format!("https://doi.org/{doi}");
        link_out("work-link", address, doi)
    });
    let named = [
        ("Published", venue),
        ("Kind", vec![filter(Facet::Kind, kind)]),
        ("Areas", narrowest.map(path).collect()),
        ("Tags", tags.collect()),
        ("Mark", recommended.into_iter().collect()),
        ("Supports", supports(work)),
        ("Citations", citations(index, work)),
        ("arXiv", arxiv.collect()),
        ("DOI", doi.collect()),
        (
            "Listed since",
            work.added.iter().map(|date| words("", day(date))).collect(),
        ),
    ];
    let known = named.into_iter().filter(|(_, pieces)| !pieces.is_empty());
    facts(
        known
            .map(|(name, pieces)| fact(name.into_any(), pieces))
            .collect(),
    )
}

fn year_button(session: Session, year: u16) -> AnyView {
    let title = format!("Show only works of {year}");
    let only = Span {
        from: Some(u32::from(year)),
        to: Some(u32::from(year)),
        unknown: false,
    };
    button("area-chip", year.to_string(), title, move || {
        session.go(|query| query.with_span(Measure::Year, only));
        make_room(session);
    })
}

fn supports(work: &Work) -> Vec<AnyView> {
    let Some(can) = work.capabilities else {
        return Vec::new();
    };
    let all = [
        (can.training, "pre-training"),
        (can.fine_tuning, "fine-tuning"),
        (can.inference, "inference"),
    ];
    let known = all.into_iter().filter(|(can, _)| *can);
    known.map(|(_, what)| words("badge", what)).collect()
}

fn citations(index: &Index, work: &Work) -> Vec<AnyView> {
    let said = work.citations.iter().map(|citations| {
        let list = index.label(Facet::List, &citations.list);
        let list = list.unwrap_or(&citations.list);
        let date = citations.as_of.as_deref().map(day);
        let date = date.map(|date| format!(" on {date}")).unwrap_or_default();
        let count = thousands(citations.count);
        words("", format!("{count}, as “{list}” says{date}"))
    });
    said.collect()
}
