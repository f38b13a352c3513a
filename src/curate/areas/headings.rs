//! From the headings above a listing to areas.

use std::collections::{BTreeMap, BTreeSet};

use crate::curate::rules::{AreaRule, Rules};
use crate::identity::titles;

use super::{Areas, Basis, Spot};

/// What headings mean.
#[derive(Clone, Debug, Default)]
pub struct Headings {
    /// Comparable end of a path → areas.
    ends: BTreeMap<Vec<String>, Vec<usize>>,
    /// Telling words of a heading or label → areas, for headings in other words.
    telling: BTreeMap<BTreeSet<String>, Vec<usize>>,
    generic: BTreeSet<String>,
    /// The comparable label of each area.
    labels: Vec<String>,
}

/// What the headings of a path mean.
#[derive(Clone, Debug)]
pub struct Found {
    /// Positions of areas.
    pub areas: Vec<usize>,
    /// What they follow from; not the page.
    pub basis: Basis,
    /// Whether a rule knows the innermost heading that says anything.
    pub known: bool,
}

impl Headings {
    /// Reads the rules.
    pub fn new(rules: &Rules, areas: &Areas) -> Self {
        let mut known = Self {
            generic: rules
                .generic_headings
                .iter()
                .map(|text| key(text))
                .collect(),
            labels: rules.areas.iter().map(|area| key(&area.label)).collect(),
            ..Self::default()
        };
        for (at, rule) in rules.areas.iter().enumerate() {
            known.add(at, rule);
        }
        for found in known.telling.values_mut().filter(|found| found.len() > 1) {
            let common = areas.common(found);
            *found = common.into_iter().collect();
        }
        known.telling.retain(|_, found| !found.is_empty());
        known
    }

    fn add(&mut self, at: usize, rule: &AreaRule) {
        let label = rule.label.clone();
        for heading in std::iter::once(&label).chain(&rule.headings) {
            let path: Vec<String> = heading
                .split(" > ")
                .map(|part| joined(&key(part)))
                .collect();
            if path.len() == 1 {
                let telling = telling(&key(heading));
                let is_own = telling.is_subset(&self::telling(&self.labels[at]));
                if !telling.is_empty() && (is_own || telling.len() > 1) {
                    let areas = self.telling.entry(telling).or_default();
                    areas.extend((!areas.contains(&at)).then_some(at));
                }
            }
            let areas = self.ends.entry(path).or_default();
            areas.extend((!areas.contains(&at)).then_some(at));
        }
    }

    /// Maps a path by its innermost heading that means something, and this by the longest known
    /// end of the path. What says only what works are leaves it to the headings above, or to
    /// the page, what they are about.
    pub fn find(&self, spot: Spot, page: Option<usize>, areas: &Areas) -> Found {
        let Some((leaf, above)) = spot.path.split_last() else {
            return Found {
                areas: Vec::new(),
                basis: Basis::Nothing,
                known: true,
            };
        };
        let outer = self.find(
            Spot {
                path: above,
                ..spot
            },
            page,
            areas,
        );
        let is_generic = self.is_generic(&key(leaf));
        let named = self
            .end(spot, page)
            .map(|areas| (areas.clone(), Basis::Heading));
        let named = named.or_else(|| {
            let areas = (!is_generic).then(|| self.in_words(leaf, areas))??;
            Some((areas, Basis::HeadingWords))
        });
        let Some((mut found, basis)) = named else {
            let known = outer.known && is_generic;
            return Found { known, ..outer };
        };
        if found.iter().all(|&at| areas.forms[at]) {
            let is_told = !outer.areas.is_empty();
            let topic = if is_told {
                outer.areas
            } else {
                page.into_iter().collect()
            };
            let is_new = |at: &usize| !found.iter().any(|&form| areas.is_within(form, *at));
            let topic: Vec<usize> = topic.into_iter().filter(is_new).collect();
            found.extend(topic);
        }
        Found {
            areas: found,
            basis,
            known: true,
        }
    }

    /// The areas of the longest known end of a path, be it without its generic headings.
    fn end(&self, spot: Spot, page: Option<usize>) -> Option<&Vec<usize>> {
        let (leaf, above) = spot.path.split_last()?;
        let outer = [Some(key(spot.list)), page.map(|at| self.labels[at].clone())];
        let above: Vec<String> = outer
            .into_iter()
            .flatten()
            .chain(above.iter().map(|heading| key(heading)))
            .collect();
        let telling = above.iter().filter(|heading| !self.is_generic(heading));
        let ends = |above: Vec<&String>| {
            let path: Vec<String> = above
                .into_iter()
                .map(|heading| joined(heading))
                .chain([joined(&key(leaf))])
                .collect();
            let mut ends = (0..path.len()).map(|from| &path[from..]);
            ends.find_map(|end| Some((end.len(), self.ends.get(end)?)))
        };
        let found = ends(above.iter().collect())
            .into_iter()
            .chain(ends(telling.collect()));
        found
            .max_by_key(|(length, _)| *length)
            .map(|(_, areas)| areas)
    }

    fn is_generic(&self, heading: &str) -> bool {
        heading.is_empty() || self.generic.contains(heading) || is_time(heading)
    }

    /// The areas that a heading names among other words. Of a heading that counts up several,
    /// what they have in common.
    fn in_words(&self, heading: &str, areas: &Areas) -> Option<Vec<usize>> {
        let parts = heading.replace(" and ", "/").replace(" or ", "/");
        let parts = parts.split(['/', '&', ',', '+']);
        let mut found: Vec<Vec<usize>> =
            parts.map(|part| self.named(&telling(&key(part)))).collect();
        found.retain(|part| !part.is_empty());
        match found.as_slice() {
            [] => None,
            [_] => Some(self.named(&telling(&key(heading)))),
            _ => areas.common(&found.concat()).map(|common| vec![common]),
        }
    }

    /// The areas of the largest sets of telling words among these.
    fn named(&self, words: &BTreeSet<String>) -> Vec<usize> {
        let within = self.telling.iter().filter(|(own, _)| own.is_subset(words));
        let within: Vec<_> = within.collect();
        let is_largest = |own: &BTreeSet<String>| {
            !within
                .iter()
                .any(|(other, _)| other.len() > own.len() && own.is_subset(other))
        };
        let largest = within.iter().filter(|(own, _)| is_largest(own));
        let areas: BTreeSet<usize> = largest
            .flat_map(|(_, areas)| areas.iter().copied())
            .collect();
        areas.into_iter().collect()
    }
}

/// A heading for comparison: its words without the number of its chapter.
fn key(heading: &str) -> String {
    titles::key(unnumbered(heading.trim()))
}

/// A comparable heading in one word, for lists do not agree on `fine-tuning`.
fn joined(key: &str) -> String {
    key.replace(' ', "")
}

/// A heading without the number in front: `3.1 Sums`, `5️⃣ Sums`, `Section IV: Sums`.
fn unnumbered(heading: &str) -> &str {
    let lower = heading.to_ascii_lowercase();
    let mut named = ["section ", "part ", "chapter "].iter();
    let name = named.find(|name| lower.starts_with(**name));
    let rest = &heading[name.map_or(0, |name| name.len())..];
    let length = |is_part: fn(char) -> bool| rest.find(|c| !is_part(c)).unwrap_or(rest.len());
    let digits = length(|c| c.is_ascii_digit() || c == '.');
    let romans = length(|c| matches!(c, 'I' | 'V' | 'X'));
    let (number, tail) = rest.split_at(digits.max(romans));
    let text = tail.trim_start_matches([':', ')', '.', '\u{fe0f}', '\u{20e3}']);
    let is_short = number
        .split('.')
        .all(|part| part.len() <= 4 && (digits == 0 || part.len() <= 2));
    let is_marked = name.is_some() || number.contains('.') || text.len() < tail.len();
    let is_before_name = digits > 0 && text.trim_start().starts_with(char::is_uppercase);
    let is_number = !number.is_empty() && is_short && text.starts_with(' ');
    if is_number && (is_marked || is_before_name) {
        text
    } else {
        heading
    }
}

/// Whether a heading says only of when its works are.
fn is_time(heading: &str) -> bool {
    let is_word = |word: &str| {
        let is_year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
        let is_number = word.parse::<u16>().is_ok() && (is_year || word.len() <= 2);
        is_number || TIMES.contains(&word)
    };
    heading.split(' ').all(is_word)
}

/// Words of headings about time.
const TIMES: [&str; 28] = [
    "before",
    "after",
    "since",
    "until",
    "now",
    "earlier",
    "older",
    "from",
    "to",
    "q1",
    "q2",
    "q3",
    "q4",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "week",
    "month",
    "recent",
];

/// The words of a heading that say what it is about, each by its stem.
fn telling(key: &str) -> BTreeSet<String> {
    let words = key.split(' ').filter(|word| !FILLERS.contains(word));
    words
        .map(stem)
        .filter(|stem| stem.len() > 1)
        .map(str::to_owned)
        .collect()
}

/// Words that say nothing in a heading of such a list.
const FILLERS: [&str; 44] = [
    "",
    "a",
    "an",
    "and",
    "the",
    "of",
    "for",
    "in",
    "on",
    "with",
    "to",
    "by",
    "via",
    "or",
    "from",
    "at",
    "llm",
    "llms",
    "large",
    "language",
    "model",
    "models",
    "based",
    "method",
    "methods",
    "approach",
    "approaches",
    "technique",
    "techniques",
    "algorithm",
    "algorithms",
    "paper",
    "papers",
    "work",
    "works",
    "recent",
    "general",
    "efficient",
    "efficiency",
    "other",
    "others",
    "related",
    "new",
    "strategies",
];

/// A word without what its grammar puts at its end.
fn stem(word: &str) -> &str {
    const ENDS: [&str; 16] = [
        "izations", "ization", "izing", "ized", "izes", "ize", "ations", "ation", "ings", "ing",
        "ions", "ion", "ed", "ers", "es", "e",
    ];
    let cut = |end: &&str| word.strip_suffix(*end).filter(|stem| stem.len() >= 4);
    let stem = ENDS.iter().find_map(cut);
    let singular = || word.strip_suffix('s').filter(|stem| stem.len() >= 3);
    stem.or_else(singular).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn areas() -> Areas {
        let rule = |id: &str, label: &str, parent: &str, headings: &[&str]| AreaRule {
            id: id.into(),
            label: label.into(),
            parent: (!parent.is_empty()).then(|| parent.to_owned()),
            form: id == "surveys",
            headings: headings.iter().map(|&text| text.to_owned()).collect(),
            ..AreaRule::default()
        };
        Areas::new(&Rules {
            generic_headings: vec!["Other".into(), "Papers".into()],
            areas: vec![
                rule("maths", "Arithmetic", "", &[]),
                rule("sums", "Sums and totals", "maths", &["Sums", "Adding up"]),
                rule("long-sums", "Long sums", "sums", &["Sums > Long"]),
                rule(
                    "products",
                    "Products",
                    "maths",
                    &["a > Rest", "Long sums > Aside"],
                ),
                rule("surveys", "Surveys", "", &["Survey", "Review"]),
            ],
            ..Rules::default()
        })
    }

    fn check(page: Option<&str>, path: &[&str], expected: &[&str], basis: Basis, known: bool) {
        let path: Vec<String> = path.iter().map(|&text| text.to_owned()).collect();
        let spot = Spot {
            list: "a",
            page,
            path: &path,
        };
        let mapped = areas().map(spot);
        let ids: Vec<&str> = mapped.areas.iter().map(String::as_str).collect();
        let found = (ids.as_slice(), mapped.basis, mapped.known);
        assert_eq!(found, (expected, basis, known), "{path:?}");
    }

    #[test]
    fn the_longest_end_wins_and_generic_headings_look_up() {
        let check =
            |path: &[&str], expected, known| check(None, path, expected, Basis::Heading, known);
        check(&["X", "Sums"], &["sums"], true);
        check(&["Sums", "Long"], &["long-sums"], true);
        check(&["Sums", "Papers", "Long"], &["long-sums"], true);
        check(&["Sums", "Papers"], &["sums"], true);
        check(&["Sums", "2024"], &["sums"], true);
        check(&["Sums", "Before 2024"], &["sums"], true);
        check(&["Sums", "Strange"], &["sums"], false);
        check(&["Rest"], &["products"], true);
    }

    #[test]
    fn what_names_no_area_leaves_it_to_the_page() {
        check(None, &["Papers", "Other"], &[], Basis::Nothing, true);
        check(None, &["Strange"], &[], Basis::Nothing, false);
        check(None, &[], &[], Basis::Nothing, true);
        check(Some("sums"), &["Papers"], &["sums"], Basis::Page, true);
        check(Some("sums"), &["Strange"], &["sums"], Basis::Page, false);
        check(
            Some("sums"),
            &["Products"],
            &["products"],
            Basis::Heading,
            true,
        );
        check(
            Some("long-sums"),
            &["Papers", "Aside"],
            &["products"],
            Basis::Heading,
            true,
        );
    }

    #[test]
    fn a_form_has_the_topic_above_it() {
        let check =
            |page, path: &[&str], expected| check(page, path, expected, Basis::Heading, true);
        check(None, &["Survey"], &["surveys"]);
        check(None, &["Papers", "Survey"], &["surveys"]);
        check(None, &["Products", "Survey"], &["surveys", "products"]);
        check(Some("sums"), &["Survey"], &["surveys", "sums"]);
        check(
            Some("sums"),
            &["Products", "Survey"],
            &["surveys", "products"],
        );
    }

    #[test]
    fn labels_and_numbered_headings_match() {
        for heading in [
            "Sums and Totals",
            "SUMS AND TOTALS 🔥",
            "3.1 Sums and Totals",
            "5️⃣ Sums and Totals",
            "Section IV: Sums and Totals",
            "2) Sums-and-Totals",
        ] {
            check(None, &[heading], &["sums"], Basis::Heading, true);
        }
    }

    #[test]
    fn other_words_are_understood_where_they_hold_what_tells() {
        let check = |heading: &str, expected: &[&str]| {
            check(None, &[heading], expected, Basis::HeadingWords, true);
        };
        check("Sums for Large Language Models", &["sums"]);
        check("Recent Papers on Adding Up", &["sums"]);
        check("Quick Sum Methods", &["sums"]);
        check("Very Long Sums", &["long-sums"]);
        check("Sums / Products", &["maths"]);
        check("Sums and Products of LLMs", &["maths"]);
        check("Survey of Sums", &["sums", "surveys"]);
    }

    #[test]
    fn numbers_that_are_no_chapters_stay() {
        for heading in [
            "2:4 Sums",
            "1-bit Sums",
            "2024 Sums",
            "Vector",
            "3D Sums",
            "IVF Sums",
        ] {
            assert_eq!(unnumbered(heading), heading);
        }
        for heading in [
            "1. Sums",
            "1) Sums",
            "IV. Sums",
            "Part 2: Sums",
            "3 Sums",
            "1.2 Sums",
        ] {
            assert_eq!(unnumbered(heading).trim(), "Sums");
        }
    }
}
