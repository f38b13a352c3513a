//! Addresses: which are allowed in the catalogue, and when two lead to the same page.

use super::{hosts, words};

/// The parts of an address that matter here.
pub struct Address<'a> {
    /// Lower case and without `www.`.
    pub host: String,
    /// The path without leading slash, query and fragment.
    pub path: &'a str,
}

/// Splits a web address; `None` for any other text.
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

/// The path of an address, without leading slash, query and fragment.
pub fn path(url: &str) -> &str {
    address(url).map_or("", |address| address.path)
}

/// Reason for dropping a link without a target; not worth a complaint.
pub const EMPTY: &str = "empty link";

/// Reason for dropping an address that is longer than browsers accept.
pub const TOO_LONG: &str = "too long for an address";

/// Reason for dropping an address with another scheme.
pub const NO_SCHEME: &str = "neither https nor http";

/// The longest address accepted, in bytes.
const LONGEST: usize = 2_000;

/// An address fit for the catalogue, and what had to be repaired.
///
/// Only `http:` and `https:` are accepted, without user names, and only hosts with a name.
/// Internationalised hosts are written in ASCII.
///
/// # Errors
/// Why the address was dropped, in words.
pub fn tidy_url(printed: &str) -> Result<(String, Option<&'static str>), &'static str> {
    let url = words::unescape(printed.trim());
    if url.is_empty() || url.eq_ignore_ascii_case("none") {
        return Err(EMPTY);
    }
    if url.len() > LONGEST {
        return Err(TOO_LONG);
    }
    let (url, slip) = match url.split_once(char::is_whitespace) {
        Some((first, _)) => (first, Some("space in the link")),
        None => (&*url, None),
    };
    let lower = url.to_ascii_lowercase();
    let scheme = if lower.starts_with("https://") {
        "https://"
    } else if lower.starts_with("http://") {
        "http://"
    } else {
        return Err(NO_SCHEME);
    };
    let rest = &url[scheme.len()..];
    let (rest, slip) = match second_scheme(&lower[scheme.len()..]) {
        Some(at) => (&rest[..at], Some("two addresses in one")),
        None => (rest, slip),
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or("");
    let path = escaped(&rest[authority.len()..]);
    let (host, is_foreign) = host_in_ascii(authority).ok_or("no proper host")?;
    let slip = if is_foreign {
        Some("letters of other scripts in the host")
    } else {
        slip
    };
    Ok((format!("{scheme}{host}{path}"), slip))
}

/// A host with its port in ASCII, and whether it was internationalised; `None` if invalid.
fn host_in_ascii(authority: &str) -> Option<(String, bool)> {
    let is_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '_');
    if !authority.chars().all(|c| is_host(c) || !c.is_ascii()) {
        return None;
    }
    let is_foreign = !authority.is_ascii();
    let host = if is_foreign {
        let port = authority.find(':').unwrap_or(authority.len());
        hosts::to_ascii(&authority[..port])? + &authority[port..]
    } else {
        authority.to_owned()
    };
    let name = host.split(':').next().unwrap_or("").trim_end_matches('.');
    // An IP address is not public enough to be linked, and often local.
    let last = name.rsplit('.').next().unwrap_or("");
    let is_named = last.starts_with(|c: char| c.is_ascii_alphabetic());
    let proper =
        name.contains('.') && is_named && !name.starts_with('.') && host.chars().all(is_host);
    proper.then_some((host, is_foreign))
}

/// Percent-encodes the characters that are not allowed in a path or query.
fn escaped(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for char in path.chars() {
        match char {
            '"' | '<' | '>' | '\\' | '`' | '^' | '{' | '}' | '|' => {
                out.push_str(&format!("%{:02X}", u32::from(char)));
            }
            _ => out.push(char),
        }
    }
    out
}

/// Where a second address begins inside the first one; in a query it is just a value.
fn second_scheme(rest: &str) -> Option<usize> {
    let at = rest.find("https://").or_else(|| rest.find("http://"))?;
    (at > 0 && !rest[..at].contains('?')).then_some(at)
}

/// Resolves a relative path in a list's file at `base`; `None` unless it is a plain path that stays
/// below it.
pub fn beside(base: &str, relative: &str) -> Option<String> {
    let relative = relative.strip_prefix("./").unwrap_or(relative);
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~+%@()/".contains(c);
    let mut parts = relative.split('/');
    if !relative.chars().all(is_plain) || parts.any(|part| matches!(part, "" | "." | "..")) {
        return None;
    }
    let directory = base.rsplit_once('/')?.0;
    // Without a path of its own, the base has no directory.
    directory
        .contains("://")
        .then(|| format!("{directory}/{relative}"))
}

/// Query parameters that track where a reader came from.
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

/// An address without tracking parameters; on GitHub, without any parameters and, for a
/// repository's front page, without a fragment.
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
    let is_repo = is_github && path(url).trim_end_matches('/').split('/').count() <= 2;
    if let Some(fragment) = fragment.filter(|_| !is_repo) {
        out.push('#');
        out.push_str(fragment);
    }
    out
}

/// A key for comparing addresses: without tracking, fragment, scheme and trailing slash.
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
            "https://127.0.0.1/x",
            "https://[::1]/x",
            "https://169.254.169.254/latest",
            "https://0x7f000001/x",
            "&#106;avascript:alert(1)",
            "java\tscript:alert(1)",
            "\\\\host\\x",
            "https://a@bücher.example",
            "https://bücher／a.example",
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
        for (printed, expected) in [
            ("https://gіthub.com/o/n", "https://xn--gthub-n2e.com/o/n"),
            (
                "https://bücher.example/x",
                "https://xn--bcher-kva.example/x",
            ),
            (
                "https://Bücher.example:81",
                "https://xn--bcher-kva.example:81",
            ),
        ] {
            let slip = Some("letters of other scripts in the host");
            assert_eq!(tidy_url(printed), Ok((expected.into(), slip)));
        }
        assert_eq!(
            tidy_url("https://a.org/x?a=1&amp;b=\"<c>"),
            Ok(("https://a.org/x?a=1&b=%22%3Cc%3E".into(), None))
        );
        assert_eq!(
            tidy_url("https://a.org/x "),
            Ok(("https://a.org/x".into(), None))
        );
    }

    #[test]
    fn a_repository_has_one_page() {
        let check = |printed: &str, expected: &str| {
            assert_eq!(without_tracking(printed), expected);
        };
        check(
            "https://github.com/o/n#readme-head",
            "https://github.com/o/n",
        );
        check("https://github.com/o/n/?tab=x#y", "https://github.com/o/n/");
        let file = "https://github.com/o/n/blob/main/a.rs#L3";
        check(file, file);
        let page = "https://a.org/p#part";
        check(page, page);
    }

    #[test]
    fn relative_addresses_are_found_beside_their_list() {
        let base = "https://raw.example.org/o/n/HEAD/README.md";
        let check = |relative: &str, expected: Option<&str>| {
            assert_eq!(beside(base, relative).as_deref(), expected, "{relative}");
        };
        let picture = Some("https://raw.example.org/o/n/HEAD/figures/a.png");
        check("figures/a.png", picture);
        check("./figures/a.png", picture);
        for bad in [
            "",
            ".",
            "/a.png",
            "//evil.org/a.png",
            "../../x/a.png",
            "a/../../b.png",
            "#a",
            "?a",
            "a b.png",
            "a\\b.png",
            "data:image/png;base64,x",
            "javascript:alert(1)",
            "https://a.org/a.png",
        ] {
            check(bad, None);
        }
        assert_eq!(beside("https://raw.example.org", "a.png"), None);
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
