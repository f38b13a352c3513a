//! Works that look like one work twice.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::catalogue::Catalogue;
use crate::identity::titles;
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

/// Titles that differ in one letter, or in the order of their words: they share what is left
/// without some letter, or their sorted words. Sorting the hashes of all that takes time and
/// memory in proportion to the text, however many works there are.
fn near(works: &[Work], problems: &mut Vec<String>) {
    let mut prints: Vec<(u64, usize)> = Vec::new();
    let keys: Vec<String> = works.iter().map(|work| titles::key(&work.title)).collect();
    for (at, work) in works.iter().enumerate() {
        if keys[at].chars().count() >= MIN_LETTERS {
            prints.extend(fingerprints(work, &keys[at]).map(|print| (print, at)));
        }
    }
    prints.sort_unstable();
    let mut told = BTreeSet::new();
    for run in prints.chunk_by(|a, b| a.0 == b.0) {
        let first = run[0].1;
        for &(_, at) in run.iter().filter(|(_, at)| keys[*at] != keys[first]) {
            if told.insert((first, at)) {
                problems.push(format!(
                    "work {}: has nearly the title of work {}",
                    works[at].id, works[first].id
                ));
            }
        }
    }
}

/// Hashes of what a title shares with those one slip away.
fn fingerprints<'a>(work: &'a Work, key: &'a str) -> impl Iterator<Item = u64> + 'a {
    // A digit tells versions apart, and a kind a paper from its code.
    let digits = digits(key);
    let hash = move |head: &str, tail: &str| {
        let mut hasher = DefaultHasher::new();
        (work.kind, &digits).hash(&mut hasher);
        hasher.write(head.as_bytes());
        hasher.write(tail.as_bytes());
        hasher.finish()
    };
    let whole = [hash(key, ""), hash(&sorted_words(&work.title), " ")];
    let without = key.char_indices().map(move |(from, letter)| {
        let rest = &key[from + letter.len_utf8()..];
        hash(&key[..from], rest)
    });
    without.chain(whole)
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
