//! Identifiers given by others: arXiv ids, DOIs, GitHub repositories.

use super::urls::{Address, address};

/// The arXiv id that an address leads to, without its version.
pub fn arxiv_of_url(url: &str) -> Option<String> {
    let Address { host, path } = address(url)?;
    let id = match host.as_str() {
        "arxiv.org" | "export.arxiv.org" | "browse.arxiv.org" | "ar5iv.org" => {
            let (form, id) = path.split_once('/')?;
            match form {
                // A second form may have slipped in behind: `abs/2301.00774/pdf`.
                "abs" | "pdf" | "html" | "ps" => without_form(id),
                "ftp" => id.strip_prefix("arxiv/papers/")?.split_once('/')?.1,
                _ => return None,
            }
        }
        "doi.org" | "dx.doi.org" => {
            let lower = path.to_ascii_lowercase();
            let prefix = lower.strip_prefix("10.48550/arxiv.")?;
            &path[path.len() - prefix.len()..]
        }
        "huggingface.co" => path.strip_prefix("papers/")?,
        _ => return None,
    };
    arxiv_id(id)
}

/// Strips a second form of the page: `2301.00774/pdf`.
fn without_form(id: &str) -> &str {
    let forms = ["/pdf", "/abs", "/html"];
    forms
        .iter()
        .find_map(|form| id.strip_suffix(form))
        .unwrap_or(id)
}

/// Reads an arXiv id by arXiv's own rules.
///
/// Versions, file extensions and a stray `v` are dropped: `2306.03078v1.pdf` and the typo
/// `1911.02972v` both work.
pub fn arxiv_id(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches('/');
    let text = text.strip_suffix(".pdf").unwrap_or(text);
    let base = without_version(text);
    if let Some((archive, number)) = base.split_once('/') {
        let known = !archive.is_empty()
            && archive
                .chars()
                .all(|c| c.is_ascii_alphabetic() || matches!(c, '-' | '.'));
        let digits = number.len() == 7 && number.bytes().all(|b| b.is_ascii_digit());
        return (known && digits && month_of(number).is_some()).then(|| base.to_owned());
    }
    let (month, number) = base.split_once('.')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if month.len() != 4 || !digits(month) || !digits(number) {
        return None;
    }
    // Since January 2015 there are five digits after the point, before that four.
    let length = if ("1501".."9000").contains(&month) {
        5
    } else {
        4
    };
    (number.len() == length && month_of(month).is_some()).then(|| base.to_owned())
}

fn without_version(text: &str) -> &str {
    match text.rfind('v') {
        Some(at) if text[at + 1..].bytes().all(|b| b.is_ascii_digit()) => &text[..at],
        _ => text,
    }
}

fn month_of(digits: &str) -> Option<u8> {
    let month = digits.get(2..4)?.parse().ok()?;
    (1..=12).contains(&month).then_some(month)
}

/// The year and month in which an arXiv id was assigned.
pub fn arxiv_date(id: &str) -> Option<(u16, u8)> {
    let digits = id.split_once('/').map_or(id, |(_, number)| number);
    let year: u16 = digits.get(..2)?.parse().ok()?;
    let year = if year >= 91 { 1900 + year } else { 2000 + year };
    Some((year, month_of(digits)?))
}

/// The DOI that an address leads to; arXiv's own DOIs are left to [`arxiv_of_url`].
pub fn doi(url: &str) -> Option<String> {
    let Address { host, path } = address(url)?;
    let doi = match host.as_str() {
        "doi.org" | "dx.doi.org" => path,
        "dl.acm.org" => &path[path.find("10.")?..],
        _ => return None,
    };
    let doi = doi.trim_end_matches('/').to_ascii_lowercase();
    let proper = doi.starts_with("10.") && doi.contains('/');
    // ACM numbers items without a DOI under 10.5555, which does not resolve.
    let foreign = ["10.48550/", "10.5555/"];
    (proper && !foreign.iter().any(|prefix| doi.starts_with(prefix))).then_some(doi)
}

/// The `owner/name` of the GitHub repository that an address leads to.
pub fn github_repo(url: &str) -> Option<String> {
    let Address { host, path } = address(url)?;
    if host != "github.com" {
        return None;
    }
    let mut parts = path.split('/').filter(|part| !part.is_empty());
    let (owner, name) = (parts.next()?, parts.next()?);
    let name = name.strip_suffix(".git").unwrap_or(name);
    is_repo(owner, name).then(|| format!("{owner}/{name}"))
}

/// Path segments that GitHub uses itself, or that a broken badge link leaves behind.
const NOT_OWNERS: [&str; 7] = [
    "tree", "blob", "orgs", "topics", "sponsors", "features", "about",
];

fn is_repo(owner: &str, name: &str) -> bool {
    let owner_ok = owner.len() <= 39
        && !owner.starts_with('-')
        && !owner.ends_with('-')
        && owner
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-')
        && !NOT_OWNERS.contains(&owner);
    let name_ok = name.len() <= 100
        && !name.is_empty()
        && name != "."
        && name != ".."
        && !name.starts_with('-')
        && name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
    owner_ok && name_ok
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arxiv_in_all_its_forms() {
        for url in [
            "https://arxiv.org/abs/2301.00774",
            "http://arxiv.org/abs/2301.00774v3",
            "https://www.arxiv.org/pdf/2301.00774v1.pdf",
            "https://arxiv.org/html/2301.00774v1",
            "https://doi.org/10.48550/arXiv.2301.00774",
            "https://huggingface.co/papers/2301.00774",
            "https://arxiv.org/abs/2301.00774v",
            "https://arxiv.org/abs/2301.00774/pdf",
            "https://arxiv.org/ftp/arxiv/papers/2301/2301.00774.pdf",
        ] {
            assert_eq!(arxiv_of_url(url).as_deref(), Some("2301.00774"), "{url}");
        }
        assert_eq!(arxiv_id("cs/0112017").as_deref(), Some("cs/0112017"));
        for bad in ["2301.0077", "2313.00774", "1412.12345", "", "v", "2301"] {
            assert_eq!(arxiv_id(bad), None, "{bad}");
        }
        assert_eq!(arxiv_date("2210.17323"), Some((2022, 10)));
        assert_eq!(arxiv_date("cs/0112017"), Some((2001, 12)));
    }

    #[test]
    fn repositories() {
        for url in [
            "https://github.com/o/n",
            "https://www.github.com/o/n.git",
            "https://github.com/o/n/tree/main/x",
            "https://github.com/o/n?tab=readme-ov-file",
            "http://github.com/o/n#readme",
        ] {
            assert_eq!(github_repo(url).as_deref(), Some("o/n"), "{url}");
        }
        for url in [
            "https://github.com/o/",
            "https://github.com.evil.io/a/b",
            "https://github.com/-x/--y",
            "https://github.com/a\"}){viewer/b",
            "https://github.com/tree/pv-tuning",
        ] {
            assert_eq!(github_repo(url), None, "{url}");
        }
    }

    #[test]
    fn dois() {
        let check = |url, expected| assert_eq!(doi(url).as_deref(), expected, "{url}");
        check(
            "https://doi.org/10.1016/J.aiopen.2023.08.012",
            Some("10.1016/j.aiopen.2023.08.012"),
        );
        check(
            "https://dl.acm.org/doi/abs/10.1145/3600006.3613165",
            Some("10.1145/3600006.3613165"),
        );
        check("https://doi.org/10.48550/arXiv.2301.00774", None);
        check("https://dl.acm.org/doi/10.5555/1234567.1234568", None);
    }
}
