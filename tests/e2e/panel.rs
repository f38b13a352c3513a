//! The panel of filters in detail, the forms of the list, and what of both is remembered.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::naive::{self, Choice, count, is_at, is_in, subtree};
use crate::page::{Page, visit};

const STORED: &str = "return [Object.keys(localStorage).sort().join()]";

/// The names of what the page keeps in the browser of how its reader likes it.
async fn liked(page: &Page) -> String {
    let names = stored(page).await;
    let of_works = [".seen", ".new"];
    let is_liked = |name: &&str| !of_works.iter().any(|end| name.ends_with(end));
    let liked = names.split(',').filter(is_liked);
    liked.collect::<Vec<_>>().join(",")
}

/// The names of all that the page keeps in the browser.
async fn stored(page: &Page) -> String {
    let [names]: [String; 1] = page.eval(STORED).await;
    names
}

#[test]
fn a_value_is_excluded_by_its_button() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        let Choice { venue, .. } = naive::choice(&catalogue);
        let all = page.open_and_wait("").await;
        let row = format!("[data-facet=venue] .facet-row:has([value='{venue}'])");
        let button = format!("{row} .exclude");
        page.click(&button).await;
        page.until_address(&[("venue", Some(&format!("-{venue}")))])
            .await;
        page.until_shown(count(&catalogue, |work| !is_at(work, &venue)))
            .await;
        assert_eq!(page.attributes(&button, "aria-pressed").await, ["true"]);
        let label = page.texts(&format!("{row} .facet-label")).await.concat();
        assert!(label.ends_with("excluded"), "{label}");
        page.click(&button).await;
        page.until_shown(all).await;
    });
}

#[test]
fn an_area_is_excluded_with_its_subtree() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        let areas = subtree(&catalogue, "model-compression");
        page.open_and_wait("").await;
        page.click("[data-facet=area] .facet-row:has([value=model-compression]) .exclude")
            .await;
        page.until_address(&[("area", Some("-model-compression"))])
            .await;
        page.until_shown(count(&catalogue, |work| !is_in(work, &areas)))
            .await;
    });
}

#[test]
fn a_search_among_areas_keeps_what_leads_to_them() {
    visit(async |page| {
        page.open_and_wait("").await;
        page.click("input[aria-label='Search in area']").await;
        page.keys("kv cache").await;
        let visible =
            "const boxes = [...document.querySelectorAll('[data-facet=area] input[type=checkbox]')]
                .filter(box => box.closest('label').checkVisibility()).map(box => box.value);
            return boxes.includes('kv-cache') && !boxes.includes('quantization')";
        page.until("the area that was searched for", visible, Value::Null)
            .await;
        page.switch("area", "kv-cache").await;
        page.until_address(&[("area", Some("kv-cache"))]).await;
    });
}

#[test]
fn the_tree_opens_and_closes_at_once() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        let roots = catalogue.areas.iter().filter(|area| area.parent.is_none());
        let (n_areas, n_roots) = (catalogue.areas.len(), roots.count());
        page.open_and_wait("").await;
        let boxes = "[data-facet=area] input[type=checkbox]";
        for (button, n_boxes) in [("^Expand all$", n_areas), ("^Collapse all$", n_roots)] {
            page.click_named(button).await;
            let script = "return document.querySelectorAll($[0]).length === $[1]";
            page.until(button, script, json!([boxes, n_boxes])).await;
        }
    });
}

#[test]
fn a_folded_facet_stays_so_and_tells_what_is_chosen() {
    visit(async |page| {
        let fold = "[data-facet=venue] .facet-fold";
        page.open_and_wait("?venue=iclr,-icml").await;
        page.click(fold).await;
        page.until(
            "the venues folded away",
            "return !document.querySelector('[data-facet=venue] .facet-body').checkVisibility()",
            Value::Null,
        )
        .await;
        page.reload().await;
        page.shown().await;
        assert_eq!(page.attributes(fold, "aria-expanded").await, ["false"]);
        let said = page.texts(fold).await.concat();
        assert!(said.contains("2 selected"), "{said}");
        page.click(fold).await;
        page.reload().await;
        page.shown().await;
        assert_eq!(page.attributes(fold, "aria-expanded").await, ["true"]);
        assert_eq!(liked(page).await, "", "nothing is left to remember");
    });
}

/// Gives an element the focus.
async fn focus(page: &Page, css: &str) {
    let script = "document.querySelector($).focus();
        return document.activeElement.matches($)";
    page.until(css, script, json!(css)).await;
}

#[test]
fn handles_set_bounds_by_keyboard() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        let years = || catalogue.works.iter().filter_map(|work| work.year);
        let (first, last) = (years().min(), years().max());
        let (first, last) = first.zip(last).expect("some work has a year");
        page.open_and_wait("").await;
        focus(page, ".handle[aria-label='Maximum year']").await;
        page.keys(Key::Left).await;
        let below_last = format!("..{}", last - 1);
        page.until_address(&[("year", Some(&below_last))]).await;
        page.until_shown(count(&catalogue, |work| {
            work.year.is_some_and(|year| year < last)
        }))
        .await;
        focus(page, ".handle[aria-label='Minimum year']").await;
        page.keys(Key::Right).await;
        let between = format!("{}..{}", first + 1, last - 1);
        page.until_address(&[("year", Some(&between))]).await;
        // The handles stop at each other, a bar apart.
        page.keys(Key::End).await;
        let one = format!("{0}..{0}", last - 1);
        page.until_address(&[("year", Some(&one))]).await;
        page.keys(Key::Home).await;
        page.until_address(&[("year", Some(&below_last))]).await;
    });
}

#[test]
fn a_table_sorts_by_its_head_and_is_remembered() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        let most = catalogue.works.iter().filter_map(|work| work.stars()).max();
        page.open_and_wait("").await;
        page.click_named("^Table$").await;
        page.click(".table-column.is-stars button").await;
        page.until_address(&[("sort", Some("stars"))]).await;
        let first = "const row = document.querySelector('li.work-card[aria-rowindex=\"2\"]');
            const stars = row?.querySelector('.is-stars')?.textContent.replace(/\\D/g, '');
            return Number(stars) === $";
        page.until("the most stars first", first, json!(most)).await;
        page.reload().await;
        page.until("the table again", first, json!(most)).await;
        let heights = "const rows = [...document.querySelectorAll('.work-card')];
            return rows.length > 8 && rows.every(row => row.offsetHeight < 60)";
        page.until("low rows", heights, Value::Null).await;
        page.click(".table-column.is-year button").await;
        page.click(".table-column.is-year button").await;
        page.until_address(&[("sort", Some("oldest"))]).await;
        page.click_named("^Cards$").await;
        page.wait_for(".work-card .work-facts").await;
        assert_eq!(liked(page).await, "", "cards need not be remembered");
    });
}

#[test]
fn dense_rows_touch_to_the_end_and_never_scroll_the_page_sideways() {
    visit(async |page| {
        const IN_PLACE: &str = "const rows = [...document.querySelectorAll('.work-card')]
                .map(row => [Number(row.ariaPosInSet ?? row.ariaRowIndex), row.getBoundingClientRect()])
                .sort((a, b) => a[0] - b[0]);
            const page = document.scrollingElement;
            return rows.slice(1).every(([, row], i) => Math.abs(row.top - rows[i][1].bottom) <= 1.5)
                && rows.some(([, row]) => row.top < innerHeight && row.bottom > 0)
                && page.scrollWidth <= page.clientWidth";
        page.open_and_wait("").await;
        for form in ["Compact", "Table"] {
            page.resize(1280, 800).await;
            page.click_named(&format!("^{form}$")).await;
            for width in [320, 390, 1000, 1280] {
                page.resize(width, 800).await;
                for top in [0, 9_000, 90_000] {
                    let scroll = format!("scrollTo(0, {top}); return [true]");
                    let [_]: [bool; 1] = page.eval(&scroll).await;
                    let what = format!("{form}: rows in place at {width} px, {top} down");
                    page.until(&what, IN_PLACE, Value::Null).await;
                }
            }
        }
    });
}

#[test]
fn a_page_inside_another_writes_nothing() {
    visit(async |page| {
        page.open_and_wait("?embed=1").await;
        page.click("[data-facet=kind] .facet-fold").await;
        page.click_named("^Compact$").await;
        page.wait_for(".work-card .dense-title").await;
        assert_eq!(stored(page).await, "");
    });
}

#[test]
fn the_sheet_is_a_dialog_that_escape_closes() {
    visit(async |page| {
        page.resize(390, 844).await;
        page.open_and_wait("").await;
        assert_eq!(page.attributes("#filters", "role").await, ["region"]);
        page.click_named("^Filters").await;
        page.wait_for("#filters[role=dialog][aria-modal=true][aria-label=Filters]")
            .await;
        page.keys(Key::Escape).await;
        page.until(
            "the focus back on the button",
            "return document.activeElement.matches('.filters-button')",
            Value::Null,
        )
        .await;
        assert_eq!(page.count("#filters[aria-modal]").await, 0);
    });
}
