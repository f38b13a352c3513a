//! The address bar: what it says is what the page shows, by any way it came to say so.

use serde_json::json;

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

/// Types into the search box and goes on at once, before the address bar was told.
const TYPE: &str = "const field = document.querySelector('.search-box input');
    field.value = 'prun';
    field.dispatchEvent(new Event('input', { bubbles: true }));";

#[test]
fn what_was_typed_a_moment_before_leaving_is_there_again() {
    visit(async |page| {
        page.open_and_wait("?venue=iclr").await;
        page.eval::<bool>(&format!("{TYPE} location.href = 'works/'; return true"))
            .await;
        page.wait_for("#plain-list").await;
        page.back().await;
        page.until_address(&[("q", Some("prun")), ("venue", Some("iclr"))])
            .await;
    });
}

#[test]
fn what_was_typed_a_moment_before_an_update_is_in_the_address() {
    visit(async |page| {
        page.open_and_wait("").await;
        page.eval::<bool>(
            "addEventListener('ellm:take-update', () => { sessionStorage.said = location.search });
            const detail = { kind: 'page', as_of: '2026-01-01' };
            return dispatchEvent(new CustomEvent('ellm:update', { detail }))",
        )
        .await;
        page.wait_for(".notices button").await;
        page.eval::<bool>(&format!(
            "{TYPE} document.querySelector('.notices button').click(); return true"
        ))
        .await;
        page.until(
            "the address",
            "return sessionStorage.said === $",
            json!("?q=prun"),
        )
        .await;
    });
}
