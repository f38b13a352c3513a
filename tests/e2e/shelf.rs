//! The shelf: what a reader saves stays, whatever the browser's storage does.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::page::{Page, visit};

/// Makes the storage of the page fail from the write on that `window.name` says, until
/// `window.mended` is set, and keeps what the page gives as files.
pub const FULL: &str = "
    let writes = 0;
    const write = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
        const limit = Number(window.name || 0);
        if (limit && !window.mended && key.includes('shelf.1/') && ++writes >= limit)
            throw new DOMException('full', 'QuotaExceededError');
        return write.call(this, key, value);
    };";
pub const FILES: &str = "
    window.files = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = blob => {
        blob.text().then(text => window.files.push(text));
        return make.call(URL, blob);
    };";

/// Presses all of these that are there; how many they were.
pub async fn press_all(page: &Page, css: &str) -> usize {
    let script = "const found = [...document.querySelectorAll($)];
        found.forEach(e => e.click()); return found.length || null";
    page.wait(css, script, json!(css)).await
}

/// Works saved from the list: their keys, sorted.
pub async fn save_some(page: &Page) -> Vec<String> {
    page.rows().await;
    let script = "const found = [...document.querySelectorAll('.save-toggle[aria-pressed=false]')];
        found.forEach(e => e.click()); return found.map(e => e.dataset.key).sort()";
    let keys: Vec<String> = page.eval(script).await;
    assert!(keys.len() >= 5, "{keys:?}");
    keys
}

/// Saves some works and opens the shelf, which has no others; tells their keys.
pub async fn save_and_open_shelf(page: &Page) -> Vec<String> {
    let keys = save_some(page).await;
    page.open("?view=shelf").await;
    until_works(page, &keys).await;
    keys
}

/// Waits until these works, and no others, are on the shelf, in whichever lists.
pub async fn until_works(page: &Page, expected: &[String]) {
    let script =
        "const found = [...new Set([...document.querySelectorAll('.shelf-row')].map(e => e.dataset.work))];
        return document.querySelector('.shelf-backup') && found.sort().join(' ') === $";
    let what = format!("{expected:?} on the shelf");
    page.until(&what, script, json!(expected.join(" "))).await;
}

pub async fn said(page: &Page, role: &str, words: &str) {
    let script = "return [...document.querySelectorAll(`.shelf [role=${$[0]}], .shelf-notices [role=${$[0]}]`)]
        .some(e => new RegExp($[1]).test(e.textContent))";
    page.until(words, script, json!([role, words])).await;
}

/// Gives the page a file to take over.
pub async fn choose_file(page: &Page, name: &str, text: &str) {
    page.wait_for(".shelf-import input").await;
    let script = "const input = document.querySelector('.shelf-import input');
        const files = new DataTransfer();
        files.items.add(new File([$[1]], $[0]));
        input.files = files.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));
        return true";
    page.until("a file", script, json!([name, text])).await;
}

#[test]
fn what_is_saved_is_there_again() {
    visit(async |page| {
        page.before_load(FILES).await;
        page.open_and_wait("").await;
        let keys = save_some(page).await;
        page.click("a.view-tab[href*='view=shelf']").await;
        until_works(page, &keys).await;
        let first = format!(".shelf-row[data-work='{}']", keys[0]);
        page.click(&format!("{first} [data-shelf=open]")).await;
        page.click(&format!("{first} textarea")).await;
        page.keys("Read the appendix.").await;
        page.click(&format!("{first} [data-shelf=read]")).await;
        page.click(&format!("{first} [data-shelf=choose]")).await;
        page.fill(".save-dialog [data-shelf=add-list]", "Later")
            .await;
        page.click(".save-dialog button[data-shelf=add-list]").await;
        page.until(
            "the list",
            "return [...document.querySelectorAll('.save-dialog li')].some(e => e.textContent === 'Later')",
            Value::Null,
        )
        .await;
        page.click(".save-dialog input[data-shelf=add-tag]").await;
        page.keys("mine" + Key::Enter).await;
        page.wait_for(".save-dialog [data-shelf=drop-tag]").await;
        page.keys(Key::Escape).await;
        page.until(
            "the dialog closed",
            "return !document.querySelector('dialog[open]')",
            Value::Null,
        )
        .await;
        page.reload().await;
        until_works(page, &keys).await;
        let note = "return document.querySelector($)?.value === 'Read the appendix.'";
        page.until("the note", note, json!(format!("{first} textarea")))
            .await;
        let script = "const row = document.querySelector($);
            return [row.querySelector('[data-shelf=read]').checked,
                row.querySelector('.shelf-tags').textContent,
                document.querySelectorAll($).length]";
        let (is_read, tags, lists): (bool, String, usize) =
            page.wait("the row", script, json!(first)).await;
        assert_eq!((is_read, tags.as_str(), lists), (true, "mine", 2));
        page.screenshot("shelf").await;
        page.click(&format!("{first} [data-shelf=remove]")).await;
        until_works(page, &keys[1..]).await;
        page.click_named("^Undo$").await;
        until_works(page, &keys).await;
        page.until("the note", note, json!(format!("{first} textarea")))
            .await;
        page.resize(320, 700).await;
        page.screenshot("shelf-phone").await;
        let [content, window]: [u32; 2] = page
            .eval("const page = document.scrollingElement; return [page.scrollWidth, page.clientWidth]")
            .await;
        assert!(content <= window, "{content} px in {window} px");
    });
}

#[test]
fn the_key_s_saves_and_a_link_sends() {
    visit(async |page| {
        page.open_and_wait("").await;
        page.keys("js").await;
        page.wait_for(".save-toggle[aria-pressed=true]").await;
        said(page, "status", "Saved to your shelf").await;
        page.keys("s").await;
        page.until(
            "none saved",
            "return !document.querySelector('.save-toggle[aria-pressed=true]')",
            Value::Null,
        )
        .await;
        let keys = save_and_open_shelf(page).await;
        page.click("[data-shelf=pick-list]").await;
        page.click(".shelf-bar [data-shelf=open]").await;
        page.wait_for(".shelf-bar input.copy-by-hand").await;
        let link: String = page
            .eval("return document.querySelector('.copy-by-hand').value")
            .await;
        let (_, query) = link.split_once('?').expect("a query");
        page.eval::<bool>("localStorage.clear(); return true").await;
        page.open(&format!("?{query}")).await;
        page.click("[data-shelf=choose-sent]").await;
        page.click(".save-dialog .facet-value").await;
        until_works(page, &keys).await;
    });
}

#[test]
fn without_a_storage_the_page_says_so_and_exports() {
    visit(async |page| {
        page.before_load(FILES).await;
        page.before_load(
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })",
        )
        .await;
        page.open_and_wait("").await;
        let keys = save_some(page).await;
        said(page, "alert", "does not let this page save").await;
        page.click("a.view-tab[href*='view=shelf']").await;
        until_works(page, &keys).await;
        page.click(".shelf-backup [data-shelf=export]").await;
        let script = "const file = window.files.at(-1);
            return file ? JSON.parse(file).records.map(record => record[0].slice(2)).sort() : null";
        let exported: Vec<String> = page.wait("the file", script, Value::Null).await;
        assert_eq!(exported, keys);
    });
}

/// Saves some works on an empty shelf and opens it; tells their keys. The storage then fails as a
/// script reads off the window's name.
pub async fn save_into_empty(page: &Page, name: &str) -> Vec<String> {
    let script = format!("localStorage.clear(); window.name = '{name}'; return true");
    page.eval::<bool>(&script).await;
    page.reload().await;
    page.shown().await;
    let keys = save_some(page).await;
    page.click("a.view-tab[href*='view=shelf']").await;
    until_works(page, &keys).await;
    keys
}

#[test]
fn a_full_storage_loses_nothing() {
    visit(async |page| {
        page.before_load(FULL).await;
        for limit in 1..=50 {
            page.open_and_wait("").await;
            let keys = save_into_empty(page, &limit.to_string()).await;
            // Marked and unmarked until there were writes enough.
            for _ in 0..3 {
                press_all(page, ".shelf-row [data-shelf=read]").await;
            }
            said(page, "alert", "could not be saved").await;
            until_works(page, &keys).await;
            page.eval::<bool>("window.mended = true; return true").await;
            page.click(".shelf-notices [data-shelf=try-again]").await;
            page.until(
                "all kept",
                "return !document.querySelector('[role=alert] *')",
                Value::Null,
            )
            .await;
            page.eval::<bool>("window.name = ''; return true").await;
            page.reload().await;
            until_works(page, &keys).await;
            let read = ".shelf-row.is-read";
            assert_eq!(page.count(read).await, keys.len(), "limit {limit}");
        }
    });
}

#[test]
fn a_page_that_is_closed_in_the_middle_leaves_all_or_nothing() {
    visit(async |page| {
        page.before_load(FULL).await;
        for limit in 1..=20 {
            page.open_and_wait("?view=shelf").await;
            page.eval::<bool>("localStorage.clear(); window.name = ''; return true")
                .await;
            page.open_and_wait("?venue=iclr").await;
            let n_works = page.shown().await;
            page.eval::<bool>(&format!("window.name = '{limit}'; return true"))
                .await;
            page.click("[data-shelf=choose-all]").await;
            // As if the page ended with the write that fails: whatever it tells is not heard.
            page.click(".save-dialog .facet-value").await;
            page.eval::<bool>("window.name = ''; window.onbeforeunload = null; return true")
                .await;
            page.until(
                "the end",
                "addEventListener('beforeunload', e => e.stopImmediatePropagation(), true); return true",
                Value::Null,
            )
            .await;
            page.open_tab().await;
            page.open("?view=shelf").await;
            page.wait_for(".shelf-backup").await;
            let saved: usize = page
                .eval("return Number(document.querySelector('.tab-count').textContent)")
                .await;
            // The first write is the journal. Without it each record stands for itself.
            let expected = if limit == 1 { 0 } else { n_works };
            assert_eq!(saved, expected, "limit {limit}");
            page.to_tab(0).await;
        }
    });
}

/// Numbers that look random, the same for a seed.
pub fn random(seed: u64) -> impl FnMut(usize) -> usize {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    move |below| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    }
}

#[test]
fn two_tabs_lose_nothing() {
    visit(async |page| {
        page.open_and_wait("").await;
        let keys = save_some(page).await;
        page.open_and_wait("?view=shelf").await;
        page.open_tab().await;
        page.open_and_wait("?view=shelf").await;
        until_works(page, &keys).await;
        let mut notes = vec![String::new(); keys.len()];
        for seed in 0..20 {
            let mut random = random(seed + 1);
            for _ in 0..4 {
                let (tab, at) = (random(2), random(keys.len()));
                page.to_tab(tab).await;
                notes[at] = format!("note {seed} {}", random(1000));
                // The tab may not have heard yet of what the other wrote a moment ago.
                let script =
                    "const row = document.querySelector(`.shelf-row[data-work='${$[0]}']`);
                    if (!row.querySelector('textarea')) {
                        row.querySelector('[data-shelf=open]').click();
                        return false;
                    }
                    const note = row.querySelector('textarea');
                    note.value = $[1];
                    note.dispatchEvent(new Event('input', { bubbles: true }));
                    return true";
                page.until("a note", script, json!([keys[at], notes[at]]))
                    .await;
            }
            for tab in [0, 1] {
                page.to_tab(tab).await;
                let script = "return $[0].every((key, at) =>
                    (document.querySelector(`.shelf-row[data-work='${key}'] textarea`)?.value ?? '')
                        === $[1][at])";
                page.until("both tabs the same", script, json!([keys, notes]))
                    .await;
            }
        }
        page.reload().await;
        until_works(page, &keys).await;
        let expected = notes.iter().filter(|note| !note.is_empty()).count();
        page.until(
            "the notes",
            "return document.querySelectorAll('.shelf-note').length === $",
            json!(expected),
        )
        .await;
    });
}

#[test]
fn a_record_that_cannot_be_read_is_set_aside() {
    visit(async |page| {
        page.before_load(FILES).await;
        page.open_and_wait("").await;
        let keys = save_some(page).await;
        for (seed, junk) in [
            "",
            "{",
            "[[1]]",
            "null",
            "\u{0}",
            "[[\"note\",-1,\"a\",\"b\"]]",
        ]
        .iter()
        .cycle()
        .take(20)
        .enumerate()
        {
            let at = seed % keys.len();
            let script =
                "const name = Object.keys(localStorage).find(name => name.endsWith('/w/' + $[0]));
                const before = localStorage[name];
                localStorage.setItem(name, $[1]);
                return [name, before]";
            let (name, before): (String, String) =
                page.wait("a record", script, json!([keys[at], junk])).await;
            page.open("?view=shelf").await;
            let mut rest = keys.clone();
            rest.remove(at);
            until_works(page, &rest).await;
            page.wait_for("[data-shelf=forget]").await;
            page.click(".shelf-backup [data-shelf=export]").await;
            let script = "const file = window.files.at(-1);
                return file ? JSON.parse(file).unreadable : null";
            let unreadable: Vec<(String, String)> =
                page.wait("the file", script, Value::Null).await;
            assert_eq!(
                unreadable,
                [(format!("w/{}", keys[at]), (*junk).to_owned())]
            );
            page.click("[data-shelf=forget]").await;
            page.until(
                "it forgotten",
                "return !document.querySelector('[data-shelf=forget]')",
                Value::Null,
            )
            .await;
            let script = "localStorage.setItem($[0], $[1]); return true";
            page.until("it back", script, json!([name, before])).await;
            page.reload().await;
            until_works(page, &keys).await;
        }
    });
}

#[test]
fn a_file_is_looked_into_before_it_is_taken_over() {
    visit(async |page| {
        page.open_and_wait("").await;
        let keys = save_and_open_shelf(page).await;
        for (text, words) in [
            ("no shelf at all", "is not a shelf file"),
            ("{\"shelf\":1,\"records\":[[", "is not a shelf file"),
            ("{\"shelf\":999}", "newer version"),
        ] {
            choose_file(page, "bad.json", text).await;
            said(page, "status", words).await;
            until_works(page, &keys).await;
        }
        let megabyte = "x".repeat(1 << 20);
        let file = json!({"shelf": 1, "records": [
            ["w/gone-from-here", [
                ["in/saved", 5, "other", "1"],
                ["title", 5, "other", "A work of another day"],
                ["links", 5, "other", "https://example.org/a Paper\njavascript:alert(1) Bad"],
            ]],
            ["w/too-long", [["in/saved", 5, "other", "1"], ["note", 5, "other", megabyte]]],
            ["w/broken", 7],
        ]});
        choose_file(page, "other.json", &file.to_string()).await;
        said(page, "status", "1 new.*2 skipped").await;
        until_works(page, &keys).await;
        page.click("[data-shelf=take-over]").await;
        let mut more = keys.clone();
        more.push("gone-from-here".to_owned());
        more.sort();
        until_works(page, &more).await;
        let links = page.attributes("[data-work=gone-from-here] .shelf-left a", "href");
        assert_eq!(links.await, ["https://example.org/a"]);
        // The same file again has nothing new.
        choose_file(page, "other.json", &file.to_string()).await;
        said(page, "status", "1 unchanged").await;
        page.click("[data-shelf=cancel-import]").await;
        page.click_named("^Undo$").await;
        until_works(page, &keys).await;
        choose_file(page, "other.json", &file.to_string()).await;
        said(page, "status", "1 removed here since").await;
        page.click("[data-shelf=bring-back]").await;
        page.click("[data-shelf=take-over]").await;
        until_works(page, &more).await;
        page.reload().await;
        until_works(page, &more).await;
    });
}

#[test]
fn a_long_note_is_refused_in_sight() {
    visit(async |page| {
        page.open_and_wait("").await;
        let keys = save_and_open_shelf(page).await;
        page.click(".shelf-row [data-shelf=open]").await;
        let script = "const note = document.querySelector('.shelf-note');
            if (!note) return false;
            note.value = 'x'.repeat(1 << 20);
            note.dispatchEvent(new Event('input', { bubbles: true }));
            return true";
        page.until("a long note", script, Value::Null).await;
        said(page, "status", "Too long").await;
        page.reload().await;
        until_works(page, &keys).await;
        assert_eq!(page.count(".shelf-note").await, 0);
    });
}

#[test]
fn a_search_tells_what_is_new() {
    visit(async |page| {
        page.open_and_wait("?venue=iclr").await;
        page.click("[data-shelf=save-search]").await;
        page.open_and_wait("?view=shelf").await;
        page.wait_for(".shelf-search").await;
        assert_eq!(page.texts(".shelf-new").await, [""]);
        // As if it had been looked at with a catalogue that had three works of it less.
        let script = "const name = Object.keys(localStorage).find(name => name.includes('/s/'));
            const record = JSON.parse(localStorage[name]);
            const seen = record.find(field => field[0] === 'seen');
            const [, count, signs] = seen[3].split(' ');
            seen[3] = `older ${count - 3} ${signs.slice(12)}`;
            localStorage[name] = JSON.stringify(record);
            return true";
        page.until("an older look", script, Value::Null).await;
        page.reload().await;
        page.until(
            "3 new",
            "return document.querySelector('.shelf-new')?.textContent === '3 new'",
            Value::Null,
        )
        .await;
        page.click(".shelf-search a").await;
        page.until_address(&[("venue", Some("iclr")), ("view", None)])
            .await;
        page.open_and_wait("?view=shelf").await;
        page.until(
            "nothing new",
            "return document.querySelector('.shelf-new')?.textContent === ''",
            Value::Null,
        )
        .await;
    });
}

#[test]
fn a_page_inside_another_keeps_nothing() {
    visit(async |page| {
        page.before_load(
            "window.touched = [];
            for (const name of ['getItem', 'setItem', 'removeItem', 'key']) {
                const real = Storage.prototype[name];
                Storage.prototype[name] = function (...all) {
                    window.touched.push(name);
                    return real.apply(this, all);
                };
            }",
        )
        .await;
        page.open_and_wait("?embed=1").await;
        page.wait_for(".work-card").await;
        let shown: usize = page
            .eval("return [...document.querySelectorAll('.save')].filter(e => e.checkVisibility()).length")
            .await;
        assert_eq!(shown, 0);
        page.open_and_wait("?embed=1&view=shelf").await;
        page.wait_for(".shelf .quiet-button").await;
        assert_eq!(
            page.eval::<Vec<String>>("return window.touched").await,
            [""; 0]
        );
    });
}
