//! ParsedCatalogue a catalogue as it arrives, piece by piece.
//!
//! The works come out one by one, so that a page can make its index in slices while the file is
//! still on its way.

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Deserializer;

use super::{Catalogue, ReadError, SCHEMA};
use crate::work::Work;

/// What comes out of a [`Stream`].
#[derive(Debug, PartialEq)]
pub enum Part {
    /// All but the works, once; always first.
    Head(Box<Catalogue>),
    /// The next work, with its record as it stands in the file.
    Work(Box<Work>, Vec<u8>),
    /// Why a work was left out.
    Quarantined(String),
    /// The end; nothing comes after it.
    End,
}

/// Takes the bytes of a catalogue in pieces of any size.
///
/// Works come out as soon as they are complete if everything else stands before them, as
/// [`Catalogue::to_canonical_json`] writes it. Any other order of keys is read at the end.
#[derive(Default)]
pub struct Stream {
    bytes: Vec<u8>,
    /// How much of `bytes` is read.
    at: usize,
    /// Lines before `bytes`, for messages.
    lines: usize,
    n_works: usize,
    head: Catalogue,
    /// What the head was read from: each key with the text of its value.
    head_texts: Vec<(&'static str, Vec<u8>)>,
    has_schema: bool,
    complete: bool,
    state: State,
}

/// The keys of the head.
const HEAD_KEYS: [&str; 6] = ["schema", "version", "as_of", "lists", "areas", "venues"];

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    /// Before the opening brace.
    #[default]
    Start,
    /// Before a key of the file.
    Key,
    /// Before a work, or the end of them.
    Works,
    /// After the works: nothing that this reader knows.
    Tail,
    /// The works do not stand last: they are read when the whole file is here.
    Whole,
    /// Before a work, after all else was read.
    WorksOfWhole,
    /// Behind the closing brace.
    Ended,
}

/// Why reading stops for now.
enum Stop {
    /// More bytes must come.
    Hungry,
    /// The file is no catalogue.
    Broken(ReadError),
}

impl From<ReadError> for Stop {
    fn from(error: ReadError) -> Self {
        Self::Broken(error)
    }
}

impl Stream {
    /// Adds the next bytes of the file.
    pub fn push(&mut self, bytes: &[u8]) {
        // What is read makes room, once it is the greater part.
        let handed_out = matches!(self.state, State::Works | State::Tail);
        if handed_out && self.at > self.bytes.len() / 2 {
            self.lines += newlines(&self.bytes[..self.at]);
            self.bytes.drain(..self.at);
            self.at = 0;
        }
        self.bytes.extend_from_slice(bytes);
    }

    /// Says that all bytes were added.
    pub fn close(&mut self) {
        self.complete = true;
    }

    /// The next part; `None` if more bytes must come first.
    ///
    /// # Errors
    /// If the file is not JSON, lacks `schema` or `works`, or has a newer schema.
    pub fn next_part(&mut self) -> Result<Option<Part>, ReadError> {
        match self.advance() {
            Ok(part) => Ok(Some(part)),
            Err(Stop::Broken(error)) => Err(error),
            Err(Stop::Hungry) if self.complete => Err(self.malformed("the file is cut off")),
            Err(Stop::Hungry) => Ok(None),
        }
    }

    /// All but the works as JSON, once the head came out: for those to whom texts are given.
    pub fn head_json(&self) -> String {
        let mut json = String::new();
        for (key, value) in &self.head_texts {
            json.push_str(if json.is_empty() { "{\"" } else { ",\"" });
            json.push_str(key);
            json.push_str("\":");
            // It was read as JSON, which is UTF-8.
            json.push_str(std::str::from_utf8(value).unwrap_or("null"));
        }
        json.push('}');
        json
    }

    fn advance(&mut self) -> Result<Part, Stop> {
        loop {
            match self.state {
                State::Start => {
                    self.expect(b'{')?;
                    self.state = State::Key;
                }
                State::Key => {
                    if let Some(part) = self.read_key()? {
                        return Ok(part);
                    }
                }
                State::Works | State::WorksOfWhole => {
                    if let Some(part) = self.read_work()? {
                        return Ok(part);
                    }
                }
                State::Tail => self.skip_key()?,
                State::Whole => return self.read_head_of_whole(),
                State::Ended => return self.end(),
            }
        }
    }

    /// Reads a key and its value, up to the works.
    fn read_key(&mut self) -> Result<Option<Part>, Stop> {
        let start = self.at;
        match self.try_key() {
            // A key is taken as a whole or not at all.
            Err(Stop::Hungry) => {
                self.at = start;
                Err(Stop::Hungry)
            }
            other => other,
        }
    }

    fn try_key(&mut self) -> Result<Option<Part>, Stop> {
        let key = self.key()?;
        if key == "works" {
            if !self.has_schema || self.head.lists.is_empty() {
                (self.state, self.at) = (State::Whole, 0);
                return Ok(None);
            }
            self.expect(b'[')?;
            self.state = State::Works;
            return Ok(Some(self.take_head()));
        }
        self.read_head_value(&key)?;
        match self.peek()? {
            b',' => self.at += 1,
            // An object that ends without works.
            _ => (self.state, self.at) = (State::Whole, 0),
        }
        Ok(None)
    }

    fn key(&mut self) -> Result<String, Stop> {
        let key = self.value()?;
        self.expect(b':')?;
        Ok(key)
    }

    fn take_head(&mut self) -> Part {
        Part::Head(Box::new(std::mem::take(&mut self.head)))
    }

    /// Reads the value of a key other than the works.
    fn read_head_value(&mut self, key: &str) -> Result<(), Stop> {
        let start = self.at;
        match key {
            "schema" => {
                self.head.schema = self.value()?;
                self.has_schema = true;
                if self.head.schema > SCHEMA {
                    return Err(ReadError::TooNew(self.head.schema).into());
                }
            }
            "version" => self.head.version = self.value()?,
            "as_of" => self.head.as_of = self.value()?,
            "lists" => self.head.lists = self.value()?,
            "areas" => self.head.areas = self.value()?,
            "venues" => self.head.venues = self.value()?,
            _ => {
                let _: IgnoredAny = self.value()?;
            }
        }
        let known = HEAD_KEYS.iter().find(|known| **known == key);
        if let Some(&key) = known {
            // A key may be read twice, for want of the comma behind it.
            self.head_texts.retain(|(known, _)| *known != key);
            let text = self.bytes[start..self.at].to_vec();
            self.head_texts.push((key, text));
        }
        Ok(())
    }

    /// Reads everything but the works, wherever they stand, and goes back to them.
    fn read_head_of_whole(&mut self) -> Result<Part, Stop> {
        if !self.complete {
            return Err(Stop::Hungry);
        }
        self.at = 0;
        self.expect(b'{')?;
        let mut works = None;
        while self.peek()? != b'}' {
            let key = self.key()?;
            if key == "works" {
                self.peek()?;
                works = Some(self.at);
                let _: IgnoredAny = self.value()?;
            } else {
                self.read_head_value(&key)?;
            }
            if self.peek()? == b',' {
                self.at += 1;
            }
        }
        let missing = |what: &str| self.malformed(&format!("missing field `{what}`"));
        let schema = self
            .has_schema
            .then_some(())
            .ok_or_else(|| missing("schema"));
        let works = works.ok_or_else(|| missing("works"));
        schema?;
        self.at = works?;
        self.expect(b'[')?;
        self.state = State::WorksOfWhole;
        Ok(self.take_head())
    }

    /// Passes over a key behind the works, or over the closing brace.
    fn skip_key(&mut self) -> Result<(), Stop> {
        let start = self.at;
        if self.peek()? == b'}' {
            self.at += 1;
            self.state = State::Ended;
            return Ok(());
        }
        let skipped = self
            .expect(b',')
            .and_then(|()| self.key())
            .and_then(|_| self.value());
        // A key is passed over as a whole or not at all.
        skipped
            .map(|IgnoredAny| ())
            .inspect_err(|_| self.at = start)
    }

    fn end(&mut self) -> Result<Part, Stop> {
        match self.peek() {
            Err(Stop::Hungry) if self.complete => Ok(Part::End),
            Ok(_) => Err(self.malformed("something follows the catalogue").into()),
            Err(stop) => Err(stop),
        }
    }

    fn read_work(&mut self) -> Result<Option<Part>, Stop> {
        match self.peek()? {
            b']' => {
                self.at += 1;
                self.state = match self.state {
                    State::WorksOfWhole => {
                        self.at = self.bytes.len();
                        State::Ended
                    }
                    _ => State::Tail,
                };
                return Ok(None);
            }
            b',' => self.at += 1,
            _ => {}
        }
        self.peek()?;
        let start = self.at;
        let work = self.value::<Work>();
        let part = match work {
            Ok(work) => Part::Work(Box::new(work), self.bytes[start..self.at].to_vec()),
            Err(Stop::Hungry) => return Err(Stop::Hungry),
            Err(Stop::Broken(error)) => {
                self.at = start;
                // JSON that is no work is left out; what is no JSON at all ends the parsed.
                let _: IgnoredAny = self.value()?;
                let number = self.n_works + 1;
                let reason = match error {
                    ReadError::Malformed(reason) => reason,
                    newer => newer.to_string(),
                };
                Part::Quarantined(format!("work {number} left out: {reason}"))
            }
        };
        self.n_works += 1;
        Ok(Some(part))
    }

    /// Reads a JSON value that is complete: something must stand after it.
    fn value<T: for<'a> Deserialize<'a>>(&mut self) -> Result<T, Stop> {
        let bytes = &self.bytes[self.at..];
        let mut values = Deserializer::from_slice(bytes).into_iter::<T>();
        match values.next() {
            Some(Ok(value)) if self.at + values.byte_offset() < self.bytes.len() => {
                self.at += values.byte_offset();
                Ok(value)
            }
            Some(Ok(_)) | None => Err(Stop::Hungry),
            Some(Err(error)) if error.is_eof() => Err(Stop::Hungry),
            Some(Err(error)) => Err(self.error_in(&error).into()),
        }
    }

    fn error_in(&self, error: &serde_json::Error) -> ReadError {
        let before = self.lines + newlines(&self.bytes[..self.at]);
        let text = error.to_string();
        let what = text
            .rfind(" at line ")
            .map_or(text.as_str(), |at| &text[..at]);
        let (line, column) = (before + error.line(), error.column());
        ReadError::Malformed(format!("{what} at line {line} column {column}"))
    }

    fn malformed(&self, what: &str) -> ReadError {
        let line = self.lines + newlines(&self.bytes) + 1;
        ReadError::Malformed(format!("{what} at line {line}"))
    }

    /// The next byte that is no space.
    fn peek(&mut self) -> Result<u8, Stop> {
        let rest = &self.bytes[self.at..];
        let spaces = rest.iter().take_while(|byte| byte.is_ascii_whitespace());
        self.at += spaces.count();
        self.bytes.get(self.at).copied().ok_or(Stop::Hungry)
    }

    fn expect(&mut self, wanted: u8) -> Result<(), Stop> {
        let found = self.peek()?;
        if found == wanted {
            self.at += 1;
            return Ok(());
        }
        let line = self.lines + newlines(&self.bytes[..self.at]) + 1;
        let (found, wanted) = (char::from(found), char::from(wanted));
        let reason = format!("expected `{wanted}`, found `{found}` at line {line}");
        Err(ReadError::Malformed(reason).into())
    }
}

fn newlines(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte == b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::work::{List, Listing};

    fn sample() -> Catalogue {
        let work = |id: &str| Work {
            id: id.into(),
            title: format!("A \"quoted\" title, ÿ, of {id}"),
            listings: vec![Listing {
                list: "000".into(),
                line: 3,
                ..Listing::default()
            }],
            ..Work::default()
        };
        Catalogue {
            schema: SCHEMA,
            version: "0123456789ab".into(),
            as_of: "2026-01-31".into(),
            lists: vec![List {
                id: "000".into(),
                ..List::default()
            }],
            works: vec![work("a"), work("b")],
            ..Catalogue::default()
        }
    }

    fn with_no_works(head: &str) -> String {
        head.strip_suffix('}').unwrap().to_owned() + ",\"works\":[]}"
    }

    /// The catalogue that a file in pieces of so many bytes is read as, and what was left out.
    fn streamed(text: &str, piece: usize) -> Result<(Catalogue, Vec<String>), ReadError> {
        let mut stream = Stream::default();
        let mut pieces = text.as_bytes().chunks(piece);
        let mut catalogue = Catalogue::default();
        let mut quarantined = Vec::new();
        loop {
            match stream.next_part()? {
                Some(Part::Head(head)) => {
                    let again = super::super::read(&with_no_works(&stream.head_json()));
                    assert_eq!(again.map(|parsed| parsed.catalogue), Ok((*head).clone()));
                    catalogue = *head;
                }
                Some(Part::Work(work, json)) => {
                    assert_eq!(serde_json::from_slice::<Work>(&json).unwrap(), *work);
                    catalogue.works.push(*work);
                }
                Some(Part::Quarantined(reason)) => quarantined.push(reason),
                Some(Part::End) => return Ok((catalogue, quarantined)),
                None => match pieces.next() {
                    Some(piece) => stream.push(piece),
                    None => stream.close(),
                },
            }
        }
    }

    #[test]
    fn a_file_in_pieces_reads_as_in_one() {
        let text = sample().to_canonical_json();
        for piece in 1..text.len() + 1 {
            assert_eq!(streamed(&text, piece), Ok((sample(), vec![])), "{piece}");
        }
    }

    #[test]
    fn any_order_of_keys_and_any_spaces_are_read() {
        let text = sample().to_canonical_json();
        let works = text.find("\"works\"").unwrap();
        let works_first = format!(
            "{{{},{}}}",
            text[works..].trim_end().trim_end_matches('}'),
            text[1..works].trim().trim_end_matches(',')
        );
        let wide = text.replace(":[", " : [ ").replace("{\"id\"", "\t{ \"id\"");
        let more = text.replace("\"schema\"", "\"hologram\":{\"x\":[1]},\"schema\"");
        for text in [works_first, wide, more] {
            for piece in [1, 7, 1_000] {
                assert_eq!(streamed(&text, piece), Ok((sample(), vec![])), "{text}");
            }
        }
    }

    #[test]
    fn a_broken_work_is_quarantined_and_the_rest_kept() {
        let text = sample().to_canonical_json();
        let text = text.replace("\"works\":[", "\"works\":[{\"id\":5},");
        for piece in [1, 1_000] {
            let (catalogue, quarantined) = streamed(&text, piece).unwrap();
            assert_eq!(catalogue, sample());
            assert_eq!(quarantined.len(), 1);
            assert!(
                quarantined[0].starts_with("work 1 left out: invalid type"),
                "{quarantined:?}"
            );
        }
    }

    #[test]
    fn what_is_no_catalogue_says_where() {
        let cut = &sample().to_canonical_json()[..400];
        for text in [
            "",
            "<!doctype html>",
            "{\"schema\": 1, \"works\": [{",
            "[1]",
            "{}",
            cut,
        ] {
            for piece in [1, 1_000] {
                let error = streamed(text, piece).unwrap_err().to_string();
                assert!(error.contains("line"), "{text:?}: {error}");
            }
        }
        let newer = "{\"schema\": 2, \"works\": \"elsewhere\"}";
        assert_eq!(streamed(newer, 3), Err(ReadError::TooNew(2)));
    }
}
