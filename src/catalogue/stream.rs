//! Reading `catalogue.json` as it arrives.
//!
//! Works come out one by one, so that a page can build its index in slices while the file is
//! still being downloaded.

mod scanner;
#[cfg(test)]
mod tests;

use serde::de::IgnoredAny;

use super::{Catalogue, ReadError, SCHEMA};
use crate::work::{List, Work};

use scanner::{Scanner, Stop};

/// What comes out of a [`Stream`].
#[derive(Debug, PartialEq)]
pub enum Part {
    /// Everything but the works, once; always first.
    Head(Box<Catalogue>),
    /// The next work, with its record.
    Work(Box<Work>, Vec<u8>),
    /// Why a work was left out.
    Quarantined(String),
    /// The end; nothing comes after it.
    End,
}

/// Takes the bytes of a catalogue in chunks of any size.
///
/// Works come out as soon as they are complete if everything else precedes them, as it does in
/// [`Catalogue::to_canonical_json`]. With any other order of keys, they come out at the end.
#[derive(Default)]
pub struct Stream {
    scanner: Scanner,
    n_works: usize,
    head: Catalogue,
    /// The lists, for what schema 1 does not say about works.
    lists: Vec<List>,
    /// The texts of the head's values, with their keys.
    head_texts: Vec<(&'static str, Vec<u8>)>,
    has_schema: bool,
    state: State,
}

/// The keys of the head; `as_of` is of schema 1.
const HEAD_KEYS: [&str; 8] = [
    "schema",
    "version",
    "as_of",
    "lists_as_of",
    "stars_as_of",
    "lists",
    "areas",
    "venues",
];

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    /// Before the opening brace.
    #[default]
    Start,
    /// Before a key of the file.
    Key,
    /// Before a work, or the end of them.
    Works,
    /// After the works, where nothing more is known.
    Tail,
    /// The works do not come last: everything is read once the file is complete.
    Whole,
    /// Before a work, after everything else was read.
    WorksOfWhole,
    /// After the closing brace.
    Ended,
}

impl Stream {
    /// Adds the next bytes of the file.
    pub fn push(&mut self, bytes: &[u8]) {
        if matches!(self.state, State::Works | State::Tail) {
            self.scanner.free_read_bytes();
        }
        self.scanner.push(bytes);
    }

    /// Notes that the last bytes were pushed.
    pub fn close(&mut self) {
        self.scanner.close();
    }

    /// The next part; `None` if more bytes have to arrive first.
    ///
    /// # Errors
    /// If the file is not JSON, lacks `schema` or `works`, or has a newer schema.
    pub fn next_part(&mut self) -> Result<Option<Part>, ReadError> {
        match self.advance() {
            Ok(part) => Ok(Some(part)),
            Err(Stop::Broken(error)) => Err(error),
            Err(Stop::Incomplete) if self.scanner.is_complete() => {
                Err(self.scanner.malformed("the file is cut off"))
            }
            Err(Stop::Incomplete) => Ok(None),
        }
    }

    /// Everything but the works as JSON, once the head came out; for the export worker.
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
                    self.scanner.expect(b'{')?;
                    self.state = State::Key;
                }
                State::Key => {
                    if let Some(part) = self.whole_or_nothing(Self::read_key)? {
                        return Ok(part);
                    }
                }
                State::Works | State::WorksOfWhole => {
                    if let Some(part) = self.read_work()? {
                        return Ok(part);
                    }
                }
                State::Tail => self.whole_or_nothing(Self::skip_key)?,
                State::Whole => return self.read_head_of_whole(),
                State::Ended => return self.end(),
            }
        }
    }

    /// Reads something that is read again from its start if it is incomplete.
    fn whole_or_nothing<T>(
        &mut self,
        read: impl Fn(&mut Self) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        let start = self.scanner.position();
        read(self).inspect_err(|_| self.scanner.seek(start))
    }

    /// Reads a key and its value, up to the works.
    fn read_key(&mut self) -> Result<Option<Part>, Stop> {
        let key = self.scanner.key()?;
        if key == "works" {
            if !self.has_schema || self.head.lists.is_empty() {
                return self.wait_for_whole();
            }
            self.scanner.expect(b'[')?;
            self.state = State::Works;
            return Ok(Some(self.take_head()));
        }
        self.read_head_value(&key)?;
        if !self.scanner.skip(b',')? {
            // An object that ends without works.
            return self.wait_for_whole();
        }
        Ok(None)
    }

    fn wait_for_whole(&mut self) -> Result<Option<Part>, Stop> {
        self.state = State::Whole;
        self.scanner.seek(0);
        Ok(None)
    }

    fn take_head(&mut self) -> Part {
        let mut head = std::mem::take(&mut self.head);
        if head.schema == 1 {
            let dates = head.lists.iter().filter_map(|list| list.dated.as_ref());
            head.lists_as_of = dates.max().cloned();
            self.lists.clone_from(&head.lists);
        }
        Part::Head(Box::new(head))
    }

    /// Reads the value of a key other than the works.
    fn read_head_value(&mut self, key: &str) -> Result<(), Stop> {
        let Self { scanner, head, .. } = self;
        let start = scanner.position();
        match key {
            "schema" => {
                head.schema = scanner.value()?;
                self.has_schema = true;
                if head.schema > SCHEMA {
                    return Err(ReadError::TooNew(head.schema).into());
                }
            }
            "version" => head.version = scanner.value()?,
            "lists_as_of" => head.lists_as_of = scanner.value()?,
            // The one date of schema 1 was that of the newest star counts.
            "stars_as_of" | "as_of" => head.stars_as_of = scanner.value()?,
            "lists" => head.lists = scanner.value()?,
            "areas" => head.areas = scanner.value()?,
            "venues" => head.venues = scanner.value()?,
            _ => {
                let _: IgnoredAny = scanner.value()?;
            }
        }
        if let Some(&key) = HEAD_KEYS.iter().find(|known| **known == key) {
            // A key is read again if the comma after it was missing at first.
            self.head_texts.retain(|(known, _)| *known != key);
            let text = self.scanner.since(start).to_vec();
            self.head_texts.push((key, text));
        }
        Ok(())
    }

    /// Reads everything but the works, wherever it is, and goes back to them.
    fn read_head_of_whole(&mut self) -> Result<Part, Stop> {
        if !self.scanner.is_complete() {
            return Err(Stop::Incomplete);
        }
        self.scanner.seek(0);
        self.scanner.expect(b'{')?;
        let mut works = None;
        while self.scanner.peek()? != b'}' {
            let key = self.scanner.key()?;
            if key == "works" {
                self.scanner.peek()?;
                works = Some(self.scanner.position());
                let _: IgnoredAny = self.scanner.value()?;
            } else {
                self.read_head_value(&key)?;
            }
            self.scanner.skip(b',')?;
        }
        let missing = |what: &str| self.scanner.malformed(&format!("missing field `{what}`"));
        if !self.has_schema {
            return Err(missing("schema").into());
        }
        let works = works.ok_or_else(|| missing("works"))?;
        self.scanner.seek(works);
        self.scanner.expect(b'[')?;
        self.state = State::WorksOfWhole;
        Ok(self.take_head())
    }

    /// Skips a key after the works, or the closing brace.
    fn skip_key(&mut self) -> Result<(), Stop> {
        if self.scanner.skip(b'}')? {
            self.state = State::Ended;
            return Ok(());
        }
        self.scanner.expect(b',')?;
        self.scanner.key()?;
        self.scanner.value().map(|IgnoredAny| ())
    }

    fn end(&mut self) -> Result<Part, Stop> {
        match self.scanner.peek() {
            Err(Stop::Incomplete) if self.scanner.is_complete() => Ok(Part::End),
            Ok(_) => Err(self
                .scanner
                .malformed("something follows the catalogue")
                .into()),
            Err(stop) => Err(stop),
        }
    }

    fn read_work(&mut self) -> Result<Option<Part>, Stop> {
        if self.scanner.skip(b']')? {
            self.state = match self.state {
                State::WorksOfWhole => {
                    self.scanner.seek_end();
                    State::Ended
                }
                _ => State::Tail,
            };
            return Ok(None);
        }
        self.scanner.skip(b',')?;
        self.scanner.peek()?;
        let start = self.scanner.position();
        let part = match self.scanner.value::<Work>() {
            Ok(work) => self.part_of(work, start),
            Err(Stop::Incomplete) => return Err(Stop::Incomplete),
            Err(Stop::Broken(error)) => {
                self.scanner.seek(start);
                // A value that is no work is left out; what is not even JSON ends the reading.
                let _: IgnoredAny = self.scanner.value()?;
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

    /// A work with its record, to which what schema 1 did not say is added.
    fn part_of(&self, mut work: Work, start: usize) -> Part {
        let mut record = self.scanner.since(start).to_vec();
        if !self.lists.is_empty() && work.n_lists.is_none() {
            work.summarise_sources(&self.lists);
            let lists = serde_json::to_string(&work.lists).unwrap_or_default();
            let n_lists = work.n_lists.map(|n| format!(",\"n_lists\":{n}"));
            let (n_lists, disputed) = (n_lists.unwrap_or_default(), work.disputed);
            record.pop();
            let summary = format!(",\"lists\":{lists}{n_lists},\"disputed\":{disputed}}}");
            record.extend_from_slice(summary.as_bytes());
        }
        Part::Work(Box::new(work), record)
    }
}
