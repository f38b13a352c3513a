//! The single check that every outgoing link passes.

use std::fmt;

/// An address that a page may send its reader to: `https:`, `http:` or `mailto:`, and nothing
/// that a browser would read otherwise than it looks.
///
/// Browsers strip tabs, line breaks and leading blanks from an address and read a backslash as a
/// slash, so whoever has any of these is turned away and not mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SafeUrl<'a>(&'a str);

impl<'a> SafeUrl<'a> {
    /// The address, if it is safe.
    pub fn new(address: &'a str) -> Option<Self> {
        let rest = ["https://", "http://", "mailto:"]
            .iter()
            .find_map(|scheme| address.strip_prefix(scheme))?;
        let is_odd = |c: char| c.is_whitespace() || c.is_control() || "\\\"<>`".contains(c);
        if rest.is_empty() || rest.starts_with('/') || rest.contains(is_odd) {
            return None;
        }
        // A name before the host makes one address look like another.
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let is_web = !address.starts_with("mailto:");
        (!is_web || !host.contains('@')).then_some(Self(address))
    }

    /// The address as text.
    pub fn as_str(self) -> &'a str {
        self.0
    }
}

impl fmt::Display for SafeUrl<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_web_and_mail_are_safe() {
        for address in [
            "https://arxiv.org/abs/2210.17323",
            "http://example.org",
            "https://example.org/a?b=c&d=@e#f",
            "mailto:someone@example.org",
        ] {
            assert_eq!(SafeUrl::new(address).map(SafeUrl::as_str), Some(address));
        }
    }

    #[test]
    fn everything_else_is_not() {
        for address in [
            "",
            "https://",
            "https:///path",
            "javascript:alert(1)",
            "JaVa\tscript:alert(1)",
            "HTTPS://example.org",
            " https://example.org",
            "https://example.org/\nx",
            "https://example.org\\@evil.example",
            "https://name:secret@example.org/",
            "https://example.org/\"onclick=",
            "data:text/html,<script>",
            "file:///etc/passwd",
            "//example.org",
            "works/1",
            "vbscript:x",
            "blob:https://example.org/1",
            "https://example.org/a b",
            "https://example.org/\u{2028}",
        ] {
            assert_eq!(SafeUrl::new(address), None, "{address:?}");
        }
    }
}
