//! Lists of authors: telling them from other text, and reading the names.

use crate::identity::name_words::{is_organisation, is_venue_word};
use crate::identity::names;

/// Where a text was found, which decides how strict to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Emphasised or labelled as authors: hardly anything else.
    Given,
    /// A sentence or a line of its own after the title.
    Own,
    /// After a bar, a dash or a colon, where affiliations and remarks are found too.
    Shared,
}

/// Lower-case words in names.
const PARTICLES: [&str; 18] = [
    "de", "van", "von", "der", "den", "del", "la", "do", "and", "di", "da", "dos", "el", "al",
    "bin", "ter", "i", "e",
];

/// Reads a list of authors, and whether it is truncated; none if it is something else.
pub fn read(text: &str, place: Place) -> Option<(Vec<String>, bool)> {
    let text = text.replace("**", "").replace(['“', '”'], "\"");
    let (text, is_cut) = without_count(without_team(text.trim().trim_matches(['*', '_'])));
    let (line, _) = names::without_et_al(text);
    let parts: Vec<&str> = parts(line).collect();
    if parts.is_empty() || !is_line_of_names(text, &parts, place) {
        return None;
    }
    let (names, truncated) = names::authors(text);
    (!names.is_empty()).then_some((names, truncated || is_cut))
}

/// Strips the number of omitted authors, `(10 additional authors not shown)`, and returns
/// whether there was one.
fn without_count(text: &str) -> (&str, bool) {
    let count = text.rsplit_once('(').filter(|(_, said)| {
        said.contains("authors") && (said.contains("additional") || said.contains("more"))
    });
    count.map_or((text, false), |(names, _)| (names.trim_end(), true))
}

/// Strips the team in `Sums Team: Ann Bell, Bo Li`.
fn without_team(text: &str) -> &str {
    let Some((team, names)) = text.split_once(':') else {
        return text;
    };
    let n_words = team.split_whitespace().count();
    let is_team = n_words == 1 || (n_words <= 5 && is_organisation(team));
    if is_team && names.contains(',') {
        names.trim()
    } else {
        text
    }
}

fn parts(line: &str) -> impl Iterator<Item = &str> {
    let parts = line.split([',', '，', '、', ';', '&']);
    let parts = parts.flat_map(|part| part.split(" and "));
    let parts = parts.map(|part| {
        let part = part.trim().trim_end_matches('.');
        part.strip_prefix("and ").unwrap_or(part)
    });
    parts.filter(|part| !matches!(*part, "" | "..." | "…" | "etc" | "et al" | "others"))
}

fn is_line_of_names(text: &str, parts: &[&str], place: Place) -> bool {
    let n_names = parts.iter().filter(|part| is_name(part)).count();
    let longest = parts
        .iter()
        .map(|part| part.split_whitespace().count())
        .max();
    let is_noted = |c: char| c.is_ascii_digit() || "?!/=<>`".contains(c);
    if place == Place::Given {
        let is_sentence = longest.is_some_and(|longest| longest > 8);
        return !is_sentence && 2 * n_names >= parts.len() && !text.contains("http");
    }
    // An odd name among many is a name too.
    let enough = if parts.len() < 3 {
        n_names == parts.len()
    } else {
        3 * n_names >= 2 * parts.len()
    };
    let n_organisations = parts.iter().filter(|part| is_organisation(part)).count();
    let (is_alone, is_shared) = (parts.len() == 1, place == Place::Shared);
    enough
        && longest.is_some_and(|longest| (2..=6).contains(&longest))
        && !text.split_whitespace().any(is_venue_word)
        && !text.contains(is_noted)
        && !text.contains(": ")
        && 2 * n_organisations < parts.len()
        && !(is_shared && (is_alone || n_organisations > 0 || parts.iter().any(is_phrase)))
}

/// Whether a comma-separated part is more likely a phrase than a name.
fn is_phrase(part: &&str) -> bool {
    let is_article = ["A ", "An ", "The "]
        .iter()
        .any(|article| part.starts_with(article));
    is_article || !(2..=4).contains(&part.split_whitespace().count())
}

/// Whether a comma-separated part looks like a person's name.
fn is_name(part: &str) -> bool {
    let words: Vec<&str> = part.split_whitespace().collect();
    let is_word = |word: &&str| {
        let is_capital = |c: char| c.is_alphabetic() && !c.is_lowercase();
        let bare = word.trim_start_matches(['(', '"', '\'', '*', '\\']);
        bare.starts_with(is_capital) || PARTICLES.contains(word)
    };
    (1..=6).contains(&words.len()) && words.iter().all(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_and_what_is_none() {
        for text in [
            "Ann Bell",
            "Ann Bell, Bo C. Li",
            "Jo van Dam et al",
            "Ann Bell and Bo Li and Cy Ng and Di Wu",
            "A Bell, ..., Bo Li",
            "Ann Bell, seung-won hwang, Cy Ng",
            "Ann Bell, Hai \"Helen\" Dorn",
            "Ann Bell, **Bo Li**, etc.",
        ] {
            assert!(read(text, Place::Own).is_some(), "{text}");
        }
        for text in [
            "Sums",
            "A quick engine",
            "ICML, 2023",
            "What is it?",
            "see the page",
            "Lund University, Bell Institute",
            "Sums Research",
        ] {
            assert_eq!(read(text, Place::Own), None, "{text}");
        }
    }

    #[test]
    fn where_it_stands_says_how_sure_to_be() {
        for text in [
            "Lund Sums",
            "An Easy, Quick Engine",
            "Quick Sums, Tables of All Sorts Kept Here",
        ] {
            assert_eq!(read(text, Place::Shared), None, "{text}");
        }
        assert!(read("Ann Bell, Bo Li", Place::Shared).is_some());
        assert_eq!(read("Bell AI, Bo Li", Place::Shared), None);
        for team in ["Sums Team", "MiniSum"] {
            let (names, _) = read(&format!("{team}: Ann Bell, Bo Li"), Place::Given).unwrap();
            assert_eq!(names, ["Ann Bell", "Bo Li"]);
        }
        assert!(read("Sums-AI", Place::Given).is_some());
        assert_eq!(read("What it is", Place::Given), None);
    }
}
