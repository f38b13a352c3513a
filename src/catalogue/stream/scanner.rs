//! Reading JSON values one by one from bytes that are still arriving.

use serde::Deserialize;
use serde_json::Deserializer;

use crate::catalogue::ReadError;

/// The bytes received so far, and how far they are read.
#[derive(Default)]
pub struct Scanner {
    bytes: Vec<u8>,
    /// How many of `bytes` are read.
    at: usize,
    /// How many lines were dropped from the front of `bytes`, for messages.
    lines: usize,
    /// Whether the last byte has arrived.
    is_complete: bool,
}

/// Why reading stops for now.
pub enum Stop {
    /// More bytes have to arrive.
    Incomplete,
    /// The file is not a catalogue.
    Broken(ReadError),
}

impl From<ReadError> for Stop {
    fn from(error: ReadError) -> Self {
        Self::Broken(error)
    }
}

impl Scanner {
    /// Adds the next bytes.
    pub fn push(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// Frees the bytes that were read, once they are the greater part.
    pub fn free_read_bytes(&mut self) {
        if self.at > self.bytes.len() / 2 {
            self.lines += newlines(&self.bytes[..self.at]);
            self.bytes.drain(..self.at);
            self.at = 0;
        }
    }

    /// Notes that the last byte has arrived.
    pub fn close(&mut self) {
        self.is_complete = true;
    }

    /// Whether the last byte has arrived.
    pub fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// How far the bytes are read, to come back to.
    pub fn position(&self) -> usize {
        self.at
    }

    /// Goes back, or on, to a position.
    pub fn seek(&mut self, position: usize) {
        self.at = position;
    }

    /// Goes to the end of what has arrived.
    pub fn seek_end(&mut self) {
        self.at = self.bytes.len();
    }

    /// The bytes read since a position.
    pub fn since(&self, position: usize) -> &[u8] {
        &self.bytes[position..self.at]
    }

    /// Reads a whole value. Something must follow it: a number could go on.
    pub fn value<T: for<'a> Deserialize<'a>>(&mut self) -> Result<T, Stop> {
        let bytes = &self.bytes[self.at..];
        let mut values = Deserializer::from_slice(bytes).into_iter::<T>();
        match values.next() {
            Some(Ok(value)) if self.at + values.byte_offset() < self.bytes.len() => {
                self.at += values.byte_offset();
                Ok(value)
            }
            Some(Ok(_)) | None => Err(Stop::Incomplete),
            Some(Err(error)) if error.is_eof() => Err(Stop::Incomplete),
            Some(Err(error)) => Err(self.locate(&error).into()),
        }
    }

    /// Reads the key of an object, with its colon.
    pub fn key(&mut self) -> Result<String, Stop> {
        let key = self.value()?;
        self.expect(b':')?;
        Ok(key)
    }

    /// The next byte other than white space.
    pub fn peek(&mut self) -> Result<u8, Stop> {
        let rest = &self.bytes[self.at..];
        let spaces = rest.iter().take_while(|byte| byte.is_ascii_whitespace());
        self.at += spaces.count();
        self.bytes.get(self.at).copied().ok_or(Stop::Incomplete)
    }

    /// Reads a byte if it comes next.
    pub fn skip(&mut self, byte: u8) -> Result<bool, Stop> {
        let is_next = self.peek()? == byte;
        self.at += usize::from(is_next);
        Ok(is_next)
    }

    /// Reads a byte that has to come next.
    pub fn expect(&mut self, wanted: u8) -> Result<(), Stop> {
        let found = self.peek()?;
        if self.skip(wanted)? {
            return Ok(());
        }
        let line = self.lines + newlines(&self.bytes[..self.at]) + 1;
        let (found, wanted) = (char::from(found), char::from(wanted));
        let reason = format!("expected `{wanted}`, found `{found}` at line {line}");
        Err(ReadError::Malformed(reason).into())
    }

    /// An error at the end of what has arrived.
    pub fn malformed(&self, what: &str) -> ReadError {
        let line = self.lines + newlines(&self.bytes) + 1;
        ReadError::Malformed(format!("{what} at line {line}"))
    }

    /// A parser's error with its position in the file.
    fn locate(&self, error: &serde_json::Error) -> ReadError {
        let before = self.lines + newlines(&self.bytes[..self.at]);
        let text = error.to_string();
        let what = text
            .rfind(" at line ")
            .map_or(text.as_str(), |at| &text[..at]);
        let (line, column) = (before + error.line(), error.column());
        ReadError::Malformed(format!("{what} at line {line} column {column}"))
    }
}

fn newlines(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte == b'\n').count()
}
