//! The tokens of a typed text: where each starts and ends, and of what kind it is.

use super::field::{Field, TextField};
use super::value_list;

/// A token of the text.
pub struct Token<'a> {
    /// The token as typed.
    pub typed: &'a str,
    /// Whether it excludes what it names.
    pub exclude: bool,
    /// What it means.
    pub kind: TokenKind<'a>,
    /// Whether the text ends with it, so that it may still be typed.
    pub last: bool,
}

/// What a token means.
pub enum TokenKind<'a> {
    /// Words to search for.
    Words {
        words: &'a str,
        phrase: bool,
        field: Option<TextField>,
    },
    /// A facet, a measure or the order with its value; a text field only if it has no value.
    Field {
        field: Field,
        value: &'a str,
        /// Whether the text ends within quotes.
        unclosed: bool,
    },
    /// Words after a name and a colon, where the name is almost that of a field.
    Misspelt { near: Field },
}

impl<'a> Token<'a> {
    /// The token without its leading `-`.
    pub fn unsigned(&self) -> &'a str {
        sign(self.typed).1
    }
}

/// Splits a text into tokens. Tokens that ask for nothing, such as empty quotes, are dropped.
pub fn tokenize(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (token, after) = split(rest);
        let is_empty =
            matches!(token.kind, TokenKind::Words { words, .. } if words.trim().is_empty());
        if !is_empty {
            tokens.push(token);
        }
        rest = after.trim_start();
    }
    tokens
}

/// Splits off a leading `-`. On its own, a `-` is a word.
fn sign(text: &str) -> (bool, &str) {
    match text.strip_prefix('-') {
        Some(rest) if rest.starts_with(|c: char| !c.is_whitespace()) => (true, rest),
        _ => (false, text),
    }
}

/// The first token of a text that starts without white space, and the rest.
fn split(text: &str) -> (Token<'_>, &str) {
    let (mut exclude, unsigned) = sign(text);
    let (kind, after) = match name(unsigned) {
        Some((Field::Text(field), value)) if !begins_blank(value) => {
            let (inner, value) = sign(value);
            exclude ^= inner;
            words(value, Some(field))
        }
        Some((field, value)) => {
            let extent = value_list::extent(value);
            let (value, after) = value.split_at(extent.len);
            let unclosed = extent.unclosed;
            let kind = TokenKind::Field {
                field,
                value,
                unclosed,
            };
            (kind, after)
        }
        None => misspelt(unsigned).unwrap_or_else(|| words(unsigned, None)),
    };
    let token = Token {
        typed: &text[..text.len() - after.len()],
        exclude,
        kind,
        last: after.is_empty(),
    };
    (token, after)
}

/// The words up to white space or the closing quote, and the rest.
fn words(text: &str, field: Option<TextField>) -> (TokenKind<'_>, &str) {
    let quote = text.chars().next().filter(|&c| value_list::is_quote(c));
    let (words, after) = match quote {
        Some(open) => {
            let inside = &text[open.len_utf8()..];
            let close = |c: char| value_list::closes(open, c);
            let closed = inside.split_once(close);
            closed.unwrap_or((inside, ""))
        }
        None => text.split_at(text.find(char::is_whitespace).unwrap_or(text.len())),
    };
    let phrase = quote.is_some();
    let kind = TokenKind::Words {
        words,
        phrase,
        field,
    };
    (kind, after)
}

/// The field at the start of a text, and what follows its colon.
fn name(text: &str) -> Option<(Field, &str)> {
    let (name, value) = before_colon(text)?;
    Field::from_key(name).map(|field| (field, value))
}

/// A clause whose field is misspelt. Without a value, it is more likely a title with a colon.
fn misspelt(text: &str) -> Option<(TokenKind<'_>, &str)> {
    let (name, value) = before_colon(text)?;
    if begins_blank(value) {
        return None;
    }
    let near = Field::near(name)?;
    let after = &value[value_list::extent(value).len..];
    Some((TokenKind::Misspelt { near }, after))
}

/// The letters before a colon at the start of a text, and what follows it.
fn before_colon(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = text.split_at(text.find(|c: char| !c.is_ascii_alphabetic())?);
    rest.strip_prefix(':').map(|value| (name, value))
}

fn begins_blank(text: &str) -> bool {
    !text.starts_with(|c: char| !c.is_whitespace())
}
