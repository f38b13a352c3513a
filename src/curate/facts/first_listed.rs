//! `first_listed.csv`: the day on which each list first had each work.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::join::{About, Joined, Names};
use crate::curate::rules::InputError;
use crate::curate::{atomic, sheet};
use crate::identity::titles;
use crate::work::Evidence;
use crate::work::date::Date;

/// The file below the directory of facts.
pub const FILE: &str = "first_listed.csv";
/// What the file starts with.
const HEAD: &str = "list,arxiv_id,title,day,commit";

/// A list that has a work, and since when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Id of the list.
    pub list: String,
    /// The work.
    pub about: About,
    /// ISO date of the first commit that has it.
    pub day: String,
    /// That commit, in hex digits.
    pub commit: String,
}

impl Row {
    /// The evidence that the work was added on that day.
    pub fn evidence(&self) -> Evidence {
        Evidence {
            field: "added".to_owned(),
            value: self.day.clone(),
            source: format!("commit {} of list {}", self.commit, self.list),
            as_of: Some(self.day.clone()),
        }
    }
}

/// The rows of the file: one for each list and work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table(BTreeMap<(String, String), Row>);

impl Table {
    /// Reads the file of a directory of facts; without it the table is empty.
    ///
    /// # Errors
    /// If the file is there and broken.
    pub fn load(facts: &Path) -> Result<Self, InputError> {
        let file = facts.join(FILE);
        if !file.exists() {
            return Ok(Self::default());
        }
        let text = std::fs::read_to_string(&file).map_err(|error| InputError::new(&file, error))?;
        let failed = |(line, reason): (usize, String)| InputError::at(&file, line, reason);
        let mut table = Self::default();
        for (line, cells) in sheet::rows(&text, HEAD).map_err(failed)? {
            if Date::parse(&cells[3]).is_none() {
                return Err(failed((line, format!("`{}` is no day", &cells[3]))));
            }
            table.add(Row {
                list: cells[0].to_owned(),
                about: About {
                    arxiv_id: Some(cells[1].to_owned()).filter(|id| !id.is_empty()),
                    title: cells[2].to_owned(),
                },
                day: cells[3].to_owned(),
                commit: cells[4].to_owned(),
            });
        }
        Ok(table)
    }

    /// Adds a row, unless an earlier day is known for that list and work.
    pub fn add(&mut self, row: Row) {
        let id = row.about.arxiv_id.clone();
        let key = id.unwrap_or_else(|| titles::key(&row.about.title));
        match self.0.entry((row.list.clone(), key)) {
            std::collections::btree_map::Entry::Vacant(place) => {
                place.insert(row);
            }
            std::collections::btree_map::Entry::Occupied(mut known) => {
                if row.day < known.get().day {
                    known.insert(row);
                }
            }
        }
    }

    /// Rows in the file.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Writes the file of a directory of facts.
    ///
    /// # Errors
    /// If the directory cannot be written to.
    pub fn save(&self, facts: &Path) -> Result<(), InputError> {
        std::fs::create_dir_all(facts).map_err(|error| InputError::new(facts, error))?;
        atomic::write(&facts.join(FILE), &self.to_csv())
    }

    /// The text of the file.
    pub fn to_csv(&self) -> String {
        let mut out = format!("{HEAD}\n");
        for row in self.0.values() {
            let id = row.about.arxiv_id.as_deref().unwrap_or("");
            let Row {
                list, day, commit, ..
            } = row;
            out += &sheet::line(&[list, id, &row.about.title, day, commit]);
        }
        out
    }
}

/// The days of the table, to be found by work.
#[derive(Clone, Debug, Default)]
pub struct FirstListed(Joined<Row>);

impl FirstListed {
    /// The days of the lists of these ids.
    pub fn new(table: Table, lists: &BTreeSet<&str>) -> Self {
        let rows = table.0.into_values();
        let rows = rows.filter(|row| lists.contains(row.list.as_str()));
        Self(Joined::new(
            rows.map(|row| (row.about.clone(), row)).collect(),
        ))
    }

    /// The row of the list that had a work first.
    pub fn of(&self, names: &Names) -> Option<&Row> {
        let rows = self.0.of(names).into_iter();
        rows.min_by(|a, b| a.day.cmp(&b.day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(list: &str, id: Option<&str>, title: &str, day: &str) -> Row {
        Row {
            list: list.into(),
            about: About {
                arxiv_id: id.map(str::to_owned),
                title: title.into(),
            },
            day: day.into(),
            commit: "abc".into(),
        }
    }

    #[test]
    fn the_earliest_day_stays_and_reads_back() {
        let scratch = tempfile::tempdir().unwrap();
        let mut table = Table::default();
        table.add(row("a", Some("2401.1"), "Zed, a \"sum\"", "2024-03-02"));
        table.add(row("a", Some("2401.1"), "Zed", "2024-03-01"));
        table.add(row("a", Some("2401.1"), "Zed", "2024-03-03"));
        table.add(row("a", None, "Zed", "2024-01-03"));
        table.save(scratch.path()).unwrap();
        assert_eq!(Table::load(scratch.path()).unwrap(), table);
        let days: Vec<&str> = table.0.values().map(|row| row.day.as_str()).collect();
        assert_eq!(days, ["2024-03-01", "2024-01-03"]);
    }

    #[test]
    fn a_work_was_added_when_the_first_of_the_lists_at_hand_had_it() {
        let mut table = Table::default();
        table.add(row("a", Some("2401.1"), "Zed", "2024-03-02"));
        table.add(row("b", None, "Zed", "2024-02-01"));
        let added = |lists: &[&str]| {
            let lists = lists.iter().copied().collect();
            let days = FirstListed::new(table.clone(), &lists);
            let row = days.of(&Names::new(Some("2401.1"), ["Zed"]));
            row.map(|row| row.day.clone())
        };
        assert_eq!(added(&["a", "b"]).as_deref(), Some("2024-02-01"));
        assert_eq!(added(&["a"]).as_deref(), Some("2024-03-02"));
        assert_eq!(added(&["c"]), None);
    }
}
