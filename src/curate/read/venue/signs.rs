//! Telling names of venues from those of organisations and from review states.

use crate::identity::name_words::{VENUE_WORDS, is_organisation};

/// Whether a name next to a date is a venue's. A two-digit year speaks for it, a month against.
pub fn is_venue_name(name: &str, has_short_year: bool, has_month: bool) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    let bare = |word: &str| {
        word.trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase()
    };
    let has_venue_word = words
        .iter()
        .any(|word| VENUE_WORDS.contains(&bare(word).as_str()));
    let is_acronym = |word: &&str| {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        capitals >= 3 && letters <= capitals + 3
    };
    let is_known_as = words.iter().any(is_acronym) || (has_short_year && words.len() <= 4);
    has_venue_word || (!is_organisation(name) && !has_month && (is_known_as || words.len() == 1))
}

/// Whether a text says that the work is still under review.
pub fn is_pending(text: &str) -> bool {
    let lower = text.to_lowercase();
    let sayings = ["review", "submitted", "submission", "in preparation"];
    let is_said = sayings.iter().any(|saying| lower.contains(saying));
    let is_sub = lower.split(' ').any(|word| matches!(word, "sub" | "sub."));
    (is_said && !lower.contains("openreview")) || is_sub
}

/// Whether a name is a placeholder.
pub fn is_unknown(name: &str) -> bool {
    const NOTHING: [&str; 7] = [
        "n/a",
        "na",
        "none",
        "tbd",
        "tba",
        "unknown",
        "not available",
    ];
    NOTHING.contains(&name.to_lowercase().as_str())
}

/// Whether a word is an ordinal, correct or not: `9th`, `2rd`.
pub fn is_ordinal(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    digits > 0 && matches!(&word[digits..], "st" | "nd" | "rd" | "th")
}
