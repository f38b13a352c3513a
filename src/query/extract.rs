//! Moving what a typed text says about facets, measures and the order into filters.

use super::field::Field;
use super::tokens::{Token, TokenKind, tokenize};
use super::value_list::{self, ListItem};
use super::{Facet, Measure, Query, Sort, Span, numbers};

/// A query whose text holds nothing that a filter could express.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterExtraction {
    /// The query; words, phrases and text fields remain in its text.
    pub query: Query,
    /// Clauses that are searched as words, in order.
    pub notes: Vec<Note>,
    /// A value at the very end of the text that may still be typed.
    pub partial: Option<PartialValue>,
}

/// A clause that is searched as words although it looks like a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The clause as typed.
    pub typed: String,
    /// The field that it names, or almost names.
    pub field: Field,
    /// Why it is searched as words.
    pub problem: Problem,
}

/// Why a clause is searched as words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Problem {
    /// No value follows the colon, as in `area: moe`.
    NoValue,
    /// The field does not take the value, as in `stars:lots`.
    Unreadable,
    /// No field has this name, but one has almost the same, as in `venu:iclr`.
    Misspelt,
}

/// A value that may still be typed, to be matched as a prefix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartialValue {
    /// The facet.
    pub facet: Facet,
    /// The value so far, without an opening quote.
    pub value: String,
    /// Whether the value is excluded.
    pub exclude: bool,
}

impl Query {
    /// Moves every readable clause of the text into a filter.
    ///
    /// Values are added to those already chosen; of bounds and orders, the last counts. Whatever
    /// cannot be read stays in the text, so that nothing typed is lost. A clause at the end of the
    /// text may still be typed: its last value becomes [`FilterExtraction::partial`], and bounds or
    /// an order that more letters could make readable ask for nothing yet.
    pub fn extract_filters(&self) -> FilterExtraction {
        self.extract(true)
    }

    /// The query that a text asks, with nothing in it taken as partial.
    pub fn from_text(text: &str) -> Self {
        let typed = Self::default().with_text(text);
        typed.extract(false).query
    }

    /// The whole query in the typed language: its filters in the order of an address, then the
    /// text.
    ///
    /// The text comes last because a last word without a space after it may still be typed.
    pub fn to_text(&self) -> String {
        let fields = self.to_pairs();
        let fields = fields.iter().filter(|(key, _)| *key != "q");
        let mut parts: Vec<String> = fields
            .map(|(key, value)| match value.split_once("..") {
                // A single year rather than a range of one.
                Some((from, to)) if from == to && Measure::from_key(key).is_some() => {
                    format!("{key}:{from}")
                }
                _ => format!("{key}:{value}"),
            })
            .collect();
        if !self.text.trim().is_empty() {
            parts.push(self.text.clone());
        }
        parts.join(" ")
    }

    fn extract(&self, typing: bool) -> FilterExtraction {
        let mut extraction = FilterExtraction {
            query: self.clone().with_text(""),
            notes: Vec::new(),
            partial: None,
        };
        let mut text = String::new();
        // Whether the remaining text ends with a word that may still be typed.
        let mut open = false;
        for token in tokenize(&self.text) {
            if let Err(note) = extraction.apply(&token, typing && token.last) {
                open = token.last && !matches!(token.kind, TokenKind::Field { .. });
                push(&mut text, &token);
                extraction.notes.extend(note);
            }
        }
        if !text.is_empty() && !open {
            text.push(' ');
        }
        extraction.query.text = text;
        // The default order depends on the text and is not stored.
        if let Some(sort) = extraction.query.sort {
            extraction.query = extraction.query.with_sort(sort);
        }
        extraction
    }
}

impl FilterExtraction {
    /// Moves a token into a filter, or says what is wrong with one that has to stay.
    fn apply(&mut self, token: &Token, typing: bool) -> Result<(), Option<Note>> {
        let note = |field, problem| {
            Some(Note {
                typed: token.typed.trim_end().to_owned(),
                field,
                problem,
            })
        };
        match token.kind {
            TokenKind::Words { .. } => Err(None),
            TokenKind::Misspelt { near } => Err(note(near, Problem::Misspelt)),
            TokenKind::Field { field, value, .. } => {
                let parts = value_list::items(value);
                if parts.is_empty() && typing {
                    return Ok(());
                }
                let read = match field {
                    _ if parts.is_empty() => Err(Problem::NoValue),
                    Field::Facet(facet) => self.choose(facet, parts, token.exclude, typing),
                    Field::Measure(measure) => self.bound(measure, value, token.exclude, typing),
                    Field::Sort => self.sort(&parts, token.exclude, typing),
                    // With a value, it would have been read as words.
                    Field::Text(_) => Err(Problem::NoValue),
                };
                read.map_err(|problem| note(field, problem))
            }
        }
    }

    fn choose(
        &mut self,
        facet: Facet,
        mut parts: Vec<ListItem>,
        exclude: bool,
        typing: bool,
    ) -> Result<(), Problem> {
        if exclude {
            // "Not this, or that after all" cannot be expressed as a choice.
            if parts.iter().any(|part| part.exclude != parts[0].exclude) {
                return Err(Problem::Unreadable);
            }
            parts.iter_mut().for_each(|part| part.exclude ^= true);
        }
        if let Some(part) = parts.pop_if(|part| typing && part.open) {
            self.partial = Some(PartialValue {
                facet,
                value: part.value,
                exclude: part.exclude,
            });
        }
        for part in parts {
            self.query.choice_mut(facet).add(part.value, part.exclude);
        }
        Ok(())
    }

    fn bound(
        &mut self,
        measure: Measure,
        value: &str,
        exclude: bool,
        typing: bool,
    ) -> Result<(), Problem> {
        let span = Span::read(value, measure);
        let waits = match span {
            Some(_) => numbers::is_short_of_digits(value, measure),
            None => numbers::may_become_readable(value),
        };
        if typing && waits {
            return Ok(());
        }
        let span = match exclude {
            true => span.and_then(Span::complement),
            false => span,
        };
        self.query.spans[measure as usize] = span.ok_or(Problem::Unreadable)?;
        Ok(())
    }

    fn sort(&mut self, parts: &[ListItem], exclude: bool, typing: bool) -> Result<(), Problem> {
        let [
            ListItem {
                value,
                exclude: false,
                open,
            },
        ] = parts
        else {
            return Err(Problem::Unreadable);
        };
        match Sort::from_typed(value) {
            _ if exclude => Err(Problem::Unreadable),
            None if typing && *open && Sort::may_become_one(value) => Ok(()),
            None => Err(Problem::Unreadable),
            sort => {
                self.query.sort = sort;
                Ok(())
            }
        }
    }
}

/// Appends a token to a text as it was typed, so that more text can follow.
fn push(text: &mut String, token: &Token) {
    if !text.is_empty() {
        text.push(' ');
    }
    match token.kind {
        TokenKind::Field { unclosed: true, .. } => {
            text.push_str(token.typed.trim_end());
            text.push('"');
        }
        _ => text.push_str(token.typed),
    }
}

#[cfg(test)]
mod tests;
