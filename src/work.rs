//! The words: what a work of the literature is, and the names everything else uses for it.
//!
//! These types are the catalogue file's own shape (schema 1), so a field here is a field
//! there. Absent means unknown; unknown is never written as 0 or -1.

pub mod date;
mod fingerprint;
pub mod safe_url;

use serde::{Deserialize, Serialize};

use safe_url::SafeUrl;

pub use fingerprint::fingerprint;

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
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Work {
    /// Stable and unique: arXiv id, else DOI slug, else title slug.
    pub id: Key,
    /// What sort of thing it is.
    pub kind: Kind,
    /// The chosen title.
    pub title: String,
    /// Other titles that lists print for it.
    #[serde(default)]
    pub alt_titles: Vec<String>,
    /// Authors in printed order.
    #[serde(default)]
    pub authors: Vec<String>,
    /// Whether the printed list of authors is cut off: it ends in "et al", or its list never
    /// prints more.
    #[serde(default)]
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
    #[serde(default)]
    pub areas: Vec<String>,
    /// Labels that lists put on it, such as `w/Quantization`.
    #[serde(default)]
    pub tags: Vec<String>,
    /// arXiv identifier without version, new style (`2210.17323`) or old (`cs/0112017`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arxiv_id: Option<String>,
    /// DOI without a resolver's address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doi: Option<String>,
    /// Where to read, run or watch it.
    #[serde(default)]
    pub links: Vec<Link>,
    /// Source repositories on GitHub.
    #[serde(default)]
    pub repos: Vec<Repo>,
    /// How often it is cited, where a list says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub citations: Option<Citations>,
    /// Whether a list marks it as recommended.
    #[serde(default)]
    pub recommended: bool,
    /// What a framework supports; frameworks only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capabilities: Option<Capabilities>,
    /// ISO date on which a list says it was added.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub added: Option<String>,
    /// Every line that lists it.
    #[serde(default)]
    pub listings: Vec<Listing>,
    /// What the listings disagree on.
    #[serde(default)]
    pub conflicts: Vec<Conflict>,
    /// Where facts come from that no list prints.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}

impl Work {
    /// The work's star count: the largest known count of its repositories.
    pub fn stars(&self) -> Option<u32> {
        self.repos.iter().filter_map(|repo| repo.stars).max()
    }
}

/// What sort of thing a work is.
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
    /// One that this reader does not know.
    #[serde(other)]
    Other,
}

/// A link of a work.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// What it leads to.
    pub rel: Rel,
    /// Absolute `https:` or `http:` address.
    pub url: String,
    /// The label the list prints.
    #[serde(default)]
    pub label: String,
}

impl Link {
    /// Its address, if it is one that a page may send its reader to.
    pub fn web_address(&self) -> Option<&str> {
        SafeUrl::new(&self.url).map(SafeUrl::as_str)
    }
}

/// What a link leads to.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Rel {
    /// The paper's landing page.
    Paper,
    /// The paper as PDF.
    Pdf,
    /// Source code.
    Code,
    /// Model weights or a model's page.
    Model,
    /// A data set.
    Dataset,
    /// A blog post or coverage of the work.
    Blog,
    /// A recorded talk or lecture.
    Video,
    /// The work's own web site.
    Project,
    /// A figure shown in a list.
    Figure,
    /// Anything else.
    #[default]
    #[serde(other)]
    Other,
}

/// A source repository and its dated star count.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repo {
    /// `owner/name` on GitHub.
    pub name: String,
    /// Stars on `as_of`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stars: Option<u32>,
    /// ISO date of the count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// Stars gained in a year, measured from `since` to `as_of`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stars_per_year: Option<i32>,
    /// ISO date of the earlier count that `stars_per_year` is measured from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
}

/// A citation count and where it comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citations {
    /// Number of citing works.
    pub count: u32,
    /// ISO date of the count, if the list gives one.
    pub as_of: Option<String>,
    /// Id of the [`List`] that prints it.
    pub list: String,
}

/// What a framework supports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capabilities {
    /// Efficient pre-training.
    pub training: bool,
    /// Efficient inference and serving.
    pub inference: bool,
    /// Efficient fine-tuning.
    pub fine_tuning: bool,
}

/// One line of one list, as printed there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// Id of the [`List`].
    pub list: String,
    /// Path of the page in the list's repository; absent for a list that is one file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// Line on which the listing starts, from 1.
    pub line: u32,
    /// The headings above it, outermost first.
    #[serde(default)]
    pub area_path: Vec<String>,
    /// The title as printed there (mended, not chosen).
    pub title: String,
    /// The venue as printed there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<String>,
    /// The year as printed there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
}

/// A field on which listings disagree, and how that was settled.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// Name of the [`Work`] field.
    pub field: String,
    /// What each list says.
    pub values: Vec<Claim>,
    /// The value the work has now.
    pub chosen: String,
    /// Why that one, in words.
    pub rule: String,
}

/// One list's value of a disputed field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Id of the [`List`].
    pub list: String,
    /// The value it prints.
    pub value: String,
}

/// Where a fact comes from that no list prints.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Name of the [`Work`] field.
    pub field: String,
    /// The value, in words.
    pub value: String,
    /// Who says so: an address, a file or a rule.
    pub source: String,
    /// ISO date on which the source said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
}

/// A curated list that works come from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// `000` to `003` for the first four.
    pub id: String,
    /// The list's own title.
    pub title: String,
    /// Its home, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// ISO date on which the text was fetched, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retrieved: Option<String>,
    /// How many listings were read from it.
    pub listings: u32,
    /// Id of the list that this is an older edition of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition_of: Option<String>,
}

/// A node of the taxonomy of research areas.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// Slug, unique.
    pub id: String,
    /// Name shown to readers.
    pub label: String,
    /// Id of the wider area; absent for a root.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// What it covers, in one sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// A place of publication.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Venue {
    /// Slug, unique.
    pub id: String,
    /// Usual short name.
    pub label: String,
    /// What sort of venue.
    pub kind: VenueKind,
    /// Name in full, where it differs from the label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// What sort of venue.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum VenueKind {
    /// A conference with proceedings.
    Conference,
    /// A workshop with a name of its own.
    Workshop,
    /// A journal.
    Journal,
    /// A preprint server.
    Preprint,
    /// A blog or web site.
    #[default]
    #[serde(other)]
    Web,
}
