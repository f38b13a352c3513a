//! The views that the README and the site show, photographed from the page itself.
//!
//! `E2E_SCREENSHOTS=1 cargo test --test e2e pictures` leaves them in `target/screenshots`; the
//! committed ones are in `public/screenshots`.

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
