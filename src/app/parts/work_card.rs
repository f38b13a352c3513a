//! A work as a card in the list of results.

use leptos::prelude::*;

use super::marked::marked;
use super::pieces::is_plain;
use super::shelf::save_button;
use crate::app::format::{month, thousands};
use crate::app::reactive::text;
use crate::app::session::Session;
use crate::query::{Facet, TextField};
use crate::search::Index;
use crate::work::{Kind, Link, Rel, Repo, Track, Work, WorkId};

/// What a list prints of a work, on four lines at most beside the title.
#[component]
pub fn WorkCard(id: WorkId) -> impl IntoView {
    let session = Session::current();
    let index = session.index();
    let work = &index.work(id);
    view! {
        <h3 class="work-title">{title(work, session)}</h3>
        {authors(work, session)}
        <p class="work-facts">
            {place(work, &index)}
            {kind(work.kind)}
            {work.recommended.then(|| view! {
                <span class="badge is-recommended" title="A list recommends it">"★ recommended"</span>
            })}
            {areas(work, &index, session)}
            {work.tags.iter().map(|tag| tag_chip(tag, session)).collect_view()}
        </p>
        <p class="work-links">
            {work.repos.iter().map(repo).collect_view()}
            {work.links.iter().filter(|l| shows(l, work)).map(link).collect_view()}
            {work.links.is_empty().then(|| look_up(work)).filter(|_| work.repos.is_empty())}
            {citations(work)}
            {sources(work, &index)}
            {save_button(&work.id).any()}
        </p>
    }
}

/// The title, which opens the detail; the work itself is a click away through the links below.
pub(super) fn title(work: &Work, session: Session) -> AnyView {
    let key = StoredValue::new(work.id.clone());
    let title = marked(session, work.title.clone(), TextField::Title);
    let is_open = move || session.work.with(|open| *open == Some(key.get_value()));
    view! {
        <a
            href=text(move || key.with_value(|key| session.link_to_work(key)))
            dir="auto"
            aria-current=text(move || is_open().to_string())
            on:click=move |event| {
                if is_plain(&event) {
                    event.prevent_default();
                    session.open_work(Some(key.get_value()));
                }
            }
        >
            {title}
        </a>
    }
    .into_any()
}

/// A repository's page.
pub fn repo_address(name: &str) -> String {
    format!("https://github.com/{name}")
}

fn authors(work: &Work, session: Session) -> Option<impl IntoView + use<>> {
    let mut names = work.authors.join(", ");
    if work.authors_truncated {
        names.push_str(" et al.");
    }
    (!names.is_empty()).then(|| {
        let marked = marked(session, names.clone(), TextField::Author);
        view! { <p class="work-authors" title=names dir="auto">{marked}</p> }
    })
}

/// Venue, track and year.
fn place(work: &Work, index: &Index) -> Option<impl IntoView + use<>> {
    let venue = work.venue.as_deref();
    let venue = venue.map(|id| index.label(Facet::Venue, id).unwrap_or(id).to_owned());
    let track = work.track.map(track_name);
    let year = work.year.map(|year| year.to_string());
    let parts: Vec<String> = venue
        .into_iter()
        .chain(track.map(str::to_owned))
        .chain(year)
        .collect();
    (!parts.is_empty()).then(|| view! { <span class="badge is-venue">{parts.join(" ")}</span> })
}

/// What a part of a venue is called.
pub fn track_name(track: Track) -> &'static str {
    match track {
        Track::Findings => "Findings",
        Track::Workshop => "Workshop",
        Track::Demo => "Demo",
        Track::Short => "Short",
        Track::Srw => "Student workshop",
        Track::Other => "other track",
    }
}

fn kind(kind: Kind) -> Option<impl IntoView> {
    let name = match kind {
        Kind::Paper => return None,
        Kind::Project => "project",
        Kind::Framework => "framework",
        Kind::Article => "article",
        Kind::Other => "resource",
    };
    Some(view! { <span class="badge">{name}</span> })
}

/// The narrowest areas, each a click away from all works in it.
fn areas(work: &Work, index: &Index, session: Session) -> impl IntoView + use<> {
    let areas = index.areas().narrowest(&work.areas).into_iter();
    let areas =
        areas.filter_map(|id| Some((id.to_owned(), index.label(Facet::Area, id)?.to_owned())));
    areas
        .map(|(id, label)| {
            let name = format!("Show only works on {label}");
            let show = move |_| {
                session.go(|query| query.without_facet(Facet::Area).toggled(Facet::Area, &id));
            };
            view! {
                <button type="button" class="area-chip" title=name on:click=show>
                    {label}
                </button>
            }
        })
        .collect_view()
}

fn tag_chip(tag: &str, session: Session) -> impl IntoView + use<> {
    let id = tag.to_owned();
    let show = move |_| session.go(|q| q.without_facet(Facet::Tag).toggled(Facet::Tag, &id));
    view! {
        <button
            type="button"
            class="area-chip"
            title=format!("Show only works tagged {tag}")
            on:click=show
        >
            {tag.to_owned()}
        </button>
    }
}

fn repo(repo: &Repo) -> impl IntoView + use<> {
    let stars = repo.stars.map(|stars| {
        let date = repo.as_of.as_deref().map(month).unwrap_or_default();
        let name = format!(
            "{} stars, counted in {date}{}",
            thousands(stars),
            trend(repo)
        );
        view! {
            <span class="stars" title=name>
                <span aria-hidden="true">"★ "</span>
                {thousands(stars)}
                <span class="stars-date">{format!(" in {date}")}</span>
            </span>
        }
    });
    view! {
        <span class="work-repo">
            <a
                class="work-link"
                href=repo_address(&repo.name)
                target="_blank"
                rel="noopener noreferrer"
            >
                {repo.name.clone()}
            </a>
            {stars}
        </span>
    }
}

/// A repository by the word alone, where its stars stand elsewhere.
pub(super) fn repo_link(repo: &Repo) -> AnyView {
    view! {
        <a
            class="work-link"
            href=repo_address(&repo.name)
            title=repo.name.clone()
            target="_blank"
            rel="noopener noreferrer"
        >
            "GitHub"
        </a>
    }
    .into_any()
}

/// How many stars a year it gains, where two counts are known.
pub fn trend(repo: &Repo) -> String {
    match (repo.stars_per_year, repo.since.as_deref().map(month)) {
        (Some(gained @ 1..), Some(since)) => {
            format!("; about {} more a year since {since}", thousands(gained))
        }
        _ => String::new(),
    }
}

/// Figures are no place to go, the repositories stand there with their stars, and a catalogue
/// from elsewhere may hold addresses that are none of the web.
pub(super) fn shows(link: &Link, work: &Work) -> bool {
    let of_repo = |repo: &Repo| link.url.eq_ignore_ascii_case(&repo_address(&repo.name));
    let is_place = link.rel != Rel::Figure && link.web_address().is_some();
    is_place && !work.repos.iter().any(of_repo)
}

pub(super) fn link(link: &Link) -> impl IntoView + use<> {
    view! {
        <a
            class="work-link"
            href=link.url.clone()
            title=link.url.clone()
            target="_blank"
            rel="noopener noreferrer"
        >
            {link_name(link)}
        </a>
    }
}

/// What a link leads to; where that is no one thing, the site it leads to.
fn link_name(link: &Link) -> String {
    let name = match link.rel {
        Rel::Paper if link.url.contains("//arxiv.org/") => "arXiv",
        Rel::Paper => "Paper",
        Rel::Pdf => "PDF",
        Rel::Code => "Code",
        Rel::Model => "Model",
        Rel::Dataset => "Data set",
        Rel::Video => "Video",
        Rel::Other if link.url.contains("//arxiv.org/html/") => "HTML",
        Rel::Blog | Rel::Project | Rel::Figure | Rel::Other => return site(&link.url).to_owned(),
    };
    name.to_owned()
}

/// A way on from a work for which the lists print no link: arXiv's own search for its title.
/// Where arXiv may know it.
pub fn look_up(work: &Work) -> impl IntoView + use<> {
    let title = String::from(js_sys::encode_uri_component(&work.title));
    let href = format!("https://arxiv.org/search/?searchtype=title&query={title}");
    view! {
        <a class="work-link" href=href target="_blank" rel="noopener noreferrer">
            "Look it up on arXiv"
        </a>
    }
}

/// The host of an address, without `www.`.
fn site(url: &str) -> &str {
    let rest = url.split_once("//").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}

fn citations(work: &Work) -> Option<impl IntoView + use<>> {
    let citations = work.citations.as_ref()?;
    let noun = if citations.count == 1 {
        "citation"
    } else {
        "citations"
    };
    Some(
        view! { <span class="work-note">{format!("{} {noun}", thousands(citations.count))}</span> },
    )
}

/// How many lists name it; which lines, on hover.
fn sources(work: &Work, index: &Index) -> impl IntoView + use<> {
    let lines: Vec<String> = work
        .listings
        .iter()
        .map(|listing| {
            let title = index
                .label(Facet::List, &listing.list)
                .unwrap_or(&listing.list);
            format!("{title}, line {}", listing.line)
        })
        .collect();
    let mut lists: Vec<&str> = work.listings.iter().map(|l| l.list.as_str()).collect();
    lists.dedup();
    let noun = if lists.len() == 1 { "list" } else { "lists" };
    let text = format!("in {} {noun}", lists.len());
    view! { <span class="work-note work-sources" title=lines.join("\n")>{text}</span> }
}
