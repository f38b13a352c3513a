//! Splitting a text into words, and which words count as the same.

use std::ops::Range;

use super::fold::fold_char;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// Folded, plural as singular.
    pub word: &'a str,
    /// Its position among the words of the text; for a joined word, that of its first part.
    pub first: usize,
    /// The position of its last part; the same as `first` for a plain word.
    pub last: usize,
    /// Where it is in the text, in bytes.
    pub span: Range<usize>,
}

/// Splits texts into words; keeps its buffers from one text to the next.
///
/// A word is a run of letters and digits. Scripts written without spaces have no such runs, so each
/// of their characters is a word. Parts joined by hyphens also make up one word, so that
/// "pretraining" finds "pre-training"; that word comes after its parts.
#[derive(Default)]
pub struct Tokenizer {
    word: String,
    joined: String,
    letters: String,
    n_words: usize,
    /// Position and start of the first word since the last white space.
    chunk: Option<(usize, usize)>,
    hyphen: bool,
    start: usize,
}

impl Tokenizer {
    /// Calls `emit` with each word of a text, in order.
    pub fn tokenize(&mut self, text: &str, mut emit: impl FnMut(Token)) {
        self.n_words = 0;
        self.chunk = None;
        self.hyphen = false;
        self.joined.clear();
        if text.is_ascii() {
            self.tokenize_ascii(text, &mut emit);
        } else {
            self.tokenize_unicode(text, &mut emit);
        }
        self.finish_word(text.len(), &mut emit);
        self.finish_chunk(text.len(), &mut emit);
    }

    /// The fast path for most texts: takes whole runs of letters and digits at once.
    fn tokenize_ascii(&mut self, text: &str, emit: &mut impl FnMut(Token)) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let run = bytes[at..].iter();
            let end = at + run.take_while(|byte| byte.is_ascii_alphanumeric()).count();
            if end > at {
                self.word.push_str(&text[at..end]);
                self.word.make_ascii_lowercase();
                self.start = at;
                self.finish_word(end, emit);
            } else {
                self.hyphen |= bytes[at] == b'-';
                if bytes[at].is_ascii_whitespace() {
                    self.finish_chunk(at, emit);
                }
            }
            at = end.max(at + 1);
        }
    }

    fn tokenize_unicode(&mut self, text: &str, emit: &mut impl FnMut(Token)) {
        for (at, c) in text.char_indices() {
            if is_unspaced(c) {
                self.finish_word(at, emit);
                self.start = at;
                self.word.push(c);
                self.finish_word(at + c.len_utf8(), emit);
            } else if self.push_letters(c, at) {
            } else {
                self.finish_word(at, emit);
                self.hyphen |= matches!(c, '-' | '\u{2010}' | '\u{2011}');
                if c.is_whitespace() {
                    self.finish_chunk(at, emit);
                }
            }
        }
    }

    /// Appends a character to the word, if it is part of one.
    fn push_letters(&mut self, c: char, at: usize) -> bool {
        let before = self.word.len();
        if c.is_ascii() {
            if c.is_ascii_alphanumeric() {
                self.word.push(c.to_ascii_lowercase());
            }
        } else {
            self.letters.clear();
            fold_char(c, &mut self.letters);
            // A combining mark folds to nothing and does not end the word.
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

    fn finish_word(&mut self, end: usize, emit: &mut impl FnMut(Token)) {
        if self.word.is_empty() {
            return;
        }
        normalise(&mut self.word);
        self.chunk.get_or_insert((self.n_words, self.start));
        self.joined.push_str(&self.word);
        emit(Token {
            word: &self.word,
            first: self.n_words,
            last: self.n_words,
            span: self.start..end,
        });
        self.word.clear();
        self.n_words += 1;
    }

    fn finish_chunk(&mut self, end: usize, emit: &mut impl FnMut(Token)) {
        if let Some((first, start)) = self.chunk.take()
            && self.hyphen
            && first + 1 < self.n_words
        {
            emit(Token {
                word: &self.joined,
                first,
                last: self.n_words - 1,
                span: start..end,
            });
        }
        self.joined.clear();
        self.hyphen = false;
    }
}

/// Gives singular and plural, and British and American spellings, the same form.
///
/// Dropping the "s" is deliberately crude: query and text are treated alike, and the result stays a
/// prefix of the word.
fn normalise(word: &mut String) {
    if word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") {
        word.pop();
    }
    if word.contains("isation") {
        *word = word.replace("isation", "ization");
    }
}

/// Whether a character is Han, Hiragana or Katakana, scripts written without spaces.
fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c), 0x3040..=0x30FF | 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

/// The words of a text in order, without joined ones.
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    Tokenizer::default().tokenize(text, |token| {
        if token.first == token.last {
            words.push(token.word.to_owned());
        }
    });
    words
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

    /// Each word as "word first-last [source text]".
    #[track_caller]
    fn check_tokens(text: &str, expected: &[&str]) {
        let mut tokens = Vec::new();
        Tokenizer::default().tokenize(text, |token| {
            let Token {
                word,
                first,
                last,
                span,
            } = token;
            tokens.push(format!("{word} {first}-{last} [{}]", &text[span]));
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
}
