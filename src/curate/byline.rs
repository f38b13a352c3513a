//! The authors of a work, when lists and other sources differ.

use std::cmp::Reverse;

use unicode_normalization::UnicodeNormalization;

use crate::work::{Claim, Conflict, Evidence};

use super::appearance::conflict;
use super::facts::origin::Authority;
use super::facts::table::Fact;
use super::facts::values::Authors;
use super::resolve::Entry;

/// The authors that a work gets, and what there is to say about them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Byline {
    /// Their names, in order.
    pub names: Vec<String>,
    /// Whether some are left out.
    pub is_truncated: bool,
    /// What a list says against them.
    pub conflict: Option<Conflict>,
    /// Where they come from, if from no list.
    pub evidence: Option<Evidence>,
}

/// Chooses the authors: a complete list of names over one that is cut, then the higher
/// authority, then what two sources say; lists speak first among equals.
pub fn resolve(entries: &[&Entry], facts: &[&Fact<Authors>]) -> Byline {
    let (names, is_truncated) = listed(entries);
    let listed = Byline {
        names,
        is_truncated,
        ..Byline::default()
    };
    let ranked = facts.iter().enumerate();
    let best = ranked.max_by_key(|(at, fact)| (key(fact), Reverse(*at)));
    let Some((_, fact)) = best else {
        return listed;
    };
    let is_complete = !listed.is_truncated && !listed.names.is_empty();
    let of_list = (is_complete, (Authority::List, false));
    if !listed.names.is_empty() && (key(fact) <= of_list || agree(&listed, fact)) {
        return listed;
    }
    let is_contradicted = is_complete && !listed.names.is_empty();
    Byline {
        names: fact.value.names.clone(),
        is_truncated: fact.value.is_truncated,
        conflict: is_contradicted.then(|| told(entries, fact)),
        evidence: Some(
            fact.origin
                .evidence("authors", &fact.value.names.join(", ")),
        ),
    }
}

/// How much a fact counts.
fn key(fact: &Fact<Authors>) -> (bool, (Authority, bool)) {
    (!fact.value.is_truncated, fact.origin.weight())
}

/// The longest list of names that is complete, else the longest.
fn listed(entries: &[&Entry]) -> (Vec<String>, bool) {
    let mut best: (&[String], bool) = (&[], false);
    for raw in entries.iter().map(|entry| &entry.raw) {
        let key = |names: &[String], is_truncated: bool| {
            (!is_truncated && !names.is_empty(), names.len())
        };
        if key(&raw.authors, raw.authors_truncated) > key(best.0, best.1) {
            best = (&raw.authors, raw.authors_truncated);
        }
    }
    (best.0.to_vec(), best.1)
}

/// Whether a complete list of names is that of a fact, however they are spelled.
fn agree(listed: &Byline, fact: &Fact<Authors>) -> bool {
    let others = &fact.value.names;
    if listed.is_truncated || fact.value.is_truncated || listed.names.len() != others.len() {
        return false;
    }
    let mut open: Vec<Vec<String>> = others.iter().map(|name| words(name)).collect();
    listed.names.iter().all(|name| {
        let name = words(name);
        let same = open.iter().position(|other| is_same(&name, other));
        same.map(|at| open.swap_remove(at)).is_some()
    })
}

/// Whether two names can be one person's: the same words in any order, or the same family
/// name after the same initial.
fn is_same(a: &[String], b: &[String]) -> bool {
    let sorted = |name: &[String]| {
        let mut name = name.to_vec();
        name.sort_unstable();
        name
    };
    let initial = |name: &[String]| name.first().and_then(|word| word.chars().next());
    sorted(a) == sorted(b) || (a.last() == b.last() && initial(a) == initial(b))
}

/// Whether two names as they are printed can be one person's.
pub fn is_same_name(a: &str, b: &str) -> bool {
    is_same(&words(a), &words(b))
}

/// The words of a name without case and accents.
fn words(name: &str) -> Vec<String> {
    let plain: String = name
        .nfkd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    plain
        .to_lowercase()
        .split_whitespace()
        .map(str::to_owned)
        .collect()
}

/// The conflict of lists with a fact that outranks them.
fn told(entries: &[&Entry], fact: &Fact<Authors>) -> Conflict {
    let mut values: Vec<Claim> = Vec::new();
    for entry in entries {
        let names = entry.raw.authors.join(", ");
        let claim = Claim {
            list: entry.list.clone(),
            value: names,
        };
        if !entry.raw.authors.is_empty() && !values.contains(&claim) {
            values.push(claim);
        }
    }
    let chosen = fact.value.names.join(", ");
    conflict("authors", values, &chosen, fact.origin.rule())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::curate::entry::RawEntry;
    use crate::curate::facts::join::About;
    use crate::curate::facts::origin::Origin;

    fn entry(names: &str) -> Entry {
        let cut = names.strip_suffix(" +");
        let raw = RawEntry {
            authors: people(cut.unwrap_or(names)),
            authors_truncated: cut.is_some(),
            ..RawEntry::default()
        };
        Entry {
            list: "a".into(),
            raw,
            ..Entry::default()
        }
    }

    fn people(names: &str) -> Vec<String> {
        let names = names.split(", ").filter(|name| !name.is_empty());
        names.map(str::to_owned).collect()
    }

    fn fact(names: &str, authority: Authority) -> Fact<Authors> {
        let cut = names.strip_suffix(" +");
        Fact {
            about: About::default(),
            value: Authors {
                names: people(cut.unwrap_or(names)),
                is_truncated: cut.is_some(),
            },
            origin: Origin {
                authority,
                sources: 1,
                source: authority.to_string(),
                as_of: "2026-11".into(),
            },
            note: String::new(),
        }
    }

    /// What lists and facts make of each other: the names, and whether there is a conflict.
    fn check(listed: &str, facts: &[(&str, Authority)], chosen: &str, is_told: bool) {
        let entry = entry(listed);
        let facts: Vec<_> = facts
            .iter()
            .map(|(names, authority)| fact(names, *authority))
            .collect();
        let byline = resolve(&[&entry], &facts.iter().collect::<Vec<_>>());
        let more = if byline.is_truncated { " +" } else { "" };
        assert_eq!(byline.names.join(", ") + more, chosen);
        assert_eq!(byline.conflict.is_some(), is_told, "{listed}");
    }

    #[test]
    fn complete_lists_and_higher_authorities_win() {
        use Authority::{Authors, List, Proceedings, References};
        check("", &[("Ann Bell, Bo Li", List)], "Ann Bell, Bo Li", false);
        check(
            "Ann Bell +",
            &[("Ann Bell, Bo Li", List)],
            "Ann Bell, Bo Li",
            false,
        );
        check("Ann Bell", &[("Bo Li +", Proceedings)], "Ann Bell", false);
        check("Ann Bell", &[("Bo Li", List)], "Ann Bell", false);
        check(
            "Ann Bell",
            &[("Ann Bell, Bo Li", Authors)],
            "Ann Bell, Bo Li",
            true,
        );
        check(
            "",
            &[
                ("Ann Bell", References),
                ("Bo Li", Proceedings),
                ("Cy Ng", Authors),
            ],
            "Bo Li",
            false,
        );
    }

    #[test]
    fn the_same_people_stay_as_the_list_spells_them() {
        let same = ["Bell Ann, Jurgen Grosse", "A. Bell, Jürgen M. Grosse"];
        for names in same {
            let facts = [(names, Authority::Proceedings)];
            check(
                "Ann Bell, Jürgen Grosse",
                &facts,
                "Ann Bell, Jürgen Grosse",
                false,
            );
        }
    }
}
