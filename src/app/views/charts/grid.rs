//! A table of counts, coloured by count, in which every number filters.

use crate::app::kit::dom::{El, el};
use crate::app::kit::number::thousands;
use crate::app::state::language::format::works;
use crate::app::state::language::tr::{tr, tr_with};
use crate::app::views::charts::pick::{Pick, pick_button, pickable};
use crate::texts::Text;

/// A row or a column.
#[derive(Clone)]
pub struct Line {
    /// What it is called.
    pub label: String,
    /// What a click on it asks.
    pub pick: Pick,
}

/// A table of counts.
pub struct Grid {
    /// Its name in the page.
    pub name: &'static str,
    /// What it counts.
    pub caption: Text,
    /// What stands along its left side.
    pub corner: Text,
    /// The rows.
    pub rows: Vec<Line>,
    /// The columns.
    pub columns: Vec<Line>,
    /// The counts of each row.
    pub counts: Vec<Vec<u32>>,
}

/// How dark a count is among others, 1 to 6; 0 for none. Steps are of the square root, for most
/// counts are small.
pub fn heat(count: u32, most: u32) -> u32 {
    let (count, most) = (u64::from(count), u64::from(most));
    let steps = (0..6_u64).find(|step| step * step * most >= 36 * count);
    steps.unwrap_or(6) as u32
}

/// The table: one tab stop, then arrow keys.
pub fn grid(grid: Grid) -> El {
    let most = grid.counts.iter().flatten().copied().max().unwrap_or(0);
    let mut head = el("tr").child(el("td").text(tr(grid.corner)));
    for (at, column) in grid.columns.iter().enumerate() {
        head = head.child(header("col", column, (0, at + 1), false));
    }
    let mut body = el("tbody");
    for (row, line) in grid.rows.iter().enumerate() {
        let counts = grid.counts.get(row).into_iter().flatten().enumerate();
        let mut cells = el("tr").child(header("row", line, (row + 1, 0), row == 0));
        for (column, &count) in counts {
            let labels = [&*line.label, &*grid.columns[column].label];
            cells = cells.child(cell(count, most, labels, (row + 1, column + 1)));
        }
        body = body.child(cells);
    }
    let table = el("table")
        .class("grid")
        .attr("role", "grid")
        .attr("data-group", grid.name)
        .child(el("caption").text(tr(grid.caption)))
        .child(el("thead").child(head))
        .child(body);
    let picks = |lines: &[Line]| lines.iter().map(|line| line.pick.clone()).collect();
    let table = el("div").class("grid-box").child(table);
    pickable(picks(&grid.rows), picks(&grid.columns), vec![table])
}

/// A button that bears a row's or a column's name.
fn header(scope: &str, line: &Line, (row, column): (usize, usize), is_stop: bool) -> El {
    let button = pick_button("grid-head", row, column)
        .attr("tabindex", if is_stop { "0" } else { "-1" })
        .text(&line.label);
    el("th").attr("scope", scope).child(button)
}

/// A number, which is a button unless it is 0. `labels` are those of its row and its column.
fn cell(count: u32, most: u32, labels: [&str; 2], (row, column): (usize, usize)) -> El {
    let cell = el("td").attr("data-heat", &heat(count, most).to_string());
    let number = thousands(count);
    if count == 0 {
        return cell.text(&number);
    }
    let name = cell_name(labels, count);
    let button = pick_button("cell", row, column)
        .attr("tabindex", "-1")
        .attr("title", &name)
        .attr("aria-label", &name)
        .text(&number);
    cell.child(button)
}

/// What a number counts, in words: its row, its column, and how many works.
pub fn cell_name([row, column]: [&str; 2], count: u32) -> String {
    tr_with(Text::CellName, &[row, column, &works(count as usize)])
}
