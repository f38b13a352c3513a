//! The vocabulary: what a work of the literature is, and the names everything else uses for it.
//!
//! A field here is a field of the same name in the catalogue files. Absent means unknown, and is
//! not written; unknown is never 0 or -1.

pub mod date;
mod facts;
mod fingerprint;
mod link;
pub mod safe_url;
mod sources;
mod taxonomy;
mod venue_line;

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use facts::{Capabilities, Citations, Repo};
pub use fingerprint::fingerprint;
pub use link::{Link, Rel};
pub use sources::{Claim, Conflict, Evidence, List, Listing, WorkSources, count_lists};
pub use taxonomy::{Area, Venue, VenueKind};
pub use venue_line::venue_line;

/// A work's dense number within one session: its position in the catalogue.
///
/// Never stored and never in an address; use [`Work::id`] for that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WorkId(pub u32);

impl WorkId {
    /// The position as an index into columns.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A stable, unique, URL-safe name of a work: its arXiv id, else a DOI or title slug.
pub type Key = String;

/// One thing the lists point at, however many listings it has.
// `remote` names the derived (de)serialisers, which the ones below wrap.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Work {
    /// Stable and unique: arXiv id, else DOI slug, else title slug.
    pub id: Key,
    /// What kind of thing it is.
    pub kind: Kind,
    /// The chosen title.
    pub title: String,
    /// Other titles that lists print for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alt_titles: Vec<String>,
    /// Authors in printed order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// Whether the printed list of authors is cut off: it ends in "et al", or its list never
    /// prints more.
    #[serde(default, skip_serializing_if = "is_false")]
    pub authors_truncated: bool,
    /// Year of publication at `venue`, or of the preprint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// Month of the preprint, 1 to 12, from the arXiv id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub month: Option<u8>,
    /// Id of a [`Venue`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<String>,
    /// The part of the venue it appeared in; absent for the main one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub track: Option<Track>,
    /// Ids of [`Area`]s, narrowest first printed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<String>,
    /// Labels that lists put on it, such as `w/Quantization`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// arXiv identifier without version, new style (`2210.17323`) or old (`cs/0112017`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arxiv_id: Option<String>,
    /// DOI without a resolver's address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doi: Option<String>,
    /// Where to read, run or watch it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// Source repositories on GitHub.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub repos: Vec<Repo>,
    /// How often it is cited, where a list says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub citations: Option<Citations>,
    /// Whether a list marks it as recommended.
    #[serde(default, skip_serializing_if = "is_false")]
    pub recommended: bool,
    /// What a framework supports; frameworks only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capabilities: Option<Capabilities>,
    /// ISO date of the day on which the first list had it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub added: Option<String>,
    /// Ids of the [`List`]s that have it, in the catalogue's order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lists: Vec<String>,
    /// How many lists have it; editions of one list count once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub n_lists: Option<u32>,
    /// Whether the lists disagree on something about it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub disputed: bool,
    /// Every line that lists it. This and what follows is written to `sources.json`, and so
    /// empty in a page that has not loaded it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub listings: Vec<Listing>,
    /// What the lists disagree on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conflicts: Vec<Conflict>,
    /// Where facts come from that no list prints.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}

fn is_false(flag: &bool) -> bool {
    !flag
}

impl Work {
    /// The work's star count: the largest known count of its repositories.
    pub fn stars(&self) -> Option<u32> {
        self.repos.iter().filter_map(|repo| repo.stars).max()
    }

    /// Takes out what `sources.json` holds.
    pub fn take_sources(&mut self) -> WorkSources {
        WorkSources {
            listings: std::mem::take(&mut self.listings),
            conflicts: std::mem::take(&mut self.conflicts),
            evidence: std::mem::take(&mut self.evidence),
        }
    }

    /// Puts back what `sources.json` holds.
    pub fn set_sources(&mut self, sources: WorkSources) {
        self.listings = sources.listings;
        self.conflicts = sources.conflicts;
        self.evidence = sources.evidence;
    }

    /// Fills in what follows from the listings and conflicts: on which lists it is, how many
    /// they are, and whether they disagree.
    pub fn summarise_sources(&mut self, lists: &[List]) {
        let is_on = |list: &&List| self.listings.iter().any(|l| l.list == list.id);
        let on: Vec<&List> = lists.iter().filter(is_on).collect();
        self.n_lists = count_lists(&on);
        self.lists = on.into_iter().map(|list| list.id.clone()).collect();
        self.disputed = !self.conflicts.is_empty();
    }

    /// The page of the work on arXiv.
    fn arxiv_address(&self) -> Option<String> {
        let id = self.arxiv_id.as_ref()?;
        Some(format!("https://arxiv.org/abs/{id}"))
    }
}

impl Serialize for Work {
    /// Leaves out the address of a link to the work's arXiv page, which its id tells.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut work = Cow::Borrowed(self);
        if let Some(address) = self.arxiv_address() {
            for link in work.to_mut().links.iter_mut() {
                if link.rel == Rel::Paper && link.url == address {
                    link.url.clear();
                }
            }
        }
        Self::serialize(&work, serializer)
    }
}

impl<'de> Deserialize<'de> for Work {
    /// Fills in the address that [`Work::serialize`] leaves out.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut work = Self::deserialize(deserializer)?;
        if let Some(address) = work.arxiv_address() {
            for link in &mut work.links {
                if link.rel == Rel::Paper && link.url.is_empty() {
                    link.url.clone_from(&address);
                }
            }
        }
        Ok(work)
    }
}

/// What kind of thing a work is.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A research paper, published or not.
    Paper,
    /// A software project.
    Project,
    /// A framework for training or serving, with capabilities.
    Framework,
    /// A blog post, tutorial or news article.
    Article,
    /// Anything else: a course, a leaderboard, an organisation's page.
    #[default]
    #[serde(other)]
    Other,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 5] = [
        Self::Paper,
        Self::Project,
        Self::Framework,
        Self::Article,
        Self::Other,
    ];

    /// Its identifier in files and addresses.
    pub fn id(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Project => "project",
            Self::Framework => "framework",
            Self::Article => "article",
            Self::Other => "other",
        }
    }
}

/// The part of a venue that a work appeared in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Track {
    /// A "Findings" volume.
    Findings,
    /// A workshop held at the venue.
    Workshop,
    /// System demonstrations.
    Demo,
    /// Short papers.
    Short,
    /// Student research workshop.
    Srw,
    /// One that this version does not know.
    #[serde(other)]
    Other,
}

impl Track {
    /// What lists and references print after the venue's name; `None` for an unknown one.
    pub fn label(self) -> Option<&'static str> {
        match self {
            Self::Findings => Some("Findings"),
            Self::Workshop => Some("Workshop"),
            Self::Demo => Some("Demo"),
            Self::Short => Some("Short"),
            Self::Srw => Some("SRW"),
            Self::Other => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_counted_once_however_many_editions_have_a_work() {
        let list = |id: &str, edition_of: Option<&str>| List {
            id: id.to_owned(),
            edition_of: edition_of.map(str::to_owned),
            ..List::default()
        };
        let lists = [
            list("a", None),
            list("old-a", Some("a")),
            list("older-a", Some("a")),
            list("b", None),
            list("old-c", Some("c")),
        ];
        let listing = |list: &str| Listing {
            list: list.to_owned(),
            ..Listing::default()
        };
        let check = |on: &[&str], n_lists: Option<u32>| {
            let mut work = Work {
                listings: on.iter().map(|id| listing(id)).collect(),
                ..Work::default()
            };
            work.summarise_sources(&lists);
            assert_eq!(work.n_lists, n_lists, "{on:?}");
        };
        check(&["a", "old-a", "older-a"], Some(1));
        check(&["older-a", "old-a"], Some(1));
        check(&["b", "a", "a", "old-c"], Some(3));
        check(&[], None);
    }
}
