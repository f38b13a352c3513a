//! What a host shows for an address that it does not have.

use super::base::Base;
use super::html::Html;

/// How deep an address can be for the page to find its site again, where nobody said where
/// that is.
const DEPTHS: [&str; 5] = ["", "../", "../../", "../../../", "../../../../"];

/// The whole page. It stands at any depth, so it cannot trust relative addresses: with a known
/// address of the site it uses that, else it tries each depth for its script, which finds out
/// from its own address where the site is.
pub(super) fn page(base: Option<&Base>) -> String {
    let mut html = Html::default();
    html.markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.markup("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
    html.markup("script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'\">\n");
    html.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.markup("<meta name=\"robots\" content=\"noindex\">\n");
    html.markup("<title>Not found · Efficient LLM Explorer</title>\n");
    html.meta("color-scheme", "light dark");
    let roots = match base {
        Some(base) => vec![base.path()],
        None => DEPTHS.to_vec(),
    };
    for root in &roots {
        html.markup("<script defer")
            .attribute("src", &format!("{root}404.js"))
            .markup("></script>\n");
    }
    html.markup("</head>\n<body>\n<main>\n<h1>There is no such page</h1>\n");
    html.markup("<p>It may have moved, or its address was cut off on its way.</p>\n<p>");
    html.markup("<a id=\"explorer\"")
        .attribute("href", base.map_or("./", Base::path));
    html.markup(">Open the Efficient LLM Explorer</a></p>\n</main>\n</body>\n</html>\n");
    html.finish()
}
