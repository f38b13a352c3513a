//! Facets of names: their values, and which of them a work has.

use rustc_hash::{FxHashMap, FxHashSet};

use super::AreaTree;
use super::recency::NewWorks;
use super::text::fold;
use crate::query::Facet;
use crate::work::{Kind, List, Rel, Venue, VenueKind, Work, fingerprint};

/// The value of works whose venue is unknown.
pub const UNKNOWN: &str = "unknown";

/// A value of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// How it is written in an address.
    pub id: String,
    /// The name shown to readers.
    pub label: String,
    /// The venue's kind, if the catalogue describes it.
    pub venue_kind: Option<VenueKind>,
}

/// The values of one facet, with lookup by name.
pub struct FacetValues {
    values: Vec<Value>,
    by_id: FxHashMap<String, u32>,
    /// By the slugs of id and label, for what people type.
    by_slug: FxHashMap<String, u32>,
}

impl FacetValues {
    /// Takes the values in their order.
    pub fn new(values: Vec<Value>) -> Self {
        let numbered = || (0..).zip(&values);
        let by_id = numbered().map(|(number, value)| (value.id.clone(), number));
        let labels = numbered().map(|(number, value)| (slug(&value.label), number));
        let ids = numbered().map(|(number, value)| (slug(&value.id), number));
        Self {
            by_id: by_id.collect(),
            by_slug: labels.chain(ids).collect(),
            values,
        }
    }

    /// All values.
    pub fn all(&self) -> &[Value] {
        &self.values
    }

    /// The number of the value with this id or, however it is typed, this name.
    pub fn number(&self, id: &str) -> Option<u32> {
        let exact = self.by_id.get(id);
        exact.or_else(|| self.by_slug.get(&slug(id))).copied()
    }

    /// The numbers of the values whose id or label has a word with this prefix.
    pub fn starting_with(&self, typed: &str) -> Vec<u32> {
        let typed = slug(typed);
        let starts = |name: &str| {
            let name = slug(name);
            name.starts_with(&typed) || name.contains(&format!("-{typed}"))
        };
        let kept = (0..)
            .zip(&self.values)
            .filter(|(_, value)| !typed.is_empty() && (starts(&value.id) || starts(&value.label)));
        kept.map(|(number, _)| number).collect()
    }

    /// The number of a value; one that was not declared becomes its own label.
    pub(super) fn number_or_new(&mut self, id: &str) -> u32 {
        if let Some(&number) = self.by_id.get(id) {
            return number;
        }
        let number = self.values.len() as u32;
        self.by_id.insert(id.to_owned(), number);
        self.values.push(Value {
            id: id.to_owned(),
            label: id.to_owned(),
            venue_kind: None,
        });
        number
    }
}

/// A name as it is written in an address: folded, with hyphens for all but letters and digits.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in fold(name).chars() {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// The values that are known before any work is seen.
pub fn known_values(
    facet: Facet,
    areas: &AreaTree,
    venues: &[Venue],
    lists: &[List],
) -> Vec<Value> {
    let value = |id: &str, label: &str| Value {
        id: id.to_owned(),
        label: label.to_owned(),
        venue_kind: None,
    };
    match facet {
        Facet::Area => {
            let areas = areas.areas().iter();
            areas.map(|area| value(&area.id, &area.label)).collect()
        }
        Facet::Venue => {
            let venues = venues.iter().map(|venue| Value {
                venue_kind: Some(venue.kind),
                ..value(&venue.id, &venue.label)
            });
            venues.chain([value(UNKNOWN, "Unknown")]).collect()
        }
        Facet::List => {
            let lists = lists.iter();
            lists.map(|list| value(&list.id, &list.title)).collect()
        }
        Facet::Kind => KINDS.map(|(kind, label)| value(kind.id(), label)).into(),
        Facet::Has => HAS.map(|(rel, label)| value(rel.id(), label)).into(),
        Facet::Is => IS.map(|(id, label)| value(id, label)).into(),
        Facet::Tag => Vec::new(),
    }
}

/// The traits of a work.
const IS: [(&str, &str); 5] = [
    (PUBLISHED, "Published"),
    (RECOMMENDED, "Recommended by a list"),
    (RECENT_30, "Added in the last 30 days"),
    (RECENT_90, "Added in the last 90 days"),
    (NEW, "New since your last visit"),
];

/// The value of works published at a conference, at a workshop or in a journal.
pub const PUBLISHED: &str = "published";
/// The value of works that a list recommends.
pub const RECOMMENDED: &str = "recommended";

/// The value of works added within 30 days before the newest addition.
pub const RECENT_30: &str = "recent-30";
/// The value of works added within 90 days before the newest addition.
pub const RECENT_90: &str = "recent-90";
/// The value of works that were not in the catalogue when this reader last saw it.
pub const NEW: &str = "new";

const KINDS: [(Kind, &str); 5] = [
    (Kind::Paper, "Paper"),
    (Kind::Project, "Project"),
    (Kind::Framework, "Framework"),
    (Kind::Article, "Article"),
    (Kind::Other, "Other resource"),
];

/// What a work can come with. Links that nearly all works have are left out.
const HAS: [(Rel, &str); 6] = [
    (Rel::Code, "Code"),
    (Rel::Model, "Model"),
    (Rel::Dataset, "Data set"),
    (Rel::Project, "Project page"),
    (Rel::Blog, "Blog or coverage"),
    (Rel::Video, "Video"),
];

/// Reads the facet values of works.
pub struct FacetExtractor {
    published: FxHashSet<String>,
    /// For each edition the list that it is one of, if the catalogue has that.
    newest_editions: FxHashMap<String, String>,
    new_works: NewWorks,
}

impl FacetExtractor {
    /// Expects the works of one catalogue.
    pub fn new(venues: &[Venue], lists: &[List]) -> Self {
        let is_none = |venue: &&Venue| matches!(venue.kind, VenueKind::Preprint | VenueKind::Web);
        let published = venues.iter().filter(|venue| !is_none(venue));
        Self {
            published: published.map(|venue| venue.id.clone()).collect(),
            newest_editions: newest_editions(lists),
            new_works: NewWorks::None,
        }
    }

    /// Sets which works are new to the reader.
    pub fn set_new_works(&mut self, new_works: NewWorks) {
        self.new_works = new_works;
    }

    /// The values that a work has, an area with all its ancestors; some may be repeated. Recent
    /// additions are left out: they are known only once all works are.
    pub fn value_ids<'a>(
        &'a self,
        facet: Facet,
        work: &'a Work,
        areas: &'a AreaTree,
    ) -> Vec<&'a str> {
        match facet {
            Facet::Area => area_ids(work, areas),
            Facet::Venue => vec![work.venue.as_deref().unwrap_or(UNKNOWN)],
            Facet::List => self.list_ids(work),
            Facet::Tag => work.tags.iter().map(String::as_str).collect(),
            Facet::Is => self.traits(work),
            Facet::Kind => vec![work.kind.id()],
            Facet::Has => HAS
                .into_iter()
                .map(|(rel, _)| rel)
                .filter(|rel| has(work, *rel))
                .map(Rel::id)
                .collect(),
        }
    }

    /// The lists that have a work. One that has an edition of another list is on that one too.
    fn list_ids<'a>(&'a self, work: &'a Work) -> Vec<&'a str> {
        let own = work.lists.iter();
        let newest = own.clone().filter_map(|id| self.newest_editions.get(id));
        own.chain(newest).map(String::as_str).collect()
    }

    /// The traits of a work. It is published if it has a venue other than a preprint server or a
    /// site.
    fn traits(&self, work: &Work) -> Vec<&'static str> {
        let venue = work.venue.as_deref();
        let published = venue.is_some_and(|venue| self.published.contains(venue));
        let traits = [
            (published, PUBLISHED),
            (work.recommended, RECOMMENDED),
            (self.new_works.contains(fingerprint(&work.id)), NEW),
        ];
        let true_ones = traits.into_iter().filter(|(is, _)| *is);
        true_ones.map(|(_, id)| id).collect()
    }
}

fn newest_editions(lists: &[List]) -> FxHashMap<String, String> {
    let is_here = |id: &String| lists.iter().any(|list| list.id == *id);
    let editions = lists.iter().filter_map(|list| {
        let newest = list.edition_of.clone().filter(is_here)?;
        Some((list.id.clone(), newest))
    });
    editions.collect()
}

fn area_ids<'a>(work: &'a Work, areas: &'a AreaTree) -> Vec<&'a str> {
    work.areas
        .iter()
        .filter_map(|id| areas.position(id))
        .flat_map(|position| areas.lineage(position))
        .map(|position| areas.areas()[position].id.as_str())
        .collect()
}

fn has(work: &Work, rel: Rel) -> bool {
    work.links.iter().any(|link| link.rel == rel) || (rel == Rel::Code && !work.repos.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, found: Option<&str>, starting: &[&str]) {
        let value = |(id, label): (&str, &str)| Value {
            id: id.to_owned(),
            label: label.to_owned(),
            venue_kind: None,
        };
        let values = [
            ("iclr", "ICLR"),
            ("w/Quantization", "w/Quantization"),
            ("findings-acl", "ACL Findings"),
        ];
        let values = FacetValues::new(values.map(value).to_vec());
        let id = |number: u32| values.all()[number as usize].id.as_str();
        assert_eq!(values.number(typed).map(id), found, "{typed:?}");
        let named: Vec<&str> = values.starting_with(typed).into_iter().map(id).collect();
        assert_eq!(named, starting, "{typed:?}");
    }

    #[test]
    fn a_value_is_found_by_id_and_by_name_however_typed() {
        check("iclr", Some("iclr"), &["iclr"]);
        check("ICLR", Some("iclr"), &["iclr"]);
        check(
            "w/Quantization",
            Some("w/Quantization"),
            &["w/Quantization"],
        );
        check(
            "w-quantization",
            Some("w/Quantization"),
            &["w/Quantization"],
        );
        check("acl findings", Some("findings-acl"), &["findings-acl"]);
        check("find", None, &["findings-acl"]);
        check("acl", None, &["findings-acl"]);
        check("", None, &[]);
    }
}
