//! Dates in venues: a year in four or two digits, optionally with a month.

use crate::curate::dates;
use crate::curate::read::{letter_of_year, year};

/// A date in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    /// Start, in bytes.
    pub from: usize,
    /// End, in bytes.
    pub to: usize,
    /// The year.
    pub year: u16,
    /// The month, from 1.
    pub month: Option<u8>,
    /// Whether the year has two digits, as only venues do: `ICML'24`, `ICML24`.
    pub is_short: bool,
}

/// Whether a text is just a date: `2024`, `2024.01`, `Apr 2025`.
pub fn is_date(text: &str) -> bool {
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    find(text).is_some_and(|date| date.from == 0 && date.to == text.len() && !date.is_short)
}

/// The first date in a text.
pub fn find(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let length = bytes[at..]
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count();
        let found = full(text, at, length).or_else(|| short(text, at, length));
        if let Some(date) = found {
            return Some(with_month_before(text, date));
        }
        at += length;
    }
    None
}

/// A four-digit year, with the month after it, if any.
fn full(text: &str, at: usize, length: usize) -> Option<Date> {
    let year = year(&text[at..at + length])?;
    let before = &text[..at];
    let is_glued = before.ends_with(char::is_alphabetic);
    // `NeurIPS2021` is a venue, `Ann1994` an account.
    if is_glued && !(year >= 2000 && is_behind_a_name(before)) {
        return None;
    }
    let word = text[at..].split([' ', ',', ')', ']', '.']).next();
    let letter = letter_of_year(word.unwrap_or("").get(..length + 1).unwrap_or(""));
    let is_alone = word.is_some_and(|word| word.len() == length + letter);
    let end = at + length + if is_alone { letter } else { 0 };
    let (month, after) = month_after(&text[end..]);
    Some(Date {
        from: at,
        to: end + after,
        year,
        month,
        is_short: false,
    })
}

/// A two-digit year: `'24`, `' 24`, `MLSys24`, `NeurIPS 24`, or `ACL24'Findings` with a misplaced
/// apostrophe.
fn short(text: &str, at: usize, length: usize) -> Option<Date> {
    if length != 2 {
        return None;
    }
    let (before, after) = (&text[..at], &text[at + length..]);
    let digits = text[at..at + length].parse::<u16>().ok()?;
    let year = if digits >= 90 {
        1900 + digits
    } else {
        2000 + digits
    };
    let date = |from: usize, to: usize| Date {
        from,
        to,
        year,
        month: None,
        is_short: true,
    };
    let quoted = before.trim_end().strip_suffix(['\'', '’', '`', '‘']);
    if let Some(before) = quoted {
        return Some(date(before.len(), at + length));
    }
    let is_possessive = |rest: &str| rest == "s" || rest.starts_with("s ");
    let slipped = after.strip_prefix('\'').filter(|rest| !is_possessive(rest));
    if slipped.is_some() && before.ends_with(|c: char| c.is_ascii_uppercase()) {
        return Some(date(at, at + length + 1));
    }
    let ends = !after.starts_with(|c: char| c.is_alphanumeric() || ".-%".contains(c));
    // Without an apostrophe, only recent numbers are years.
    let is_recent = (17..=29).contains(&digits);
    (ends && is_recent && is_behind_a_name(before)).then(|| date(at, at + length))
}

/// Whether a text ends with a name such as `ICLR`, `NeurIPS` or `Arxiv`.
fn is_behind_a_name(before: &str) -> bool {
    let before = before.strip_suffix(' ').unwrap_or(before);
    let word = before
        .rsplit(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or("");
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let is_arxiv = word.eq_ignore_ascii_case("arxiv");
    // `TON'Jan24` has a month in between.
    is_arxiv || dates::month(word).is_some() || (word.chars().count() >= 3 && capitals >= 2)
}

/// The month after a year, and its length in bytes: `.01`, `-01`, `/01/05`, ` Jan`.
fn month_after(rest: &str) -> (Option<u8>, usize) {
    let number = |text: &str| {
        text.parse::<u8>()
            .ok()
            .filter(|month| (1..=12).contains(month))
    };
    let digits = |from: usize| {
        let sign = rest[from..].starts_with(['.', '-', '/']);
        let count = rest
            .bytes()
            .skip(from + 1)
            .take_while(u8::is_ascii_digit)
            .count();
        (sign && (1..=2).contains(&count)).then_some(from + 1 + count)
    };
    if let Some(end) = digits(0)
        && let Some(month) = number(&rest[1..end])
    {
        return (Some(month), digits(end).unwrap_or(end));
    }
    let named = rest.trim_start_matches([' ', ',']);
    let word = named
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or("");
    match dates::month(word) {
        Some(month) => (Some(month), rest.len() - named.len() + word.len()),
        None => (None, 0),
    }
}

/// Extends a date to a preceding month name and day.
fn with_month_before(text: &str, date: Date) -> Date {
    let signs = [' ', ',', '.', '-', '\'', '’'];
    let before = |at: usize| text[..at].trim_end_matches(signs);
    let is_day = |word: &str| {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
        digits
            .parse::<u8>()
            .is_ok_and(|day| (1..=31).contains(&day))
    };
    let word_before = |at: usize| {
        let rest = before(at);
        let from = rest.rfind(|c: char| !c.is_alphanumeric());
        let from = from.map_or(0, |at| {
            at + rest[at..].chars().next().map_or(1, char::len_utf8)
        });
        (from, &rest[from..])
    };
    let (mut from, mut word) = word_before(date.from);
    // In `May 1, 2024`, the day is in between.
    if is_day(word) {
        (from, word) = word_before(from);
    }
    let Some(month) = dates::month(word).filter(|_| date.month.is_none()) else {
        return date;
    };
    let (day_from, day) = word_before(from);
    let from = if is_day(day) { day_from } else { from };
    Date {
        from,
        month: Some(month),
        ..date
    }
}
