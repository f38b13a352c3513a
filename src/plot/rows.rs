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
    /// Height of each row, where all have the same.
    pub same: f64,
}

/// About how many lines a text of so many letters takes: each line but the last loses half a
/// word at its end.
pub fn lines_of(n_letters: usize, columns: usize) -> usize {
    const HALF_A_WORD: usize = 4;
    let columns = columns.max(8);
    match n_letters {
        short if short <= columns => 1,
        long => long.div_ceil(columns - HALF_A_WORD),
    }
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

    #[test]
    fn a_longer_text_takes_more_lines() {
        let lines = [0, 20, 21, 32, 33, 160].map(|n_letters| lines_of(n_letters, 20));
        assert_eq!(lines, [1, 1, 2, 2, 3, 10]);
        assert_eq!(lines_of(16, 0), 4);
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
