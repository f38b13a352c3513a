//! Addresses: which may stand in the catalogue, and when two lead to the same page.

/// The parts of an address that matter here.
pub struct Address<'a> {
    /// Lower case and without `www.`.
    pub host: String,
    /// Path without a leading slash, query and fragment.
    pub path: &'a str,
}

/// Takes an address apart; none if it is not one of the web.
pub fn address(url: &str) -> Option<Address<'_>> {
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

/// Why a link without a target is left out; nothing to complain about.
pub const EMPTY: &str = "empty link";

/// An address fit for the catalogue, and what had to be repaired on the way.
///
/// Nothing but `http:` and `https:` passes, and no address with a user name in it.
pub fn tidy_url(printed: &str) -> Result<(String, Option<&'static str>), &'static str> {
    let url = printed.trim();
    if url.is_empty() || url.eq_ignore_ascii_case("none") {
        return Err(EMPTY);
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
    // Letters of other scripts in a host are a disguise more often than a name.
    let is_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '_');
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
            "https://gіthub.com/o/n",
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
