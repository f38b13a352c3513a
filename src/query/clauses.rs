//! The clauses of a typed text: words, `"phrases"`, `title:words`, and `-` to exclude.

use super::TextField;
use super::tokens::{Token, TokenKind, tokenize};

/// A part of the text that a work must match, or must not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The words as typed, without quotes, the field or the leading `-`.
    pub words: String,
    /// Whether they were in quotes and must follow each other.
    pub phrase: bool,
    /// Whether matching works are excluded.
    pub exclude: bool,
    /// The only field to search, if one was typed.
    pub field: Option<TextField>,
}

/// Splits a text into clauses. Never fails: an unclosed quote ends with the text.
///
/// Clauses of facets, measures and the order count as words here; see
/// [`Query::extract_filters`](super::Query::extract_filters), which takes out those that can be
/// read.
pub fn clauses(text: &str) -> Vec<Clause> {
    tokenize(text).iter().map(clause).collect()
}

fn clause(token: &Token) -> Clause {
    let (words, phrase, field) = match token.kind {
        TokenKind::Words {
            words,
            phrase,
            field,
        } => (words, phrase, field),
        TokenKind::Field { .. } | TokenKind::Misspelt { .. } => (token.unsigned(), false, None),
    };
    Clause {
        words: words.trim().to_owned(),
        phrase,
        exclude: token.exclude,
        field,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = clauses(text)
            .into_iter()
            .map(|clause| {
                let sign = if clause.exclude { "-" } else { "" };
                let field = clause.field.map(|field| format!("{}=", field.key()));
                let quote = if clause.phrase { "\"" } else { "" };
                let field = field.unwrap_or_default();
                format!("{sign}{field}{quote}{}{quote}", clause.words)
            })
            .collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn words_phrases_and_exclusions() {
        check("kv  cache", &["kv", "cache"]);
        check("\"kv cache\" -moe", &["\"kv cache\"", "-moe"]);
        check(
            "-\"mixture of experts\" lora",
            &["-\"mixture of experts\"", "lora"],
        );
        check("low-rank", &["low-rank"]);
    }

    #[test]
    fn curled_quotes_are_quotes() {
        check("“kv cache” moe", &["\"kv cache\"", "moe"]);
        check("„kv cache“", &["\"kv cache\""]);
        check("\"a “b” c\"", &["\"a “b” c\""]);
        check("title:“low rank\"", &["title=\"low rank\""]);
    }

    #[test]
    fn unfinished_typing_is_no_error() {
        check("\"kv ca", &["\"kv ca\""]);
        check("- lora -", &["-", "lora", "-"]);
        check("\"\" \" \"", &[]);
        check("author:\"tim det", &["author=\"tim det\""]);
        check("", &[]);
    }

    #[test]
    fn fields_of_text_say_where_words_are_looked_for() {
        check("title:lora", &["title=lora"]);
        check("-title:moe kv", &["-title=moe", "kv"]);
        check("title:-moe", &["-title=moe"]);
        check("BY:\"Tim Dettmers\"", &["author=\"Tim Dettmers\""]);
        check("title: lora", &["title:", "lora"]);
        check("\"title:lora\"", &["\"title:lora\""]);
    }

    #[test]
    fn other_colons_are_words() {
        check("LLM.int8(): 8-bit", &["LLM.int8():", "8-bit"]);
        check("https://arxiv.org/abs/1", &["https://arxiv.org/abs/1"]);
        check("arXiv:2210.17323", &["arXiv:2210.17323"]);
        check("foo:\"a b\"", &["foo:\"a", "b\""]);
        check("area:\"a b\" c", &["area:\"a b\"", "c"]);
    }
}
