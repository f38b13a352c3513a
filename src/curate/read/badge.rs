//! Badges: pictures made of words, which say a venue, a label or where the stars are counted.

use super::{is_absolute, place};
use crate::curate::entry::{RawEntry, RawLink};
use crate::curate::inline::{self, Found};
use crate::identity::words;

/// Whether a link is a badge or another picture.
pub fn is_badge(link: &Found) -> bool {
    link.image || link.label.contains("![")
}

/// Takes from a badge what it says: the venue, a tag, a link, or where the stars are counted.
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
        let (venue, year) = place::parse(&words.place());
        entry.venue = venue.or(entry.venue.take());
        entry.year = year.or(entry.year);
    } else if target.is_none() && !words.message.is_empty() {
        entry.tags.push(words.whole());
    }
}

/// `Label-message-colour` taken apart.
struct Words {
    label: String,
    message: String,
}

impl Words {
    /// A doubled hyphen is one that parts nothing, an underscore a space.
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

    /// The venue with its year. A society in front of its journal is a part of the name.
    fn place(&self) -> String {
        if self.is_by_society() {
            format!("{} {}", self.label, self.message)
        } else {
            self.message.clone()
        }
    }

    fn is_by_society(&self) -> bool {
        let label = self.label.to_lowercase();
        ["ieee", "acm", "usenix"].contains(&label.as_str()) && place::is_place(&self.message)
    }

    fn is_venue(&self) -> bool {
        let label = self.label.to_lowercase();
        match label.as_str() {
            _ if self.is_by_society() => true,
            "conference" | "publish" | "published" | "publication" | "journal" | "venue"
            | "accepted" | "workshop" => true,
            "" => {
                let is_arxiv = self.message.eq_ignore_ascii_case("arxiv");
                is_arxiv || place::is_place(&self.message)
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
