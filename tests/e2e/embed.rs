//! The explorer inside a page of another site.

use std::fs;

use serde_json::Value;
use tempfile::TempDir;
use thirtyfour::prelude::*;

use crate::naive;
use crate::page::{Page, visit, visit_with_trouble};
use crate::server::Server;

const EXAMPLE: &str = include_str!("../../public/examples/embed.html");

/// A site of its own with a page that has the explorer of the test's host in it.
pub struct Host {
    server: Server,
    _files: TempDir,
}

impl Host {
    /// With the example page, changed.
    pub fn new(page: &Page, change: impl Fn(String) -> String) -> Self {
        let explorer = page.server.url();
        let origin = explorer.trim_end_matches("/some/project/");
        let html = EXAMPLE
            .replace(
                "src=\"../embed.js\"",
                &format!("src=\"{explorer}embed.js\""),
            )
            .replace("\"../", &format!("\"{explorer}"))
            .replace(
                "script-src 'self'; frame-src 'self'",
                &format!("script-src {origin}; frame-src {origin}"),
            );
        Self::with_page(&change(html))
    }

    /// With a page of its own.
    pub fn with_page(html: &str) -> Self {
        let files = tempfile::tempdir().expect("a directory");
        fs::write(files.path().join("index.html"), html).expect("its own");
        fs::write(files.path().join("favicon.ico"), "").expect("its own");
        let server = Server::start();
        server.serve(files.path());
        Self {
            server,
            _files: files,
        }
    }

    /// By another name than the explorer's host: to the browser another site.
    pub fn url(&self) -> String {
        self.server.url().replace("127.0.0.1", "localhost")
    }
}

/// Collects what the elements tell, then opens the host's page.
pub async fn open(page: &Page, host: &Host) {
    let source = "globalThis.heard = []; for (const name of ['ready', 'state', 'height', 'error'])
        addEventListener(`ellm-${name}`, ({ target, detail }) => heard.push([target.id, name, detail]))";
    let source = serde_json::json!({ "source": source });
    page.command("Page.addScriptToEvaluateOnNewDocument", source)
        .await;
    page.browser()
        .goto(&host.url())
        .await
        .expect("the host is up");
}

/// Waits until an element has told something.
pub async fn heard(page: &Page, id: &str, name: &str, test: &str) {
    let script = format!(
        "return heard.some(([id, name, detail]) => id === '{id}' && name === '{name}' && ({test}))"
    );
    page.until(&format!("{name} from {id}"), &script, Value::Null)
        .await;
}

/// Goes into an element's frame.
pub async fn enter(page: &Page, id: &str) {
    let frame = page
        .browser()
        .find(By::Css(format!("#{id} iframe")))
        .await
        .expect("a frame");
    frame.enter_frame().await.expect("it can be entered");
}

/// Goes back into the host's page.
pub async fn leave(page: &Page) {
    page.browser()
        .enter_default_frame()
        .await
        .expect("the page is there");
}

#[test]
fn host_and_frame_speak_with_each_other() {
    visit(async |page| {
        let host = Host::new(page, |html| html);
        open(page, &host).await;
        heard(page, "first", "ready", "detail.build").await;
        heard(page, "first", "state", "detail.query === 'q=kv+cache'").await;
        heard(page, "second", "height", "detail.px >= 120").await;
        // The host asks, and the frame follows.
        page.eval::<bool>(
            "first.setAttribute('query', ''); first.setAttribute('venue', 'iclr'); return true",
        )
        .await;
        heard(page, "first", "state", "detail.query === 'venue=iclr'").await;
        page.eval::<bool>("first.setAttribute('theme', 'dark'); return true")
            .await;
        enter(page, "first").await;
        let catalogue = naive::catalogue();
        let is_there = |work: &&efficient_llm::work::Work| work.venue.as_deref() == Some("iclr");
        let expected = catalogue.works.iter().filter(is_there).count();
        page.until_shown(expected).await;
        page.until(
            "the theme",
            "return document.documentElement.dataset.theme === 'dark'",
            Value::Null,
        )
        .await;
        let is_kept: bool = page.eval("return Boolean(ellm.offline)").await;
        assert!(!is_kept, "nothing is kept in a frame");
        // The reader chooses, and the host hears of it.
        page.eval::<bool>(
            "history.pushState(null, '', '?venue=iclr,icml&embed=1'); dispatchEvent(new PopStateEvent('popstate')); return true",
        )
        .await;
        leave(page).await;
        heard(
            page,
            "first",
            "state",
            "new URLSearchParams(detail.query).get('venue') === 'iclr,icml'",
        )
        .await;
        page.until(
            "the second frame to be as tall as it may",
            "const { height } = second.firstElementChild.getBoundingClientRect();
            return height >= 120 && height <= 900",
            Value::Null,
        )
        .await;
    });
}

#[test]
fn a_reloaded_frame_is_greeted_again() {
    visit(async |page| {
        let host = Host::new(page, |html| html);
        open(page, &host).await;
        heard(page, "first", "ready", "true").await;
        enter(page, "first").await;
        page.eval::<bool>("setTimeout(() => location.reload()); return true")
            .await;
        leave(page).await;
        let twice =
            "return heard.filter(([id, name]) => id === 'first' && name === 'ready').length >= 2";
        page.until("another greeting", twice, Value::Null).await;
        page.eval::<bool>("first.setAttribute('query', 'lora'); return true")
            .await;
        heard(page, "first", "state", "detail.query === 'q=lora'").await;
    });
}

#[test]
fn a_frame_without_an_origin_works_and_is_told_nothing() {
    visit_with_trouble(async |page| {
        let host = Host::new(page, |html| {
            html.replace("id=\"second\"", "id=\"second\" opaque")
        });
        open(page, &host).await;
        // Browsers let frames rest that are out of sight.
        page.eval::<bool>("second.scrollIntoView(); return true")
            .await;
        heard(page, "second", "height", "detail.px > 200").await;
        enter(page, "second").await;
        page.shown().await;
        leave(page).await;
        let ready = "return heard.some(([id, name]) => id === 'second' && name !== 'height')";
        assert!(!page.eval::<bool>(ready).await);
    });
}

/// A thousand messages that are none of ours, each a little different.
const HOSTILE: &str = "
    const values = [null, 0, '', 'x', {}, [], { ns: 'ellm' }, NaN, true, -1, 1e9, '\\u202e', '<img src=x onerror=alert(1)>',
        'javascript:alert(1)', '?q='.repeat(5000), { __proto__: null }, new Map(), new Date(0), [1, 2, 3]];
    const types = ['ready', 'hello', 'height', 'state', 'theme', 'viewport', 'error', 'constructor', '__proto__', 'toString', ''];
    const fields = ['px', 'query', 'versions', 'theme', 'code', 'top', 'height', 'build', 'extra'];
    let random = 12345;
    const pick = (from) => from[(random = (random * 48271) % 2147483647) % from.length];
    const hostile = () => {
        const message = { ns: pick(['ellm', 'ELLM', 'llmx', 5]), v: pick([1, 1, 2, '1']), id: pick([ID, '', 'e1']), type: pick(types) };
        for (let n = pick([0, 1, 2, 3]); n >= 0; n -= 1) message[pick(fields)] = pick(values);
        return pick([message, message, message, pick(values), JSON.stringify(message)]);
    };";

#[test]
fn a_thousand_hostile_messages_change_nothing() {
    visit_with_trouble(async |page| {
        let host = Host::new(page, |html| html);
        open(page, &host).await;
        heard(page, "first", "state", "true").await;
        heard(page, "second", "state", "true").await;
        let now = "return JSON.stringify([heard.filter(([, name]) => name !== 'height').length,
            first.firstElementChild.style.height, first.address, document.title])";
        let before: String = page.eval(now).await;
        // To the host, from itself and from a frame that is not the explorer's.
        let script = format!(
            "const ID = first.firstElementChild.name.split(' ')[1];
            {HOSTILE}
            const other = document.querySelectorAll('iframe')[2];
            for (let n = 0; n < 1000; n += 1) postMessage(hostile(), '*');
            // To the frames, by the host's own window but with no greeting between them.
            for (let n = 0; n < 1000; n += 1) first.firstElementChild.contentWindow.postMessage(hostile(), '*');
            return Boolean(other)"
        );
        assert!(page.eval::<bool>(&script).await);
        enter(page, "second").await;
        // From a frame of the explorer's own origin, in the name of another.
        let script = format!(
            "const ID = 'e1'; {HOSTILE}
            for (let n = 0; n < 1000; n += 1) parent.postMessage(hostile(), '*');
            return true"
        );
        assert!(page.eval::<bool>(&script).await);
        leave(page).await;
        // Both still listen to those they know.
        page.eval::<bool>("first.setAttribute('query', 'lora'); return true")
            .await;
        enter(page, "first").await;
        page.until_address(&[("q", Some("lora")), ("embed", Some("1"))])
            .await;
        leave(page).await;
        heard(page, "first", "state", "detail.query === 'q=lora'").await;
        let after: String = page
            .eval(&now.replace("heard.filter(", "heard.slice(0, -1).filter("))
            .await;
        assert_eq!(
            before.split(',').next(),
            after.split(',').next(),
            "{before} / {after}"
        );
        assert_eq!(
            before.split(',').nth(1),
            after.split(',').nth(1),
            "the height is the host's"
        );
    });
}
