//! Corrections of plain mistakes in lists, applied before merging.

use std::collections::BTreeMap;

use crate::work::{Claim, Conflict};

use super::entry::{RawEntry, RawLink};
use super::rules::{CorrectionRule, DoubtRule};
use crate::identity::ids;
use crate::identity::titles;

/// Applies every correction and doubt about this list's entries, and those about its other
/// editions where it still prints the same.
///
/// Gives for each entry the conflicts that tell of it, and the rules of its own that found no
/// entry.
pub fn apply(
    list: &str,
    editions: &[&str],
    entries: &mut [RawEntry],
    corrections: &[CorrectionRule],
    doubts: &[DoubtRule],
) -> (Vec<Vec<Conflict>>, Vec<String>) {
    let mut conflicts = vec![Vec::new(); entries.len()];
    let mut idle = Vec::new();
    let mut titled: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, entry) in entries.iter().enumerate() {
        titled
            .entry(titles::key(&entry.title))
            .or_default()
            .push(at);
    }
    let with = |title: &str| titled.get(&titles::key(title)).cloned().unwrap_or_default();
    let is_about = |other: &str| other == list || editions.contains(&other);
    for rule in corrections.iter().filter(|rule| is_about(&rule.list)) {
        let mut applied = false;
        for at in with(&rule.title) {
            if correct(&mut entries[at], rule) {
                applied = true;
                conflicts[at].push(conflict(list, rule));
            }
        }
        if !applied && rule.list == list {
            idle.push(format!(
                "correction of {} of \"{}\" finds nothing to correct",
                rule.field, rule.title
            ));
        }
    }
    for rule in doubts.iter().filter(|rule| rule.list == list) {
        match with(&rule.title).first() {
            Some(&at) => conflicts[at].push(doubt(rule)),
            None => idle.push(format!("doubt about \"{}\" finds no entry", rule.title)),
        }
    }
    (conflicts, idle)
}

/// Makes the correction if the entry prints the value it is about.
fn correct(entry: &mut RawEntry, rule: &CorrectionRule) -> bool {
    let value = Some(rule.value.clone()).filter(|value| !value.is_empty());
    match rule.field.as_str() {
        "arxiv_id" => {
            let is_wrong = |link: &&mut RawLink| {
                ids::arxiv_of_url(&link.url).as_deref() == Some(rule.printed.as_str())
            };
            let url = format!("https://arxiv.org/abs/{}", rule.value);
            replace(entry.links.iter_mut().filter(is_wrong), &url)
        }
        "link" => {
            let is_wrong = |link: &&mut RawLink| link.url == rule.printed;
            let found = replace(entry.links.iter_mut().filter(is_wrong), &rule.value);
            entry.links.retain(|link| !link.url.is_empty());
            found
        }
        "title" if entry.title == rule.printed => {
            entry.title.clone_from(&rule.value);
            true
        }
        "venue" if entry.venue.as_deref().unwrap_or("") == rule.printed => {
            entry.venue = value;
            true
        }
        "year" if entry.year.map(|year| year.to_string()).unwrap_or_default() == rule.printed => {
            entry.year = value.and_then(|value| value.parse().ok());
            true
        }
        "authors_truncated" if entry.authors_truncated.to_string() == rule.printed => {
            entry.authors_truncated = !entry.authors_truncated;
            true
        }
        _ => false,
    }
}

fn replace<'a>(links: impl Iterator<Item = &'a mut RawLink>, url: &str) -> bool {
    let mut found = false;
    for link in links {
        url.clone_into(&mut link.url);
        found = true;
    }
    found
}

fn conflict(list: &str, rule: &CorrectionRule) -> Conflict {
    Conflict {
        field: rule.field.clone(),
        values: vec![Claim {
            list: list.to_owned(),
            value: rule.printed.clone(),
        }],
        chosen: rule.value.clone(),
        rule: format!("corrected: {}", rule.reason),
    }
}

fn doubt(rule: &DoubtRule) -> Conflict {
    Conflict {
        field: rule.field.clone(),
        values: vec![Claim {
            list: rule.list.clone(),
            value: rule.printed.clone(),
        }],
        chosen: rule.printed.clone(),
        rule: format!("kept, but doubtful: {}", rule.reason),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authors_can_be_said_to_be_all() {
        let mut entries = vec![RawEntry {
            title: "Quick Sums".into(),
            authors: vec!["Ann Bell".into(); 10],
            authors_truncated: true,
            ..RawEntry::default()
        }];
        let rule = CorrectionRule {
            list: "a".into(),
            line: 1,
            title: "Quick Sums".into(),
            field: "authors_truncated".into(),
            printed: "true".into(),
            value: "false".into(),
            reason: "it has ten".into(),
        };
        let rules = [rule];
        assert_eq!(apply("a", &[], &mut entries, &rules, &[]).1.len(), 0);
        assert!(!entries[0].authors_truncated);
        assert_eq!(apply("a", &[], &mut entries, &rules, &[]).1.len(), 1);
    }

    #[test]
    fn a_correction_is_made_once_and_told() {
        let mut entries = vec![RawEntry {
            title: "Quick Sums".into(),
            links: vec![RawLink::new("Paper", "https://arxiv.org/abs/2301.00001")],
            ..RawEntry::default()
        }];
        let rule = |printed: &str| CorrectionRule {
            list: "a".into(),
            line: 1,
            title: "Quick sums".into(),
            field: "arxiv_id".into(),
            printed: printed.into(),
            value: "2302.00002".into(),
            reason: "seen".into(),
        };
        let rules = [rule("2301.00001"), rule("2301.09999")];
        let (told, idle) = apply("a", &[], &mut entries, &rules, &[]);
        assert_eq!(entries[0].links[0].url, "https://arxiv.org/abs/2302.00002");
        assert_eq!(told[0].len(), 1);
        assert_eq!(idle.len(), 1);
        assert_eq!(apply("b", &[], &mut entries, &rules, &[]).1.len(), 0);
    }

    #[test]
    fn what_an_edition_got_wrong_is_put_right_in_the_others() {
        let rule = CorrectionRule {
            list: "early".into(),
            line: 1,
            title: "Quick Sums".into(),
            field: "year".into(),
            printed: "2022".into(),
            value: "2023".into(),
            reason: "seen".into(),
        };
        let corrected = |year: u16, editions: &[&str]| {
            let mut entries = vec![RawEntry {
                title: "Quick Sums".into(),
                year: Some(year),
                ..RawEntry::default()
            }];
            let rules = std::slice::from_ref(&rule);
            let (told, idle) = apply("now", editions, &mut entries, rules, &[]);
            assert_eq!(idle.len(), 0);
            let list = told[0]
                .first()
                .map(|conflict| conflict.values[0].list.clone());
            (entries[0].year, list)
        };
        assert_eq!(
            corrected(2022, &["early"]),
            (Some(2023), Some("now".to_owned()))
        );
        assert_eq!(corrected(2024, &["early"]), (Some(2024), None));
        assert_eq!(corrected(2022, &["other"]), (Some(2022), None));
    }
}
