//! Rows of framework tables: a name, its links, and a tick or cross for each capability.

use super::columns;
use crate::curate::entry::{RawEntry, RawLink};
use crate::curate::inline;
use crate::work::{Capabilities, Kind};

/// Reads a row with three marks.
///
/// # Errors
/// If it has no link, no name, or not exactly three marks.
pub fn framework(line: &str, marks: &[bool], order: [usize; 3]) -> Result<RawEntry, String> {
    let found = inline::links(line);
    let Some(first) = found.first() else {
        return Err("row of marks without a link".to_owned());
    };
    if marks.len() != 3 {
        return Err(format!("row of {} marks instead of 3", marks.len()));
    }
    let before = inline::plain(line[..first.start].trim_matches(['|', '[', ' ']));
    let is_linked = before.is_empty();
    let label = if is_linked { "Code" } else { first.label };
    let title = if is_linked {
        inline::plain(first.label)
    } else {
        before
    };
    if title.is_empty() {
        return Err("row of marks without a name".to_owned());
    }
    let mut links = vec![RawLink::new(label, first.target)];
    links.extend(
        found[1..]
            .iter()
            .map(|link| RawLink::new(link.label, link.target)),
    );
    let [training, inference, fine_tuning] = order.map(|at| marks[at]);
    Ok(RawEntry {
        kind: Kind::Framework,
        title,
        links,
        capabilities: Some(Capabilities {
            training,
            inference,
            fine_tuning,
        }),
        ..RawEntry::default()
    })
}

/// Positions of training, inference and fine-tuning among the columns of marks, by the table's
/// header; in that order where it does not tell.
pub fn order(head: &str) -> [usize; 3] {
    let names: Vec<String> = columns::cells(head)
        .iter()
        .map(|cell| cell.to_lowercase())
        .collect();
    let is_fine = |name: &&String| name.contains("tuning");
    let found = [
        names
            .iter()
            .position(|name| name.contains("training") && !is_fine(&name)),
        names
            .iter()
            .position(|name| name.contains("inference") || name.contains("serving")),
        names.iter().position(|name| is_fine(&name)),
    ];
    let mut sorted: Vec<usize> = found.into_iter().flatten().collect();
    sorted.sort_unstable();
    let rank = |at: Option<usize>| sorted.iter().position(|&other| Some(other) == at);
    match found.map(rank) {
        [Some(a), Some(b), Some(c)] => [a, b, c],
        _ => [0, 1, 2],
    }
}

/// The value of a cell's mark, if it has one.
pub fn mark(cell: &str) -> Option<bool> {
    match cell.chars().next()? {
        '✅' | '✓' | '✔' => Some(true),
        '❌' | '✗' | '✘' => Some(false),
        _ => None,
    }
}
