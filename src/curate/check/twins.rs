//! Works that look like one work twice.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::Catalogue;
use crate::curate::titles;
use crate::work::{Kind, Work};

/// Works that share what only one can have, or whose titles differ by a slip of the pen.
pub fn check(catalogue: &Catalogue, problems: &mut Vec<String>) {
    let works = &catalogue.works;
    let any = |_: &Work, _: &Work| true;
    shared(works, problems, "title", any, |work| {
        Some(format!("{:?} {}", work.kind, titles::key(&work.title)))
    });
    // Lists print one id for two papers, so an id alone proves nothing.
    shared(works, problems, "arXiv id", is_akin, |work| {
        work.arxiv_id.clone()
    });
    shared(works, problems, "DOI", is_akin, |work| work.doi.clone());
    let is_software = |work: &Work| matches!(work.kind, Kind::Framework | Kind::Project);
    shared(works, problems, "repository", any, |work| {
        match &*work.repos {
            [only] if is_software(work) => Some(only.name.to_lowercase()),
            _ => None,
        }
    });
    near(works, problems);
}

fn shared(
    works: &[Work],
    problems: &mut Vec<String>,
    what: &str,
    is_twin: impl Fn(&Work, &Work) -> bool,
    value: impl Fn(&Work) -> Option<String>,
) {
    let mut seen: BTreeMap<String, &Work> = BTreeMap::new();
    for work in works {
        let value = value(work).filter(|value| !value.is_empty());
        let other = value.and_then(|value| seen.insert(value, work));
        if let Some(other) = other.filter(|other| is_twin(work, other)) {
            problems.push(format!(
                "work {}: has the {what} of work {}",
                work.id, other.id
            ));
        }
    }
}

/// Whether two titles share half of their words or more.
fn is_akin(a: &Work, b: &Work) -> bool {
    let [a, b] = [a, b].map(|work| words(&work.title).into_iter().collect::<BTreeSet<_>>());
    2 * a.intersection(&b).count() >= a.union(&b).count()
}

/// The least length of a title, in letters, for which a slip is no other word.
const MIN_LETTERS: usize = 24;

/// Titles that differ in one letter, or in the order of their words. Deleting each letter in
/// turn finds the first in linear time: titles one letter apart share such a rest.
fn near(works: &[Work], problems: &mut Vec<String>) {
    let mut rests: BTreeMap<(Kind, String), usize> = BTreeMap::new();
    let mut told = BTreeSet::new();
    for (at, work) in works.iter().enumerate() {
        let key = titles::key(&work.title);
        if key.chars().count() < MIN_LETTERS {
            continue;
        }
        let without = key.char_indices().map(|(from, letter)| {
            let rest = [&key[..from], &key[from + letter.len_utf8()..]].concat();
            // A digit tells versions apart.
            format!("{rest} {}", digits(&key))
        });
        let whole = format!("{key} {}", digits(&key));
        for rest in without.chain([whole, sorted_words(&work.title)]) {
            let other = *rests.entry((work.kind, rest)).or_insert(at);
            let (is_other, is_exact) = (other != at, titles::key(&works[other].title) == key);
            if is_other && !is_exact && told.insert((other, at)) {
                problems.push(format!(
                    "work {}: has nearly the title of work {}",
                    work.id, works[other].id
                ));
            }
        }
    }
}

fn digits(key: &str) -> String {
    key.chars().filter(char::is_ascii_digit).collect()
}

fn sorted_words(title: &str) -> String {
    let mut words = words(title);
    words.sort_unstable();
    words.join(" ")
}

fn words(title: &str) -> Vec<String> {
    let words = title.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(titles: [&str; 2], expected: usize) {
        let work = |(at, title): (usize, &str)| Work {
            id: at.to_string(),
            title: title.to_owned(),
            ..Work::default()
        };
        let works: Vec<Work> = titles.into_iter().enumerate().map(work).collect();
        let mut problems = Vec::new();
        near(&works, &mut problems);
        assert_eq!(problems.len(), expected, "{titles:?}: {problems:?}");
    }

    #[test]
    fn slips_are_near_and_versions_are_not() {
        check(
            [
                "Accurate Quantisation of Language Models",
                "Accurate Quantization of Language Models",
            ],
            1,
        );
        check(
            [
                "Accurate Quantization of Language Models",
                "Accurate Quantizations of Language Models",
            ],
            1,
        );
        check(
            [
                "Pruning and Quantization for Language Models",
                "Quantization and Pruning for Language Models",
            ],
            1,
        );
        check(
            [
                "A Technical Report on Language Model 1",
                "A Technical Report on Language Model 2",
            ],
            0,
        );
        check(["GPTFast", "GPT-Fast2"], 0);
    }
}
