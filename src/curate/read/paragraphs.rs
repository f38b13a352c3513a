//! Paragraphs that list a work: a bold title with its links after it, and below it lines that
//! say the venue and the authors. They are made bullets, which every reader knows.

use std::borrow::Cow;

use super::lines::Line;
use super::{bullet, headings};

/// The fewest words of a bold title; fewer are more likely a note's first word.
const FEWEST_WORDS: usize = 3;

/// How far below a title its lines can stand.
const REACH: u32 = 12;

/// Makes bullets of the paragraphs among the lines.
pub fn made_bullets(lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    let mut out: Vec<Line<'_>> = Vec::with_capacity(lines.len());
    // Where the last of them stands, while what follows can belong to it.
    let mut open: Option<usize> = None;
    let mut is_start = true;
    for (number, line) in lines {
        let starts_next = line.trim().is_empty() || headings::is_heading(&line);
        if is_start && is_listing(&line) {
            open = Some(out.len());
            out.push((number, Cow::Owned(format!("- {line}"))));
        } else if headings::is_heading(&line) || bullet(&line).is_some() {
            open = None;
            out.push((number, line));
        } else {
            let above = open.filter(|&at| number - out[at].0 <= REACH);
            match above.zip(labelled(&line)) {
                Some((at, words)) => {
                    let joined = format!("{} <br> {words}", out[at].1);
                    out[at].1 = Cow::Owned(joined);
                }
                None => out.push((number, line)),
            }
        }
        is_start = starts_next;
    }
    out
}

/// Whether a line is a bold title and then links.
fn is_listing(line: &str) -> bool {
    let Some((title, rest)) = line
        .strip_prefix("**")
        .and_then(|rest| rest.split_once("**"))
    else {
        return false;
    };
    title.split_whitespace().count() >= FEWEST_WORDS
        && !title.contains("](")
        && rest.trim_start().starts_with('[')
        && rest.contains("](http")
}

/// What a line says that is labelled as venue or authors: `**Venue:** ICML 2023`.
fn labelled(line: &str) -> Option<&str> {
    let (label, words) = line.trim().strip_prefix("**")?.split_once("**")?;
    let label = label.trim_end_matches([':', ' ']).to_lowercase();
    let is_known = matches!(
        label.as_str(),
        "venue" | "conference" | "journal" | "published" | "author" | "authors"
    );
    is_known.then(|| words.trim_start_matches([':', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let lines = (1..).zip(text.lines().map(Cow::Borrowed)).collect();
        let made = made_bullets(lines);
        let made: Vec<&str> = made.iter().map(|(_, line)| &**line).collect();
        assert_eq!(made, expected, "{text}");
    }

    #[test]
    fn a_bold_title_with_links_is_a_bullet() {
        check(
            "**1. A Quick Sum** [[Paper](https://a.org)]\n\n**Venue:** ICML 2023\n\n**Authors**: Ann Bell.\n## H",
            &[
                "- **1. A Quick Sum** [[Paper](https://a.org)] <br> ICML 2023 <br> Ann Bell.",
                "",
                "",
                "## H",
            ],
        );
    }

    #[test]
    fn prose_and_what_belongs_to_a_bullet_stay() {
        for line in [
            "**Note that this** is [here](https://a.org)",
            "**News** [a](https://a.org)",
            "**[A Quick Sum](https://a.org)** [b](https://b.org)",
            "- a\n**A Quick Sum** [[Paper](https://a.org)]",
            "**Venue:** ICML",
        ] {
            check(line, &line.lines().collect::<Vec<_>>());
        }
    }
}
