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
        // Embedded, for otherwise it is fetched a second time, to be kept for use without a network.
        page.open_and_wait("?embed=1").await;
        assert_eq!(page.server.requests("data/catalogue.json"), 1);
    });
}

#[test]
fn the_engine_can_be_measured_in_the_browser() {
    visit(async |page| {
        page.open("?bench=300&seed=2").await;
        page.wait_for("#bench-result").await;
        let ops: Vec<String> = page
            .eval(
                "return JSON.parse(document.querySelector('#bench-result').textContent)\
                 .map((row) => row.op)",
            )
            .await;
        let expected = [
            "parse",
            "build",
            "build_step",
            "memory",
            "keystroke",
            "facet_toggle",
            "combined",
        ];
        assert_eq!(ops, expected);
        assert_eq!(page.count("td").await, 6 * expected.len());
    });
}
