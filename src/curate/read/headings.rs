//! The headings above a listing.

use super::without_picture_names;
use crate::curate::inline;

/// The headings above a line, outermost first.
#[derive(Clone, Debug, Default)]
pub struct Headings {
    stack: Vec<(usize, String)>,
    /// Number of first-level headings so far; the first is the page's title.
    titles: usize,
}

impl Headings {
    /// Records the line if it is a heading, and returns its level and text.
    pub fn take(&mut self, line: &str) -> Option<(usize, String)> {
        let level = level(line)?;
        let rest = &line[level..];
        let text = heading_text(rest);
        self.stack.retain(|(other, _)| *other < level);
        self.stack.push((level, text.clone()));
        // A numbered first heading is a chapter rather than the page's title.
        let counts = if is_numbered(rest.trim_start()) { 2 } else { 1 };
        self.titles += if level == 1 { counts } else { 0 };
        Some((level, text))
    }

    /// Texts of the headings from this level down.
    pub fn path(&self, from: usize) -> Vec<String> {
        self.stack
            .iter()
            .filter(|(level, text)| (*level >= from || self.titles > 1) && !text.is_empty())
            .map(|(_, text)| text.clone())
            .collect()
    }

    /// Pushes a label that acts as the innermost heading, such as a bold bullet.
    pub fn push_label(&mut self, label: &str) {
        self.stack.push((LABEL, heading_text(label)));
    }

    /// Pops the innermost label.
    pub fn pop_label(&mut self) {
        if self.stack.last().is_some_and(|(level, _)| *level == LABEL) {
            self.stack.pop();
        }
    }

    /// Whether this section is about the page rather than works. A section of papers under the
    /// news does list works.
    pub fn is_boilerplate(&self) -> bool {
        let innermost = self.stack.last().map(|(level, _)| *level);
        let of_papers = |text: &String| {
            let mut words = text.split(|c: char| !c.is_alphanumeric());
            words.any(|word| word.eq_ignore_ascii_case("papers"))
        };
        let mut headings = self.stack.iter().rev().filter(|(level, _)| *level < LABEL);
        if headings.next().is_some_and(|(_, text)| of_papers(text)) {
            return false;
        }
        // A first-level heading for the contents may span the whole page.
        let about_page = |(level, text): &(usize, String)| {
            let text = text.to_lowercase();
            let text = text.trim_matches(|c: char| !c.is_alphanumeric());
            let is_boilerplate = BOILERPLATE.contains(&text) || text.starts_with("contributing");
            is_boilerplate && (*level > 1 || innermost == Some(1))
        };
        self.stack.iter().any(about_page)
    }
}

/// Level of a label, deeper than any heading.
const LABEL: usize = 7;

/// Headings of sections that list no works.
const BOILERPLATE: [&str; 24] = [
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

/// A heading's text, falling back to its link's label.
fn heading_text(rest: &str) -> String {
    let tidy = |text: &str| {
        let text = inline::plain(text);
        let text = without_pictures(&text);
        let text = without_pictures(&text[chapter(text)..]);
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

/// Whether a heading starts with a chapter number.
fn is_numbered(heading: &str) -> bool {
    chapter(heading) > 0 || without_keycap(heading).len() < heading.len()
}

/// Strips leading emoji.
fn without_pictures(heading: &str) -> &str {
    let heading = without_keycap(without_picture_names(heading.trim_start()));
    heading.trim_start_matches(|c: char| !c.is_alphanumeric())
}

/// Strips a leading number made of keycap emoji.
fn without_keycap(heading: &str) -> &str {
    const KEY: char = '\u{20E3}';
    let number = heading.split_whitespace().next().unwrap_or("");
    let is_sign = |c: char| c.is_ascii_digit() || matches!(c, KEY | '\u{FE0F}');
    if number.contains(KEY) && number.chars().all(is_sign) {
        &heading[number.len()..]
    } else {
        heading
    }
}

/// Length of the chapter number in `3. Sums` or `3.1.2 Sums`, else 0. A number without a point
/// is more likely a year, and one before a lower-case letter a quantity.
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
        assert!(!headings.is_boilerplate());
        headings.take("## 🚀 Updates");
        headings.take("### 2024");
        assert!(headings.is_boilerplate());
        headings.take("# Contents");
        assert!(headings.is_boilerplate());
        headings.take("## Papers");
        assert!(!headings.is_boilerplate());
    }

    #[test]
    fn chapters_are_numbered_headings() {
        let mut headings = Headings::default();
        for line in ["# 3️⃣ Sums", "## 3.1 :abacus: Quick", "### 3.1.2. 2024"] {
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
