//! The address bar: what it says is what the page shows, by any way it came to say so.

use crate::naive::{self, Choice, count, is_at, is_in, subtree};
use crate::page::visit;

#[test]
fn a_reload_and_a_shared_link_show_the_same() {
    visit(async |page| {
        let Choice { area, venue, stars } = naive::choice(&naive::catalogue());
        page.open_and_wait("").await;
        page.switch("venue", &venue).await;
        page.switch("area", &area).await;
        page.until_address(&[("venue", Some(&venue)), ("area", Some(&area))])
            .await;
        let (shown, rows) = (page.shown().await, page.rows().await);
        page.reload().await;
        page.until_shown(shown).await;
        assert_eq!(page.rows().await, rows, "after a reload");

        page.open_and_wait(&format!("?stars={stars}..")).await;
        page.open(&format!("?venue={venue}&area={area}")).await;
        page.until_shown(shown).await;
        assert_eq!(page.rows().await, rows, "from a shared link");
    });
}

#[test]
fn back_goes_one_step_at_a_time() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        let Choice { area, venue, .. } = naive::choice(&catalogue);
        let areas = subtree(&catalogue, &area);
        let at_venue = count(&catalogue, |work| is_at(work, &venue));
        let both = count(&catalogue, |work| {
            is_at(work, &venue) && is_in(work, &areas)
        });
        page.open_and_wait("").await;
        page.switch("venue", &venue).await;
        page.until_shown(at_venue).await;
        page.switch("area", &area).await;
        page.until_shown(both).await;

        page.back().await;
        page.until_shown(at_venue).await;
        page.until_address(&[("venue", Some(&venue)), ("area", None)])
            .await;
        page.back().await;
        page.until_shown(catalogue.works.len()).await;
        page.until_address(&[("venue", None), ("area", None)]).await;
    });
}

#[test]
fn typing_is_one_step_back() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        let Choice { venue, .. } = naive::choice(&catalogue);
        let at_venue = count(&catalogue, |work| is_at(work, &venue));
        page.open_and_wait("").await;
        page.switch("venue", &venue).await;
        page.until_shown(at_venue).await;
        page.click("input[type=search]").await;
        page.keys("no such words").await;
        page.until_address(&[("q", Some("no such words"))]).await;
        page.back().await;
        page.until_shown(catalogue.works.len()).await;
        page.until_address(&[("q", None), ("venue", None)]).await;
    });
}

#[test]
fn two_ticks_at_once_are_two_steps_back() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        let Choice { area, venue, .. } = naive::choice(&catalogue);
        page.open_and_wait("").await;
        // Nothing is painted between them, so that neither is in the address yet.
        let tick = "const tick = (facet, value) => document
            .querySelector(`[data-facet=${facet}] input[value='${value}']`).click();";
        page.eval::<bool>(&format!(
            "{tick} tick('area', '{area}'); tick('venue', '{venue}'); return true"
        ))
        .await;
        let areas = subtree(&catalogue, &area);
        page.until_address(&[("area", Some(&area)), ("venue", Some(&venue))])
            .await;
        page.back().await;
        page.until_address(&[("area", Some(&area)), ("venue", None)])
            .await;
        page.until_shown(count(&catalogue, |work| is_in(work, &areas)))
            .await;
        // Who goes back before a tick is in the address is not sent forth again.
        page.eval::<bool>(&format!(
            "{tick} tick('venue', '{venue}'); history.back(); return true"
        ))
        .await;
        page.until_shown(catalogue.works.len()).await;
        page.until_address(&[("area", None), ("venue", None)]).await;
    });
}
