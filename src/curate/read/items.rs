//! Bullets with their continuation lines and nested bullets.

use super::lines::Line;
use super::{bullet, headings};
use crate::curate::entry::{Complaint, ComplaintKind};

/// Maximum length of one bullet's text, in bytes.
const LONGEST_ITEM: usize = 50_000;

/// Indents beyond this count as equal, which bounds the nesting.
const DEEPEST_INDENT: usize = 60;

/// Minimum extra indent of a nested bullet.
const NESTED: usize = 2;

/// A bullet and everything under it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Line on which it starts.
    pub line: u32,
    /// Its own text, with line breaks kept.
    pub text: String,
    /// The bullets nested under it.
    pub nested: Vec<Item>,
}

/// Parses the bullet on the first line, and returns how many lines it spans; none if that line
/// is not a bullet.
pub fn item(lines: &[Line], complaints: &mut Vec<Complaint>) -> Option<(Item, usize)> {
    let (number, line) = lines.first()?;
    let (indent, text) = bullet(line)?;
    let indent = indent.min(DEEPEST_INDENT);
    let mut item = Item {
        line: *number,
        text: text.to_owned(),
        nested: Vec::new(),
    };
    let mut at = 1;
    while let Some((step, number, line)) = next_of_item(&lines[at..], lines[at - 1].0) {
        at += step;
        if let Some((other, _)) = bullet(line) {
            if other.min(DEEPEST_INDENT) < indent + NESTED {
                at -= step;
                break;
            }
            let (nested, length) = self::item(&lines[at..], complaints)?;
            item.nested.push(nested);
            at += length;
            continue;
        }
        at += 1;
        if let Err(reason) = go_on(&mut item, line) {
            complaints.push(Complaint::new(number, ComplaintKind::Unread, reason));
            break;
        }
    }
    Some((item, at))
}

/// The next line that may belong to an item, with its number and the number of blank lines
/// before it. `after` is the number of the line before those.
fn next_of_item<'a>(lines: &'a [Line], after: u32) -> Option<(usize, u32, &'a str)> {
    let step = lines.iter().position(|(_, line)| !line.trim().is_empty())?;
    let (number, line) = (lines[step].0, &*lines[step].1);
    let start = line.trim_start();
    let is_block = start.starts_with(['|', '>']) || headings::is_heading(line);
    let is_adjacent = step == 0 && number <= after + 1;
    let goes_on = is_adjacent || line.starts_with([' ', '\t']) || bullet(line).is_some();
    (!is_block && goes_on).then_some((step, number, line))
}

/// Appends a continuation line.
fn go_on(item: &mut Item, line: &str) -> Result<(), &'static str> {
    if item.text.len() + line.len() > LONGEST_ITEM {
        return Err("bullet that goes on for too long");
    }
    // A second closing of a bold title means that an opening got lost, so this line belongs to
    // another bullet.
    if has_end_of_title(line) && item.text.matches("**").count().is_multiple_of(2) {
        return Err("the beginning of this title is lost");
    }
    item.text.push('\n');
    item.text.push_str(line.trim());
    Ok(())
}

/// Whether a line closes a bold title.
pub fn has_end_of_title(line: &str) -> bool {
    line.contains("**, `")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::borrow::Cow;

    fn told(item: &Item) -> String {
        let nested: Vec<String> = item.nested.iter().map(told).collect();
        let text = item.text.replace('\n', "/");
        if nested.is_empty() {
            text
        } else {
            format!("{text}({})", nested.join(","))
        }
    }

    fn check(text: &str, expected: &str, length: usize) {
        let lines: Vec<Line> = (1..).zip(text.lines().map(Cow::Borrowed)).collect();
        let (item, n_lines) = item(&lines, &mut Vec::new()).unwrap();
        assert_eq!(
            (told(&item).as_str(), n_lines),
            (expected, length),
            "{text}"
        );
    }

    #[test]
    fn what_belongs_to_a_bullet() {
        check("- a\nb\n- c", "a/b", 2);
        check("- a\n\n\t*b*\n\nc", "a/*b*", 3);
        check("- a\n  - b\n    c\n  - d\n- e", "a(b/c,d)", 4);
        check("- a\n\n    - b\n\n- c", "a(b)", 3);
        check("- a\n - b", "a", 1);
        check("- a\n# H", "a", 1);
        check("- a\n| b |", "a", 1);
        check("- a\n\nb", "a", 1);
    }
}
