//! The pieces of a typed text: where each begins and ends, and what kind it is.

use super::field::{Field, TextField};
use super::values;

/// A piece of the text between white space.
pub struct Piece<'a> {
    /// As it stands in the text.
    pub typed: &'a str,
    /// Whether it excludes what it says.
    pub exclude: bool,
    /// What it says.
    pub body: Body<'a>,
    /// Whether the text ends with it, so that it may still be typed.
    pub last: bool,
}

/// What a piece says.
pub enum Body<'a> {
    /// Words to look for.
    Words {
        words: &'a str,
        phrase: bool,
        field: Option<TextField>,
    },
    /// A facet, a measure or the order with its value; a field of text only if it has none.
    Field {
        field: Field,
        value: &'a str,
        /// Whether the text ends within quotes.
        unclosed: bool,
    },
    /// Words, with a name before a colon that is nearly that of a field.
    Misspelt { near: Field },
}

impl<'a> Piece<'a> {
    /// The piece without its leading `-`.
    pub fn unsigned(&self) -> &'a str {
        sign(self.typed).1
    }
}

/// Splits a text into pieces. What asks for nothing, such as empty quotes, is none.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (piece, after) = split(rest);
        let is_empty = matches!(piece.body, Body::Words { words, .. } if words.trim().is_empty());
        if !is_empty {
            pieces.push(piece);
        }
        rest = after.trim_start();
    }
    pieces
}

/// A leading `-` that excludes what follows it. One that stands alone is a word.
fn sign(text: &str) -> (bool, &str) {
    match text.strip_prefix('-') {
        Some(rest) if rest.starts_with(|c: char| !c.is_whitespace()) => (true, rest),
        _ => (false, text),
    }
}

/// The first piece of a text that does not begin with white space, and what follows it.
fn split(text: &str) -> (Piece<'_>, &str) {
    let (mut exclude, unsigned) = sign(text);
    let (body, after) = match name(unsigned) {
        Some((Field::Text(field), value)) if !begins_blank(value) => {
            let (inner, value) = sign(value);
            exclude ^= inner;
            words(value, Some(field))
        }
        Some((field, value)) => {
            let extent = values::extent(value);
            let (value, after) = value.split_at(extent.len);
            let unclosed = extent.unclosed;
            let body = Body::Field {
                field,
                value,
                unclosed,
            };
            (body, after)
        }
        None => misspelt(unsigned).unwrap_or_else(|| words(unsigned, None)),
    };
    let piece = Piece {
        typed: &text[..text.len() - after.len()],
        exclude,
        body,
        last: after.is_empty(),
    };
    (piece, after)
}

/// The words up to white space, or to the closing quote.
fn words(text: &str, field: Option<TextField>) -> (Body<'_>, &str) {
    let quote = text.chars().next().filter(|&c| values::is_quote(c));
    let (words, after) = match quote {
        Some(open) => {
            let inside = &text[open.len_utf8()..];
            let close = |c: char| values::closes(open, c);
            let closed = inside.split_once(close);
            closed.unwrap_or((inside, ""))
        }
        None => text.split_at(text.find(char::is_whitespace).unwrap_or(text.len())),
    };
    let phrase = quote.is_some();
    let body = Body::Words {
        words,
        phrase,
        field,
    };
    (body, after)
}

/// The field that a text begins with, and what follows the colon.
fn name(text: &str) -> Option<(Field, &str)> {
    let (name, value) = before_colon(text)?;
    Field::from_key(name).map(|field| (field, value))
}

/// A clause whose field is nearly one. Without a value it is more likely a title with a colon.
fn misspelt(text: &str) -> Option<(Body<'_>, &str)> {
    let (name, value) = before_colon(text)?;
    if begins_blank(value) {
        return None;
    }
    let near = Field::near(name)?;
    let after = &value[values::extent(value).len..];
    Some((Body::Misspelt { near }, after))
}

/// The letters before a colon, if a text begins so, and what follows it.
fn before_colon(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = text.split_at(text.find(|c: char| !c.is_ascii_alphabetic())?);
    rest.strip_prefix(':').map(|value| (name, value))
}

fn begins_blank(text: &str) -> bool {
    !text.starts_with(|c: char| !c.is_whitespace())
}
