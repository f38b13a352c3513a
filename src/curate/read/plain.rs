//! The text of a page without its markup: rows of `Title Authors |`, link labels without links,
//! and tables without headings.

use std::collections::{BTreeMap, BTreeSet};

use super::{ReadResult, lines};
use crate::curate::entry::{Complaint, ComplaintKind, RawEntry};
use crate::identity::titles;
use crate::work::Kind;

/// Labels of the links that the page had.
const PAGE_LINKS: [&str; 12] = [
    "github", "paper", "model", "code", "project", "website", "dataset", "data", "blog", "video",
    "demo", "page",
];

/// Maximum length of a row, in bytes.
const LONGEST_ROW: usize = 10_000;

/// Reads the list.
pub fn read(text: &str) -> ReadResult {
    let mut complaints = Vec::new();
    let lines = lines(text, &mut complaints);
    let mut sections = Vec::new();
    let mut tables: Vec<(u32, Vec<RawEntry>)> = Vec::new();
    // Section named by a heading, for tables that still have one.
    let (mut above, mut told) = (None, Vec::new());
    let mut in_contents = false;
    for (number, line) in lines {
        let line = &*line;
        let heading = titles::key(line.trim_start_matches('#'));
        let is_name = |section: &String| !heading.is_empty() && titles::key(section) == heading;
        if is_head(line) {
            tables.push((number, Vec::new()));
            told.push(above.take());
        } else if !in_contents && let Some(at) = sections.iter().position(is_name) {
            above = Some(at);
        } else if let Some((_, rows)) = tables.last_mut() {
            match row(number, line) {
                Row::Entry(entry) => rows.push(*entry),
                Row::Boilerplate => {}
                Row::Unread(reason) => {
                    complaints.push(Complaint::new(number, ComplaintKind::Unread, reason));
                }
            }
        } else {
            // The last run of bullets before the first table is the table of contents.
            let section = line.strip_prefix("- ");
            if section.is_some() && !in_contents {
                sections.clear();
            }
            in_contents = section.is_some();
            sections.extend(section.map(|section| section.trim().to_owned()));
        }
    }
    let names = align(&sections, &tables);
    let names = told
        .iter()
        .zip(names)
        .map(|(told, name)| (*told).map_or((name, false), |at| (Some(at), true)));
    let names: Vec<_> = names.collect();
    let entries = name_tables(tables, &names, &sections, &mut complaints);
    (entries, complaints)
}

/// Whether a line is the header of a table.
pub fn is_head(line: &str) -> bool {
    let line = line.to_lowercase();
    line.starts_with("title") && line.trim_end().ends_with('|') && line.contains("links")
}

/// What a line of a table turned out to be.
enum Row {
    Entry(Box<RawEntry>),
    /// Delimiters, link labels, blank lines.
    Boilerplate,
    Unread(&'static str),
}

fn row(number: u32, line: &str) -> Row {
    let text = line.trim();
    let is_link = |word: &str| PAGE_LINKS.contains(&word.to_lowercase().as_str());
    let bare = text.replace('|', " ");
    if text.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
        || bare.split_whitespace().all(is_link)
    {
        return Row::Boilerplate;
    }
    if text.len() > LONGEST_ROW {
        return Row::Unread("row that is too long for a title and its authors");
    }
    let Some(text) = text.strip_suffix('|') else {
        return Row::Unread("line of a table that does not end as a row does");
    };
    let (text, recommended) = match text.trim().strip_prefix('⭐') {
        Some(rest) => (rest.trim(), true),
        None => (text.trim(), false),
    };
    Row::Entry(Box::new(RawEntry {
        line: number,
        kind: Kind::Paper,
        joined: Some(text.to_owned()),
        recommended,
        ..RawEntry::default()
    }))
}

/// Assigns each table its section, with a complaint saying so.
fn name_tables(
    tables: Vec<(u32, Vec<RawEntry>)>,
    names: &[(Option<usize>, bool)],
    sections: &[String],
    complaints: &mut Vec<Complaint>,
) -> Vec<RawEntry> {
    let mut entries = Vec::new();
    for ((line, rows), (name, is_told)) in tables.into_iter().zip(names) {
        let path: Vec<String> = name.iter().map(|&at| sections[at].clone()).collect();
        let (kind, reason) = match path.first() {
            Some(section) => (
                ComplaintKind::Inferred,
                format!(
                    "the heading is lost; judged by its {} titles the table is \"{section}\"",
                    rows.len()
                ),
            ),
            None => (
                ComplaintKind::Unmapped,
                "the heading is lost and no section of the contents fits".to_owned(),
            ),
        };
        complaints.extend((!is_told).then(|| Complaint::new(line, kind, reason)));
        entries.extend(rows.into_iter().map(|row| RawEntry {
            area_path: path.clone(),
            ..row
        }));
    }
    entries
}

/// The section of each table: the strictly increasing choice with the most agreement between
/// the sections' words and the tables' titles.
fn align(sections: &[String], tables: &[(u32, Vec<RawEntry>)]) -> Vec<Option<usize>> {
    let agreement = agreements(sections, tables);
    let (rows, columns) = (tables.len(), sections.len());
    // best[t][s]: the most that the first t tables can agree with the first s sections.
    let mut best = vec![vec![0.0_f64; columns + 1]; rows + 1];
    for t in 1..=rows {
        for s in 1..=columns {
            let take = best[t - 1][s - 1] + agreement[t - 1][s - 1];
            best[t][s] = take.max(best[t][s - 1]).max(best[t - 1][s]);
        }
    }
    let mut names = vec![None; rows];
    let (mut t, mut s) = (rows, columns);
    while t > 0 && s > 0 {
        if best[t][s] == best[t][s - 1] {
            s -= 1;
        } else if best[t][s] == best[t - 1][s] {
            t -= 1;
        } else {
            names[t - 1] = Some(s - 1);
            (t, s) = (t - 1, s - 1);
        }
    }
    names
}

/// How well each table's titles agree with each section's name. A word weighs the less, the
/// more sections and the more tables have it.
fn agreements(sections: &[String], tables: &[(u32, Vec<RawEntry>)]) -> Vec<Vec<f64>> {
    let sections: Vec<Vec<String>> = sections.iter().map(|section| stems(section)).collect();
    let stems: BTreeSet<&String> = sections.iter().flatten().collect();
    let counts: Vec<BTreeMap<&String, f64>> = tables
        .iter()
        .map(|(_, rows)| rows_with(&stems, rows))
        .collect();
    let weight = |word: &String| {
        let in_sections = sections.iter().filter(|other| other.contains(word)).count();
        let in_tables = counts.iter().filter(|counts| counts[word] > 0.0).count();
        1.0 / (in_sections * in_tables.max(1)) as f64
    };
    let weights: BTreeMap<&String, f64> = stems.iter().map(|word| (*word, weight(word))).collect();
    tables
        .iter()
        .zip(&counts)
        .map(|((_, rows), counts)| {
            let share = |word: &String| weights[word] * counts[word] / rows.len().max(1) as f64;
            sections
                .iter()
                .map(|words| words.iter().map(share).sum())
                .collect()
        })
        .collect()
}

/// In how many rows each stem is mentioned.
fn rows_with<'a>(stems: &BTreeSet<&'a String>, rows: &[RawEntry]) -> BTreeMap<&'a String, f64> {
    let mut counts: BTreeMap<&String, f64> = stems.iter().map(|stem| (*stem, 0.0)).collect();
    for row in rows {
        let words = titles::words(row.joined.as_deref().unwrap_or(""));
        for (stem, count) in &mut counts {
            *count += f64::from(u8::from(mentions(&words, stem)));
        }
    }
    counts
}

/// The telling words of a section's name, cut to what their inflections share.
fn stems(section: &str) -> Vec<String> {
    let telling = |word: &String| !matches!(word.as_str(), "of" | "llm" | "and" | "the" | "for");
    titles::words(section)
        .into_iter()
        .filter(telling)
        .map(|word| word.chars().take(6).collect())
        .collect()
}

/// Whether a title has a word that starts so, or words whose initials are it.
fn mentions(words: &[String], stem: &str) -> bool {
    let initials: Vec<char> = words
        .iter()
        .filter_map(|word| word.chars().next())
        .collect();
    let spelled: Vec<char> = stem.chars().collect();
    words.iter().any(|word| word.starts_with(stem))
        || (spelled.len() == 3 && initials.windows(3).any(|three| three == spelled))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "intro\n- News: long ago\ntext\n- Pruning / Sparsity\n- Efficient MOE\n- Text \
        Compression\n- Low-Rank Decomposition\nTitle & Authors | Introduction | Links |\n---|---|---|\n\
        ⭐ Fast Mixture of Experts Ann Bell, Bo Li |\nGithub Paper |\n|\nOdd line\n\
        Title & Authors | Introduction | Links |\n---|---|---|\nRanked Decomposition for Compression Cy Ng |\nPaper |";

    #[test]
    fn a_heading_that_is_left_is_believed() {
        let head = "Title & Authors | Introduction | Links |\n---|---|---|\n";
        let list =
            format!("- Sums\n- Products\nwords\nProducts\n{head}Quick Sums Ann Bell |\nPaper |");
        let (entries, complaints) = read(&list);
        assert_eq!(entries[0].area_path, ["Products"]);
        assert_eq!(complaints, []);
    }

    #[test]
    fn rows_and_their_sections() {
        let (entries, complaints) = read(LIST);
        let seen: Vec<_> = entries
            .iter()
            .map(|e| (e.line, e.area_path.join(">"), e.recommended))
            .collect();
        assert_eq!(
            seen,
            [
                (10, "Efficient MOE".into(), true),
                (16, "Low-Rank Decomposition".into(), false)
            ]
        );
        assert_eq!(
            entries[0].joined.as_deref(),
            Some("Fast Mixture of Experts Ann Bell, Bo Li")
        );
        let unread: Vec<_> = complaints
            .iter()
            .filter(|c| c.kind == ComplaintKind::Unread)
            .collect();
        assert_eq!(unread.len(), 1);
        assert_eq!(unread[0].line, 13);
    }
}
