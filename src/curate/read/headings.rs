//! The headings that a listing stands under.

use super::without_picture_names;
use crate::curate::inline;

/// The headings above a line, outermost first.
#[derive(Clone, Debug, Default)]
pub struct Headings {
    stack: Vec<(usize, String)>,
    /// Headings of the first level so far: the first is the page's title.
    titles: usize,
}

impl Headings {
    /// Takes the line in if it is a heading: its level and text.
    pub fn take(&mut self, line: &str) -> Option<(usize, String)> {
        let level = level(line)?;
        let rest = &line[level..];
        let text = heading_text(rest);
        self.stack.retain(|(other, _)| *other < level);
        self.stack.push((level, text.clone()));
        // A first heading with a number is a chapter of a list and not its title.
        let counts = if chapter(rest.trim_start()) > 0 { 2 } else { 1 };
        self.titles += if level == 1 { counts } else { 0 };
        Some((level, text))
    }

    /// The texts of the headings from this level on.
    pub fn path(&self, from: usize) -> Vec<String> {
        self.stack
            .iter()
            .filter(|(level, text)| (*level >= from || self.titles > 1) && !text.is_empty())
            .map(|(_, text)| text.clone())
            .collect()
    }

    /// Whether what stands here is about the page and not about works.
    pub fn is_furniture(&self) -> bool {
        let innermost = self.stack.last().map(|(level, _)| *level);
        // The page's contents may stand under a heading of the first level that never ends.
        let about_page = |(level, text): &(usize, String)| {
            let text = text.to_lowercase();
            let text = text.trim_matches(|c: char| !c.is_alphanumeric());
            let is_furniture = FURNITURE.contains(&text) || text.starts_with("contributing");
            is_furniture && (*level > 1 || innermost == Some(1))
        };
        self.stack.iter().any(about_page)
    }
}

/// Headings of what is no list of works.
const FURNITURE: [&str; 24] = [
    "content",
    "contents",
    "table of content",
    "table of contents",
    "toc",
    "full list",
    "news",
    "what's new",
    "update",
    "updates",
    "changelog",
    "contribution",
    "contributions",
    "contributors",
    "contribute",
    "how to contribute",
    "citation",
    "citations",
    "cite",
    "license",
    "acknowledgement",
    "acknowledgements",
    "star history",
    "community support",
];

/// Whether a line is a heading.
pub fn is_heading(line: &str) -> bool {
    level(line).is_some()
}

/// The level of a heading.
fn level(line: &str) -> Option<usize> {
    let level = line.bytes().take_while(|&b| b == b'#').count();
    let is_heading = (1..=6).contains(&level) && line[level..].starts_with([' ', '\t']);
    is_heading.then_some(level)
}

/// A heading's words: its links only if it has no others.
fn heading_text(rest: &str) -> String {
    let tidy = |text: &str| {
        let text = inline::plain(text);
        let text = undressed(&text);
        let text = undressed(&text[chapter(text)..]);
        let text = text.trim_end_matches(['#', ' ']);
        let text = text.strip_suffix("()").unwrap_or(text);
        let is_picture = |c: char| !c.is_ascii() && !c.is_alphanumeric();
        text.trim_end_matches(|c| is_picture(c) || c == ' ')
            .to_owned()
    };
    let words = tidy(&inline::without_links(rest));
    let links = inline::links(rest);
    match links.first() {
        Some(link) if words.is_empty() => tidy(link.label),
        _ => words,
    }
}

/// A heading without the pictures in front of it.
fn undressed(heading: &str) -> &str {
    without_picture_names(heading.trim_start()).trim_start_matches(|c: char| !c.is_alphanumeric())
}

/// The length of a chapter's number, as in `3. Sums` and `3.1.2 Sums`; 0 if a heading has none.
/// A number without a point is more likely a year, and one before a small letter a measure.
fn chapter(heading: &str) -> usize {
    let is_number = |c: char| c.is_ascii_digit() || c == '.';
    let length = heading.find(|c| !is_number(c)).unwrap_or(heading.len());
    let (number, rest) = heading.split_at(length);
    let mut parts = number.strip_suffix('.').unwrap_or(number).split('.');
    let is_chapter = number.contains('.')
        && parts.all(|part| (1..=2).contains(&part.len()))
        && rest.starts_with(' ')
        && !rest.trim_start().starts_with(char::is_lowercase);
    if is_chapter { length } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_stack_by_level() {
        let mut headings = Headings::default();
        for line in ["## 🤖 A 🔥", "#### B", "### [C](c.md) ##", "#no heading"] {
            headings.take(line);
        }
        assert_eq!(headings.path(2), ["A", "C"]);
        headings.take("## 📖 D ([back](#top))");
        assert_eq!(headings.path(2), ["D"]);
        assert!(!headings.is_furniture());
        headings.take("## 🚀 Updates");
        headings.take("### 2024");
        assert!(headings.is_furniture());
        headings.take("# Contents");
        assert!(headings.is_furniture());
        headings.take("## Papers");
        assert!(!headings.is_furniture());
    }

    #[test]
    fn chapters_are_numbered_headings() {
        let mut headings = Headings::default();
        for line in ["# 3. Sums", "## 3.1 :abacus: Quick", "### 3.1.2. 2024"] {
            headings.take(line);
        }
        assert_eq!(headings.path(2), ["Sums", "Quick", "2024"]);
        let mut headings = Headings::default();
        for line in [
            "# Sums",
            "## :abacus: Quick",
            "### 2024 and 1.5 bits",
            "#### 1.58 bits",
        ] {
            headings.take(line);
        }
        let path = headings.path(2);
        assert_eq!(path, ["Quick", "2024 and 1.5 bits", "1.58 bits"]);
    }
}
