//! Venue and year printed in one: `ICML'24 Oral`, `EMNLP Findings 2023`, `2024.01`.

use crate::identity::words;

/// The venue and the year that a text says, each if it does.
pub fn parse(text: &str) -> (Option<String>, Option<u16>) {
    let (name, year) = match year_in(text) {
        Some((from, to, year)) => {
            let glue = if text[to..].starts_with('-') { "" } else { " " };
            (
                format!("{}{glue}{}", &text[..from], &text[to..]),
                Some(year),
            )
        }
        None => (text.to_owned(), None),
    };
    let name = words::squeeze(&name.replace(['(', ')', '[', ']'], " "));
    let name = name.trim_matches([',', '.', ';', ':', '-', '\'', '’', ' ', '，', '/']);
    ((!name.is_empty()).then(|| name.to_owned()), year)
}

/// Whether a text can only be a venue with its year.
pub fn is_place(text: &str) -> bool {
    let text = text.trim();
    let (Some(name), Some(_)) = parse(text) else {
        return false;
    };
    let words = name.split_whitespace().count();
    let starts = name.starts_with(|c: char| c.is_uppercase() || c == 'a');
    let digits = name.bytes().filter(u8::is_ascii_digit).count();
    let signs = ["http", "](", "? ", ": ", "`"];
    words <= 9 && name.len() < 90 && starts && digits < 3 && !signs.iter().any(|s| name.contains(s))
}

/// A plain title and the place that ends it: `Title. ICML 2023`, `Title (ACL'23)`.
pub fn split_title(text: &str) -> (&str, &str) {
    let text = text
        .trim()
        .trim_end_matches(['.', ',', ' ', '，', '-', ':']);
    if let Some(inner) = text.strip_suffix(')')
        && let Some((title, place)) = inner.rsplit_once('(')
        && is_place(place)
    {
        return (title.trim(), place);
    }
    // The last comma may stand between the venue and its year.
    let mut ends = text.rmatch_indices([',', '.', '，']).take(3);
    let found = ends.find(|&(at, sign)| {
        let rest = &text[at + sign.len()..];
        let spaced = sign == "，" || rest.starts_with(' ');
        spaced && is_place(rest) && rest.split_whitespace().count() <= 6
    });
    match found {
        Some((at, sign)) => (text[..at].trim(), &text[at + sign.len()..]),
        None => (text, ""),
    }
}

/// Where a text says a year, from the byte to the byte, and which.
fn year_in(text: &str) -> Option<(usize, usize, u16)> {
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
        let digits = &text[at..at + length];
        if let Some(year) = super::year(digits) {
            let word = text[at..].split([' ', ',', ')', ']', '.']).next();
            let letter = super::letter_of_year(word.unwrap_or("").get(..length + 1).unwrap_or(""));
            let is_alone = word.is_some_and(|word| word.len() == length + letter);
            let after = if is_alone { letter } else { 0 };
            let after = after.max(month_after(&text[at + length..]));
            return Some((at, at + length + after, year));
        }
        let before = &text[..at];
        let short = before.strip_suffix('\'').or(before.strip_suffix('’'));
        if let (Some(before), 2) = (short, length) {
            return Some((before.len(), at + length, full(digits)?));
        }
        if length == 2 && is_misplaced(before, &text[at + length..]) {
            return Some((at, at + length + 1, full(digits)?));
        }
        at += length;
    }
    None
}

/// The year that two digits mean.
fn full(digits: &str) -> Option<u16> {
    let year = digits.parse::<u16>().ok()?;
    Some(if year >= 90 { 1900 + year } else { 2000 + year })
}

/// Whether the apostrophe of a short year has slipped behind it: `ACL24'Findings`.
fn is_misplaced(before: &str, after: &str) -> bool {
    let is_name = before.ends_with(|c: char| c.is_ascii_uppercase());
    let is_possessive = |rest: &str| rest == "s" || rest.starts_with("s ");
    is_name
        && after
            .strip_prefix('\'')
            .is_some_and(|rest| !is_possessive(rest))
}

/// The length of `.01`, `-01` or `/01` after a year.
fn month_after(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let is_month = matches!(bytes, [b'.' | b'-' | b'/', a, b, ..]
        if a.is_ascii_digit() && b.is_ascii_digit())
        && !bytes.get(3).is_some_and(u8::is_ascii_digit);
    if is_month { 3 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn venue_and_year() {
        for (text, venue, year) in [
            ("ICML'24", "ICML", Some(2024)),
            ("ACL’23 Findings", "ACL Findings", Some(2023)),
            ("ICASSP2024", "ICASSP", Some(2024)),
            ("ACL24'Findings", "ACL Findings", Some(2024)),
            ("The FP16's Range", "The FP16's Range", None),
            ("EMNLP Findings 2023", "EMNLP Findings", Some(2023)),
            (
                "IJCAI 2024 (Survey Track)",
                "IJCAI Survey Track",
                Some(2024),
            ),
            (
                "ICML 2023 Workshop ES-FoMO",
                "ICML Workshop ES-FoMO",
                Some(2023),
            ),
            ("TMLR", "TMLR", None),
            ("arXiv 2024b", "arXiv", Some(2024)),
            ("ACL 2024best", "ACL best", Some(2024)),
            ("arXiv, 2024.01", "arXiv", Some(2024)),
            ("X 20233", "X 20233", None),
        ] {
            assert_eq!(parse(text), (Some(venue.to_owned()), year), "{text}");
        }
        assert_eq!(parse("2023-10"), (None, Some(2023)));
    }

    #[test]
    fn titles_end_where_places_begin() {
        for (text, title, place) in [
            ("Quick Sums. ICML 2023.", "Quick Sums", " ICML 2023"),
            ("Quick Sums, arXiv, 2023", "Quick Sums", " arXiv, 2023"),
            ("Quick Sums (ACL'23)", "Quick Sums", "ACL'23"),
            ("Quick, Slow and Odd Sums", "Quick, Slow and Odd Sums", ""),
            ("What Happened in 2023?", "What Happened in 2023?", ""),
        ] {
            assert_eq!(split_title(text), (title, place), "{text}");
        }
    }
}
