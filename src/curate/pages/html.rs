//! HTML in which text cannot become markup: what is written here in the code goes in as it is,
//! and everything else goes through one function.

use crate::work::safe_url::SafeUrl;

/// A growing piece of HTML.
#[derive(Default)]
pub(super) struct Html(String);

impl Html {
    /// Adds markup of our own: only what is written in the code is `'static`.
    pub(super) fn markup(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Adds text.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        escape(&mut self.0, text);
        self
    }

    /// Adds an attribute with a space before it.
    pub(super) fn attribute(&mut self, name: &'static str, value: &str) -> &mut Self {
        self.0.push(' ');
        self.0.push_str(name);
        self.0.push_str("=\"");
        escape(&mut self.0, value);
        self.0.push('"');
        self
    }

    /// Adds an element of text.
    pub(super) fn element(&mut self, name: &'static str, text: &str) -> &mut Self {
        self.markup("<").markup(name).markup(">").text(text);
        self.markup("</").markup(name).markup(">")
    }

    /// Adds a link within the site.
    pub(super) fn link(&mut self, path: &str, text: &str) -> &mut Self {
        self.markup("<a").attribute("href", path).markup(">");
        self.text(text).markup("</a>")
    }

    /// Adds a link to elsewhere, which learns nothing of where its reader comes from.
    pub(super) fn link_out(&mut self, address: SafeUrl<'_>, text: &str) -> &mut Self {
        self.markup("<a").attribute("href", address.as_str());
        self.markup(" rel=\"noopener noreferrer\"><bdi>")
            .text(text)
            .markup("</bdi></a>")
    }

    /// Adds `<meta>` of a name.
    pub(super) fn meta(&mut self, name: &str, content: &str) -> &mut Self {
        self.markup("<meta")
            .attribute("name", name)
            .attribute("content", content)
            .markup(">\n")
    }

    /// Adds `<meta>` of a property, as the Open Graph protocol has it.
    pub(super) fn property(&mut self, name: &'static str, content: &str) -> &mut Self {
        self.markup("<meta")
            .attribute("property", name)
            .attribute("content", content)
            .markup(">\n")
    }

    /// Adds data that scripts and search engines read: JSON without `<`, which could end it.
    pub(super) fn json_ld(&mut self, json: &str) -> &mut Self {
        self.markup("<script type=\"application/ld+json\">");
        self.0.push_str(&json.replace('<', "\\u003c"));
        self.markup("</script>\n")
    }

    /// Adds finished HTML.
    pub(super) fn append(&mut self, html: &Html) -> &mut Self {
        self.0.push_str(&html.0);
        self
    }

    /// The whole.
    pub(super) fn finish(self) -> String {
        self.0
    }
}

/// Escapes text for HTML and XML, in elements and in quoted attributes; characters that neither
/// may hold become a sign that something stood there.
pub(super) fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(c),
            _ if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        let mut html = Html::default();
        html.markup("<p")
            .attribute("title", "\"><script>'")
            .markup(">");
        html.text("</p><script>alert(1)</script>\u{0}")
            .markup("</p>");
        assert_eq!(
            html.finish(),
            "<p title=\"&quot;&gt;&lt;script&gt;&#39;\">\
             &lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;\u{fffd}</p>"
        );
    }

    #[test]
    fn data_cannot_end_its_script() {
        let mut html = Html::default();
        html.json_ld("{\"a\":\"</script><script>\"}");
        let text = html.finish();
        assert_eq!(text.matches("script>").count(), 1 + 2, "{text}");
        assert!(!text.contains("</script><"), "{text}");
    }
}
