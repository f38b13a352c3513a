//! The clauses of a typed text: words, `"phrases"`, and `-` to exclude either.

/// A part of the text that a work must match, or must not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The words as typed, without quotes or the leading `-`.
    pub words: String,
    /// Whether they stood in quotes and must follow each other.
    pub phrase: bool,
    /// Whether matching works are left out.
    pub exclude: bool,
    /// Where alone it is looked for.
    pub field: Option<TextField>,
}

/// A field of a work's texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextField {
    /// title
    Title,
    /// authors
    Author,
}

/// Splits a text into clauses. Never fails: a quote that is not closed ends with the text.
pub fn clauses(text: &str) -> Vec<Clause> {
    let mut clauses = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let exclude = rest.starts_with('-') && rest[1..].starts_with(|c: char| !c.is_whitespace());
        if exclude {
            rest = &rest[1..];
        }
        let phrase = rest.starts_with('"');
        let (words, after) = if phrase {
            rest[1..].split_once('"').unwrap_or((&rest[1..], ""))
        } else {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            rest.split_at(end)
        };
        if !words.trim().is_empty() {
            clauses.push(Clause {
                words: words.trim().to_owned(),
                phrase,
                exclude,
                field: None,
            });
        }
        rest = after.trim_start();
    }
    clauses
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
                let quote = if clause.phrase { "\"" } else { "" };
                format!("{sign}{quote}{}{quote}", clause.words)
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
    fn unfinished_typing_is_no_error() {
        check("\"kv ca", &["\"kv ca\""]);
        check("- lora -", &["-", "lora", "-"]);
        check("\"\" \" \"", &[]);
        check("", &[]);
    }
}
