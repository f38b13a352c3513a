//! Venues between `<ins>` and `</ins>`, even if a tag is broken or missing.

use std::borrow::Cow;

use crate::curate::inline;

/// Repairs the tags around a venue, and returns a complaint if that was necessary.
pub fn mended(text: &str) -> (Cow<'_, str>, Option<&'static str>) {
    if !text.contains("ins>") {
        return (Cow::Borrowed(text), None);
    }
    let (opens, closes) = (text.contains("<ins>"), text.contains("</ins>"));
    let links = inline::links(text);
    let before_links = links.first().map_or(text.len(), |link| link.start);
    if opens && !closes {
        let reason = "venue is not closed by </ins>";
        let head = text[..before_links].trim_end_matches(['[', ' ']);
        let tail = &text[head.len()..];
        let head = head.trim_end_matches([',', ' ']).trim_end_matches("/ins>");
        return (Cow::Owned(format!("{head}</ins>{tail}")), Some(reason));
    }
    if closes && !opens {
        let reason = "venue is not opened by <ins>";
        let (body, tail) = text.split_once("</ins>").unwrap_or((text, ""));
        let (title, venue) = body.rsplit_once(',').unwrap_or((body, ""));
        let mended = format!("{title}, <ins>{venue}</ins>{tail}");
        return (Cow::Owned(mended), Some(reason));
    }
    (Cow::Borrowed(text), None)
}

/// The underlined venue and year. Of `arXiv, ICML`, the one other than arXiv.
pub fn venue(text: &str) -> String {
    let text = text.replace('，', ",");
    let is_date = |part: &&str| super::venue::is_date(part);
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    let names = parts.iter().filter(|part| !is_date(part)).count();
    let is_arxiv = |part: &&str| part.eq_ignore_ascii_case("arxiv");
    if names < 2 || !parts.iter().any(is_arxiv) {
        return text;
    }
    let kept = parts.into_iter().filter(|part| !is_arxiv(part));
    kept.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_paired() {
        for (text, expected, is_slip) in [
            ("T, <ins>A</ins> [p](u)", "T, <ins>A</ins> [p](u)", false),
            ("T, <ins>A/ins> [[p](u)]", "T, <ins>A</ins> [[p](u)]", true),
            ("T, <ins>A [p](u)", "T, <ins>A</ins> [p](u)", true),
            ("T, A</ins> [p](u)", "T, <ins> A</ins> [p](u)", true),
            ("T [p](u)", "T [p](u)", false),
        ] {
            let (text, slip) = mended(text);
            assert_eq!((&*text, slip.is_some()), (expected, is_slip));
        }
    }

    #[test]
    fn a_venue_outdoes_arxiv() {
        assert_eq!(venue("arXiv, ICML"), "ICML");
        assert_eq!(venue("arXiv, 2023"), "arXiv, 2023");
        assert_eq!(
            venue("Big Data, Small Data, 2023"),
            "Big Data, Small Data, 2023"
        );
    }
}
