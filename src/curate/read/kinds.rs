//! Kinds of works, judged by evidence: papers are hosted where papers are published, projects
//! are just a repository.

use crate::curate::entry::RawEntry;
use crate::curate::links;
use crate::identity::{ids, urls};
use crate::work::Kind;

/// Words in titles of pages that are not articles.
const NOT_ARTICLES: [&str; 9] = [
    "leaderboard",
    "challenge",
    "schedule",
    "proceedings",
    "lecture",
    "course",
    "courses",
    "studio",
    "playlist",
];

/// Whether an address is that of a paper: an archive, a publisher, or a PDF.
pub fn is_of_paper(url: &str) -> bool {
    ids::arxiv_of_url(url).is_some()
        || ids::doi(url).is_some()
        || links::is_publisher(url)
        || urls::path(url).to_ascii_lowercase().ends_with(".pdf")
}

/// Whether a listing links a paper.
pub fn has_paper(entry: &RawEntry) -> bool {
    let mut links = entry.links.iter().filter(|link| !link.figure);
    links.any(|link| is_of_paper(&link.url))
}

/// The kind of a listing. `is_described` means that its title is a bold name followed by a
/// description.
pub fn of(entry: &RawEntry, is_described: bool) -> Kind {
    let links: Vec<_> = entry.links.iter().filter(|link| !link.figure).collect();
    let Some(first) = links.first() else {
        return Kind::Paper;
    };
    let is_published = !entry.authors.is_empty() || entry.venue.is_some();
    let is_repo = |url: &str| ids::github_repo(url).is_some() && !is_of_paper(url);
    if is_repo(&first.url) && !is_published {
        let is_built = is_described || !has_paper(entry);
        return if is_built { Kind::Project } else { Kind::Paper };
    }
    let says_paper = links.iter().any(|link| {
        let label = link.label.to_lowercase();
        label.starts_with("pdf") || label.starts_with("arxiv")
    });
    let is_volume = entry.title.to_lowercase().starts_with("proceedings of");
    if !is_volume && (is_published || has_paper(entry) || says_paper) {
        return Kind::Paper;
    }
    of_page(&entry.title, &first.url)
}

/// The kind of any other web page.
fn of_page(title: &str, url: &str) -> Kind {
    let words = title.to_lowercase();
    let host = urls::host(url).unwrap_or_default();
    let depth = urls::path(url)
        .split('/')
        .filter(|part| !part.is_empty())
        .count();
    let is_profile = host == "huggingface.co" && depth <= 1;
    let is_video = host.ends_with("youtube.com") || host.ends_with("bilibili.com");
    let mut words = words.split(|c: char| !c.is_alphanumeric());
    if is_profile || is_video || words.any(|word| NOT_ARTICLES.contains(&word)) {
        Kind::Other
    } else {
        Kind::Article
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::curate::entry::RawLink;

    #[test]
    fn evidence_decides() {
        for (url, kind) in [
            (
                "https://www.usenix.org/conference/osdi24/presentation/bell",
                Kind::Paper,
            ),
            (
                "https://dl.acm.org/doi/10.1145/3000001.3000002",
                Kind::Paper,
            ),
            ("https://mlsys.org/virtual/2026/poster/1", Kind::Paper),
            ("https://openreview.net/forum?id=abc", Kind::Paper),
            ("https://bell.org/sums.pdf", Kind::Paper),
            (
                "https://github.com/bell/sums/blob/main/sums.pdf",
                Kind::Paper,
            ),
            ("https://github.com/bell/sums", Kind::Project),
            ("https://bell.org/blog/sums", Kind::Article),
            ("https://huggingface.co/bell", Kind::Other),
        ] {
            let entry = RawEntry {
                title: "Quick Sums".into(),
                links: vec![RawLink::new("", url)],
                ..RawEntry::default()
            };
            assert_eq!(of(&entry, false), kind, "{url}");
        }
    }
}
