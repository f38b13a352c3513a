//! Faults of the network and the browser that are none of a file's content: networks in name
//! only, workers that are stopped, files that an extension holds back, programs that stop, pages
//! magnified and in forced colours.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::naive;
use crate::offline::{open_and_keep, until_complete};
use crate::page::{visit, visit_with_trouble, visit_without_storage};
use crate::server::Trouble;

const SEEDS: u64 = 20;

#[test]
fn a_network_in_name_only_does_not_hold_up_what_is_kept() {
    visit_with_trouble(async |page| {
        open_and_keep(page).await;
        page.server.set_stalled(true);
        let answered = page.server.answers();
        for seed in 0..SEEDS {
            page.open(&format!(
                "?view={}&n={seed}",
                ["", "trends", "map"][seed as usize % 3]
            ))
            .await;
            until_complete(page).await;
        }
        // The page was there before the network said anything, and not because it gave up.
        assert_eq!(page.server.answers(), answered);
        page.server.set_stalled(false);
        page.open("").await;
        until_complete(page).await;
    });
}

#[test]
fn a_worker_stopped_in_the_middle_is_asked_again() {
    visit_with_trouble(async |page| {
        open_and_keep(page).await;
        page.reload().await;
        until_complete(page).await;
        page.command("ServiceWorker.enable", json!({})).await;
        let good: String = page
            .eval_later("return ellm.build.then((build) => build.data['data/catalogue.json'])")
            .await;
        for seed in 0..SEEDS {
            page.server.recover();
            let delay = Duration::from_millis(100 + 40 * seed);
            page.server
                .trouble("data/catalogue.json", Trouble::Slow(delay));
            // Past all caches: the worker asks the host.
            let before = page.server.received("data/catalogue.json");
            page.eval::<bool>(
                "globalThis.outcome = null;
                ellm.catalogue(true).then((response) => response.text())
                    .then(() => { outcome = 'came'; }, () => { outcome = 'failed'; });
                return true",
            )
            .await;
            let start = Instant::now();
            while page.server.received("data/catalogue.json") == before {
                assert!(start.elapsed().as_secs() < 20, "the host was not asked");
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
            page.command("ServiceWorker.stopAllWorkers", json!({}))
                .await;
            page.until("an outcome", "return outcome", Value::Null)
                .await;
            page.server.recover();
            let again: String = page
                .eval_later(
                    "return ellm.catalogue(true).then((response) => response.arrayBuffer())
                        .then((bytes) => crypto.subtle.digest('SHA-256', bytes))
                        .then((digest) => `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`)",
                )
                .await;
            assert_eq!(again, good, "{seed}");
        }
        page.reload().await;
        until_complete(page).await;
    });
}

/// What an extension may hold back, and what there is in its stead.
enum Instead {
    /// The explorer, complete.
    Explorer,
    /// An alert that names what is missing, by this piece of its name.
    Alert(&'static str),
    /// The way to the plain list, which stands in the page itself.
    WayOut,
}

#[test]
fn a_file_that_an_extension_holds_back_is_named_or_not_missed() {
    visit_with_trouble(async |page| {
        page.command("Network.enable", json!({})).await;
        let files = [
            ("boot.js", Instead::WayOut),
            ("explorer-*.js", Instead::Alert("explorer-")),
            ("explorer-*_bg.wasm", Instead::Alert("explorer-")),
            ("data/catalogue.json", Instead::Alert("data/catalogue.json")),
            ("style-*.css", Instead::Explorer),
            ("build.json", Instead::Explorer),
            ("icon.svg", Instead::Explorer),
            ("manifest.webmanifest", Instead::Explorer),
            ("lang/zh.json", Instead::Explorer),
            ("offline.js", Instead::Explorer),
            ("sw.js", Instead::Explorer),
        ];
        for (file, instead) in files {
            let blocked = json!({ "urls": [format!("*/{file}*")] });
            page.command("Network.setBlockedURLs", blocked).await;
            page.command("Network.clearBrowserCache", json!({})).await;
            // Only a page of its own keeps a copy, and has a script for that.
            let is_of_copy = matches!(file, "offline.js" | "sw.js");
            page.open(if is_of_copy { "" } else { "?embed=1&lang=zh" })
                .await;
            match instead {
                Instead::Explorer => {
                    let works = "return document.querySelectorAll('ul.results > li').length > 3
                        && !document.querySelector('[role=alert]')";
                    page.until(&format!("the explorer without {file}"), works, Value::Null)
                        .await;
                }
                Instead::Alert(name) => {
                    let said = "const said = document.querySelector('[role=alert]')?.textContent;
                        return said?.includes($) && document.querySelector('button')";
                    page.until(&format!("word of {file}"), said, json!(name))
                        .await;
                }
                Instead::WayOut => {
                    let is_shown = "return document.querySelector('.boot-way-out')
                        .checkVisibility({ visibilityProperty: true })";
                    page.until(&format!("a way out without {file}"), is_shown, Value::Null)
                        .await;
                    page.click(".boot-way-out a").await;
                    page.wait_for("#plain-list").await;
                }
            }
        }
    });
}

#[test]
fn an_export_without_its_program_says_so() {
    visit_with_trouble(async |page| {
        // Keeps no copy, so that its files come from the host.
        page.open_and_wait("?embed=1").await;
        for file in [
            "export-worker.js",
            "export_worker.js",
            "export_worker_bg.wasm",
        ] {
            page.server.recover();
            page.server.trouble(file, Trouble::Reset);
            page.command("Network.clearBrowserCache", json!({})).await;
            page.keys("e").await;
            let said = "return [...document.querySelectorAll('dialog[open] [role=status]')]
                .some(({ textContent }) => /went wrong: .*(export.worker|fetch)/i.test(textContent))";
            page.until(&format!("word of {file}"), said, Value::Null)
                .await;
            page.click_named("^Close$").await;
            let closed = "return !document.querySelector('dialog')";
            page.until("the dialog closed", closed, Value::Null).await;
        }
        // It is asked for anew once it can be had.
        page.server.recover();
        page.keys("e").await;
        let written =
            "return /@\\w+{/.test(document.querySelector('dialog[open] pre')?.textContent)";
        page.until("an export", written, Value::Null).await;
    });
}

/// Lets the program panic for real: the element that it makes then cannot be made.
const PANIC: &str = "let left = SEED;
    const { createElement } = Document.prototype;
    document.createElement = (...name) => {
        if (left-- > 0) return createElement.apply(document, name);
        delete document.createElement;
        throw new TypeError('no more elements');
    };
    history.pushState(null, '', '?view=trends');
    dispatchEvent(new PopStateEvent('popstate'));
    return true";

#[test]
fn a_program_that_stops_says_so_and_loses_nothing() {
    visit_with_trouble(async |page| {
        page.open_and_wait("").await;
        page.click(".save-toggle").await;
        let kept = "return [Object.entries(localStorage).filter(([name]) => name.includes('shelf'))
            .map((entry) => entry.join()).sort().join()]";
        page.until(
            "a work on the shelf",
            "return document.querySelector('.save-toggle[aria-pressed=true]')",
            Value::Null,
        )
        .await;
        let [before]: [String; 1] = page.eval(kept).await;
        assert!(!before.is_empty());
        for seed in 0..SEEDS {
            let script = PANIC.replace("SEED", &seed.to_string());
            // The listener that panics is the page's own, so nothing is thrown here.
            assert!(page.eval::<bool>(&script).await);
            page.wait_for("main.notice [role=alert]").await;
            let said = page.texts("main.notice h1").await;
            assert_eq!(said, ["The explorer stopped"], "{seed}");
            page.wait_for("#plain-list a").await;
            assert_eq!(page.eval::<[String; 1]>(kept).await, [before.as_str()]);
            page.click_named("^Try again$").await;
            page.wait_for(".view").await;
            page.open_and_wait("").await;
        }
        page.wait_for(".save-toggle[aria-pressed=true]").await;
    });
}

#[test]
fn a_browser_that_keeps_nothing_shows_everything() {
    visit_without_storage(async |page| {
        let refused = "try { return [Boolean(localStorage)] } catch { return [false] }";
        page.open("").await;
        until_complete(page).await;
        assert_eq!(page.eval::<[bool; 1]>(refused).await, [false]);
        for address in [
            "?view=shelf",
            "?view=trends",
            "?lang=zh",
            "?view=contribute",
        ] {
            page.open(address).await;
            page.wait_for("main.found").await;
            assert_eq!(page.count("main.notice").await, 0, "{address}");
        }
        page.open_and_wait("").await;
        page.click(".save-toggle").await;
        // It says that it cannot keep it, and offers a file.
        let said = "return /save|storage/i.test([...document.querySelectorAll('[role=alert]')]
            .map((alert) => alert.textContent).join())";
        page.until("word of it", said, Value::Null).await;
    });
}

#[test]
fn magnified_four_times_all_can_be_reached() {
    visit(async |page| {
        // What is left of 1280 by 1024 pixels.
        page.resize(320, 256).await;
        let catalogue = naive::catalogue();
        page.open_and_wait("").await;
        page.wait_for("ul.results > li.work-card").await;
        page.fill("input[type=search]", "venue:iclr ").await;
        let n_there = naive::count(&catalogue, |work| naive::is_at(work, "iclr"));
        page.until_shown(n_there).await;
        page.click_named("^Filters").await;
        page.switch("has", "code").await;
        page.click_named("^Show [\\d,]+ works?$").await;
        page.until_address(&[("has", Some("code"))]).await;
        page.click("ul.results .work-title a").await;
        page.wait_for(".detail h2").await;
        page.screenshot("magnified-detail").await;
        for view in [
            "",
            "?view=trends",
            "?view=map",
            "?view=frameworks",
            "?view=about",
            "?work=2210.17323",
        ] {
            page.open_and_wait(view).await;
            let [content, window]: [u32; 2] = page
                .eval("const page = document.scrollingElement; return [page.scrollWidth, page.clientWidth]")
                .await;
            assert!(content <= window, "{view}: {content} px in {window} px");
            // What stays in place while the rest scrolls must leave room for it.
            let covered: f64 = page
                .eval(
                    "scrollTo(0, 600);
                    const fixed = [...document.querySelectorAll('*')].filter((element) =>
                        ['fixed', 'sticky'].includes(getComputedStyle(element).position)
                        && element.checkVisibility() && !element.closest('dialog, .detail'));
                    const heights = fixed.map((element) => element.getBoundingClientRect())
                        .filter(({ top, bottom }) => bottom > 0 && top < innerHeight)
                        .map(({ top, bottom }) => Math.min(bottom, innerHeight) - Math.max(top, 0));
                    return Math.max(0, ...heights) / innerHeight",
                )
                .await;
            assert!(covered < 0.5, "{view}: {covered} of the window is covered");
        }
    });
}

#[test]
fn forced_colours_and_reduced_motion_leave_it_usable() {
    visit(async |page| {
        let features = json!({ "features": [
            { "name": "forced-colors", "value": "active" },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ] });
        page.command("Emulation.setEmulatedMedia", features).await;
        page.open_and_wait("?venue=iclr").await;
        page.wait_for("ul.results > li.work-card").await;
        page.screenshot("forced-colours").await;
        let is_forced: bool = page
            .eval("return matchMedia('(forced-colors: active)').matches")
            .await;
        assert!(is_forced);
        // Backgrounds are gone, so what is a control has an edge of its own, and focus a ring.
        let bare: Vec<String> = page
            .eval(
                "const has_edge = (element) => {
                    const { borderBlockEndStyle, outlineStyle, textDecorationLine } = getComputedStyle(element);
                    return borderBlockEndStyle !== 'none' || outlineStyle !== 'none' || textDecorationLine !== 'none';
                };
                return [...document.querySelectorAll('.title-bar button, .tool-bar button, .tool-bar select, .search-input')]
                    .filter((element) => element.checkVisibility() && !has_edge(element) && !has_edge(element.parentElement))
                    .map((element) => element.className)",
            )
            .await;
        assert_eq!(bare, [""; 0]);
        page.keys("/").await;
        let ring: String = page
            .eval(
                "const ring = (element) => element && getComputedStyle(element).outlineStyle;
                const { activeElement } = document;
                return [ring(activeElement), ring(activeElement.parentElement)].find((style) => style !== 'none') ?? 'none'",
            )
            .await;
        assert_ne!(ring, "none", "the focus can be seen");
        page.click_named("^Compact$").await;
        // What is chosen differs from what is not by more than a background.
        let differ: bool = page
            .eval(
                "const look = (pressed) => {
                    const button = document.querySelector(`.tool-bar button[aria-pressed=${pressed}]`);
                    const { color, borderColor, outlineStyle, backgroundColor } = getComputedStyle(button);
                    return [color, borderColor, outlineStyle, backgroundColor].join();
                };
                return look(true) !== look(false)",
            )
            .await;
        assert!(differ, "the pressed button looks like the others");
        // And the open view from the others.
        let tabs: Vec<String> = page
            .eval(
                "return [...document.querySelectorAll('.view-tab')].map((tab) =>
                    `${tab.ariaCurrent} ${getComputedStyle(tab).borderBlockEndColor}`)",
            )
            .await;
        let (open, others): (Vec<&String>, Vec<&String>) =
            tabs.iter().partition(|tab| tab.starts_with("page "));
        let colour = |tab: &str| tab.split_once(' ').map(|(_, colour)| colour.to_owned());
        assert!(
            others.iter().all(|tab| colour(tab) != colour(open[0])),
            "{tabs:?}"
        );
        page.click("ul.results .dense-title a").await;
        page.wait_for(".detail h2").await;
        let moving: usize = page
            .eval(
                "return document.getAnimations()
                    .filter((animation) => animation.effect.getComputedTiming().duration > 1).length",
            )
            .await;
        assert_eq!(moving, 0, "nothing moves");
    });
}
