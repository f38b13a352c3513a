//! What counts as a word, and which words count as the same.

use std::ops::Range;

use super::fold::{fold, fold_char};

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// Folded, plural as singular.
    pub word: &'a str,
    /// Its place among the words of the text. A word that joins parts has the first's.
    pub first: usize,
    /// The place of the last part that it joins, else its own.
    pub last: usize,
    /// Where it stands in the text, in bytes.
    pub at: Range<usize>,
}

/// Cuts texts into words; keeps its buffers from one text to the next.
///
/// A word is a run of letters and digits. Scripts written without spaces have no such runs, so
/// there each character is a word. Parts that a hyphen joins are also one word together, so that
/// "pretraining" finds "pre-training"; that word comes after its parts.
#[derive(Default)]
pub struct Cutter {
    word: String,
    joined: String,
    letters: String,
    n_words: usize,
    /// Of the stretch between two spaces: place of its first word, and where it starts.
    stretch: Option<(usize, usize)>,
    hyphen: bool,
    start: usize,
}

impl Cutter {
    /// Hands over each word of a text, in order.
    pub fn cut(&mut self, text: &str, mut take: impl FnMut(Token)) {
        self.n_words = 0;
        self.stretch = None;
        self.hyphen = false;
        self.joined.clear();
        if text.is_ascii() {
            self.cut_ascii(text, &mut take);
        } else {
            self.cut_any(text, &mut take);
        }
        self.finish_word(text.len(), &mut take);
        self.finish_stretch(text.len(), &mut take);
    }

    /// Most texts: whole runs of letters and digits are taken at once.
    fn cut_ascii(&mut self, text: &str, take: &mut impl FnMut(Token)) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let run = bytes[at..].iter();
            let end = at + run.take_while(|byte| byte.is_ascii_alphanumeric()).count();
            if end > at {
                self.word.push_str(&text[at..end]);
                self.word.make_ascii_lowercase();
                self.start = at;
                self.finish_word(end, take);
            } else {
                self.hyphen |= bytes[at] == b'-';
                if bytes[at].is_ascii_whitespace() {
                    self.finish_stretch(at, take);
                }
            }
            at = end.max(at + 1);
        }
    }

    fn cut_any(&mut self, text: &str, take: &mut impl FnMut(Token)) {
        for (at, c) in text.char_indices() {
            if is_unspaced(c) {
                self.finish_word(at, take);
                self.start = at;
                self.word.push(c);
                self.finish_word(at + c.len_utf8(), take);
            } else if self.push_letters(c, at) {
            } else {
                self.finish_word(at, take);
                self.hyphen |= matches!(c, '-' | '\u{2010}' | '\u{2011}');
                if c.is_whitespace() {
                    self.finish_stretch(at, take);
                }
            }
        }
    }

    /// Takes a character into the word, if it is a part of one.
    fn push_letters(&mut self, c: char, at: usize) -> bool {
        let before = self.word.len();
        if c.is_ascii() {
            if c.is_ascii_alphanumeric() {
                self.word.push(c.to_ascii_lowercase());
            }
        } else {
            self.letters.clear();
            fold_char(c, &mut self.letters);
            // A mark on the letter before leaves nothing and ends no word.
            if self.letters.is_empty() {
                return before > 0;
            }
            if self.letters.chars().all(char::is_alphanumeric) {
                self.word.push_str(&self.letters);
            }
        }
        if before == 0 && !self.word.is_empty() {
            self.start = at;
        }
        self.word.len() > before
    }

    fn finish_word(&mut self, end: usize, take: &mut impl FnMut(Token)) {
        if self.word.is_empty() {
            return;
        }
        normalise(&mut self.word);
        self.stretch.get_or_insert((self.n_words, self.start));
        self.joined.push_str(&self.word);
        take(Token {
            word: &self.word,
            first: self.n_words,
            last: self.n_words,
            at: self.start..end,
        });
        self.word.clear();
        self.n_words += 1;
    }

    fn finish_stretch(&mut self, end: usize, take: &mut impl FnMut(Token)) {
        if let Some((first, start)) = self.stretch.take()
            && self.hyphen
            && first + 1 < self.n_words
        {
            take(Token {
                word: &self.joined,
                first,
                last: self.n_words - 1,
                at: start..end,
            });
        }
        self.joined.clear();
        self.hyphen = false;
    }
}

/// One form for singular and plural, and for both sides of the Atlantic.
///
/// Dropping the "s" is crude on purpose: it is the same on both sides, and a prefix of the word.
fn normalise(word: &mut String) {
    if word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") {
        word.pop();
    }
    if word.contains("isation") {
        *word = word.replace("isation", "ization");
    }
}

/// Han, Hiragana, Katakana: the blocks of scripts that are written without spaces.
fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c), 0x3040..=0x30FF | 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

/// The words of a text in order, without those that hyphens join.
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    Cutter::default().cut(text, |token| {
        if token.first == token.last {
            words.push(token.word.to_owned());
        }
    });
    words
}

/// The words that a typed word names: those of an address are the arXiv id or the parts of its
/// path.
pub fn words_named_by(typed: &str) -> Vec<String> {
    words(named_by(typed))
}

/// What an address names; anything else is itself.
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
        check("Cafe\u{301}s", &["cafe"]);
        check(
            "Experts of LLMs; loss bias",
            &["expert", "of", "llm", "loss", "bia"],
        );
        check("ﬁne-tuning LLM.int8()", &["fine", "tuning", "llm", "int8"]);
        check("大模型 LoRA量化", &["大", "模", "型", "lora", "量", "化"]);
        check(
            "quantisation quantization",
            &["quantization", "quantization"],
        );
        check(" -- ", &[]);
    }

    /// Each word as "word first-last [what stands there]".
    #[track_caller]
    fn check_tokens(text: &str, expected: &[&str]) {
        let mut tokens = Vec::new();
        Cutter::default().cut(text, |token| {
            let Token {
                word,
                first,
                last,
                at,
            } = token;
            tokens.push(format!("{word} {first}-{last} [{}]", &text[at]));
        });
        assert_eq!(tokens, expected, "{text:?}");
    }

    #[test]
    fn hyphens_also_join_and_every_word_knows_where_it_stands() {
        check_tokens(
            "A Pre-Training: Büros",
            &[
                "a 0-0 [A]",
                "pre 1-1 [Pre]",
                "training 2-2 [Training]",
                "pretraining 1-2 [Pre-Training:]",
                "buro 3-3 [Büros]",
            ],
        );
        check_tokens(
            "low -rank 2-",
            &["low 0-0 [low]", "rank 1-1 [rank]", "2 2-2 [2]"],
        );
    }

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
