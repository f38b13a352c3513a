//! What all prerendered pages have in common: policy, style, title, the way to the explorer.

use super::Site;
use super::html::Html;

/// Nothing runs here and nothing is fetched but the one style sheet and the icon.
const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
    style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'\">\n";

/// What a page is about.
pub(super) struct Page<'a> {
    /// Its path in the site, a folder's with a slash at the end.
    pub(super) path: &'a str,
    /// Its title.
    pub(super) title: &'a str,
    /// What it is, in a sentence.
    pub(super) description: &'a str,
    /// The part of the explorer's address that shows the same.
    pub(super) query: &'a str,
    /// More for its head.
    pub(super) head: Html,
    /// What stands in it.
    pub(super) body: Html,
}

impl Page<'_> {
    /// The whole document.
    pub(super) fn render(self, site: &Site<'_>) -> String {
        let up = up(self.path);
        let mut html = Html::default();
        html.markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.markup(POLICY);
        html.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.element("title", &format!("{} · Efficient LLM Explorer", self.title))
            .markup("\n");
        html.meta("description", self.description)
            .meta("color-scheme", "light dark");
        html.markup("<meta name=\"referrer\" content=\"no-referrer\">\n");
        html.markup("<link rel=\"stylesheet\"")
            .attribute("href", &format!("{up}pages.css"))
            .markup(">\n");
        html.markup("<link rel=\"icon\" type=\"image/svg+xml\"");
        html.attribute("href", &format!("{up}icon.svg"))
            .markup(">\n");
        html.property("og:title", self.title)
            .property("og:description", self.description);
        html.property("og:site_name", "Efficient LLM Explorer");
        if let Some(base) = site.base {
            let own = base.url(self.path);
            html.markup("<link rel=\"canonical\"")
                .attribute("href", &own)
                .markup(">\n");
            html.property("og:url", &own);
            html.property("og:image", &base.url("screenshots/explorer-light.png"));
            html.meta("twitter:card", "summary_large_image");
        }
        html.append(&self.head).markup("</head>\n<body>\n<header>");
        html.link(&up, "Efficient LLM Explorer").markup(" <nav>");
        html.link(&format!("{up}works/"), "All works")
            .markup("</nav></header>\n<main>\n");
        html.append(&self.body);
        html.markup("<p>").markup("<a class=\"main-link\"");
        html.attribute("href", &format!("{up}{}", self.query))
            .markup(">Open in the explorer</a></p>\n");
        html.markup("</main>\n<footer>Data of ")
            .element("time", &site.catalogue.as_of);
        html.markup(".</footer>\n</body>\n</html>\n");
        html.finish()
    }
}

/// The way from a page to the site's root.
pub(super) fn up(path: &str) -> String {
    let depth = path.matches('/').count();
    if depth == 0 {
        "./".to_owned()
    } else {
        "../".repeat(depth)
    }
}

/// `1 work`, `1,204 works`.
pub(super) fn count_of_works(n: usize) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text + if n == 1 { " work" } else { " works" }
}
