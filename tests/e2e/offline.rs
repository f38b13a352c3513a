//! The page without a network, and how it comes to a newer version.

use serde_json::{Value, json};

use crate::builds::Build;
use crate::naive;
use crate::page::{Page, visit_with_trouble};

/// Opens the page and waits until it is kept.
pub async fn open_and_keep(page: &Page) {
    page.open_and_wait("").await;
    until_kept(page).await;
}

/// Serves the first version, keeps it, and opens it from what is kept; gives it with a second one.
pub async fn open_first_of_two(page: &Page) -> (Build, Build) {
    let builds = (Build::version(1), Build::version(2));
    open_kept(page, &builds.0).await;
    builds
}

/// Serves a build, keeps it, and opens it from what is kept.
pub async fn open_kept(page: &Page, build: &Build) {
    page.server.serve(build.path());
    open_and_keep(page).await;
    page.reload().await;
    until_complete(page).await;
}

/// Waits until the page is kept.
pub async fn until_kept(page: &Page) {
    page.until("an offline copy", "return ellm.offline?.ready", Value::Null)
        .await;
}

/// Waits for the page, complete.
pub async fn until_complete(page: &Page) {
    page.until_shown(naive::catalogue().works.len()).await;
}

/// Which build the page is of; none for the one in `dist/`.
pub async fn version(page: &Page) -> Option<String> {
    let script = "return [document.querySelector('meta[name=test-version]')?.content ?? null]";
    let [version]: [Option<String>; 1] = page.eval(script).await;
    version
}

/// The names of all caches.
pub async fn caches(page: &Page) -> Vec<String> {
    page.eval_later("return caches.keys()").await
}

/// Looks for news now, as the page does after an hour, until that has come to its end.
pub async fn look_for_news(page: &Page) {
    page.eval_later::<bool>(
        "return navigator.serviceWorker.getRegistration().then(async (registration) => {
            const { serviceWorker } = navigator;
            const done = new Promise((resolve) => serviceWorker.addEventListener('message',
                ({ data }) => data.type === 'kept' && resolve(true)));
            registration.active.postMessage({ type: 'look' });
            await done;
            await registration.update().catch(() => {});
            return true;
        })",
    )
    .await;
}

#[test]
fn everything_works_without_a_network() {
    visit_with_trouble(async |page| {
        open_and_keep(page).await;
        page.server.set_down(true);
        for _ in 0..3 {
            page.reload().await;
            until_complete(page).await;
        }
        page.until(
            "word of it",
            "return ellm.offline.online === false",
            Value::Null,
        )
        .await;
        let as_of: String = page.eval("return ellm.offline.as_of").await;
        assert_eq!(as_of, naive::catalogue().as_of());
        // Asked for past all caches too.
        let status: u16 = page
            .eval_later("return ellm.catalogue(true).then((r) => r.status)")
            .await;
        assert_eq!(status, 200);
        // A page of a work is answered by the explorer's own.
        page.open("works/2210.17323/").await;
        page.until_address(&[("work", Some("2210.17323"))]).await;
        until_complete(page).await;
        page.open("works/").await;
        page.wait_for("#plain-list").await;
        page.server.set_down(false);
    });
}

#[test]
fn a_new_version_waits_until_it_is_taken() {
    visit_with_trouble(async |page| {
        let (_old, new) = open_first_of_two(page).await;
        page.server.serve(new.path());
        look_for_news(page).await;
        page.until(
            "an offer",
            "return ellm.offline.update?.kind === 'build'",
            Value::Null,
        )
        .await;
        let offered: Value = page.eval("return ellm.offline.update").await;
        assert_eq!(offered["as_of"], json!(naive::catalogue().as_of()));
        assert_eq!(
            version(page).await.as_deref(),
            Some("1"),
            "nobody is reloaded"
        );
        page.reload().await;
        until_complete(page).await;
        assert_eq!(
            version(page).await.as_deref(),
            Some("1"),
            "nor is a reload a yes"
        );
        page.until(
            "the offer again",
            "return ellm.offline.update?.kind === 'build'",
            Value::Null,
        )
        .await;
        take(page).await;
        until_version(page, "2").await;
        until_complete(page).await;
        page.server.set_down(true);
        page.reload().await;
        until_complete(page).await;
        assert_eq!(version(page).await.as_deref(), Some("2"));
        page.server.set_down(false);
    });
}

async fn take(page: &Page) {
    page.eval::<bool>("return dispatchEvent(new CustomEvent('ellm:take-update'))")
        .await;
}

async fn until_version(page: &Page, wanted: &str) {
    let script = "return document.querySelector('meta[name=test-version]')?.content === $";
    page.until(&format!("version {wanted}"), script, json!(wanted))
        .await;
}

#[test]
fn two_tabs_of_two_versions_each_stay_whole() {
    visit_with_trouble(async |page| {
        let (_old, new) = open_first_of_two(page).await;
        let browser = page.browser();
        let first = browser.window().await.expect("a tab");
        let second = browser.new_tab().await.expect("another tab");
        browser.switch_to_window(second).await.expect("it is there");
        page.open("").await;
        until_complete(page).await;
        page.server.serve(new.path());
        look_for_news(page).await;
        page.until(
            "an offer",
            "return ellm.offline.update?.kind === 'build'",
            Value::Null,
        )
        .await;
        take(page).await;
        until_version(page, "2").await;
        until_complete(page).await;

        browser.switch_to_window(first).await.expect("it is there");
        assert_eq!(
            version(page).await.as_deref(),
            Some("1"),
            "the other tab is as it was"
        );
        page.until(
            "word of it",
            "return ellm.offline.update?.taken",
            Value::Null,
        )
        .await;
        // Its own files are still there, without a network; those of the other are not its own.
        page.server.set_down(true);
        let loader = "return fetch('boot.js').then((response) => response.text())";
        let text: String = page.eval_later(loader).await;
        assert!(text.ends_with("// 1\n"), "the old tab gets the old build");
        page.server.set_down(false);
        page.reload().await;
        until_complete(page).await;
        assert_eq!(version(page).await.as_deref(), Some("2"));
    });
}

#[test]
fn new_data_come_without_a_new_version() {
    visit_with_trouble(async |page| {
        let build = Build::version(1);
        open_kept(page, &build).await;
        let before = build.seal(false);
        let n_works = renew(&build);
        assert_eq!(build.seal(false), before, "the program is the same");
        page.reload().await;
        page.until(
            "new data",
            "return ellm.offline.update?.kind === 'data'",
            Value::Null,
        )
        .await;
        page.server.set_down(true);
        page.reload().await;
        page.until_shown(n_works).await;
        page.server.set_down(false);
    });
}

/// Takes the last work out of a build's catalogue; says how many are left.
fn renew(build: &Build) -> usize {
    let text = build.read("data/catalogue.json");
    let mut catalogue = efficient_llm::catalogue::read(&text)
        .expect("a catalogue")
        .catalogue;
    catalogue.works.pop();
    build.write("data/catalogue.json", &catalogue.to_canonical_json());
    catalogue.works.len()
}

#[test]
fn the_kill_switch_gives_everything_back() {
    visit_with_trouble(async |page| {
        let build = Build::version(1);
        for way in ["kill", "404"] {
            page.server.serve(build.path());
            build.seal(false);
            open_and_keep(page).await;
            let _: bool = page
                .eval_later("return caches.open('another').then(() => true)")
                .await;
            page.reload().await;
            until_complete(page).await;
            match way {
                "kill" => drop(build.seal(true)),
                _ => std::fs::remove_file(build.path().join("build.json")).expect("it is there"),
            }
            page.reload().await;
            until_complete(page).await;
            page.until_later(
                "nothing of ours",
                "return Promise.all([caches.keys(), navigator.serviceWorker.getRegistrations()])
                    .then(([names, workers]) => names.join() === 'another' && workers.length === 0)",
            )
            .await;
        }
    });
}
