//! Which rows of a long list are in view, when rows differ in height.
//!
//! Heights follow from the text and a few measured sizes, so the list knows where every row is
//! without drawing it.

use std::ops::Range;

/// Sizes read off the page, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Metrics {
    /// Height of a row without its title and authors.
    pub base: f64,
    /// Height of a line of the title.
    pub title_line: f64,
    /// Height of the line of authors.
    pub author_line: f64,
    /// How many characters of a title fit on a line.
    pub columns: usize,
}

/// No title gets more lines than this; the longest of the field need four on a phone.
const MOST_LINES: usize = 6;

/// How many lines a title takes when words are not broken.
///
/// A wide character (Han and the like) takes two columns.
pub fn title_lines(title: &str, columns: usize) -> usize {
    let columns = columns.max(8);
    let (mut lines, mut used) = (1, 0);
    for word in title.split_whitespace() {
        let width: usize = word
            .chars()
            .map(|c| if c >= '\u{2E80}' { 2 } else { 1 })
            .sum();
        let needed = if used == 0 { width } else { used + 1 + width };
        if needed <= columns {
            used = needed;
        } else {
            lines += if used == 0 { 0 } else { 1 };
            // A word longer than the line runs over as many as it needs.
            lines += width.saturating_sub(1) / columns;
            used = (width - 1) % columns + 1;
        }
    }
    lines.min(MOST_LINES)
}

/// Where each row of a list stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// The upper edge of each row, and the lower edge of the last.
    edges: Vec<f64>,
}

impl Layout {
    /// Stacks rows of the heights given.
    pub fn new(heights: impl Iterator<Item = f64>) -> Self {
        let mut edges = vec![0.0];
        let mut edge = 0.0;
        for height in heights {
            edge += height;
            edges.push(edge);
        }
        Self { edges }
    }

    /// The height of the whole list.
    pub fn height(&self) -> f64 {
        self.edges.last().copied().unwrap_or_default()
    }

    /// The upper edge of a row.
    pub fn top(&self, row: usize) -> f64 {
        self.edges.get(row).copied().unwrap_or_default()
    }

    /// The rows that show in a window of the list, and a few around them so that the keyboard
    /// and a quick scroll find them drawn.
    pub fn rows_in_view(&self, top: f64, height: f64, around: usize) -> Range<usize> {
        let n_rows = self.edges.len().saturating_sub(1);
        let first = self
            .edges
            .partition_point(|&edge| edge <= top)
            .saturating_sub(1);
        let last = self.edges.partition_point(|&edge| edge < top + height);
        let first = first.saturating_sub(around).min(n_rows);
        first..(last + around).clamp(first, n_rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: &str, columns: usize, lines: usize) {
        assert_eq!(title_lines(title, columns), lines, "{title:?} in {columns}");
    }

    #[test]
    fn titles_break_between_words() {
        check("", 10, 1);
        check("ten chars!", 10, 1);
        check("ten chars! and", 10, 2);
        check("aaaa bbbb cccc", 9, 2);
        check("aaaa bbbb cccc", 8, 3);
    }

    #[test]
    fn long_words_and_wide_characters_run_over() {
        check("abcdefghijklmnopqrst", 10, 2);
        check("大模型最快推理芯片", 10, 2);
        check(&"word ".repeat(100), 10, MOST_LINES);
    }

    fn layout() -> Layout {
        Layout::new([10.0, 20.0, 10.0, 20.0].into_iter())
    }

    #[test]
    fn rows_in_view_cover_the_window() {
        assert_eq!(layout().height(), 60.0);
        assert_eq!(layout().top(2), 30.0);
        assert_eq!(layout().rows_in_view(0.0, 10.0, 0), 0..1);
        assert_eq!(layout().rows_in_view(5.0, 10.0, 0), 0..2);
        assert_eq!(layout().rows_in_view(30.0, 10.0, 0), 2..3);
        assert_eq!(layout().rows_in_view(30.0, 10.0, 1), 1..4);
    }

    #[test]
    fn a_window_beyond_the_list_shows_what_there_is() {
        assert_eq!(layout().rows_in_view(-500.0, 100.0, 1), 0..1);
        assert_eq!(layout().rows_in_view(500.0, 100.0, 1), 3..4);
        assert_eq!(Layout::default().rows_in_view(0.0, 100.0, 5), 0..0);
    }
}
