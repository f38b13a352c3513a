//! The prerendered pages, as readers and search engines meet them.

use efficient_llm::curate::pages;
use serde_json::Value;

use crate::hostile;
use crate::naive;
use crate::offline::until_complete;
use crate::page::{visit, visit_with_trouble};

#[test]
fn a_page_of_a_work_leads_to_the_explorer() {
    visit(async |page| {
        page.open("works/2210.17323/").await;
        page.wait_for("h1").await;
        let data: Value = page
            .eval("return JSON.parse(document.querySelector('[type=\"application/ld+json\"]').textContent)")
            .await;
        assert_eq!(data["@type"], "ScholarlyArticle");
        assert!(page.count("meta[name^=citation_]").await > 5);
        page.click_named("^Open in the explorer$").await;
        page.until_address(&[("work", Some("2210.17323"))]).await;
        until_complete(page).await;
    });
}

#[test]
fn the_list_has_every_work_once() {
    visit(async |page| {
        page.open("works/").await;
        page.wait_for("#plain-list").await;
        let links = page.attributes("#plain-list .works a", "href").await;
        let mut ids: Vec<&str> = links
            .iter()
            .map(|link| link.trim_start_matches("../works/"))
            .collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), links.len());
        assert_eq!(ids.len(), naive::catalogue().works.len());
        page.click("#plain-list h2 a").await;
        page.wait_for("ul.works a").await;
        page.click("ul.works a").await;
        page.wait_for("article h1").await;
    });
}

#[test]
fn an_address_that_does_not_exist_leads_back() {
    visit_with_trouble(async |page| {
        for (address, expected) in [
            ("nowhere", ""),
            ("no/where/at/all?q=lora", "?q=lora"),
            ("works/2210.17323/more/", "?work=2210.17323"),
            ("areas/quantization/no/", "?area=quantization"),
        ] {
            page.open(address).await;
            let wanted = format!("{}{expected}", page.server.url());
            page.until(
                &wanted,
                "return document.querySelector('#explorer')?.href === $",
                wanted.clone().into(),
            )
            .await;
        }
        page.click("#explorer").await;
        page.until_address(&[("area", Some("quantization"))]).await;
        page.shown().await;
    });
}

#[test]
fn hostile_text_stays_text() {
    visit(async |page| {
        let site = tempfile::tempdir().expect("a directory");
        for file in ["pages.css", "icon.svg"] {
            let from = concat!(env!("CARGO_MANIFEST_DIR"), "/public/");
            std::fs::copy(format!("{from}{file}"), site.path().join(file)).expect("a file");
        }
        let root = site.path().join("root");
        std::fs::create_dir(&root).expect("its own");
        let catalogue = hostile::catalogue();
        let written = pages::write(&catalogue, &root, None).expect("pages");
        assert_eq!(written.left_out, hostile::IDS);
        assert!(!site.path().join("outside").exists());
        for file in ["pages.css", "icon.svg"] {
            std::fs::rename(site.path().join(file), root.join(file)).expect("its own");
        }
        page.server.serve(&root);
        let works = (0..hostile::texts().len()).map(|n| format!("works/hostile-{n}/"));
        for address in works.chain(["works/".to_owned(), "areas/area/".to_owned()]) {
            page.open(&address).await;
            page.wait_for("h1").await;
            let found: Vec<String> = page
                .eval(
                    "return [...document.querySelectorAll('script:not([type=\"application/ld+json\"]), iframe, img, svg, \
                     base, style, template, meta[http-equiv=refresh], [onerror], [onload], [onmouseover], [onclick], \
                     link[href*=evil], a[href^=javascript], a[href^=data], a[href*=evil], a[href^=file]')].map((e) => e.outerHTML)",
                )
                .await;
            assert_eq!(found, [""; 0], "{address}");
            let is_data: bool = page
                .eval(
                    "return [...document.querySelectorAll('script')].every((e) => JSON.parse(e.textContent)['@type'])",
                )
                .await;
            assert!(is_data, "{address}");
        }
    });
}
