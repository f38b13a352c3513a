//! A work as a card in the list of results.

use leptos::prelude::*;

use super::authors::author_line;
use super::card_foot::card_foot;
use super::icons::{CODE, link_sign};
use super::marked::marked;
use super::match_line::match_line;
use super::pieces::{button, classed, link_around, link_out, link_out_with};
use crate::app::dom::{El, el};
use crate::app::format::{month, thousands};
use crate::app::say::{count, fill, say};
use crate::app::session::Session;
use crate::query::{Facet, TextField};
use crate::search::Index;
use crate::texts::Text;
use crate::work::{Kind, Link, Rel, Repo, Track, Work, WorkId};

/// What a list prints of a work, on four lines at most beside the title.
pub fn work_card(id: WorkId) -> Vec<El> {
    let session = Session::current();
    let index = session.index();
    let work = &index.work(id);
    let mut card = vec![el("h3").class("work-title").put(title(work, session))];
    card.extend(author_line(work, session));
    card.push(facts(work, &index, session));
    card.push(match_line(work, &index, session));
    card.extend(card_foot(id, links(work), &index, session));
    card
}

/// The title, which opens the detail; the work itself is a click away through the links below.
pub(super) fn title(work: &Work, session: Session) -> El {
    let key = StoredValue::new(work.id.clone());
    let is_open = move || session.work.with(|open| *open == Some(key.get_value()));
    let href = move || key.with_value(|key| session.link_to_work(key));
    let link = link_around("", href, move || session.open_work(Some(key.get_value())))
        .follow_attr("aria-current", move || is_open().to_string());
    marked(link, session, work.title.clone(), TextField::Title)
}

/// A repository's page.
pub fn repo_address(name: &str) -> String {
    format!("https://github.com/{name}")
}

fn facts(work: &Work, index: &Index, session: Session) -> El {
    let recommended = work.recommended.then(|| {
        badge("badge is-recommended", say(Text::Recommended))
            .attr("title", say(Text::ListRecommends))
    });
    let areas = index.areas().narrowest(&work.areas).into_iter();
    let areas = areas.filter_map(|id| {
        let label = index.label(Facet::Area, id)?;
        Some(chip(session, Facet::Area, id, label, Text::OnlyOn))
    });
    let tags = work.tags.iter();
    let tags = tags.map(|tag| chip(session, Facet::Tag, tag, tag, Text::OnlyTagged));
    classed("p", "work-facts")
        .put_all(place(work, index))
        .put_all(kind(work.kind))
        .put_all(recommended)
        .put_all(areas)
        .put_all(tags)
}

fn links(work: &Work) -> El {
    let has_none = work.links.is_empty() && work.repos.is_empty();
    let shown = work.links.iter().filter(|link| shows(link, work));
    classed("p", "work-links")
        .put_all(work.repos.iter().map(repo))
        .put_all(shown.map(link))
        .put_all(has_none.then(|| look_up(work)))
        .put_all(citations(work))
}

fn badge(class: &str, text: &str) -> El {
    classed("span", class).say(text)
}

/// Venue, track and year.
fn place(work: &Work, index: &Index) -> Option<El> {
    let venue = work.venue.as_deref();
    let venue = venue.map(|id| index.label(Facet::Venue, id).unwrap_or(id).to_owned());
    let track = work.track.map(|track| track_name(track).to_owned());
    let year = work.year.map(|year| year.to_string());
    let parts: Vec<String> = [venue, track, year].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| badge("badge is-venue", &parts.join(" ")))
}

/// What a part of a venue is called.
pub fn track_name(track: Track) -> &'static str {
    say(match track {
        Track::Findings => Text::TrackFindings,
        Track::Workshop => Text::TrackWorkshop,
        Track::Demo => Text::TrackDemo,
        Track::Short => Text::TrackShort,
        Track::Srw => Text::TrackStudent,
        Track::Other => Text::TrackOther,
    })
}

fn kind(kind: Kind) -> Option<El> {
    let name = match kind {
        Kind::Paper => return None,
        Kind::Project => Text::BadgeProject,
        Kind::Framework => Text::BadgeFramework,
        Kind::Article => Text::BadgeArticle,
        Kind::Other => Text::BadgeOther,
    };
    Some(badge("badge", say(name)))
}

/// A value of a facet, a click away from all works that have it.
fn chip(session: Session, facet: Facet, id: &str, label: &str, title: Text) -> El {
    let id = id.to_owned();
    button("area-chip", label, &fill(title, &[label]), move || {
        session.go(|query| query.without_facet(facet).toggled(facet, &id));
    })
}

fn repo(repo: &Repo) -> El {
    classed("span", "work-repo")
        .put(link_out_with(
            CODE,
            "work-link",
            &repo_address(&repo.name),
            &repo.name,
        ))
        .put_all(repo.stars.map(|stars| star_count(repo, stars)))
}

/// How many stars, and when they were counted.
fn star_count(repo: &Repo, stars: u32) -> El {
    let date = repo.as_of.as_deref().map(month);
    let number = stars as usize;
    let title = match (&date, gained(repo)) {
        (Some(date), Some((more, since))) => {
            count(Text::StarsGained, number, &[date, &more, &since])
        }
        (Some(date), None) => count(Text::StarsCounted, number, &[date]),
        (None, _) => count(Text::StarsTitle, number, &[]),
    };
    let date = date.map(|date| {
        let date = fill(Text::InMonth, &[&date]);
        classed("span", "stars-date").say(" ").say(&date)
    });
    classed("span", "stars")
        .attr("title", &title)
        .put(el("span").attr("aria-hidden", "true").say("★ "))
        .say(&thousands(stars))
        .put_all(date)
}

/// A repository by the word alone, where its stars stand elsewhere.
pub(super) fn repo_link(repo: &Repo) -> El {
    link_out("work-link", &repo_address(&repo.name), "GitHub").attr("title", &repo.name)
}

/// How many stars a year it gains, and since which month, where two counts are known.
pub fn gained(repo: &Repo) -> Option<(String, String)> {
    let more = repo.stars_per_year.filter(|&more| more > 0)?;
    let since = repo.since.as_deref().map(month)?;
    Some((thousands(more), since))
}

/// Figures are no place to go, the repositories stand there with their stars, and a catalogue
/// from elsewhere may hold addresses that are none of the web.
pub(super) fn shows(link: &Link, work: &Work) -> bool {
    let of_repo = |repo: &Repo| link.url.eq_ignore_ascii_case(&repo_address(&repo.name));
    let is_place = link.rel != Rel::Figure && link.web_address().is_some();
    is_place && !work.repos.iter().any(of_repo)
}

pub(super) fn link(link: &Link) -> El {
    link_out_with(
        link_sign(link.rel),
        "work-link",
        &link.url,
        short_name(link),
    )
    .attr("title", &link.url)
}

/// What a link leads to; where that is no one thing, the site it leads to.
fn short_name(link: &Link) -> &str {
    match link.rel {
        Rel::Paper if link.url.contains("//arxiv.org/") => "arXiv",
        Rel::Other if link.url.contains("//arxiv.org/html/") => "HTML",
        Rel::Blog | Rel::Project | Rel::Figure | Rel::Other => site(&link.url),
        rel => link_name(rel),
    }
}

/// What a link leads to.
pub fn link_name(rel: Rel) -> &'static str {
    say(match rel {
        Rel::Paper => Text::KindPaper,
        Rel::Pdf => return "PDF",
        Rel::Code => Text::HasCode,
        Rel::Model => Text::HasModel,
        Rel::Dataset => Text::HasDataset,
        Rel::Blog => Text::LinkBlog,
        Rel::Video => Text::HasVideo,
        Rel::Project => Text::HasProject,
        Rel::Figure => Text::LinkFigure,
        Rel::Other => Text::LinkOther,
    })
}

/// A way on from a work for which the lists print no link: arXiv's own search for its title.
/// Where arXiv may know it.
pub fn look_up(work: &Work) -> El {
    let title = String::from(js_sys::encode_uri_component(&work.title));
    let href = format!("https://arxiv.org/search/?searchtype=title&query={title}");
    link_out("work-link", &href, say(Text::LookUp))
}

/// The host of an address, without `www.`.
fn site(url: &str) -> &str {
    let rest = url.split_once("//").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}

fn citations(work: &Work) -> Option<El> {
    let number = work.citations.as_ref()?.count as usize;
    let text = count(Text::CitationCount, number, &[]);
    Some(badge("work-note", &text))
}
