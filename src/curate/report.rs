//! The report of a build: counts for each list, and every complaint with its place.

use std::fmt;

use serde_json::{Value, json};

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
    /// File as it was opened.
    pub file: String,
    /// The encoding damage that was undone.
    pub damage: Option<String>,
    /// Listings read.
    pub listings: usize,
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
    /// Listings in all lists.
    pub fn listings(&self) -> usize {
        self.lists.iter().map(|list| list.listings).sum()
    }

    /// Every complaint as `file:line: kind: reason`.
    pub fn complaints(&self) -> Vec<String> {
        let in_list = |list: &ListReport| {
            let say = |complaint: &Complaint| {
                let Complaint { line, kind, reason } = complaint;
                format!("{}:{line}: {kind}: {reason}", list.file)
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
            "lists": lists,
            "remarks": self.remarks,
        })
    }
}

fn list_json(list: &ListReport) -> Value {
    let say = |complaint: &Complaint| {
        json!({
            "line": complaint.line,
            "kind": complaint.kind.to_string(),
            "reason": complaint.reason,
        })
    };
    json!({
        "id": list.id,
        "file": list.file,
        "damage": list.damage,
        "listings": list.listings,
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
        write!(f, "{:<6}{:>9}  {:<14}", "list", "listings", "damage")?;
        for kind in ComplaintKind::ALL {
            write!(f, "{kind:>9}")?;
        }
        writeln!(f)?;
        for list in &self.lists {
            let damage = list.damage.as_deref().unwrap_or("none");
            write!(f, "{:<6}{:>9}  {damage:<14}", list.id, list.listings)?;
            for kind in ComplaintKind::ALL {
                write!(f, "{:>9}", list.count(kind))?;
            }
            writeln!(f)?;
        }
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
