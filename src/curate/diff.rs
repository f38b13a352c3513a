//! What changed between two catalogues, in words.

mod fields;
mod pairs;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde_json::{Value, json};

use crate::catalogue::Catalogue;
use crate::work::Work;

use pairs::Pairs;

/// A change of one work that both catalogues have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its id in the new catalogue.
    pub id: String,
    /// Its title there.
    pub title: String,
    /// What changed, a sentence each.
    pub what: Vec<String>,
}

/// What changed between two catalogues.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diff {
    /// Changes of lists, areas, venues and totals, a sentence each.
    pub general: Vec<String>,
    /// Works that only the new one has, as `title (id)`.
    pub added: Vec<String>,
    /// Works that only the old one has.
    pub removed: Vec<String>,
    /// Works that became one, or one that became several, a sentence each.
    pub regrouped: Vec<String>,
    /// Works that both have and that differ.
    pub changed: Vec<Change>,
}

/// Compares two catalogues.
pub fn diff(old: &Catalogue, new: &Catalogue) -> Diff {
    let pairs = Pairs::new(&old.works, &new.works);
    let title = |works: &[Work], at: usize| format!("{} ({})", works[at].title, works[at].id);
    let mut changed = Vec::new();
    for (before, after) in &pairs.same {
        let (before, after) = (&old.works[*before], &new.works[*after]);
        let what = fields::changes(before, after, old, new);
        if !what.is_empty() {
            changed.push(Change {
                id: after.id.clone(),
                title: after.title.clone(),
                what,
            });
        }
    }
    let merged = pairs.merged.iter().map(|(before, after)| {
        let (gone, kept) = (title(&old.works, *before), title(&new.works, *after));
        format!("{gone} is now part of {kept}")
    });
    let split = pairs.split.iter().map(|(before, after)| {
        let (part, whole) = (title(&new.works, *after), title(&old.works, *before));
        format!("{part} was part of {whole}")
    });
    Diff {
        general: general(old, new),
        added: pairs
            .added
            .iter()
            .map(|at| title(&new.works, *at))
            .collect(),
        removed: pairs
            .removed
            .iter()
            .map(|at| title(&old.works, *at))
            .collect(),
        regrouped: merged.chain(split).collect(),
        changed,
    }
}

/// Totals, lists, areas and venues.
fn general(old: &Catalogue, new: &Catalogue) -> Vec<String> {
    let mut said = Vec::new();
    let mut count = |what: &str, before: usize, after: usize| {
        if before != after {
            said.push(format!("{what}: {before} before, {after} now"));
        }
    };
    let listings = |catalogue: &Catalogue| -> usize {
        let works = catalogue.works.iter();
        works.map(|work| work.listings.len()).sum()
    };
    let conflicts = |catalogue: &Catalogue| -> usize {
        let works = catalogue.works.iter();
        works.map(|work| work.conflicts.len()).sum()
    };
    count("works", old.works.len(), new.works.len());
    count("listings", listings(old), listings(new));
    count("conflicts", conflicts(old), conflicts(new));
    if old.as_of() != new.as_of() {
        said.push(format!("as of {} before, {} now", old.as_of(), new.as_of()));
    }
    if old.schema != new.schema {
        said.push(format!("schema {} before, {} now", old.schema, new.schema));
    }
    let lists = |catalogue: &Catalogue| records(&catalogue.lists, |list| &list.id);
    let areas = |catalogue: &Catalogue| records(&catalogue.areas, |area| &area.id);
    let venues = |catalogue: &Catalogue| records(&catalogue.venues, |venue| &venue.id);
    compare("list", &lists(old), &lists(new), &mut said);
    compare("area", &areas(old), &areas(new), &mut said);
    compare("venue", &venues(old), &venues(new), &mut said);
    let is_order = |catalogue: &Catalogue| -> Vec<String> {
        catalogue.works.iter().map(|work| work.id.clone()).collect()
    };
    let ids = |catalogue| is_order(catalogue).into_iter().collect::<BTreeSet<_>>();
    if ids(old) == ids(new) && is_order(old) != is_order(new) {
        said.push("the order of the works changed".to_owned());
    }
    said
}

/// Records by id, as JSON so that every field counts.
fn records<T: serde::Serialize>(all: &[T], id: impl Fn(&T) -> &String) -> BTreeMap<String, Value> {
    all.iter()
        .map(|record| (id(record).clone(), json!(record)))
        .collect()
}

fn compare(
    what: &str,
    old: &BTreeMap<String, Value>,
    new: &BTreeMap<String, Value>,
    said: &mut Vec<String>,
) {
    for id in old.keys().filter(|id| !new.contains_key(*id)) {
        said.push(format!("{what} {id} removed"));
    }
    for (id, record) in new {
        let Some(before) = old.get(id) else {
            said.push(format!("{what} {id} added"));
            continue;
        };
        let keys: BTreeSet<&String> = [before, record]
            .into_iter()
            .filter_map(Value::as_object)
            .flat_map(|fields| fields.keys())
            .collect();
        for key in keys {
            let [before, after] = [before, record].map(|record| word(record.get(key)));
            if before != after {
                said.push(format!("{what} {id}: {key} {before} before, {after} now"));
            }
        }
    }
}

fn word(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => "unknown".to_owned(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

impl Diff {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The changes as JSON.
    pub fn to_json(&self) -> Value {
        let change = |change: &Change| json!({ "id": change.id, "title": change.title, "what": change.what });
        json!({
            "general": self.general,
            "added": self.added,
            "removed": self.removed,
            "regrouped": self.regrouped,
            "changed": self.changed.iter().map(change).collect::<Vec<_>>(),
        })
    }
}

impl fmt::Display for Diff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in &self.general {
            writeln!(f, "{line}")?;
        }
        let sections = [
            ("added", &self.added),
            ("removed", &self.removed),
            ("regrouped", &self.regrouped),
        ];
        for (name, lines) in sections.iter().filter(|(_, lines)| !lines.is_empty()) {
            writeln!(f, "{} {name}", lines.len())?;
            for line in *lines {
                writeln!(f, "  {line}")?;
            }
        }
        if !self.changed.is_empty() {
            writeln!(f, "{} changed", self.changed.len())?;
        }
        for change in &self.changed {
            writeln!(f, "  {} ({})", change.title, change.id)?;
            for what in &change.what {
                writeln!(f, "    {what}")?;
            }
        }
        if self.is_empty() {
            writeln!(f, "nothing changed")?;
        }
        Ok(())
    }
}
