//! The sorts of facts: authors, venues, ids and citations.

use super::table::Value;

/// The authors of a work, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Authors {
    /// Their names.
    pub names: Vec<String>,
    /// Whether the source leaves some out.
    pub is_truncated: bool,
}

impl Value for Authors {
    const FILE: &'static str = "authors.csv";
    const COLUMNS: &'static [&'static str] = &["authors", "truncated"];

    fn read(cells: &[&str]) -> Result<Self, String> {
        let [names, truncated] = cells else {
            return Err("no authors".to_owned());
        };
        let names = names.split(';').map(str::trim).map(str::to_owned);
        let names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
        let is_truncated = truncated
            .parse()
            .map_err(|_| format!("`{truncated}` is neither true nor false"))?;
        match names.is_empty() {
            true => Err("no authors".to_owned()),
            false => Ok(Self {
                names,
                is_truncated,
            }),
        }
    }

    fn cells(&self) -> Vec<String> {
        vec![self.names.join("; "), self.is_truncated.to_string()]
    }

    fn is_weaker(&self, before: &Self) -> bool {
        let is_cut = self.is_truncated && !before.is_truncated;
        is_cut || self.names.len() * 2 <= before.names.len()
    }
}

/// Where and when a work was published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// The venue, by its id or as it is printed.
    pub venue: String,
    /// The part of the venue, as it is printed; empty for the main one.
    pub track: String,
    /// The year there.
    pub year: u16,
}

impl Value for Published {
    const FILE: &'static str = "venues.csv";
    const COLUMNS: &'static [&'static str] = &["venue", "track", "year"];

    fn read(cells: &[&str]) -> Result<Self, String> {
        let [venue, track, year] = cells else {
            return Err("no venue".to_owned());
        };
        let year_of = |year: &str| year.parse().ok().filter(|year| (1950..2100).contains(year));
        Ok(Self {
            venue: (*venue).to_owned(),
            track: (*track).to_owned(),
            year: year_of(year).ok_or_else(|| format!("`{year}` is no year"))?,
        })
    }

    fn cells(&self) -> Vec<String> {
        vec![
            self.venue.clone(),
            self.track.clone(),
            self.year.to_string(),
        ]
    }

    fn is_weaker(&self, before: &Self) -> bool {
        self.venue == before.venue && self.track.is_empty() && !before.track.is_empty()
    }
}

/// Ids of a work beside the arXiv id that the fact itself may have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ids {
    /// DOI without a resolver's address, where known.
    pub doi: Option<String>,
}

impl Value for Ids {
    const FILE: &'static str = "ids.csv";
    const COLUMNS: &'static [&'static str] = &["doi"];

    fn read(cells: &[&str]) -> Result<Self, String> {
        let doi = cells.first().map(|doi| (*doi).to_owned());
        Ok(Self {
            doi: doi.filter(|doi| !doi.is_empty()),
        })
    }

    fn cells(&self) -> Vec<String> {
        vec![self.doi.clone().unwrap_or_default()]
    }

    fn is_weaker(&self, before: &Self) -> bool {
        self.doi.is_none() && before.doi.is_some()
    }
}

/// How often a work was cited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cited {
    /// Number of citing works.
    pub count: u32,
}

impl Value for Cited {
    const FILE: &'static str = "citations.csv";
    const COLUMNS: &'static [&'static str] = &["count"];

    fn read(cells: &[&str]) -> Result<Self, String> {
        let count = cells.first().copied().unwrap_or("");
        let count = count
            .parse()
            .map_err(|_| format!("`{count}` is no count"))?;
        Ok(Self { count })
    }

    fn cells(&self) -> Vec<String> {
        vec![self.count.to_string()]
    }

    /// Citations are rarely taken back: a count that fell by half is an error.
    fn is_weaker(&self, before: &Self) -> bool {
        self.count < before.count / 2
    }
}
