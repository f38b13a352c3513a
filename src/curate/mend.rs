//! Mends mojibake.
//!
//! Some lists were saved as UTF-8 and opened as windows-1252 or Mac Roman, so that `ä` reads
//! `Ã¤` or `√§`. Which of them happened is decided by evidence from the file itself.

use std::fmt;

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::entry::Complaint;
use super::visible::clean;

/// The share of a file's non-ASCII characters that must decode before damage is believed.
const EVIDENCE: f64 = 0.8;

/// How a text was misread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// UTF-8 opened as windows-1252.
    Windows1252,
    /// UTF-8 opened as Mac Roman.
    MacRoman,
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Windows1252 => "windows-1252",
            Self::MacRoman => "mac-roman",
        })
    }
}

/// A text with its encoding mended.
#[derive(Clone, Debug, PartialEq)]
pub struct Mended {
    /// The text, with the line breaks of the original.
    pub text: String,
    /// The damage found and undone.
    pub damage: Option<Damage>,
    /// What had to be removed.
    pub complaints: Vec<Complaint>,
}

/// Why bytes cannot be read as a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// Not UTF-8 from this byte on.
    NotUtf8(usize),
    /// A NUL byte at this offset.
    Nul(usize),
    /// UTF-16, by its byte order mark.
    Utf16,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotUtf8(offset) => write!(f, "not UTF-8 at byte {offset}"),
            Self::Nul(offset) => write!(f, "a NUL byte at byte {offset}: not a text"),
            Self::Utf16 => write!(f, "UTF-16, but a list must be UTF-8"),
        }
    }
}

impl std::error::Error for DecodeError {}

/// The text of a file's bytes.
///
/// # Errors
/// If the bytes are UTF-16, hold a NUL, or are not UTF-8.
pub fn decode(bytes: &[u8]) -> Result<&str, DecodeError> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(DecodeError::Utf16);
    }
    if let Some(offset) = bytes.iter().position(|&byte| byte == 0) {
        return Err(DecodeError::Nul(offset));
    }
    std::str::from_utf8(bytes).map_err(|error| DecodeError::NotUtf8(error.valid_up_to()))
}

/// Undoes the damage, composes accents, and removes invisible characters.
pub fn mend(text: &str) -> Mended {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let (text, damage) = undo(&text);
    let (text, complaints) = clean(&text.nfc().collect::<String>());
    Mended {
        text,
        damage,
        complaints,
    }
}

/// Undoes the damage that explains the text best, if one does.
fn undo(text: &str) -> (String, Option<Damage>) {
    let foreign = text.chars().filter(|c| !c.is_ascii()).count();
    let mut best: Option<(Attempt, Damage)> = None;
    for (damage, encoding) in [
        (Damage::Windows1252, WINDOWS_1252),
        (Damage::MacRoman, MACINTOSH),
    ] {
        let attempt = attempt(text, &HighBytes::of(encoding));
        if (attempt.explained as f64) < EVIDENCE * foreign as f64 || attempt.explained == 0 {
            continue;
        }
        if best.as_ref().is_none_or(|(other, _)| attempt.beats(other)) {
            best = Some((attempt, damage));
        }
    }
    match best {
        Some((attempt, damage)) => (attempt.text, Some(damage)),
        None => (text.to_owned(), None),
    }
}

/// A text with one damage undone.
struct Attempt {
    text: String,
    /// Characters of the damaged text that were part of a decodable sequence.
    explained: usize,
    /// Combining accents in the result: a sign of a wrong guess.
    accents: usize,
}

impl Attempt {
    fn beats(&self, other: &Self) -> bool {
        (self.explained, other.accents) > (other.explained, self.accents)
    }
}

/// Decodes every run of characters that are the bytes of one UTF-8 character; all others stay as
/// they are, so nothing is lost.
fn attempt(text: &str, bytes: &HighBytes) -> Attempt {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let (mut explained, mut accents, mut at) = (0, 0, 0);
    while at < chars.len() {
        if let Some((char, length)) = sequence(&chars[at..], bytes) {
            out.push(char);
            explained += length;
            accents += usize::from(is_combining_mark(char));
            at += length;
        } else {
            out.push(chars[at]);
            at += 1;
        }
    }
    Attempt {
        text: out,
        explained,
        accents,
    }
}

/// The character whose UTF-8 bytes the first characters are, and the number of those.
fn sequence(chars: &[char], bytes: &HighBytes) -> Option<(char, usize)> {
    let lead = bytes.byte(*chars.first()?)?;
    let length = match lead {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    let mut buffer = [lead; 4];
    for (slot, &char) in buffer[1..length].iter_mut().zip(chars.get(1..length)?) {
        *slot = bytes
            .byte(char)
            .filter(|byte| (0x80..0xC0).contains(byte))?;
    }
    let decoded = std::str::from_utf8(&buffer[..length]).ok()?;
    Some((decoded.chars().next()?, length))
}

/// The bytes from 0x80 up of a single-byte encoding, by character.
struct HighBytes(Vec<(char, u8)>);

impl HighBytes {
    fn of(encoding: &'static Encoding) -> Self {
        let mut pairs: Vec<(char, u8)> = (0x80..=0xFF)
            .filter_map(|byte| {
                let single = [byte];
                let (text, _) = encoding.decode_without_bom_handling(&single);
                Some((text.chars().next()?, byte))
            })
            .collect();
        pairs.sort_unstable();
        Self(pairs)
    }

    fn byte(&self, char: char) -> Option<u8> {
        let position = self.0.binary_search_by_key(&char, |pair| pair.0).ok()?;
        Some(self.0[position].1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(damaged: &str, whole: &str, damage: Option<Damage>) {
        let mended = mend(damaged);
        assert_eq!(mended.text, whole);
        assert_eq!(mended.damage, damage);
    }

    #[test]
    fn both_damages_are_undone_and_clean_text_is_left_alone() {
        check(
            "Jos\u{c3}\u{a9} \u{f0}\u{178}\u{161}\u{20ac}",
            "José 🚀",
            Some(Damage::Windows1252),
        );
        check(
            "Sch\u{221a}\u{a7}fer \u{ac}\u{2211} x",
            "Schäfer · x",
            Some(Damage::MacRoman),
        );
        check(
            "\u{f8ff}\u{fc}\u{a7}\u{f1} \u{2030}\u{220f}\u{2260}",
            "🤖 中",
            Some(Damage::MacRoman),
        );
        check("Brüel 🥰 ⭐ 中文", "Brüel 🥰 ⭐ 中文", None);
    }

    #[test]
    fn what_does_not_decode_stays() {
        let mended = mend("\u{c3}\u{a4}\u{c3}\u{b6}\u{c3}\u{bc}\u{c3}\u{9f}\u{c3}\u{a9} é");
        assert!(mended.text.ends_with(" é"), "{}", mended.text);
    }

    #[test]
    fn spaces_and_controls() {
        let mended = mend("\u{FEFF}a\u{A0}b\r\nc\u{202E}d\u{200B}\re");
        assert_eq!(mended.text, "a b\ncd\ne");
        assert_eq!(mended.complaints.len(), 1);
        assert_eq!(mended.complaints[0].line, 2);
        assert_eq!(mend("🧑\u{200D}💻").text, "🧑\u{200D}💻");
        assert_eq!(mend("e\u{301}").text, "é");
    }

    #[test]
    fn bytes_that_are_no_text_say_where() {
        assert_eq!(decode(b"ab\xFFc"), Err(DecodeError::NotUtf8(2)));
        assert_eq!(decode(b"ab\0c"), Err(DecodeError::Nul(2)));
        assert_eq!(decode(b"\xFF\xFEa\0"), Err(DecodeError::Utf16));
    }
}
