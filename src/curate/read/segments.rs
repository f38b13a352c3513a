//! The text after a title, split into segments at line breaks, bars, emphasis, brackets and
//! full stops.

use super::people::Place;
use crate::identity::name_words::is_venue_word;

/// A segment of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment<'a> {
    /// Its text.
    pub text: &'a str,
    /// Where it was found.
    pub place: Place,
}

/// Splits a tail at line breaks, code spans, bars and dashes.
pub fn parts(words: &str) -> Vec<Segment<'_>> {
    let mut parts = Vec::new();
    for line in words
        .split("<br>")
        .flat_map(|part| part.split(['\n', '`', ';']))
    {
        for (at, part) in line.split('|').enumerate() {
            for (nth, part) in part
                .split(" – ")
                .flat_map(|part| part.split(" — "))
                .enumerate()
            {
                let is_shared = at > 0 || nth > 0 || part.starts_with(['–', '—', ':', '：']);
                let place = if is_shared { Place::Shared } else { Place::Own };
                parts.push(Segment { text: part, place });
            }
        }
    }
    parts
}

/// Splits a part at brackets and full stops.
pub fn pieces(text: &str) -> impl Iterator<Item = &str> {
    brackets(text).into_iter().flat_map(sentences)
}

/// Splits a text by emphasis; each piece comes with whether it is emphasised. Underscores inside
/// words are not emphasis.
pub fn emphasised(text: &str) -> Vec<(bool, &str)> {
    let mut parts = Vec::new();
    let (mut from, mut open) = (0, None);
    let is_sign = |at: usize, sign: char| {
        let (before, after) = (&text[..at], &text[at + 1..]);
        let is_inside =
            before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric);
        sign == '*' || !is_inside
    };
    for (at, sign) in text.char_indices().filter(|(_, c)| matches!(c, '*' | '_')) {
        if !is_sign(at, sign) || open.is_some_and(|open| open != sign) {
            continue;
        }
        parts.push((open.is_some(), &text[from..at]));
        open = if open.is_some() { None } else { Some(sign) };
        from = at + 1;
    }
    parts.push((false, &text[from..]));
    parts.retain(|(_, part)| !part.trim().is_empty());
    parts
}

/// Strips footnote stars after names, leaving those that mark emphasis.
pub fn without_marks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut is_open = false;
    let mut rest = text;
    while let Some(at) = rest.find('*') {
        let (before, stars) = rest.split_at(at);
        let after = stars.trim_start_matches('*');
        out.push_str(before);
        let is_escaped = before.ends_with('\\');
        let follows_name = before.ends_with(|c: char| c.is_alphanumeric() || c == '\\');
        let ends_name = after.is_empty() || after.starts_with([',', '.', ' ', '，', '<']);
        if is_escaped {
            out.pop();
        } else if is_open || !(follows_name && ends_name) {
            out.push_str(&stars[..stars.len() - after.len()]);
            is_open = !is_open;
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Splits at brackets, except around a nickname: `Ann (Bee)Bell`.
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

/// The nickname at the start of `rest`, up to its closing bracket. `before` is the text before
/// the opening one.
fn nickname<'a>(before: &str, rest: &'a str) -> Option<&'a str> {
    let end = rest.find(|c: char| !c.is_alphabetic() && c != ' ')?;
    let name = &rest[..end];
    let after = rest[end..].strip_prefix(')')?;
    // All capitals suggest a venue, unless short enough for initials.
    let is_mixed = name.len() < 3 || name.contains(char::is_lowercase);
    let is_name = name.starts_with(char::is_uppercase)
        && is_mixed
        && name.split(' ').count() <= 2
        && !name.split(' ').any(is_venue_word);
    let is_inside = before
        .trim_end()
        .ends_with(|c: char| c.is_lowercase() || c == '.')
        && after.trim_start().starts_with(char::is_uppercase);
    (is_name && is_inside).then_some(name)
}

/// Splits into sentences, but not after initials and abbreviations.
fn sentences(text: &str) -> Vec<&str> {
    const SHORT_FORMS: [&str; 6] = ["al", "Md", "Dr", "St", "Jr", "Mr"];
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, _) in text.match_indices(". ") {
        let word = text[from..at].rsplit([' ', ',', '.']).next().unwrap_or("");
        if word.chars().count() > 1 && !SHORT_FORMS.contains(&word) {
            parts.push(&text[from..at]);
            from = at + 2;
        }
    }
    parts.push(&text[from..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nickname_stays_in_its_name() {
        for (text, parts) in [
            ("Ann (Bee)Bell, Bo Li", &["Ann (Bee)Bell, Bo Li"][..]),
            ("Cy K. (DK) Ng", &["Cy K. (DK) Ng"]),
            ("Vic (Xiao Li) Dorn", &["Vic (Xiao Li) Dorn"]),
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
            ("*Ann Bell\\*, Bo Li*", "*Ann Bell, Bo Li*"),
            ("*Ann Bell, Bo Li*, ICML", "*Ann Bell, Bo Li*, ICML"),
            ("**Sums** by *Ann Bell*.", "**Sums** by *Ann Bell*."),
            ("A* search", "A search"),
        ] {
            assert_eq!(without_marks(text), plain);
        }
    }

    #[test]
    fn emphasis_is_known_and_does_not_cut_words() {
        let seen = emphasised("_Ann Bell, Bo Li._ ICML 2023. __snake_case__ *x_1*");
        assert_eq!(
            seen,
            [
                (true, "Ann Bell, Bo Li."),
                (false, " ICML 2023. "),
                (false, "snake_case"),
                (false, " "),
                (true, "x_1"),
            ]
            .into_iter()
            .filter(|(_, text)| !text.trim().is_empty())
            .collect::<Vec<_>>()
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
