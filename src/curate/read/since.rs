//! Sections that start at a date, and the dates of their rows, which lack the year.

use crate::curate::dates;

/// The start date in `Paper from 05/26/2024 - Now` or `Paper from May 26, 2024`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Since {
    year: u16,
    month: Option<u8>,
}

impl Since {
    /// Reads a heading; none if it has no start date.
    pub fn of(heading: &str) -> Option<Self> {
        let (_, start) = heading.split_once("from")?;
        let words = start.split(|c: char| c.is_whitespace() || matches!(c, '/' | ','));
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let at = words.iter().position(|word| super::year(word).is_some())?;
        let number = |word: &str| word.parse().ok().filter(|month| (1..=12).contains(month));
        let month = words[..at].first();
        Some(Self {
            year: super::year(words[at])?,
            month: month.and_then(|word| dates::month(word).or_else(|| number(word))),
        })
    }

    /// The ISO date of a row's `[//]: #MM/DD`.
    pub fn added(self, line: &str) -> Option<String> {
        let (_, tail) = line.rsplit_once("[//]: #")?;
        let (month, day) = tail.trim().split_once('/')?;
        let (month, day): (u8, u8) = (month.parse().ok()?, day.parse().ok()?);
        let proper = (1..=12).contains(&month) && (1..=31).contains(&day);
        proper.then(|| format!("{:04}-{month:02}-{day:02}", self.year_of(month)))
    }

    /// The year of a month in this section: rows run on into the next year, and a few may be left
    /// over from before the start.
    fn year_of(self, month: u8) -> u16 {
        const LEFT_OVER: u8 = 3;
        let start = self.month.unwrap_or(month);
        let is_after = (month + 12 - start) % 12 < 12 - LEFT_OVER;
        if is_after {
            self.year + u16::from(month < start)
        } else {
            self.year - u16::from(month > start)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_go_on_into_the_next_year() {
        for (heading, date, added) in [
            ("Paper from 09/02/2024 - Now", "11/18", "2024-11-18"),
            ("Paper from 09/02/2024 - Now", "02/05", "2025-02-05"),
            (
                "Paper from September 2, 2024 (from May 1, 2023)",
                "08/27",
                "2024-08-27",
            ),
            ("Paper from Jan 5, 2025 - Now", "12/30", "2024-12-30"),
            ("Paper from 2024 - Now", "12/30", "2024-12-30"),
        ] {
            let since = Since::of(heading).expect("a start");
            let row = format!("|T|[//]: #{date}");
            assert_eq!(since.added(&row).as_deref(), Some(added), "{heading}");
            assert_eq!(since.added("|T|[//]: #13/01"), None);
        }
        assert_eq!(Since::of("Lessons from 1000 Runs"), None);
        assert_eq!(Since::of("Papers of 2024"), None);
    }
}
