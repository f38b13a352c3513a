//! Rows that are drawn a few at a time, so that nobody waits for all of them.

use super::rows::Layout;
use crate::work::WorkId;

/// A row that is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// Its work.
    pub id: WorkId,
    /// Its place in the results, from 0.
    pub position: usize,
    /// Where it begins, in pixels from the list's upper edge.
    pub top: f64,
}

/// The rows that are to be drawn: those in view and below in order, then those above. `view` is
/// the upper edge and the height of what is seen of the list, in pixels.
pub fn wanted(layout: &Layout, hits: &[WorkId], view: (f64, f64), around: usize) -> Vec<Row> {
    let (top, height) = view;
    let all = layout.rows_in_view(top, height, around);
    let first = layout.row_at(top).clamp(all.start, all.end);
    let row = |position: usize| {
        Some(Row {
            id: *hits.get(position)?,
            position,
            top: layout.top(position),
        })
    };
    let below_first = (first..all.end).chain(all.start..first);
    below_first.filter_map(row).collect()
}

/// What of the wanted rows is drawn already, and the next few of them, in the order of the list.
pub fn next_portion(wanted: &[Row], drawn: &[Row], portion: usize) -> Vec<Row> {
    let mut n_made = 0;
    let has_turn = |row: &&Row| {
        let is_drawn = drawn.iter().any(|known| known.id == row.id);
        n_made += usize::from(!is_drawn);
        is_drawn || n_made <= portion
    };
    let mut now: Vec<Row> = wanted.iter().filter(has_turn).copied().collect();
    // Those above come last among the wanted, but first in the list.
    let is_above = |row: &Row| row.position < wanted[0].position;
    let n_below = now.iter().position(is_above).unwrap_or_default();
    now.rotate_left(n_below);
    now
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Forty rows of ten pixels.
    fn rows(view: (f64, f64), around: usize) -> Vec<Row> {
        let hits: Vec<WorkId> = (0..40).map(|number| WorkId(100 - number)).collect();
        let layout = Layout::new(hits.iter().map(|_| 10.0));
        wanted(&layout, &hits, view, around)
    }

    fn positions(rows: &[Row]) -> Vec<usize> {
        rows.iter().map(|row| row.position).collect()
    }

    #[test]
    fn what_is_in_view_comes_before_what_is_above() {
        assert_eq!(
            positions(&rows((100.0, 30.0), 2)),
            [10, 11, 12, 13, 14, 8, 9]
        );
        assert_eq!(positions(&rows((0.0, 30.0), 2)), [0, 1, 2, 3, 4]);
        assert_eq!(rows((100.0, 30.0), 0)[0].top, 100.0);
        assert_eq!(rows((100.0, 30.0), 0)[0].id, WorkId(90));
    }

    #[test]
    fn portions_lead_to_all_that_is_wanted_in_order_and_drop_nothing_on_the_way() {
        for start in 0..40 {
            for portion in 1..6 {
                // What was drawn before, somewhere else in the list.
                let mut drawn = rows((f64::from(start) * 10.0, 60.0), 0);
                let wanted = rows((150.0, 80.0), 3);
                let is_wanted = |row: &Row| wanted.contains(row);
                let n_left = wanted.len() - drawn.iter().filter(|row| is_wanted(row)).count();
                for step in 1..=n_left.div_ceil(portion).max(1) {
                    let kept: Vec<Row> =
                        drawn.iter().filter(|row| is_wanted(row)).copied().collect();
                    let now = next_portion(&wanted, &drawn, portion);
                    assert!(kept.iter().all(|row| now.contains(row)));
                    assert!(positions(&now).is_sorted(), "{:?}", positions(&now));
                    let n_made = now.len() - kept.len();
                    let n_due = portion.min(n_left - (step - 1) * portion);
                    assert_eq!(n_made, n_due, "from {start}, step {step} of {portion}");
                    drawn = now;
                }
                let mut all = positions(&wanted);
                all.sort_unstable();
                assert_eq!(positions(&drawn), all);
            }
        }
        assert_eq!(next_portion(&[], &rows((0.0, 30.0), 0), 3), []);
    }
}
