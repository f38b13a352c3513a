//! The facts of a work, a line each. What is not known is not there.

use crate::app::kit::dom::{El, el};
use crate::app::kit::widget::{button, fact, facts, row, text_span};
use crate::app::parts::detail::filter::{filter, make_room};
use crate::app::parts::link::link_out;
use crate::app::parts::work::words::{citation_line, supported};
use crate::app::state::language::format::day;
use crate::app::state::language::names::{kind_name, track_name};
use crate::app::state::language::tr::{tr, tr_with};
use crate::app::state::session::Session;
use crate::query::{Facet, Measure, Span};
use crate::search::Index;
use crate::texts::Text;
use crate::work::{Kind, Work};

/// The lines that there are.
pub fn of(session: Session, index: &Index, work: &Work) -> El {
    let filter_of = |facet, id: &str| {
        let label = index.label(facet, id).unwrap_or(id);
        filter(session, facet, id, label)
    };
    let mut venue = Vec::new();
    venue.extend(work.venue.iter().map(|id| filter_of(Facet::Venue, id)));
    venue.extend(
        work.track
            .map(|track| text_span("badge", track_name(track))),
    );
    venue.extend(work.year.map(|year| year_button(session, year)));
    let areas = index.areas();
    let path = |id: &str| {
        let mut ids = areas.ancestors(id);
        ids.push(id);
        let steps = ids.into_iter().map(|id| filter_of(Facet::Area, id));
        row("area-path", steps.collect())
    };
    let narrowest = areas.narrowest(&work.areas).into_iter();
    let tags = work.tags.iter().map(|tag| filter_of(Facet::Tag, tag));
    let mark = work
        .recommended
        .then(|| text_span("badge is-recommended", tr(Text::MarkRecommended)));
    let added = work.added.iter().map(|date| text_span("", &day(date)));
    let named = [
        (tr(Text::Published), venue),
        (tr(Text::FacetKind), vec![kind(session, work.kind)]),
        (tr(Text::Areas), narrowest.map(path).collect()),
        (tr(Text::Tags), tags.collect()),
        (tr(Text::Mark), mark.into_iter().collect()),
        (tr(Text::Supports), supports(work)),
        (tr(Text::MeasureCitations), citations(index, work)),
        ("arXiv", record("https://arxiv.org/abs/", &work.arxiv_id)),
        ("DOI", record("https://doi.org/", &work.doi)),
        (tr(Text::ListedSince), added.collect()),
    ];
    let known = named.into_iter().filter(|(_, pieces)| !pieces.is_empty());
    let lines = known.map(|(name, pieces)| fact(el("dt").text(name), pieces));
    facts(lines.collect())
}

fn kind(session: Session, kind: Kind) -> El {
    let (id, name) = kind_name(kind);
    filter(session, Facet::Kind, id, tr(name))
}

fn year_button(session: Session, year: u16) -> El {
    let label = year.to_string();
    let title = tr_with(Text::OnlyOfYear, &[&label]);
    let only = Span {
        from: Some(u32::from(year)),
        to: Some(u32::from(year)),
        unknown: false,
    };
    button("area-chip", &label)
        .attr("title", &title)
        .on_click(move || {
            session.go(|query| query.with_span(Measure::Year, only));
            make_room(session);
        })
}

fn supports(work: &Work) -> Vec<El> {
    let badge = |what| text_span("badge", what);
    supported(work).into_iter().map(badge).collect()
}

fn citations(index: &Index, work: &Work) -> Vec<El> {
    let said = citation_line(index, work);
    said.into_iter().map(|said| text_span("", &said)).collect()
}

/// The record of a work in a register, by its number there.
fn record(register: &str, number: &Option<String>) -> Vec<El> {
    let link = |id: &String| link_out("work-link", &format!("{register}{id}"), id);
    number.iter().map(link).collect()
}
