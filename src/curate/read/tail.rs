//! What follows a title: how its parts are told apart.

use super::{is_absolute, place};
use crate::curate::entry::RawLink;
use crate::identity::names;

/// Words that links after a title have.
const USUAL: [&str; 32] = [
    "paper",
    "pdf",
    "code",
    "arxiv",
    "link",
    "github",
    "project",
    "page",
    "blog",
    "website",
    "web",
    "slides",
    "video",
    "demo",
    "model",
    "models",
    "data",
    "dataset",
    "html",
    "openreview",
    "doc",
    "docs",
    "homepage",
    "source",
    "poster",
    "bib",
    "abs",
    "talk",
    "repo",
    "here",
    "official",
    "twitter",
];

/// Whether a label is one of the usual words for a link.
pub fn is_usual(label: &str) -> bool {
    let label = label.to_lowercase();
    let mut words = label
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let first = words.next();
    first.is_none_or(|word| USUAL.contains(&word)) && words.count() < 3
}

/// Addresses that stand in a text as they are, labelled by the word before them.
pub fn bare(text: &str) -> Vec<RawLink> {
    let mut links = Vec::new();
    let mut rest = text;
    let mut before = String::new();
    while let Some(at) = rest.find("http") {
        before.push_str(&rest[..at]);
        rest = &rest[at..];
        if !is_absolute(rest) {
            before.push_str("http");
            rest = &rest[4..];
            continue;
        }
        let end = rest.find(|c: char| c.is_whitespace() || "<>\"'`|)]}，。；".contains(c));
        let url = rest[..end.unwrap_or(rest.len())].trim_end_matches(['.', ',', ';', ':']);
        let label = before.trim_end_matches([' ', ':', '(', '[', ']', '<']);
        let label = label.rsplit([' ', '[', '(', '|', '>']).next().unwrap_or("");
        let label = if is_usual(label) { label } else { "" };
        links.push(RawLink::new(label, url));
        rest = &rest[url.len()..];
        before.clear();
    }
    links
}

/// The parts of a tail: between breaks, sentences, emphasis and brackets.
pub fn pieces(words: &str) -> impl Iterator<Item = &str> {
    let breaks = words
        .split("<br>")
        .flat_map(|part| part.split(['\n', '`', ';']))
        .flat_map(brackets);
    breaks
        .flat_map(|part| part.split("</ins>"))
        .flat_map(|part| part.split("<ins>"))
        .flat_map(|part| part.split(['*', '|']))
        .flat_map(unemphasised)
        .flat_map(sentences)
}

/// A text without the stars that send from a name to a footnote: those that close no emphasis.
pub fn without_marks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut is_open = false;
    let mut rest = text;
    while let Some(at) = rest.find('*') {
        let (before, stars) = rest.split_at(at);
        let after = stars.trim_start_matches('*');
        out.push_str(before);
        let follows_name = before.ends_with(char::is_alphanumeric);
        let ends_name = after.is_empty() || after.starts_with([',', '.', ' ', '，']);
        if is_open || !(follows_name && ends_name) {
            out.push_str(&stars[..stars.len() - after.len()]);
            is_open = !is_open;
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// What stands in and between brackets, but no cut at a nickname: `Ann (Bee)Bell`.
fn brackets(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(found) = text[at..].find(['(', ')']) {
        let cut = at + found;
        at = cut + 1;
        let is_open = text[cut..].starts_with('(');
        match nickname(&text[..cut], &text[at..]).filter(|_| is_open) {
            Some(name) => at += name.len() + 1,
            None => {
                parts.push(&text[from..cut]);
                from = at;
            }
        }
    }
    parts.push(&text[from..]);
    parts
}

/// The word that closes a bracket inside of a name, from what stands before and in the bracket.
fn nickname<'a>(before: &str, rest: &'a str) -> Option<&'a str> {
    let end = rest.find(|c: char| !c.is_alphabetic())?;
    let word = &rest[..end];
    let after = rest[end..].strip_prefix(')')?;
    // A word in capitals is a venue, unless it is as short as initials.
    let is_dressed = word.len() < 3 || word.contains(char::is_lowercase);
    let is_name = word.starts_with(char::is_uppercase) && is_dressed && !is_venue_word(word);
    let is_inside = before
        .trim_end()
        .ends_with(|c: char| c.is_lowercase() || c == '.')
        && after.trim_start().starts_with(char::is_uppercase);
    (is_name && is_inside).then_some(word)
}

/// The parts between underscores, but no cut inside a word.
fn unemphasised(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, _) in text.match_indices('_') {
        let (before, after) = (&text[..at], &text[at + 1..]);
        let is_inside =
            before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric);
        if !is_inside {
            parts.push(&text[from..at]);
            from = at + 1;
        }
    }
    parts.push(&text[from..]);
    parts
}

/// A title without the full stop that ends it.
pub fn unstopped(title: &str) -> &str {
    let stopped = title.strip_suffix('.');
    stopped
        .filter(|title| !title.ends_with('.'))
        .unwrap_or(title)
}

/// Sentences, but no cut after an initial.
fn sentences(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, _) in text.match_indices(". ") {
        let word = text[from..at].rsplit([' ', ',', '.']).next().unwrap_or("");
        if word.chars().count() > 1 && word != "al" {
            parts.push(&text[from..at]);
            from = at + 2;
        }
    }
    parts.push(&text[from..]);
    parts
}

/// Whether a text is `2024`, `2024.01` or `2024-01`.
pub fn is_date(text: &str) -> bool {
    matches!(place::parse(text), (None, Some(_)))
}

/// Words of venues that look like names.
const VENUE_WORDS: [&str; 16] = [
    "track",
    "workshop",
    "conference",
    "findings",
    "oral",
    "spotlight",
    "poster",
    "award",
    "journal",
    "proceedings",
    "symposium",
    "transactions",
    "survey",
    "preprint",
    "report",
    "university",
];

fn is_venue_word(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    VENUE_WORDS.contains(&word.to_lowercase().as_str())
}

/// Whether a text can only be a list of people.
pub fn is_people(text: &str) -> bool {
    let (line, _) = names::without_et_al(text);
    let parts = line.split([',', '，', '&']);
    let parts = parts.flat_map(|part| part.split(" and "));
    let parts: Vec<&str> = parts.map(str::trim).collect();
    let is_name = |part: &&str| {
        let part = part
            .strip_prefix("and ")
            .unwrap_or(part)
            .trim_end_matches('.');
        let words: Vec<&str> = part.split_whitespace().collect();
        let is_word = |word: &&str| {
            let small = [
                "de", "van", "von", "der", "den", "del", "la", "do", "and", "di", "da",
            ];
            word.starts_with(|c: char| c.is_uppercase() || c == '(') || small.contains(word)
        };
        let ellipsis = matches!(part, "..." | "…" | "");
        ellipsis || ((1..=6).contains(&words.len()) && words.iter().all(is_word))
    };
    let longest = parts
        .iter()
        .map(|part| part.split_whitespace().count())
        .max();
    parts.iter().all(is_name)
        && longest.is_some_and(|longest| longest >= 2)
        && !text.split_whitespace().any(is_venue_word)
        && !text.contains(|c: char| c.is_ascii_digit() || "?!:/\"=<>".contains(c))
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
        ] {
            assert!(is_people(text), "{text}");
        }
        for text in [
            "Sums",
            "A quick engine",
            "ICML, 2023",
            "What is it?",
            "see the page",
        ] {
            assert!(!is_people(text), "{text}");
        }
    }

    #[test]
    fn bare_addresses_have_the_label_before_them() {
        assert_eq!(
            bare("[Paper]: https://a.org/p. Code: http://b.org, httpx"),
            [
                RawLink::new("Paper", "https://a.org/p"),
                RawLink::new("Code", "http://b.org")
            ]
        );
    }

    #[test]
    fn a_nickname_stays_in_its_name() {
        for (text, parts) in [
            ("Ann (Bee)Bell, Bo Li", &["Ann (Bee)Bell, Bo Li"][..]),
            ("Cy K. (DK) Ng", &["Cy K. (DK) Ng"]),
            ("Ann Bell (ICML) Code", &["Ann Bell ", "ICML", " Code"]),
            ("Sums (Oral) Code)", &["Sums ", "Oral", " Code", ""]),
            ("(a (b", &["", "a ", "b"]),
        ] {
            assert_eq!(brackets(text), parts, "{text}");
        }
    }

    #[test]
    fn stars_of_footnotes_are_no_emphasis() {
        for (text, plain) in [
            ("Ann Bell*, Bo Li, Cy Ng**.", "Ann Bell, Bo Li, Cy Ng."),
            ("*Ann Bell, Bo Li*, ICML", "*Ann Bell, Bo Li*, ICML"),
            ("**Sums** by *Ann Bell*.", "**Sums** by *Ann Bell*."),
            ("A* search", "A search"),
        ] {
            assert_eq!(without_marks(text), plain);
        }
    }

    #[test]
    fn underscores_emphasise_but_not_inside_words() {
        let cut: Vec<&str> = pieces("_Ann Bell, Bo Li._ ICML 2023. __snake_case__").collect();
        assert_eq!(
            cut,
            [
                "",
                "Ann Bell, Bo Li.",
                " ICML 2023",
                "",
                "",
                "snake_case",
                "",
                ""
            ]
        );
    }

    #[test]
    fn initials_end_no_sentence() {
        assert_eq!(
            sentences("Bo C. Li et al. X. So it is. Yes"),
            ["Bo C. Li et al. X. So it is", "Yes"]
        );
    }
}
