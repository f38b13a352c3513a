//! The page as a visitor uses it: what it shows, and what can be done to it.
//!
//! Every reading waits and every action retries until [`PATIENCE`] ends, for the page draws
//! when it can; there are no fixed pauses. What fails says what it waited for.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::browser::{Chromedriver, Turn};
use crate::server::Server;

/// Long, for a loaded machine; only a failure waits so long.
const PATIENCE: Duration = Duration::from_secs(20);
const GLANCE: Duration = Duration::from_millis(40);
const SCREENSHOTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/screenshots");

/// A browser on a host of its own.
pub struct Page {
    driver: WebDriver,
    /// The host that serves the page.
    pub server: Server,
}

/// Runs a test in a fresh browser. It must leave no console message and no failed request.
pub fn visit(test: impl AsyncFnOnce(&Page)) {
    run(true, async |page| {
        test(page).await;
        assert_eq!(page.console().await, [""; 0], "console messages");
        assert_eq!(page.server.failures(), [""; 0], "failed requests");
    });
}

/// Runs a test in a fresh browser in which failed requests and console messages are expected.
pub fn visit_with_trouble(test: impl AsyncFnOnce(&Page)) {
    run(true, test);
}

/// Runs a test in a fresh browser that refuses to store anything.
pub fn visit_without_storage(test: impl AsyncFnOnce(&Page)) {
    run(false, test);
}

fn run(may_store: bool, test: impl AsyncFnOnce(&Page)) {
    let server = Server::start();
    let _turn = Turn::wait();
    let chromedriver = Chromedriver::shared();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let driver = runtime.block_on(chromedriver.session(may_store));
    let page = Page { driver, server };
    // Caught, to close the browser also after a failure.
    let outcome = catch_unwind(AssertUnwindSafe(|| runtime.block_on(test(&page))));
    runtime.block_on(async {
        if outcome.is_err() {
            page.report().await;
        }
        page.driver.quit().await.ok();
    });
    if let Err(failure) = outcome {
        resume_unwind(failure);
    }
}

/// Opening, waiting and looking.
impl Page {
    /// Opens the page with a query (`?venue=iclr`, or nothing).
    pub async fn open(&self, query: &str) {
        let url = format!("{}{query}", self.server.url());
        self.driver.goto(&url).await.expect("the host is up");
    }

    /// Opens the page and waits until it shows how many works it found.
    pub async fn open_and_wait(&self, query: &str) -> usize {
        self.open(query).await;
        self.shown().await
    }

    /// The browser itself, for what no other test needs.
    pub fn browser(&self) -> &WebDriver {
        &self.driver
    }

    /// Says something to the browser in its own protocol.
    pub async fn command(&self, method: &str, params: Value) {
        let said = self.driver.cdp().send_raw(method, params).await;
        said.expect("Chromium knows the command");
    }

    /// Reloads the page.
    pub async fn reload(&self) {
        self.driver.refresh().await.expect("the browser is there");
    }

    /// Goes one step back in the history.
    pub async fn back(&self) {
        self.driver.back().await.expect("the browser is there");
    }

    /// Waits until a script gives a value other than null.
    pub async fn wait<T: DeserializeOwned>(&self, what: &str, script: &str, args: Value) -> T {
        let start = Instant::now();
        loop {
            if let Some(value) = self.look(script, &args).await {
                return value;
            }
            assert!(start.elapsed() < PATIENCE, "waited in vain for {what}");
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// What a script gives now; none while the page is being replaced. The script finds its
    /// argument in `$`.
    pub async fn look<T: DeserializeOwned>(&self, script: &str, args: &Value) -> Option<T> {
        let script = format!("const $ = arguments[0]; {script}");
        let given = self.driver.execute(script, [args.clone()]).await.ok()?;
        given.convert::<Option<T>>().ok()?
    }

    /// What a script gives, once the page is there to run it.
    pub async fn eval<T: DeserializeOwned>(&self, script: &str) -> T {
        self.wait(script, script, Value::Null).await
    }

    /// What a script promises.
    pub async fn eval_later<T: DeserializeOwned>(&self, script: &str) -> T {
        let script = format!(
            "const done = arguments[arguments.length - 1];
            (async () => {{ {script} }})().then(done, (error) => done({{ error: String(error) }}))"
        );
        let given = self.driver.execute_async(&script, Vec::new()).await;
        let given = given.expect("the browser runs it");
        let json = given.json().clone();
        given
            .convert()
            .unwrap_or_else(|_| panic!("{json} for {script}"))
    }

    /// Waits until a script promises true.
    pub async fn until_later(&self, what: &str, script: &str) {
        let start = Instant::now();
        while !self.eval_later::<bool>(script).await {
            assert!(start.elapsed() < PATIENCE, "waited in vain for {what}");
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// Reloads a page that the host may not answer.
    pub async fn reload_anyway(&self) {
        self.driver.refresh().await.ok();
    }

    /// Waits until a script gives true.
    pub async fn until(&self, what: &str, script: &str, args: Value) {
        let script = format!("return (() => {{ {script} }})() ? true : null");
        let _: bool = self.wait(what, &script, args).await;
    }

    /// Waits for an element.
    pub async fn wait_for(&self, css: &str) {
        self.until(css, "return document.querySelector($)", json!(css))
            .await;
    }

    /// How many elements there are now.
    pub async fn count(&self, css: &str) -> usize {
        self.wait(
            css,
            "return document.querySelectorAll($).length",
            json!(css),
        )
        .await
    }

    /// Whether an element is there and can be seen.
    pub async fn is_visible(&self, css: &str) -> bool {
        let script = "return document.querySelector($)?.checkVisibility() ?? false";
        self.wait(css, script, json!(css)).await
    }

    /// The texts of the elements there are now.
    pub async fn texts(&self, css: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll($)].map(e => e.textContent.trim())";
        self.wait(css, script, json!(css)).await
    }

    /// The values of an attribute of the elements there are now.
    pub async fn attributes(&self, css: &str, name: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll($[0])].map(e => e.getAttribute($[1]))";
        self.wait(css, script, json!([css, name])).await
    }

    /// Waits until the address has these values, and of these keys no others.
    pub async fn until_address(&self, expected: &[(&str, Option<&str>)]) {
        let script = "const said = new URLSearchParams(location.search);
            return $.every(([key, value]) => said.get(key) === value)";
        self.until(
            &format!("the address to say {expected:?}"),
            script,
            json!(expected),
        )
        .await;
    }

    /// Runs a script in every page from now on, before any of its own.
    pub async fn before_load(&self, script: &str) {
        let cdp = self.driver.cdp();
        let pages = cdp.page();
        let added = pages.add_script_to_evaluate_on_new_document(script);
        added.await.expect("Chromium takes scripts");
    }

    /// Opens another tab of the same browser and goes to it.
    pub async fn open_tab(&self) {
        let tab = self.driver.new_tab().await.expect("a new tab");
        self.driver
            .switch_to_window(tab)
            .await
            .expect("it is there");
    }

    /// Goes to a tab by its number, from 0.
    pub async fn to_tab(&self, number: usize) {
        let tabs = self.driver.windows().await.expect("the browser is there");
        let tab = tabs[number].clone();
        self.driver
            .switch_to_window(tab)
            .await
            .expect("it is there");
    }

    /// Sets the size of the viewport in CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) {
        let cdp = self.driver.cdp();
        let emulation = cdp.emulation();
        emulation
            .set_device_metrics_override(width, height, 1.0, false)
            .await
            .expect("Chromium resizes");
    }

    /// Keeps a picture, if pictures are wanted.
    pub async fn screenshot(&self, name: &str) {
        if std::env::var_os("E2E_SCREENSHOTS").is_some_and(|value| value == "1") {
            self.picture(name).await;
        }
    }

    async fn picture(&self, name: &str) {
        let file = Path::new(SCREENSHOTS).join(format!("{name}.png"));
        std::fs::create_dir_all(SCREENSHOTS).expect("target is writable");
        if self.driver.screenshot(&file).await.is_ok() {
            eprintln!("picture: {}", file.display());
        }
    }

    /// What the console got since it was last asked.
    pub async fn console(&self) -> Vec<String> {
        let entries = self
            .driver
            .browser_log()
            .await
            .expect("the log was asked for");
        entries
            .into_iter()
            .map(|entry| format!("{}: {}", entry.level, entry.message))
            .collect()
    }

    /// What helps to find out why a test failed.
    async fn report(&self) {
        if let Ok(url) = self.driver.current_url().await {
            eprintln!("address: {url}");
        }
        if let Ok(entries) = self.driver.browser_log().await {
            for entry in entries {
                eprintln!("console: {}: {}", entry.level, entry.message);
            }
        }
        for failure in self.server.failures() {
            eprintln!("request: {failure}");
        }
        let thread = std::thread::current();
        let name = thread.name().unwrap_or("test").replace("::", "-");
        self.picture(&format!("failed-{name}")).await;
    }
}

/// Acting.
impl Page {
    /// Clicks the first element that a script finds, in the middle of the screen.
    pub async fn click_found(&self, what: &str, script: &str, args: Value) {
        let start = Instant::now();
        while !self.try_click(script, &args).await {
            assert!(start.elapsed() < PATIENCE, "could not click {what}");
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// False when the element is not there, was replaced, or is covered by another.
    async fn try_click(&self, script: &str, args: &Value) -> bool {
        let script = format!(
            "const $ = arguments[0];
            const found = (() => {{ {script} }})();
            found?.scrollIntoView({{ block: 'center', behavior: 'instant' }});
            return found ?? null"
        );
        let Ok(found) = self.driver.execute(script, [args.clone()]).await else {
            return false;
        };
        match found.element() {
            Ok(element) => element.click().await.is_ok(),
            Err(_) => false,
        }
    }

    /// Clicks an element.
    pub async fn click(&self, css: &str) {
        self.click_found(css, "return document.querySelector($)", json!(css))
            .await;
    }

    /// Clicks the visible button or link whose name matches a regular expression.
    pub async fn click_named(&self, name: &str) {
        let script = "const name = new RegExp($);
            return [...document.querySelectorAll('button, a[href], [role=button]')].find(e =>
                e.checkVisibility()
                && name.test((e.getAttribute('aria-label') ?? e.textContent).trim()))";
        self.click_found(&format!("a button named {name}"), script, json!(name))
            .await;
    }

    /// Replaces what a field holds by typing, and leaves the field.
    pub async fn fill(&self, css: &str, text: &str) {
        self.click(css).await;
        let keys = Key::Control + "a";
        self.keys(keys).await;
        self.keys(text.to_owned() + Key::Tab).await;
    }

    /// Types into whatever has the focus.
    pub async fn keys(&self, keys: impl Into<TypingData>) {
        let driver = &self.driver;
        let focused = driver.active_element().await.expect("something has focus");
        focused.send_keys(keys).await.expect("it takes keys");
    }

    /// Chooses an option of a select by its value, as a visitor's choice is reported.
    pub async fn choose(&self, css: &str, value: &str) {
        self.click(&format!("{css} option[value={value}]")).await;
    }
}

/// What the page is made of.
impl Page {
    /// How many works the page says it shows, once it says so.
    pub async fn shown(&self) -> usize {
        let script = "for (const status of document.querySelectorAll('[role=status]')) {
                const said = /^\\s*([\\d,]+)(?: of [\\d,]+)? works?\\b/.exec(status.textContent);
                if (said) return Number(said[1].replaceAll(',', ''));
            }
            return null";
        self.wait("the number of works", script, Value::Null).await
    }

    /// Waits until the page says that it shows so many works.
    pub async fn until_shown(&self, expected: usize) {
        let start = Instant::now();
        loop {
            let shown = self.shown().await;
            if shown == expected {
                return;
            }
            assert!(
                start.elapsed() < PATIENCE,
                "the page shows {shown} works, and a scan finds {expected}"
            );
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// Switches a value of a facet, after opening what hides it.
    pub async fn switch(&self, facet: &str, value: &str) {
        self.reveal(facet, value).await;
        self.click_found(
            &format!("{value} in {facet}"),
            "return document.querySelector(
                `fieldset.facet[data-facet=\"${$[0]}\"] input[type=checkbox][value=\"${$[1]}\"]`
            )?.closest('label')",
            json!([facet, value]),
        )
        .await;
    }

    /// Opens the closed branches and the rest of a long list, until the value can be seen.
    async fn reveal(&self, facet: &str, value: &str) {
        let is_visible = "return document.querySelector(
                `fieldset.facet[data-facet=\"${$[0]}\"] input[type=checkbox][value=\"${$[1]}\"]`
            )?.closest('label').checkVisibility() ? true : null";
        let opener =
            "const facet = document.querySelector(`fieldset.facet[data-facet=\"${$[0]}\"]`);
            return [...facet?.querySelectorAll('button') ?? []].find(e => e.checkVisibility()
                && (/^Show all/.test(e.textContent.trim())
                    || e.getAttribute('aria-expanded') === 'false'))";
        let args = json!([facet, value]);
        let start = Instant::now();
        while self.look::<bool>(is_visible, &args).await.is_none() {
            assert!(
                start.elapsed() < PATIENCE,
                "could not bring {value} in {facet} to sight"
            );
            if !self.try_click(opener, &args).await {
                tokio::time::sleep(GLANCE).await;
            }
        }
    }

    /// Opens a facet until nothing of it is hidden.
    pub async fn reveal_all(&self, facet: &str) {
        let opener =
            "return [...document.querySelectorAll(`fieldset.facet[data-facet=\"${$}\"] button`)]
            .find(e => e.checkVisibility() && (/^Show all/.test(e.textContent.trim())
                || e.getAttribute('aria-expanded') === 'false'))";
        self.wait_for(&format!("fieldset.facet[data-facet={facet}]"))
            .await;
        let start = Instant::now();
        while self.try_click(opener, &json!(facet)).await {
            assert!(start.elapsed() < PATIENCE * 3, "{facet} never ends");
        }
    }

    /// The count beside each value of a facet, by value.
    pub async fn facet_counts(&self, facet: &str) -> BTreeMap<String, usize> {
        let script = "return Object.fromEntries(
            [...document.querySelectorAll(`fieldset.facet[data-facet=\"${$}\"] label.facet-value`)]
                .map(label => [
                    label.querySelector('input[type=checkbox]').value,
                    Number(label.querySelector('.facet-count').textContent.replace(/\\D/g, '')),
                ]))";
        self.wait(facet, script, json!(facet)).await
    }

    /// The ids of the works whose rows are in the page, in order.
    pub async fn rows(&self) -> Vec<String> {
        let script = "const at = row => row.ariaPosInSet ?? row.ariaRowIndex;
            return [...document.querySelectorAll('ul.results > li.work-card')]
            .sort((a, b) => at(a) - at(b))
            .map(row => row.dataset.work)";
        // Rows are drawn in portions, those for who scrolls a little later.
        let at_rest =
            "const now = [...document.querySelectorAll('.work-card')].map(row => row.dataset.work).join();
            const known = window.rowsKnown;
            if (known?.now === now) return performance.now() - known.since > 1500;
            window.rowsKnown = { now, since: performance.now() };
            return false";
        self.until("rows at rest", at_rest, Value::Null).await;
        self.wait("rows", script, Value::Null).await
    }
}
