//! The explorer against addresses and catalogues that mean it ill: no script of theirs runs, no
//! policy has to hold one back, nothing panics, and there is always a page.

use serde_json::Value;

use crate::builds::Build;
use crate::hostile;
use crate::page::{Page, visit};

/// Notes what must not happen, from before the first script of each page.
const WATCH: &str = "globalThis.wrong = [];
    for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'])
        globalThis[name] = (...said) => { wrong.push(`${name}: ${said}`); };
    addEventListener('securitypolicyviolation', (event) =>
        wrong.push(`policy: ${event.violatedDirective} ${event.blockedURI}`));
    addEventListener('error', ({ message }) => wrong.push(`error: ${message}`));
    addEventListener('unhandledrejection', ({ reason }) => wrong.push(`rejection: ${reason}`));";

/// What went wrong so far, with what in the page could still do harm.
const WRONG: &str = "const bad = document.querySelectorAll('script:not([src]), iframe, object, embed, base, \
        style, template, plaintext, meta[http-equiv=refresh], link[href*=evil], img, \
        [onerror], [onload], [onclick], [onmouseover], [onfocus], [onbegin], [ontoggle], \
        a[href^=\"javascript:\" i], a[href^=\"data:\" i], a[href^=\"vbscript:\" i], a[href^=\"file:\" i], \
        a[href^=\"blob:\" i], a[href*=\"@evil\"], a[href^=\"//\"], form[action]');
    const policy = document.querySelectorAll('meta[http-equiv=Content-Security-Policy]').length;
    return [...wrong, ...[...bad].map((element) => element.outerHTML.slice(0, 200)),
        ...policy === 1 ? [] : [`${policy} policies`]]";

/// A page that is there: the explorer, with something in it to be read.
const THERE: &str = "const main = document.querySelector('main.found');
    return document.readyState === 'complete' && main?.checkVisibility()
        && document.body.innerText.trim().length > 100";

/// Waits for the page and holds that nothing went wrong.
async fn assert_sound(page: &Page, what: &str) {
    page.until(&format!("a page for {what}"), THERE, Value::Null)
        .await;
    let wrong: Vec<String> = page.eval(WRONG).await;
    assert_eq!(wrong, [""; 0], "{what}");
    assert_eq!(page.count("main.notice").await, 0, "{what}: it gave up");
}

/// A build with few works, which is loaded fast.
fn small() -> Build {
    let build = Build::version(1);
    let text = build.read("data/catalogue.json");
    let mut catalogue = efficient_llm::catalogue::read(&text)
        .expect("a catalogue")
        .catalogue;
    catalogue.works.truncate(40);
    build.write("data/catalogue.json", &catalogue.to_canonical_json());
    build.seal(false);
    build
}

const KEYS: [&str; 24] = [
    "q",
    "area",
    "venue",
    "kind",
    "has",
    "list",
    "tag",
    "is",
    "year",
    "stars",
    "citations",
    "sort",
    "by",
    "work",
    "compare",
    "ids",
    "theme",
    "lang",
    "embed",
    "__proto__",
    "constructor",
    "%3Cb%3E",
    "",
    "Q",
];

/// As they stand in an address.
const VALUES: [&str; 40] = [
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "<script>alert(1)</script>",
    "%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "%00",
    "%0d%0aSet-Cookie:%20a=b",
    "%E2%80%AEgnp.exe",
    "%EF%BF%BF%EF%BF%BE",
    "%ED%A0%80",
    "%E0%A4%A",
    "%",
    "%%%",
    "%zz",
    "%25253Cscript%25253E",
    "__proto__",
    "constructor",
    "toString,-valueOf,hasOwnProperty",
    "NaN",
    "Infinity..-Infinity",
    "-1..1e400",
    "99999999999999999999..",
    "..-99999999999999999999",
    "18446744073709551616..18446744073709551617",
    "9007199254740993",
    "2024..2020",
    ",,,,,,,,",
    "-,-,-,--,---",
    "%22%22%22%22%22,%22",
    "%22unclosed",
    "((((((((((",
    "venue:venue:venue:",
    "-venue:-iclr:%22",
    "stars:%3E%3E%3E100..100..",
    "area:%22KV%20cache",
    "%F0%9F%98%80%F0%9F%91%A8%E2%80%8D%F0%9F%91%A9",
    "%CC%81%CC%81%CC%81%CC%81",
    "../../../../etc/passwd",
    "%5C%5Cevil.example",
    "%7B%7B7*7%7D%7D",
];

const VIEWS: [&str; 10] = [
    "",
    "trends",
    "map",
    "frameworks",
    "about",
    "shelf",
    "compare",
    "contribute",
    "__proto__",
    "%3Csvg%3E",
];

const ENDS: [&str; 8] = [
    "",
    "#<img src=x onerror=alert(1)>",
    "#__proto__",
    "#%22%3E%3Cscript%3E",
    "#%E0%A4%A",
    "#%%%",
    "#results",
    "#%00",
];

/// A hostile address by its number: each has other keys with other values.
fn address(number: usize) -> String {
    let pair = |n: usize| {
        let key = KEYS[(number * 5 + n * 7) % KEYS.len()];
        let value = VALUES[(number * 3 + n * 11) % VALUES.len()];
        let value = match number % 25 {
            // Longer than anything that somebody types.
            24 => value.repeat(60_000 / value.len() / 3),
            _ => value.to_owned(),
        };
        format!("{key}={value}")
    };
    let pairs: Vec<String> = (0..3).map(pair).collect();
    let view = VIEWS[number % VIEWS.len()];
    let end = ENDS[number / 3 % ENDS.len()];
    format!("?{}&view={view}{end}", pairs.join("&"))
}

/// Opens fifty of two hundred addresses.
fn survives_addresses(quarter: usize) {
    // Until after the browser: the service worker goes on looking for news.
    let build = small();
    visit(async |page| {
        page.server.serve(build.path());
        page.before_load(WATCH).await;
        for number in (0..200).filter(|number| number % 4 == quarter) {
            // Only the part behind `#` would be no new page.
            page.open(&format!(
                "{}&n={number}",
                address(number).replacen('#', "&n#", 1)
            ))
            .await;
            let what: String = address(number).chars().take(200).collect();
            assert_sound(page, &format!("address {number}, {what}")).await;
        }
    });
}

#[test]
fn hostile_addresses_in_the_first_quarter() {
    survives_addresses(0);
}

#[test]
fn hostile_addresses_in_the_second_quarter() {
    survives_addresses(1);
}

#[test]
fn hostile_addresses_in_the_third_quarter() {
    survives_addresses(2);
}

#[test]
fn hostile_addresses_in_the_last_quarter() {
    survives_addresses(3);
}

/// A build with nothing but hostile works.
fn hostile_build() -> Build {
    let build = Build::version(1);
    build.write(
        "data/catalogue.json",
        &hostile::catalogue().to_canonical_json(),
    );
    build.seal(false);
    build
}

#[test]
fn a_hostile_catalogue_in_every_view() {
    let build = hostile_build();
    visit(async |page| {
        page.server.serve(build.path());
        page.before_load(WATCH).await;
        let compared = (0..5).map(|n| format!("hostile-{n}")).collect::<Vec<_>>();
        let compared = format!("?view=compare&compare={}", compared.join(","));
        let views = [
            "trends",
            "map",
            "frameworks",
            "about",
            "shelf",
            "contribute",
        ];
        let views = views.map(|view| format!("?view={view}"));
        let others = [
            "?lang=zh".to_owned(),
            "?embed=1".to_owned(),
            "?q=script".to_owned(),
            "?q=%22onerror%22+author:svg".to_owned(),
            "?tag=__proto__&area=constructor".to_owned(),
            "?work=%3Cscript%3Ealert(1)%3C/script%3E".to_owned(),
            "?work=%22%5D".to_owned(),
            compared,
        ];
        for address in views.into_iter().chain(others) {
            page.open(&address).await;
            assert_sound(page, &address).await;
        }
        page.open("").await;
        for form in ["^Table$", "^Compact$", "^Cards$"] {
            page.click_named(form).await;
            assert_sound(page, form).await;
        }
        let n_works = hostile::catalogue().works.len();
        page.until_shown(n_works).await;
    });
}

#[test]
fn a_hostile_catalogue_in_the_details_of_every_work() {
    let build = hostile_build();
    visit(async |page| {
        page.server.serve(build.path());
        page.before_load(WATCH).await;
        page.open("").await;
        assert_sound(page, "the list").await;
        for number in 0..hostile::texts().len() {
            let key = format!("hostile-{number}");
            let go = format!(
                "history.pushState(null, '', '?work={key}');
                dispatchEvent(new PopStateEvent('popstate')); return true"
            );
            assert!(page.eval::<bool>(&go).await);
            let is_open = format!(
                "return document.querySelector('aside.detail, .detail')?.innerText.length > 0
                    && location.search === '?work={key}'"
            );
            page.until(&key, &is_open, Value::Null).await;
            assert_sound(page, &key).await;
        }
    });
}

#[test]
fn the_watch_notices() {
    crate::page::visit_with_trouble(async |page| {
        page.before_load(WATCH).await;
        page.open("").await;
        page.until("a page", THERE, Value::Null).await;
        page.eval::<bool>(
            "const script = document.createElement('script');
            script.textContent = 'alert(1)';
            document.body.append(script);
            alert(2);
            return true",
        )
        .await;
        page.until(
            "word of it",
            "return wrong.some((what) => what.startsWith('policy: script-src'))
                && wrong.includes('alert: 2') && !wrong.includes('alert: 1')",
            Value::Null,
        )
        .await;
        let wrong: Vec<String> = page.eval(WRONG).await;
        assert!(wrong.iter().any(|what| what.starts_with("<script>")));
    });
}
