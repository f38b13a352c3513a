//! The first visit.

use crate::naive;
use crate::page::visit;

#[test]
fn every_work_is_there_in_peace() {
    visit(async |page| {
        let shown = page.open_and_wait("").await;
        assert_eq!(shown, naive::catalogue().works.len());
        page.wait_for("ul.results > li.work-card h3").await;
        page.wait_for("input[type=search][aria-label='Search works']")
            .await;
        page.wait_for("section.facets[aria-label=Filters]").await;
        assert_eq!(page.count("#boot").await, 0, "the loading message is gone");
        page.screenshot("all-works").await;
    });
}

#[test]
fn the_catalogue_is_loaded_once() {
    visit(async |page| {
        page.open_and_wait("").await;
        assert_eq!(page.server.requests("data/catalogue.json"), 1);
    });
}
