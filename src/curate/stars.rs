//! Dated star counts, from `stars.csv`.

use std::collections::BTreeMap;
use std::path::Path;

use super::rules::InputError;

/// A count on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The repository's name as the file spells it.
    pub repo: String,
    /// Stars.
    pub stars: u32,
    /// ISO date of the count.
    pub as_of: String,
}

/// The latest count of each repository, by name in lower case.
pub type Stars = BTreeMap<String, Count>;

const HEADER: &str = "repo,stars,as_of,precision,source";

/// Reads the file; a missing one has no counts.
///
/// # Errors
/// If a row is broken: which, and why.
pub fn load(file: &Path) -> Result<Stars, InputError> {
    if !file.exists() {
        return Ok(Stars::new());
    }
    let bytes = std::fs::read(file).map_err(|error| InputError::new(file, error))?;
    let text = super::mend::decode(&bytes).map_err(|error| InputError::new(file, error))?;
    parse(text).map_err(|(line, reason)| InputError::at(file, line, reason))
}

fn parse(text: &str) -> Result<Stars, (usize, String)> {
    let mut stars = Stars::new();
    let mut lines = (1..).zip(text.lines());
    match lines.next() {
        Some((_, HEADER)) | None => {}
        Some((line, other)) => return Err((line, format!("expected `{HEADER}`, found `{other}`"))),
    }
    for (line, row) in lines.filter(|(_, row)| !row.trim().is_empty()) {
        let count = count(row).map_err(|reason| (line, reason))?;
        let key = count.repo.to_lowercase();
        let newer = stars
            .get(&key)
            .is_none_or(|other| other.as_of < count.as_of);
        if newer {
            stars.insert(key, count);
        }
    }
    Ok(stars)
}

fn count(row: &str) -> Result<Count, String> {
    // Only the last column is free text, and it is not needed.
    let mut cells = row.splitn(4, ',').map(|cell| cell.trim_matches('"'));
    let mut cell = || cells.next().unwrap_or("");
    let (repo, stars, as_of) = (cell(), cell(), cell());
    let url = format!("https://github.com/{repo}");
    if super::ids::github_repo(&url).as_deref() != Some(repo) {
        return Err(format!("`{repo}` is not a repository's owner/name"));
    }
    let stars = stars
        .parse()
        .map_err(|_| format!("`{stars}` is not a number of stars"))?;
    if !is_date(as_of) {
        return Err(format!("`{as_of}` is not a date of the form 2024-12-31"));
    }
    Ok(Count {
        repo: repo.to_owned(),
        stars,
        as_of: as_of.to_owned(),
    })
}

/// Whether a text is an ISO date.
pub fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let lengths = parts.iter().map(|part| part.len()).eq([4, 2, 2]);
    lengths
        && parts
            .iter()
            .all(|part| part.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_count_wins_whatever_the_case() {
        let stars = parse(&format!(
            "{HEADER}\nO/n,5,2024-01-01,exact,x\no/N,7,2024-02-01,exact,\"a, b\"\nO/n,6,2024-01-15,exact,x\n"
        ));
        let stars = stars.unwrap();
        assert_eq!(
            (stars["o/n"].stars, stars["o/n"].as_of.as_str()),
            (7, "2024-02-01")
        );
    }

    #[test]
    fn a_broken_row_is_named() {
        for (row, reason) in [
            ("O/n,many,2024-01-01,exact,x", "number of stars"),
            ("O/n,-1,2024-01-01,exact,x", "number of stars"),
            ("O/n,1,yesterday,exact,x", "not a date"),
            ("nonsense,1,2024-01-01,exact,x", "owner/name"),
        ] {
            let (line, said) = parse(&format!("{HEADER}\n\n{row}")).unwrap_err();
            assert_eq!(line, 3);
            assert!(said.contains(reason), "{said}");
        }
        assert_eq!(parse("a,b").unwrap_err().0, 1);
    }
}
