//! A work as a card in the list of results.

pub mod dense_row;
pub mod foot;
pub mod live;
pub mod match_line;
pub mod title;

use crate::app::kit::dom::{El, el};
use crate::app::kit::icon::CODE;
use crate::app::kit::number::thousands;
use crate::app::kit::widget::button;
use crate::app::parts::card::foot::card_foot;
use crate::app::parts::card::live::{Live, Shown};
use crate::app::parts::card::match_line::match_line;
use crate::app::parts::card::title::title;
use crate::app::parts::link::link_out_with;
use crate::app::parts::work::authors::author_line;
use crate::app::parts::work::links::{gained, link, look_up, repo_address, shows};
use crate::app::state::language::format::month;
use crate::app::state::language::names::track_name;
use crate::app::state::language::tr::{tr, tr_plural, tr_with};
use crate::app::state::session::Session;
use crate::query::Facet;
use crate::search::Index;
use crate::texts::Text;
use crate::work::{Kind, Repo, Work, WorkId, venue_line};

/// What a list prints of a work, on four lines at most beside the title.
pub fn work_card(id: WorkId, work: &Work, session: Session) -> (Vec<El>, Live) {
    let index = session.index();
    let (title, marked) = title(work, session);
    let mut card = vec![el("h3").class("work-title").child(title)];
    let (line, authors) = author_line(work, session).unzip();
    card.extend(line);
    card.push(facts(work, &index, session));
    let (line, match_line) = match_line(work, &index);
    card.push(line);
    let (foot, actions) = card_foot(id, work, links(work), &index, session);
    card.extend(foot);
    let live = Live {
        session,
        key: work.id.clone(),
        title: marked,
        names: None,
        authors,
        match_line: Some(match_line),
        actions,
        shown: Shown::default(),
    };
    (card, live)
}

fn facts(work: &Work, index: &Index, session: Session) -> El {
    let recommended = work.recommended.then(|| {
        badge("badge is-recommended", tr(Text::Recommended)).attr("title", tr(Text::ListRecommends))
    });
    let areas = index.areas().narrowest(&work.areas).into_iter();
    let areas = areas.filter_map(|id| {
        let label = index.label(Facet::Area, id)?;
        Some(chip(session, Facet::Area, id, label, Text::OnlyOn))
    });
    let tags = work.tags.iter();
    let tags = tags.map(|tag| chip(session, Facet::Tag, tag, tag, Text::OnlyTagged));
    el("p")
        .class("work-facts")
        .children(place(work, index))
        .children(kind(work.kind))
        .children(recommended)
        .children(areas)
        .children(tags)
}

fn links(work: &Work) -> El {
    let has_none = work.links.is_empty() && work.repos.is_empty();
    let shown = work.links.iter().filter(|link| shows(link, work));
    el("p")
        .class("work-links")
        .children(work.repos.iter().map(repo))
        .children(shown.map(link))
        .children(has_none.then(|| look_up(work)))
        .children(citations(work))
}

fn badge(class: &str, text: &str) -> El {
    el("span").class(class).text(text)
}

/// Venue, track and year.
fn place(work: &Work, index: &Index) -> Option<El> {
    let venue = work.venue.as_deref();
    let venue = venue.map(|id| index.label(Facet::Venue, id).unwrap_or(id));
    let line = venue_line(venue, work.track.map(track_name), work.year)?;
    Some(badge("badge is-venue", &line))
}

fn kind(kind: Kind) -> Option<El> {
    let name = match kind {
        Kind::Paper => return None,
        Kind::Project => Text::BadgeProject,
        Kind::Framework => Text::BadgeFramework,
        Kind::Article => Text::BadgeArticle,
        Kind::Other => Text::BadgeOther,
    };
    Some(badge("badge", tr(name)))
}

/// A value of a facet, a click away from all works that have it.
fn chip(session: Session, facet: Facet, id: &str, label: &str, title: Text) -> El {
    let id = id.to_owned();
    button("area-chip", label)
        .attr("title", &tr_with(title, &[label]))
        .on_click(move || {
            session.go(|query| query.without_facet(facet).toggled(facet, &id));
        })
}

fn repo(repo: &Repo) -> El {
    el("span")
        .class("work-repo")
        .child(link_out_with(
            CODE,
            "work-link",
            &repo_address(&repo.name),
            &repo.name,
        ))
        .children(repo.stars.map(|stars| star_count(repo, stars)))
}

/// How many stars, and when they were counted.
fn star_count(repo: &Repo, stars: u32) -> El {
    let date = repo.as_of.as_deref().map(month);
    let number = stars as usize;
    let title = match (&date, gained(repo)) {
        (Some(date), Some((more, since))) => {
            tr_plural(Text::StarsGained, number, &[date, &more, &since])
        }
        (Some(date), None) => tr_plural(Text::StarsCounted, number, &[date]),
        (None, _) => tr_plural(Text::StarsTitle, number, &[]),
    };
    let date = date.map(|date| {
        let date = tr_with(Text::InMonth, &[&date]);
        el("span").class("stars-date").text(" ").text(&date)
    });
    el("span")
        .class("stars")
        .attr("title", &title)
        .child(el("span").attr("aria-hidden", "true").text("★ "))
        .text(&thousands(stars))
        .children(date)
}

fn citations(work: &Work) -> Option<El> {
    let number = work.citations.as_ref()?.count as usize;
    let text = tr_plural(Text::CitationCount, number, &[]);
    Some(badge("work-note", &text))
}
