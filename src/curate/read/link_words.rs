//! Common labels of links to a work's pages, and bare addresses in text.

use super::is_absolute;
use crate::curate::entry::RawLink;

/// Common first words of a link's label.
const LINK_WORDS: [&str; 39] = [
    "paper",
    "pdf",
    "code",
    "arxiv",
    "link",
    "github",
    "project",
    "page",
    "blog",
    "website",
    "web",
    "slides",
    "video",
    "demo",
    "model",
    "models",
    "data",
    "dataset",
    "html",
    "openreview",
    "doc",
    "docs",
    "homepage",
    "source",
    "poster",
    "bib",
    "abs",
    "talk",
    "repo",
    "here",
    "official",
    "twitter",
    "colab",
    "papers",
    "url",
    "report",
    "huggingface",
    "article",
    "preprint",
];

/// Whether a label is a link word, optionally with one or two more: `Code`, `PDF v2`.
pub fn is_link_word(label: &str) -> bool {
    let label = label.to_lowercase();
    let mut words = label
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let first = words.next();
    first.is_none_or(|word| LINK_WORDS.contains(&word)) && words.count() < 3
}

/// Bare addresses in a text, labelled by the word before them.
pub fn bare(text: &str) -> Vec<RawLink> {
    let mut links = Vec::new();
    let mut rest = text;
    let mut before = String::new();
    while let Some(at) = rest.find("http") {
        before.push_str(&rest[..at]);
        rest = &rest[at..];
        if !is_absolute(rest) {
            before.push_str("http");
            rest = &rest[4..];
            continue;
        }
        let end = rest.find(|c: char| c.is_whitespace() || "<>\"'`|)]}，。；".contains(c));
        let url = rest[..end.unwrap_or(rest.len())].trim_end_matches(['.', ',', ';', ':']);
        let label = before.trim_end_matches([' ', ':', '(', '[', ']', '<']);
        let label = label.rsplit([' ', '[', '(', '|', '>']).next().unwrap_or("");
        let label = if is_link_word(label) { label } else { "" };
        links.push(RawLink::new(label, url));
        rest = &rest[url.len()..];
        before.clear();
    }
    links
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bare_addresses_have_the_label_before_them() {
        assert_eq!(
            bare("[Paper]: https://a.org/p. Code: http://b.org, httpx"),
            [
                RawLink::new("Paper", "https://a.org/p"),
                RawLink::new("Code", "http://b.org")
            ]
        );
    }
}
