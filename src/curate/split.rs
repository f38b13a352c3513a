//! Titles and authors that are printed as one text, taken apart by evidence.
//!
//! If another list prints the title, that settles it. Otherwise the authors are read off from
//! the end, and in the one part that holds the title's end and the first author, each word is
//! weighed by how often the other lists use it in titles and in names.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::RawEntry;
use crate::identity::{names, titles};

/// Word counts in titles and in names.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// Titles as [`titles::key`] has them.
    titles: BTreeSet<String>,
    in_titles: BTreeMap<String, u32>,
    in_names: BTreeMap<String, u32>,
    /// Pairs of neighbouring letters in the words of titles, then of names: how often.
    pairs: [BTreeMap<(char, char), u32>; 2],
    /// How many pairs these are.
    totals: [f64; 2],
}

impl Lexicon {
    /// Learns from the entries that print titles and authors apart.
    pub fn learn<'a>(entries: impl Iterator<Item = &'a RawEntry>) -> Self {
        let mut lexicon = Self::default();
        for entry in entries.filter(|entry| entry.joined.is_none()) {
            lexicon.titles.insert(titles::key(&entry.title));
            for word in words(&entry.title) {
                *lexicon.in_titles.entry(word.to_lowercase()).or_default() += 1;
            }
            for word in entry.authors.iter().flat_map(|name| words(name)) {
                *lexicon.in_names.entry(word.to_lowercase()).or_default() += 1;
            }
        }
        lexicon.pairs = [&lexicon.in_titles, &lexicon.in_names].map(letter_pairs);
        let total = |pairs: &BTreeMap<_, u32>| f64::from(pairs.values().sum::<u32>());
        lexicon.totals = [total(&lexicon.pairs[0]), total(&lexicon.pairs[1])];
        lexicon
    }

    /// Evidence that a word is part of a name rather than of a title.
    fn weight(&self, word: &str) -> f64 {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let lower = bare.to_lowercase();
        let count = |words: &BTreeMap<String, u32>| f64::from(*words.get(&lower).unwrap_or(&0));
        let (titles, names) = (count(&self.in_titles), count(&self.in_names));
        let known = if titles + names > 0.0 {
            ((names + 0.3) / (titles + 0.3)).ln().clamp(-3.0, 3.0)
        } else {
            self.sound(&lower)
        };
        known + shape(word, bare)
    }

    /// Evidence that an unknown word is a name, from its letter pairs.
    fn sound(&self, lower: &str) -> f64 {
        let [titles, names] = &self.pairs;
        let share = |pairs: &BTreeMap<(char, char), u32>, total: f64, pair| {
            (f64::from(*pairs.get(&pair).unwrap_or(&0)) + 0.5) / (total + 400.0)
        };
        let [in_titles, in_names] = self.totals;
        let sum: f64 = neighbours(lower)
            .map(|pair| (share(names, in_names, pair) / share(titles, in_titles, pair)).ln())
            .sum();
        sum.clamp(-1.5, 1.5)
    }
}

/// Pairs of neighbouring letters, with a space at either end.
fn neighbours(word: &str) -> impl Iterator<Item = (char, char)> {
    let before = std::iter::once(' ').chain(word.chars());
    before.zip(word.chars().chain(std::iter::once(' ')))
}

/// Counts pairs of letters over the words, each word once however frequent.
fn letter_pairs(words: &BTreeMap<String, u32>) -> BTreeMap<(char, char), u32> {
    let mut pairs = BTreeMap::new();
    for pair in words.keys().flat_map(|word| neighbours(word)) {
        *pairs.entry(pair).or_default() += 1;
    }
    pairs
}

/// Evidence from a word's shape alone.
fn shape(word: &str, bare: &str) -> f64 {
    let particle = matches!(
        bare,
        "de" | "van" | "von" | "der" | "den" | "del" | "la" | "do" | "dos"
    );
    let mut capitals = bare
        .split('-')
        .map(|part| part.chars().filter(|c| c.is_uppercase()).count());
    let mut weight = 0.0;
    if !bare.starts_with(char::is_uppercase) && !particle {
        weight -= 3.0;
    }
    if bare.chars().count() == 1 && word.ends_with('.') {
        weight += 2.0;
    }
    if bare.chars().any(|c| c.is_ascii_digit())
        || (bare.len() > 1 && capitals.any(|count| count > 1))
    {
        weight -= 2.0;
    }
    if word.ends_with([':', '?', '!', ')']) {
        weight -= 5.0;
    }
    const ENDINGS: [&str; 12] = [
        "ing", "tion", "sion", "ment", "ness", "ity", "ers", "ors", "ence", "ance", "els", "gies",
    ];
    if bare.len() > 5 && ENDINGS.iter().any(|ending| bare.ends_with(ending)) {
        weight -= 1.0;
    }
    weight
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
}

/// Title and authors' line of a joined text.
pub fn split<'a>(text: &'a str, lexicon: &Lexicon) -> (&'a str, &'a str) {
    let at = known_title(text, lexicon).unwrap_or_else(|| judged(text, lexicon));
    (text[..at].trim(), text[at..].trim())
}

/// The end of a title that another list prints too.
fn known_title(text: &str, lexicon: &Lexicon) -> Option<usize> {
    let key = titles::key(text);
    // The longest first, so that a title that begins another does not cut it short.
    let mut starts = key.rmatch_indices(' ').map(|(at, _)| &key[..at]);
    let title = starts.find(|start| start.contains(' ') && lexicon.titles.contains(*start))?;
    let mut ends = text.rmatch_indices(' ').map(|(at, _)| at);
    ends.find(|&at| titles::key(&text[..at]) == title)
}

/// The most likely start of the first author's name.
fn judged(text: &str, lexicon: &Lexicon) -> usize {
    let mut start = text.len();
    // Whole parts that are names, from the end.
    while let Some(comma) = text[..start].rfind(',') {
        if !is_name(&text[comma + 1..start], lexicon) {
            break;
        }
        start = comma;
    }
    let part = text[..start].rfind(',').map_or(0, |comma| comma + 1);
    part + first_author(&text[part..start], lexicon)
}

/// Where in a part the name at its end starts.
fn first_author(part: &str, lexicon: &Lexicon) -> usize {
    let starts: Vec<usize> = part
        .char_indices()
        .filter(|&(at, c)| !c.is_whitespace() && part[..at].ends_with([' ', '\t']))
        .map(|(at, _)| at)
        .collect();
    let weights: Vec<f64> = part
        .split_whitespace()
        .map(|word| lexicon.weight(word))
        .collect();
    let window = weights.len().saturating_sub(6);
    let mut best = (f64::NEG_INFINITY, part.len());
    // Names of two words are the rule; of one, rare enough to be a mistake.
    for (length, prior) in [(2, 1.5), (3, 0.5), (4, -1.5), (1, -4.0)] {
        let Some(at) = starts.len().checked_sub(length).map(|from| starts[from]) else {
            continue;
        };
        // `van Dam` lacks its first name.
        if part[at..].starts_with(char::is_lowercase) {
            continue;
        }
        // Each word belongs to one side, so what speaks for a name speaks against a title.
        let border = weights.len() - length;
        let name: f64 = weights[border..].iter().sum();
        let title: f64 = weights[window.min(border)..border].iter().sum();
        let score = prior + name - title;
        if score > best.0 {
            best = (score, at);
        }
    }
    best.1
}

/// Whether a whole part between commas can only be a person.
fn is_name(part: &str, lexicon: &Lexicon) -> bool {
    let (name, _) = names::without_et_al(part);
    let words: Vec<&str> = name.split_whitespace().collect();
    let plausible = |word: &&str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        shape(word, bare) > -2.0 || word.contains('(')
    };
    let weight: f64 = words.iter().map(|word| lexicon.weight(word)).sum();
    // Longer parts are the end of a title more often than they are a long name.
    let doubt = if words.len() > 3 { 0.0 } else { -4.0 };
    (1..=5).contains(&words.len()) && words.iter().all(plausible) && weight > doubt
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, title: &str) {
        let known = RawEntry {
            title: "Known Sums of Large Language Models".into(),
            authors: vec!["Ann Bell".into(), "Wei Li".into()],
            ..RawEntry::default()
        };
        let lexicon = Lexicon::learn([known].iter());
        assert_eq!(split(text, &lexicon).0, title, "{text}");
    }

    #[test]
    fn titles_end_where_names_begin() {
        check(
            "Known sums of Large Language Models Cy D. Ng",
            "Known sums of Large Language Models",
        );
        check(
            "Zed: Quick, Slow and Odd Sums for Language Models Ann Bell, Bo Li et al",
            "Zed: Quick, Slow and Odd Sums for Language Models",
        );
        check("Are Sums Enough? Xu Yi, Wei Li", "Are Sums Enough?");
        check("Sums for LLMs Jo van Dam, Bo Li", "Sums for LLMs");
        check(
            "Summing with Computing Wei Bell,Bo Li",
            "Summing with Computing",
        );
    }
}
