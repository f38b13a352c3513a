//! Titles and names as parts of addresses.

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use super::hex::hex;
use crate::identity::titles::key;

/// A title as a part of an address: ASCII words joined by hyphens, whole words only. Where
/// letters of other scripts are lost, a digest of the title stands for them.
pub fn slug(text: &str) -> String {
    let is_lost = |c: char| c.is_alphanumeric() && !c.is_ascii();
    let mut lost = false;
    let folded: String = text
        .nfkd()
        .inspect(|&c| lost |= is_lost(c))
        .filter(char::is_ascii)
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
        .collect();
    let mut slug = String::new();
    for word in folded.to_lowercase().split_whitespace() {
        if !slug.is_empty() && slug.len() + word.len() > 60 {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    if lost || slug.is_empty() {
        let digest = Sha256::digest(key(text));
        let digits = hex(&digest[..3]);
        slug.push_str(if slug.is_empty() { "" } else { "-" });
        slug.push_str(&digits);
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_safe_and_short() {
        assert_eq!(slug("∞-Bench: Élan & Co"), "bench-elan-co");
        assert_ne!(slug("和 sum"), slug("差 sum"));
        assert!(slug("和 sum").starts_with("sum-"));
        assert_eq!(slug("和").len(), 6);
        assert!(slug(&"word ".repeat(40)).len() <= 64);
    }
}
