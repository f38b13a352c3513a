//! Links away from this page.

use crate::app::kit::dom::{El, el};
use crate::app::kit::icon::icon;
use crate::work::safe_url::SafeUrl;

/// A link away from this page. Its words alone, where the address is none that a page may send
/// its reader to: catalogues and backups may come from anywhere.
pub fn link_out(class: &str, href: &str, label: &str) -> El {
    let link = el("a").class(class).text(label);
    match SafeUrl::new(href) {
        Some(address) => link
            .attr("href", address.as_str())
            .attr("target", "_blank")
            .attr("rel", "noopener noreferrer"),
        None => link,
    }
}

/// A link away from this page, with a drawing of what it leads to in front of its words.
pub fn link_out_with(sign: &str, class: &str, href: &str, label: &str) -> El {
    link_out(class, href, "")
        .child(icon("16", sign))
        .text(label)
}
