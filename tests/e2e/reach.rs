//! Ways to what is there: the language, the palette, quick filters, what is new.

use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::naive;
use crate::page::visit;
use crate::server::Trouble;

#[test]
fn the_page_speaks_chinese_and_remembers_it() {
    visit(async |page| {
        page.open_and_wait("?venue=iclr").await;
        page.click_named("^中文$").await;
        let lang = "return document.documentElement.lang === $";
        page.until("the language", lang, json!("zh-Hans")).await;
        page.until_address(&[("lang", Some("zh")), ("venue", Some("iclr"))])
            .await;
        page.wait_for("input[aria-label='搜索成果']").await;
        // Another visit, whose address says nothing.
        page.open("?venue=icml").await;
        page.wait_for("section[aria-label='筛选']").await;
        page.click_named("^English$").await;
        page.wait_for("section[aria-label='Filters']").await;
        page.until("the language", lang, json!("en")).await;
    });
}

#[test]
fn a_language_that_comes_late_gives_way_to_the_one_chosen_since() {
    visit(async |page| {
        page.open_and_wait("").await;
        let delay = Duration::from_millis(1500);
        page.server.trouble("lang/zh.json", Trouble::Slow(delay));
        page.click_named("^中文$").await;
        page.until_address(&[("lang", Some("zh"))]).await;
        // As a reader who goes back, before the file is there.
        page.eval::<bool>("history.replaceState(null, '', '?lang=en'); return dispatchEvent(new PopStateEvent('popstate'))")
            .await;
        tokio::time::sleep(delay * 2).await;
        assert!(page.server.received("lang/zh.json") > 0);
        let lang: String = page.eval("return document.documentElement.lang").await;
        assert_eq!(lang, "en");
        page.wait_for("section[aria-label='Filters']").await;
    });
}

#[test]
fn a_slash_leads_to_the_search_box_from_a_check_box() {
    visit(async |page| {
        page.open_and_wait("").await;
        page.wait_for(".facet-value input[type=checkbox]").await;
        page.eval::<bool>("document.querySelector('.facet-value input').focus(); return true")
            .await;
        page.keys("/prun").await;
        page.until_address(&[("q", Some("prun"))]).await;
    });
}

#[test]
fn the_palette_leads_to_views_filters_and_works() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        page.open_and_wait("").await;
        let open = "document.dispatchEvent(new KeyboardEvent('keydown',
            {key: 'k', ctrlKey: true, bubbles: true})); return document.activeElement.matches('[role=combobox]')";
        page.until("the palette", open, Value::Null).await;
        page.keys("trends").await;
        page.wait_for("[role=option][aria-selected=true]").await;
        page.keys(Key::Enter).await;
        page.until_address(&[("view", Some("trends"))]).await;

        page.until("the palette", open, Value::Null).await;
        page.keys("iclr").await;
        let first = "return /ICLR/.test(document.querySelector('[role=option]')?.textContent)";
        page.until("the venue", first, Value::Null).await;
        page.keys(Key::Enter).await;
        page.until_address(&[("venue", Some("iclr"))]).await;

        page.until("the palette", open, Value::Null).await;
        let work = catalogue.works.iter().find(|work| work.title.len() > 30);
        let work = work.expect("a work with a telling title");
        page.keys(work.title.as_str()).await;
        let there = "return [...document.querySelectorAll('[role=option]')]
            .some(option => option.textContent === $)";
        page.until("the work", there, json!(work.title)).await;
        page.keys(Key::Control + "a").await;
        page.keys("xyzzyx").await;
        let nothing =
            "return /No matching command/.test(document.querySelector('.palette')?.textContent)";
        page.until("that there is nothing", nothing, Value::Null)
            .await;
        page.keys(Key::Escape).await;
        let closed = "return !document.querySelector('dialog')";
        page.until("the palette closed", closed, Value::Null).await;
    });
}

#[test]
fn the_palette_opens_in_the_middle_of_a_word_and_nothing_typed_is_lost() {
    visit(async |page| {
        page.open_and_wait("").await;
        page.click(".search-input").await;
        page.keys("prun").await;
        page.keys(Key::Control + "k").await;
        page.wait_for("dialog [role=combobox]").await;
        let typed = "return document.querySelector('.search-box input').value";
        page.until("what was typed", typed, json!("prun")).await;
        page.keys(Key::Escape).await;
        page.until_address(&[("q", Some("prun"))]).await;
    });
}

#[test]
fn quick_filters_are_filters() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        page.open_and_wait("").await;
        let recommended = naive::count(&catalogue, |work| work.recommended);
        page.click_named("^Recommended").await;
        page.until_address(&[("is", Some("recommended"))]).await;
        page.until_shown(recommended).await;
        page.click_named("^Recommended").await;
        page.until_address(&[("is", None)]).await;
        let added = |work: &efficient_llm::work::Work| work.added.is_some();
        assert!(naive::count(&catalogue, added) > 0);
        page.click_named("^Added since").await;
        page.until_shown(naive::count(&catalogue, added)).await;
    });
}

#[test]
fn what_came_since_the_last_visit_is_new_until_it_is_seen() {
    visit(async |page| {
        let all = page.open_and_wait("?embed=1").await;
        // As if the last visit had seen another catalogue, which lacked three of the works.
        page.eval::<bool>(
            "return fetch('data/catalogue.json').then(r => r.json()).then(({ works }) => {
                const mark = key => [...new TextEncoder().encode(key)].reduce(
                    (mark, byte) => Math.imul(mark ^ byte, 0x01000193) >>> 0, 0x811c9dc5);
                const seen = works.slice(3).map(({ id }) => mark(id).toString(16).padStart(8, '0'));
                localStorage['efficient-llm-explorer.seen'] = `000000000000 ${seen.join('')}`;
                return true;
            })",
        )
        .await;
        page.open_and_wait("").await;
        page.click_named("^Show them$").await;
        page.until_address(&[("is", Some("new"))]).await;
        page.until_shown(3).await;
        page.reload().await;
        page.until_shown(3).await;
        page.click_named("^Mark as seen$").await;
        page.open("").await;
        page.until_shown(all).await;
        let gone = "return !/are new since/.test(document.body.textContent)";
        page.until("nothing new", gone, Value::Null).await;
    });
}
