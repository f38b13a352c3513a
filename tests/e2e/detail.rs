//! One work in full, the keys that lead there, and the help.

use efficient_llm::work::Work;
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::naive::{self, count};
use crate::page::{Page, visit};

const DETAIL: &str = "aside[aria-label=Details]";
const TITLE: &str = "aside[aria-label=Details] h2";
const CARD: &str = "ul.results > li.work-card";

/// Waits until what has the focus has this text.
async fn until_focused(page: &Page, text: &str) {
    let script = "return document.activeElement.textContent.trim() === $";
    page.until(&format!("the focus on {text}"), script, json!(text))
        .await;
}

async fn until_title(page: &Page, title: &str) {
    let script = "return document.querySelector($[0])?.textContent.trim() === $[1]";
    page.until(title, script, json!([TITLE, title])).await;
}

async fn until_closed(page: &Page) {
    page.until_address(&[("work", None)]).await;
    page.until(
        "no detail",
        "return !document.querySelector($)",
        json!(DETAIL),
    )
    .await;
}

fn work(is_wanted: impl Fn(&Work) -> bool) -> Work {
    let works = naive::catalogue().works;
    let found = works.into_iter().find(is_wanted);
    found.expect("the catalogue has such a work")
}

#[test]
fn a_card_opens_its_work_and_escape_leads_back_to_it() {
    visit(async |page| {
        page.open_and_wait("").await;
        page.wait_for(CARD).await;
        let id = page.rows().await.remove(1);
        let opened = work(|work| work.id == id);
        let link = format!("[data-work='{id}'] h3 a");
        let href = page.attributes(&link, "href").await;
        assert_eq!(href, [format!("./?work={id}")], "a link of its own");
        page.click(&link).await;
        page.until_address(&[("work", Some(&id))]).await;
        until_title(page, &opened.title).await;
        until_focused(page, &opened.title).await;
        page.screenshot("detail").await;
        page.keys(Key::Escape).await;
        until_closed(page).await;
        until_focused(page, &opened.title).await;
        page.back().await;
        until_title(page, &opened.title).await;
    });
}

#[test]
fn a_permalink_shows_all_that_the_catalogue_has() {
    visit(async |page| {
        let work = work(|work| {
            work.conflicts.len() > 1 && work.listings.len() > 1 && work.repos.len() == 1
        });
        page.open_and_wait(&format!("?work={}", work.id)).await;
        until_title(page, &work.title).await;
        let said = page.texts(DETAIL).await.concat();
        let catalogue = naive::catalogue();
        for listing in &work.listings {
            let list = catalogue.lists.iter().find(|list| list.id == listing.list);
            let list = list.expect("a listing is of a list");
            for fact in [
                &list.title,
                &format!("line {}", listing.line),
                &listing.title,
            ] {
                assert!(said.contains(fact.as_str()), "{fact} is not in {said}");
            }
        }
        for conflict in &work.conflicts {
            for fact in [&conflict.chosen, &conflict.rule] {
                assert!(said.contains(fact), "{fact} is not in {said}");
            }
        }
        for fact in work.authors.iter().chain(&work.alt_titles) {
            assert!(said.contains(fact), "{fact} is not in {said}");
        }
        let links = page
            .attributes(&format!("{DETAIL} a[target=_blank]"), "href")
            .await;
        let repo = format!("https://github.com/{}", work.repos[0].name);
        assert!(links.contains(&repo), "{repo} is not in {links:?}");
        for link in &work.links {
            let is_there = links
                .iter()
                .any(|href| href.eq_ignore_ascii_case(&link.url));
            assert!(is_there, "{} is not in {links:?}", link.url);
        }
    });
}

#[test]
fn a_work_that_is_not_there_is_said_to_be_so() {
    visit(async |page| {
        page.open_and_wait("?work=no-such-work").await;
        until_title(page, "no-such-work – not in this catalogue").await;
        page.click_named("^Close$").await;
        until_closed(page).await;
    });
}

#[test]
fn a_related_work_opens_in_place() {
    visit(async |page| {
        page.open_and_wait("?work=2402.17764").await;
        let related = format!("{DETAIL} .detail-related");
        page.wait_for(&related).await;
        let title = page.texts(&related).await.remove(0);
        page.click(&related).await;
        until_title(page, &title).await;
        until_focused(page, &title).await;
        page.back().await;
        page.until_address(&[("work", Some("2402.17764"))]).await;
    });
}

#[test]
fn an_author_leads_to_all_works_of_that_name() {
    visit(async |page| {
        page.open_and_wait("?work=2402.17764&venue=icml").await;
        let work = work(|work| work.id == "2402.17764");
        let position = work.authors.iter().position(|name| name == "Furu Wei");
        let position = position.expect("it is by Furu Wei") + 1;
        page.click(&format!("{DETAIL} .detail-author:nth-child({position})"))
            .await;
        page.until_address(&[("q", Some("author:\"Furu Wei\"")), ("venue", None)])
            .await;
        let by_name = |work: &Work| work.authors.iter().any(|name| name == "Furu Wei");
        page.until_shown(count(&naive::catalogue(), by_name)).await;
        page.wait_for(DETAIL).await;
    });
}

#[test]
fn an_author_on_a_card_leads_to_all_works_of_that_name() {
    visit(async |page| {
        let work = work(|work| work.id == "2402.17764");
        page.open_and_wait("?q=2402.17764").await;
        page.click("[data-work='2402.17764'] .work-authors a").await;
        let name = &work.authors[0];
        page.until_address(&[("q", Some(&format!("author:\"{name}\"")))])
            .await;
        let by_name = |work: &Work| work.authors.contains(name);
        page.until_shown(count(&naive::catalogue(), by_name)).await;
    });
}

#[test]
fn a_card_says_how_many_authors_it_leaves_out() {
    visit(async |page| {
        let of_many = work(|work| work.authors.len() > 12 && work.arxiv_id.is_some());
        let n_others = of_many.authors.len() - 12;
        let cut_off = work(|work| work.authors_truncated && work.arxiv_id.is_some());
        let ends = [
            (of_many, format!("and {n_others} more")),
            (cut_off, "et al.".into()),
        ];
        for (work, end) in ends {
            let asked = work.arxiv_id.expect("it has a number");
            page.open_and_wait(&format!("?q={asked}")).await;
            let line = format!("[data-work='{}'] .work-authors", work.id);
            page.wait_for(&line).await;
            let said = page.texts(&line).await.concat();
            assert!(said.contains(&end), "{end} is not in {said}");
            assert!(said.starts_with(&work.authors[0]), "{said}");
            let all = page.attributes(&line, "title").await.concat();
            for name in &work.authors {
                assert!(all.contains(name.as_str()), "{name} is not in {all}");
            }
        }
    });
}

#[test]
fn on_a_narrow_screen_a_work_has_the_screen_for_itself() {
    visit(async |page| {
        page.resize(390, 844).await;
        let catalogue = naive::catalogue();
        let all = page.open_and_wait("").await;
        page.keys("j").await;
        page.keys("o").await;
        page.wait_for(DETAIL).await;
        let hidden = "return getComputedStyle(document.querySelector('main')).visibility";
        assert_eq!(page.eval::<String>(hidden).await, "hidden");
        page.screenshot("narrow-detail").await;
        page.keys(Key::Escape).await;
        until_closed(page).await;
        assert_eq!(page.eval::<String>(hidden).await, "visible");
        // What is asked for in the detail is not hidden by it.
        page.open("?work=2402.17764").await;
        page.click_named("^Furu Wei$").await;
        until_closed(page).await;
        let shown = page.shown().await;
        assert!(shown < all && all == catalogue.works.len());
    });
}

#[test]
fn keys_lead_through_the_results() {
    visit(async |page| {
        page.open_and_wait("").await;
        page.wait_for(CARD).await;
        let focused = "const card = document.activeElement.closest('.work-card');
            const box = card?.getBoundingClientRect();
            return card?.ariaPosInSet === $ && box.top >= 0 && box.bottom <= innerHeight";
        for position in 1..=25 {
            page.keys("j").await;
            let what = format!("row {position} selected and in view");
            page.until(&what, focused, json!(position.to_string()))
                .await;
        }
        page.keys("k").await;
        page.until("row 24", focused, json!("24")).await;
        page.keys(Key::Down).await;
        page.until("row 25", focused, json!("25")).await;
        page.keys("o").await;
        page.wait_for(TITLE).await;
        page.keys("j").await;
        page.until("the open row", focused, json!("25")).await;
        // In a field, keys are for typing.
        page.keys("/").await;
        page.keys("jog?").await;
        page.until_address(&[("q", Some("jog?"))]).await;
        assert_eq!(page.count("dialog").await, 0);
    });
}

#[test]
fn keys_lead_out_of_the_search_box_to_the_results() {
    visit(async |page| {
        page.open_and_wait("").await;
        page.keys("/").await;
        page.keys("flash attention").await;
        page.until_address(&[("q", Some("flash attention"))]).await;
        page.keys(Key::Down).await;
        let focused = "return document.activeElement.closest('li')?.ariaPosInSet === '1'";
        page.until("the first result", focused, Value::Null).await;
        page.keys("/").await;
        page.keys(Key::Escape).await;
        page.until_address(&[("q", None)]).await;
        let is_field = "return document.activeElement.matches('input[type=search]')";
        assert!(page.eval::<bool>(is_field).await, "emptied, not left");
        page.keys(Key::Escape).await;
        assert!(!page.eval::<bool>(is_field).await, "left");
        page.keys("j").await;
        page.until("a result", focused, Value::Null).await;
    });
}

#[test]
fn two_keys_lead_to_a_view_and_one_to_the_filters() {
    visit(async |page| {
        page.open_and_wait("").await;
        for (key, view) in [
            ("t", Some("trends")),
            ("m", Some("map")),
            ("w", Some("frameworks")),
            ("a", Some("about")),
            ("l", None),
        ] {
            page.keys("g").await;
            page.keys(key).await;
            page.until_address(&[("view", view)]).await;
        }
        page.keys("f").await;
        let in_filters = "return document.activeElement.closest('section.facets')";
        page.until("the focus in the filters", in_filters, Value::Null)
            .await;
    });
}

#[test]
fn every_example_of_the_help_finds_something() {
    visit(async |page| {
        let all = page.open_and_wait("").await;
        page.keys("?").await;
        page.wait_for("dialog[open]").await;
        page.screenshot("help").await;
        page.keys(Key::Escape).await;
        page.until(
            "no help",
            "return !document.querySelector('dialog')",
            Value::Null,
        )
        .await;
        page.click_named("^Help$").await;
        page.wait_for("dialog[open]").await;
        let examples = page.attributes("dialog a", "href").await;
        assert!(examples.len() > 10);
        for example in examples {
            let shown = page.open_and_wait(&example["./".len()..]).await;
            assert!(shown > 0 && shown < all, "{example} finds {shown}");
            assert_eq!(page.count(".hints li").await, 0, "{example}");
        }
    });
}

#[test]
fn an_example_of_the_help_runs() {
    visit(async |page| {
        page.open_and_wait("?venue=iclr&view=about").await;
        page.click_named("^Help$").await;
        page.click_named("^kind:framework$").await;
        let asked = [
            ("q", Some("kind:framework")),
            ("venue", None),
            ("view", None),
        ];
        page.until_address(&asked).await;
        page.until(
            "no help",
            "return !document.querySelector('dialog')",
            Value::Null,
        )
        .await;
    });
}
