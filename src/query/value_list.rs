//! Lists of values, as in `venue:iclr,"AI Open"`: their extent, their items, and how a value is
//! written so that it reads back.
//!
//! Inside quotes, everything stands for itself; a closing quote is written twice to stand for
//! itself.

/// One value of a list.
#[derive(Debug, PartialEq, Eq)]
pub struct ListItem {
    /// The value, trimmed, without quotes or a leading `-`; never empty.
    pub value: String,
    /// Whether it had a leading `-`.
    pub exclude: bool,
    /// Whether it may still be typed: neither a comma nor a closing quote ends it.
    pub open: bool,
}

/// The extent of a list of values at the start of a longer text.
pub struct Extent {
    /// Its length in bytes.
    pub len: usize,
    /// Whether the text ends within quotes.
    pub unclosed: bool,
}

struct Quoted {
    value: String,
    len: usize,
    closed: bool,
}

/// Whether a character opens a quote. Phones and word processors insert the curly ones.
pub fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„')
}

/// Whether a character closes a quote: only a straight one closes a straight one, any one a curly
/// one.
pub fn closes(open: char, c: char) -> bool {
    c == '"' || (open != '"' && is_quote(c))
}

/// Splits off a leading `-`.
pub fn signed(text: &str) -> (bool, &str) {
    match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    }
}

/// The quoted text at the start of a text, if there is one.
fn quoted(text: &str) -> Option<Quoted> {
    let open = text.chars().next().filter(|&c| is_quote(c))?;
    let mut value = String::new();
    let mut len = open.len_utf8();
    while let Some(c) = text[len..].chars().next() {
        len += c.len_utf8();
        if closes(open, c) {
            if !text[len..].starts_with(c) {
                return Some(Quoted {
                    value,
                    len,
                    closed: true,
                });
            }
            len += c.len_utf8();
        }
        value.push(c);
    }
    Some(Quoted {
        value,
        len,
        closed: false,
    })
}

/// The list of values at the start of a text: up to white space outside quotes, or up to a closing
/// quote without a comma after it.
pub fn extent(text: &str) -> Extent {
    let mut len = 0;
    loop {
        let (sign, rest) = signed(&text[len..]);
        len += usize::from(sign);
        let unclosed = match quoted(rest) {
            Some(quoted) => {
                len += quoted.len;
                !quoted.closed
            }
            None => {
                let end = rest.find(|c: char| c == ',' || c.is_whitespace());
                len += end.unwrap_or(rest.len());
                false
            }
        };
        if !text[len..].starts_with(',') {
            return Extent { len, unclosed };
        }
        len += 1;
    }
}

/// The values of a list. Empty ones are skipped, as is anything between a closing quote and the
/// next comma.
pub fn items(list: &str) -> Vec<ListItem> {
    let mut items = Vec::new();
    let mut rest = Some(list);
    while let Some(list) = rest {
        let (exclude, list) = signed(list.trim_start());
        let (value, closed, after) = match quoted(list) {
            Some(quoted) => (quoted.value, quoted.closed, &list[quoted.len..]),
            None => {
                let (value, after) = list.split_at(list.find(',').unwrap_or(list.len()));
                (value.to_owned(), false, after)
            }
        };
        rest = after.split_once(',').map(|(_, rest)| rest);
        if !value.trim().is_empty() {
            items.push(ListItem {
                value: value.trim().to_owned(),
                exclude,
                open: !closed && rest.is_none(),
            });
        }
    }
    items
}

/// A value as written in a list, quoted if it would not read back otherwise.
pub fn write(value: &str) -> String {
    let odd = |c: char| c == ',' || c.is_whitespace() || is_quote(c);
    if value.starts_with('-') || value.contains(odd) {
        format!("\"{}\"", value.replace('"', "\"\""))
    } else {
        value.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Excluded values are shown with `-`, unfinished ones with `…`.
    #[track_caller]
    fn check(list: &str, expected: &[&str]) {
        let found: Vec<String> = items(list)
            .into_iter()
            .map(|part| {
                let sign = if part.exclude { "-" } else { "" };
                let end = if part.open { "…" } else { "" };
                format!("{sign}{}{end}", part.value)
            })
            .collect();
        assert_eq!(found, expected, "{list:?}");
    }

    #[test]
    fn lists_have_parts() {
        check("iclr,neurips", &["iclr", "neurips…"]);
        check(" compression , -weights,", &["compression", "-weights"]);
        check("\"Findings of ACL\",icml", &["Findings of ACL", "icml…"]);
        check("“KV cache”", &["KV cache"]);
        check("-\"a, b\"", &["-a, b"]);
        check("\"-a\"", &["-a"]);
        check("\"say \"\"hi\"\"\"", &["say \"hi\""]);
        check("5\"x", &["5\"x…"]);
    }

    #[test]
    fn unfinished_and_empty_values_are_no_error() {
        check("\"KV ca", &["KV ca…"]);
        check(",,-,\"\",- ", &[]);
        check("", &[]);
        check("\"a\"b,c", &["a", "c…"]);
    }

    #[track_caller]
    fn check_extent(text: &str, expected: &str) {
        assert_eq!(&text[..extent(text).len], expected, "{text:?}");
    }

    #[test]
    fn a_list_ends_at_white_space_or_after_a_quote() {
        check_extent("iclr,neurips lora", "iclr,neurips");
        check_extent("\"a b\",-\"c d\" e", "\"a b\",-\"c d\"");
        check_extent("\"a b\"c d", "\"a b\"");
        check_extent("iclr, icml", "iclr,");
        check_extent("\"a b", "\"a b");
        check_extent("", "");
    }

    #[test]
    fn odd_values_are_written_in_quotes() {
        assert_eq!(write("w/Quantization"), "w/Quantization");
        assert_eq!(write("KV cache"), "\"KV cache\"");
        assert_eq!(write("-a"), "\"-a\"");
        assert_eq!(write("a,\"b\""), "\"a,\"\"b\"\"\"");
    }
}
