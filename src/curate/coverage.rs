//! Coverage: how many works have each field, by year and by list, so that a maintainer sees
//! where the catalogue is thin.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::{Map, Value, json};

use crate::catalogue::Catalogue;
use crate::work::{VenueKind, Work};

/// Whether a work has a field.
type Has = fn(&Work) -> bool;

/// The fields that are counted.
const FIELDS: [(&str, Has); 10] = [
    ("authors", |work| !work.authors.is_empty()),
    ("complete", |work| {
        !work.authors.is_empty() && !work.authors_truncated
    }),
    ("year", |work| work.year.is_some()),
    ("venue", |work| work.venue.is_some()),
    ("area", |work| !work.areas.is_empty()),
    ("arxiv_id", |work| work.arxiv_id.is_some()),
    ("doi", |work| work.doi.is_some()),
    ("stars", |work| work.stars().is_some()),
    ("citations", |work| work.citations.is_some()),
    ("added", |work| work.added.is_some()),
];

/// How many works some group has, how many of them are published, and how many have each of
/// the fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Count {
    works: usize,
    published: usize,
    fields: [usize; FIELDS.len()],
}

/// The coverage of a catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    all: Count,
    years: BTreeMap<String, Count>,
    lists: BTreeMap<String, Count>,
}

impl Coverage {
    /// Counts the works of a catalogue whose sources are there.
    pub fn new(catalogue: &Catalogue) -> Self {
        let mut coverage = Self::default();
        for work in &catalogue.works {
            let is_published = is_published(catalogue, work);
            coverage.all.add(work, is_published);
            let year = work
                .year
                .map_or("unknown".to_owned(), |year| year.to_string());
            coverage
                .years
                .entry(year)
                .or_default()
                .add(work, is_published);
            let mut lists: Vec<&String> = work.listings.iter().map(|it| &it.list).collect();
            lists.sort_unstable();
            lists.dedup();
            for list in lists {
                coverage
                    .lists
                    .entry(list.clone())
                    .or_default()
                    .add(work, is_published);
            }
        }
        coverage
    }

    /// The coverage as JSON.
    pub fn to_json(&self) -> Value {
        let group = |counts: &BTreeMap<String, Count>| -> Value {
            let counts = counts.iter();
            counts
                .map(|(name, count)| (name.clone(), count.to_json()))
                .collect()
        };
        json!({
            "all": self.all.to_json(),
            "years": group(&self.years),
            "lists": group(&self.lists),
        })
    }
}

fn is_published(catalogue: &Catalogue, work: &Work) -> bool {
    let id = work.venue.as_ref();
    let venue = id.and_then(|id| catalogue.venues.iter().find(|venue| venue.id == *id));
    venue.is_some_and(|venue| !matches!(venue.kind, VenueKind::Preprint | VenueKind::Web))
}

impl Count {
    fn add(&mut self, work: &Work, is_published: bool) {
        self.works += 1;
        self.published += usize::from(is_published);
        for (count, (_, has)) in self.fields.iter_mut().zip(FIELDS) {
            *count += usize::from(has(work));
        }
    }

    fn to_json(&self) -> Value {
        let fields = FIELDS.iter().zip(self.fields);
        let mut counts: Map<String, Value> = fields
            .map(|((name, _), count)| ((*name).to_owned(), count.into()))
            .collect();
        counts.insert("works".to_owned(), self.works.into());
        counts.insert("published".to_owned(), self.published.into());
        Value::Object(counts)
    }

    /// The group's row of the table, in percent.
    fn row(&self, f: &mut fmt::Formatter<'_>, name: &str, width: usize) -> fmt::Result {
        write!(f, "{name:<width$}{:>8}", self.works)?;
        for count in [self.published].iter().chain(&self.fields) {
            let percent = 100.0 * *count as f64 / self.works.max(1) as f64;
            write!(f, "{:>10}", format!("{percent:.1}"))?;
        }
        writeln!(f)
    }
}

impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.lists.keys().chain(self.years.keys());
        let width = names.map(String::len).max().unwrap_or(0).max(4) + 2;
        write!(f, "{:<width$}{:>8}{:>10}", "", "works", "published")?;
        for (name, _) in FIELDS {
            write!(f, "{name:>10}")?;
        }
        writeln!(f)?;
        for (name, count) in self.lists.iter().chain(self.years.iter().rev()) {
            count.row(f, name, width)?;
        }
        self.all.row(f, "all", width)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::work::{Listing, Venue};

    #[test]
    fn works_are_counted_by_year_and_by_list() {
        let listing = |list: &str| Listing {
            list: list.into(),
            ..Listing::default()
        };
        let catalogue = Catalogue {
            venues: vec![Venue {
                id: "icml".into(),
                kind: VenueKind::Conference,
                ..Venue::default()
            }],
            works: vec![
                Work {
                    year: Some(2024),
                    venue: Some("icml".into()),
                    authors: vec!["Ann Bell".into()],
                    authors_truncated: true,
                    listings: vec![listing("a"), listing("b"), listing("a")],
                    ..Work::default()
                },
                Work {
                    listings: vec![listing("a")],
                    ..Work::default()
                },
            ],
            ..Catalogue::default()
        };
        let json = Coverage::new(&catalogue).to_json();
        let count = |path: &str| json.pointer(path).and_then(Value::as_u64);
        assert_eq!(count("/all/works"), Some(2));
        assert_eq!(count("/years/2024/published"), Some(1));
        assert_eq!(count("/years/unknown/works"), Some(1));
        assert_eq!(count("/lists/a/works"), Some(2));
        assert_eq!(
            (count("/lists/b/authors"), count("/lists/b/complete")),
            (Some(1), Some(0))
        );
    }
}
