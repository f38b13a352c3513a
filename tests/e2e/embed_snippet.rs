//! What the page offers to be put into other pages, put there.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::embed::{Host, enter, heard, leave, open};
use crate::naive;
use crate::page::{Page, visit};

const WITH_SCRIPT: &str = "With script";
const AS_FRAME: &str = "Plain iframe";

/// Opens the dialog from the export of what a query finds.
async fn open_dialog(page: &Page, query: &str) {
    page.open_and_wait(query).await;
    page.keys("e").await;
    page.wait_for("dialog[open][aria-label=Export]").await;
    page.click_named("^Embed this view$").await;
    page.wait_for("dialog[open][aria-label='Embed this view'] iframe")
        .await;
}

/// What is to be copied, once it has all of the given in it.
async fn snippet(page: &Page, name: &str, expected: &[&str]) -> String {
    let script =
        "const text = document.querySelector(`dialog pre[aria-label=\"${$[0]}\"]`)?.textContent;
        return $[1].every((piece) => text?.includes(piece)) ? text : null";
    page.wait(
        &format!("{name} with {expected:?}"),
        script,
        json!([name, expected]),
    )
    .await
}

/// Clicks a choice by its words.
async fn choose(page: &Page, words: &str) {
    let script = "return [...document.querySelectorAll('dialog label.choice')]
        .find((label) => label.textContent.trim().startsWith($))";
    page.click_found(words, script, json!(words)).await;
}

/// A page of another site with what was copied, under a strict policy.
fn host(page: &Page, snippet: &str) -> Host {
    let origin = page.server.url();
    let origin = origin.trim_end_matches("/some/project/");
    let snippet = snippet.replace(
        "<efficient-llm-explorer",
        "<efficient-llm-explorer id=\"here\"",
    );
    Host::with_page(&format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         script-src {origin}; frame-src {origin}\"><title>A host</title></head>\
         <body><div id=\"frame\">{snippet}</div></body></html>"
    ))
}

/// How many works a scan finds at two venues.
fn expected() -> usize {
    let is_there =
        |work: &efficient_llm::work::Work| naive::is_at(work, "iclr") || naive::is_at(work, "icml");
    naive::count(&naive::catalogue(), is_there)
}

async fn until_dark(page: &Page) {
    let is_dark = "return document.documentElement.dataset.theme === 'dark'";
    page.until("the dark theme", is_dark, Value::Null).await;
}

#[test]
fn the_element_that_the_page_writes_works_on_another_site() {
    visit(async |page| {
        open_dialog(page, "?venue=iclr,icml&sort=title").await;
        choose(page, "Dark").await;
        page.fill("dialog input[type=number]", "480").await;
        let wanted = [
            "integrity=\"sha256-",
            " venue=\"iclr,icml\" sort=\"title\" theme=\"dark\" height=\"480\"",
        ];
        let text = snippet(page, WITH_SCRIPT, &wanted).await;
        page.screenshot("embed-dialog").await;
        // What is shown beside it is the very page.
        let frame = page.browser().find(By::Css("dialog iframe")).await;
        frame
            .expect("a preview")
            .enter_frame()
            .await
            .expect("it can be entered");
        page.until_shown(expected()).await;
        until_dark(page).await;
        leave(page).await;

        let host = host(page, &text);
        open(page, &host).await;
        heard(page, "here", "ready", "detail.build").await;
        heard(
            page,
            "here",
            "state",
            "new URLSearchParams(detail.query).get('venue') === 'iclr,icml'",
        )
        .await;
        enter(page, "here").await;
        page.until_shown(expected()).await;
        until_dark(page).await;
        leave(page).await;
        let height: u32 = page
            .eval("return document.querySelector('iframe').getBoundingClientRect().height")
            .await;
        assert_eq!(height, 480);
    });
}

#[test]
fn an_element_may_fit_its_content_and_take_any_script() {
    visit(async |page| {
        open_dialog(page, "?view=trends&venue=iclr,icml").await;
        choose(page, "Fit to content").await;
        choose(page, "Pin this version").await;
        choose(page, "中文").await;
        let text = snippet(
            page,
            WITH_SCRIPT,
            &["view=\"trends\" lang=\"zh\" height=\"auto\""],
        )
        .await;
        assert!(!text.contains("integrity"), "{text}");
        let host = host(page, &text);
        open(page, &host).await;
        heard(page, "here", "height", "detail.px > 120").await;
        enter(page, "here").await;
        page.until(
            "Chinese",
            "return document.documentElement.lang === 'zh-Hans'",
            Value::Null,
        )
        .await;
        leave(page).await;
    });
}

#[test]
fn the_frame_that_the_page_writes_works_on_another_site() {
    visit(async |page| {
        // Any text of a query arrives as it is.
        open_dialog(page, "?q=%22%3E%3Cscript%3E%26quot%3B&venue=iclr").await;
        let text = snippet(page, AS_FRAME, &["<iframe src=\"http"]).await;
        assert!(!text.contains("<script"), "{text}");
        let host = host(page, &text);
        open(page, &host).await;
        enter(page, "frame").await;
        page.until(
            "the query",
            "return document.querySelector('input[type=search]')?.value === $",
            json!("\"><script>&quot;"),
        )
        .await;
        leave(page).await;
    });
}

#[test]
fn the_palette_leads_to_it_and_a_private_view_is_left_out() {
    visit(async |page| {
        page.open_and_wait("?view=shelf").await;
        page.keys(Key::Control + "k").await;
        page.wait_for("dialog[open] [role=combobox]").await;
        page.keys("embed").await;
        page.keys(Key::Enter + "").await;
        page.wait_for("dialog[open][aria-label='Embed this view'] iframe")
            .await;
        let text = snippet(page, WITH_SCRIPT, &["<efficient-llm-explorer"]).await;
        assert!(!text.contains("view="), "{text}");
    });
}
