//! Sizes and nestings that no list has: read in a time that grows as the text does.

use std::time::{Duration, Instant};

use efficient_llm::curate::read::Dialect;

// Cases 8 to 16: size and nesting. The bounds are far from what is needed and far from what
// quadratic work would take.
#[test]
fn size_and_nesting_cost_no_more_than_their_length() {
    let start = Instant::now();
    let pieces = [
        "[", "[a](<b", "!-- <", "[a]: b\n", "[^\n", "- * ", "> ", "<a ", "<tr>", "|", "`", "**",
        "](", "((", "&#", "http", "<!--", "~~~\n", "- **a\n", "<ins>", "a, ", ". ", "\t-",
    ];
    for piece in pieces {
        for size in [90_000, 1 << 20] {
            let text = format!("## S\n- {}", piece.repeat(size / piece.len()));
            for dialect in [Dialect::Markdown, Dialect::Plain] {
                let (entries, _) = dialect.read(&text);
                assert!(entries.len() < 100_000, "{piece}");
            }
        }
    }
    assert!(
        start.elapsed() < Duration::from_secs(120),
        "{:?}",
        start.elapsed()
    );
}

#[test]
fn a_line_of_ten_megabytes_is_dropped_and_heard() {
    let line = format!(
        "- [{}](https://a.org)\n- [b](https://a.org/b)",
        "x".repeat(10_000_000)
    );
    let (entries, complaints) = Dialect::Markdown.read(&line);
    assert_eq!(entries.len(), 1);
    assert!(complaints[0].reason.contains("too long"), "{complaints:?}");
}

#[test]
fn a_hundred_thousand_rows_are_read() {
    let rows = (0..100_000).map(|n| format!("- T{n} [[Paper](https://a.org/{n})]\n"));
    let (entries, _) = Dialect::Markdown.read(&rows.collect::<String>());
    assert_eq!(entries.len(), 100_000);
}

#[test]
fn a_row_that_never_closes_is_heard() {
    let (entries, complaints) =
        Dialect::Markdown.read("|Title|\n|--|\n|[x](https://a.org <br> A B | |");
    assert_eq!((entries.len(), complaints.len()), (0, 1));
}
