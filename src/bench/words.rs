//! Invented words: names of people, venues and methods.

use super::random::Random;

const STARTS: [&str; 28] = [
    "b", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "z", "ch",
    "sh", "br", "cl", "dr", "fl", "gr", "kr", "pl", "st", "tr",
];
const MIDDLES: [&str; 10] = ["a", "e", "i", "o", "u", "ai", "ia", "o", "a", "e"];
const ENDS: [&str; 9] = ["n", "r", "l", "s", "m", "x", "ng", "nd", "k"];

/// A lower-case word of `n_syllables` syllables.
pub fn word(random: &mut Random, n_syllables: usize) -> String {
    let mut word = String::new();
    for _ in 0..n_syllables {
        word.push_str(STARTS[random.below(STARTS.len())]);
        word.push_str(MIDDLES[random.below(MIDDLES.len())]);
    }
    if random.percent(50) {
        word.push_str(ENDS[random.below(ENDS.len())]);
    }
    word
}

/// The word with a capital letter.
pub fn capital(mut word: String) -> String {
    if let Some(first) = word.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    word
}

/// The name of a method, such as `Velo`, `Kramix-2` or `GRELLM`.
pub fn method(random: &mut Random) -> String {
    let n_syllables = 1 + random.below(3);
    let name = word(random, n_syllables);
    match random.below(8) {
        0 => format!("{}LLM", name.to_uppercase()),
        1 => format!("{}KV", capital(name)),
        2 => format!("{}-{}", capital(name), 2 + random.below(3)),
        3 => name.to_uppercase(),
        _ => capital(name),
    }
}

/// A word with a typo: two letters swapped.
pub fn typo(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.len() > 3 {
        letters.swap(2, 3);
    }
    letters.into_iter().collect()
}
