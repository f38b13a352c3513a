//! The words that a list prints in a venue's place.

use crate::identity::titles;
use crate::work::Track;

/// What is printed, in words.
#[derive(Clone, Debug)]
pub struct Printed {
    words: Vec<String>,
    /// The words of each piece between commas and the like, where there are several.
    pieces: Vec<Vec<String>>,
}

impl Printed {
    /// Reads what is printed.
    pub fn new(text: &str) -> Self {
        let text = text.replace('@', " at ");
        let pieces: Vec<&str> = text
            .split([',', ';', ':', '(', ')', '|', '–', '—'])
            .collect();
        let pieces = if pieces.len() > 1 { pieces } else { Vec::new() };
        Self {
            words: words(&text),
            pieces: pieces.into_iter().map(words).collect(),
        }
    }

    /// All words, without years.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// Whether it says of a paper that it is under review.
    pub fn is_unpublished(&self) -> bool {
        let mut words = self.words.iter();
        words.any(|word| {
            matches!(
                word.as_str(),
                "submission" | "submitted" | "review" | "rejected"
            )
        })
    }

    /// Whether it says only when.
    pub fn is_time(&self) -> bool {
        let is_month = |word: &String| MONTHS.contains(&word.as_str());
        !self.words.is_empty() && self.words.iter().all(is_month)
    }

    /// Words that may be a venue's name, the likeliest first: what was accepted by, the whole,
    /// and the pieces from the last.
    pub fn candidates(&self) -> impl Iterator<Item = Vec<String>> {
        let whole = std::iter::once(&self.words);
        let pieces = self.pieces.iter().rev();
        let all: Vec<Vec<String>> = whole.chain(pieces).cloned().collect();
        let accepted: Vec<_> = all.iter().filter_map(|words| accepted_by(words)).collect();
        accepted
            .into_iter()
            .chain(all)
            .filter(|words| !words.is_empty())
    }
}

/// The words of a text without years, as titles are compared.
fn words(text: &str) -> Vec<String> {
    let words = titles::words(text).into_iter();
    words
        .map(without_year)
        .filter(|word| !word.is_empty())
        .collect()
}

/// A word without the year behind it: `ICLR2025`, `ATC24`. A number alone is a year or counts
/// the times that a conference was held.
fn without_year(word: String) -> String {
    let name = word.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_year = matches!(word.len() - name.len(), 2 | 4);
    if is_year && name.len() > 1 || name.is_empty() {
        return name.to_owned();
    }
    word
}

/// What follows `accepted by` and its like.
fn accepted_by(words: &[String]) -> Option<Vec<String>> {
    let is_by = |pair: &[String]| {
        let [verb, by] = pair else { return false };
        let is_verb = matches!(
            verb.as_str(),
            "accepted" | "published" | "presented" | "appear" | "appeared" | "appears"
        );
        is_verb && matches!(by.as_str(), "by" | "in" | "at" | "to")
    };
    let at = words.windows(2).rposition(is_by)?;
    let rest = words[at + 2..].to_vec();
    (!rest.is_empty()).then_some(rest)
}

/// The name without the words that say which part, nor those every name has.
pub fn without_track(words: &[String]) -> (String, Option<Track>) {
    let mut track = None;
    let mut name = Vec::new();
    for word in words {
        if let Some(found) = track_of_word(word) {
            track = Some(found);
        } else if !COMMON.contains(&word.as_str()) {
            name.push(word.as_str());
        }
    }
    (name.join(" "), track)
}

/// The part of a venue that a word stands for.
pub fn track_of_word(word: &str) -> Option<Track> {
    let found = TRACK_WORDS.iter().find(|(other, _)| *other == word);
    found.map(|(_, track)| *track)
}

/// Whether a word beside a conference's name says how well a paper did there.
pub fn is_praise(word: &str) -> bool {
    PRAISE.contains(&word)
}

/// Whether a word beside a conference's name stands for what is neither the main track nor a
/// workshop.
pub fn is_aside(word: &str) -> bool {
    ASIDE.contains(&word)
}

/// Whether a word in front of a venue's name says who holds or prints it.
pub fn is_publisher(word: &str) -> bool {
    matches!(
        word,
        "ieee" | "acm" | "usenix" | "springer" | "elsevier" | "cvf" | "rsj" | "aaai"
    )
}

/// A word in a venue's printed name that says which part of the venue is meant.
const TRACK_WORDS: [(&str, Track); 9] = [
    ("findings", Track::Findings),
    ("workshop", Track::Workshop),
    ("workshops", Track::Workshop),
    ("demo", Track::Demo),
    ("demos", Track::Demo),
    ("demonstrations", Track::Demo),
    ("short", Track::Short),
    ("srw", Track::Srw),
    ("ws", Track::Workshop),
];

/// Words that any venue's name may have.
const COMMON: [&str; 7] = [
    "long",
    "main",
    "proceedings",
    "conference",
    "of",
    "the",
    "in",
];

/// Words of praise, and for the main track.
const PRAISE: [&str; 23] = [
    "oral",
    "spotlight",
    "poster",
    "highlight",
    "best",
    "outstanding",
    "paper",
    "papers",
    "award",
    "track",
    "research",
    "main",
    "full",
    "long",
    "conference",
    "survey",
    "datasets",
    "and",
    "benchmarks",
    "accepted",
    "notable",
    "featured",
    "certification",
];

/// Words for other tracks.
const ASIDE: [&str; 10] = [
    "industry",
    "industrial",
    "tutorial",
    "companion",
    "journal",
    "doctoral",
    "abstract",
    "blogpost",
    "blogposts",
    "other",
];

/// Months, in full and for short.
const MONTHS: [&str; 24] = [
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
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
];
