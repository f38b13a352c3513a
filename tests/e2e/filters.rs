//! Choosing: the works shown and the counts beside each choice, against a naive scan.

use std::collections::BTreeMap;

use efficient_llm::catalogue::Catalogue;
use efficient_llm::work::{VenueKind, Work};

use serde_json::Value;

use crate::naive::{self, Choice, count, has_stars, is_at, is_in, subtree};
use crate::page::{Page, visit};

const STARS_FROM: &str = "input[type=number][aria-label='Stars from']";

async fn type_stars(page: &Page, at_least: u32) {
    page.fill(STARS_FROM, &at_least.to_string()).await;
}

#[test]
fn by_area_with_its_subtree() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        let Choice { area, .. } = naive::choice(&catalogue);
        page.open_and_wait("").await;
        page.switch("area", &area).await;
        let areas = subtree(&catalogue, &area);
        page.until_shown(count(&catalogue, |work| is_in(work, &areas)))
            .await;
        page.until_address(&[("area", Some(&area)), ("venue", None)])
            .await;
    });
}

#[test]
fn by_venue() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        let Choice { venue, .. } = naive::choice(&catalogue);
        page.open_and_wait("").await;
        page.switch("venue", &venue).await;
        page.until_shown(count(&catalogue, |work| is_at(work, &venue)))
            .await;
        page.until_address(&[("venue", Some(&venue)), ("area", None)])
            .await;
    });
}

#[test]
fn by_stars() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        let Choice { stars, .. } = naive::choice(&catalogue);
        page.open_and_wait("").await;
        type_stars(page, stars).await;
        page.until_shown(count(&catalogue, |work| has_stars(work, stars)))
            .await;
        page.until_address(&[("stars", Some(&format!("{stars}..")))])
            .await;
    });
}

#[test]
fn by_stars_keeping_the_unknown() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        let Choice { stars, .. } = naive::choice(&catalogue);
        page.open_and_wait(&format!("?stars={stars}..")).await;
        page.switch("stars", "unknown").await;
        let is_kept = |work: &Work| work.stars().is_none_or(|known| known >= stars);
        page.until_shown(count(&catalogue, is_kept)).await;
        page.until_address(&[("stars", Some(&format!("{stars}..,unknown")))])
            .await;
    });
}

#[test]
fn by_years() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        let years = || catalogue.works.iter().filter_map(|work| work.year);
        let newest = years().max().expect("some work has a year");
        page.open_and_wait("").await;
        let from = "input[type=number][aria-label='Year from']";
        page.fill(from, &newest.to_string()).await;
        page.until_shown(count(&catalogue, |work| work.year == Some(newest)))
            .await;
        page.until_address(&[("year", Some(&format!("{newest}..")))])
            .await;
    });
}

#[test]
fn by_area_and_venue_and_stars_at_once() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        let Choice { area, venue, stars } = naive::choice(&catalogue);
        page.open_and_wait("").await;
        page.switch("area", &area).await;
        page.switch("venue", &venue).await;
        type_stars(page, stars).await;
        let areas = subtree(&catalogue, &area);
        let is_match =
            |work: &Work| is_in(work, &areas) && is_at(work, &venue) && has_stars(work, stars);
        let expected = count(&catalogue, is_match);
        page.until_shown(expected).await;
        page.until_address(&[
            ("area", Some(&area)),
            ("venue", Some(&venue)),
            ("stars", Some(&format!("{stars}.."))),
        ])
        .await;
        for id in page.rows().await {
            let work = catalogue.works.iter().find(|work| work.id == id);
            assert!(work.is_some_and(is_match), "{id} does not match");
        }
        page.screenshot("three-facets").await;
    });
}

#[test]
fn two_venues_are_either_of_them() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        let [first, second] = common_venues(&catalogue);
        page.open_and_wait(&format!("?venue={first}")).await;
        page.switch("venue", &second).await;
        let is_either = |work: &Work| is_at(work, &first) || is_at(work, &second);
        page.until_shown(count(&catalogue, is_either)).await;
        page.switch("venue", &first).await;
        page.until_shown(count(&catalogue, |work| is_at(work, &second)))
            .await;
    });
}

/// The two venues with the most works.
fn common_venues(catalogue: &Catalogue) -> [String; 2] {
    let mut venues: Vec<_> = catalogue.venues.iter().map(|venue| &venue.id).collect();
    venues.sort_by_key(|venue| std::cmp::Reverse(count(catalogue, |work| is_at(work, venue))));
    [venues[0].clone(), venues[1].clone()]
}

#[test]
fn counts_promise_what_a_choice_gives() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        let Choice { venue, stars, .. } = naive::choice(&catalogue);
        page.open_and_wait(&format!("?venue={venue}&stars={stars}.."))
            .await;
        page.reveal_all("venue").await;
        let venues = catalogue.venues.iter().map(|other| {
            let is_match = |work: &Work| has_stars(work, stars) && is_at(work, &other.id);
            (other.id.clone(), count(&catalogue, is_match))
        });
        assert_counts("venue", venues.collect(), &page.facet_counts("venue").await);

        page.reveal_all("area").await;
        let areas = catalogue.areas.iter().map(|area| {
            let areas = subtree(&catalogue, &area.id);
            let is_match =
                |work: &Work| has_stars(work, stars) && is_at(work, &venue) && is_in(work, &areas);
            (area.id.clone(), count(&catalogue, is_match))
        });
        assert_counts("area", areas.collect(), &page.facet_counts("area").await);
    });
}

/// Each count shown is the naive one, and what is not shown has no works.
fn assert_counts(facet: &str, expected: BTreeMap<String, usize>, shown: &BTreeMap<String, usize>) {
    for (id, expected) in &expected {
        let shown = shown.get(id).copied().unwrap_or(0);
        assert_eq!(shown, *expected, "count of {id} in {facet}");
    }
    for id in shown.keys() {
        if ["unknown", "published-only"].contains(&id.as_str()) {
            continue;
        }
        assert!(expected.contains_key(id), "{id} in {facet} is invented");
    }
}

#[test]
fn a_chip_removes_its_filter() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        let Choice { area, venue, .. } = naive::choice(&catalogue);
        page.open_and_wait(&format!("?area={area}&venue={venue}"))
            .await;
        let chips = "ul[aria-label='Active filters'] button[aria-label^='Remove filter']";
        page.wait_for(chips).await;
        assert_eq!(page.count(chips).await, 2);
        let label = &catalogue.venues.iter().find(|known| known.id == venue);
        let label = &label.expect("chosen from the catalogue").label;
        page.click(&format!("{chips}[aria-label*='{label}']")).await;
        let areas = subtree(&catalogue, &area);
        page.until_shown(count(&catalogue, |work| is_in(work, &areas)))
            .await;
        page.until_address(&[("area", Some(&area)), ("venue", None)])
            .await;
        assert_eq!(page.count(chips).await, 1);
    });
}

#[test]
fn clear_all_clears_all() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        let Choice { area, venue, stars } = naive::choice(&catalogue);
        page.open_and_wait(&format!("?area={area}&venue={venue}&stars={stars}.."))
            .await;
        page.click_named("^Clear all$").await;
        page.until_shown(catalogue.works.len()).await;
        page.until_address(&[("area", None), ("venue", None), ("stars", None)])
            .await;
        assert_eq!(page.count("[aria-label^='Remove filter']").await, 0);
    });
}

#[test]
fn what_was_cleared_comes_back_until_something_else_is_asked() {
    visit(async |page| {
        let n_works = naive::catalogue().works.len();
        let Choice { area, venue, .. } = naive::choice(&naive::catalogue());
        let asked = [("area", Some(area.as_str())), ("q", Some("model"))];
        let n_asked = page.open_and_wait(&format!("?area={area}&q=model")).await;
        page.click_named("^Clear all$").await;
        page.until_shown(n_works).await;
        page.until(
            "the focus on the way back",
            "return document.activeElement.textContent === 'Undo'",
            Value::Null,
        )
        .await;
        page.click_named("^Undo$").await;
        page.until_address(&asked).await;
        page.until_shown(n_asked).await;
        assert_eq!(
            page.count(".is-undo").await,
            0,
            "there is nothing left to undo"
        );
        // An offer that something else has replaced does not come back with an empty query.
        page.click_named("^Clear all$").await;
        page.wait_for(".is-undo").await;
        page.switch("venue", &venue).await;
        page.until_address(&[("venue", Some(&venue))]).await;
        assert_eq!(page.count(".is-undo").await, 0, "something else is asked");
        page.switch("venue", &venue).await;
        page.until_shown(n_works).await;
        assert_eq!(
            page.count(".is-undo").await,
            0,
            "the offer is gone for good"
        );
    });
}

#[test]
fn an_empty_result_can_be_cleared_and_asked_again() {
    visit(async |page| {
        let n_works = naive::catalogue().works.len();
        page.open_and_wait("?venue=no-such-venue").await;
        page.click_named("^Clear all filters$").await;
        page.until_shown(n_works).await;
        page.click_named("^Undo$").await;
        page.until_address(&[("venue", Some("no-such-venue"))])
            .await;
    });
}

#[test]
fn an_unknown_venue_is_named_and_not_dropped() {
    visit(async |page| {
        page.open_and_wait("?venue=no-such-venue").await;
        let chips = page.texts("ul[aria-label='Active filters']").await.concat();
        assert!(chips.contains("no-such-venue"), "{chips}");
        assert!(chips.contains("not in this catalogue"), "{chips}");
    });
}

#[test]
fn unticking_inside_a_ticked_area_leaves_the_rest() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        let (outer, inner) = ("model-compression", "quantization");
        let (outside, inside) = (subtree(&catalogue, outer), subtree(&catalogue, inner));
        page.open_and_wait("").await;
        page.switch("area", outer).await;
        page.until_shown(count(&catalogue, |work| is_in(work, &outside)))
            .await;
        page.switch("area", inner).await;
        let rest = |work: &Work| is_in(work, &outside) && !is_in(work, &inside);
        page.until_shown(count(&catalogue, rest)).await;
        page.until_address(&[("area", Some("model-compression,-quantization"))])
            .await;
        let [mixed]: [bool; 1] = page
            .eval("return [document.querySelector('[value=model-compression]').indeterminate]")
            .await;
        assert!(mixed, "the outer area is ticked in part");
    });
}

#[test]
fn a_bar_of_the_years_is_that_year() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        page.open_and_wait("").await;
        page.click("[data-facet=year] .bar[aria-label^='2022:']")
            .await;
        let in_2022 = count(&catalogue, |work| work.year == Some(2022));
        assert!(in_2022 > 0);
        page.until_shown(in_2022).await;
        page.until_address(&[("year", Some("2022..2022"))]).await;
    });
}

#[test]
fn an_area_on_a_card_leads_to_all_its_works() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        let areas = subtree(&catalogue, "kv-cache-budgets");
        page.open_and_wait("?area=kv-cache-budgets,mixture-of-experts")
            .await;
        page.click(".area-chip[title*='KV cache budgets']").await;
        page.until_address(&[("area", Some("kv-cache-budgets"))])
            .await;
        page.until_shown(count(&catalogue, |work| is_in(work, &areas)))
            .await;
    });
}

#[test]
fn an_empty_result_offers_what_to_drop() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        page.open_and_wait("?venue=iclr&stars=900000..").await;
        page.wait_for(".empty").await;
        let ways = page.texts(".way-out").await;
        let at_iclr = count(&catalogue, |work| is_at(work, "iclr"));
        assert_eq!(ways.len(), 1, "only one constraint helps: {ways:?}");
        assert!(ways[0].contains(&at_iclr.to_string()), "{ways:?}");
        page.click(".way-out").await;
        page.until_shown(at_iclr).await;
    });
}

#[test]
fn published_only_leaves_out_preprints_and_the_unknown() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        let is_published = |work: &Work| {
            let venue = catalogue
                .venues
                .iter()
                .find(|venue| Some(&venue.id) == work.venue.as_ref());
            venue.is_some_and(|venue| !matches!(venue.kind, VenueKind::Preprint | VenueKind::Web))
        };
        page.open_and_wait("").await;
        page.switch("venue", "published-only").await;
        page.until_shown(count(&catalogue, is_published)).await;
        let chips = page.texts(".chip").await;
        assert_eq!(chips.len(), 1, "{chips:?}");
        page.click(".chip").await;
        page.until_shown(catalogue.works.len()).await;
    });
}

#[test]
fn a_number_field_says_what_it_cannot_read_and_puts_bounds_in_order() {
    visit(async |page| {
        let from = "input[aria-label='Year from']";
        page.open_and_wait("?year=..2020").await;
        page.fill(from, "-5").await;
        page.wait_for("input[aria-label='Year from'][aria-invalid=true]")
            .await;
        page.until_address(&[("year", Some("..2020"))]).await;
        page.fill(from, "2022").await;
        page.until_address(&[("year", Some("2020..2022"))]).await;
        assert_eq!(page.count("[aria-invalid=true]").await, 0);
    });
}
