//! The numbered lines of a list that may hold listings: without fenced code and comments, and
//! with other markup turned into plain Markdown.

use std::borrow::Cow;

use super::{html, paragraphs, references};
use crate::curate::entry::{Complaint, ComplaintKind};

/// Maximum length of a line, in bytes; anything longer is an accident.
pub const LONGEST_LINE: usize = 100_000;

/// A line with its number.
pub type Line<'a> = (u32, Cow<'a, str>);

/// The lines of a list. Complains about lines that are too long and markup that never closes.
pub fn lines<'a>(text: &'a str, complaints: &mut Vec<Complaint>) -> Vec<Line<'a>> {
    let mut rows = html::rows(shown(text, complaints), complaints);
    for (_, line) in &mut rows {
        spell_out(line);
    }
    paragraphs::made_bullets(headings(references::resolved(rows)))
}

/// Emoji shortcodes that carry meaning.
const PICTURES: [(&str, &str); 12] = [
    (":star:", "⭐"),
    (":star2:", "🌟"),
    (":fire:", "🔥"),
    (":sparkles:", "✨"),
    (":new:", "🆕"),
    (":tada:", "🎉"),
    (":rocket:", "🚀"),
    (":zap:", "⚡"),
    (":bulb:", "💡"),
    (":books:", "📚"),
    (":white_check_mark:", "✅"),
    (":x:", "❌"),
];

/// Replaces shortcodes by emoji, and full-width bars by plain ones.
fn spell_out(line: &mut Cow<'_, str>) {
    if line.contains('｜') {
        *line = Cow::Owned(line.replace('｜', "|"));
    }
    for (name, picture) in PICTURES {
        if line.contains(name) {
            *line = Cow::Owned(line.replace(name, picture));
        }
    }
}

/// The lines outside fenced code and comments.
fn shown<'a>(text: &'a str, complaints: &mut Vec<Complaint>) -> Vec<Line<'a>> {
    let numbered: Vec<(u32, &str)> = (1..).zip(text.lines()).collect();
    let closers = Closers::new(&numbered);
    let mut lines = Vec::new();
    let mut at = 0;
    while let Some(&(number, line)) = numbered.get(at) {
        if line.len() > LONGEST_LINE {
            let reason = format!("line of {} bytes is too long to be a listing", line.len());
            complaints.push(Complaint::new(number, ComplaintKind::Unread, reason));
        } else if let Some(fence) = fence(line) {
            if closers.fence(at, fence) {
                let closes = |&(_, line): &(u32, &str)| closes(line, fence);
                let skipped = numbered[at + 1..].iter().position(closes);
                at += skipped.map_or(0, |skipped| skipped + 1);
            } else {
                complaints.push(unclosed(number, "code fence"));
            }
        } else if line.contains("<!--") {
            at = comment(&numbered, at, &closers, &mut lines, complaints);
        } else {
            lines.push((number, Cow::Borrowed(line)));
        }
        at += 1;
    }
    lines
}

fn unclosed(number: u32, what: &str) -> Complaint {
    let reason = format!("{what} that is never closed: what follows is read as text");
    Complaint::new(number, ComplaintKind::Slip, reason)
}

/// Strips the comments that start on a line; returns the index of the last line they span.
fn comment<'a>(
    numbered: &[(u32, &'a str)],
    mut at: usize,
    closers: &Closers,
    lines: &mut Vec<Line<'a>>,
    complaints: &mut Vec<Complaint>,
) -> usize {
    let (mut number, mut rest) = numbered[at];
    let mut kept = String::new();
    while let Some((before, after)) = rest.split_once("<!--") {
        kept.push_str(before);
        if let Some((_, after)) = after.split_once("-->") {
            rest = after;
            continue;
        }
        if closers.comment <= at {
            complaints.push(unclosed(number, "comment"));
            rest = after;
            break;
        }
        push(lines, number, std::mem::take(&mut kept));
        while let Some(&(next, line)) = numbered.get(at + 1) {
            at += 1;
            if let Some((_, after)) = line.split_once("-->") {
                (number, rest) = (next, after);
                break;
            }
        }
    }
    kept.push_str(rest);
    push(lines, number, kept);
    at
}

fn push(lines: &mut Vec<Line<'_>>, number: u32, kept: String) {
    if !kept.trim().is_empty() {
        lines.push((number, Cow::Owned(kept)));
    }
}

/// Character and length of an opening code fence.
fn fence(line: &str) -> Option<(char, usize)> {
    let line = line.trim_start();
    let sign = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = line.chars().take_while(|&c| c == sign).count();
    let is_code_span = sign == '`' && line[length..].contains('`');
    (length >= 3 && !is_code_span).then_some((sign, length))
}

fn closes(line: &str, (sign, length): (char, usize)) -> bool {
    let line = line.trim();
    line.len() >= length && line.chars().all(|c| c == sign)
}

/// Positions of closing markers, so that an unclosed one costs no search.
struct Closers {
    /// For each line, the longest closing fence after it: backticks, tildes.
    fences: Vec<[usize; 2]>,
    /// Index of the last line that closes a comment.
    comment: usize,
}

impl Closers {
    fn new(numbered: &[(u32, &str)]) -> Self {
        let mut fences = vec![[0; 2]; numbered.len()];
        let mut longest = [0; 2];
        for (at, (_, line)) in numbered.iter().enumerate().rev() {
            fences[at] = longest;
            let line = line.trim();
            for (slot, sign) in longest.iter_mut().zip(['`', '~']) {
                if line.len() >= 3 && line.chars().all(|c| c == sign) {
                    *slot = line.len().max(*slot);
                }
            }
        }
        let comment = numbered.iter().rposition(|(_, line)| line.contains("-->"));
        Self {
            fences,
            comment: comment.unwrap_or(0),
        }
    }

    fn fence(&self, at: usize, (sign, length): (char, usize)) -> bool {
        self.fences[at][usize::from(sign == '~')] >= length
    }
}

/// Turns underlined headings into `#` headings.
fn headings(lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    let mut out: Vec<Line<'_>> = Vec::with_capacity(lines.len());
    for (number, line) in lines {
        let level = underline(&line);
        let stands_alone = out.len() < 2 || out[out.len() - 2].1.trim().is_empty();
        let above = out.last_mut().filter(|_| level > 0 && stands_alone);
        match above.filter(|(before, text)| before + 1 == number && is_words(text)) {
            Some((_, above)) => *above = Cow::Owned(format!("{} {above}", &"##"[..level])),
            None => out.push((number, line)),
        }
    }
    out
}

fn underline(line: &str) -> usize {
    let line = line.trim_end();
    let all = |sign: char| line.len() >= 3 && line.chars().all(|c| c == sign);
    match () {
        () if all('=') => 1,
        () if all('-') => 2,
        () => 0,
    }
}

/// Whether a line can be the text of an underlined heading.
fn is_words(line: &str) -> bool {
    let is_block = line.starts_with([' ', '\t', '#', '-', '*', '+', '>', '|', '<', '`', '=']);
    !line.trim().is_empty()
        && line.len() < 200
        && !is_block
        && !line.contains(['|', ']'])
        && super::bullet(line).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines read, as `number:text`, and how many complaints.
    fn check(text: &str, expected: &[&str], heard: usize) {
        let mut complaints = Vec::new();
        let lines = lines(text, &mut complaints);
        let seen: Vec<String> = lines
            .iter()
            .map(|(number, line)| format!("{number}:{line}"))
            .collect();
        assert_eq!(seen, expected, "{text}");
        assert_eq!(complaints.len(), heard, "{text}: {complaints:?}");
    }

    #[test]
    fn fences_and_comments_are_not_read() {
        check(
            "a\n```\nb\n```\n<!-- c\nd -->\n<!-- e -->\nf",
            &["1:a", "8:f"],
            0,
        );
        check("~~~md\n- b\n```\n~~~\nc", &["5:c"], 0);
        check("````\n```\n- b\n````\nc", &["5:c"], 0);
        check("a <!-- b --> c <!-- d\ne --> f", &["1:a  c ", "2: f"], 0);
    }

    #[test]
    fn what_is_never_closed_hides_nothing() {
        check("```\n- a", &["2:- a"], 1);
        check("<!-- b\n- a", &["1: b", "2:- a"], 1);
        check("````\na\n```\nb", &["2:a", "4:b"], 2);
    }

    #[test]
    fn underlined_headings() {
        check(
            "A\n===\n\nB\n---\n- c",
            &["1:# A", "3:", "4:## B", "6:- c"],
            0,
        );
        check(
            "- a\n---\nT | L\n---|---",
            &["1:- a", "2:---", "3:T | L", "4:---|---"],
            0,
        );
    }

    #[test]
    fn a_line_too_long_is_heard() {
        check(&"x".repeat(LONGEST_LINE + 1), &[], 1);
    }
}
