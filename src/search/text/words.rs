//! What counts as a word, and which words count as the same.

use super::fold::fold;

/// The words of a text in order, folded, plurals as singulars.
///
/// A word is a run of letters and digits. Scripts written without spaces have no such runs, so
/// there each character is a word.
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for c in fold(text).chars() {
        if is_unspaced(c) {
            finish(&mut words, &mut word);
            words.push(c.to_string());
        } else if c.is_alphanumeric() {
            word.push(c);
        } else {
            finish(&mut words, &mut word);
        }
    }
    finish(&mut words, &mut word);
    words
}

fn finish(words: &mut Vec<String>, word: &mut String) {
    if !word.is_empty() {
        let word = singular(std::mem::take(word));
        // One spelling for both sides of the Atlantic.
        words.push(word.replace("isation", "ization"));
    }
}

/// Han, Hiragana, Katakana: the blocks of scripts that are written without spaces.
fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c), 0x3040..=0x30FF | 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

/// Drops a plural "s". Crude on purpose: it is the same on both sides, and a prefix of the word.
fn singular(word: String) -> String {
    let plural = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
    if plural {
        word[..word.len() - 1].to_owned()
    } else {
        word
    }
}

/// The ways to read a typed word: as its parts, and, if hyphens join them, as one.
///
/// An address is read as what it names: an arXiv id, or the last parts of its path.
pub fn readings(typed: &str) -> Vec<Vec<String>> {
    let typed = named_by(typed);
    let parts = words(typed);
    let mut readings = vec![parts.clone()];
    if typed.contains('-') && parts.len() > 1 {
        readings.push(vec![parts.concat()]);
    }
    readings.retain(|reading| !reading.is_empty());
    readings
}

/// What an address names; anything else is itself.
fn named_by(typed: &str) -> &str {
    let Some(address) = address(typed) else {
        return strip_version(typed.strip_prefix("arXiv:").unwrap_or(typed));
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

/// The part of an address after its scheme and `www.`; `None` for what is no address.
pub fn address(typed: &str) -> Option<&str> {
    let rest = match typed.split_once("://") {
        Some((_, rest)) => rest,
        // Without a scheme: a host with a dot, and a path.
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

/// Words so common in titles that they only get in the way.
pub fn is_stop_word(word: &str) -> bool {
    const STOP_WORDS: [&str; 14] = [
        "a", "an", "and", "are", "by", "for", "from", "in", "is", "of", "on", "the", "to", "with",
    ];
    STOP_WORDS.contains(&fold(word).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(words(text), expected, "{text:?}");
    }

    #[test]
    fn words_fold_case_marks_plurals_and_forms() {
        check("Rocktäschel, ŁAŃCUCKI", &["rocktaschel", "lancucki"]);
        check(
            "Experts of LLMs; loss bias",
            &["expert", "of", "llm", "loss", "bia"],
        );
        check("ﬁne-tuning LLM.int8()", &["fine", "tuning", "llm", "int8"]);
        check("大模型 LoRA", &["大", "模", "型", "lora"]);
        check(
            "quantisation quantization",
            &["quantization", "quantization"],
        );
        check(" -- ", &[]);
    }

    #[test]
    fn hyphenated_words_read_both_ways() {
        assert_eq!(
            readings("Pre-training"),
            [
                vec!["pre".to_owned(), "training".to_owned()],
                vec!["pretraining".to_owned()]
            ]
        );
        assert_eq!(readings("-"), Vec::<Vec<String>>::new());
    }

    #[test]
    fn addresses_read_as_what_they_name() {
        let id = vec![vec!["2210".to_owned(), "17323".to_owned()]];
        assert_eq!(readings("https://arxiv.org/abs/2210.17323v2"), id);
        assert_eq!(readings("http://www.arxiv.org/pdf/2210.17323.pdf"), id);
        assert_eq!(readings("arXiv:2210.17323"), id);
        let repo = vec![vec!["microsoft".to_owned(), "lora".to_owned()]];
        assert_eq!(readings("https://github.com/microsoft/LoRA/"), repo);
        assert_eq!(readings("github.com/microsoft/LoRA"), repo);
        assert_eq!(address("w/Quantization"), None);
    }
}
