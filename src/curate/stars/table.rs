//! The file of star counts: one dated observation a row, with its source.

use std::collections::BTreeMap;

use csv::StringRecord;

use super::super::dates;
use super::super::sheet;
use crate::identity::ids;
use crate::work::date::Date;

/// What `stars.csv` starts with.
pub const HEADER: &str = "repo,stars,as_of,precision,source";

/// A count on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The repository's name as the source spells it.
    pub repo: String,
    /// Stars.
    pub stars: u32,
    /// ISO date of the count.
    pub as_of: String,
    /// `exact`, or `rounded` for a count such as 1.2k.
    pub precision: String,
    /// Who counted.
    pub source: String,
}

impl Count {
    /// Whether the count is not a rounded one.
    pub fn is_exact(&self) -> bool {
        self.precision == "exact"
    }

    fn key(&self) -> (String, &str) {
        (self.repo.to_lowercase(), &self.as_of)
    }
}

/// All observations, ordered by repository (whatever the case) and day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    rows: Vec<Count>,
}

impl Table {
    /// Reads the text of the file; the error has the line and the reason.
    pub fn parse(text: &str) -> Result<Self, (usize, String)> {
        let mut table = Self::default();
        for (line, row) in sheet::rows(text, HEADER)? {
            let count = count(&row).map_err(|reason| (line, reason))?;
            table.rows.push(count);
        }
        // Stable: of two counts of one day, the one that came first speaks.
        table.rows.sort_by(|a, b| a.key().cmp(&b.key()));
        table
            .rows
            .dedup_by(|later, earlier| later.key() == earlier.key());
        Ok(table)
    }

    /// The rows in order.
    pub fn rows(&self) -> &[Count] {
        &self.rows
    }

    /// Adds an observation. Within a quarter the latest stays, so the file grows by no more
    /// than four rows a year and repository; on the same day the row that is there stays.
    pub fn observe(&mut self, count: Count) {
        let key = count.repo.to_lowercase();
        let quarter = dates::quarter(&count.as_of);
        let is_twin =
            |row: &Count| row.repo.to_lowercase() == key && dates::quarter(&row.as_of) == quarter;
        match self.rows.iter().rposition(is_twin) {
            Some(at) if self.rows[at].as_of >= count.as_of => {}
            Some(at) => self.rows[at] = count,
            None => {
                let at = self.rows.partition_point(|row| row.key() < count.key());
                self.rows.insert(at, count);
            }
        }
    }

    /// Adds the counts of another table that are older than the newest known count of their
    /// repository: they lengthen its history without changing the current count.
    pub fn add_history(&mut self, other: &Self) {
        let mut newest: BTreeMap<String, String> = BTreeMap::new();
        for row in &self.rows {
            // Rows are in order of days, so the last one stays.
            newest.insert(row.repo.to_lowercase(), row.as_of.clone());
        }
        for row in &other.rows {
            let known = newest.get(&row.repo.to_lowercase());
            if known.is_none_or(|known| row.as_of < *known) {
                self.observe(row.clone());
            }
        }
    }

    /// The text of the file.
    pub fn to_csv(&self) -> String {
        let mut out = format!("{HEADER}\n");
        for row in &self.rows {
            let Count {
                repo,
                stars,
                as_of,
                precision,
                source,
            } = row;
            let stars = stars.to_string();
            out.push_str(&sheet::line(&[repo, &stars, as_of, precision, source]));
        }
        out
    }
}

fn count(row: &StringRecord) -> Result<Count, String> {
    let [repo, stars, as_of, precision, source] = [0, 1, 2, 3, 4].map(|cell| &row[cell]);
    if !is_repo(repo) {
        return Err(format!("`{repo}` is not a repository's owner/name"));
    }
    let stars = stars
        .parse()
        .map_err(|_| format!("`{stars}` is not a number of stars"))?;
    if Date::parse(as_of).is_none() {
        return Err(format!("`{as_of}` is not a date of the form 2024-12-31"));
    }
    if !matches!(precision, "exact" | "rounded") {
        return Err(format!("`{precision}` is neither exact nor rounded"));
    }
    Ok(Count {
        repo: repo.to_owned(),
        stars,
        as_of: as_of.to_owned(),
        precision: precision.to_owned(),
        source: source.to_owned(),
    })
}

/// Whether a text is an `owner/name` by GitHub's rules.
pub fn is_repo(text: &str) -> bool {
    let url = format!("https://github.com/{text}");
    ids::github_repo(&url).as_deref() == Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_error(row: &str, reason: &str) {
        let (line, said) = Table::parse(&format!("{HEADER}\n\n{row}")).unwrap_err();
        assert_eq!(line, 3);
        assert!(said.contains(reason), "{said}");
    }

    #[test]
    fn a_broken_row_is_named() {
        check_error("O/n,many,2024-01-01,exact,x", "number of stars");
        check_error("O/n,-1,2024-01-01,exact,x", "number of stars");
        check_error("O/n,1,yesterday,exact,x", "not a date");
        check_error("O/n,1,2024-02-30,exact,x", "not a date");
        check_error("O/n,1,2024-01-01,roughly,x", "neither exact nor rounded");
        check_error("nonsense,1,2024-01-01,exact,x", "owner/name");
        assert_eq!(Table::parse("a,b").unwrap_err().0, 1);
    }

    #[test]
    fn text_comes_back_whatever_the_source_says() {
        let text = format!(
            "{HEADER}\na/b,1,2024-01-01,exact,\"x, \"\"y\"\"\"\nA/c,2,2024-01-01,rounded,z\n"
        );
        assert_eq!(Table::parse(&text).unwrap().to_csv(), text);
    }

    #[test]
    fn a_quarter_keeps_its_latest_count() {
        let mut table = Table::default();
        for (day, stars) in [
            ("2024-05-01", 5),
            ("2024-04-01", 4),
            ("2024-06-30", 6),
            ("2024-06-30", 7),
            ("2024-07-01", 8),
            ("2024-01-01", 1),
        ] {
            table.observe(Count {
                repo: "o/n".into(),
                stars,
                as_of: day.into(),
                precision: "exact".into(),
                source: "x".into(),
            });
        }
        let stars =
            |table: &Table| -> Vec<u32> { table.rows().iter().map(|row| row.stars).collect() };
        assert_eq!(stars(&table), [1, 6, 8]);
        let history =
            "o/n,3,2023-01-01,exact,x\no/n,9,2024-12-01,exact,x\no/m,2,2020-01-01,exact,x\n";
        table.add_history(&Table::parse(&format!("{HEADER}\n{history}")).unwrap());
        assert_eq!(stars(&table), [2, 3, 1, 6, 8], "nothing newer is taken");
    }
}
