//! Unicode normalisation. The browser already has the tables, which would double what the page
//! loads for exports.

/// The text in NFC: letters composed with their accents.
#[cfg(not(target_arch = "wasm32"))]
pub fn nfc(text: &str) -> String {
    unicode_normalization::UnicodeNormalization::nfc(text).collect()
}

/// The text in NFKC: like NFC, with compatibility variants replaced.
#[cfg(not(target_arch = "wasm32"))]
pub fn nfkc(text: &str) -> String {
    unicode_normalization::UnicodeNormalization::nfkc(text).collect()
}

/// The text in NFC: letters composed with their accents.
#[cfg(target_arch = "wasm32")]
pub fn nfc(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFC").into()
}

/// The text in NFKC: like NFC, with compatibility variants replaced.
#[cfg(target_arch = "wasm32")]
pub fn nfkc(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFKC").into()
}
