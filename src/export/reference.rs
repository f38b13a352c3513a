//! A work as a bibliographic reference: the decisions that all formats share.

use crate::identity::ids;
use crate::work::{Kind, Link, Rel, Track, VenueKind, Work, venue_line};

use super::{Names, Person};

/// The type of a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A paper in the proceedings of a conference or workshop.
    Proceedings,
    /// A paper in a journal.
    Journal,
    /// A paper on arXiv, not known to be published.
    Preprint,
    /// A paper without a known venue.
    Manuscript,
    /// Software.
    Software,
    /// A blog post.
    Post,
    /// Any other page.
    Page,
}

/// The proceedings or journal of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Container {
    /// The full name with the track, as `Annual Meeting of the Association for
    /// Computational Linguistics (ACL), Findings`.
    pub title: String,
    /// The usual short name, `ACL`.
    pub short: String,
}

/// A work as a reference.
#[derive(Clone, Debug)]
pub struct Reference<'a> {
    /// The work itself.
    pub work: &'a Work,
    /// The type of reference.
    pub form: Form,
    /// Its authors, in printed order.
    pub authors: Vec<Person>,
    /// Where it was published; none for preprints, software and pages.
    pub container: Option<Container>,
    /// The short name of a venue of any kind, with the track: `ACL Findings`, `arXiv`.
    pub place: Option<String>,
    /// Year, and for preprints the month. The month comes from the arXiv id, so a published
    /// paper has none.
    pub date: Option<(u16, Option<u8>)>,
    /// Where to read or get it.
    pub url: Option<&'a str>,
    /// Labels of its areas.
    pub areas: Vec<&'a str>,
}

impl<'a> Reference<'a> {
    /// Decides what to say about a work.
    pub fn new(work: &'a Work, names: &'a Names) -> Self {
        let venue = work.venue.as_deref().and_then(|id| names.venue(id));
        let venue_kind = venue.map(|venue| venue.kind);
        let form = form(work, venue_kind);
        let is_published = matches!(form, Form::Proceedings | Form::Journal);
        let container = venue.filter(|_| is_published).map(|venue| Container {
            title: container_title(&venue.label, venue.name.as_deref(), work.track),
            short: venue.label.clone(),
        });
        // The month of the arXiv id says nothing about any other date.
        let preprint = work.arxiv_id.as_deref().and_then(ids::arxiv_date);
        let is_of_preprint = form == Form::Preprint && preprint.map(|date| date.0) == work.year;
        let month = preprint.map(|date| date.1).filter(|_| is_of_preprint);
        Self {
            work,
            form,
            authors: work.authors.iter().map(|name| Person::of(name)).collect(),
            container,
            place: venue.and_then(|venue| {
                venue_line(Some(&venue.label), work.track.and_then(Track::label), None)
            }),
            date: work.year.map(|year| (year, month)),
            url: url(work, is_published),
            areas: work.areas.iter().map(|id| names.area(id)).collect(),
        }
    }

    /// The address of the abstract on arXiv.
    pub fn arxiv_url(&self) -> Option<String> {
        let id = self.work.arxiv_id.as_ref()?;
        Some(format!("https://arxiv.org/abs/{id}"))
    }

    /// The address of the PDF, if a list links one.
    pub fn pdf_url(&self) -> Option<&'a str> {
        first_link(self.work, |link| link.rel == Rel::Pdf)
    }

    /// The addresses of its repositories.
    pub fn code_urls(&self) -> impl Iterator<Item = String> {
        let repos = self.work.repos.iter();
        repos.map(|repo| format!("https://github.com/{}", repo.name))
    }
}

fn form(work: &Work, venue: Option<VenueKind>) -> Form {
    match (work.kind, venue) {
        (Kind::Project | Kind::Framework, _) => Form::Software,
        (_, Some(VenueKind::Conference | VenueKind::Workshop)) => Form::Proceedings,
        (_, Some(VenueKind::Journal)) => Form::Journal,
        (Kind::Article, _) => Form::Post,
        (Kind::Other, _) => Form::Page,
        (Kind::Paper, _) if work.arxiv_id.is_some() => Form::Preprint,
        (Kind::Paper, Some(VenueKind::Web)) => Form::Post,
        (Kind::Paper, _) => Form::Manuscript,
    }
}

/// A track as it follows the venue's full name; none for an unknown track.
fn track_words(track: Track) -> Option<&'static str> {
    Some(match track {
        Track::Findings => "Findings",
        Track::Workshop => "Workshop",
        Track::Demo => "System Demonstrations",
        Track::Short => "Short Papers",
        Track::Srw => "Student Research Workshop",
        Track::Other => return None,
    })
}

fn container_title(label: &str, name: Option<&str>, track: Option<Track>) -> String {
    let mut title = match name {
        Some(name) if !name.contains(label) => format!("{name} ({label})"),
        Some(name) => name.to_owned(),
        None => label.to_owned(),
    };
    if let Some(words) = track.and_then(track_words) {
        title.push_str(", ");
        title.push_str(words);
    }
    title
}

/// The address that a reference should lead to: the publisher's page of a published paper, the
/// abstract of a preprint, the repository of software.
fn url(work: &Work, is_published: bool) -> Option<&str> {
    let is_arxiv = |link: &Link| link.url.contains("://arxiv.org/");
    let wanted: &[Rel] = match work.kind {
        Kind::Project | Kind::Framework => &[Rel::Code, Rel::Project],
        _ => &[Rel::Paper, Rel::Pdf],
    };
    let elsewhere = |link: &Link| wanted.contains(&link.rel) && !is_arxiv(link);
    let published = is_published.then(|| first_link(work, elsewhere)).flatten();
    published
        .or_else(|| {
            let mut wanted = wanted.iter();
            wanted.find_map(|rel| first_link(work, |link| link.rel == *rel))
        })
        .or_else(|| first_link(work, |link| link.rel != Rel::Figure))
}

fn first_link(work: &Work, test: impl Fn(&Link) -> bool) -> Option<&str> {
    let mut links = work.links.iter().filter(|link| test(link));
    links.find_map(Link::web_address)
}
