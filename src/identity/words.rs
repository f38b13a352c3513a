//! Cleaning text: character references, white space, invisible characters.

use std::borrow::Cow;

/// Decodes character references: `&amp;` to `&`, `&#106;` to `j`. Unknown ones stay as they are.
pub fn unescape(text: &str) -> Cow<'_, str> {
    const LONGEST: usize = 10;
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let window = &rest.as_bytes()[..rest.len().min(LONGEST)];
        let end = window.iter().position(|&byte| byte == b';');
        match end.and_then(|end| Some((end, reference(&rest[1..end])?))) {
            Some((end, char)) => {
                out.push(char);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The visible character that a reference names.
fn reference(name: &str) -> Option<char> {
    let number = name.strip_prefix('#');
    let hex = number.and_then(|number| number.strip_prefix(['x', 'X']));
    let char = match (name, number, hex) {
        ("amp", ..) => '&',
        ("lt", ..) => '<',
        ("gt", ..) => '>',
        ("quot", ..) => '"',
        ("apos", ..) => '\'',
        ("nbsp", ..) => ' ',
        (_, _, Some(hex)) => char::from_u32(u32::from_str_radix(hex, 16).ok()?)?,
        (_, Some(number), _) => char::from_u32(number.parse().ok()?)?,
        _ => return None,
    };
    (!char.is_control() && !is_invisible(char)).then_some(char)
}

/// Collapses runs of white space to single spaces and trims both ends.
pub fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a character is invisible or changes the direction of text.
pub fn is_invisible(char: char) -> bool {
    (char.is_control() && char != '\t')
        || matches!(char, '\u{AD}' | '\u{180E}' | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}
