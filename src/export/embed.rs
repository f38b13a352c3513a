//! The snippet that embeds the explorer in another page: its custom element with the script, or
//! a plain iframe.

use super::markup::escaped;

/// A view of the explorer to embed in another page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Embed {
    /// The explorer's own address, ending in a slash.
    pub site: String,
    /// The query string, from `?` on, of the framed view.
    pub framed: String,
    /// The query string of the same view in the full explorer.
    pub alone: String,
    /// The same as key-value pairs: `("venue", "iclr,icml")`.
    pub pairs: Vec<(&'static str, String)>,
    /// Height in pixels; none to fit the content.
    pub height: Option<u32>,
    /// The hash that pins the explorer's script; none to accept any version.
    pub integrity: Option<String>,
    /// The frame's accessible name.
    pub title: String,
}

/// Height of a plain frame, which cannot fit its content.
const HEIGHT: u32 = 640;

/// The permissions of the framed page; `embed.js` sets the same.
const SANDBOX: &str = "allow-scripts allow-same-origin allow-popups \
                       allow-popups-to-escape-sandbox allow-downloads";

impl Embed {
    /// The element and its script, with a link inside as the fallback without scripts.
    pub fn element(&self) -> String {
        let mut html = String::from("<script");
        attribute(&mut html, "src", &format!("{}embed.js", self.site));
        if let Some(integrity) = &self.integrity {
            attribute(&mut html, "integrity", integrity);
            attribute(&mut html, "crossorigin", "anonymous");
        }
        html += " defer></script>\n<efficient-llm-explorer";
        for (key, value) in &self.pairs {
            let name = if *key == "q" { "query" } else { key };
            attribute(&mut html, name, value);
        }
        let height = self.height.map(|height| height.to_string());
        attribute(&mut html, "height", height.as_deref().unwrap_or("auto"));
        attribute(&mut html, "title", &self.title);
        html += ">\n  <a";
        attribute(&mut html, "href", &format!("{}{}", self.site, self.alone));
        html.push('>');
        html += &escaped(&self.title);
        html += "</a>\n</efficient-llm-explorer>\n";
        html
    }

    /// An iframe, which needs no script of ours and has a fixed height.
    pub fn frame(&self) -> String {
        let mut html = String::from("<iframe");
        attribute(&mut html, "src", &self.address());
        attribute(&mut html, "title", &self.title);
        attribute(&mut html, "width", "100%");
        let height = self.height.unwrap_or(HEIGHT);
        attribute(&mut html, "height", &height.to_string());
        attribute(&mut html, "loading", "lazy");
        attribute(&mut html, "referrerpolicy", "no-referrer");
        attribute(&mut html, "sandbox", SANDBOX);
        html += "></iframe>\n";
        html
    }

    /// The address of the frame.
    pub fn address(&self) -> String {
        [&*self.site, &self.framed].concat()
    }
}

fn attribute(html: &mut String, name: &str, value: &str) {
    for piece in [" ", name, "=\"", &escaped(value), "\""] {
        html.push_str(piece);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn embed() -> Embed {
        Embed {
            site: "https://example.org/e/".to_owned(),
            framed: "?q=a%22b&embed=1".to_owned(),
            alone: "?q=a%22b".to_owned(),
            pairs: vec![("q", "a\"b<c>".to_owned()), ("venue", "iclr".to_owned())],
            height: Some(480),
            integrity: Some("sha256-abc=".to_owned()),
            title: "Works & more".to_owned(),
        }
    }

    #[test]
    fn the_element_has_its_script_and_a_link_for_without() {
        assert_eq!(
            embed().element(),
            "<script src=\"https://example.org/e/embed.js\" integrity=\"sha256-abc=\" \
             crossorigin=\"anonymous\" defer></script>\n\
             <efficient-llm-explorer query=\"a&quot;b&lt;c&gt;\" venue=\"iclr\" height=\"480\" \
             title=\"Works &amp; more\">\n  \
             <a href=\"https://example.org/e/?q=a%22b\">Works &amp; more</a>\n\
             </efficient-llm-explorer>\n"
        );
    }

    #[test]
    fn without_a_hash_any_script_of_the_site_will_do() {
        let embed = Embed {
            integrity: None,
            height: None,
            ..embed()
        };
        let html = embed.element();
        assert!(html.starts_with("<script src=\"https://example.org/e/embed.js\" defer>"));
        assert!(html.contains(" height=\"auto\""), "{html}");
        assert!(embed.frame().contains(" height=\"640\""));
    }

    #[test]
    fn the_frame_needs_no_script() {
        let html = embed().frame();
        let start = "<iframe src=\"https://example.org/e/?q=a%22b&amp;embed=1\" \
                     title=\"Works &amp; more\" width=\"100%\" height=\"480\" loading=\"lazy\"";
        assert!(html.starts_with(start), "{html}");
        assert!(!html.contains("<script"), "{html}");
    }
}
