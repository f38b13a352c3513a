//! The views that the README and the site show, photographed from the page itself.
//!
//! `E2E_SCREENSHOTS=1 cargo test --test e2e pictures` leaves them in `target/screenshots`; the
//! committed ones are in `public/screenshots` and, of every view, in `.github/pictures`.

use crate::page::visit;

#[test]
fn each_view_shows_what_it_is_of() {
    visit(async |page| {
        for (name, address, size) in [
            (
                "explorer-light",
                "?area=quantization&stars=100..&sort=stars&theme=light",
                (1280, 800),
            ),
            (
                "explorer-dark",
                "?q=lora&stars=100..&theme=dark",
                (1280, 800),
            ),
            (
                "explorer-phone",
                "?venue=iclr&stars=100..&theme=light",
                (390, 844),
            ),
            (
                "explorer-embedded",
                "?area=quantization&embed=1&theme=light",
                (800, 600),
            ),
        ] {
            page.resize(size.0, size.1).await;
            let shown = page.open_and_wait(address).await;
            assert!(shown > 0, "{name} shows nothing");
            page.wait_for("ul.results > li.work-card").await;
            page.screenshot(name).await;
        }
    });
}

/// Every view, by what shows that it is there.
const VIEWS: [(&str, &str, &str); 9] = [
    ("list", "?q=kv+cache&has=code", "li.work-card"),
    ("detail", "?q=kv+cache&work=2210.17323", ".detail-title"),
    ("trends", "?view=trends", ".stack"),
    ("map", "?view=map", ".view button[data-at]"),
    ("frameworks", "?view=frameworks", ".matrix"),
    (
        "compare",
        "?view=compare&compare=2210.17323,2306.00978,2211.10438",
        ".found table",
    ),
    ("shelf", "?view=shelf", ".shelf-backup"),
    ("contribute", "?view=contribute", ".found textarea"),
    ("about", "?view=about", ".about-lists"),
];

#[test]
fn every_view_has_a_picture_of_each_sort() {
    visit(async |page| {
        for (name, address, sign) in VIEWS {
            for (sort, look, size) in [
                ("desktop", "theme=light", (1120, 700)),
                ("dark", "theme=dark", (1120, 700)),
                ("chinese", "theme=light&lang=zh", (1120, 700)),
                ("phone", "theme=light", (390, 700)),
            ] {
                page.resize(size.0, size.1).await;
                page.open(&format!("{address}&{look}")).await;
                page.wait_for(sign).await;
                page.screenshot(&format!("{name}-{sort}")).await;
            }
        }
    });
}
