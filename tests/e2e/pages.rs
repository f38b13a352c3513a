//! The prerendered pages, as readers and search engines meet them.

use efficient_llm::catalogue::Catalogue;
use efficient_llm::curate::pages;
use efficient_llm::work::{Area, Link, List, Listing, Rel, Venue, Work};
use serde_json::Value;

use crate::naive;
use crate::offline::until_complete;
use crate::page::{visit, visit_with_trouble};

#[test]
fn a_page_of_a_work_leads_to_the_explorer() {
    visit(async |page| {
        page.open("works/2210.17323/").await;
        page.wait_for("h1").await;
        let data: Value = page
            .eval("return JSON.parse(document.querySelector('[type=\"application/ld+json\"]').textContent)")
            .await;
        assert_eq!(data["@type"], "ScholarlyArticle");
        assert!(page.count("meta[name^=citation_]").await > 5);
        page.click_named("^Open in the explorer$").await;
        page.until_address(&[("work", Some("2210.17323"))]).await;
        until_complete(page).await;
    });
}

#[test]
fn the_list_has_every_work_once() {
    visit(async |page| {
        page.open("works/").await;
        page.wait_for("#plain-list").await;
        let links = page.attributes("#plain-list .works a", "href").await;
        let mut ids: Vec<&str> = links
            .iter()
            .map(|link| link.trim_start_matches("../works/"))
            .collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), links.len());
        assert_eq!(ids.len(), naive::catalogue().works.len());
        page.click("#plain-list h2 a").await;
        page.wait_for("ul.works a").await;
        page.click("ul.works a").await;
        page.wait_for("article h1").await;
    });
}

#[test]
fn an_address_that_does_not_exist_leads_back() {
    visit_with_trouble(async |page| {
        for (address, expected) in [
            ("nowhere", ""),
            ("no/where/at/all?q=lora", "?q=lora"),
            ("works/2210.17323/more/", "?work=2210.17323"),
            ("areas/quantization/no/", "?area=quantization"),
        ] {
            page.open(address).await;
            let wanted = format!("{}{expected}", page.server.url());
            page.until(
                &wanted,
                "return document.querySelector('#explorer')?.href === $",
                wanted.clone().into(),
            )
            .await;
        }
        page.click("#explorer").await;
        page.until_address(&[("area", Some("quantization"))]).await;
        page.shown().await;
    });
}

/// What a list could hold to get its own script or link into a page.
const HOSTILE: [&str; 20] = [
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
];

/// The same for addresses.
const HOSTILE_ADDRESSES: [&str; 10] = [
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
];

/// A catalogue that has each of them in each field.
fn hostile() -> Catalogue {
    let work = |(n, text): (usize, &&str)| {
        let text = (*text).to_owned();
        let links = HOSTILE_ADDRESSES.iter().map(|address| Link {
            rel: Rel::Paper,
            url: (*address).to_owned(),
            label: text.clone(),
        });
        Work {
            id: format!("hostile-{n}"),
            title: text.clone(),
            alt_titles: vec![text.clone()],
            authors: vec![text.clone(), text.clone()],
            venue: Some("venue".to_owned()),
            doi: Some(text.clone()),
            arxiv_id: Some(text.clone()),
            areas: vec!["area".to_owned(), text.clone()],
            tags: vec![text.clone()],
            links: links.collect(),
            listings: vec![Listing {
                list: "000".to_owned(),
                line: 1,
                area_path: vec![text.clone()],
                title: text.clone(),
                ..Listing::default()
            }],
            ..Work::default()
        }
    };
    let text = HOSTILE.concat();
    let mut works: Vec<Work> = HOSTILE.iter().enumerate().map(work).collect();
    works.push(Work {
        id: "../../outside".to_owned(),
        title: "x".to_owned(),
        ..Work::default()
    });
    Catalogue {
        schema: 1,
        as_of: text.clone(),
        lists: vec![List {
            id: "000".to_owned(),
            title: text.clone(),
            url: Some("javascript:alert(1)".to_owned()),
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
            label: text,
            ..Venue::default()
        }],
        works,
        ..Catalogue::default()
    }
}

#[test]
fn hostile_text_stays_text() {
    visit(async |page| {
        let site = tempfile::tempdir().expect("a directory");
        for file in ["pages.css", "icon.svg"] {
            let from = concat!(env!("CARGO_MANIFEST_DIR"), "/public/");
            std::fs::copy(format!("{from}{file}"), site.path().join(file)).expect("a file");
        }
        let root = site.path().join("root");
        std::fs::create_dir(&root).expect("its own");
        let written = pages::write(&hostile(), &root, None).expect("pages");
        assert_eq!(written.left_out, ["../../outside"]);
        assert!(!site.path().join("outside").exists());
        for file in ["pages.css", "icon.svg"] {
            std::fs::rename(site.path().join(file), root.join(file)).expect("its own");
        }
        page.server.serve(&root);
        let works = (0..HOSTILE.len()).map(|n| format!("works/hostile-{n}/"));
        for address in works.chain(["works/".to_owned(), "areas/area/".to_owned()]) {
            page.open(&address).await;
            page.wait_for("h1").await;
            let found: Vec<String> = page
                .eval(
                    "return [...document.querySelectorAll('script:not([type=\"application/ld+json\"]), iframe, img, svg, \
                     base, style, template, meta[http-equiv=refresh], [onerror], [onload], [onmouseover], [onclick], \
                     link[href*=evil], a[href^=javascript], a[href^=data], a[href*=evil], a[href^=file]')].map((e) => e.outerHTML)",
                )
                .await;
            assert_eq!(found, [""; 0], "{address}");
            let is_data: bool = page
                .eval(
                    "return [...document.querySelectorAll('script')].every((e) => JSON.parse(e.textContent)['@type'])",
                )
                .await;
            assert!(is_data, "{address}");
        }
    });
}
