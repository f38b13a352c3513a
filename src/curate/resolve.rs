//! From an entry as printed to one in the catalogue's own terms: areas, venue, links, ids.

use crate::work::{Conflict, Evidence, Kind, Link, Rel, VenueKind};

use super::areas::{Areas, Spot};
use super::entry::{Complaint, ComplaintKind, RawEntry, RawLink};
use super::links::{self, Judged};
use super::lists::PageRule;
use super::venues::{Meaning, VenueRef, Venues};
use crate::identity::{ids, titles, urls};

/// An entry in the catalogue's terms.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// Id of its list.
    pub list: String,
    /// The page of the list, where it has several or is a repository.
    pub page: Option<String>,
    /// The entry as printed, with corrections applied.
    pub raw: RawEntry,
    /// Title and venue before any correction.
    pub printed: Printed,
    /// Area ids.
    pub areas: Vec<String>,
    /// Where it appeared.
    pub venue: Option<VenueRef>,
    /// Usable links, in printed order.
    pub links: Vec<Link>,
    /// arXiv id, if a link has one.
    pub arxiv_id: Option<String>,
    /// DOI, if a link has one.
    pub doi: Option<String>,
    /// Repositories that links lead into.
    pub repos: Vec<String>,
    /// What corrections have to tell.
    pub conflicts: Vec<Conflict>,
    /// Where the arXiv id comes from, if from no link.
    pub evidence: Option<Evidence>,
}

/// Title and venue exactly as printed.
#[derive(Clone, Debug, Default)]
pub struct Printed {
    /// The title.
    pub title: String,
    /// The venue without its year.
    pub venue: Option<String>,
    /// The year.
    pub year: Option<u16>,
}

impl From<&RawEntry> for Printed {
    fn from(raw: &RawEntry) -> Self {
        Self {
            title: raw.title.clone(),
            venue: raw.venue.clone(),
            year: raw.year,
        }
    }
}

impl Entry {
    /// A project's identity: the repository of its first link, or the folder in it; or else a
    /// repository of the project's name.
    pub fn home(&self) -> Option<String> {
        let title = self.raw.title.split(':').next().unwrap_or_default();
        let is_namesake = |url: &str| {
            let repo = ids::github_repo(url);
            repo.is_some_and(|repo| {
                titles::key(repo.rsplit('/').next().unwrap_or("")) == titles::key(title)
            })
        };
        let mut links = self.links.iter().enumerate();
        let (_, link) = links.find(|(nth, link)| {
            *nth == 0 && ids::github_repo(&link.url).is_some() || is_namesake(&link.url)
        })?;
        let repo = ids::github_repo(&link.url)?;
        let folder = urls::path(&link.url).split('/').skip(2);
        let folder = folder
            .skip_while(|part| !matches!(*part, "tree" | "blob"))
            .skip(2);
        let parts = std::iter::once(repo.as_str()).chain(folder.filter(|part| !part.is_empty()));
        Some(parts.collect::<Vec<_>>().join("/").to_lowercase())
    }

    /// The year printed, else that of the arXiv id.
    pub fn year(&self) -> Option<u16> {
        self.raw.year.or_else(|| self.arxiv_year())
    }

    /// The year in which the arXiv id was given.
    pub fn arxiv_year(&self) -> Option<u16> {
        ids::arxiv_date(self.arxiv_id.as_deref()?).map(|(year, _)| year)
    }
}

/// Resolves an entry of a page of a list, and complains about what cannot be resolved.
pub fn resolve(
    list: &str,
    page: Option<&PageRule>,
    raw: RawEntry,
    areas: &Areas,
    venues: &Venues,
    complaints: &mut Vec<Complaint>,
) -> Entry {
    let (on, line) = (raw.page, raw.line);
    let mut complain = |kind, reason| complaints.push(Complaint::new(line, kind, reason).on(on));
    let mapped = areas.map(Spot {
        list,
        page: page.and_then(|page| page.area.as_deref()),
        path: &raw.area_path,
    });
    if !mapped.known {
        let reason = format!("no rule maps the heading \"{}\"", raw.area_path.join(" > "));
        complain(ComplaintKind::Unmapped, reason);
    }
    let mut entry = Entry {
        list: list.to_owned(),
        page: page.map(|page| page.path.clone()),
        areas: mapped.areas,
        ..Entry::default()
    };
    for printed in &raw.links {
        if let Some(reason) = take(&mut entry, printed, &raw) {
            complain(ComplaintKind::Link, reason);
        }
    }
    entry.venue = match &raw.venue {
        Some(printed) => match venues.read(printed) {
            Meaning::Venue(venue) => Some(venue),
            Meaning::NoVenue => None,
            Meaning::Unknown => {
                let reason = format!("no rule knows the venue \"{printed}\", if it is one");
                complain(ComplaintKind::Unmapped, reason);
                None
            }
        },
        None => raw
            .remarks
            .iter()
            .find_map(|remark| remarked(remark, venues)),
    };
    if let (None, Some(_), Meaning::Venue(arxiv)) =
        (&entry.venue, &entry.arxiv_id, venues.read("arXiv"))
    {
        entry.venue = Some(arxiv);
    }
    // A paper linked by a project is a separate work.
    if matches!(raw.kind, Kind::Project | Kind::Framework) {
        (entry.arxiv_id, entry.doi) = (None, None);
    }
    entry.raw = raw;
    if let Some(reason) = impossible(&entry) {
        complain(ComplaintKind::Doubtful, reason);
    }
    entry
}

/// The venue named by a short remark, if the rules know it.
fn remarked(remark: &str, venues: &Venues) -> Option<VenueRef> {
    const LONGEST: usize = 4;
    let is_short = remark.split_whitespace().count() <= LONGEST;
    match venues.read(remark) {
        Meaning::Venue(venue) if is_short && venue.kind != VenueKind::Web => Some(venue),
        _ => None,
    }
}

/// An impossible combination of facts in an entry.
fn impossible(entry: &Entry) -> Option<String> {
    let of_arxiv = |link: &&Link| urls::host(&link.url).is_some_and(|host| host == "arxiv.org");
    let strange = |link: &&Link| link.rel != Rel::Figure && ids::arxiv_of_url(&link.url).is_none();
    if let Some(link) = entry.links.iter().filter(of_arxiv).find(strange) {
        return Some(format!("no arXiv id in {}", link.url));
    }
    let (printed, given) = (entry.raw.year?, entry.arxiv_year()?);
    let is_preprint = entry.venue.as_ref().is_none_or(|venue| venue.rank() == 1);
    (printed < given).then(|| {
        let id = entry.arxiv_id.as_deref().unwrap_or_default();
        let kept = if is_preprint {
            ""
        } else {
            "; kept, as it may have been posted later"
        };
        format!("printed year {printed} is before that of the arXiv id {id}{kept}")
    })
}

/// Adds a printed link once and takes from it the names it holds. What is wrong with it, if
/// anything is.
fn take(entry: &mut Entry, printed: &RawLink, raw: &RawEntry) -> Option<String> {
    let Judged {
        link,
        printed: page,
        slip,
    } = match links::judge(printed, raw.kind) {
        Ok(judged) => judged,
        Err(urls::EMPTY) => return None,
        Err(reason) => return Some(format!("{reason}: {}", printed.url)),
    };
    if link.rel != Rel::Figure {
        entry.arxiv_id = entry
            .arxiv_id
            .take()
            .or_else(|| ids::arxiv_of_url(&link.url));
        entry.doi = entry.doi.take().or_else(|| ids::doi(&link.url));
        let repo = ids::github_repo(&link.url);
        let known = |repo: &String| {
            entry
                .repos
                .iter()
                .any(|other| other.eq_ignore_ascii_case(repo))
        };
        let repo = repo.filter(|repo| !known(repo));
        entry.repos.extend(repo);
    }
    for link in std::iter::once(link).chain(page) {
        if !entry.links.iter().any(|other| other.url == link.url) {
            entry.links.push(link);
        }
    }
    slip.map(|slip| format!("{slip}: {}", printed.url))
}
