//! Paragraphs that list a work, with a bold or linked title, and perhaps lines for venue and
//! authors below it. They are rewritten as bullets.

use std::borrow::Cow;

use super::lines::Line;
use super::link_words::is_link_word;
use super::{bullet, headings, is_absolute, kinds};
use crate::curate::inline;

/// Minimum number of words in a bold title; fewer are more likely the start of a note.
const FEWEST_WORDS: usize = 3;

/// Maximum distance between a title and its lines.
const REACH: u32 = 12;

/// Rewrites listing paragraphs as bullets.
pub fn made_bullets(lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    let mut out: Vec<Line<'_>> = Vec::with_capacity(lines.len());
    // Index of the last one, while following lines may belong to it.
    let mut open: Option<usize> = None;
    let mut is_start = true;
    // Number of the last line that listed a work by its link.
    let mut linked = 0;
    for (number, line) in lines {
        let starts_next = line.trim().is_empty() || headings::is_heading(&line);
        let is_new = is_start && is_listing(&line);
        // A paragraph may list several works, one per line.
        let is_line = (is_start || linked + 1 == number) && is_linked(&line);
        linked = if is_line { number } else { linked };
        if is_new || is_line {
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

/// Whether a line is a bold title followed by links.
fn is_listing(line: &str) -> bool {
    let Some((title, rest)) = line
        .strip_prefix("**")
        .and_then(|rest| rest.split_once("**"))
    else {
        return false;
    };
    // Any text in between must end like a sentence, and the links must be bracketed.
    let words = rest.split('[').next().unwrap_or("").trim();
    let is_parted = words.is_empty() || (words.ends_with(['.', ',']) && rest.contains("[["));
    title.split_whitespace().count() >= FEWEST_WORDS
        && !title.contains("](")
        && is_parted
        && rest.contains("](http")
}

/// Whether a line starts with the linked title of a paper, or is followed by a link word.
fn is_linked(line: &str) -> bool {
    if !line.starts_with('[') {
        return false;
    }
    let found = inline::links(line);
    let Some(title) = found.first().filter(|link| link.start == 0 && !link.image) else {
        return false;
    };
    let words = title.label.split_whitespace();
    let has_words = words
        .filter(|word| word.contains(char::is_alphabetic))
        .count()
        > FEWEST_WORDS;
    let is_word = |link: &inline::Found| !link.image && is_link_word(link.label);
    has_words
        && is_absolute(title.target)
        && (kinds::is_of_paper(title.target) || found[1..].iter().any(is_word))
}

/// The value of a line labelled as venue or authors: `**Venue:** ICML 2023`.
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
    fn a_linked_title_is_a_bullet_too() {
        let paper = "[A Quick Sum of A](https://arxiv.org/abs/2301.00001): of numbers";
        check(paper, &[&format!("- {paper}")]);
        let page = "[A Quick Sum of A](https://a.org), [pdf](https://a.org/q)";
        check(page, &[&format!("- {page}")]);
        let label = "[Survey Paper](https://arxiv.org/abs/2301.00001) |";
        check(label, &[label]);
        let person = "[Ann von Bell](https://bell.org): sums, affiliated with U";
        check(person, &[person]);
    }

    #[test]
    fn words_may_stand_between_a_title_and_its_links() {
        check(
            "**A Quick Sum.** Sums Inc. 2023.05. [[Blog](https://a.org)]",
            &["- **A Quick Sum.** Sums Inc. 2023.05. [[Blog](https://a.org)]"],
        );
    }

    #[test]
    fn prose_and_what_belongs_to_a_bullet_stay() {
        for line in [
            "**Note that this** is [here](https://a.org)",
            "**News** [a](https://a.org)",
            "**What we have done**, see [[here](https://a.org)] for more",
            "**[A Quick Sum](https://a.org)** [b](https://b.org)",
            "- a\n**A Quick Sum** [[Paper](https://a.org)]",
            "**Venue:** ICML",
        ] {
            check(line, &line.lines().collect::<Vec<_>>());
        }
    }
}
