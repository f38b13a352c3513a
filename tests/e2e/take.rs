//! Citing, exporting, contributing, correcting. What the page shows is held against what the
//! same writers give natively for the catalogue's file.

use efficient_llm::catalogue::Catalogue;
use efficient_llm::contribute::{self, Address, Draft, Field};
use efficient_llm::export::{self, Format, Names};
use efficient_llm::texts::{FilledPhrase, filled};
use efficient_llm::work::{Link, Rel, Work};
use serde_json::{Value, json};
use thirtyfour::Key;

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

/// The files of the export worker that the page has requested.
async fn worker_files(page: &Page) -> Vec<String> {
    page.eval(
        "return performance.getEntriesByType('resource').map(({ name }) => name)
            .filter((name) => /export.worker/.test(name))",
    )
    .await
}

#[test]
fn every_format_is_what_the_writers_write() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        let names = names(&catalogue);
        // Where the page is kept for use without a network, references are written unasked.
        page.before_load("delete Navigator.prototype.serviceWorker;")
            .await;
        let n_found = page.open_and_wait("?venue=iclr").await;
        let _: bool = page.eval(CATCH).await;
        assert_eq!(
            worker_files(page).await,
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
                catalogue.as_of(),
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
        let programs = worker_files(page).await;
        let programs = programs
            .iter()
            .filter(|name| name.ends_with("export_worker_bg.wasm"));
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
        page.open_and_wait("?q=2210.17323").await;
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
        page.open_and_wait("?work=2210.17323").await;
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
        page.open_and_wait("?q=no+such+work+anywhere").await;
        let _: bool = page.eval(CATCH).await;
        page.click_named("^Missing a work").await;
        page.until_address(&[("view", Some("contribute"))]).await;
        fill(page, "#take-paste", pasted).await;
        page.click_named("^Fill in the form$").await;
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
        page.click_named("^Fill in the form$").await;
        page.until(
            "the work",
            "return document.querySelector($)",
            json!("[role=status] a[href*='work=2210.17323']"),
        )
        .await;
        let missing = contribute::check(&Draft::default(), &Names::default());
        let of_title = missing.iter().find(|message| message.field == Field::Title);
        let script = "const field = document.querySelector('#take-title');
            const said = document.getElementById(field.getAttribute('aria-describedby'));
            return said.textContent.includes($) && field.ariaInvalid === 'true'";
        let text = &of_title.expect("a title is needed").phrase;
        page.until("what is wrong", script, json!(text.to_string()))
            .await;
        let taken = "return ['arxiv_id', 'year', 'venue'].map(
            (key) => document.getElementById(`take-${key}`).value).join()";
        assert_eq!(page.eval::<String>(taken).await, "2210.17323,2022,arXiv");
        fill(page, "#take-paste", "neither this nor that").await;
        page.click_named("^Fill in the form$").await;
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
        page.open_and_wait("?work=2210.17323").await;
        page.click_named("^Fix this record$").await;
        fill(page, "dialog select", "venue").await;
        fill(page, "dialog textarea", "NeurIPS").await;
        let fixes = contribute::fix_record(gptq, Field::Venue, "NeurIPS", &names(&catalogue));
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
fn a_worker_that_cannot_be_loaded_is_reported_and_loaded_again() {
    visit_with_trouble(async |page| {
        page.open_and_wait("?work=2210.17323").await;
        page.server
            .trouble("export_worker_bg.wasm", Trouble::Missing);
        let failed = "return [...document.querySelectorAll('dialog pre')]
            .some(e => e.textContent.includes('Something went wrong'))";
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

/// The labels of the works that can be exported, the one that is taken first.
async fn until_offered(page: &Page, expected: &[&str]) {
    let script = "const boxes = [...document.querySelectorAll('dialog[open] [name=take-works]')];
        const names = boxes.map(box => box.closest('label').textContent.trim());
        return boxes[0]?.checked && JSON.stringify(names) === JSON.stringify($)";
    page.until("the works on offer", script, json!(expected))
        .await;
}

#[test]
fn chosen_works_are_exported_from_where_they_were_chosen() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        let names = names(&catalogue);
        let chosen = ["2306.00978", "2210.17323"];
        let works = chosen.map(|id| work(&catalogue, id));
        let written = export::write(Format::Bibtex, &works, &names);
        let query = format!("?venue=iclr&compare={}", chosen.join(","));
        let n_found = page.open_and_wait(&query).await;
        page.click_found(
            "export",
            "return [...document.querySelectorAll('.compare-tray button')]
                .find(e => e.textContent === 'Export')",
            Value::Null,
        )
        .await;
        let compared = "2 works in the comparison";
        let found = format!("All {n_found} matching works");
        until_offered(page, &[compared, &found]).await;
        let _: bool = page.eval(CATCH).await;
        assert_eq!(download(page).await, written);
        assert!(
            page.eval::<String>("return taken.name")
                .await
                .starts_with("efficient-llm-compared-")
        );
        page.click(&format!("{DIALOG} .detail-head button")).await;
        // On the shelf: one list, of which one work is selected.
        for id in chosen {
            page.open(&format!("?work={id}")).await;
            page.click("aside .save-toggle[aria-pressed=false]").await;
            page.wait_for("aside .save-toggle[aria-pressed=true]").await;
        }
        page.open("?view=shelf&venue=iclr").await;
        let _: bool = page.eval(CATCH).await;
        page.click("[data-shelf=export-list]").await;
        until_offered(page, &["Shelf: Saved works", &found]).await;
        // The most recently saved comes first.
        let shelved = export::write(Format::Bibtex, &[works[1], works[0]], &names);
        assert_eq!(download(page).await, shelved);
        page.click(&format!("{DIALOG} .detail-head button")).await;
        page.click(&format!("[data-shelf=pick][data-key='{}']", chosen[0]))
            .await;
        page.click("[data-shelf=export-picked]").await;
        until_offered(
            page,
            &[
                "1 work selected on your shelf",
                &found,
                "Shelf: Saved works",
            ],
        )
        .await;
        let one = export::write(Format::Bibtex, &works[..1], &names);
        assert_eq!(download(page).await, one);
        page.screenshot("export-shelf").await;
        page.click(&format!("{DIALOG} .detail-head button")).await;
        // By the palette.
        page.keys(Key::Control + "k").await;
        page.wait_for("dialog.palette[open] input").await;
        page.keys("export: 1 work" + Key::Enter).await;
        page.wait_for("dialog.take[open]").await;
        let _: bool = page.eval(CATCH).await;
        assert_eq!(download(page).await, one);
    });
}

#[test]
fn works_are_saved_and_cited_from_every_form_of_the_list() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        page.open_and_wait("?venue=iclr").await;
        let _: bool = page.eval(CATCH).await;
        for form in ["Compact", "Table"] {
            page.click_named(&format!("^{form}$")).await;
            page.wait_for(".dense-title .work-actions").await;
            let key = page.rows().await.remove(1);
            let row = format!(".work-card[data-work='{key}']");
            // At rest nothing of it is seen; where the reader is, targets are large enough.
            let sizes = "const row = document.querySelector($);
                const actions = row.querySelector('.work-actions');
                const before = getComputedStyle(actions).opacity;
                row.querySelector('.dense-title a').focus();
                const after = getComputedStyle(actions).opacity;
                const boxes = [...actions.querySelectorAll('button')].filter(e => e.checkVisibility())
                    .map(e => e.getBoundingClientRect());
                return [before, after, boxes.length,
                    Math.min(...boxes.flatMap(({ width, height }) => [width, height]))]";
            let (before, after, n_targets, least): (String, String, usize, f64) =
                page.wait("the targets", sizes, json!(row)).await;
            // Without a mouse they are always there, but for the one that has a word.
            let has_mouse: bool = page
                .eval("return matchMedia('(hover: hover)').matches")
                .await;
            let expected = if has_mouse {
                ("0", "1", 4)
            } else {
                ("1", "1", 3)
            };
            assert_eq!((before.as_str(), after.as_str(), n_targets), expected);
            assert!(least >= 24.0, "{form}: {least} px");
            page.click(&format!("{row} .copy-link button")).await;
            assert!(copied(page).await.contains(&format!("work={key}")));
            page.click(&format!("{row} .save-toggle")).await;
            page.wait_for(&format!("{row} .save-toggle[aria-pressed=true]"))
                .await;
            page.click(&format!("{row} button[aria-label=Cite]")).await;
            let cited = export::cite(work(&catalogue, &key), &names(&catalogue));
            let shown = "return document.querySelector('dialog pre')?.textContent === $";
            page.until("the citation", shown, json!(cited)).await;
            page.click(&format!("{DIALOG} .detail-head button")).await;
            page.screenshot(&format!("actions-{}", form.to_lowercase()))
                .await;
            page.click(&format!("{row} .save-toggle")).await;
        }
    });
}

#[test]
fn what_the_worker_says_is_said_in_chinese() {
    visit(async |page| {
        let catalogue = naive::catalogue();
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("public/lang/zh.json");
        let text = std::fs::read_to_string(file).expect("a translation");
        let chinese: Value = serde_json::from_str(&text).expect("texts by the English one");
        let in_chinese = |said: &FilledPhrase| {
            let text = chinese[said.english()].as_str().expect("a translation");
            let values: Vec<&str> = said.values.iter().map(String::as_str).collect();
            filled(text, &values)
        };
        page.open("?view=contribute&lang=zh").await;
        fill(page, "#take-paste", "neither this nor that").await;
        page.click(".contribute .main-button").await;
        let alert =
            "return document.querySelector('.contribute [role=alert]').textContent.includes($)";
        let why = contribute::read("neither this nor that", &names(&catalogue));
        let why = in_chinese(&why.expect_err("nothing to read").phrase());
        page.until(&why, alert, json!(why)).await;
        let fields = [
            ("title", "Sums:"),
            ("authors", "4nn Bell"),
            ("venue", "ICLR 2024"),
            ("year", "1066"),
            ("arxiv_id", "24.1"),
            ("repo", "sums"),
            ("areas", "Nowhere"),
            ("links", "ftp://a.org"),
        ];
        for (field, text) in fields {
            fill(page, &format!("#take-{field}"), text).await;
        }
        let draft = Draft {
            title: "Sums:".into(),
            authors: vec!["4nn Bell".into()],
            venue: Some("ICLR 2024".into()),
            year: Some(1066),
            arxiv_id: Some("24.1".into()),
            repo: Some("sums".into()),
            areas: vec!["Nowhere".into()],
            links: vec![Link {
                rel: Rel::Paper,
                url: "ftp://a.org".into(),
                label: String::new(),
            }],
            ..Draft::default()
        };
        let messages = contribute::check(&draft.tidied(), &names(&catalogue));
        assert_eq!(messages.len(), fields.len());
        for message in &messages {
            let said = in_chinese(&message.phrase);
            let shown = "return document.querySelector(`#take-${$[0]}-note .take-message`)
                ?.textContent === $[1]";
            page.until(&said, shown, json!([message.field.key(), said]))
                .await;
        }
        page.screenshot("contribute-wrong-chinese").await;
        page.open("?venue=iclr&lang=zh").await;
        page.click(".export-button").await;
        let label = chinese["Awesome-Efficient-LLM, table row"]
            .as_str()
            .expect("a translation");
        pick(page, label).await;
    });
}
