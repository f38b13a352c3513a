//! Links in a line of Markdown, found in one pass whatever the nesting.

use crate::identity::words::{squeeze, unescape};

/// A link or image, with its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found<'a> {
    /// Start in bytes, including the `!` of an image.
    pub start: usize,
    /// End in bytes.
    pub end: usize,
    /// The text in square brackets.
    pub label: &'a str,
    /// The text in round brackets, trimmed.
    pub target: &'a str,
    /// Whether it is an image.
    pub image: bool,
}

/// The outermost links and images of a text, in order.
///
/// Brackets are matched once for the whole text, so hostile nesting costs no more than the
/// text is long.
pub fn links(text: &str) -> Vec<Found<'_>> {
    let closing = closing_brackets(text);
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if let Some(link) = link_at(text, &closing, at) {
            at = link.end;
            found.push(link);
        } else {
            at += 1;
        }
    }
    found
}

fn link_at<'a>(text: &'a str, closing: &[usize], open: usize) -> Option<Found<'a>> {
    let bytes = text.as_bytes();
    if bytes[open] != b'[' || closing[open] == 0 {
        return None;
    }
    let close = closing[open];
    if bytes.get(close + 1) != Some(&b'(') || closing[close + 1] == 0 {
        return None;
    }
    let end = closing[close + 1];
    let image = open > 0 && bytes[open - 1] == b'!';
    Some(Found {
        start: open - usize::from(image),
        end: end + 1,
        label: &text[open + 1..close],
        target: text[close + 2..end].trim(),
        image,
    })
}

/// For each opening bracket, the position of its closing one, else 0.
fn closing_brackets(text: &str) -> Vec<usize> {
    let mut closing = vec![0; text.len()];
    let (mut square, mut round) = (Vec::new(), Vec::new());
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => {}
            b'[' => square.push(at),
            b'(' => round.push(at),
            b']' => close(&mut square, &mut closing, at),
            b')' => close(&mut round, &mut closing, at),
            _ => {}
        }
        escaped = byte == b'\\' && !escaped;
    }
    closing
}

fn close(open: &mut Vec<usize>, closing: &mut [usize], at: usize) {
    if let Some(start) = open.pop() {
        closing[start] = at;
    }
}

/// Strips links and images.
pub fn without_links(text: &str) -> String {
    let mut out = String::new();
    let mut at = 0;
    for link in links(text) {
        out.push_str(&text[at..link.start]);
        at = link.end;
    }
    out.push_str(&text[at..]);
    out
}

/// Plain text of a label or title, without emphasis, escapes and odd spacing.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '\\' if chars.peek().is_some_and(char::is_ascii_punctuation) => {
                out.extend(chars.next());
            }
            '*' if chars.peek() == Some(&'*') => {
                chars.next();
            }
            '`' => {}
            _ => out.push(char),
        }
    }
    squeeze(&unescape(&out))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let found: Vec<_> = links(text)
            .iter()
            .map(|link| (link.label, link.target))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn every_nesting_the_lists_use() {
        check(
            "[[Paper](u)] [[Code](v )]",
            &[("Paper", "u"), ("Code", "v")],
        );
        check("[[Paper]](u)", &[("[Paper]", "u")]);
        check("[![Star](i)](h) [t](u)", &[("![Star](i)", "h"), ("t", "u")]);
        check("[a(b): c](u_(x))", &[("a(b): c", "u_(x)")]);
        check("[Paper]([a](b))", &[("Paper", "[a](b)")]);
        check("![p]() x", &[("p", "")]);
        check("[x](", &[]);
        check("\\[x](u)", &[]);
    }

    #[test]
    fn hostile_nesting_is_cheap() {
        for piece in ["[", "[a](", "[a](<b", "]("] {
            let text = piece.repeat(50_000);
            assert_eq!(links(&text).len(), 0);
        }
    }

    #[test]
    fn plain_words() {
        assert_eq!(plain("**a**  b\\_c \\~d"), "a b_c ~d");
        assert_eq!(plain("After `</stop>` and `x`"), "After </stop> and x");
        assert_eq!(
            plain("Draft &amp; Verify &#60;x&#x3e; &no; &"),
            "Draft & Verify <x> &no; &"
        );
        assert_eq!(plain("&#x202E;&#0;"), "&#x202E;&#0;");
        assert_eq!(without_links("a [b](c) d"), "a  d");
    }
}
