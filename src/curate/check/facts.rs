//! Values that cannot be: years, months, dates, counts, names.

use crate::catalogue::Catalogue;
use crate::curate::stars::table::is_repo;
use crate::identity::ids;
use crate::work::date::Date;
use crate::work::{Repo, Work};

/// No paper on language models is older.
const FIRST_YEAR: u16 = 1950;
/// More stars than any repository has, or citations than any paper.
const MOST: u32 = 1_000_000;

/// Checks every work's values.
pub fn check(catalogue: &Catalogue, problems: &mut Vec<String>) {
    let dates = [&catalogue.lists_as_of, &catalogue.stars_as_of];
    for date in dates.into_iter().flatten() {
        if Date::parse(date).is_none() {
            problems.push(format!("not a date: {date}"));
        }
    }
    let as_of = catalogue.as_of();
    for work in &catalogue.works {
        let mut said = Vec::new();
        id(work, &mut said);
        time(work, as_of, &mut said);
        for repo in &work.repos {
            repository(repo, as_of, &mut said);
        }
        sources(work, catalogue, &mut said);
        texts(work, &mut said);
        let named = said
            .into_iter()
            .map(|what| format!("work {}: {what}", work.id));
        problems.extend(named);
    }
}

fn id(work: &Work, said: &mut Vec<String>) {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
    if work.id.is_empty() || !work.id.chars().all(is_plain) {
        said.push("its id is not fit for an address".to_owned());
    }
    for id in work.arxiv_id.iter() {
        if ids::arxiv_id(id).as_ref() != Some(id) {
            said.push(format!("{id} is no arXiv id"));
        }
    }
    for doi in work.doi.iter().filter(|doi| !doi.starts_with("10.")) {
        said.push(format!("{doi} is no DOI"));
    }
}

fn time(work: &Work, as_of: &str, said: &mut Vec<String>) {
    let this_year: u16 = as_of
        .get(..4)
        .and_then(|year| year.parse().ok())
        .unwrap_or(u16::MAX - 1);
    // A paper may be accepted for the year to come.
    let is_absurd = |year: &u16| !(FIRST_YEAR..=this_year + 1).contains(year);
    for year in work.year.iter().filter(|year| is_absurd(year)) {
        said.push(format!("the year {year}"));
    }
    for month in work.month.iter().filter(|month| !(1..=12).contains(*month)) {
        said.push(format!("the month {month}"));
    }
    if let Some((year, month)) = work.arxiv_id.as_deref().and_then(ids::arxiv_date) {
        if format!("{year}-{month:02}").as_str() > as_of.get(..7).unwrap_or(as_of) {
            said.push("its arXiv id is of the future".to_owned());
        }
        if work.month.is_some_and(|said| said != month) {
            said.push("its month is not that of its arXiv id".to_owned());
        }
    }
    for day in work.added.iter().filter(|day| !is_past(day, as_of)) {
        said.push(format!("added on {day}"));
    }
}

/// Whether a text is a date, and not one after `as_of`.
fn is_past(day: &str, as_of: &str) -> bool {
    Date::parse(day).is_some() && day <= as_of
}

fn repository(repo: &Repo, as_of: &str, said: &mut Vec<String>) {
    let name = &repo.name;
    if !is_repo(name) {
        said.push(format!("{name} is no repository's owner/name"));
    }
    match (&repo.stars, &repo.as_of) {
        (Some(stars), _) if *stars > MOST => said.push(format!("{name} has {stars} stars")),
        (Some(_), Some(day)) if is_past(day, as_of) => {}
        (None, None) => {}
        (Some(_), Some(day)) => said.push(format!("{name} counted on {day}")),
        (Some(_), None) => said.push(format!("{name} has stars of no date")),
        (None, Some(_)) => said.push(format!("{name} has a date and no stars")),
    }
    match (repo.stars_per_year, &repo.since, &repo.as_of) {
        (None, None, _) => {}
        (Some(gained), Some(since), Some(day)) => {
            let days = Date::parse(day).zip(Date::parse(since));
            if days.is_none_or(|(day, since)| day.days_since(since) < 90) {
                said.push(format!("{name} has a trend from {since} to {day}"));
            }
            if gained.unsigned_abs() > MOST {
                said.push(format!("{name} gains {gained} stars a year"));
            }
        }
        _ => said.push(format!("{name} has half a trend")),
    }
}

/// Every list quoted must exist. Sources outside the lists are files, hosts or phrases, which no
/// list's id looks like.
fn sources(work: &Work, catalogue: &Catalogue, said: &mut Vec<String>) {
    let is_list = |list: &String| catalogue.lists.iter().any(|known| known.id == *list);
    let is_known = |list: &String| is_list(list) || list.contains(['/', '.', ' ']);
    let claims = work.conflicts.iter().flat_map(|conflict| &conflict.values);
    let cited = work.citations.iter().map(|citations| &citations.list);
    for list in claims.map(|claim| &claim.list).chain(cited) {
        if !is_known(list) {
            said.push(format!("quotes the unknown list {list}"));
        }
    }
    for citations in work.citations.iter().filter(|said| said.count > MOST) {
        said.push(format!("cited {} times", citations.count));
    }
    if work.listings.iter().any(|listing| listing.line == 0) {
        said.push("a listing on line 0".to_owned());
    }
    for conflict in work.conflicts.iter().filter(|it| it.rule.is_empty()) {
        said.push(format!(
            "a conflict on {} settled by no rule",
            conflict.field
        ));
    }
}

fn texts(work: &Work, said: &mut Vec<String>) {
    let texts = work.alt_titles.iter().chain(&work.authors);
    for text in texts.chain(&work.tags).chain([&work.title]) {
        if text.trim().is_empty() {
            said.push("an empty title, author or tag".to_owned());
        }
        if text.chars().any(is_control) {
            said.push(format!("invisible characters: {text:?}"));
        }
    }
}

/// Characters that change how a text looks without being seen; the joiner of emoji is none.
fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::work::Citations;

    fn check(work: Work, expected: &str) {
        let catalogue = Catalogue {
            stars_as_of: Some("2025-06-30".into()),
            works: vec![Work {
                id: "2401.00001".into(),
                title: "T".into(),
                ..work
            }],
            ..Catalogue::default()
        };
        let mut problems = Vec::new();
        super::check(&catalogue, &mut problems);
        let said = problems.join("\n");
        assert_eq!(problems.is_empty(), expected.is_empty(), "{said}");
        assert!(said.contains(expected), "{said}");
    }

    fn repo(repo: Repo) -> Work {
        Work {
            repos: vec![Repo {
                name: "o/n".into(),
                ..repo
            }],
            ..Work::default()
        }
    }

    #[test]
    fn what_cannot_be_is_named() {
        let of_year = |year| Work {
            year: Some(year),
            ..Work::default()
        };
        check(of_year(2026), "");
        check(of_year(2027), "the year 2027");
        check(of_year(0), "the year 0");
        let of_id = |id: &str, month| Work {
            arxiv_id: Some(id.to_owned()),
            month: Some(month),
            ..Work::default()
        };
        check(of_id("2506.00001", 6), "");
        check(of_id("2507.00001", 7), "of the future");
        check(of_id("2506.00001", 5), "not that of its arXiv id");
        check(of_id("2506.1", 13), "no arXiv id");
        let cited = Citations {
            list: "9".into(),
            ..Citations::default()
        };
        let work = Work {
            citations: Some(cited),
            ..Work::default()
        };
        check(work, "unknown list 9");
        let work = Work {
            authors: vec!["A\u{202E}".into()],
            ..Work::default()
        };
        check(work, "invisible characters");
    }

    #[test]
    fn counts_have_dates_and_trends_have_two() {
        let counted = |as_of: Option<&str>| Repo {
            stars: Some(5),
            as_of: as_of.map(str::to_owned),
            ..Repo::default()
        };
        check(repo(counted(Some("2025-06-30"))), "");
        check(repo(counted(Some("2025-07-01"))), "counted on 2025-07-01");
        check(repo(counted(None)), "no date");
        let trend = |since: Option<&str>| Repo {
            stars_per_year: Some(3),
            since: since.map(str::to_owned),
            ..counted(Some("2025-06-30"))
        };
        check(repo(trend(Some("2025-01-01"))), "");
        check(repo(trend(Some("2025-06-01"))), "has a trend from");
        check(repo(trend(None)), "half a trend");
    }
}
