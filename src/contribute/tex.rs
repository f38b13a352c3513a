//! TeX to plain text, as far as titles and names use TeX.

use crate::identity::compose::nfc;

/// A field's value as plain text: accents composed, commands for letters and symbols replaced,
/// braces removed, white space squeezed. Unknown commands are dropped and their arguments kept;
/// formulas stay as they are.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // An accent waiting for its letter.
    let mut accent = None;
    let mut chars = text.chars().peekable();
    let mut is_formula = false;
    while let Some(char) = chars.next() {
        match char {
            '\\' => {
                let command = match chars.next() {
                    Some(first) if first.is_ascii_alphabetic() => {
                        let mut name = String::from(first);
                        while let Some(next) = chars.next_if(char::is_ascii_alphabetic) {
                            name.push(next);
                        }
                        // A space that ends a command is not printed.
                        chars.next_if(|c| c.is_whitespace());
                        name
                    }
                    Some(sign) => sign.to_string(),
                    None => break,
                };
                match mark(&command) {
                    Some(mark) => accent = Some(mark),
                    None if is_formula => out.push_str(&format!("\\{command}")),
                    None => push(&mut out, letters(&command), &mut accent),
                }
            }
            '{' | '}' => {}
            '$' => {
                is_formula = !is_formula;
                out.push('$');
            }
            '~' if !is_formula => out.push(' '),
            // Braces between hyphens prevent a dash.
            '-' if !is_formula && chars.next_if_eq(&'-').is_some() => {
                let is_long = chars.next_if_eq(&'-').is_some();
                out.push(if is_long { '—' } else { '–' });
            }
            '`' if chars.next_if_eq(&'`').is_some() => out.push('“'),
            '\'' if chars.next_if_eq(&'\'').is_some() => out.push('”'),
            _ => push(&mut out, char.encode_utf8(&mut [0; 4]), &mut accent),
        }
    }
    nfc(&out).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Appends a text, with the waiting accent on its first letter.
fn push(out: &mut String, text: &str, accent: &mut Option<char>) {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return };
    if accent.is_some() && first.is_whitespace() {
        return;
    }
    // An accent replaces the dot, so dotless letters get theirs back.
    let first = match (first, &accent) {
        ('ı', Some(_)) => 'i',
        ('ȷ', Some(_)) => 'j',
        _ => first,
    };
    out.push(first);
    out.extend(accent.take());
    out.push_str(chars.as_str());
}

/// The combining mark that a command puts on the next letter.
fn mark(command: &str) -> Option<char> {
    Some(match command {
        "`" => '\u{300}',
        "'" => '\u{301}',
        "^" => '\u{302}',
        "~" => '\u{303}',
        "=" => '\u{304}',
        "u" => '\u{306}',
        "." => '\u{307}',
        "\"" => '\u{308}',
        "r" => '\u{30A}',
        "H" => '\u{30B}',
        "v" => '\u{30C}',
        "d" => '\u{323}',
        "c" => '\u{327}',
        "k" => '\u{328}',
        _ => return None,
    })
}

/// The letters or symbols that a command prints.
fn letters(command: &str) -> &str {
    match command {
        "i" => "ı",
        "j" => "ȷ",
        "ss" => "ß",
        "ae" => "æ",
        "AE" => "Æ",
        "oe" => "œ",
        "OE" => "Œ",
        "o" => "ø",
        "O" => "Ø",
        "aa" => "å",
        "AA" => "Å",
        "l" => "ł",
        "L" => "Ł",
        "dh" => "ð",
        "th" => "þ",
        "textbackslash" => "\\",
        "textbraceleft" => "{",
        "textbraceright" => "}",
        "textasciitilde" | "sim" => "~",
        "textasciicircum" => "^",
        "textless" => "<",
        "textgreater" => ">",
        "textbar" => "|",
        "textasciigrave" => "`",
        "textquotedbl" => "\"",
        "textendash" => "–",
        "textemdash" => "—",
        "textunderscore" => "_",
        "infty" => "∞",
        "pi" => "π",
        "times" => "×",
        "LaTeX" => "LaTeX",
        "TeX" => "TeX",
        "\\" => " ",
        "," | ";" | ":" | " " => " ",
        _ if command.starts_with(|c: char| c.is_ascii_alphabetic()) => "",
        "-" | "/" | "!" | "(" | ")" => "",
        sign => sign,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_as_it_is_printed() {
        for (text, expected) in [
            (
                "{\\\"O}zg{\\\"u}r \\'Elan {\\'{\\i}} \\c{c} \\v s",
                "Özgür Élan í ç š",
            ),
            (
                "{BERT} for\n  {NLP} \\& more---or less",
                "BERT for NLP & more—or less",
            ),
            ("50\\% of \\emph{all} $O(n^2)$", "50% of all $O(n^2)$"),
            ("A~B \\ss x -{}- y", "A B ßx -- y"),
            (
                "``a'' \\textbackslash{}b \\textasciicircum{}2",
                "“a” \\b ^2",
            ),
            ("\\", ""),
        ] {
            assert_eq!(plain(text), expected, "{text}");
        }
    }
}
