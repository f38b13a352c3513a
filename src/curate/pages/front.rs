//! Metadata of the explorer's own page that needs absolute addresses: the canonical link, Open
//! Graph tags, and the link to its oEmbed, by which editors turn a pasted address into a frame.
//!
//! Without the site's address the page stays as it is.

use std::fs;
use std::path::Path;

use maud::html;

use super::super::atomic;
use super::super::rules::InputError;
use super::base::Base;
use super::shell::NAME;
use crate::export::{Embed, Object};

/// A screenshot of the explorer, with its size in pixels.
const PICTURE: (&str, u32, u32) = ("screenshots/explorer-light.png", 1280, 800);
/// The path of the oEmbed.
pub(super) const OEMBED: &str = "oembed.json";
/// The size of the oEmbed's frame, in pixels.
const FRAME: (u32, u32) = (960, 640);
/// The starts of the lines that [`page`] writes, and replaces on the next run.
const OWN: [&str; 4] = [
    "<link rel=\"canonical\"",
    "<meta property=\"og:url\"",
    "<meta property=\"og:image",
    "<link rel=\"alternate\" type=\"application/json+oembed\"",
];

/// Writes the tags into the page of a build, before it is sealed.
///
/// # Errors
/// If the directory has no page or cannot be written to.
pub fn write(dir: &Path, base: &Base) -> Result<(), InputError> {
    let file = dir.join("index.html");
    let html = fs::read_to_string(&file).map_err(|error| InputError::new(&file, error))?;
    atomic::write(&file, &page(&html, base))
}

/// The page with the tags of this address in place of earlier ones.
fn page(html: &str, base: &Base) -> String {
    let is_own = |line: &&str| OWN.iter().any(|start| line.trim_start().starts_with(start));
    let kept: String = html
        .split_inclusive('\n')
        .filter(|line| !is_own(line))
        .collect();
    match kept.split_once("</head>") {
        Some((before, after)) => format!("{before}{}</head>{after}", tags(base)),
        None => kept,
    }
}

/// The tags, one per line.
fn tags(base: &Base) -> String {
    let (picture, width, height) = PICTURE;
    let tags = [
        html! { link rel="canonical" href=(base.url("")); },
        html! { meta property="og:url" content=(base.url("")); },
        html! { meta property="og:image" content=(base.url(picture)); },
        html! { meta property="og:image:width" content=(width); },
        html! { meta property="og:image:height" content=(height); },
        html! {
            link rel="alternate" type="application/json+oembed" href=(base.url(OEMBED))
                title=(NAME);
        },
    ];
    tags.map(|tag| tag.into_string() + "\n").concat()
}

/// The explorer's oEmbed (<https://oembed.com/>): a frame of a fixed height.
pub(super) fn oembed(base: &Base) -> String {
    let (picture, picture_width, picture_height) = PICTURE;
    let (width, height) = FRAME;
    let embed = Embed {
        site: base.url(""),
        framed: "?embed=1".to_owned(),
        height: Some(height),
        title: NAME.to_owned(),
        ..Embed::default()
    };
    let object = Object::new()
        .text("version", "1.0")
        .text("type", "rich")
        .text("title", NAME)
        .text("provider_name", NAME)
        .text("provider_url", &base.url(""))
        .text("html", embed.frame().trim_end())
        .number("width", Some(width))
        .number("height", Some(height))
        .text("thumbnail_url", &base.url(picture))
        .number("thumbnail_width", Some(picture_width))
        .number("thumbnail_height", Some(picture_height));
    object.end() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<html>\n<head>\n<title>x</title>\n</head>\n<body></body>\n</html>\n";

    #[test]
    fn a_page_gets_the_tags_of_one_address_alone() {
        let first = page(PAGE, &Base::new("https://one.example/a").unwrap());
        assert!(first.contains("<link rel=\"canonical\" href=\"https://one.example/a/\">\n"));
        assert_eq!(first.matches("og:image\"").count(), 1, "{first}");
        let base = Base::new("https://two.example/").unwrap();
        let second = page(&first, &base);
        assert!(!second.contains("one.example"), "{second}");
        assert_eq!(
            second,
            page(&second, &base),
            "a second time changes nothing"
        );
        assert_eq!(second, page(PAGE, &base));
    }

    #[test]
    fn the_oembed_is_a_frame_of_the_explorer() {
        let base = Base::new("https://example.org/e/").unwrap();
        let said: serde_json::Value = serde_json::from_str(&oembed(&base)).unwrap();
        assert_eq!(said["version"], "1.0");
        assert_eq!(said["type"], "rich");
        assert_eq!(said["width"], 960);
        let html = said["html"].as_str().unwrap();
        assert!(
            html.starts_with("<iframe src=\"https://example.org/e/?embed=1\""),
            "{html}"
        );
    }
}
