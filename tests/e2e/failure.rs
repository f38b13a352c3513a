//! What a visitor sees when something does not load.

use std::time::Duration;

use efficient_llm::curate::seal::integrity;
use serde_json::Value;

use crate::builds::Build;
use crate::naive;
use crate::page::{Page, visit, visit_with_trouble};
use crate::server::Trouble;

const CATALOGUE: &str = "data/catalogue.json";

/// The page says that it failed, and works again after "Try again" once the host does.
async fn fails_and_recovers(page: &Page, file: &'static str, trouble: Trouble) {
    page.server.trouble(file, trouble);
    page.open("").await;
    page.wait_for("[role=alert]").await;
    let said = page.texts("[role=alert]").await.concat();
    assert!(
        said.len() > 20,
        "{trouble:?}: the alert says too little: {said}"
    );
    page.screenshot(&format!("failure-{}", file.replace('/', "-")))
        .await;
    page.server.recover();
    page.click_named("^Try again$").await;
}

async fn catalogue_fails_and_recovers(page: &Page, trouble: Trouble) {
    fails_and_recovers(page, CATALOGUE, trouble).await;
    page.until_shown(naive::catalogue().works.len()).await;
    assert_eq!(page.count("[role=alert]").await, 0, "the alert is gone");
}

#[test]
fn a_missing_catalogue() {
    visit_with_trouble(async |page| catalogue_fails_and_recovers(page, Trouble::Missing).await);
}

#[test]
fn a_broken_host() {
    visit_with_trouble(async |page| catalogue_fails_and_recovers(page, Trouble::Broken).await);
}

#[test]
fn a_truncated_catalogue() {
    visit_with_trouble(async |page| catalogue_fails_and_recovers(page, Trouble::Truncated).await);
}

#[test]
fn a_page_in_place_of_the_catalogue() {
    visit_with_trouble(async |page| catalogue_fails_and_recovers(page, Trouble::Html).await);
}

#[test]
fn a_catalogue_of_a_later_version() {
    let build = Build::version(1);
    let good = build.read("data/catalogue.json");
    let later = good.replacen("\"schema\":2", "\"schema\":999", 1);
    assert_ne!(good, later);
    build.write("data/catalogue.json", &later);
    // Sealed by whoever made it: this version cannot.
    let hash = |text: &str| integrity(text.as_bytes());
    let manifest = build
        .read("build.json")
        .replace(&hash(&good), &hash(&later));
    build.write("build.json", &manifest);
    visit_with_trouble(async |page| {
        page.server.serve(build.path());
        page.open("?embed=1").await;
        page.wait_for("[role=alert]").await;
        let said = page.texts("[role=alert]").await.concat();
        assert!(said.contains("999"), "{said}");
        assert!(said.contains("Reload the page"), "{said}");
        build.write("data/catalogue.json", &good);
        build.seal(false);
        page.reload().await;
        page.until_shown(naive::catalogue().works.len()).await;
    });
}

#[test]
fn a_slow_host() {
    visit(async |page| {
        let delay = Duration::from_secs(2);
        page.server.trouble(CATALOGUE, Trouble::Slow(delay));
        page.open("").await;
        let is_blank: bool = page
            .eval("return document.body.innerText.trim() === ''")
            .await;
        assert!(!is_blank, "the page says that it is loading");
        page.until_shown(naive::catalogue().works.len()).await;
    });
}

/// A failure before the app has started, which only `boot.js` can tell of.
async fn boot_fails_and_recovers(page: &Page, file: &'static str, trouble: Trouble) {
    fails_and_recovers(page, file, trouble).await;
    page.until(
        "the app",
        "return !document.getElementById('boot')",
        Value::Null,
    )
    .await;
    assert_eq!(page.count("[role=alert]").await, 0, "the alert is gone");
}

#[test]
fn a_missing_program() {
    visit_with_trouble(async |page| {
        boot_fails_and_recovers(page, ".wasm", Trouble::Missing).await;
    });
}

#[test]
fn a_truncated_program() {
    visit_with_trouble(async |page| {
        boot_fails_and_recovers(page, ".wasm", Trouble::Truncated).await;
    });
}

#[test]
fn a_page_in_place_of_the_program() {
    visit_with_trouble(async |page| {
        boot_fails_and_recovers(page, ".wasm", Trouble::Html).await;
    });
}
