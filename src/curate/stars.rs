//! Dated star counts: the file that keeps them, what follows from two of them, and how they
//! are refreshed.

pub mod files;
pub mod github;
pub mod outcome;
pub mod refresh;
pub mod status;
pub mod table;
pub mod wanted;

use std::collections::BTreeMap;
use std::path::Path;

use crate::work::Repo;

use super::rules::InputError;
use crate::work::date::Date;
use status::StatusTable;
use table::{Count, Table};

/// Everything known about repositories, by name.
#[derive(Clone, Debug, Default)]
pub struct Stars {
    /// Exact and rounded counts by the name of today in lower case, oldest first.
    counts: BTreeMap<String, Vec<Count>>,
    statuses: StatusTable,
}

/// Reads what a data directory knows of repositories; missing files know nothing.
///
/// # Errors
/// If a row is broken: which, and why.
pub fn load(data: &Path) -> Result<Stars, InputError> {
    let (table, statuses) = files::load(data)?;
    Ok(Stars::new(&table, statuses))
}

impl Stars {
    /// Gathers the counts of each repository under its name of today.
    pub fn new(table: &Table, statuses: StatusTable) -> Self {
        let mut counts: BTreeMap<String, Vec<Count>> = BTreeMap::new();
        for row in table.rows() {
            let name = statuses.name_now(&row.repo).to_lowercase();
            counts.entry(name).or_default().push(row.clone());
        }
        for history in counts.values_mut() {
            history.sort_by(|a, b| a.as_of.cmp(&b.as_of));
        }
        Self { counts, statuses }
    }

    /// The counts of a repository under any of its names, oldest first.
    pub fn history(&self, name: &str) -> &[Count] {
        let now = self.statuses.name_now(name).to_lowercase();
        self.counts.get(&now).map_or(&[], Vec::as_slice)
    }

    /// What became of a repository.
    pub fn status(&self, name: &str) -> Option<&status::RepoStatus> {
        self.statuses.get(self.statuses.name_now(name))
    }

    /// The catalogue's record of a repository: its name of today, the latest count, and what
    /// it gains in a year.
    pub fn repo(&self, name: &str) -> Repo {
        let history = self.history(name);
        let now = self.statuses.name_now(name);
        let Some(newest) = history.last() else {
            return Repo {
                name: now.to_owned(),
                ..Repo::default()
            };
        };
        let trend = trend(history);
        // As the source spells it, unless that is the name of before.
        let is_now = newest.repo.eq_ignore_ascii_case(now);
        Repo {
            name: if is_now { &newest.repo } else { now }.to_owned(),
            stars: Some(newest.stars),
            as_of: Some(newest.as_of.clone()),
            stars_per_year: trend.map(|(gained, _)| gained),
            since: trend.map(|(_, first)| first.as_of.clone()),
        }
    }
}

/// The least number of days between two counts that show a trend.
const TREND_DAYS: i64 = 90;

/// Stars gained per year up to the newest count, and the earlier count that it is measured
/// from: the exact one nearest to a year before, and no later than [`TREND_DAYS`] before.
fn trend(history: &[Count]) -> Option<(i32, &Count)> {
    let newest = history.last().filter(|count| count.is_exact())?;
    let today = Date::parse(&newest.as_of)?;
    let age = |count: &Count| Date::parse(&count.as_of).map(|day| today.days_since(day));
    let first = history
        .iter()
        .filter(|count| count.is_exact() && age(count) >= Some(TREND_DAYS))
        .min_by_key(|count| age(count).map(|days| (days - 365).abs()))?;
    let gained = i64::from(newest.stars) - i64::from(first.stars);
    let days = age(first)?;
    // To the nearest whole star, halves away from zero.
    let yearly = (2 * gained * 365 + days * gained.signum()) / (2 * days);
    Some((i32::try_from(yearly).ok()?, first))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stars(rows: &str, statuses: &str) -> Stars {
        let table = Table::parse(&format!("{}\n{rows}", table::HEADER)).unwrap();
        let statuses = StatusTable::parse(&format!("{}\n{statuses}", status::HEADER)).unwrap();
        Stars::new(&table, statuses)
    }

    fn check(rows: &str, expected: Option<(i32, &str)>) {
        let repo = stars(rows, "").repo("o/n");
        let expected = expected.map(|(gained, since)| (gained, since.to_owned()));
        assert_eq!(repo.stars_per_year.zip(repo.since), expected, "{rows}");
    }

    #[test]
    fn the_latest_count_wins_whatever_the_case() {
        let rows = "O/n,5,2024-01-01,exact,x\no/N,7,2024-02-01,exact,\"a, b\"\n";
        let repo = stars(rows, "").repo("O/N");
        assert_eq!(
            (repo.stars, repo.as_of.as_deref()),
            (Some(7), Some("2024-02-01"))
        );
        assert_eq!(stars(rows, "").repo("un/known").stars, None);
    }

    #[test]
    fn a_trend_needs_two_exact_counts_far_enough_apart() {
        check("o/n,5,2024-01-01,exact,x\n", None);
        check("o/n,5,2024-01-01,exact,x\no/n,9,2024-03-30,exact,x\n", None);
        check(
            "o/n,5,2024-01-01,exact,x\no/n,95,2024-03-31,exact,x\n",
            Some((365, "2024-01-01")),
        );
        check(
            "o/n,5,2024-01-01,rounded,x\no/n,9,2025-03-31,exact,x\n",
            None,
        );
        check(
            "o/n,5,2024-01-01,exact,x\no/n,9,2025-03-31,rounded,x\n",
            None,
        );
    }

    #[test]
    fn a_trend_is_that_of_the_last_year() {
        check(
            "o/n,0,2020-01-01,exact,x\no/n,1000,2023-12-01,exact,x\no/n,1500,2024-11-30,exact,x\n",
            Some((500, "2023-12-01")),
        );
        check(
            "o/n,1000,2023-01-01,exact,x\no/n,999,2024-01-01,exact,x\n",
            Some((-1, "2023-01-01")),
        );
    }

    #[test]
    fn a_renamed_repository_keeps_its_history() {
        let rows = "old/n,10,2023-01-01,exact,x\nnew/n,20,2024-01-01,exact,x\n";
        let stars = stars(rows, "old/n,renamed,2024-01-01,new/n\n");
        let repo = stars.repo("old/n");
        assert_eq!((repo.name.as_str(), repo.stars), ("new/n", Some(20)));
        assert_eq!(repo.stars_per_year, Some(10));
    }
}
