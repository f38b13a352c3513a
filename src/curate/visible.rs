//! Normalises odd spaces and removes invisible characters.

use unicode_normalization::char::is_combining_mark;

use super::entry::{Complaint, ComplaintKind};
use crate::identity::words::is_invisible;

/// Maximum number of combining marks on one letter, in any script.
const MOST_MARKS: usize = 8;

/// Replaces odd spaces and removes invisible characters, with one complaint per line.
pub fn clean(text: &str) -> (String, Vec<Complaint>) {
    let mut out = String::with_capacity(text.len());
    let mut complaints: Vec<Complaint> = Vec::new();
    let mut line = 1;
    let mut chars = text.chars().peekable();
    let mut before = ' ';
    let mut marks = 0;
    while let Some(char) = chars.next() {
        marks = if is_combining_mark(char) {
            marks + 1
        } else {
            0
        };
        match char {
            _ if marks > MOST_MARKS => complain(&mut complaints, line, char),
            '\n' => {
                line += 1;
                out.push(char);
            }
            _ if is_odd_space(char) => out.push(' '),
            // A joiner inside a compound emoji.
            '\u{200D}'
                if is_pictorial(before) && chars.peek().is_some_and(|&c| is_pictorial(c)) =>
            {
                out.push(char);
            }
            _ if is_invisible(char) => complain(&mut complaints, line, char),
            _ => out.push(char),
        }
        before = char;
    }
    (out, complaints)
}

fn complain(complaints: &mut Vec<Complaint>, line: u32, char: char) {
    if complaints.last().is_none_or(|last| last.line != line) {
        complaints.push(Complaint::new(
            line,
            ComplaintKind::Control,
            format!("{} U+{:04X} taken out", name(char), char as u32),
        ));
    }
}

fn name(char: char) -> &'static str {
    if is_combining_mark(char) {
        "accent over accents"
    } else {
        "invisible character"
    }
}

fn is_odd_space(char: char) -> bool {
    matches!(
        char,
        '\u{A0}' | '\u{1680}' | '\u{2000}'
            ..='\u{200A}' | '\u{2028}' | '\u{2029}' | '\u{202F}' | '\u{205F}' | '\u{3000}'
    )
}

fn is_pictorial(char: char) -> bool {
    matches!(char as u32, 0x2190..=0x2BFF | 0xFE0F | 0x1F000..=0x1FAFF)
}
