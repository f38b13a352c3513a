//! The report of a build: counts for each list, and every complaint with its place.

use std::fmt;

use serde_json::{Value, json};

use crate::work::Work;

use super::entry::{Complaint, ComplaintKind};

/// What a build found.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The lists, in order.
    pub lists: Vec<ListReport>,
    /// Works in the catalogue.
    pub works: usize,
    /// Works that more than one listing means.
    pub merged: usize,
    /// Conflicts settled.
    pub conflicts: usize,
    /// Remarks about the rules themselves.
    pub remarks: Vec<String>,
}

/// What was found in one list.
#[derive(Clone, Debug, Default)]
pub struct ListReport {
    /// Id of the list.
    pub id: String,
    /// The files of its pages as they were opened, below the directory of lists.
    pub files: Vec<String>,
    /// The encoding damage that was undone.
    pub damage: Option<String>,
    /// Listings read.
    pub listings: usize,
    /// Works that it lists.
    pub works: usize,
    /// Works that it alone lists.
    pub alone: usize,
    /// Complaints by line.
    pub complaints: Vec<Complaint>,
}

impl ListReport {
    fn count(&self, kind: ComplaintKind) -> usize {
        self.complaints
            .iter()
            .filter(|complaint| complaint.kind == kind)
            .count()
    }
}

impl Report {
    /// One row a list, one column a kind of complaint, and a row of sums.
    fn table(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let columns = ["listings", "works", "alone"];
        let longest = self.lists.iter().map(|list| list.id.len()).max();
        let width = longest.unwrap_or(0).max(4) + 2;
        write!(f, "{:<width$}", "list")?;
        for column in columns {
            write!(f, "{column:>9}")?;
        }
        write!(f, "  {:<14}", "damage")?;
        for kind in ComplaintKind::ALL {
            write!(f, "{kind:>9}")?;
        }
        writeln!(f)?;
        for list in &self.lists {
            let damage = list.damage.as_deref().unwrap_or("none");
            let ListReport {
                id,
                listings,
                works,
                alone,
                ..
            } = list;
            write!(
                f,
                "{id:<width$}{listings:>9}{works:>9}{alone:>9}  {damage:<14}"
            )?;
            for kind in ComplaintKind::ALL {
                write!(f, "{:>9}", list.count(kind))?;
            }
            writeln!(f)?;
        }
        let alone: usize = self.lists.iter().map(|list| list.alone).sum();
        let (listings, works) = (self.listings(), self.works);
        write!(
            f,
            "{:<width$}{listings:>9}{works:>9}{alone:>9}  {:<14}",
            "all", ""
        )?;
        for kind in ComplaintKind::ALL {
            let sum: usize = self.lists.iter().map(|list| list.count(kind)).sum();
            write!(f, "{sum:>9}")?;
        }
        writeln!(f)
    }

    /// Counts the works of each list.
    pub fn count_works(&mut self, works: &[Work]) {
        for list in &mut self.lists {
            let is_on = |work: &Work| work.listings.iter().any(|it| it.list == list.id);
            let is_alone = |work: &Work| work.listings.iter().all(|it| it.list == list.id);
            list.works = works.iter().filter(|work| is_on(work)).count();
            list.alone = works.iter().filter(|work| is_alone(work)).count();
        }
        self.works = works.len();
        self.merged = works.iter().filter(|work| work.listings.len() > 1).count();
        self.conflicts = works.iter().map(|work| work.conflicts.len()).sum();
    }

    /// Listings in all lists.
    pub fn listings(&self) -> usize {
        self.lists.iter().map(|list| list.listings).sum()
    }

    /// Every complaint as `file:line: kind: reason`.
    pub fn complaints(&self) -> Vec<String> {
        let in_list = |list: &ListReport| {
            let say = |complaint: &Complaint| {
                let Complaint {
                    page,
                    line,
                    kind,
                    reason,
                } = complaint;
                let file = list.files.get(*page).map_or("", String::as_str);
                format!("{file}:{line}: {kind}: {reason}")
            };
            list.complaints.iter().map(say).collect::<Vec<_>>()
        };
        self.lists.iter().flat_map(in_list).collect()
    }

    /// The report as JSON.
    pub fn to_json(&self) -> Value {
        let lists: Vec<Value> = self.lists.iter().map(list_json).collect();
        json!({
            "listings": self.listings(),
            "works": self.works,
            "merged": self.merged,
            "conflicts": self.conflicts,
            "complaints": kinds_json(self.lists.iter()),
            "lists": lists,
            "remarks": self.remarks,
        })
    }
}

/// How many complaints of each kind some lists have.
fn kinds_json<'a>(lists: impl Iterator<Item = &'a ListReport> + Clone) -> Value {
    let count = |kind| lists.clone().map(|list| list.count(kind)).sum::<usize>();
    let kinds = ComplaintKind::ALL.into_iter();
    kinds
        .map(|kind| (kind.to_string(), json!(count(kind))))
        .collect()
}

fn list_json(list: &ListReport) -> Value {
    let say = |complaint: &Complaint| {
        json!({
            "file": list.files.get(complaint.page),
            "line": complaint.line,
            "kind": complaint.kind.to_string(),
            "reason": complaint.reason,
        })
    };
    json!({
        "id": list.id,
        "files": list.files,
        "damage": list.damage,
        "listings": list.listings,
        "works": list.works,
        "alone": list.alone,
        "counts": kinds_json(std::iter::once(list)),
        "complaints": list.complaints.iter().map(say).collect::<Vec<_>>(),
    })
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for complaint in self.complaints() {
            writeln!(f, "{complaint}")?;
        }
        for remark in &self.remarks {
            writeln!(f, "{remark}")?;
        }
        self.table(f)?;
        writeln!(
            f,
            "{} listings are {} works; {} works have several listings; {} conflicts settled",
            self.listings(),
            self.works,
            self.merged,
            self.conflicts
        )
    }
}
