//! Numbers as people type them: `1k`, `1,000`, `>100`.

use super::{Measure, value_list};

/// A comparison operator.
pub enum Sign {
    /// `>`
    More,
    /// `>=`
    AtLeast,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `=`
    Equal,
}

/// Longer operators come before their own prefixes.
const SIGNS: [(&str, Sign); 7] = [
    (">=", Sign::AtLeast),
    ("≥", Sign::AtLeast),
    (">", Sign::More),
    ("<=", Sign::AtMost),
    ("≤", Sign::AtMost),
    ("<", Sign::Less),
    ("=", Sign::Equal),
];

/// The operator at the start of a text, and the rest.
pub fn comparison(text: &str) -> Option<(&'static Sign, &str)> {
    let mut found = SIGNS
        .iter()
        .filter_map(|(sign, meaning)| Some((meaning, text.strip_prefix(sign)?)));
    found.next()
}

/// The parts of a measure's value; `None` if one is excluded, which makes no sense for a number.
///
/// A comma also groups digits: then exactly three digits follow it.
pub fn parts(value: &str, measure: Measure) -> Option<Vec<String>> {
    let mut parts: Vec<String> = Vec::new();
    for part in value_list::items(value) {
        if part.exclude {
            return None;
        }
        let groups = measure != Measure::Year && leading_digits(&part.value) == 3;
        match parts.last_mut() {
            Some(last) if groups && (1..=3).contains(&trailing_digits(last)) => {
                last.push(',');
                last.push_str(&part.value);
            }
            _ => parts.push(part.value),
        }
    }
    Some(parts)
}

/// A number such as `2023`, and for counts also `1,000`, `1.5k` and `2m`.
pub fn number(text: &str, measure: Measure) -> Option<u32> {
    let text = text.trim();
    let n_zeros = match text.as_bytes().last()? {
        b'k' | b'K' if measure != Measure::Year => 3,
        b'm' | b'M' if measure != Measure::Year => 6,
        _ => 0,
    };
    let text = &text[..text.len() - usize::from(n_zeros > 0)];
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    if whole.is_empty() || decimals.len() > n_zeros {
        return None;
    }
    let mut digits = whole.replace(',', "");
    digits.push_str(decimals);
    digits.extend(std::iter::repeat_n('0', n_zeros - decimals.len()));
    // `parse` would also accept a sign.
    let plain = digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

/// Whether an unreadable value might become readable once more is typed.
pub fn may_become_readable(value: &str) -> bool {
    value_list::items(value).iter().all(|part| {
        let value = part.value.to_ascii_lowercase();
        let of_numbers = |c: char| c.is_ascii_digit() || ".<>=≤≥-–+km".contains(c);
        !part.exclude && (value.chars().all(of_numbers) || "unknown".starts_with(&value))
    })
}

/// Whether a year at the end of a value lacks digits.
pub fn is_short_of_digits(value: &str, measure: Measure) -> bool {
    measure == Measure::Year && (1..4).contains(&trailing_digits(value))
}

fn leading_digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

fn trailing_digits(text: &str) -> usize {
    text.bytes().rev().take_while(u8::is_ascii_digit).count()
}
