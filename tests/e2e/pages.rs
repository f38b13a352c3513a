//! The prerendered pages, as readers and search engines meet them.

use serde_json::Value;

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
