//! The prerendered pages as HTML: what Servo's parser says of them, and what a page must have.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use efficient_llm::catalogue::Catalogue;
use efficient_llm::curate::files;
use efficient_llm::curate::pages::base::Base;
use efficient_llm::curate::pages::{self, front};
use efficient_llm::work::{Area, Work};
use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use serde_json::Value;

use crate::hostile;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// An element of a page: its name, attributes and text.
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    text: String,
}

impl Element {
    fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }
}

/// A page as a browser would have it, and what the standard calls an error in it.
struct Read {
    elements: Vec<Element>,
    errors: Vec<String>,
    is_quirky: bool,
}

impl Read {
    fn new(html: &str) -> Self {
        let dom = parse_document(RcDom::default(), ParseOpts::default()).one(html);
        let mut elements = Vec::new();
        collect(&dom.document, &mut elements);
        let errors = dom.errors.borrow();
        Self {
            elements,
            errors: errors.iter().map(ToString::to_string).collect(),
            is_quirky: dom.quirks_mode.get() != html5ever::interface::QuirksMode::NoQuirks,
        }
    }

    fn all(&self, name: &str) -> Vec<&Element> {
        let found = self.elements.iter().filter(|element| element.name == name);
        found.collect()
    }

    fn texts(&self, name: &str) -> Vec<&str> {
        let found = self.all(name).into_iter();
        found.map(|element| element.text.trim()).collect()
    }

    fn meta(&self, key: &str, name: &str) -> Vec<&str> {
        let all = self.all("meta").into_iter();
        let named = all.filter(|meta| meta.attribute(key) == name);
        named.map(|meta| meta.attribute("content")).collect()
    }
}

fn collect(node: &Handle, into: &mut Vec<Element>) {
    if let NodeData::Element { name, attrs, .. } = &node.data {
        let attributes = attrs.borrow();
        let attributes = attributes.iter().map(|attribute| {
            (
                attribute.name.local.to_string(),
                attribute.value.to_string(),
            )
        });
        into.push(Element {
            name: name.local.to_string(),
            attributes: attributes.collect(),
            text: text(node),
        });
    }
    for child in node.children.borrow().iter() {
        collect(child, into);
    }
}

fn text(node: &Handle) -> String {
    match &node.data {
        NodeData::Text { contents } => contents.borrow().to_string(),
        _ => node.children.borrow().iter().map(text).collect(),
    }
}

/// What every page must have, and have once.
#[track_caller]
fn check_page(path: &str, html: &str) -> Read {
    let page = Read::new(html);
    assert_eq!(page.errors, [""; 0], "{path}");
    assert!(!page.is_quirky, "{path} has no doctype");
    assert_eq!(page.all("html")[0].attribute("lang"), "en", "{path}");
    for name in ["title", "h1", "main"] {
        let texts = page.texts(name);
        assert_eq!(texts.len(), 1, "{path}: <{name}> {texts:?}");
        assert!(!texts[0].is_empty(), "{path}: <{name}> says nothing");
    }
    let ids: Vec<&str> = page.elements.iter().map(|e| e.attribute("id")).collect();
    let ids: Vec<&str> = ids.into_iter().filter(|id| !id.is_empty()).collect();
    let unique: BTreeSet<&&str> = ids.iter().collect();
    assert_eq!(unique.len(), ids.len(), "{path}: {ids:?}");
    // A browser looks no further for it.
    let start = html.char_indices().take_while(|(at, _)| *at < 1024);
    let start: String = start.map(|(_, letter)| letter).collect();
    assert!(start.contains("<meta charset=\"utf-8\">"), "{path}");
    assert_eq!(page.meta("name", "viewport").len(), 1, "{path}");
    assert_eq!(
        page.meta("http-equiv", "Content-Security-Policy").len(),
        1,
        "{path}"
    );
    page
}

/// A site, as `curate seal` prerenders it.
struct Site {
    dir: tempfile::TempDir,
    paths: Vec<String>,
}

impl Site {
    fn new(catalogue: &Catalogue, base: Option<&Base>) -> Self {
        let dir = tempfile::tempdir().unwrap();
        pages::write(catalogue, dir.path(), base).unwrap();
        let mut paths = Vec::new();
        list(dir.path(), dir.path(), &mut paths);
        Self { dir, paths }
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.dir.path().join(path)).unwrap()
    }

    fn pages(&self) -> impl Iterator<Item = (&str, String)> {
        let pages = self.paths.iter().filter(|path| path.ends_with(".html"));
        pages.map(|path| (path.as_str(), self.text(path)))
    }
}

fn list(root: &Path, dir: &Path, into: &mut Vec<String>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => list(root, &path, into),
            false => into.push(
                path.strip_prefix(root)
                    .unwrap()
                    .to_string_lossy()
                    .into_owned(),
            ),
        }
    }
}

fn real() -> Catalogue {
    let loaded = files::load(&root().join("data/catalogue.json")).unwrap();
    loaded.catalogue
}

fn base() -> Base {
    Base::new("https://example.org/explorer/").unwrap()
}

/// Where a relative address leads from a page, as a path of the site; none for another site.
fn target(page: &str, address: &str) -> Option<String> {
    if address.contains("://") || address.starts_with("mailto:") {
        return None;
    }
    let address = address.split(['?', '#']).next().unwrap_or_default();
    let mut folders: Vec<&str> = page.split('/').collect();
    folders.pop();
    for part in address.split('/') {
        match part {
            "." => {}
            ".." => assert!(folders.pop().is_some(), "{page}: {address} leads out"),
            name => folders.push(name),
        }
    }
    Some(folders.join("/"))
}

#[test]
fn every_page_of_the_catalogue_is_sound_and_its_links_lead_somewhere() {
    let site = Site::new(&real(), Some(&base()));
    let known: HashSet<&str> = site.paths.iter().map(String::as_str).collect();
    // Copied into the site by its build.
    let others = ["pages.css", "icon.svg", ""];
    let mut n_pages = 0;
    for (path, html) in site.pages().filter(|(path, _)| *path != "404.html") {
        let page = check_page(path, &html);
        n_pages += 1;
        let title = page.texts("title")[0].chars().count();
        assert!(title <= 250, "{path}: a title of {title} letters");
        assert_eq!(page.meta("name", "description").len(), 1, "{path}");
        let own = base().url(path.trim_end_matches("index.html"));
        assert_eq!(page.meta("property", "og:url"), [own.as_str()], "{path}");
        let canonical = |link: &&Element| link.attribute("rel") == "canonical";
        let links = page.all("link");
        let canonical: Vec<&str> = links
            .iter()
            .copied()
            .filter(|link| canonical(link))
            .map(|link| link.attribute("href"))
            .collect();
        assert_eq!(canonical, [own.as_str()], "{path}");
        for link in links.into_iter().chain(page.all("a")) {
            let Some(to) = target(path, link.attribute("href")) else {
                continue;
            };
            let file = format!("{to}index.html");
            let is_there = known.contains(&*to) || known.contains(&*file) || others.contains(&&*to);
            assert!(is_there, "{path}: {} leads nowhere", link.attribute("href"));
        }
    }
    assert!(n_pages > 700, "{n_pages}");
}

#[test]
fn a_long_list_is_a_tree_of_areas_that_count_all_within_them() {
    let area = |id: &str, parent: Option<&str>| Area {
        id: id.to_owned(),
        label: id.to_owned(),
        parent: parent.map(str::to_owned),
        ..Area::default()
    };
    let work = |number: usize| Work {
        id: format!("work-{number}"),
        title: format!("Work {number}"),
        areas: vec![if number == 0 { "root" } else { "leaf" }.to_owned()],
        ..Work::default()
    };
    let catalogue = Catalogue {
        areas: vec![area("root", None), area("leaf", Some("root"))],
        works: (0..3_001).map(work).collect(),
        ..Catalogue::default()
    };
    let site = Site::new(&catalogue, None);
    let list = check_page("works/index.html", &site.text("works/index.html"));
    let items = list.texts("li");
    assert_eq!(items, ["root (3001)leaf (3000)", "leaf (3000)"]);
    let root = check_page("root", &site.text("areas/root/index.html"));
    assert_eq!(root.texts("li"), ["leaf (3000)", "Work 0"]);
    assert_eq!(root.meta("name", "description"), ["root 3,001 works."]);
}

#[test]
fn hostile_text_leaves_every_page_sound() {
    for base in [None, Some(&base())] {
        let site = Site::new(&hostile::catalogue(), base);
        for (path, html) in site.pages() {
            check_page(path, &html);
        }
        let works = site
            .paths
            .iter()
            .filter(|path| path.starts_with("works/hostile-"));
        assert_eq!(works.count(), hostile::texts().len());
    }
}

#[test]
fn the_data_for_search_engines_can_be_read() {
    for catalogue in [real(), hostile::catalogue()] {
        let site = Site::new(&catalogue, Some(&base()));
        for (path, html) in site.pages().filter(|(path, _)| path.starts_with("works/")) {
            let page = Read::new(&html);
            let data = |script: &&Element| script.attribute("type") == "application/ld+json";
            let data: Vec<&Element> = page.all("script").into_iter().filter(|s| data(s)).collect();
            if path == "works/index.html" {
                assert!(data.is_empty());
                continue;
            }
            assert_eq!(data.len(), 1, "{path}");
            let said: Value = serde_json::from_str(&data[0].text).expect(path);
            assert_eq!(said["@context"], "https://schema.org", "{path}");
            let kinds = [
                "ScholarlyArticle",
                "SoftwareSourceCode",
                "SoftwareApplication",
                "Article",
                "BlogPosting",
                "CreativeWork",
                "WebPage",
            ];
            let kind = said["@type"].as_str().unwrap();
            assert!(kinds.contains(&kind), "{path}: {kind}");
            let needed: &[&str] = match kind {
                "ScholarlyArticle" | "BlogPosting" => &["@id", "name", "headline"],
                _ => &["@id", "name"],
            };
            for field in needed {
                let text = said[*field].as_str().unwrap_or_default();
                assert!(!text.is_empty(), "{path}: no {field}");
            }
            let authors = said["author"].as_array().into_iter().flatten();
            for author in authors {
                let kinds = ["Person", "Organization"];
                let kind = author["@type"].as_str().unwrap();
                assert!(kinds.contains(&kind), "{path}: {kind}");
                assert!(author["name"].is_string(), "{path}");
            }
        }
    }
}

#[test]
fn the_pages_written_by_hand_are_sound() {
    let index = fs::read_to_string(root().join("index.html")).unwrap();
    check_page("index.html", &index);
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("index.html");
    fs::write(&file, &index).unwrap();
    front::write(dir.path(), &base()).unwrap();
    let page = check_page(
        "index.html with its address",
        &fs::read_to_string(&file).unwrap(),
    );
    let image = page.meta("property", "og:image");
    assert_eq!(image.len(), 1);
    let path = image[0]
        .strip_prefix("https://example.org/explorer/")
        .unwrap();
    assert!(root().join("public").join(path).exists(), "{path}");
    let example = fs::read_to_string(root().join("public/examples/embed.html")).unwrap();
    assert_eq!(Read::new(&example).errors, [""; 0]);
}

#[test]
fn the_parser_reports_what_is_wrong() {
    for html in [
        "<!DOCTYPE html><p></b>",
        "<p>no doctype",
        "<!DOCTYPE html><p a=1 a=2>",
    ] {
        assert!(!Read::new(html).errors.is_empty(), "{html}");
    }
}
