//! Searching, sorting, and rows that are in the page only while they are in view.

use std::cmp::Reverse;
use std::collections::HashMap;

use serde_json::{Value, json};

use crate::naive;
use crate::page::{Page, visit};

const SEARCH: &str = "input[type=search][aria-label='Search works']";
const ROW: &str = "ul.results > li.work-card";

/// The title shown for each row, by work.
async fn titles(page: &Page) -> HashMap<String, String> {
    let works = page.attributes(ROW, "data-work").await;
    let titles = page.texts(&format!("{ROW} h3")).await;
    works.into_iter().zip(titles).collect()
}

#[test]
fn a_search_narrows_and_leaves_titles_whole() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        let (work, word) = telling_word(&catalogue.works);
        let all = page.open_and_wait("").await;
        page.click(SEARCH).await;
        page.keys(word.as_str()).await;
        page.until_address(&[("q", Some(&word))]).await;
        page.until(
            "the work that was searched for",
            "return document.querySelector(`li.work-card[data-work=\"${$}\"]`)",
            json!(work),
        )
        .await;
        let shown = page.shown().await;
        assert!(0 < shown && shown < all, "{word}: {shown} of {all} works");
        for (id, title) in titles(page).await {
            let work = catalogue.works.iter().find(|work| work.id == id);
            let work = work.expect("rows show works of the catalogue");
            assert_eq!(words(&title), words(&work.title), "title of {id}");
        }
        page.screenshot("search").await;
    });
}

/// The longest of the plain words that stand in the fewest titles, and a work that has it.
fn telling_word(works: &[efficient_llm::work::Work]) -> (String, String) {
    let mut owners: HashMap<String, Vec<&str>> = HashMap::new();
    for work in works {
        for word in work.title.split(' ') {
            if word.len() > 5 && word.chars().all(|letter| letter.is_ascii_lowercase()) {
                owners.entry(word.to_owned()).or_default().push(&work.id);
            }
        }
    }
    let (word, works) = owners
        .into_iter()
        .min_by_key(|(word, works)| (works.len(), Reverse(word.len()), word.clone()))
        .expect("some title has a plain word");
    (works[0].to_owned(), word)
}

/// The words of a title, for white space between them may differ on the page.
fn words(title: &str) -> Vec<&str> {
    title.split_whitespace().collect()
}

#[test]
fn sorted_by_stars_the_most_starred_come_first() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        let by_id = |id: &String| catalogue.works.iter().find(|work| work.id == *id);
        let stars_of = |id: &String| by_id(id).expect("of the catalogue").stars();
        page.open_and_wait("").await;
        page.choose("select[aria-label='Sort by']", "stars").await;
        page.until_address(&[("sort", Some("stars"))]).await;
        let mut expected: Vec<_> = catalogue.works.iter().map(|work| work.stars()).collect();
        expected.sort_by_key(|stars| Reverse(*stars));
        let first = expected[0];
        let most_starred: Vec<&str> = catalogue
            .works
            .iter()
            .filter(|work| work.stars() == first)
            .map(|work| work.id.as_str())
            .collect();
        page.until(
            "the most starred work in the first row",
            "const row = document.querySelector('li.work-card[aria-posinset=\"1\"]');
            return row && $.includes(row.dataset.work)",
            json!(most_starred),
        )
        .await;
        let rows = page.rows().await;
        let shown: Vec<_> = rows.iter().map(stars_of).collect();
        assert_eq!(shown, expected[..shown.len()]);
    });
}

#[test]
fn only_rows_in_view_are_in_the_page() {
    visit(async |page| {
        let all = page.open_and_wait("").await;
        page.wait_for(ROW).await;
        assert!(page.count(ROW).await < 60, "too many rows in the page");
        let sizes = page.attributes(ROW, "aria-setsize").await;
        assert!(
            sizes.iter().all(|size| *size == all.to_string()),
            "{sizes:?}"
        );
        page.until(
            "the last work, after scrolling to the end",
            "for (let box = document.querySelector('ul.results'); box; box = box.parentElement)
                box.scrollTop = box.scrollHeight;
            const last = document.querySelector(`li.work-card[aria-posinset=\"${$}\"]`);
            const at = last?.getBoundingClientRect();
            return at && at.top < innerHeight && at.bottom > 0",
            json!(all),
        )
        .await;
        assert!(page.count(ROW).await < 60, "too many rows after scrolling");
        page.screenshot("the-end").await;
    });
}

#[test]
fn nothing_found_is_said() {
    visit(async |page| {
        page.open_and_wait("?q=zzqxjv").await;
        page.until_shown(0).await;
        page.wait_for(".empty").await;
        let headings = ".empty :is(h1, h2, h3, h4)";
        let said = page.texts(headings).await.concat();
        assert!(said.contains("No works match"), "{said}");
        assert_eq!(page.count(ROW).await, 0);
        let search = page.eval::<Value>("return location.search").await;
        assert_eq!(search, json!("?q=zzqxjv"));
        page.screenshot("empty").await;
    });
}
