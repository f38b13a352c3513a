//! A catalogue that has in each field what a list could hold to get its own script, link or form
//! into a page.

use efficient_llm::catalogue::{Catalogue, SCHEMA};
use efficient_llm::work::{
    Area, Citations, Claim, Conflict, Kind, Link, List, Listing, Rel, Repo, Venue, Work,
};

const TEXTS: [&str; 50] = [
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "</script><script>alert(1)</script>",
    "<svg/onload=alert(1)>",
    "<iframe src=javascript:alert(1)>",
    "<!--",
    "-->",
    "]]>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0; url=https://evil.example/'>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "\u{202e}gnp.exe",
    "\u{0}\u{1f}\u{feff}",
    "{{constructor.constructor('alert(1)')()}}",
    "<style>body{display:none}</style>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<template><script>alert(1)</script></template>",
    "<img src=https://evil.example/pixel.png>",
    "<body onload=alert(1)>",
    "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>",
    "<form action=javascript:alert(1)><button>go</button></form>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<textarea></textarea><script>alert(1)</script>",
    "<dialog open>your password?</dialog>",
    "<plaintext>",
    "javascript:alert(1)",
    "${alert(1)}",
    "#{alert(1)}",
    "{0} {1} {2}",
    "one|many##note",
    "__proto__",
    "constructor",
    "toString",
    "[x](javascript:alert(1))",
    "=HYPERLINK(\"https://evil.example\")",
    "}\\input{/etc/passwd}",
    "\u{2066}\u{2067}\u{2068}\u{202d}isolated for ever",
    "a\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "\u{200b}\u{200d}\u{200e}",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "\u{e000}\u{fffd}\u{1f9e8}\u{10fffd}",
];

/// Addresses that no link may lead to as they are.
const ADDRESSES: [&str; 14] = [
    "javascript:alert(1)",
    "JaVa\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "//evil.example",
    "\\\\evil.example",
    "https://user:secret@evil.example/",
    "https://example.org/\" onclick=\"alert(1)",
    " https://example.org",
    "file:///etc/passwd",
    "blob:https://evil.example/1",
    "https://\u{202e}gro.elpmaxe/",
    "?work=__proto__",
    "https://",
];

/// Ids that are no names of folders.
pub const IDS: [&str; 6] = [
    "../../outside",
    "<script>alert(1)</script>",
    "\"]",
    "a b,c",
    "%00",
    "..",
];

/// Each text alone, and in the midst of others.
pub fn texts() -> Vec<String> {
    let alone = TEXTS.iter().map(|text| (*text).to_owned());
    let within = TEXTS
        .iter()
        .map(|text| format!("Efficient {text} attention {}", "x".repeat(300)));
    alone.chain(within).collect()
}

/// A work for each text, and one for each id.
pub fn catalogue() -> Catalogue {
    let texts = texts();
    let mut works: Vec<Work> = texts.iter().enumerate().map(work).collect();
    works.extend(IDS.iter().map(|id| Work {
        id: (*id).to_owned(),
        ..work((0, &texts[0]))
    }));
    let text = TEXTS.concat();
    Catalogue {
        schema: SCHEMA,
        version: "<script>".to_owned(),
        lists_as_of: Some(text.clone()),
        stars_as_of: Some(text.clone()),
        lists: vec![List {
            id: "000".to_owned(),
            title: text.clone(),
            url: Some("javascript:alert(1)".to_owned()),
            dated: Some(text.clone()),
            ..List::default()
        }],
        areas: vec![Area {
            id: "area".to_owned(),
            label: text.clone(),
            description: Some(text.clone()),
            ..Area::default()
        }],
        venues: vec![Venue {
            id: "venue".to_owned(),
            label: text.clone(),
            name: Some(text),
            ..Venue::default()
        }],
        works,
    }
}

fn work((n, text): (usize, &String)) -> Work {
    let kinds = [Kind::Paper, Kind::Framework, Kind::Project, Kind::Other];
    let links = ADDRESSES.iter().map(|address| Link {
        rel: Rel::Paper,
        url: (*address).to_owned(),
        label: text.clone(),
    });
    Work {
        id: format!("hostile-{n}"),
        kind: kinds[n % kinds.len()],
        title: text.clone(),
        alt_titles: vec![text.clone()],
        authors: vec![text.clone(), text.clone()],
        year: Some(2000 + (n % 30) as u16),
        venue: Some("venue".to_owned()),
        doi: Some(text.clone()),
        arxiv_id: Some(text.clone()),
        areas: vec!["area".to_owned(), text.clone()],
        tags: vec![text.clone()],
        links: links.collect(),
        repos: vec![Repo {
            name: text.clone(),
            stars: Some(u32::MAX),
            as_of: Some(text.clone()),
            stars_per_year: Some(i32::MIN),
            since: Some(text.clone()),
        }],
        citations: Some(Citations {
            count: u32::MAX,
            as_of: Some(text.clone()),
            list: text.clone(),
        }),
        added: Some(text.clone()),
        lists: vec!["000".to_owned()],
        n_lists: Some(u32::MAX),
        disputed: true,
        listings: vec![Listing {
            list: "000".to_owned(),
            line: 1,
            area_path: vec![text.clone()],
            title: text.clone(),
            venue: Some(text.clone()),
            ..Listing::default()
        }],
        conflicts: vec![Conflict {
            field: text.clone(),
            values: vec![Claim {
                list: text.clone(),
                value: text.clone(),
            }],
            chosen: text.clone(),
            rule: text.clone(),
        }],
        ..Work::default()
    }
}
