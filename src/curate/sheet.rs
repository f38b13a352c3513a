//! A file of rows under a fixed head, as CSV.

use csv::StringRecord;
use csv_core::Reader;

/// The rows of a file and their lines; the error has the line and the reason.
pub fn rows(text: &str, head: &str) -> Result<Vec<(usize, StringRecord)>, (usize, String)> {
    let (first, body) = text.split_once('\n').unwrap_or((text, ""));
    let first = first.trim_end_matches('\r');
    if !text.is_empty() && first != head {
        return Err((1, format!("expected `{head}`, found `{first}`")));
    }
    let n_cells = head.split(',').count();
    let lines = (2..).zip(body.lines());
    let rows = lines.filter(|(_, line)| !line.trim().is_empty());
    // One for all rows: making its tables takes longer than reading a row.
    let mut reader = Reader::new();
    rows.map(|(number, line)| {
        let row = cells(&mut reader, line);
        match row.len() {
            n if n == n_cells => Ok((number, row)),
            n => Err((number, format!("{n} cells instead of {n_cells}"))),
        }
    })
    .collect()
}

/// The cells of a line. A row is one line, so each is read by itself and keeps its number.
fn cells(reader: &mut Reader, line: &str) -> StringRecord {
    let mut out = vec![0; line.len()];
    let mut ends = vec![0; line.matches(',').count() + 1];
    reader.reset();
    let (_, _, n_bytes, n_cells) = reader.read_record(line.as_bytes(), &mut out, &mut ends);
    // Nothing more to read ends the row.
    let (_, _, _, n_last) = reader.read_record(&[], &mut out[n_bytes..], &mut ends[n_cells..]);
    let mut start = 0;
    let cells = ends[..n_cells + n_last].iter().map(|&end| {
        let cell = String::from_utf8_lossy(&out[start..end]).into_owned();
        start = end;
        cell
    });
    cells.collect()
}

/// A row as a line of the file. A row is one line, so that differences can be read.
pub fn line(cells: &[&str]) -> String {
    let cells = cells.iter().map(|cell| cell.replace(['\n', '\r'], " "));
    let mut writer = csv::Writer::from_writer(Vec::new());
    let written = writer
        .write_record(cells)
        .and_then(|()| Ok(writer.flush()?));
    written.expect("writing to memory cannot fail");
    let bytes = writer.into_inner().expect("writing to memory cannot fail");
    String::from_utf8(bytes).expect("cells are text")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_with_their_lines_whatever_ends_them() {
        for end in ["\n", "\r\n"] {
            let text = ["a,b", "", "1,\"x, \"\"y\"\"\"", "2,", ""].join(end);
            let rows = rows(&text, "a,b").unwrap();
            let lines: Vec<usize> = rows.iter().map(|(line, _)| *line).collect();
            assert_eq!(lines, [3, 4], "{end:?}");
            assert_eq!(&rows[0].1[1], "x, \"y\"");
        }
        assert_eq!(rows("", "a,b").unwrap(), []);
    }

    #[test]
    fn another_head_and_a_row_of_another_width_are_named() {
        assert_eq!(rows("a,c\n", "a,b").unwrap_err().0, 1);
        let (line, reason) = rows("a,b\n1,2\n1,2,3\n", "a,b").unwrap_err();
        assert_eq!((line, reason.as_str()), (3, "3 cells instead of 2"));
    }

    #[test]
    fn a_row_is_one_line_and_reads_back() {
        let written = line(&["o/n", "a, \"b\"\nc"]);
        assert_eq!(written, "o/n,\"a, \"\"b\"\" c\"\n");
        let read = rows(&format!("a,b\n{written}"), "a,b").unwrap();
        assert_eq!(&read[0].1[1], "a, \"b\" c");
    }
}
