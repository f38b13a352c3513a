//! Text inside XML and HTML.

/// Text as an element or a double-quoted attribute holds it, on one line. Control characters,
/// which XML 1.0 has no way to write, are left out.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{FFFE}' | '\u{FFFF}' => {}
            _ if char.is_control() => {}
            _ => out.push(char),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        let text = "</p>\n<b title=\"a\">&amp;\u{0}\u{FFFF}'";
        assert_eq!(
            escaped(text),
            "&lt;/p&gt; &lt;b title=&quot;a&quot;&gt;&amp;amp;'"
        );
    }
}
