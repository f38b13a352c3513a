//! Titles compared: when two of them name the same work.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

/// A title for comparison: compatible forms folded, lower case, words only.
pub fn key(title: &str) -> String {
    words(title).join(" ")
}

/// The words of a title for comparison. TeX signs vanish inside a word, all other
/// punctuation parts words; a doubled name before the colon counts once.
pub fn words(title: &str) -> Vec<String> {
    let title = undouble(title);
    // Composing is dear, and merging compares many titles that have nothing to compose.
    let lower = if title.is_ascii() {
        plain(title.chars())
    } else {
        plain(title.nfkc())
    };
    lower.split_whitespace().map(str::to_owned).collect()
}

fn plain(chars: impl Iterator<Item = char>) -> String {
    let is_dropped = |c: &char| matches!(c, '$' | '_' | '{' | '}' | '^' | '\\' | '\'' | '’');
    chars
        .filter(|c| !is_dropped(c))
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect::<String>()
        .to_lowercase()
}

/// The title with `Name: Name:` made `Name:`.
pub fn undouble(title: &str) -> &str {
    if let Some((name, rest)) = title.split_once(':') {
        let rest = rest.trim_start();
        if rest
            .strip_prefix(name)
            .is_some_and(|tail| tail.starts_with(':'))
        {
            return rest;
        }
    }
    title
}

/// The name before the colon, for comparison and without spaces; none if it is a phrase.
pub fn name(title: &str) -> Option<String> {
    let (name, _) = undouble(title).split_once(':')?;
    let words = words(name);
    (!words.is_empty() && words.len() <= 4).then(|| words.concat())
}

/// The share of words two titles have in common.
pub fn overlap(a: &str, b: &str) -> f64 {
    let (a, b): (BTreeSet<_>, BTreeSet<_>) = (
        words(a).into_iter().collect(),
        words(b).into_iter().collect(),
    );
    let common = a.intersection(&b).count();
    let all = a.len() + b.len() - common;
    if all == 0 {
        0.0
    } else {
        common as f64 / all as f64
    }
}

/// Whether two titles say the same, given that something else says so too.
pub fn agree(a: &str, b: &str) -> bool {
    let joined = |title: &str| words(title).concat();
    if joined(a) == joined(b) {
        return true;
    }
    let same_name = name(a).is_some() && name(a) == name(b);
    let shared = overlap(a, b);
    shared >= 0.6 || (same_name && shared >= 0.3)
}

/// A title as a part of an address: ASCII words joined by hyphens, whole words only. Where
/// letters of other scripts are lost, a digest of the title stands for them.
pub fn slug(text: &str) -> String {
    let is_lost = |c: char| c.is_alphanumeric() && !c.is_ascii();
    let mut lost = false;
    let folded: String = text
        .nfkd()
        .inspect(|&c| lost |= is_lost(c))
        .filter(char::is_ascii)
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
        .collect();
    let mut slug = String::new();
    for word in folded.to_lowercase().split_whitespace() {
        if !slug.is_empty() && slug.len() + word.len() > 60 {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    if lost || slug.is_empty() {
        let digest = Sha256::digest(key(text));
        let digits: String = digest[..3]
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        slug.push_str(if slug.is_empty() { "" } else { "-" });
        slug.push_str(&digits);
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_key_for_every_way_to_print_a_title() {
        assert_eq!(key("H$_2$O: Heavy"), key("H2O: heavy"));
        assert_eq!(key("PanGu-$π$: X"), key("PanGu-π: X"));
        assert_eq!(key("Omni: Omni: All"), key("Omni: All"));
        assert_ne!(key("GPTFast"), key("gpt-fast"));
    }

    #[test]
    fn agreement() {
        assert!(agree("Layer Skip: Early Exit", "LayerSkip: Early Exit"));
        assert!(agree(
            "Zed: Quick Sums for Models",
            "Zed: Sums of Models Made Quick"
        ));
        assert!(!agree("Zed: Quick Sums", "Yak: Slow Products"));
        assert!(!agree("Flash: a b c", "Flash: d e f g h i j"));
    }

    #[test]
    fn slugs_are_safe_and_short() {
        assert_eq!(slug("∞-Bench: Élan & Co"), "bench-elan-co");
        assert_ne!(slug("和 sum"), slug("差 sum"));
        assert!(slug("和 sum").starts_with("sum-"));
        assert_eq!(slug("和").len(), 6);
        assert!(slug(&"word ".repeat(40)).len() <= 64);
    }
}
