//! Classifies links by label and host.

use crate::work::{Kind, Link, Rel};

use super::entry::RawLink;
use crate::identity::{ids, urls};

/// A link fit for the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The link.
    pub link: Link,
    /// The page originally linked, if `link` was redirected to the paper's abstract.
    pub printed: Option<Link>,
    /// What had to be repaired.
    pub slip: Option<&'static str>,
}

/// Classifies a link of a work of this kind.
///
/// # Errors
/// If the link is unusable.
pub fn judge(raw: &RawLink, kind: Kind) -> Result<Judged, &'static str> {
    let (mut url, slip) = urls::tidy_url(&raw.url)?;
    let label = without_query(raw.label.trim(), &url);
    if raw.figure {
        let rel = Rel::Figure;
        let link = Link {
            rel,
            url,
            label: String::new(),
        };
        return Ok(Judged {
            link,
            printed: None,
            slip,
        });
    }
    let mut rel = relation(label, &url, kind);
    let mut printed = None;
    if let Some(id) = ids::arxiv_of_url(&url) {
        let as_pdf = label.eq_ignore_ascii_case("pdf");
        let pdf = format!("https://arxiv.org/pdf/{id}");
        if !as_pdf {
            printed = beside(&url, &pdf, label);
        }
        (rel, url) = if as_pdf {
            (Rel::Pdf, pdf)
        } else {
            (Rel::Paper, format!("https://arxiv.org/abs/{id}"))
        };
    }
    let url = urls::without_tracking(&url);
    let label = label.to_owned();
    Ok(Judged {
        link: Link { rel, url, label },
        printed,
        slip,
    })
}

/// The page that is lost when a link is redirected to the abstract: a PDF, HTML, or a page on
/// another site.
fn beside(url: &str, pdf: &str, label: &str) -> Option<Link> {
    let of_arxiv = urls::host(url)?.ends_with("arxiv.org");
    let is_under = |form: &str| of_arxiv && urls::path(url).starts_with(form);
    let (rel, url) = match () {
        () if is_under("pdf/") => (Rel::Pdf, pdf.to_owned()),
        () if is_under("html/") || urls::host(url)? == "huggingface.co" => {
            (Rel::Other, urls::without_tracking(url))
        }
        () => return None,
    };
    let label = label.to_owned();
    Some(Link { rel, url, label })
}

/// Strips the query from a label copied from its address.
fn without_query<'a>(label: &'a str, url: &str) -> &'a str {
    match label.split_once('?') {
        Some((name, _)) if !name.is_empty() && url.ends_with(label) => name,
        _ => label,
    }
}

/// The host decides if known, else the label.
fn relation(label: &str, url: &str, kind: Kind) -> Rel {
    let host = urls::host(url).unwrap_or_default();
    // Personal pages host anything, so the label knows better.
    if label.eq_ignore_ascii_case("blog") && OWN_PAGES.iter().any(|own| host.ends_with(own)) {
        return Rel::Blog;
    }
    by_host(&host, urls::path(url)).unwrap_or_else(|| by_label(label, kind))
}

fn by_host(host: &str, path: &str) -> Option<Rel> {
    let under = |domain: &str| host == domain || host.ends_with(&format!(".{domain}"));
    if under("github.com") || under("gitlab.com") {
        // Some papers are kept in a repository.
        let is_pdf = path.to_ascii_lowercase().ends_with(".pdf");
        return Some(if is_pdf { Rel::Pdf } else { Rel::Code });
    }
    if under("huggingface.co") {
        return Some(hugging_face(path));
    }
    if ["youtube.com", "youtu.be", "bilibili.com"]
        .iter()
        .any(|domain| under(domain))
    {
        return Some(Rel::Video);
    }
    if NEWS.iter().any(|domain| under(domain)) || is_blog(host, path) {
        return Some(Rel::Blog);
    }
    if is_published_at(host) {
        return Some(Rel::Paper);
    }
    OWN_PAGES
        .iter()
        .any(|own| host.ends_with(own))
        .then_some(Rel::Project)
}

/// Hosts of personal and project pages.
const OWN_PAGES: [&str; 2] = [".github.io", "sites.google.com"];

fn hugging_face(path: &str) -> Rel {
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        ["datasets", _, ..] => Rel::Dataset,
        ["blog", ..] => Rel::Blog,
        ["docs" | "spaces" | "collections" | "organizations", ..] => Rel::Other,
        [_, _, ..] => Rel::Model,
        _ => Rel::Other,
    }
}

/// Hosts that report on works.
const NEWS: [&str; 14] = [
    "jiqizhixin.com",
    "weixin.qq.com",
    "qbitai.com",
    "zhihu.com",
    "twitter.com",
    "x.com",
    "t.co",
    "reddit.com",
    "medium.com",
    "substack.com",
    "sebastianraschka.com",
    "philschmid.de",
    "evanmiller.org",
    "vgel.me",
];

/// Hosts that publish papers.
const PUBLISHERS: [&str; 33] = [
    "arxiv.org",
    "openreview.net",
    "aclanthology.org",
    "aclweb.org",
    "dl.acm.org",
    "ieeexplore.ieee.org",
    "computer.org",
    "proceedings.mlr.press",
    "neurips.cc",
    "papers.nips.cc",
    "icml.cc",
    "iclr.cc",
    "mlsys.org",
    "jmlr.org",
    "usenix.org",
    "doi.org",
    "openaccess.thecvf.com",
    "ecva.net",
    "ojs.aaai.org",
    "ijcai.org",
    "isca-archive.org",
    "vldb.org",
    "ndss-symposium.org",
    "sciencedirect.com",
    "link.springer.com",
    "nature.com",
    "biorxiv.org",
    "papers.cool",
    "semanticscholar.org",
    "ssrn.com",
    "mdpi.com",
    "paperswithcode.com",
    "zhuanzhi.ai",
];

/// Whether an address belongs to a publisher or an archive.
pub fn is_publisher(url: &str) -> bool {
    urls::host(url).is_some_and(|host| is_published_at(&host))
}

fn is_published_at(host: &str) -> bool {
    let under = |domain: &&str| host == *domain || host.ends_with(&format!(".{domain}"));
    PUBLISHERS.iter().any(under)
}

/// Path segments typical of blogs.
const BLOG_PARTS: [&str; 4] = ["blog", "blogs", "posts", "articles"];

fn is_blog(host: &str, path: &str) -> bool {
    host.starts_with("blog.")
        || path
            .split(['/', '_', '-'])
            .any(|part| BLOG_PARTS.contains(&part))
}

fn by_label(label: &str, kind: Kind) -> Rel {
    let label = label.to_lowercase();
    let starts = |word: &str| label.starts_with(word);
    match () {
        () if starts("paper") || starts("arxiv") || starts("openreview") => Rel::Paper,
        () if starts("pdf") => Rel::Pdf,
        () if starts("code") || starts("github") => Rel::Code,
        () if starts("model") => Rel::Model,
        () if starts("data") => Rel::Dataset,
        () if starts("blog") || starts("html") || label.contains("post") => Rel::Blog,
        () if starts("video") || starts("talk") => Rel::Video,
        () if starts("project") || starts("website") || starts("page") => Rel::Project,
        () if kind == Kind::Article => Rel::Blog,
        () => Rel::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(label: &str, url: &str, rel: Rel, expected: &str) {
        let judged = judge(&RawLink::new(label, url), Kind::Paper).unwrap();
        assert_eq!((judged.link.rel, judged.link.url.as_str()), (rel, expected));
        assert_eq!(judged.link.label, label);
    }

    #[test]
    fn host_and_label_together() {
        let abs = "https://arxiv.org/abs/2301.00774";
        check(
            "Paper",
            "http://arxiv.org/pdf/2301.00774v2",
            Rel::Paper,
            abs,
        );
        check("Code", abs, Rel::Paper, abs);
        check(
            "pdf",
            "http://arxiv.org/pdf/2301.00774v2.pdf",
            Rel::Pdf,
            "https://arxiv.org/pdf/2301.00774",
        );
        for (label, url, rel) in [
            ("Paper", "https://github.com/o/n", Rel::Code),
            ("Code", "https://huggingface.co/o/n", Rel::Model),
            ("Code", "https://huggingface.co/datasets/o/n", Rel::Dataset),
            ("x", "https://o.github.io/blogs/n", Rel::Blog),
            ("Code", "https://o.github.io/n", Rel::Project),
            ("bilibili", "https://www.bilibili.com/video/1", Rel::Video),
            ("Code", "https://aka.ms/x", Rel::Code),
            ("Paper", "https://hanlab.mit.edu/projects/x", Rel::Paper),
        ] {
            check(label, url, rel, url);
        }
    }

    #[test]
    fn the_printed_page_stays_beside_the_abstract() {
        let printed = |label: &str, url: &str| {
            let judged = judge(&RawLink::new(label, url), Kind::Paper).unwrap();
            judged.printed.map(|link| (link.rel, link.url))
        };
        let pdf = "https://arxiv.org/pdf/2301.00774";
        let of = |url: &str| printed("Paper", url);
        let expected = Some((Rel::Pdf, pdf.to_owned()));
        assert_eq!(of("http://www.arxiv.org/pdf/2301.00774v2.pdf"), expected);
        let page = "https://huggingface.co/papers/2301.00774";
        assert_eq!(of(page), Some((Rel::Other, page.to_owned())));
        assert_eq!(of("https://arxiv.org/abs/2301.00774"), None);
        let text = "https://arxiv.org/html/2301.00774v1";
        assert_eq!(of(text), Some((Rel::Other, text.to_owned())));
        assert_eq!(of("https://doi.org/10.48550/arXiv.2301.00774"), None);
        assert_eq!(printed("pdf", pdf), None);
    }

    #[test]
    fn a_label_is_no_query() {
        let url = "https://github.com/o/quick-sums?tab=readme-ov-file";
        let label = |label: &str| {
            let judged = judge(&RawLink::new(label, url), Kind::Paper).unwrap();
            assert_eq!(judged.link.url, "https://github.com/o/quick-sums");
            judged.link.label
        };
        assert_eq!(label("quick-sums?tab=readme-ov-file"), "quick-sums");
        assert_eq!(label("Why so quick?"), "Why so quick?");
    }

    #[test]
    fn a_link_that_leads_nowhere_says_why() {
        assert_eq!(
            judge(&RawLink::new("", "javascript:x"), Kind::Paper),
            Err("neither https nor http")
        );
    }
}
