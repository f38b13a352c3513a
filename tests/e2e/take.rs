//! Citing, exporting, contributing, correcting. What the page shows is held against what the
//! same writers give natively for the catalogue's file.

use efficient_llm::catalogue::Catalogue;
use efficient_llm::contribute::{self, Address, Draft};
use efficient_llm::export::{self, Format, Names};
use efficient_llm::work::Work;
use serde_json::{Value, json};

use crate::naive;
use crate::page::{Page, visit, visit_with_trouble};
use crate::server::Trouble;

const DIALOG: &str = "dialog[open]";
/// In the detail, beside the link to copy.
const CITE: &str = "aside[aria-label=Details] .copy-link + button";
/// Keeps what the page gives away, in place of the clipboard and the folder of downloads.
const CATCH: &str = "window.taken = {};
    navigator.clipboard.writeText = (text) => {
        taken.copied = text;
        return Promise.resolve();
    };
    URL.createObjectURL = (blob) => {
        taken.type = blob.type;
        blob.text().then((text) => { taken.file = text; });
        return 'blob:';
    };
    HTMLAnchorElement.prototype.click = function () { taken.name = this.download; };
    return true";

fn names(catalogue: &Catalogue) -> Names {
    Names::new(&catalogue.venues, &catalogue.areas, &catalogue.lists)
}

fn work<'a>(catalogue: &'a Catalogue, id: &str) -> &'a Work {
    let found = catalogue.works.iter().find(|work| work.id == id);
    found.expect("a work of the catalogue")
}

/// Waits until a file was given away, and takes it.
async fn file(page: &Page) -> String {
    let script = "const { file } = taken; delete taken.file; return file ?? null";
    page.wait("a file", script, Value::Null).await
}

async fn copied(page: &Page) -> String {
    let script = "const { copied } = taken; delete taken.copied; return copied ?? null";
    page.wait("a copy", script, Value::Null).await
}

/// Picks the choice of a dialog whose label starts so.
async fn pick(page: &Page, label: &str) {
    let script = "const label = [...document.querySelectorAll('dialog label')]
            .find(label => label.textContent.trim().startsWith($));
        label?.click();
        return label?.querySelector('input').checked";
    page.until(label, script, json!(label)).await;
}

/// Downloads what is chosen, once it is written.
async fn download(page: &Page) -> String {
    page.click(&format!("{DIALOG} button.main-button:not(:disabled)"))
        .await;
    file(page).await
}

/// Fills a field in, as typing does.
async fn fill(page: &Page, css: &str, text: &str) {
    page.wait_for(css).await;
    let script = "const field = document.querySelector($[0]);
        field.focus();
        field.value = $[1];
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        field.dispatchEvent(new Event('change', { bubbles: true }));
        return true";
    page.until(css, script, json!([css, text])).await;
}

/// Which files of the desk the page has asked for.
async fn desk_files(page: &Page) -> Vec<String> {
    page.eval(
        "return performance.getEntriesByType('resource').map(({ name }) => name)
            .filter((name) => name.includes('desk'))",
    )
    .await
}

#[test]
fn every_format_is_what_the_writers_write() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        let names = names(&catalogue);
        let n_found = page.open_and_wait("?venue=iclr#whole").await;
        let _: bool = page.eval(CATCH).await;
        assert_eq!(
            desk_files(page).await,
            [""; 0],
            "nothing before it is asked for"
        );
        page.keys("e").await;
        page.wait_for(DIALOG).await;
        pick(page, "JSON").await;
        let records: Value = serde_json::from_str(&download(page).await).expect("JSON");
        let ids = records
            .as_array()
            .map(|all| all.iter().map(|own| own["id"].as_str()));
        let ids: Vec<&str> = ids.expect("a list").map(|id| id.expect("an id")).collect();
        assert_eq!(ids.len(), n_found);
        let works: Vec<&Work> = ids.iter().map(|id| work(&catalogue, id)).collect();
        assert!(
            works
                .iter()
                .all(|work| work.venue.as_deref() == Some("iclr"))
        );
        for format in Format::ALL {
            pick(page, format.label()).await;
            let written = export::write(format, &works, &names);
            assert_eq!(download(page).await, written, "{}", format.key());
            let name: String = page.eval("return taken.name").await;
            let expected = format!(
                "efficient-llm-venue-iclr-{}.{}",
                catalogue.as_of,
                format.extension()
            );
            assert_eq!(name, expected);
            let shown = page.texts(&format!("{DIALOG} pre")).await.concat();
            let start: String = written.trim().chars().take(200).collect();
            assert!(
                shown.starts_with(&start),
                "{shown} is not the start of {start}"
            );
        }
        page.click_named("^Copy$").await;
        let last = Format::ALL[Format::ALL.len() - 1];
        assert_eq!(copied(page).await, export::write(last, &works, &names));
        let programs = desk_files(page).await;
        let programs = programs
            .iter()
            .filter(|name| name.ends_with("desk_bg.wasm"));
        assert_eq!(programs.count(), 1, "once is enough");
        page.screenshot("export").await;
    });
}

#[test]
fn a_work_is_cited_from_its_card_and_its_detail() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        let names = names(&catalogue);
        let gptq = work(&catalogue, "2210.17323");
        page.open_and_wait("?q=2210.17323#whole").await;
        let _: bool = page.eval(CATCH).await;
        page.click("[data-work='2210.17323'] button[aria-label=Cite]")
            .await;
        let cited = export::cite(gptq, &names);
        let bibtex = export::write(Format::Bibtex, &[gptq], &names);
        let passages = "return [...document.querySelectorAll('dialog pre')][$[0]]
            ?.textContent === $[1]";
        for (position, text) in [&cited, &bibtex].into_iter().enumerate() {
            page.until("a citation", passages, json!([position, text.trim_end()]))
                .await;
        }
        page.click_named("^Copy: BibTeX$").await;
        assert_eq!(copied(page).await, bibtex.trim_end());
        page.screenshot("cite").await;
        page.click_named("^More formats$").await;
        page.wait_for(&format!("{DIALOG}[aria-label=Export]")).await;
        assert_eq!(download(page).await, bibtex);
        page.open_and_wait("?work=2210.17323#whole").await;
        page.click(CITE).await;
        page.until("a citation", passages, json!([0, cited])).await;
    });
}

#[test]
fn a_view_is_cited_with_all_that_finds_it_again() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        page.open_and_wait("?venue=iclr&view=about").await;
        let _: bool = page.eval(CATCH).await;
        page.click_named("^Copy: This view").await;
        let said = copied(page).await;
        for part in ["Venue: ICLR", catalogue.version.as_str(), "?venue=iclr"] {
            assert!(said.contains(part), "{part} is not in {said}");
        }
        page.click_named("^Copy: BibTeX of the survey$").await;
        assert_eq!(copied(page).await, export::SURVEY_BIBTEX);
    });
}

#[test]
fn what_is_pasted_becomes_lines_of_the_lists() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        let pasted = "@inproceedings{x, title = {Quick Sums for Slow Minds}, \
            author = {Bell, Ann and van Dam, Jo}, booktitle = {ICLR}, year = 2025, \
            url = {https://arxiv.org/abs/2501.01234}}";
        let mut draft = contribute::read(pasted, &names(&catalogue)).expect("BibTeX");
        draft.areas.push("kv-cache".to_owned());
        let area = catalogue
            .areas
            .iter()
            .find(|area| area.id == draft.areas[0]);
        page.open_and_wait("?q=no+such+work+anywhere#whole").await;
        let _: bool = page.eval(CATCH).await;
        page.click_named("^Missing a work").await;
        page.until_address(&[("view", Some("contribute"))]).await;
        fill(page, "#take-paste", pasted).await;
        page.click_named("^Read it$").await;
        let read = "return document.querySelector('#take-title').value === $";
        page.until("what was read", read, json!(draft.title)).await;
        fill(page, "#take-areas", &area.expect("an area").label).await;
        let expected = contribute::proposals(
            &draft.tidied(),
            &catalogue.works,
            &catalogue.lists,
            &names(&catalogue),
        );
        let lines: Vec<&String> = expected
            .iter()
            .flat_map(|list| list.lines.iter().map(|(_, line)| line))
            .collect();
        let shown = "return JSON.stringify([...document.querySelectorAll('.passages pre')]
            .map(e => e.textContent)) === JSON.stringify($)";
        page.until("the lines", shown, json!(lines)).await;
        let links: Vec<&String> = expected
            .iter()
            .filter_map(|list| prefilled(&list.address))
            .collect();
        assert!(links.len() > 1);
        // They tell the section too, which follows from the area.
        let hrefs = "return JSON.stringify([...document.querySelectorAll('.passages a')]
            .map(e => e.getAttribute('href'))) === JSON.stringify($)";
        page.until("the issues", hrefs, json!(links)).await;
        page.click(".passages button").await;
        assert_eq!(copied(page).await, *lines[0]);
        page.screenshot("contribute").await;
    });
}

fn prefilled(address: &Option<Address>) -> Option<&String> {
    match address {
        Some(Address::Prefilled(url)) => Some(url),
        _ => None,
    }
}

#[test]
fn a_work_that_is_there_is_found_and_fields_say_what_is_wrong() {
    visit(async |page| {
        page.open_and_wait("?view=contribute").await;
        fill(page, "#take-paste", "arXiv:2210.17323v2").await;
        page.click_named("^Read it$").await;
        page.until(
            "the work",
            "return document.querySelector($)",
            json!("[role=status] a[href*='work=2210.17323']"),
        )
        .await;
        let missing = contribute::check(&Draft::default(), &Names::default());
        let of_title = missing.iter().find(|message| message.field == "title");
        let script = "const field = document.querySelector('#take-title');
            const said = document.getElementById(field.getAttribute('aria-describedby'));
            return said.textContent.includes($) && field.ariaInvalid === 'true'";
        let text = &of_title.expect("a title is needed").text;
        page.until("what is wrong", script, json!(text)).await;
        let taken = "return ['arxiv_id', 'year', 'venue'].map(
            (key) => document.getElementById(`take-${key}`).value).join()";
        assert_eq!(page.eval::<String>(taken).await, "2210.17323,2022,arXiv");
        fill(page, "#take-paste", "neither this nor that").await;
        page.click_named("^Read it$").await;
        page.until(
            "why not",
            "return /BibTeX/.test(document.querySelector('[role=alert]').textContent)",
            Value::Null,
        )
        .await;
    });
}

#[test]
fn a_correction_names_list_line_and_both_values() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        let gptq = work(&catalogue, "2210.17323");
        page.open_and_wait("?work=2210.17323#whole").await;
        page.click_named("^Fix this record$").await;
        fill(page, "dialog select", "venue").await;
        fill(page, "dialog textarea", "NeurIPS").await;
        let fixes = contribute::fix_record(gptq, "venue", "NeurIPS", &names(&catalogue));
        let bodies: Vec<&String> = fixes.iter().map(|fix| &fix.body).collect();
        let shown = "return JSON.stringify([...document.querySelectorAll('dialog pre')]
            .map(e => e.textContent)) === JSON.stringify($)";
        page.until("the corrections", shown, json!(bodies)).await;
        let links: Vec<&String> = fixes
            .iter()
            .filter_map(|fix| prefilled(&fix.address))
            .collect();
        let hrefs = page.attributes("dialog a[target=_blank]", "href").await;
        assert_eq!(hrefs.iter().collect::<Vec<_>>(), links);
        page.screenshot("fix").await;
    });
}

#[test]
fn a_desk_that_cannot_be_loaded_is_said_so_and_asked_for_again() {
    visit_with_trouble(async |page| {
        page.open_and_wait("?work=2210.17323#whole").await;
        page.server.trouble("desk_bg.wasm", Trouble::Missing);
        let failed = "return [...document.querySelectorAll('dialog pre')]
            .some(e => e.textContent.includes('This did not work'))";
        page.click(CITE).await;
        page.until("why there is no citation", failed, Value::Null)
            .await;
        page.server.recover();
        page.click(&format!("{DIALOG} .detail-head button")).await;
        page.click(CITE).await;
        let cited = "return document.querySelector('dialog pre')?.textContent.includes('Frantar')";
        page.until("the citation", cited, Value::Null).await;
    });
}
