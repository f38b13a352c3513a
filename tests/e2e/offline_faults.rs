//! What goes wrong with the offline copy: on the way, in the browser, between versions.

use serde_json::{Value, json};

use crate::builds::Build;
use crate::offline::{
    caches, look_for_news, open_and_keep, open_first_of_two, until_complete, version,
};
use crate::page::{Page, visit_with_trouble};
use crate::server::Trouble;

const SEEDS: u64 = 20;

/// Files that a new version fetches.
const FETCHED: [&str; 5] = [
    "explorer-v2.js",
    "explorer-v2_bg.wasm",
    "boot.js",
    "data/catalogue.json",
    "offline.js",
];

/// Waits until no version is on its way, none waits, and only the old one is kept. What has come
/// through would stay, so that waiting hides nothing.
async fn until_refused(page: &Page, old: &[String], what: &str) {
    let old = json!(old);
    let refused = format!(
        "return (async () => {{
            const {{ installing, waiting }} = await navigator.serviceWorker.getRegistration();
            const kept = await caches.keys();
            return !installing && !waiting && JSON.stringify(kept) === JSON.stringify({old});
        }})()"
    );
    page.until_later(&format!("{what} to be refused"), &refused)
        .await;
}

#[test]
fn a_new_version_comes_whole_or_not_at_all() {
    visit_with_trouble(async |page| {
        let (_old, new) = open_first_of_two(page).await;
        let before = caches(page).await;
        for seed in 0..SEEDS {
            let file = FETCHED[seed as usize % FETCHED.len()];
            let troubles = [
                Trouble::Flipped(seed),
                Trouble::Truncated,
                Trouble::Limited,
                Trouble::Missing,
                Trouble::Html,
                Trouble::Redirected,
                Trouble::Reset,
            ];
            let trouble = troubles[seed as usize % troubles.len()];
            // The worker also looks by itself, some seconds after each visit. A try that is on its
            // way would meet the old trouble with one file and none with the next: it ends first.
            page.server.set_down(true);
            look_for_news(page).await;
            until_refused(page, &before, "what is on its way").await;
            page.server.serve(new.path());
            page.server.recover();
            page.server.trouble(file, trouble);
            page.server.set_down(false);
            look_for_news(page).await;
            until_refused(page, &before, &format!("{trouble:?} of {file}")).await;
            page.reload().await;
            until_complete(page).await;
            assert_eq!(
                version(page).await.as_deref(),
                Some("1"),
                "{trouble:?} of {file}"
            );
        }
        // And once all is well, it comes.
        page.server.recover();
        look_for_news(page).await;
        page.until(
            "an offer",
            "return ellm.offline.update?.kind === 'build'",
            Value::Null,
        )
        .await;
    });
}

/// Deletes some of what is kept: another seed, other files.
async fn evict(page: &Page, seed: u64) {
    let script = format!(
        "return (async () => {{
            const [name] = (await caches.keys()).filter((name) => name.startsWith('ellm:'));
            const cache = await caches.open(name);
            let random = {seed} * 7919 + 1;
            for (const request of await cache.keys()) {{
                random = (random * 48271) % 2147483647;
                if (random % 2) await cache.delete(request);
            }}
            return true;
        }})()"
    );
    let _: bool = page.eval_later(&script).await;
}

#[test]
fn what_the_browser_threw_away_is_fetched_again() {
    visit_with_trouble(async |page| {
        open_and_keep(page).await;
        for seed in 0..SEEDS {
            evict(page, seed).await;
            page.reload().await;
            until_complete(page).await;
        }
    });
}

#[test]
fn with_half_a_copy_and_no_network_something_is_there() {
    visit_with_trouble(async |page| {
        open_and_keep(page).await;
        for seed in 0..SEEDS {
            evict(page, seed).await;
            page.server.set_down(true);
            page.reload_anyway().await;
            // The app, or why not, or the browser's own page where nothing of ours is left.
            page.until("anything", SOMETHING, Value::Null).await;
            page.server.set_down(false);
            page.open("").await;
            until_complete(page).await;
            page.until("an offline copy", "return ellm.offline?.ready", Value::Null)
                .await;
        }
    });
}

/// Whether the page has said something that is not "loading".
const SOMETHING: &str =
    "return document.querySelector('[role=alert], ul.results > li, #plain-list')
    || document.querySelector('.boot-way-out')?.checkVisibility({ visibilityProperty: true })
    || (location.protocol === 'chrome-error:' && document.body.innerText.length > 0)";

#[test]
fn a_version_that_is_gone_leads_to_the_one_there_is() {
    visit_with_trouble(async |page| {
        let (_old, new) = open_first_of_two(page).await;
        // The browser drops the program, and the host has another one already.
        let drop_program = "return caches.keys().then(async ([name]) => {
            const cache = await caches.open(name);
            return cache.delete(new URL('explorer-v1_bg.wasm', location.href).href);
        })";
        assert!(page.eval_later::<bool>(drop_program).await);
        page.server.serve(new.path());
        page.reload().await;
        // Told only once the old version was given up.
        page.wait_for("[role=alert]").await;
        page.reload_anyway().await;
        until_complete(page).await;
        assert_eq!(version(page).await.as_deref(), Some("2"));
    });
}

#[test]
fn a_page_that_names_missing_files_is_reloaded_once_and_no_more() {
    visit_with_trouble(async |page| {
        let build = Build::version(1);
        std::fs::remove_file(build.path().join("explorer-v1_bg.wasm")).expect("it is there");
        page.server.serve(build.path());
        page.open("").await;
        page.wait_for("[role=alert]").await;
        page.wait_for("#plain-list a[href*='/works/']").await;
        let asked = page.server.requests("/some/project/");
        assert_eq!(asked, 2, "once, and once more");
    });
}
