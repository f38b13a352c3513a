//! Two to five works side by side.

use efficient_llm::work::Work;
use serde_json::{Value, json};

use crate::naive;
use crate::page::{Page, visit};

const VIEW: &str = "nav[aria-label=Views] a[href*='view=compare']";

/// Presses the button of a card that chooses its work, and waits until it is chosen.
async fn choose(page: &Page, id: &str) {
    let script = "return [...document.querySelectorAll(`[data-work='${$}'] button[aria-pressed]`)]
        .find(button => button.textContent.trim() === 'Compare')";
    page.click_found(&format!("Compare of {id}"), script, json!(id))
        .await;
}

async fn until_chosen(page: &Page, ids: &[&String]) {
    let ids: Vec<&str> = ids.iter().map(|id| id.as_str()).collect();
    let ids = ids.join(",");
    let said = (!ids.is_empty()).then_some(ids.as_str());
    page.until_address(&[("compare", said)]).await;
}

/// Waits until the table has these works as its columns.
async fn until_columns(page: &Page, titles: &[&str]) {
    let script = "const heads = document.querySelectorAll('table th[scope=col] a');
        return JSON.stringify([...heads].map(head => head.textContent.trim())) === $";
    let titles = json!(titles).to_string();
    page.until(&format!("the columns {titles}"), script, json!(titles))
        .await;
}

/// What each row of the table says, by its name: whether it says that the works differ, and
/// the texts of its cells.
async fn row(page: &Page, name: &str) -> (bool, Vec<String>) {
    let script = "const rows = [...document.querySelectorAll('table.compare tbody tr')];
        const row = rows.find(row => row.cells[0].textContent.startsWith($));
        return row ? [/differs$/.test(row.cells[0].textContent),
            [...row.cells].slice(1).map(cell => cell.innerText.trim())] : null";
    page.wait(name, script, json!(name)).await
}

fn works(ids: &[String]) -> Vec<Work> {
    let catalogue = naive::catalogue().works;
    let by_id = |id: &String| catalogue.iter().find(|work| work.id == *id).cloned();
    ids.iter().filter_map(by_id).collect()
}

#[test]
fn two_works_chosen_from_their_cards_stand_side_by_side() {
    visit(async |page| {
        page.open_and_wait("?sort=stars").await;
        page.wait_for("li.work-card").await;
        let ids: Vec<String> = page.rows().await.into_iter().take(3).collect();
        assert!(!page.is_visible(VIEW).await, "nothing to compare yet");
        choose(page, &ids[0]).await;
        until_chosen(page, &[&ids[0]]).await;
        assert!(!page.is_visible(VIEW).await, "one is no comparison");
        choose(page, &ids[2]).await;
        until_chosen(page, &[&ids[0], &ids[2]]).await;
        let pressed = page.attributes("li.work-card [aria-pressed=true]", "aria-pressed");
        assert_eq!(pressed.await.len(), 2);
        page.click_named("^Compare 2 works$").await;
        page.until_address(&[("view", Some("compare"))]).await;
        let chosen = works(&[ids[0].clone(), ids[2].clone()]);
        let titles: Vec<&str> = chosen.iter().map(|work| work.title.as_str()).collect();
        until_columns(page, &titles).await;
        let (differ, stars) = row(page, "Stars").await;
        assert_eq!(differ, chosen[0].stars() != chosen[1].stars());
        for (work, said) in chosen.iter().zip(stars) {
            let digits: String = said.chars().filter(char::is_ascii_digit).collect();
            let known = work.stars().expect("the most starred").to_string();
            assert!(digits.starts_with(&known), "{said} for {known}");
        }
        page.screenshot("compare").await;
        page.reload().await;
        until_columns(page, &titles).await;
        page.back().await;
        page.until_address(&[("view", None)]).await;
        until_chosen(page, &[&ids[0], &ids[2]]).await;
        page.back().await;
        until_chosen(page, &[&ids[0]]).await;
    });
}

#[test]
fn rows_say_what_differs_and_what_is_unknown() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        let of_venue =
            |work: &&Work| work.venue.as_deref() == Some("iclr") && work.authors.len() > 1;
        let mut works = catalogue.works.iter().filter(of_venue);
        let (first, second) = (works.next().expect("one"), works.next().expect("two"));
        let unstarred = catalogue
            .works
            .iter()
            .find(|work| work.stars().is_none() && work.tags.is_empty());
        let third = unstarred.expect("one without stars");
        page.open_and_wait(&format!("?view=compare&compare={},{}", first.id, second.id))
            .await;
        until_columns(page, &[&first.title, &second.title]).await;
        let (differ, venues) = row(page, "Venue").await;
        assert!(!differ && venues[0] == venues[1], "{venues:?}");
        let (differ, authors) = row(page, "Authors").await;
        assert!(
            differ && authors[0].contains(&first.authors[0]),
            "{authors:?}"
        );
        let address = format!("?view=compare&compare={},{}", first.id, third.id);
        page.open_and_wait(&address).await;
        until_columns(page, &[&first.title, &third.title]).await;
        let (_, stars) = row(page, "Stars").await;
        assert_eq!(stars[1], "unknown");
        let (_, tags) = row(page, "Tags").await;
        assert_eq!(tags[1], "none listed");
    });
}

#[test]
fn a_work_is_taken_away_and_back_brings_it_again() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        let [a, b] = [&catalogue.works[0], &catalogue.works[1]];
        page.open_and_wait(&format!(
            "?view=compare&compare={},{},no-such-work",
            a.id, b.id
        ))
        .await;
        until_columns(page, &[&a.title, &b.title]).await;
        page.click_named("^Remove no-such-work from the comparison$")
            .await;
        until_chosen(page, &[&a.id, &b.id]).await;
        page.click_found(
            "Remove of the first",
            "return [...document.querySelectorAll('button')].find(button =>
                button.ariaLabel === `Remove ${$} from the comparison`)",
            json!(a.title),
        )
        .await;
        until_columns(page, &[&b.title]).await;
        let focused = "return document.activeElement.ariaLabel?.startsWith('Remove ')";
        page.until("the focus on another column", focused, Value::Null)
            .await;
        page.back().await;
        until_columns(page, &[&a.title, &b.title]).await;
        page.click_named("^Clear$").await;
        until_columns(page, &[]).await;
        until_chosen(page, &[]).await;
    });
}

#[test]
fn a_sixth_work_is_refused_in_words() {
    visit(async |page| {
        page.open_and_wait("").await;
        page.wait_for("li.work-card").await;
        let ids: Vec<String> = page.rows().await.into_iter().take(6).collect();
        for chosen in 1..=5 {
            choose(page, &ids[chosen - 1]).await;
            until_chosen(page, &ids[..chosen].iter().collect::<Vec<_>>()).await;
        }
        choose(page, &ids[5]).await;
        let refused = "return [...document.querySelectorAll('[role=status]')]
            .some(said => said.textContent.startsWith('You can compare up to 5 works'))";
        page.until("a refusal", refused, Value::Null).await;
        until_chosen(page, &ids[..5].iter().collect::<Vec<_>>()).await;
        choose(page, &ids[0]).await;
        choose(page, &ids[5]).await;
        until_chosen(page, &ids[1..].iter().collect::<Vec<_>>()).await;
    });
}

#[test]
fn a_comparison_scrolls_by_itself_on_a_narrow_screen() {
    visit(async |page| {
        page.resize(390, 844).await;
        let works = naive::catalogue().works;
        let ids: Vec<&str> = works.iter().take(5).map(|work| work.id.as_str()).collect();
        page.open_and_wait(&format!("?view=compare&compare={}", ids.join(",")))
            .await;
        page.wait_for("table th[scope=col]").await;
        let script = "const table = document.querySelector('table.compare');
            const [box, head] = [table.parentElement, table.tBodies[0].rows[0].cells[0]];
            const at = head.getBoundingClientRect().left;
            box.scrollLeft = 300;
            return box.scrollLeft > 250 && Math.abs(head.getBoundingClientRect().left - at) < 3
                && document.scrollingElement.scrollWidth <= innerWidth";
        page.until("the table alone to scroll", script, Value::Null)
            .await;
        page.screenshot("narrow-compare").await;
    });
}
