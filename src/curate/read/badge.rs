//! Badges: images of text that show a venue, a date, a label, or a repository's stars.

use super::venue::{self, Imprint};
use super::{is_absolute, link_words};
use crate::curate::entry::{RawEntry, RawLink};
use crate::curate::inline::{self, Found};
use crate::identity::words;

/// Whether a link is a badge or another image.
pub fn is_badge(link: &Found) -> bool {
    link.image || link.label.contains("![")
}

/// Reads a badge: a venue, a date, a tag, a link, or the repository of a star count.
pub fn take<'a>(link: &Found<'a>, entry: &mut RawEntry, star: &mut Option<&'a str>) {
    let image = if link.image {
        Some(*link)
    } else {
        inline::links(link.label).first().copied()
    };
    let Some(image) = image else { return };
    let target = Some(link.target).filter(|target| !link.image && is_absolute(target));
    if image.target.contains("/github/stars/") {
        *star = target.or(*star);
        return;
    }
    let Some((_, path)) = image.target.split_once("/badge/") else {
        return;
    };
    let words = Words::of(path);
    if let Some(url) = target {
        let label = [image.label, &words.message];
        let label = label.iter().find(|label| !label.is_empty());
        entry.links.push(RawLink::new(label.unwrap_or(&""), url));
    }
    if words.is_venue() {
        entry.take_imprint_over(venue::parse(&words.imprint()));
    } else if let Some(date) = words.date() {
        entry.take_imprint(date);
    } else if target.is_none() && !words.message.is_empty() {
        entry.tags.push(words.whole());
    }
}

/// Texts of the badges in HTML images: `<img src=…/badge/text-blue.svg>`.
pub fn of_pictures(text: &str) -> Vec<String> {
    let paths = text.split("/badge/").skip(1);
    let paths = paths.filter_map(|path| path.split([' ', '"', '\'', '>', ')']).next());
    let words = paths.map(|path| Words::of(path).whole());
    words.filter(|words| !words.is_empty()).collect()
}

/// The parts of `label-message-colour`.
struct Words {
    label: String,
    message: String,
}

impl Words {
    /// Parses a path, where `--` is a hyphen and `_` a space.
    fn of(path: &str) -> Self {
        let path = path.split(['?', '#']).next().unwrap_or("");
        let path = decoded(path);
        let path = path.strip_suffix(".svg").unwrap_or(&path);
        let marked = path.replace("--", "\u{1}");
        let parts: Vec<String> = marked.split('-').map(plain).collect();
        match parts.as_slice() {
            [only] | [only, _] => Self {
                label: String::new(),
                message: only.clone(),
            },
            [label, message @ .., _colour] => Self {
                label: label.clone(),
                message: message.join("-"),
            },
            [] => Self {
                label: String::new(),
                message: String::new(),
            },
        }
    }

    /// A date, alone or after a link word: `pdf-2025.04`.
    fn date(&self) -> Option<Imprint> {
        let is_date = venue::is_date(&self.message);
        let is_label = self.label.is_empty() || link_words::is_link_word(&self.label);
        (is_date && is_label).then(|| venue::parse(&self.message))
    }

    /// The venue with its year. The label belongs to it if it is a society, or if the message is
    /// just the year: `SCOPE@ICLR-2025`.
    fn imprint(&self) -> String {
        if self.is_by_society() || self.is_split() {
            format!("{} {}", self.label, self.message)
        } else {
            self.message.clone()
        }
    }

    fn is_by_society(&self) -> bool {
        let label = self.label.to_lowercase();
        ["ieee", "acm", "usenix"].contains(&label.as_str()) && venue::is_venue(&self.message)
    }

    fn is_split(&self) -> bool {
        venue::is_date(&self.message)
            && venue::is_venue(&format!("{} {}", self.label, self.message))
    }

    fn is_venue(&self) -> bool {
        let label = self.label.to_lowercase();
        match label.as_str() {
            _ if self.is_by_society() || self.is_split() => true,
            "conference" | "publish" | "published" | "publication" | "journal" | "venue"
            | "accepted" | "workshop" => true,
            "" => {
                let is_arxiv = self.message.eq_ignore_ascii_case("arxiv");
                is_arxiv || venue::is_venue(&self.message)
            }
            _ => false,
        }
    }

    fn whole(&self) -> String {
        if self.label.is_empty() {
            self.message.clone()
        } else {
            format!("{}-{}", self.label, self.message)
        }
    }
}

fn plain(part: &str) -> String {
    let part = part.replace('\u{1}', "-").replace("__", "\u{1}");
    words::squeeze(&part.replace('_', " ").replace('\u{1}', "_"))
}

/// A text with its `%20` and the like decoded; what does not decode stays.
fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = bytes.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        let code = code.and_then(|code| std::str::from_utf8(code).ok());
        if let Some(byte) = code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            out.push(byte);
            at += 3;
        } else {
            out.push(bytes[at]);
            at += 1;
        }
    }
    let decoded = String::from_utf8(out).unwrap_or_else(|_| text.to_owned());
    decoded.replace(char::is_control, " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, venue: Option<&str>, year: Option<u16>, tags: &[&str]) {
        let text = format!("[![B](https://img.shields.io/badge/{path})]()");
        let mut entry = RawEntry::default();
        take(&inline::links(&text)[0], &mut entry, &mut None);
        assert_eq!(
            (entry.venue.as_deref(), entry.year),
            (venue, year),
            "{path}"
        );
        assert_eq!(entry.tags, tags, "{path}");
    }

    #[test]
    fn what_badges_say() {
        check("Conference-ICML'24-blue", Some("ICML"), Some(2024), &[]);
        check(
            "Conference-ACL'24%20Findings-blue",
            Some("ACL Findings"),
            Some(2024),
            &[],
        );
        check(
            "Conference-ICASSP2024-blue",
            Some("ICASSP"),
            Some(2024),
            &[],
        );
        check("Journal-TMLR%2723-red", Some("TMLR"), Some(2023), &[]);
        check(
            "ACL2024--findings-orange",
            Some("ACL-findings"),
            Some(2024),
            &[],
        );
        check(
            "ES--FOMO_at_ICML2023-orange",
            Some("ES-FOMO at ICML"),
            Some(2023),
            &[],
        );
        check("Arxiv-orange.svg", Some("Arxiv"), None, &[]);
        check("pdf-2025.04-red", None, Some(2025), &[]);
        check(
            "SumUpIII@ICML-2025-blue",
            Some("SumUpIII at ICML"),
            Some(2025),
            &[],
        );
        check(
            "SCOPE_workshop--ICLR2025-orange",
            Some("SCOPE workshop-ICLR"),
            Some(2025),
            &[],
        );
        check("IEEE-TC'22-blue", Some("IEEE TC"), Some(2022), &[]);
        check("IEEE-Member-blue", None, None, &["IEEE-Member"]);
        check("w/Quantization-39B0A9", None, None, &["w/Quantization"]);
        check("Semi-structured-C2A4A6", None, None, &["Semi-structured"]);
        check(
            "Drafter:_small_LM-green",
            None,
            None,
            &["Drafter: small LM"],
        );
        check("%E2-x", None, None, &["%E2"]);
    }

    #[test]
    fn a_badge_that_leads_somewhere_is_a_link() {
        let text = "[![Code](https://img.shields.io/badge/GitHub-Code-blue)](https://a.org/c)";
        let mut entry = RawEntry::default();
        take(&inline::links(text)[0], &mut entry, &mut None);
        assert_eq!(entry.links, [RawLink::new("Code", "https://a.org/c")]);
    }
}
