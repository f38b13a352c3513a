//! The views beside the list: what they show is what a naive scan finds, and a click on any
//! number leaves exactly so many works.

use efficient_llm::work::{Kind, Work};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::naive::{self, count, is_at, is_in, subtree};
use crate::page::{Page, visit};

/// Each view with its name on its tab and something that only it has.
const VIEWS: [(&str, &str, &str); 6] = [
    ("", "List", "ul.results"),
    ("trends", "Trends", ".stack"),
    ("map", "Map", ".treemap .tile"),
    ("shelf", "Shelf", ".shelf-backup"),
    ("frameworks", "Frameworks", ".matrix"),
    ("about", "About", ".citation"),
];

#[test]
fn every_view_opens_by_tab_and_by_address() {
    visit(async |page| {
        page.open_and_wait("").await;
        for (key, name, sign) in VIEWS {
            page.click_named(&format!("^{name}$")).await;
            page.wait_for(sign).await;
            let key = (!key.is_empty()).then_some(key);
            page.until_address(&[("view", key)]).await;
        }
        for (key, _, sign) in VIEWS {
            page.open_and_wait(&format!("?view={key}&area=system-level"))
                .await;
            page.wait_for(sign).await;
        }
        page.back().await;
        page.wait_for(".matrix").await;
    });
}

/// The names of the buttons that show numbers in a table, as (row, column, number).
async fn cells(page: &Page, grid: &str) -> Vec<(String, String, usize)> {
    let script = "const table = document.querySelector(`[data-group='${$}']`);
        if (!table) return null;
        const text = cell => cell.textContent.trim();
        const heads = [...table.tHead.rows[0].cells].map(text);
        return [...table.tBodies[0].rows].flatMap(row => [...row.cells].slice(1).map((cell, at) =>
            [text(row.cells[0]), heads[at + 1], Number(text(cell).replaceAll(',', ''))]))";
    page.wait(grid, script, json!(grid)).await
}

/// Clicks a number of a table.
async fn click_cell(page: &Page, row: &str, column: &str) {
    page.click(&format!(
        ".chart > .pickable .cell[aria-label^='{row}, {column}: ']"
    ))
    .await;
}

#[test]
fn areas_by_year_are_counted_as_a_scan_does() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        page.open_and_wait("?view=trends").await;
        let cells = cells(page, "area-year").await;
        let is_of = |work: &Work, column: &str| match column {
            "Unknown" => work.year.is_none(),
            year => work.year.map(|year| year.to_string()).as_deref() == Some(year),
        };
        for (row, column, shown) in &cells {
            let area = catalogue.areas.iter().find(|area| area.label == *row);
            let areas = subtree(&catalogue, &area.expect("a known area").id);
            let naive = count(&catalogue, |work| {
                is_in(work, &areas) && is_of(work, column)
            });
            assert_eq!(*shown, naive, "{row}, {column}");
        }
        let (row, column, most) = cells.iter().max_by_key(|cell| cell.2).expect("some cells");
        assert!(cells.iter().any(|cell| cell.2 == 0), "empty cells show too");
        click_cell(page, row, column).await;
        page.until_shown(*most).await;
        page.until_address(&[("view", Some("trends"))]).await;
        page.back().await;
        page.until_shown(catalogue.works.len()).await;
    });
}

#[test]
fn areas_by_venue_are_counted_within_the_filter() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        page.open_and_wait("?view=trends&area=model-compression,-pruning&stars=100..")
            .await;
        let cells = cells(page, "area-venue").await;
        for (row, column, shown) in &cells {
            let area = catalogue.areas.iter().find(|area| area.label == *row);
            let areas = subtree(&catalogue, &area.expect("a known area").id);
            let venue = catalogue.venues.iter().find(|venue| venue.label == *column);
            let venue = &venue.expect("a known venue").id;
            let naive = count(&catalogue, |work| {
                is_in(work, &areas) && is_at(work, venue) && naive::has_stars(work, 100)
            });
            assert_eq!(*shown, naive, "{row}, {column}");
        }
        let (row, column, most) = cells.iter().max_by_key(|cell| cell.2).expect("some cells");
        click_cell(page, row, column).await;
        page.until_shown(*most).await;
    });
}

#[test]
fn a_table_is_walked_with_arrow_keys() {
    visit(async |page| {
        let all = page.open_and_wait("?view=trends").await;
        page.wait_for("[data-group='area-year'] [tabindex='0']")
            .await;
        let stops = "[data-group='area-year'] [tabindex='0']";
        assert_eq!(page.count(stops).await, 1, "one tab stop");
        let focus = "document.querySelector($).focus(); return true";
        page.until("the focus", focus, json!(stops)).await;
        page.keys(Key::Right).await;
        page.keys(Key::Down).await;
        page.until(
            "a number in focus",
            "return document.activeElement.matches('[data-group=area-year] .cell')",
            Value::Null,
        )
        .await;
        let [number]: [String; 1] = page
            .eval("return [document.activeElement.textContent]")
            .await;
        page.keys(Key::Enter).await;
        let expected: usize = number.replace(',', "").parse().expect("a number");
        assert!(expected < all);
        page.until_shown(expected).await;
        page.until(
            "the focus on what came of it",
            "return document.activeElement.matches('.chip, .result-count')",
            Value::Null,
        )
        .await;
    });
}

#[test]
fn a_tile_of_the_map_narrows_to_its_area() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        page.open_and_wait("?view=map").await;
        let areas = subtree(&catalogue, "quantization");
        page.open_and_wait("?view=map&area=model-compression").await;
        page.click(".tile[aria-label^='Quantization ']").await;
        page.until_shown(count(&catalogue, |work| is_in(work, &areas)))
            .await;
        page.until_address(&[("area", Some("quantization"))]).await;
        // What stands in an area and in none under it has a tile of its own.
        page.open_and_wait("?view=map&area=model-centric").await;
        let label = ".tile[aria-label^='Other Efficient inference ']";
        page.wait_for(label).await;
        let of_area = subtree(&catalogue, "efficient-inference");
        let below: Vec<_> = catalogue
            .areas
            .iter()
            .filter(|area| area.parent.as_deref() == Some("efficient-inference"))
            .map(|area| subtree(&catalogue, &area.id))
            .collect();
        let rest = count(&catalogue, |work| {
            is_in(work, &of_area) && !below.iter().any(|areas| is_in(work, areas))
        });
        page.click(label).await;
        page.until_shown(rest).await;
    });
}

#[test]
fn the_map_is_sized_by_stars_when_asked() {
    visit(async |page| {
        page.open_and_wait("?view=map").await;
        page.wait_for(".tile").await;
        let sizes = "return [...document.querySelectorAll('.tile')].map(tile =>
            [tile.title, tile.offsetWidth * tile.offsetHeight])";
        let by_works: Vec<(String, f64)> = page.eval(sizes).await;
        page.click_named("^By stars$").await;
        page.wait_for("[aria-pressed='true'].quiet-button").await;
        let by_stars: Vec<(String, f64)> = page.eval(sizes).await;
        assert_ne!(by_works, by_stars);
    });
}

#[test]
fn frameworks_are_compared_and_sorted() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        page.open_and_wait("?view=frameworks").await;
        page.wait_for(".matrix tbody tr").await;
        let frameworks = catalogue.works.iter();
        let frameworks: Vec<&Work> = frameworks
            .filter(|work| work.kind == Kind::Framework)
            .collect();
        assert_eq!(page.count(".matrix tbody tr").await, frameworks.len());
        let training = frameworks
            .iter()
            .filter(|work| work.capabilities.is_some_and(|can| can.training));
        let marked = page.count(".matrix tr > :nth-child(2)[data-can='yes']");
        assert_eq!(marked.await, training.count());
        let names = async || page.texts(".matrix tbody th").await;
        let mut by_stars = frameworks.clone();
        by_stars.sort_by_key(|work| (std::cmp::Reverse(work.stars()), work.title.to_lowercase()));
        let titles = |works: &[&Work]| -> Vec<String> {
            works.iter().map(|work| work.title.clone()).collect()
        };
        assert_eq!(names().await, titles(&by_stars));
        page.click_named("^Framework$").await;
        page.wait_for("th:first-child[aria-sort='ascending']").await;
        let mut by_name = frameworks.clone();
        by_name.sort_by_key(|work| work.title.to_lowercase());
        assert_eq!(names().await, titles(&by_name));
        page.click_named("^Framework$").await;
        page.wait_for("th:first-child[aria-sort='descending']")
            .await;
        by_name.reverse();
        assert_eq!(names().await, titles(&by_name));
    });
}

#[test]
fn what_a_view_is_ordered_by_survives_reload_and_back() {
    visit(async |page| {
        page.open_and_wait("?view=frameworks").await;
        let by_stars = "th:nth-child(5)[aria-sort='descending']";
        let by_stars_reversed = "th:nth-child(5)[aria-sort='ascending']";
        page.wait_for(by_stars).await;
        page.click(".matrix th:nth-child(5) button").await;
        page.wait_for(by_stars_reversed).await;
        page.until_address(&[("by", Some("-stars"))]).await;
        let names = async || page.texts(".matrix tbody th").await;
        let before = names().await;
        page.reload().await;
        page.wait_for(by_stars_reversed).await;
        assert_eq!(names().await, before);
        page.click(".matrix th:nth-child(5) button").await;
        page.wait_for(by_stars).await;
        page.until_address(&[("by", None)]).await;
        page.until(
            "the focus on what was clicked",
            "return document.activeElement.matches('.matrix th:nth-child(5) button')",
            Value::Null,
        )
        .await;
        page.back().await;
        page.wait_for(by_stars_reversed).await;
        assert_eq!(names().await, before);
        // Each view has an order of its own.
        page.click_named("^Map$").await;
        page.wait_for(".tile").await;
        page.until_address(&[("view", Some("map")), ("by", None)])
            .await;
        page.click_named("^By stars$").await;
        page.until_address(&[("by", Some("stars"))]).await;
        page.reload().await;
        page.wait_for("[aria-label='Size by'] :last-child[aria-pressed='true']")
            .await;
        page.back().await;
        page.wait_for("[aria-label='Size by'] :first-child[aria-pressed='true']")
            .await;
        page.until_address(&[("by", None)]).await;
    });
}

#[test]
fn a_table_that_was_opened_stays_open() {
    visit(async |page| {
        for key in ["trends", "map"] {
            page.open_and_wait(&format!("?view={key}")).await;
            page.click(".behind summary").await;
            page.wait_for(".behind[open]").await;
            // Opened by the reader, and kept once what is drawn changes.
            page.click(".behind .grid-head[data-at='1,0']").await;
            page.wait_for(".chip").await;
            page.wait_for(".behind[open]").await;
        }
    });
}

#[test]
fn no_view_scrolls_sideways_on_a_phone() {
    visit(async |page| {
        page.resize(390, 844).await;
        for (key, _, sign) in VIEWS {
            page.open_and_wait(&format!("?view={key}")).await;
            page.wait_for(sign).await;
            let [content, window]: [u32; 2] = page
                .eval(
                    "const page = document.scrollingElement;
                    return [page.scrollWidth, page.clientWidth]",
                )
                .await;
            assert!(content <= window, "{key}: {content} px in {window} px");
            page.screenshot(&format!("phone-{key}")).await;
        }
    });
}

#[test]
fn a_view_of_nothing_says_so() {
    visit(async |page| {
        for key in ["trends", "map", "frameworks"] {
            page.open_and_wait(&format!(
                "?view={key}&area=quantization,-quantization&year=1999"
            ))
            .await;
            page.wait_for(".view-note").await;
            page.until(
                "a way on",
                "return /Remove a filter/.test(document.querySelector('main').textContent)",
                Value::Null,
            )
            .await;
        }
    });
}
