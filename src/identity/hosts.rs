//! Host names in ASCII, as the web writes names in other scripts (UTS 46). The tables come with
//! a crate on a native target, and are the browser's own on wasm32.

/// A host name in ASCII and lower case; none if it cannot be one.
#[cfg(not(target_arch = "wasm32"))]
pub fn to_ascii(host: &str) -> Option<String> {
    idna::domain_to_ascii(host).ok()
}

/// A host name in ASCII and lower case; none if it cannot be one.
#[cfg(target_arch = "wasm32")]
pub fn to_ascii(host: &str) -> Option<String> {
    let url = web_sys::Url::new(&["https://", host].concat()).ok()?;
    Some(url.hostname())
}
