//! The two files of a data directory: the counts, and what became of repositories.

use std::collections::BTreeSet;
use std::path::Path;

use super::super::atomic;
use super::super::mend;
use super::super::rules::InputError;
use super::status::StatusTable;
use super::table::Table;

/// The name of the file of counts in the data directory.
pub const COUNTS: &str = "stars.csv";
/// The name of the file of what became of repositories.
pub const FATES: &str = "repositories.csv";

/// Reads the two files themselves.
///
/// # Errors
/// If a row is broken: which, and why.
pub fn load(data: &Path) -> Result<(Table, StatusTable), InputError> {
    let table = load_table(&data.join(COUNTS))?;
    let file = data.join(FATES);
    let statuses = StatusTable::parse(&text(&file)?);
    let statuses = statuses.map_err(|(line, reason)| InputError::at(&file, line, reason))?;
    Ok((table, statuses))
}

/// Reads one file of counts; a missing one has none.
///
/// # Errors
/// If a row is broken: which, and why.
pub fn load_table(file: &Path) -> Result<Table, InputError> {
    Table::parse(&text(file)?).map_err(|(line, reason)| InputError::at(file, line, reason))
}

fn text(file: &Path) -> Result<String, InputError> {
    if !file.exists() {
        return Ok(String::new());
    }
    let bytes = std::fs::read(file).map_err(|error| InputError::new(file, error))?;
    let text = mend::decode(&bytes).map_err(|error| InputError::new(file, error))?;
    Ok(text.to_owned())
}

/// Writes both files, unless that would lose a row.
///
/// # Errors
/// If the file on the disk has rows for a repository that the new one lacks, more rows, or
/// cannot be written.
pub fn save(data: &Path, table: &Table, statuses: &StatusTable) -> Result<(), InputError> {
    let file = data.join(COUNTS);
    let old = load_table(&file)?;
    let names = |table: &Table| -> BTreeSet<String> {
        let rows = table.rows().iter();
        rows.map(|row| row.repo.to_lowercase()).collect()
    };
    if let Some(lost) = names(&old).difference(&names(table)).next() {
        let reason = format!("refused to write: the counts of {lost} would be lost");
        return Err(InputError::new(&file, reason));
    }
    if table.rows().len() < old.rows().len() {
        let lost = old.rows().len() - table.rows().len();
        let reason = format!("refused to write: {lost} rows would be lost");
        return Err(InputError::new(&file, reason));
    }
    atomic::write(&file, &table.to_csv())?;
    if statuses.all().next().is_some() || data.join(FATES).exists() {
        atomic::write(&data.join(FATES), &statuses.to_csv())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::curate::stars::table::HEADER;

    #[test]
    fn nothing_shrinks_the_file() {
        let scratch = tempfile::tempdir().unwrap();
        let table = |rows: &str| Table::parse(&format!("{HEADER}\n{rows}")).unwrap();
        let save = |rows: &str| save(scratch.path(), &table(rows), &StatusTable::default());
        let two = "a/a,1,2024-01-01,exact,x\na/b,1,2024-01-01,exact,x\n";
        assert_eq!(save(two), Ok(()));
        let longer = "a/a,1,2024-01-01,exact,x\na/a,1,2025-01-01,exact,x\n";
        let error = save(longer).unwrap_err().to_string();
        assert!(error.contains("the counts of a/b would be lost"), "{error}");
        assert_eq!(save(&format!("a/a,1,2025-01-01,exact,x\n{two}")), Ok(()));
        let error = save(two).unwrap_err().to_string();
        assert!(error.contains("1 rows would be lost"), "{error}");
        assert!(!scratch.path().join(FATES).exists());
    }
}
