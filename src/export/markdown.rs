//! Markdown: a plain list, and the escapes that all lists share.

use super::Reference;
use crate::work::Rel;

/// Writes a work as a bullet: linked title, authors, venue and year, and its other links.
pub fn item(out: &mut String, reference: &Reference) {
    let work = reference.work;
    let title = escaped(&work.title);
    match reference.url {
        Some(url) => out.push_str(&format!("- [{title}]({})", target(url))),
        None => out.push_str(&format!("- {title}")),
    }
    if !title.ends_with(['.', '?', '!']) {
        out.push('.');
    }
    if !work.authors.is_empty() {
        let tail = if work.authors_truncated {
            ", et al."
        } else {
            "."
        };
        out.push_str(&format!(" {}{tail}", escaped(&work.authors.join(", "))));
    }
    let place = reference
        .place
        .as_ref()
        .map(|place| format!("*{}*", escaped(place)));
    let year = reference.date.map(|(year, _)| year.to_string());
    let parts: Vec<String> = place.into_iter().chain(year).collect();
    if !parts.is_empty() {
        out.push_str(&format!(" {}.", parts.join(" ")));
    }
    let mut written: Vec<&str> = reference.url.into_iter().collect();
    for link in work.links.iter().filter(|link| link.rel != Rel::Figure) {
        let Some(url) = link.web_address().filter(|url| !written.contains(url)) else {
            continue;
        };
        let label = match link.label.is_empty() {
            true => rel_label(link.rel),
            false => &link.label,
        };
        out.push_str(&format!(" \\[[{}]({})\\]", escaped(label), target(url)));
        written.push(url);
    }
    out.push('\n');
}

/// The name of a link that has no label.
pub fn rel_label(rel: Rel) -> &'static str {
    match rel {
        Rel::Paper => "Paper",
        Rel::Pdf => "PDF",
        Rel::Code => "Code",
        Rel::Model => "Model",
        Rel::Dataset => "Dataset",
        Rel::Blog => "Blog",
        Rel::Video => "Video",
        Rel::Project => "Project",
        Rel::Figure => "Figure",
        Rel::Other => "Link",
    }
}

/// A text as Markdown that renders it literally, on one line, inside or outside a table.
///
/// The lists' readers resolve character references before backslashes, so backslashes escape
/// what they can, and references the rest.
pub fn escaped(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::with_capacity(text.len());
    for (at, char) in text.char_indices() {
        let (before, after) = (&text[..at], &text[at + char.len_utf8()..]);
        let is_special = match char {
            '\\' | '*' | '`' | '[' | ']' | '|' | '<' | '>' => true,
            // Only what reads as a reference would be taken for one.
            '&' => after.starts_with(|c: char| c == '#' || c.is_ascii_alphabetic()),
            // Between letters an underscore emphasises nothing.
            '_' => {
                !(before.ends_with(char::is_alphanumeric)
                    && after.starts_with(char::is_alphanumeric))
            }
            // `~~` strikes out, `:star:` is a picture, `https://` an address.
            '~' => before.ends_with('~') || after.starts_with('~'),
            ':' => is_picture(before, after) || after.starts_with("//"),
            '!' => after.starts_with('['),
            '#' => at == 0,
            // `www.` and `@name` are linked by GitHub.
            '@' => !before.ends_with(char::is_alphanumeric),
            _ => false,
        };
        match char {
            _ if !is_special => out.push(char),
            '\\' | '*' | '[' | ']' | '|' | '_' => {
                out.push('\\');
                out.push(char);
            }
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            _ => out.push_str(&format!("&#{};", u32::from(char))),
        }
    }
    out
}

/// Whether a colon opens or closes what may be the name of a picture.
fn is_picture(before: &str, after: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "_+-".contains(c);
    let opens = after.trim_start_matches(is_part);
    let closes = before.trim_end_matches(is_part);
    (opens.starts_with(':') && opens.len() < after.len())
        || (closes.ends_with(':') && closes.len() < before.len())
}

/// An address as a link target, without characters that would end it.
pub fn target(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for char in url.chars() {
        match char {
            '(' | ')' | '<' | '>' | '\\' | '|' | '`' | '"' | '[' | ']' | '*' => {
                out.push_str(&format!("%{:02X}", u32::from(char)));
            }
            _ if char.is_whitespace() || char.is_control() => {}
            _ => out.push(char),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_lose_their_meaning() {
        for (text, expected) in [
            ("a_b _c_ & d", "a_b \\_c\\_ & d"),
            ("[x](y) | `z`", "\\[x\\](y) \\| &#96;z&#96;"),
            ("<b> &amp; **", "&lt;b&gt; &amp;amp; \\*\\*"),
            ("# :star: http://a", "&#35; &#58;star&#58; http&#58;//a"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }
}
