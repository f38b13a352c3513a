//! The shelf while browsers do what browsers do: take the storage away, put pages to sleep and
//! wake them, set the clock. Each kind of fault with twenty seeds, and no record lost in any.

use serde_json::{Value, json};

use crate::page::{Page, visit, visit_with_trouble};
use crate::shelf::{
    FILES, choose_file, random, said, save_and_open_shelf, save_into_empty, save_some, until_works,
};

/// Storages that fail, each in its own way, from so many calls on: `window.name` says which and
/// when. The first two are there from the start.
const FAILING: &str = "
    const [way, from] = window.name.split(' ').map(Number);
    const fault = () => new DOMException('taken away', 'SecurityError');
    let calls = 0;
    const own = key => String(key).includes('shelf.1/');
    const fails = () => way > 1 && ++calls > from;
    const real = {};
    for (const name of ['getItem', 'setItem', 'removeItem', 'key']) {
        real[name] = Storage.prototype[name];
    }
    const wrap = (name, broken) => {
        Storage.prototype[name] = function (key, value) {
            if (own(key) && fails()) return broken.call(this, key, value);
            return real[name].call(this, key, value);
        };
    };
    const thrown = () => { throw fault(); };
    if (way === 0) Object.defineProperty(window, 'localStorage', { get: thrown });
    if (way === 1) Object.defineProperty(window, 'localStorage', { value: null });
    if (way === 2) wrap('setItem', thrown);
    if (way === 3) wrap('setItem', () => {});
    if (way === 4) wrap('setItem', function (key, value) {
        real.setItem.call(this, key, value.slice(0, value.length / 2));
    });
    if (way === 5) wrap('getItem', thrown);
    if (way === 6) wrap('getItem', () => null);
    if (way === 7) for (const name of Object.keys(real)) wrap(name, thrown);";
const N_WAYS: usize = 8;

/// The keys of the works in the file that the page gives away.
async fn exported(page: &Page) -> Vec<String> {
    page.eval::<bool>("window.files.length = 0; return true")
        .await;
    page.click(".shelf-backup [data-shelf=export]").await;
    let script = "const file = window.files.at(-1);
        return file ? JSON.parse(file).records.map(record => record[0])
            .filter(key => key.startsWith('w/')).map(key => key.slice(2)).sort() : null";
    page.wait("the file", script, Value::Null).await
}

#[test]
fn a_storage_that_fails_in_any_way_loses_nothing() {
    visit(async |page| {
        page.before_load(FAILING).await;
        page.before_load(FILES).await;
        let mut n_told = 0;
        for seed in 0..24 {
            let mut random = random(seed as u64 + 1);
            let (way, from) = (seed % N_WAYS, random(30));
            page.open_and_wait("").await;
            page.eval::<bool>("window.name = '9 0'; return true").await;
            page.reload().await;
            page.shown().await;
            let keys = save_into_empty(page, &format!("{way} {from}")).await;
            assert_eq!(exported(page).await, keys, "way {way} from call {from}");
            // Either the page says that it could not keep all, or the next one has all.
            let is_told: bool = page
                .eval("return Boolean(document.querySelector('.shelf-notices [role=alert] *'))")
                .await;
            page.eval::<bool>(
                "window.name = '9 0';
                addEventListener('beforeunload', e => e.stopImmediatePropagation(), true);
                return true",
            )
            .await;
            page.open("?view=shelf").await;
            if !is_told {
                until_works(page, &keys).await;
            }
            n_told += usize::from(is_told);
            // What was written by halves is set aside, and no trouble for the next visit.
            page.wait_for(".shelf-backup").await;
        }
        assert!(n_told > 12, "the faults were felt {n_told} times of 24");
    });
}

/// Sets the note of a work through its field.
async fn note(page: &Page, key: &str, text: &str) {
    let script = "const row = document.querySelector(`.shelf-row[data-work='${$[0]}']`);
        if (!row) return false;
        if (!row.querySelector('textarea')) {
            row.querySelector('[data-shelf=open]').click();
            return false;
        }
        const note = row.querySelector('textarea');
        note.value = $[1];
        note.dispatchEvent(new Event('input', { bubbles: true }));
        return true";
    page.until("a note", script, json!([key, text])).await;
}

async fn until_notes(page: &Page, keys: &[String], notes: &[String]) {
    let script = "return $[0].every((key, at) =>
        (document.querySelector(`.shelf-row[data-work='${key}'] textarea`)?.value ?? '') === $[1][at])";
    page.until("the notes", script, json!([keys, notes])).await;
}

#[test]
fn a_clock_that_goes_back_a_year_takes_nothing_back() {
    visit(async |page| {
        // Each page's clock is off by so many days as its tab is called.
        page.before_load(
            "const real = Date.now;
            Date.now = () => real.call(Date) + Number(window.name || 0) * 86_400_000;",
        )
        .await;
        page.open_and_wait("").await;
        let keys = save_and_open_shelf(page).await;
        let mut notes = vec![String::new(); keys.len()];
        for seed in 0..20 {
            let mut random = random(seed + 1);
            let days = [0, -365, 365, -3650][random(4)];
            page.eval::<bool>(&format!("window.name = '{days}'; return true"))
                .await;
            page.reload().await;
            until_works(page, &keys).await;
            until_notes(page, &keys, &notes).await;
            let at = random(keys.len());
            notes[at] = format!("note {seed}");
            note(page, &keys[at], &notes[at]).await;
            until_notes(page, &keys, &notes).await;
        }
        page.reload().await;
        until_notes(page, &keys, &notes).await;
    });
}

#[test]
fn a_tab_that_was_frozen_has_what_others_wrote() {
    visit(async |page| {
        page.open_and_wait("").await;
        let keys = save_and_open_shelf(page).await;
        page.open_tab().await;
        page.open("?view=shelf").await;
        until_works(page, &keys).await;
        let mut notes = vec![String::new(); keys.len()];
        for seed in 0..20 {
            let mut random = random(seed + 1);
            page.to_tab(0).await;
            let state = |state: &str| json!({ "state": state });
            page.command("Page.setWebLifecycleState", state("frozen"))
                .await;
            page.to_tab(1).await;
            for _ in 0..=random(3) {
                let at = random(keys.len());
                notes[at] = format!("note {seed} {}", random(1000));
                note(page, &keys[at], &notes[at]).await;
            }
            page.to_tab(0).await;
            page.command("Page.setWebLifecycleState", state("active"))
                .await;
            until_notes(page, &keys, &notes).await;
            // And it goes on from there.
            let at = random(keys.len());
            notes[at] = format!("awake {seed}");
            note(page, &keys[at], &notes[at]).await;
            page.to_tab(1).await;
            until_notes(page, &keys, &notes).await;
        }
    });
}

#[test]
fn a_page_that_comes_back_whole_has_what_was_written_meanwhile() {
    visit(async |page| {
        page.open_and_wait("").await;
        let keys = save_and_open_shelf(page).await;
        let mut notes = vec![String::new(); keys.len()];
        let mut n_whole = 0;
        for seed in 0..20 {
            let mut random = random(seed + 1);
            page.eval::<bool>("window.isSame = true; return true").await;
            page.open("?view=shelf&by=other").await;
            until_works(page, &keys).await;
            let at = random(keys.len());
            notes[at] = format!("note {seed}");
            note(page, &keys[at], &notes[at]).await;
            page.back().await;
            until_notes(page, &keys, &notes).await;
            n_whole += usize::from(page.eval::<bool>("return Boolean(window.isSame)").await);
            // It must not write over what it did not see.
            let at = random(keys.len());
            notes[at] = format!("back {seed}");
            note(page, &keys[at], &notes[at]).await;
            page.reload().await;
            until_notes(page, &keys, &notes).await;
        }
        assert!(n_whole > 0, "none came back from the browser's memory");
    });
}

/// A file of the shelf with something wrong in it.
fn damaged(file: &str, random: &mut impl FnMut(usize) -> usize) -> String {
    let letters: Vec<char> = file.chars().collect();
    let at = random(letters.len());
    match random(5) {
        0 => letters[..at].iter().collect(),
        1 => {
            let mut letters = letters;
            letters[at] = ['"', '}', '[', '0', 'ß'][random(5)];
            letters.into_iter().collect()
        }
        2 => file.replace("\"shelf\":1", &format!("\"shelf\":{}", 2 + random(1000))),
        3 => format!("{file}{file}"),
        _ => file.replacen("[\"w/", "[\"x/", 1 + random(3)),
    }
}

#[test]
fn a_damaged_file_is_refused_or_undone() {
    visit(async |page| {
        page.before_load(FILES).await;
        page.open_and_wait("").await;
        let keys = save_and_open_shelf(page).await;
        page.click(".shelf-backup [data-shelf=export]").await;
        let file: String = page
            .wait(
                "the file",
                "return window.files.at(-1) ?? null",
                Value::Null,
            )
            .await;
        for seed in 0..20 {
            let mut random = random(seed + 1);
            choose_file(page, &format!("{seed}.json"), &damaged(&file, &mut random)).await;
            said(page, "status", &format!("{seed}\\.json")).await;
            until_works(page, &keys).await;
            if page.count("[data-shelf=take-over]").await == 1 {
                page.click("[data-shelf=take-over]").await;
                let script = "const shown = [...document.querySelectorAll('.shelf-row')]
                        .map(e => e.dataset.work);
                    return $.every(key => shown.includes(key))";
                page.until("all that was there", script, json!(keys)).await;
                let undo =
                    "[...document.querySelectorAll('[data-shelf=undo]')][0]?.click(); return true";
                page.until("the undo", undo, Value::Null).await;
            }
            until_works(page, &keys).await;
        }
        let huge = "const input = document.querySelector('.shelf-import input');
            const files = new DataTransfer();
            files.items.add(new File([new Uint8Array(17e6)], 'huge.json'));
            input.files = files.files;
            input.dispatchEvent(new Event('change', { bubbles: true }));
            return true";
        page.until("a huge file", huge, Value::Null).await;
        said(page, "status", "huge\\.json is too large").await;
        page.reload().await;
        until_works(page, &keys).await;
    });
}

/// What the browser answers when it is asked to keep the storage, and what the page says of it.
#[test]
fn what_the_browser_promises_is_what_the_page_says() {
    visit_with_trouble(async |page| {
        page.before_load(
            "const answers = {
                yes: { persisted: async () => true, persist: async () => true },
                no: { persisted: async () => false, persist: async () => false },
                failing: { persisted: async () => { throw new Error('no'); } },
                none: undefined,
            };
            if (window.name in answers) {
                Object.defineProperty(navigator, 'storage', { value: answers[window.name] });
            }",
        )
        .await;
        for (answer, words) in [
            ("yes", "has agreed not to delete it"),
            ("no", "keep a backup"),
            ("failing", "keep a backup"),
            ("none", "keep a backup"),
        ] {
            page.open("?view=shelf").await;
            page.eval::<bool>(&format!("window.name = '{answer}'; return true"))
                .await;
            page.reload().await;
            let script = "return document.querySelector('.shelf-backup')?.textContent.includes($)";
            page.until(words, script, json!(words)).await;
        }
    });
}

#[test]
fn records_that_were_lost_are_counted_once_however_often_the_page_looks() {
    visit(async |page| {
        page.open_and_wait("").await;
        let n_saved = save_some(page).await.len();
        page.eval::<bool>("localStorage.clear(); return true").await;
        let looked = "document.dispatchEvent(new Event('visibilitychange')); return true";
        for _ in 0..3 {
            page.eval::<bool>(looked).await;
        }
        // Each work is a record, and the list that they are in may be one more.
        let alarm = "return document.querySelector('.shelf-notices [role=alert]')?.textContent.match(/^[0-9]+/)?.[0]";
        let told: String = page.wait("the alarm", alarm, Value::Null).await;
        let told: usize = told.parse().expect("a number");
        assert!(
            told == n_saved || told == n_saved + 1,
            "{told} of {n_saved}"
        );
    });
}
