//! What a card offers beside its work: signs, its link, why it was found, and what opens in it.

use efficient_llm::work::Work;
use serde_json::{Value, json};

use crate::naive;
use crate::page::{Page, visit};

/// Whether the cards meet without a gap, and none hides a part of itself.
const IN_PLACE: &str = "const rows = [...document.querySelectorAll('.work-card')]
        .map(row => [Number(row.ariaPosInSet), row.getBoundingClientRect()])
        .sort((a, b) => a[0] - b[0]);
    return rows.slice(1).every(([, row], at) => Math.abs(row.top - rows[at][1].bottom) <= 1.5)";

/// Puts a clipboard in the page that does as a script says.
async fn clipboard(page: &Page, write: &str) {
    let script = format!(
        "Object.defineProperty(navigator, 'clipboard', {{ value: {{ writeText: {write} }} }});
        return [true]"
    );
    let [_]: [bool; 1] = page.eval(&script).await;
}

async fn until_in_place(page: &Page, what: &str) {
    page.until(&format!("cards in place {what}"), IN_PLACE, Value::Null)
        .await;
}

/// Waits until the card of a work says why it was found, or nothing of it.
async fn until_reason(page: &Page, id: &str, reason: &str) {
    let script = "const line = document.querySelector(`[data-work='${$[0]}'] .work-match`);
        return line && line.textContent.trim() === $[1]";
    page.until(
        &format!("{id} to say “{reason}”"),
        script,
        json!([id, reason]),
    )
    .await;
}

#[test]
fn a_card_copies_the_link_to_its_work() {
    visit(async |page| {
        page.open_and_wait("?venue=iclr").await;
        clipboard(page, "async text => { window.copied = text }").await;
        page.wait_for("li.work-card").await;
        let id = page.rows().await.remove(0);
        page.click_named("^Copy link$").await;
        let link = format!("{}?work={id}", page.server.url());
        page.until(&link, "return window.copied === $", json!(link))
            .await;
        let said = "return [...document.querySelectorAll('.work-card [role=status]')]
            .some(status => status.textContent === 'Copied')";
        page.until("that it is copied", said, Value::Null).await;
    });
}

#[test]
fn a_link_that_may_not_be_copied_is_shown() {
    visit(async |page| {
        page.open_and_wait("").await;
        clipboard(page, "() => Promise.reject(new Error('no'))").await;
        page.wait_for("li.work-card").await;
        let id = page.rows().await.remove(0);
        page.click_named("^Copy link$").await;
        let shown = "const field = document.activeElement;
            return field.ariaLabel === 'Link to this work' && field.value.endsWith($)";
        page.until("the link in a field", shown, json!(format!("?work={id}")))
            .await;
        until_in_place(page, "below the field").await;
    });
}

#[test]
fn links_have_a_sign_that_nobody_hears() {
    visit(async |page| {
        page.open_and_wait("?has=code").await;
        page.wait_for(".work-card .work-link").await;
        let signed = "const links = [...document.querySelectorAll('.work-card .work-link')];
            return links.every(link => link.textContent.trim()
                && link.querySelectorAll('svg[aria-hidden=true]').length === 1)";
        page.until("a sign and a word on each link", signed, Value::Null)
            .await;
    });
}

#[test]
fn sources_and_related_works_open_in_the_card() {
    visit(async |page| {
        let works = naive::catalogue().works;
        let work = works
            .iter()
            .find(|work| work.arxiv_id.is_some() && work.conflicts.len() > 1);
        let work = work.expect("one that lists differ on");
        for width in [1280, 390] {
            page.resize(width, 844).await;
            // Ordered so that there are cards below it.
            page.open_and_wait(&format!(
                "?q={}",
                work.title.split(' ').next().expect("a word")
            ))
            .await;
            page.wait_for("li.work-card").await;
            let id = page.rows().await.remove(0);
            let work = works.iter().find(|work| work.id == id).expect("a work");
            page.click_named(": Sources and related$").await;
            let card = format!("[data-work='{id}']");
            let open = format!("{card} [aria-expanded=true]");
            page.wait_for(&open).await;
            let said = page.texts(&card).await.concat();
            assert!(said.contains("Listed in"), "{said}");
            for listing in &work.listings {
                let line = format!("line {}", listing.line);
                assert!(said.contains(&line), "{line} is not in {said}");
            }
            for conflict in &work.conflicts {
                assert!(said.contains(&conflict.rule), "{said}");
            }
            until_in_place(page, "below what opened").await;
            let whole = "const card = document.querySelector($);
                return card.scrollHeight <= card.offsetHeight + 1";
            page.until("the whole card", whole, json!(card)).await;
            page.screenshot(&format!("card-open-{width}")).await;
            page.click(&open).await;
            page.until(
                "the card closed",
                "return !document.querySelector($)",
                json!(format!("{card} .work-more")),
            )
            .await;
            until_in_place(page, "again").await;
        }
    });
}

/// A work with an arXiv id, an area of it, and a word of the area's name that nothing else of
/// the work has.
fn found_by_area() -> (Work, String, String) {
    let catalogue = naive::catalogue();
    let label = |id: &String| catalogue.areas.iter().find(|area| area.id == *id);
    for work in &catalogue.works {
        let mut known = vec![&work.title];
        known.extend(
            work.alt_titles
                .iter()
                .chain(&work.authors)
                .chain(&work.tags),
        );
        known.extend(work.repos.iter().map(|repo| &repo.name));
        let known: Vec<String> = known.iter().map(|text| text.to_lowercase()).collect();
        for area in work.areas.iter().filter_map(label) {
            let words = area.label.to_lowercase();
            let mut words = words.split(' ').filter(|word| word.len() > 5);
            // Words that differ in their ends alone match each other.
            let unknown = words.find(|word| !known.iter().any(|text| text.contains(&word[..5])));
            if let (Some(word), Some(_)) = (unknown, &work.arxiv_id) {
                return (work.clone(), area.label.clone(), word.to_owned());
            }
        }
    }
    panic!("no work is found by its area alone");
}

#[test]
fn a_card_says_why_it_matched_where_that_is_not_seen() {
    visit(async |page| {
        let (work, area, word) = found_by_area();
        let number = work.arxiv_id.expect("it has one");
        page.open_and_wait(&format!("?q={number}")).await;
        let by_number = format!("Matches in arXiv ID: {number}");
        until_reason(page, &work.id, &by_number).await;
        page.open_and_wait(&format!("?q={number} {word}")).await;
        let line = format!("[data-work='{}'] .work-match", work.id);
        page.wait_for(&line).await;
        let said = page.texts(&line).await.concat();
        assert!(said.starts_with("Matches in "), "{said}");
        assert!(said.contains(&format!("Area: {area}")), "{said}");
        // Three words in a row are of the title.
        let words: Vec<&str> = work.title.split(' ').take(3).collect();
        page.open_and_wait(&format!("?q=title:\"{}\"", words.join(" ")))
            .await;
        until_reason(page, &work.id, "").await;
        until_in_place(page, "with and without reasons").await;
    });
}

#[test]
fn links_to_authors_stay_as_they_are_while_the_address_changes() {
    visit(async |page| {
        page.open_and_wait("?q=author:han").await;
        page.wait_for(".work-card .work-authors a").await;
        let id = page.rows().await.remove(0);
        page.eval::<bool>(
            "document.querySelectorAll('.work-authors a').forEach(link => { link.isSame = true });
            return true",
        )
        .await;
        page.click(&format!("[data-work='{id}'] .work-title a"))
            .await;
        page.wait_for(".detail").await;
        let same = "const links = [...document.querySelectorAll($)];
            return links.length > 0 && links.every(link => link.isSame)";
        let links = format!("[data-work='{id}'] .work-authors a");
        page.until("the same links", same, json!(links)).await;
    });
}
