//! What reference managers find in the page.

use efficient_llm::export::{self, Names};
use efficient_llm::work::Work;
use serde_json::{Value, json};

use crate::naive;
use crate::page::{Page, visit};

/// The COinS spans and the tags in the head of the page, as they stand.
const FOUND: &str = "return [
    [...document.querySelectorAll('span.Z3988')].map(({ title }) => title),
    [...document.head.querySelectorAll('meta[name^=citation_]')]
        .map(({ name, content }) => [name, content])]";

type Found = (Vec<String>, Vec<(String, String)>);

async fn until_found(page: &Page, expected: &Found) {
    let script = format!("return JSON.stringify((() => {{ {FOUND} }})()) === JSON.stringify($)");
    page.until("the references", &script, json!(expected)).await;
}

/// What reference managers should find of a work that has a page of its own.
fn of_work(work: &Work, names: &Names) -> Found {
    let tags = export::highwire(work, names).into_iter();
    let tags: Vec<(String, String)> = tags.map(|(name, text)| (name.to_owned(), text)).collect();
    let coins = tags.is_empty().then(|| export::coins(work, names));
    (coins.into_iter().collect(), tags)
}

#[test]
fn a_list_is_a_list_and_an_open_work_a_page_to_reference_managers() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        let names = Names::new(&catalogue.venues, &catalogue.areas, &catalogue.lists);
        let work = |id: &str| {
            let found = catalogue.works.iter().find(|work| work.id == id);
            found.expect("a work of the catalogue")
        };
        page.before_load(
            "window.heard = 0;
            document.addEventListener('ZoteroItemUpdated', () => { window.heard += 1; });",
        )
        .await;
        page.open_and_wait("?venue=iclr").await;
        let rows = page.rows().await;
        let coins = rows.iter().map(|id| export::coins(work(id), &names));
        let list: Found = (coins.collect(), Vec::new());
        assert!(list.0.len() >= 5);
        until_found(page, &list).await;
        let is_hidden = "return !document.querySelector('#references').checkVisibility()";
        assert!(page.eval::<bool>(is_hidden).await);
        for id in ["2210.17323", "vllm"] {
            let opened = catalogue.works.iter().find(|own| own.id.contains(id));
            let opened = opened.expect("a work called so");
            page.open(&format!("?work={}", opened.id)).await;
            until_found(page, &of_work(opened, &names)).await;
        }
        page.open_and_wait("?venue=iclr").await;
        until_found(page, &list).await;
        page.click(".work-title a").await;
        until_found(page, &of_work(work(&rows[0]), &names)).await;
        page.keys(thirtyfour::Key::Escape).await;
        until_found(page, &list).await;
        assert!(page.eval::<usize>("return window.heard").await >= 3);
    });
}

#[test]
fn a_page_inside_another_tells_nothing() {
    visit(async |page| {
        page.open_and_wait("?embed=1").await;
        page.until(
            "rows",
            "return document.querySelector('.work-card') !== null",
            Value::Null,
        )
        .await;
        assert_eq!(page.count("#references, script[src*=references]").await, 0);
    });
}
