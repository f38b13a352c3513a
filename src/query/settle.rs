//! What a typed text asks of facets, measures and the order, moved out of the text.

use super::field::Field;
use super::pieces::{Body, Piece, pieces};
use super::values::{self, Part};
use super::{Facet, Measure, Query, Sort, Span, numbers};

/// A query whose text holds nothing that a facet, a measure or the order could say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// The query, with words, phrases and fields of text left in its text.
    pub query: Query,
    /// What was typed as a clause of a field and is searched as words, in order.
    pub notes: Vec<Note>,
    /// A value at the very end of the text that may still be typed.
    pub unfinished: Option<Unfinished>,
}

/// A clause that is searched as words although it looks like more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The clause as typed.
    pub typed: String,
    /// The field that it names, or nearly names.
    pub field: Field,
    /// Why it is searched as words.
    pub problem: Problem,
}

/// Why a clause is searched as words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Problem {
    /// No value follows the colon, as in `area: moe`.
    NoValue,
    /// The field cannot take the value, as in `stars:lots`.
    Unreadable,
    /// No field has the name, but one nearly has, as in `venu:iclr`.
    Misspelt,
}

/// A value of a facet that may still be typed, to be matched as the start of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfinished {
    /// The facet.
    pub facet: Facet,
    /// What is typed of the value, without an opening quote.
    pub value: String,
    /// Whether the value is to be excluded.
    pub exclude: bool,
}

impl Query {
    /// The query with every clause of its text that can be read as a choice, as bounds or as the
    /// order moved there, and what remains to be said of the others.
    ///
    /// Values join those chosen already; of bounds and orders the last counts. What cannot be
    /// read stays in the text, so that nothing typed is lost. A clause that ends the text may
    /// still be typed: its last value is [`Settled::unfinished`], and bounds or an order that
    /// more letters could make readable ask for nothing yet.
    pub fn settled(&self) -> Settled {
        self.settle(true)
    }

    /// The query that a text in the typed language asks. Nothing in it counts as unfinished.
    pub fn from_text(text: &str) -> Self {
        let typed = Self::default().with_text(text);
        typed.settle(false).query
    }

    /// The whole query in the typed language: its fields in the order of an address, then the
    /// text.
    ///
    /// The text comes last because its end has a meaning: a last word without a space after it
    /// may still be typed.
    pub fn to_text(&self) -> String {
        let fields = self.to_pairs();
        let fields = fields.iter().filter(|(key, _)| *key != "q");
        let mut parts: Vec<String> = fields
            .map(|(key, value)| match value.split_once("..") {
                // One year, not a range of one.
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

    fn settle(&self, typing: bool) -> Settled {
        let mut settled = Settled {
            query: self.clone().with_text(""),
            notes: Vec::new(),
            unfinished: None,
        };
        let mut text = String::new();
        // Whether what is left ends with a word that may still be typed.
        let mut open = false;
        for piece in pieces(&self.text) {
            if let Err(note) = settled.take(&piece, typing && piece.last) {
                open = piece.last && !matches!(piece.body, Body::Field { .. });
                push(&mut text, &piece);
                settled.notes.extend(note);
            }
        }
        if !text.is_empty() && !open {
            text.push(' ');
        }
        settled.query.text = text;
        // The default order depends on the text, and is not kept as a choice.
        if let Some(sort) = settled.query.sort {
            settled.query = settled.query.with_sort(sort);
        }
        settled
    }
}

impl Settled {
    /// Moves a piece out of the text; if it has to stay, what is to be said of that.
    fn take(&mut self, piece: &Piece, typing: bool) -> Result<(), Option<Note>> {
        let note = |field, problem| {
            Some(Note {
                typed: piece.typed.trim_end().to_owned(),
                field,
                problem,
            })
        };
        match piece.body {
            Body::Words { .. } => Err(None),
            Body::Misspelt { near } => Err(note(near, Problem::Misspelt)),
            Body::Field { field, value, .. } => {
                let parts = values::parts(value);
                if parts.is_empty() && typing {
                    return Ok(());
                }
                let read = match field {
                    _ if parts.is_empty() => Err(Problem::NoValue),
                    Field::Facet(facet) => self.choose(facet, parts, piece.exclude, typing),
                    Field::Measure(measure) => self.bound(measure, value, piece.exclude, typing),
                    Field::Sort => self.sort(&parts, piece.exclude, typing),
                    // With a value it would be words.
                    Field::Text(_) => Err(Problem::NoValue),
                };
                read.map_err(|problem| note(field, problem))
            }
        }
    }

    fn choose(
        &mut self,
        facet: Facet,
        mut parts: Vec<Part>,
        exclude: bool,
        typing: bool,
    ) -> Result<(), Problem> {
        if exclude {
            // Not this, or that after all: no choice says it.
            if parts.iter().any(|part| part.exclude != parts[0].exclude) {
                return Err(Problem::Unreadable);
            }
            parts.iter_mut().for_each(|part| part.exclude ^= true);
        }
        if let Some(part) = parts.pop_if(|part| typing && part.open) {
            self.unfinished = Some(Unfinished {
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

    fn sort(&mut self, parts: &[Part], exclude: bool, typing: bool) -> Result<(), Problem> {
        let [
            Part {
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

/// Adds a piece to a text as it was typed, so that the text goes on after it.
fn push(text: &mut String, piece: &Piece) {
    if !text.is_empty() {
        text.push(' ');
    }
    match piece.body {
        Body::Field { unclosed: true, .. } => {
            text.push_str(piece.typed.trim_end());
            text.push('"');
        }
        _ => text.push_str(piece.typed),
    }
}

#[cfg(test)]
mod tests;
