//! What all prerendered pages share: policy, style, title, the link to the explorer.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::Site;
use crate::work::safe_url::SafeUrl;

/// The explorer's name.
pub(super) const NAME: &str = "Efficient LLM Explorer";

/// Nothing runs here, and only the style sheet and the icon are fetched.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; \
                      form-action 'none'";

/// The content of a page.
pub(super) struct Page<'a> {
    /// Its path in the site, with a final slash for a folder.
    pub(super) path: &'a str,
    /// Its title.
    pub(super) title: &'a str,
    /// A one-sentence description.
    pub(super) description: &'a str,
    /// The query string with which the explorer shows the same.
    pub(super) query: &'a str,
    /// More elements of its head.
    pub(super) head: Markup,
    /// The elements of its main part.
    pub(super) body: Markup,
}

impl Page<'_> {
    /// The whole document.
    pub(super) fn render(self, site: &Site<'_>) -> String {
        let up = up(self.path);
        let document = html! {
            (DOCTYPE)
            html lang="en" {
                head {
                    (self.common_head(site, &up))
                    (self.head)
                }
                body {
                    header {
                        a href=(up) { (NAME) }
                        " "
                        nav { a href={ (up) "works/" } { "All works" } }
                    }
                    main {
                        (self.body)
                        p { a.main-link href={ (up) (self.query) } { "Open in the explorer" } }
                    }
                    footer { "Data as of " time { (site.catalogue.as_of()) } "." }
                }
            }
        };
        printable(document)
    }

    fn common_head(&self, site: &Site<'_>, up: &str) -> Markup {
        html! {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(POLICY);
            meta name="viewport" content="width=device-width, initial-scale=1";
            title { (self.title) " · " (NAME) }
            meta name="description" content=(self.description);
            meta name="color-scheme" content="light dark";
            meta name="referrer" content="no-referrer";
            link rel="stylesheet" href={ (up) "pages.css" };
            link rel="icon" type="image/svg+xml" href={ (up) "icon.svg" };
            meta property="og:title" content=(self.title);
            meta property="og:description" content=(self.description);
            meta property="og:site_name" content=(NAME);
            @if let Some(base) = site.base {
                link rel="canonical" href=(base.url(self.path));
                meta property="og:url" content=(base.url(self.path));
                meta property="og:image" content=(base.url("screenshots/explorer-light.png"));
                meta name="twitter:card" content="summary_large_image";
            }
        }
    }
}

/// The text of a document, with the replacement character for those that HTML does not allow.
pub(super) fn printable(document: Markup) -> String {
    let is_forbidden = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\t')) || matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    document.into_string().replace(is_forbidden, "\u{fffd}")
}

/// An external link, which sends no referrer.
pub(super) fn link_out(address: SafeUrl<'_>, text: &str) -> Markup {
    html! {
        a href=(address.as_str()) rel="noopener noreferrer" { bdi { (text) } }
    }
}

/// Data for search engines: JSON without `<`, which could end the element.
pub(super) fn json_ld(json: &str) -> Markup {
    html! {
        script type="application/ld+json" { (PreEscaped(json.replace('<', "\\u003c"))) }
    }
}

/// The relative address of the site's root.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        let hostile = "\"></p><script>alert(1)</script>\u{0}";
        let page = printable(html! { p title=(hostile) { (hostile) } });
        assert_eq!(
            page,
            "<p title=\"&quot;&gt;&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;\u{fffd}\">\
             &quot;&gt;&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;\u{fffd}</p>"
        );
    }

    #[test]
    fn data_cannot_end_its_script() {
        let text = json_ld("{\"a\":\"</script><script>\"}").into_string();
        assert_eq!(text.matches("</script>").count(), 1, "{text}");
    }
}
