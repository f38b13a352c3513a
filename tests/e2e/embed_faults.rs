//! What goes wrong between a frame and the page around it.

use serde_json::{Value, json};

use crate::embed::{Host, enter, heard, leave, open};
use crate::offline::until_complete;
use crate::page::{Page, visit, visit_with_trouble, visit_without_storage};

/// A page of another site that frames the explorer without its script or its leave.
fn stranger(page: &Page, attributes: &str) -> Host {
    let explorer = page.server.url();
    Host::with_page(&format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>A stranger</title><link rel=\"icon\" href=\"data:,\"></head>\
         <body><div id=\"here\"><iframe src=\"{explorer}?venue=iclr&amp;lang=en\" width=\"900\" height=\"600\" \
         {attributes}></iframe></div></body></html>"
    ))
}

/// Notes every message that the host's page gets.
const LISTEN: &str = "globalThis.messages = [];
    if (parent === globalThis) addEventListener('message', ({ data }) => messages.push(data?.type));";

#[test]
fn a_stranger_is_told_nothing_and_nothing_is_kept() {
    visit(async |page| {
        page.before_load(LISTEN).await;
        let host = stranger(page, "");
        open(page, &host).await;
        page.until(
            "word from the frame",
            "return messages.includes('ready') && messages.includes('height')",
            Value::Null,
        )
        .await;
        enter(page, "here").await;
        page.shown().await;
        // The reader goes on, and the page likes some of that to be remembered.
        page.click_named("^Compact$").await;
        page.wait_for(".dense-title").await;
        let kept: Vec<String> = page
            .eval_later(
                "const registrations = await navigator.serviceWorker.getRegistrations();
                return [...registrations.map(({ scope }) => scope), ...await caches.keys(),
                    ...Object.keys(localStorage)]",
            )
            .await;
        assert_eq!(kept, [""; 0], "nothing is kept in a frame");
        leave(page).await;
        let told: Vec<String> = page.eval("return [...new Set(messages)].sort()").await;
        assert_eq!(told, ["height", "ready"]);
    });
}

#[test]
fn a_sandbox_without_an_origin_shows_the_explorer() {
    visit_with_trouble(async |page| {
        let host = stranger(page, "sandbox=\"allow-scripts\"");
        open(page, &host).await;
        enter(page, "here").await;
        let [origin]: [String; 1] = page.eval("return [self.origin]").await;
        assert_eq!(origin, "null");
        page.shown().await;
        assert_eq!(page.count("[role=alert]").await, 0);
        leave(page).await;
    });
}

#[test]
fn a_frame_whose_storage_is_blocked_shows_the_explorer() {
    visit_without_storage(async |page| {
        let host = stranger(page, "");
        open(page, &host).await;
        enter(page, "here").await;
        let blocked = "try { return [Boolean(localStorage)] } catch { return [false] }";
        page.shown().await;
        assert_eq!(page.eval::<[bool; 1]>(blocked).await, [false]);
        page.click_named("^Clear all$").await;
        until_complete(page).await;
        leave(page).await;
    });
}

/// As tall as the frame and a bit more: each answer to it asks for another.
const RUNAWAY: &str = "const runaway = document.createElement('div');
    runaway.id = 'runaway';
    runaway.style.height = `calc(${100 + $ % 3}vh + ${$ * 7}px)`;
    document.body.append(runaway);
    return true";

#[test]
fn a_height_that_feeds_itself_comes_to_an_end() {
    const MOST: u32 = 4_000;
    visit(async |page| {
        let host = Host::new(page, |html| {
            html.replace("max-height=\"900\"", &format!("max-height=\"{MOST}\""))
        });
        for seed in 1..=20_u32 {
            open(page, &host).await;
            page.eval::<bool>("second.scrollIntoView(); return true")
                .await;
            heard(page, "second", "height", "detail.px >= 120").await;
            enter(page, "second").await;
            page.shown().await;
            let _: bool = page.wait("a runaway", RUNAWAY, json!(seed)).await;
            leave(page).await;
            heard(page, "second", "height", "detail.px > 900").await;
            // At its most, by the frame's breaker or by the host's: it stays as it is.
            let settled =
                "const height = () => second.firstElementChild.getBoundingClientRect().height;
                const before = height();
                for (let n = 0; n < 30; n += 1) await new Promise(requestAnimationFrame);
                return height() === before";
            page.until_later("the end of growing", settled).await;
            let height: f64 = page
                .eval("return second.firstElementChild.getBoundingClientRect().height")
                .await;
            assert!(height <= f64::from(MOST), "{seed}: {height}");
            // Both still speak with each other.
            page.eval::<bool>("second.setAttribute('query', 'lora'); return true")
                .await;
            heard(
                page,
                "second",
                "state",
                "new URLSearchParams(detail.query).get('q') === 'lora'",
            )
            .await;
        }
    });
}
