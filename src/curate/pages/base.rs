//! The address at which the site is published.

use crate::work::safe_url::SafeUrl;

/// The site's own address, ending in a slash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base(String);

impl Base {
    /// Reads an address; a missing final slash is added.
    ///
    /// # Errors
    /// If it is not the web address of a folder: a message.
    pub fn new(address: &str) -> Result<Self, String> {
        let is_web = address.starts_with("http") && SafeUrl::new(address).is_some();
        if !is_web || address.contains(['?', '#']) {
            return Err(format!(
                "{address} is not the address of a site, such as https://example.org/explorer/"
            ));
        }
        Ok(Self(format!("{}/", address.trim_end_matches('/'))))
    }

    /// The absolute address of a path in the site.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }

    /// The site's path on its host, with slashes at both ends.
    pub fn path(&self) -> &str {
        let host = self.0.find("://").map_or(0, |at| at + 3);
        let start = self.0[host..].find('/').map_or(0, |at| at + host);
        &self.0[start..]
    }

    /// The site's host, with the port if there is one.
    pub fn host(&self) -> &str {
        let host = self.0.split("://").nth(1).unwrap_or_default();
        host.split('/').next().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_an_address() {
        for (address, url, path) in [
            ("https://example.org", "https://example.org/x", "/"),
            (
                "https://example.org/a/b",
                "https://example.org/a/b/x",
                "/a/b/",
            ),
            (
                "http://localhost:8080/a/",
                "http://localhost:8080/a/x",
                "/a/",
            ),
        ] {
            let base = Base::new(address).unwrap();
            assert_eq!((base.url("x").as_str(), base.path()), (url, path));
        }
        assert_eq!(
            Base::new("https://example.org:81/a/").unwrap().host(),
            "example.org:81"
        );
    }

    #[test]
    fn invalid_addresses() {
        for address in [
            "",
            "example.org",
            "https://example.org/?a",
            "mailto:a@b",
            "https://a b/",
        ] {
            assert!(Base::new(address).is_err(), "{address}");
        }
    }
}
