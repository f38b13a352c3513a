//! What this browser remembers of the catalogue that its reader saw last, to tell what is new.
//!
//! The works of a catalogue are kept by their marks under its version. Once another version
//! comes, what it has beside these is new, and stays so until a further version comes or the
//! reader has seen enough of it.

use crate::app::state::storage::{self, Key};
use crate::search::{Index, NewWorks};

/// Catalogues larger than this are not remembered: browsers keep some megabytes at most.
const MOST: usize = 50_000;

/// What is new in a catalogue of this version.
pub fn fresh(is_embedded: bool, version: &str) -> NewWorks {
    let kept = |name| storage::get(is_embedded, name);
    let new = kept(Key::New).unwrap_or_default();
    if let Some((known, marks)) = new.split_once(' ')
        && known == version
    {
        return NewWorks::Only(numbers(marks).collect());
    }
    let seen = kept(Key::Seen).unwrap_or_default();
    match seen.split_once(' ') {
        Some((known, marks)) if known != version => NewWorks::AllExcept(numbers(marks).collect()),
        _ => NewWorks::None,
    }
}

/// Remembers a catalogue as seen, with what was new in it.
pub fn remember(is_embedded: bool, index: &Index, fresh: &NewWorks) {
    let (version, marks) = (index.version(), index.key_fingerprints());
    let is_same = |kept: String| {
        kept.split_once(' ')
            .is_some_and(|(known, _)| known == version)
    };
    let is_known = storage::get(is_embedded, Key::Seen).is_some_and(is_same);
    if is_known || marks.len() > MOST {
        return;
    }
    let new: Vec<&u32> = marks.iter().filter(|mark| fresh.contains(**mark)).collect();
    let new = match new.is_empty() {
        true => String::new(),
        false => text(version, new.into_iter()),
    };
    storage::set(is_embedded, Key::New, &new);
    storage::set(is_embedded, Key::Seen, &text(version, marks.iter()));
}

/// Nothing is new to the reader any more.
pub fn forget_new(is_embedded: bool) {
    storage::set(is_embedded, Key::New, "");
}

fn text<'a>(version: &str, marks: impl Iterator<Item = &'a u32>) -> String {
    let mut text = format!("{version} ");
    for mark in marks {
        text.push_str(&format!("{mark:08x}"));
    }
    text
}

/// Marks of eight hexadecimal digits each; what is none is left out.
fn numbers(marks: &str) -> impl Iterator<Item = u32> {
    let digits = marks.as_bytes().chunks(8);
    digits.filter_map(|digits| u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok())
}
