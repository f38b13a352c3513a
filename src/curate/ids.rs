//! Names in other people's catalogues: arXiv ids, DOIs, GitHub repositories, addresses.

/// The parts of an address that matter here.
struct Address<'a> {
    host: String,
    /// Path without a leading slash, query and fragment.
    path: &'a str,
}

fn address(url: &str) -> Option<Address<'_>> {
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"))?;
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let path = path.split(['?', '#']).next().unwrap_or("");
    let host = host.split(['?', '#']).next().unwrap_or("");
    let host = host.to_ascii_lowercase();
    Some(Address {
        host: host.strip_prefix("www.").unwrap_or(&host).to_owned(),
        path,
    })
}

/// The host of an address, lower case and without `www.`.
pub fn host(url: &str) -> Option<String> {
    address(url).map(|address| address.host)
}

/// The path of an address without leading slash, query and fragment.
pub fn path(url: &str) -> &str {
    address(url).map_or("", |address| address.path)
}

/// An address fit for the catalogue, and what had to be repaired on the way.
///
/// Nothing but `http:` and `https:` passes, and no address with a user name in it.
pub fn tidy_url(printed: &str) -> Result<(String, Option<&'static str>), &'static str> {
    let url = printed.trim();
    if url.is_empty() || url.eq_ignore_ascii_case("none") {
        return Err("empty link");
    }
    let (url, slip) = match url.split_once(char::is_whitespace) {
        Some((first, _)) => (first, Some("space in the link")),
        None => (url, None),
    };
    let lower = url.to_ascii_lowercase();
    let scheme = if lower.starts_with("https://") {
        "https://"
    } else if lower.starts_with("http://") {
        "http://"
    } else {
        return Err("neither https nor http");
    };
    let rest = &url[scheme.len()..];
    let (rest, slip) = match second_scheme(&lower[scheme.len()..]) {
        Some(at) => (&rest[..at], Some("two addresses in one")),
        None => (rest, slip),
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or("");
    let is_host = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | ':' | '_');
    if authority.is_empty() || !authority.contains('.') || !authority.chars().all(is_host) {
        return Err("no proper host");
    }
    Ok((format!("{scheme}{rest}"), slip))
}

/// Where a second address begins inside the first, except in a query, where it is a value.
fn second_scheme(rest: &str) -> Option<usize> {
    let at = rest.find("https://").or_else(|| rest.find("http://"))?;
    (at > 0 && !rest[..at].contains('?')).then_some(at)
}

/// The arXiv id an address leads to, without version.
pub fn arxiv_of_url(url: &str) -> Option<String> {
    let Address { host, path } = address(url)?;
    let id = match host.as_str() {
        "arxiv.org" | "export.arxiv.org" | "browse.arxiv.org" | "ar5iv.org" => {
            let (form, id) = path.split_once('/')?;
            matches!(form, "abs" | "pdf" | "html" | "ps").then_some(id)?
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

/// The arXiv id that a text starts with, if it is one by the rules of arXiv.
///
/// Versions, file endings and a stray `v` after it are dropped: `2306.03078v1.pdf` and the
/// slip `1911.02972v` both work.
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
    // From January 2015 on there are five digits after the point, before that four.
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

/// Year and month in which an arXiv id was given.
pub fn arxiv_date(id: &str) -> Option<(u16, u8)> {
    let digits = id.split_once('/').map_or(id, |(_, number)| number);
    let year: u16 = digits.get(..2)?.parse().ok()?;
    let year = if year >= 91 { 1900 + year } else { 2000 + year };
    Some((year, month_of(digits)?))
}

/// The DOI an address leads to; arXiv's own DOIs are left to [`arxiv_of_url`].
pub fn doi(url: &str) -> Option<String> {
    let Address { host, path } = address(url)?;
    let doi = match host.as_str() {
        "doi.org" | "dx.doi.org" => path,
        "dl.acm.org" => &path[path.find("10.")?..],
        _ => return None,
    };
    let doi = doi.trim_end_matches('/').to_ascii_lowercase();
    let proper = doi.starts_with("10.") && doi.contains('/');
    (proper && !doi.starts_with("10.48550/")).then_some(doi)
}

/// The `owner/name` of the GitHub repository an address leads into.
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

/// Owners that GitHub uses for its own pages, or that a broken badge link leaves behind.
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

/// Query keys that say where a reader came from and nothing about the page.
const TRACKING: [&str; 8] = [
    "utm_source",
    "utm_medium",
    "utm_campaign",
    "utm_content",
    "utm_term",
    "continueFlag",
    "spm_id_from",
    "vd_source",
];

/// An address without the parts of its query that track readers; on GitHub, without any.
pub fn without_tracking(url: &str) -> String {
    let (rest, fragment) = match url.split_once('#') {
        Some((rest, fragment)) => (rest, Some(fragment)),
        None => (url, None),
    };
    let (page, query) = rest.split_once('?').unwrap_or((rest, ""));
    let is_github = host(url).is_some_and(|host| host == "github.com");
    let tells = |pair: &&str| {
        let key = pair.split('=').next().unwrap_or("");
        !is_github && !pair.is_empty() && !TRACKING.contains(&key)
    };
    let kept: Vec<&str> = query.split('&').filter(tells).collect();
    let mut out = page.to_owned();
    if !kept.is_empty() {
        out.push('?');
        out.push_str(&kept.join("&"));
    }
    if let Some(fragment) = fragment {
        out.push('#');
        out.push_str(fragment);
    }
    out
}

/// An address without tracking, fragment, scheme and trailing slash, for comparison.
pub fn url_key(url: &str) -> String {
    let rest = without_tracking(url.split('#').next().unwrap_or(""));
    let rest = rest
        .split_once("://")
        .map_or(rest.as_str(), |(_, rest)| rest);
    let (page, query) = rest.split_once('?').unwrap_or((rest, ""));
    let page = page
        .strip_prefix("www.")
        .unwrap_or(page)
        .trim_end_matches('/');
    if query.is_empty() {
        page.to_owned()
    } else {
        format!("{page}?{query}")
    }
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
    }

    #[test]
    fn only_proper_addresses_pass() {
        for bad in [
            "",
            "None",
            "figures/a.png",
            "javascript:alert(1)",
            "data:text/html,x",
            "//evil",
            "file:///etc/passwd",
            "https://user:pw@host.org/x",
            "https://localhost",
        ] {
            assert!(tidy_url(bad).is_err(), "{bad}");
        }
        assert_eq!(
            tidy_url("https://github.com/o/nhttps://github.com/o/n"),
            Ok((
                "https://github.com/o/n".into(),
                Some("two addresses in one")
            ))
        );
        assert_eq!(
            tidy_url("https://a.org/x "),
            Ok(("https://a.org/x".into(), None))
        );
    }

    #[test]
    fn tracking_does_not_make_another_page() {
        assert_eq!(
            url_key("https://a.org/p/?continueFlag=1"),
            url_key("http://a.org/p#x")
        );
        assert_ne!(
            url_key("https://a.org/p?id=1"),
            url_key("https://a.org/p?id=2")
        );
    }
}
