//! The clauses of a typed text: words, `"phrases"`, `title:words`, and `-` to exclude any.

use super::TextField;
use super::pieces::{Body, Piece, pieces};

/// A part of the text that a work must match, or must not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The words as typed, without quotes, the field or the leading `-`.
    pub words: String,
    /// Whether they stood in quotes and must follow each other.
    pub phrase: bool,
    /// Whether matching works are left out.
    pub exclude: bool,
    /// Where alone the words are looked for.
    pub field: Option<TextField>,
}

/// Splits a text into clauses. Never fails: a quote that is not closed ends with the text.
///
/// A clause of a facet, a measure or the order is read as words here; see
/// [`Query::settled`](super::Query::settled), which takes out those that can be read.
pub fn clauses(text: &str) -> Vec<Clause> {
    pieces(text).iter().map(clause).collect()
}

fn clause(piece: &Piece) -> Clause {
    let (words, phrase, field) = match piece.body {
        Body::Words {
            words,
            phrase,
            field,
        } => (words, phrase, field),
        Body::Field { .. } | Body::Misspelt { .. } => (piece.unsigned(), false, None),
    };
    Clause {
        words: words.trim().to_owned(),
        phrase,
        exclude: piece.exclude,
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
