//! Inline HTML translated into equivalent Markdown.
//!
//! Unknown tags are left as text.

use std::borrow::Cow;

use super::lines::{LONGEST_LINE, Line};
use crate::curate::entry::{Complaint, ComplaintKind};

/// Maximum length of a tag.
const LONGEST_TAG: usize = 2_000;
/// Maximum number of lines in one table row.
const LONGEST_ROW: usize = 200;

/// Turns each row of an HTML table into a line of a Markdown table, and translates other tags.
pub fn rows<'a>(lines: Vec<Line<'a>>, complaints: &mut Vec<Complaint>) -> Vec<Line<'a>> {
    let mut out = Vec::with_capacity(lines.len());
    let mut lines = lines.into_iter().peekable();
    // Some lists use <th> in every row; only the first such row is the header.
    let mut has_head = false;
    let mut is_inside = false;
    while let Some((number, line)) = lines.next() {
        is_inside |= find(&line, "<table").is_some();
        is_inside &= find(&line, "</table").is_none();
        // Blank lines inside a table do not end it.
        if is_inside && (line.trim().is_empty() || is_section(&line)) {
            continue;
        }
        if !line.contains('<') {
            out.push((number, line));
            continue;
        }
        has_head &= find(&line, "<table").is_none();
        if find(&line, "<tr").is_none() {
            push_lines(&mut out, number, translate(line));
            continue;
        }
        let mut row = line.into_owned();
        let mut length = 1;
        while length < LONGEST_ROW && row.len() < LONGEST_LINE && is_open(&row) {
            let Some((_, next)) = lines.next_if(|(_, next)| !next.trim_start().starts_with('#'))
            else {
                break;
            };
            row.push(' ');
            row.push_str(next.trim());
            length += 1;
        }
        if is_open(&row) {
            let reason = "row of an HTML table that is never closed";
            complaints.push(Complaint::new(number, ComplaintKind::Slip, reason));
        }
        for part in split_rows(&row) {
            has_head |= push_row(&mut out, number, part, has_head);
        }
    }
    out
}

/// Whether a line only opens or closes table sections.
fn is_section(line: &str) -> bool {
    let names = ["tbody", "thead", "tfoot", "colgroup"];
    let is_tag = |part: &str| {
        let name = part
            .trim()
            .trim_start_matches('/')
            .split([' ', '>'])
            .next()
            .unwrap_or("");
        names
            .iter()
            .any(|section| name.eq_ignore_ascii_case(section))
    };
    line.split('<').skip(1).all(is_tag) && line.trim().starts_with('<')
}

/// Whether the last row is still open.
fn is_open(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    lower.rfind("<tr") > lower.rfind("</tr")
}

fn find(text: &str, tag: &str) -> Option<usize> {
    let (text, tag) = (text.as_bytes(), tag.as_bytes());
    text.windows(tag.len())
        .position(|window| window.eq_ignore_ascii_case(tag))
}

/// Adds a line, split where its tags introduced line breaks.
fn push_lines<'a>(out: &mut Vec<Line<'a>>, number: u32, line: Cow<'a, str>) {
    if !line.contains('\n') {
        out.push((number, line));
        return;
    }
    let parts = line.split('\n').filter(|part| !part.trim().is_empty());
    out.extend(parts.map(|part| (number, Cow::Owned(part.to_owned()))));
}

fn split_rows(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(at) = find(rest.get(1..).unwrap_or(""), "<tr") {
        parts.push(&rest[..=at]);
        rest = &rest[at + 1..];
    }
    parts.push(rest);
    parts
}

/// Adds a row, followed by a delimiter row if it is the header. Returns whether it is.
fn push_row(out: &mut Vec<Line<'_>>, number: u32, row: &str, has_head: bool) -> bool {
    let mut cells = row.match_indices("<th").chain(row.match_indices("<TH"));
    let is_head = !has_head && cells.any(|(at, _)| !row[at + 3..].starts_with(['e', 'E']));
    let text = translate(Cow::Borrowed(row)).replace('\n', " ");
    let text = text.trim();
    if text.is_empty() {
        return false;
    }
    // A section tag may leave blanks before the first cell.
    let Some((_, cells)) = text
        .split_once('|')
        .filter(|(before, _)| before.trim().is_empty())
    else {
        out.push((number, Cow::Owned(text.to_owned())));
        return false;
    };
    out.push((number, Cow::Owned(format!("|{cells}|"))));
    if is_head {
        out.push((number, Cow::Borrowed("|---|")));
    }
    is_head
}

/// A parsed tag.
struct Tag<'a> {
    name: String,
    closing: bool,
    attributes: &'a str,
    /// Length in bytes, including `<` and `>`.
    length: usize,
}

fn tag(text: &str) -> Option<Tag<'_>> {
    let window = &text.as_bytes()[..text.len().min(LONGEST_TAG)];
    let end = window.iter().position(|&byte| byte == b'>')?;
    let inner = &text[1..end];
    let (closing, inner) = match inner.strip_prefix('/') {
        Some(inner) => (true, inner),
        None => (false, inner),
    };
    let length = inner.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let attributes = &inner[length..];
    let proper = length > 0 && (attributes.is_empty() || attributes.starts_with([' ', '/', '\t']));
    proper.then(|| Tag {
        name: inner[..length].to_ascii_lowercase(),
        closing,
        attributes,
        length: end + 1,
    })
}

/// Translates the tags of one line.
fn translate(line: Cow<'_, str>) -> Cow<'_, str> {
    if !line.contains('<') {
        return line;
    }
    let mut out = String::with_capacity(line.len());
    // Addresses of the open anchors, if they have any.
    let mut anchors: Vec<Option<String>> = Vec::new();
    let mut rest = &*line;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = match tag(rest) {
            Some(tag) if say(&tag, &mut out, &mut anchors) => tag.length,
            _ => autolink(rest, &mut out),
        };
        rest = &rest[length..];
    }
    out.push_str(rest);
    for url in anchors.into_iter().flatten() {
        out.push_str(&format!("]({url})"));
    }
    Cow::Owned(out)
}

/// Writes an autolink, or else the `<` itself. Returns the number of bytes consumed.
fn autolink(text: &str, out: &mut String) -> usize {
    let window = &text.as_bytes()[..text.len().min(LONGEST_TAG)];
    let end = window.iter().position(|&byte| byte == b'>');
    match end.map(|end| &text[1..end]) {
        Some(url) if super::is_absolute(url) && !url.contains(char::is_whitespace) => {
            out.push_str(&format!("[]({url})"));
            url.len() + 2
        }
        _ => {
            out.push('<');
            1
        }
    }
}

/// Writes a tag as Markdown; false if it is unknown.
fn say(tag: &Tag, out: &mut String, anchors: &mut Vec<Option<String>>) -> bool {
    match (tag.name.as_str(), tag.closing) {
        ("a", false) => {
            let url = attribute(tag.attributes, "href");
            out.push_str(url.as_ref().map_or("", |_| "["));
            anchors.push(url);
        }
        ("a", true) => {
            if let Some(url) = anchors.pop().flatten() {
                out.push_str(&format!("]({url})"));
            }
        }
        ("img", _) if anchors.iter().any(Option::is_some) => {
            let source = attribute(tag.attributes, "src").unwrap_or_default();
            out.push_str(&format!("![]({source})"));
        }
        ("br", _) => out.push_str("<br>"),
        ("b" | "strong", _) => out.push_str("**"),
        ("i" | "em", _) => out.push('*'),
        ("u", closing) => out.push_str(if closing { "</ins>" } else { "<ins>" }),
        ("td" | "th", false) => out.push('|'),
        ("li", false) => out.push_str("- "),
        ("summary", false) => out.push_str("###### "),
        ("summary", true) => out.push('\n'),
        ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", false) => {
            let level = usize::from(tag.name.as_bytes()[1] - b'0');
            out.push_str(&format!("{} ", "#".repeat(level)));
        }
        ("details", true) => out.push_str("\n###### "),
        _ => return SILENT.contains(&tag.name.as_str()),
    }
    true
}

/// Tags without a Markdown equivalent that can be dropped.
const SILENT: [&str; 27] = [
    "td", "th", "tr", "table", "thead", "tbody", "li", "ul", "ol", "p", "div", "center", "span",
    "font", "sup", "sub", "details", "summary", "h1", "h2", "h3", "h4", "h5", "h6", "small",
    "nobr", "picture",
];

/// The value of an attribute, quoted or not.
fn attribute(attributes: &str, name: &str) -> Option<String> {
    let name = format!("{name}=");
    let mut from = 0;
    // `data-href` is not `href`.
    let at = loop {
        let at = from + find(&attributes[from..], &name)?;
        let is_whole = attributes[..at].ends_with(|c: char| c.is_whitespace() || "\"'".contains(c));
        if is_whole || at == 0 {
            break at;
        }
        from = at + name.len();
    };
    let value = &attributes[at + name.len()..];
    let value = match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].split(quote).next()?,
        _ => value.split_whitespace().next()?,
    };
    Some(value.trim().to_owned()).filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(translate(Cow::Borrowed(text)), expected);
    }

    #[test]
    fn tags_become_markdown() {
        check("<a href=\"u\">t</a> <BR/> <b>x</b>", "[t](u) <br> **x**");
        check("<a href='u'><img src=\"i\"></a>", "[![](i)](u)");
        check("<a name=\"x\"></a><a href=u>t", "[t](u)");
        check("<h3 align=center>A</h3>", "### A");
        check("<details><summary>A</summary>", "###### A\n");
        check("see <https://a.org/x>", "see [](https://a.org/x)");
        check("<a data-href=\"v\" href=\"u\">t</a>", "[t](u)");
        check(
            "<a href=\"u\"><img data-src=\"v\" src=\"i\"></a>",
            "[![](i)](u)",
        );
        check("<p><u>ICML, 2023</u></p>", "<ins>ICML, 2023</ins>");
    }

    #[test]
    fn what_is_not_known_stays_text() {
        for text in [
            "<script>x</script>",
            "a < b > c",
            "<ins>X</ins>",
            "<",
            "<<a",
            "1 <2",
        ] {
            check(text, text);
        }
        check("<img src=\"x\">", "<img src=\"x\">");
    }

    #[test]
    fn what_a_summary_opens_ends_with_its_details() {
        let text = ["<details><summary>A</summary><code>b", "c</code></details>"];
        let lines = (1..).zip(text.map(Cow::Borrowed)).collect();
        let seen = rows(lines, &mut Vec::new());
        let seen: Vec<&str> = seen.iter().map(|(_, row)| &**row).collect();
        assert_eq!(seen, ["###### A", "<code>b", "c</code>", "###### "]);
    }

    #[test]
    fn tables_become_rows() {
        let lines = ["<table>", "<tr><th>Title</th><th>Code</th></tr>", "<tr>"]
            .into_iter()
            .chain([
                "<td>A</td>",
                "<td><a href=\"u\">c</a></td>",
                "</tr>",
                "</table>",
            ]);
        let lines: Vec<Line> = (1..).zip(lines.map(Cow::Borrowed)).collect();
        let mut complaints = Vec::new();
        let rows = rows(lines, &mut complaints);
        let seen: Vec<String> = rows
            .iter()
            .filter(|(_, row)| !row.is_empty())
            .map(|(number, row)| format!("{number}:{row}"))
            .collect();
        assert_eq!(seen, ["2:|Title|Code|", "2:|---|", "3:|A |[c](u)|"]);
        assert_eq!(complaints, []);
    }
}
