//! Which repositories to ask for.

use std::collections::BTreeSet;

use super::status::{Status, StatusTable};
use super::table::{Table, is_repo};
use crate::work::date::Date;

/// The repositories to ask for, under their names of today: those without a fresh count.
pub fn wanted(
    table: &Table,
    statuses: &StatusTable,
    named: &BTreeSet<String>,
    today: &str,
    max_age_days: i64,
) -> Vec<String> {
    let is_fresh = |day: &str| {
        let age = Date::parse(today).zip(Date::parse(day));
        age.is_some_and(|(today, day)| today.days_since(day) < max_age_days)
    };
    let mut known: BTreeSet<String> = BTreeSet::new();
    let fresh_rows = table.rows().iter().filter(|row| is_fresh(&row.as_of));
    known.extend(fresh_rows.map(|row| row.repo.to_lowercase()));
    let gone = statuses
        .all()
        .filter(|known| known.status == Status::Missing && is_fresh(&known.seen));
    known.extend(gone.map(|known| known.repo.to_lowercase()));
    let all = table.rows().iter().map(|row| &row.repo).chain(named);
    // Invalid names would break the files.
    let names = all
        .filter(|name| is_repo(name))
        .map(|name| statuses.name_now(name));
    // The set also sees to it that each is asked for once.
    names
        .filter(|name| known.insert(name.to_lowercase()))
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::curate::stars::{status, table};

    #[test]
    fn each_is_asked_for_once_under_its_name_of_today() {
        let table = Table::parse(&format!(
            "{}\nold/n,1,2024-01-01,exact,x\nfresh/n,1,2024-05-01,exact,x\n",
            table::HEADER
        ));
        let statuses = StatusTable::parse(&format!(
            "{}\nold/n,renamed,2024-01-01,New/n\ngone/n,missing,2024-05-01,\nlost/n,missing,2024-01-01,\n",
            status::HEADER
        ));
        let names = [
            "new/N",
            "FRESH/n",
            "gone/n",
            "lost/n",
            "a/b",
            "no name",
            "a\"}){x}/b",
        ];
        let named = names.map(str::to_owned).into();
        let wanted = wanted(&table.unwrap(), &statuses.unwrap(), &named, "2024-05-02", 2);
        assert_eq!(wanted, ["New/n", "a/b", "lost/n"]);
    }
}
