//! A table of counts, coloured by count, in which every number filters.

use leptos::prelude::*;

use super::pick::{Pick, pickable};
use crate::app::format::{thousands, works};

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
    pub caption: &'static str,
    /// What stands along its left side.
    pub corner: &'static str,
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
pub fn grid(grid: Grid) -> AnyView {
    let most = grid.counts.iter().flatten().copied().max().unwrap_or(0);
    let head = grid.columns.iter().enumerate().map(|(at, column)| {
        let name = format!("0,{}", at + 1);
        view! { <th scope="col">{header(column, name, false)}</th> }.into_any()
    });
    let rows = grid.rows.iter().enumerate().map(|(row, line)| {
        let counts = grid.counts.get(row).into_iter().flatten().enumerate();
        let cells = counts.map(|(column, &count)| {
            let name = format!("{}, {}", line.label, grid.columns[column].label);
            cell(count, heat(count, most), &name, row + 1, column + 1)
        });
        let name = format!("{},0", row + 1);
        view! {
            <tr>
                <th scope="row">{header(line, name, row == 0)}</th>
                {cells.collect::<Vec<_>>()}
            </tr>
        }
        .into_any()
    });
    let table = view! {
        <div class="grid-box">
            <table class="grid" role="grid" data-group=grid.name>
                <caption>{grid.caption}</caption>
                <thead>
                    <tr><td>{grid.corner}</td>{head.collect::<Vec<_>>()}</tr>
                </thead>
                <tbody>{rows.collect::<Vec<_>>()}</tbody>
            </table>
        </div>
    };
    let picks = |lines: &[Line]| lines.iter().map(|line| line.pick.clone()).collect();
    pickable(picks(&grid.rows), picks(&grid.columns), table.into_any())
}

/// A button that bears a row's or a column's name.
fn header(line: &Line, at: String, is_stop: bool) -> AnyView {
    let tab = if is_stop { "0" } else { "-1" };
    view! {
        <button type="button" class="grid-head" data-at=at tabindex=tab>{line.label.clone()}</button>
    }
    .into_any()
}

fn cell(count: u32, heat: u32, name: &str, row: usize, column: usize) -> AnyView {
    let number = thousands(count);
    let content = match count {
        0 => number.into_any(),
        _ => {
            let name = format!("{name}: {}", works(count as usize));
            let at = format!("{row},{column}");
            view! {
                <button type="button" class="cell" data-at=at tabindex="-1" title=name.clone()
                    aria-label=name>{number}</button>
            }
            .into_any()
        }
    };
    view! { <td data-heat=heat.to_string()>{content}</td> }.into_any()
}
