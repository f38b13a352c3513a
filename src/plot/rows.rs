//! Which rows of a long list are in view, when rows differ in height.
//!
//! A row that was drawn has its true height; until then its text gives a good guess. So the
//! list knows where every row stands without drawing it.

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

/// How many lines a text takes. Lines break at spaces and after hyphens; a wide character (Han
/// and the like) takes two columns.
pub fn text_lines(text: &str, columns: usize) -> usize {
    let columns = columns.max(8);
    let (mut lines, mut used) = (1, 0);
    for word in text.split_whitespace() {
        let gap = usize::from(used > 0);
        for (position, part) in word.split_inclusive('-').enumerate() {
            let width: usize = part.chars().map(|c| 1 + usize::from(c >= '\u{2E80}')).sum();
            let gap = if position == 0 { gap } else { 0 };
            if used + gap + width <= columns {
                used += gap + width;
            } else {
                lines += usize::from(used > 0);
                // A word longer than the line runs over as many as it needs.
                lines += width.saturating_sub(1) / columns;
                used = width.saturating_sub(1) % columns + 1;
            }
        }
    }
    lines
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

    /// The row at a height of the list; the first or the last beyond its ends.
    pub fn row_at(&self, height: f64) -> usize {
        let above = self.edges.partition_point(|&edge| edge <= height);
        above.saturating_sub(1).min(self.n_rows().saturating_sub(1))
    }

    /// The rows that show in a window of the list, and a few around them so that the keyboard
    /// and a quick scroll find them drawn.
    pub fn rows_in_view(&self, top: f64, height: f64, around: usize) -> Range<usize> {
        let n_rows = self.n_rows();
        let last = self.edges.partition_point(|&edge| edge < top + height);
        let first = self.row_at(top).saturating_sub(around).min(n_rows);
        first..(last + around).clamp(first, n_rows)
    }

    fn n_rows(&self) -> usize {
        self.edges.len().saturating_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, columns: usize, lines: usize) {
        assert_eq!(text_lines(text, columns), lines, "{text:?} in {columns}");
    }

    #[test]
    fn lines_break_between_words_and_after_hyphens() {
        check("", 10, 1);
        check("ten chars!", 10, 1);
        check("ten chars! and", 10, 2);
        check("aaaa bbbb cccc", 9, 2);
        check("aaaa bbbb cccc", 8, 3);
        check("aaaa bbb-cccc", 9, 2);
        check("aaaa bbb-cccc d", 9, 2);
    }

    #[test]
    fn long_words_and_wide_characters_run_over() {
        check("abcdefghijklmnopqrst", 10, 2);
        check("abcdefghijklmnopqrst u", 10, 3);
        check("大模型最快推理芯片", 10, 2);
        check(&"word ".repeat(100), 9, 50);
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
        assert_eq!(layout().rows_in_view(500.0, 100.0, 1), 2..4);
        assert_eq!(Layout::default().rows_in_view(0.0, 100.0, 5), 0..0);
    }

    #[test]
    fn a_height_has_a_row() {
        let rows = [-5.0, 0.0, 9.9, 10.0, 59.0, 60.0, 500.0].map(|at| layout().row_at(at));
        assert_eq!(rows, [0, 0, 0, 1, 3, 3, 3]);
        assert_eq!(Layout::default().row_at(5.0), 0);
    }
}
