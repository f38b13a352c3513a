//! The list of results as a table: what it is to those who hear it, and which columns it has.

use serde_json::{Value, json};

use crate::page::{Page, visit};

/// The names of the columns that can be seen.
async fn until_columns(page: &Page, names: &[&str]) {
    let script = "const heads = [...document.querySelectorAll('[role=columnheader]')];
        const names = heads.filter(head => head.checkVisibility())
            .map(head => head.textContent.replace(/[↑↓]/, '').trim());
        return JSON.stringify(names) === $";
    let names = json!(names).to_string();
    page.until(&format!("the columns {names}"), script, json!(names))
        .await;
}

#[test]
fn a_table_is_one_to_those_who_hear_it() {
    visit(async |page| {
        let all = page.open_and_wait("").await;
        page.click_named("^Table$").await;
        let table = format!("[role=table][aria-rowcount='{}']", all + 1);
        page.wait_for(&table).await;
        let rows = "const heads = document.querySelectorAll(
                '[role=table] > [role=rowgroup] > [role=row][aria-rowindex=\"1\"] > [role=columnheader]');
            const rows = [...document.querySelectorAll('[role=table] > ul[role=rowgroup] > [role=row]')];
            return rows.length > 8 && heads.length === 7 && rows.every(row =>
                row.ariaRowIndex > 1 && !row.ariaPosInSet
                && row.querySelectorAll(':scope > [role=cell]').length === heads.length)";
        page.until("a cell under each name in every row", rows, Value::Null)
            .await;
        let names = ["Title", "Authors", "Year", "Venue", "Stars", "Citations"];
        until_columns(page, &names).await;
        assert_eq!(page.count("[role=columnheader][aria-sort]").await, 1);
        page.click("[role=columnheader].is-title button").await;
        page.wait_for("[role=columnheader].is-title[aria-sort=ascending]")
            .await;
        page.click("[role=columnheader].is-stars button").await;
        page.wait_for("[role=columnheader].is-stars[aria-sort=descending]")
            .await;
        // Keys lead through a table as through cards.
        page.keys("j").await;
        page.keys("j").await;
        let focused = "return document.activeElement.closest('[role=row]')?.ariaRowIndex === '3'";
        page.until("the second work", focused, Value::Null).await;
        page.screenshot("table").await;
        page.click_named("^Cards$").await;
        page.wait_for("li.work-card[aria-posinset='1']").await;
        assert_eq!(page.count("[role=table], [role=row]").await, 0);
    });
}

#[test]
fn columns_are_chosen_and_remembered() {
    visit(async |page| {
        page.open_and_wait("").await;
        assert!(!page.is_visible(".columns-menu").await, "cards have none");
        page.click_named("^Table$").await;
        page.click_named("^Columns$").await;
        let boxes = "[role=group][aria-label=Columns] input[type=checkbox]";
        let of = |value: &str| format!("{boxes}[value={value}]");
        page.wait_for(boxes).await;
        page.click(&of("authors")).await;
        until_columns(page, &["Title", "Year", "Venue", "Stars", "Citations"]).await;
        page.click(&of("links")).await;
        page.click(&of("stars")).await;
        let chosen = ["Title", "Year", "Venue", "Citations", "Links"];
        until_columns(page, &chosen).await;
        page.screenshot("table-columns").await;
        page.keys(thirtyfour::Key::Escape).await;
        let closed = "return !document.querySelector('[role=group][aria-label=Columns]')
            && document.activeElement.textContent.trim() === 'Columns'";
        page.until(
            "the menu closed, the focus on its button",
            closed,
            Value::Null,
        )
        .await;
        let aligned = "const lefts = css => [...document.querySelectorAll(css)]
                .filter(cell => cell.checkVisibility())
                .map(cell => Math.round(cell.getBoundingClientRect().left)).join();
            return lefts('[role=columnheader]') === lefts('[aria-rowindex=\"2\"] > [role=cell]')";
        page.until("cells under their names", aligned, Value::Null)
            .await;
        page.reload().await;
        until_columns(page, &chosen).await;
        page.click_named("^Columns$").await;
        for value in ["authors", "links", "stars"] {
            page.click(&of(value)).await;
        }
        let kept = "return [Object.keys(localStorage).some(name => name.endsWith('.columns'))]";
        let [is_kept]: [bool; 1] = page.eval(kept).await;
        assert!(!is_kept, "what is so anyway need not be remembered");
    });
}
