//! The page that a host shows for unknown addresses.

use maud::{DOCTYPE, html};

use super::base::Base;
use super::shell::{NAME, printable};

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; \
                      form-action 'none'";

/// The depths at which the page finds its site if the site's address is unknown.
const DEPTHS: [&str; 5] = ["", "../", "../../", "../../../", "../../../../"];

/// The whole page. It is shown at any depth, so relative addresses do not work: it uses the
/// site's address if that is known, and otherwise tries its script at each depth, which finds the
/// site by its own address.
pub(super) fn page(base: Option<&Base>) -> String {
    let roots = match base {
        Some(base) => vec![base.path()],
        None => DEPTHS.to_vec(),
    };
    let document = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                title { "Page not found · " (NAME) }
                meta name="color-scheme" content="light dark";
                @for root in roots {
                    script defer src={ (root) "404.js" } {}
                }
            }
            body {
                main {
                    h1 { "Page not found" }
                    p { "It may have moved, or the link may be incomplete." }
                    p {
                        a #explorer href=(base.map_or("./", Base::path)) {
                            "Open the " (NAME)
                        }
                    }
                }
            }
        }
    };
    printable(document)
}
