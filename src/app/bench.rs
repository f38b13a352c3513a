//! `?bench=N`: measures the engine in this browser, on a synthetic catalogue of N works.
//!
//! A program of its own, for developers; plain HTML, and none of the page's parts.

use leptos::prelude::{document, window};
use wasm_bindgen_futures::spawn_local;
use web_sys::UrlSearchParams;

use crate::app::kit::clock::{now, yield_to_page};
use crate::app::state::load::{LoadError, Pieces};
use crate::bench::{Bench, HEAD, Row, to_json};
use crate::catalogue;
use crate::catalogue::Catalogue;

/// More would not fit into the memory that a page has.
const MOST_WORKS: u64 = 1_000_000;

/// Measures what the address asks for, and shows each row as soon as it is known. Once all
/// are, they stand as JSON in the element `bench-result`.
pub fn measure() {
    spawn_local(async {
        show("<p>Measuring…</p>");
        yield_to_page().await;
        match source().await {
            Ok(source) => measure_with(&source).await,
            Err(error) => say(&error),
        }
    });
}

async fn measure_with(source: &Catalogue) {
    let n_works = asked("bench").unwrap_or(10_000).min(MOST_WORKS);
    let seed = asked("seed").unwrap_or(1);
    let mut rows = Vec::new();
    for row in Bench::new(source, n_works as usize, seed, &now) {
        rows.push(row);
        show(&format!("{}<p>Measuring…</p>", table(&rows)));
        yield_to_page().await;
    }
    let json = to_json(&rows);
    show(&format!(
        "{}<pre id=\"bench-result\">{json}</pre>",
        table(&rows)
    ));
}

/// A number that the address gives.
fn asked(key: &str) -> Option<u64> {
    let search = window().location().search().ok()?;
    let params = UrlSearchParams::new_with_str(&search).ok()?;
    params.get(key)?.parse().ok()
}

/// The catalogue of the page, for its words.
async fn source() -> Result<Catalogue, LoadError> {
    let mut pieces = Pieces::fetch(false).await?;
    let mut bytes = Vec::new();
    while let Some(piece) = pieces.next().await? {
        bytes.extend(piece);
    }
    let reading = catalogue::read(&String::from_utf8_lossy(&bytes));
    let reading = reading.map_err(LoadError::Unreadable)?;
    Ok(reading.catalogue)
}

fn table(rows: &[Row]) -> String {
    let mut table = line("th", &HEAD.map(str::to_owned));
    for row in rows {
        table.push_str(&line("td", &row.cells()));
    }
    format!("<table>{table}</table>")
}

fn line(tag: &str, cells: &[String]) -> String {
    let cells = cells.iter().map(|cell| format!("<{tag}>{cell}</{tag}>"));
    format!("<tr>{}</tr>", cells.collect::<String>())
}

fn show(html: &str) {
    if let Some(body) = document().body() {
        let page = format!("<main class=\"notice\"><h1>Benchmark</h1>{html}</main>");
        body.set_inner_html(&page);
    }
}

/// Not as HTML: the reason may quote what a server said.
fn say(error: &LoadError) {
    if let Some(body) = document().body() {
        body.set_text_content(Some(&error.to_string()));
    }
}
