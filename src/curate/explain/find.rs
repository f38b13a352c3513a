//! Finding the work that someone means, or what comes near.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::catalogue::Catalogue;
use crate::identity::{ids, titles};
use crate::work::Work;

/// The works that are meant: by id, arXiv id or address, DOI, repository, title, or a part of
/// a title; the first of these that finds any.
pub fn find<'a>(catalogue: &'a Catalogue, wanted: &str) -> Vec<&'a Work> {
    let wanted = wanted.trim();
    let by = |test: &dyn Fn(&Work) -> bool| -> Vec<&'a Work> {
        catalogue.works.iter().filter(|work| test(work)).collect()
    };
    let arxiv = ids::arxiv_of_url(wanted).or_else(|| ids::arxiv_id(wanted));
    let doi = ids::doi(wanted).unwrap_or_else(|| wanted.to_ascii_lowercase());
    let repo = ids::github_repo(wanted).unwrap_or_else(|| wanted.to_owned());
    let key = titles::key(wanted);
    let has_title = |test: &dyn Fn(&str) -> bool, work: &Work| {
        let mut titles = work.alt_titles.iter().chain([&work.title]);
        titles.any(|title| test(&titles::key(title)))
    };
    let found = [
        by(&|work| work.id == wanted),
        by(&|work| arxiv.is_some() && work.arxiv_id == arxiv),
        by(&|work| work.doi.as_ref() == Some(&doi)),
        by(&|work| {
            let mut repos = work.repos.iter();
            repos.any(|own| own.name.eq_ignore_ascii_case(&repo))
        }),
    ];
    if let Some(found) = found.into_iter().find(|found| !found.is_empty()) {
        return found;
    }
    if key.is_empty() {
        return Vec::new();
    }
    let of_title: [&dyn Fn(&str) -> bool; 3] = [
        &|title| title == key,
        &|title| title.starts_with(&key),
        &|title| title.contains(&key),
    ];
    of_title
        .iter()
        .map(|test| by(&|work| has_title(test, work)))
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// Works that come near to what was asked for, the nearest first: by the pairs of letters
/// that their ids or titles share with it.
pub fn near<'a>(catalogue: &'a Catalogue, wanted: &str, most: usize) -> Vec<&'a Work> {
    let pairs = pairs(wanted);
    let mut near: Vec<(u64, &Work)> = catalogue
        .works
        .iter()
        .map(|work| {
            // Many a title is a short name, a colon and a sentence.
            let name = work.title.split(':').next().unwrap_or("");
            let names = [&work.id, &work.title, name];
            let likeness = names.iter().map(|name| alike(&pairs, name)).max();
            (likeness.unwrap_or(0), work)
        })
        .filter(|(likeness, _)| *likeness >= 40)
        .collect();
    near.sort_by_key(|(likeness, work)| (Reverse(*likeness), &work.id));
    near.into_iter().take(most).map(|(_, work)| work).collect()
}

fn pairs(text: &str) -> BTreeSet<(char, char)> {
    let letters: Vec<char> = text
        .to_lowercase()
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    letters.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

/// Dice's coefficient in per cent.
fn alike(wanted: &BTreeSet<(char, char)>, text: &str) -> u64 {
    let own = pairs(text);
    let shared = wanted.intersection(&own).count();
    let all = wanted.len() + own.len();
    200 * shared as u64 / (all as u64).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::work::Repo;

    fn sample() -> Catalogue {
        let work = |id: &str, title: &str| Work {
            id: id.into(),
            title: title.into(),
            arxiv_id: ids::arxiv_id(id),
            ..Work::default()
        };
        let mut works = vec![
            work("2210.17323", "GPTQ: Accurate Quantization"),
            work("2306.00978", "AWQ: Activation-aware Quantization"),
            work("10.1145-1", "Paged Attention"),
        ];
        works[0].repos = vec![Repo {
            name: "IST-DASLab/gptq".into(),
            ..Repo::default()
        }];
        works[2].doi = Some("10.1145/1".into());
        Catalogue {
            works,
            ..Catalogue::default()
        }
    }

    fn check(wanted: &str, expected: &[&str]) {
        let catalogue = sample();
        let found: Vec<&str> = find(&catalogue, wanted)
            .iter()
            .map(|work| &*work.id)
            .collect();
        assert_eq!(found, expected, "{wanted}");
    }

    #[test]
    fn a_work_is_found_by_any_of_its_names() {
        for name in [
            "2210.17323",
            "2210.17323v2",
            "https://arxiv.org/pdf/2210.17323v1.pdf",
            "https://github.com/ist-daslab/GPTQ/tree/main",
            "IST-DASLab/gptq",
            "gptq: accurate quantization",
            "GPTQ",
            "accurate",
        ] {
            check(name, &["2210.17323"]);
        }
        check("https://doi.org/10.1145/1", &["10.1145-1"]);
        check("quantization", &["2210.17323", "2306.00978"]);
        check("", &[]);
        check("nothing of the sort", &[]);
    }

    #[test]
    fn a_slip_is_answered_by_what_is_near() {
        let catalogue = sample();
        let near = |wanted| near(&catalogue, wanted, 1).first().map(|work| &*work.id);
        assert_eq!(near("2210.17332"), Some("2210.17323"));
        assert_eq!(near("Payed Atention"), Some("10.1145-1"));
        assert_eq!(near("zzz"), None);
    }
}
