//! What a typed word refers to: addresses, identifiers, stop words.

use super::fold::fold;
use super::tokenizer::words;

/// The words that a typed word refers to: for an address, its arXiv id or the parts of its path.
pub fn words_named_by(typed: &str) -> Vec<String> {
    words(named_by(typed))
}

/// What an address refers to; anything else is returned as it is.
fn named_by(typed: &str) -> &str {
    let Some(address) = address(typed) else {
        let bare = typed
            .get(..6)
            .filter(|start| start.eq_ignore_ascii_case("arxiv:"));
        return strip_version(&typed[bare.map_or(0, str::len)..]);
    };
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = path.trim_end_matches('/').trim_end_matches(".pdf");
    let (host, path) = path.split_once('/').unwrap_or((path, ""));
    if path.is_empty() {
        host
    } else if host.ends_with("arxiv.org") {
        strip_version(path.rsplit('/').next().unwrap_or(path))
    } else {
        path
    }
}

/// An address without its scheme and `www.`; `None` if the text is no address.
pub fn address(typed: &str) -> Option<&str> {
    let rest = match typed.split_once("://") {
        Some((_, rest)) => rest,
        // Without a scheme, it needs a host with a dot and a path.
        None => {
            let (host, _) = typed.split_once('/')?;
            let is_host = |c: char| c.is_ascii_alphanumeric() || "-.".contains(c);
            let named = host.contains('.') && host.chars().all(is_host);
            named.then_some(typed)?
        }
    };
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    Some(rest.trim_end_matches('/'))
}

/// An arXiv id without its version.
fn strip_version(id: &str) -> &str {
    match id.rsplit_once('v') {
        Some((stem, version))
            if stem.contains('.')
                && stem.starts_with(|c: char| c.is_ascii_digit())
                && !version.is_empty()
                && version.bytes().all(|b| b.is_ascii_digit()) =>
        {
            stem
        }
        _ => id,
    }
}

/// Words too common in titles to help a search.
pub fn is_stop_word(word: &str) -> bool {
    const STOP_WORDS: [&str; 14] = [
        "a", "an", "and", "are", "by", "for", "from", "in", "is", "of", "on", "the", "to", "with",
    ];
    STOP_WORDS.contains(&fold(word).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_name_what_they_lead_to() {
        let named = |typed| words_named_by(typed).join(" ");
        assert_eq!(
            named("https://arxiv.org/pdf/2210.17323v2.pdf"),
            "2210 17323"
        );
        assert_eq!(named("arXiv:2210.17323v1"), "2210 17323");
        assert_eq!(named("https://github.com/some-one/LoRA"), "some one lora");
        assert_eq!(named("https://www.example.org/"), "example org");
        assert_eq!(named("LLM.int8()"), "llm int8");
        assert_eq!(named("é"), "e");
    }
}
