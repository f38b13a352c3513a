//! By keyboard alone, and on a narrow screen.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::naive::{self, Choice};
use crate::page::{Page, visit};

/// More tab stops than any path to the first filter needs.
const MANY_TABS: usize = 80;
const FOCUSED_VALUE: &str = "const focused = document.activeElement;
    return focused.matches('section.facets input[type=checkbox]') ? [focused.value] : [null]";

/// The value of the filter that has the focus.
async fn focused_value(page: &Page) -> Option<String> {
    let [value]: [Option<String>; 1] = page.eval(FOCUSED_VALUE).await;
    value
}

#[test]
fn a_filter_by_keyboard_keeps_the_focus() {
    visit(async |page| {
        let all = page.open_and_wait("").await;
        page.wait_for("section.facets input[type=checkbox]").await;
        let mut value = None;
        for _ in 0..MANY_TABS {
            page.keys(Key::Tab).await;
            value = focused_value(page).await;
            if value.is_some() {
                break;
            }
        }
        let value = value.expect("Tab reaches a filter");
        page.keys(" ").await;
        page.until(
            "the filter in the address",
            "return location.search.includes($)",
            json!(value),
        )
        .await;
        page.until(
            "the box ticked",
            "return document.activeElement.checked",
            Value::Null,
        )
        .await;
        assert_eq!(focused_value(page).await, Some(value), "focus stays");
        page.keys(" ").await;
        page.until(
            "the filter gone",
            "return location.search === ''",
            Value::Null,
        )
        .await;
        page.until_shown(all).await;
    });
}

async fn assert_no_sideways_scroll(page: &Page, where_it_is: &str) {
    let [content, window]: [u32; 2] = page
        .eval("const page = document.scrollingElement; return [page.scrollWidth, page.clientWidth]")
        .await;
    assert!(
        content <= window,
        "{where_it_is}: {content} px in {window} px"
    );
}

#[test]
fn a_narrow_screen_has_filters_in_a_sheet() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        let Choice { venue, .. } = naive::choice(&catalogue);
        page.resize(390, 844).await;
        let all = page.open_and_wait("").await;
        page.wait_for("ul.results > li.work-card").await;
        assert_no_sideways_scroll(page, "results").await;
        page.screenshot("narrow").await;
        page.click_named("^Filters").await;
        page.switch("venue", &venue).await;
        page.until_address(&[("venue", Some(&venue))]).await;
        assert_no_sideways_scroll(page, "filters").await;
        page.screenshot("narrow-filters").await;
        page.click_named("^Show [\\d,]+ works?$").await;
        let at_venue = naive::count(&catalogue, |work| naive::is_at(work, &venue));
        page.until_shown(at_venue).await;
        assert!(at_venue < all);
        assert_no_sideways_scroll(page, "filtered results").await;
    });
}

#[test]
fn back_closes_the_sheet_of_filters() {
    visit(async |page| {
        page.resize(390, 844).await;
        let all = page.open_and_wait("").await;
        page.click_named("^Filters").await;
        page.switch("venue", "iclr").await;
        page.wait_for(".facets[data-open=true]").await;
        page.back().await;
        page.wait_for(".facets[data-open=false]").await;
        page.until_shown(all).await;
    });
}

#[test]
fn no_width_scrolls_sideways() {
    visit(async |page| {
        page.open_and_wait("").await;
        for width in [320, 600, 768, 1024, 1440] {
            page.resize(width, 800).await;
            page.wait_for("ul.results > li.work-card").await;
            assert_no_sideways_scroll(page, &format!("{width} px")).await;
        }
    });
}

#[test]
fn a_slash_leads_to_the_search_box_and_tab_past_the_bar() {
    visit(async |page| {
        page.open_and_wait("").await;
        page.keys("/").await;
        let [focused]: [String; 1] = page
            .eval("return [document.activeElement.getAttribute('aria-label')]")
            .await;
        assert_eq!(focused, "Search works");
        page.keys("a/b").await;
        page.until_address(&[("q", Some("a/b"))]).await;
    });
}

#[test]
fn the_theme_follows_the_button_and_the_address() {
    visit(async |page| {
        const THEME: &str = "return [document.documentElement.dataset.theme,
            getComputedStyle(document.body).color]";
        page.open_and_wait("?theme=dark").await;
        let [dark, pale]: [String; 2] = page.eval(THEME).await;
        page.open_and_wait("?theme=light").await;
        let [light, ink]: [String; 2] = page.eval(THEME).await;
        assert_eq!((dark.as_str(), light.as_str()), ("dark", "light"));
        assert_ne!(pale, ink);
        page.click(".theme-button").await;
        page.until_address(&[("theme", Some("dark"))]).await;
        assert_eq!(page.eval::<[String; 2]>(THEME).await, [dark, pale]);
    });
}

#[test]
fn a_frame_has_no_title_and_a_way_out_of_it() {
    visit(async |page| {
        page.open_and_wait("?embed=1&venue=iclr").await;
        assert_eq!(page.count(".brand").await, 0);
        let links = page.attributes("header a", "href").await;
        assert_eq!(links, ["./?venue=iclr"]);
    });
}

#[test]
fn removing_a_filter_keeps_the_focus_in_the_page() {
    visit(async |page| {
        page.open_and_wait("?venue=iclr&has=code").await;
        page.click(".chip").await;
        let focused = "return document.activeElement.className === $";
        page.until("the other chip focused", focused, json!("chip"))
            .await;
        page.keys(Key::Enter).await;
        page.until("the count focused", focused, json!("result-count"))
            .await;
    });
}

#[test]
fn rows_touch_and_never_overlap_at_any_width() {
    visit(async |page| {
        const IN_PLACE: &str = "const rows = [...document.querySelectorAll('.work-card')]
                .map(row => [Number(row.ariaPosInSet), row.getBoundingClientRect()])
                .sort((a, b) => a[0] - b[0]);
            const touch = ([, row], i) => Math.abs(row.top - rows[i][1].bottom) <= 1.5;
            const in_view = ([, row]) => row.top < innerHeight && row.bottom > 0;
            return rows.slice(1).every(touch) && rows.some(in_view)";
        page.open_and_wait("").await;
        for width in [320, 390, 600, 1000, 1280] {
            page.resize(width, 800).await;
            for top in [0, 9_000, 30_000] {
                let scroll = format!("scrollTo(0, {top}); return [true]");
                let [_]: [bool; 1] = page.eval(&scroll).await;
                let what = format!("rows in place at {width} px, {top} down");
                page.until(&what, IN_PLACE, Value::Null).await;
            }
        }
    });
}
