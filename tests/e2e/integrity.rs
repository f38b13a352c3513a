//! What arrives damaged, on a first visit.

use serde_json::{Value, json};

use crate::offline::until_complete;
use crate::page::{Page, visit_with_trouble};
use crate::server::Trouble;

const SEEDS: u64 = 20;
/// Keeps no copy, so that each visit is a first one.
const FIRST_VISIT: &str = "?embed=1";

/// The program's files, by the ends of their paths.
async fn program(page: &Page) -> [String; 2] {
    page.open(FIRST_VISIT).await;
    until_complete(page).await;
    let script = "const { js, wasm } = document.querySelector('script[data-wasm]').dataset;
        return [js, wasm].map((path) => path.slice(1))";
    page.eval(script).await
}

#[test]
fn damage_that_happens_once_goes_unnoticed() {
    visit_with_trouble(async |page| {
        let files = program(page).await;
        for seed in 0..SEEDS {
            let file = &files[seed as usize % 2];
            let trouble = match seed % 4 {
                0 | 1 => Trouble::Flipped(seed),
                2 => Trouble::Truncated,
                _ => Trouble::Html,
            };
            page.server.recover();
            page.server.trouble_times(file, trouble, 1);
            forget(page).await;
            page.open(FIRST_VISIT).await;
            until_complete(page).await;
            assert_eq!(page.count("[role=alert]").await, 0, "{trouble:?} of {file}");
        }
    });
}

#[test]
fn damage_that_stays_is_told_above_the_plain_list() {
    visit_with_trouble(async |page| {
        let files = program(page).await;
        for seed in 0..SEEDS {
            let file = &files[seed as usize % 2];
            let trouble = match seed % 4 {
                0 | 1 => Trouble::Flipped(seed),
                2 => Trouble::Limited,
                _ => Trouble::Reset,
            };
            page.server.recover();
            page.server.trouble(file, trouble);
            forget(page).await;
            page.open(FIRST_VISIT).await;
            page.wait_for("[role=alert]").await;
            page.wait_for("#plain-list a[href*='/works/']").await;
        }
    });
}

/// Empties the browser's cache.
async fn forget(page: &Page) {
    page.command("Network.clearBrowserCache", json!({})).await;
}

/// What the loader makes of the catalogue: the version in it, or why there is none.
const CATALOGUE: &str = "return ellm.catalogue(AGAIN).then((response) => response.json())
    .then(({ version }) => version, (error) => `failed: ${error.message}`)";

#[test]
fn a_damaged_catalogue_is_refused_and_asked_for_again() {
    visit_with_trouble(async |page| {
        let [_, _] = program(page).await;
        let first = CATALOGUE.replace("AGAIN", "false");
        let second = CATALOGUE.replace("AGAIN", "true");
        let good: String = page.eval_later(&first).await;
        for seed in 0..SEEDS {
            page.server.recover();
            page.server
                .trouble_times("data/catalogue.json", Trouble::Flipped(seed), 1);
            forget(page).await;
            let said: String = page.eval_later(&first).await;
            assert!(said.starts_with("failed"), "{seed}: {said}");
            assert_eq!(page.eval_later::<String>(&second).await, good);
            // Damaged each time, it is never taken.
            page.server
                .trouble("data/catalogue.json", Trouble::Flipped(seed));
            let said: String = page.eval_later(&second).await;
            assert!(said.starts_with("failed"), "{seed}: {said}");
        }
    });
}

#[test]
fn without_webassembly_there_is_the_list_and_why() {
    visit_with_trouble(async |page| {
        let source = json!({ "source": "delete globalThis.WebAssembly" });
        page.command("Page.addScriptToEvaluateOnNewDocument", source)
            .await;
        page.open("").await;
        page.wait_for("[role=alert]").await;
        page.wait_for("#plain-list a[href*='/works/']").await;
        let said = page.texts("[role=alert]").await.concat();
        assert!(said.contains("WebAssembly"), "{said}");
    });
}

#[test]
fn without_scripts_there_is_the_list_and_why() {
    visit_with_trouble(async |page| {
        let off = json!({ "value": true });
        page.command("Emulation.setScriptExecutionDisabled", off)
            .await;
        page.open("").await;
        let on = json!({ "value": false });
        let start = std::time::Instant::now();
        loop {
            let url = page.browser().current_url().await.expect("a page");
            if url.path().ends_with("/works/") {
                break;
            }
            assert!(start.elapsed().as_secs() < 20, "still at {url}");
        }
        page.command("Emulation.setScriptExecutionDisabled", on)
            .await;
        page.wait_for("#plain-list a[href^='../works/']").await;
        let is_told =
            "return getComputedStyle(document.querySelector('.reason')).display === 'block'";
        page.until("the reason", is_told, Value::Null).await;
    });
}
