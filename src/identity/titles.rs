//! Comparing titles: whether two of them name the same work.

use super::compose::nfkc;

/// A title's key for comparison: NFKC, lower case, words only.
pub fn key(title: &str) -> String {
    words(title).join(" ")
}

/// The words of a title for comparison. TeX signs vanish, other punctuation separates words, and a
/// repeated name before the colon counts once.
pub fn words(title: &str) -> Vec<String> {
    let title = undouble(title);
    // Normalising is slow, merging compares many titles, and ASCII has nothing to normalise.
    let lower = if title.is_ascii() {
        plain(title.chars())
    } else {
        plain(nfkc(title).chars())
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

/// The title with `Name: Name:` reduced to `Name:`.
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

/// The name before the colon, as one word; `None` if it is rather a phrase.
pub fn name(title: &str) -> Option<String> {
    let (name, _) = undouble(title).split_once(':')?;
    let words = words(name);
    (!words.is_empty() && words.len() <= 4).then(|| words.concat())
}

/// A title prepared for many comparisons.
#[derive(Clone, Debug, Default)]
pub struct Compared {
    /// Its words, sorted, without duplicates.
    pub words: Vec<String>,
    /// All words joined.
    joined: String,
    /// The name before the colon.
    pub name: Option<String>,
    /// Whether the name ends with a plus, as a successor's does.
    has_plus: bool,
    /// Its words with the decimal points of numbers, sorted, without duplicates.
    tokens: Vec<String>,
}

impl Compared {
    /// Prepares a title.
    pub fn new(title: &str) -> Self {
        let mut words = words(title);
        let joined = words.concat();
        words.sort_unstable();
        words.dedup();
        Self {
            words,
            joined,
            name: name(title),
            has_plus: title
                .split(':')
                .next()
                .is_some_and(|name| name.trim_end().ends_with('+')),
            tokens: tokens(title),
        }
    }

    /// Whether two titles mean the same work, given other evidence for it.
    pub fn agrees(&self, other: &Self) -> bool {
        if self.joined == other.joined {
            return self.has_plus == other.has_plus;
        }
        if self.is_other_version(other) {
            return false;
        }
        let same_name = self.name.is_some() && self.name == other.name;
        let shared = self.overlap(other);
        shared >= 0.6 || (same_name && shared >= 0.3)
    }

    /// Whether two titles with the same arXiv id can name the same paper. Papers get renamed between
    /// versions, and lists shorten titles to the name.
    pub fn agrees_on_id(&self, other: &Self) -> bool {
        const ENOUGH: f64 = 0.25;
        if self.agrees(other) {
            return true;
        }
        let is_named = self.is_named_in(other) || other.is_named_in(self);
        let is_part = self.is_part_of(other) || other.is_part_of(self);
        !self.is_other_version(other)
            && (is_named || is_part || self.overlap_of(other, Self::telling) >= ENOUGH)
    }

    /// Whether two titles share most words and neither is another version of the other.
    pub fn are_most_words_of(&self, other: &Self) -> bool {
        !self.is_other_version(other) && self.overlap(other) >= 0.6
    }

    /// Whether the name before the colon occurs in another title.
    fn is_named_in(&self, other: &Self) -> bool {
        let name = self.name.as_ref().filter(|name| name.chars().count() > 2);
        name.is_some_and(|name| {
            other.name.as_ref() == Some(name) || other.tokens.binary_search(name).is_ok()
        })
    }

    /// Whether all words occur in another title.
    fn is_part_of(&self, other: &Self) -> bool {
        let is_shared = |word: &String| other.words.binary_search(word).is_ok();
        !self.words.is_empty() && self.words.iter().all(is_shared)
    }

    /// Whether a word is specific to a title.
    fn telling(word: &str) -> bool {
        const COMMON: [&str; 24] = [
            "a", "an", "the", "of", "for", "and", "in", "on", "to", "with", "via", "by", "from",
            "is", "are", "at", "as", "towards", "toward", "large", "language", "model", "models",
            "llms",
        ];
        !COMMON.contains(&word) && word != "llm"
    }

    /// The share of words that both have (Jaccard index).
    fn overlap(&self, other: &Self) -> f64 {
        self.overlap_of(other, |_| true)
    }

    /// As `overlap`, over the words that count.
    fn overlap_of(&self, other: &Self, counts: impl Fn(&str) -> bool) -> f64 {
        let own = || self.words.iter().filter(|word| counts(word));
        let n_others = other.words.iter().filter(|word| counts(word)).count();
        let common = own()
            .filter(|word| other.words.binary_search(word).is_ok())
            .count();
        let all = own().count() + n_others - common;
        if all == 0 {
            0.0
        } else {
            common as f64 / all as f64
        }
    }

    /// Whether two titles differ by a number: `Zed` and `Zed-2`, `Zed2` and `Zed2.5`, 4 bits and 8
    /// bits. Such titles are alike because one work follows up on the other.
    fn is_other_version(&self, other: &Self) -> bool {
        let versions = |a: &str, b: &str| {
            let ((a, of_a), (b, of_b)) = (stem(a), stem(b));
            a == b && of_a != of_b && !(a.is_empty() && (of_a.is_empty() || of_b.is_empty()))
        };
        if let (Some(a), Some(b)) = (&self.name, &other.name)
            && (versions(a, b) || (a == b && self.has_plus != other.has_plus))
        {
            return true;
        }
        let own = |a: &Self, b: &Self| -> Vec<String> {
            let alone = a
                .tokens
                .iter()
                .filter(|token| b.tokens.binary_search(token).is_err());
            alone.take(8).cloned().collect()
        };
        let others = own(other, self);
        own(self, other)
            .iter()
            .any(|a| others.iter().any(|b| versions(a, b)))
    }
}

/// A word without its digits, and the digits.
fn stem(word: &str) -> (String, String) {
    let is_number = |c: &char| c.is_ascii_digit() || *c == '.';
    let letters = word.chars().filter(|c| !is_number(c)).collect();
    (letters, word.chars().filter(is_number).collect())
}

/// The words of a title with the decimal points of numbers, sorted, without duplicates.
fn tokens(title: &str) -> Vec<String> {
    let lower = undouble(title).to_lowercase();
    let parts = lower.split(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '-'));
    let parts = parts.map(|part| part.replace('-', ""));
    let mut tokens: Vec<String> = parts
        .map(|part| part.trim_matches('.').to_owned())
        .filter(|part| !part.is_empty())
        .collect();
    tokens.sort_unstable();
    tokens.dedup();
    tokens
}

/// Whether two titles mean the same work, given other evidence for it.
pub fn agree(a: &str, b: &str) -> bool {
    Compared::new(a).agrees(&Compared::new(b))
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
    fn agreement_on_an_id() {
        let agree = |a: &str, b: &str| Compared::new(a).agrees_on_id(&Compared::new(b));
        for (a, b) in [
            ("Zed: Quick Sums of Numbers", "Zed"),
            ("Zed: Quick Sums of Numbers", "Adding Numbers Fast with Zed"),
            (
                "Zed-1 Technical Report",
                "Zed-1: Summing by Reinforcement Learning",
            ),
            ("Sums of Pruned Tables", "Pruned Tables: How They Sum"),
        ] {
            assert!(agree(a, b), "{a}, {b}");
        }
        for (a, b) in [
            (
                "Quick Sums for Language Models",
                "Slow Products for Language Models",
            ),
            ("Zed: Quick Sums for All", "Zed-2: Quick Sums for All"),
        ] {
            assert!(!agree(a, b), "{a}, {b}");
        }
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
        for (a, b) in [
            ("Zed2 Technical Report", "Zed2.5 Technical Report"),
            ("Zed: Quick Sums for All", "Zed-2: Quick Sums for All"),
            ("Zed: Quick Sums for All", "Zed+: Quick Sums for All"),
            ("Zed: Quick Sums for All", "Zed 2: Quick Sums for All"),
            (
                "Quick Sums with 4-bit Numbers",
                "Quick Sums with 8-bit Numbers",
            ),
        ] {
            assert!(!agree(a, b), "{a}, {b}");
        }
        assert!(agree("Quick Sums in 1.58 Bits", "Quick Sums in 1.58-bit"));
    }
}
