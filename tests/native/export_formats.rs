//! The other formats, each held against a reader that shares no code with its writer.

use efficient_llm::export::{self, Feed, Format, Names, SURVEY_BIBTEX};
use efficient_llm::work::{Kind, Link, Rel, Work};
use proptest::prelude::*;
use serde_json::Value;

use crate::export_bibtex::{catalogue, names};

#[test]
fn json_is_the_catalogues_own() {
    let catalogue = catalogue();
    let works: Vec<&Work> = catalogue.works.iter().collect();
    let text = export::write(Format::Json, &works, &Names::default());
    let read: Vec<Work> = serde_json::from_str(&text).expect("records");
    let mut records = catalogue.works.clone();
    for work in &mut records {
        work.take_sources();
    }
    assert_eq!(read, records);
    assert_eq!(export::write(Format::Json, &[], &Names::default()), "[]\n");
}

#[test]
fn csv_reads_back() {
    let catalogue = catalogue();
    let works: Vec<&Work> = catalogue.works.iter().collect();
    let text = export::write(Format::Csv, &works, &names(&catalogue));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().expect("a head").clone();
    let at = |name: &str| head.iter().position(|own| own == name).expect("the column");
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), works.len());
    for (row, work) in rows.iter().zip(works) {
        assert_eq!(&row[at("id")], work.id);
        assert_eq!(row[at("title")].trim_start_matches('\''), work.title);
        let stars = work
            .stars()
            .map_or(String::new(), |stars| stars.to_string());
        assert_eq!(row[at("stars")], stars);
        let month = &row[at("month")];
        let is_published = ["iclr", "neurips", "tmlr"]
            .map(Some)
            .contains(&work.venue.as_deref());
        assert!(
            month.is_empty() || !is_published,
            "a month of another event"
        );
    }
}

/// Pieces of cells that try to be formulas, or to end the cell.
const PIECES: [&str; 20] = [
    "=HYPERLINK(\"http://a\")",
    "+1",
    "-",
    "@x",
    "\t",
    "\r",
    "\n",
    "\r\n",
    " ",
    "\u{a0}",
    "\u{3000}＝",
    "\u{feff}",
    "\"",
    ",",
    ";",
    "'",
    "a",
    "é和",
    "1",
    "\u{200b}=",
];

/// A hundred thousand cells of random pieces, the same every time, read a thousand at once.
#[test]
fn no_line_of_a_cell_is_a_formula() {
    let mut seed = 1_u64;
    let mut next = |most: usize| {
        // Knuth's linear congruential generator for 64 bits; its high digits are random enough.
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % most
    };
    for _ in 0..100 {
        let cells: Vec<String> = (0..1_000)
            .map(|_| (0..next(7)).map(|_| PIECES[next(PIECES.len())]).collect())
            .collect();
        let rows = cells
            .iter()
            .map(|text| format!("b,{}\r\n", export::csv_cell(text)));
        let text: String = rows.collect();
        let mut reader = csv::ReaderBuilder::new();
        let mut reader = reader.has_headers(false).from_reader(text.as_bytes());
        let rows: Vec<csv::StringRecord> =
            reader.records().map(|row| row.expect("a row")).collect();
        assert_eq!(rows.len(), cells.len());
        for (row, text) in rows.iter().zip(&cells) {
            assert_eq!(row.len(), 2, "{text:?}");
            check_cell(&row[1], text);
        }
    }
}

fn check_cell(read: &str, text: &str) {
    for line in read.split(['\n', '\r']) {
        let blank = [' ', '\u{a0}', '\u{3000}', '\u{feff}', '\u{200b}'];
        let trimmed = line.trim_start_matches(blank);
        assert!(
            !trimmed.starts_with(['=', '+', '-', '@', '\t', '＝']),
            "{read:?}"
        );
    }
    assert!(!read.starts_with(['\t', '\r', '\n']), "{read:?}");
    // Nothing is lost: without the marks it is what it was.
    let unmarked = |text: &str| text.replace('\'', "");
    assert_eq!(unmarked(read), unmarked(text));
}

fn page_of(work: &Work) -> String {
    format!("https://a.org/?work={}", work.id)
}

const FEED: Feed = Feed {
    title: "All & <everything>",
    address: "https://a.org/feed.xml?a=1&b=2",
    page: "https://a.org/",
    as_of: "2026-09-22",
};

/// Fails unless a text is a feed with all that RFC 4287 asks for; its entries' ids and dates.
fn read_feed(text: &str) -> Vec<(String, String)> {
    const ATOM: &str = "http://www.w3.org/2005/Atom";
    let document = roxmltree::Document::parse(text).expect("XML");
    let feed = document.root_element();
    assert!(feed.has_tag_name((ATOM, "feed")));
    let one = |node: roxmltree::Node, name: &str| {
        let mut own = node
            .children()
            .filter(|child| child.has_tag_name((ATOM, name)));
        let text = own
            .next()
            .and_then(|child| child.text())
            .expect(name)
            .to_owned();
        assert!(own.next().is_none(), "{name} stands twice");
        assert!(!text.trim().is_empty(), "{name} is empty");
        text
    };
    let date = |node| {
        let text = one(node, "updated");
        assert_eq!(text.len(), "2026-09-22T00:00:00Z".len());
        assert!(text.ends_with("T00:00:00Z"));
        text
    };
    one(feed, "id");
    one(feed, "title");
    date(feed);
    assert!(
        feed.children()
            .any(|child| child.has_tag_name((ATOM, "author")))
    );
    let entries = feed
        .children()
        .filter(|child| child.has_tag_name((ATOM, "entry")));
    let entries = entries.map(|entry| {
        one(entry, "title");
        one(entry, "summary");
        let links = entry
            .children()
            .filter(|child| child.has_tag_name((ATOM, "link")));
        let alternate = links.filter(|link| link.attribute("rel") == Some("alternate"));
        assert_eq!(alternate.count(), 1);
        (one(entry, "id"), date(entry))
    });
    entries.collect()
}

#[test]
fn feeds_are_dated_by_the_data_and_newest_first() {
    let catalogue = catalogue();
    let names = names(&catalogue);
    let works: Vec<&Work> = catalogue.works.iter().collect();
    let mut feeds = vec![works.clone()];
    feeds.extend(
        catalogue
            .areas
            .iter()
            .map(|area| export::in_area(&works, &names, &area.id)),
    );
    feeds.extend(
        catalogue
            .venues
            .iter()
            .map(|venue| export::in_venue(&works, &venue.id)),
    );
    for works in feeds {
        let text = export::atom(&FEED, &works, &names, &page_of);
        let entries = read_feed(&text);
        assert!(entries.len() <= 60 && entries.len() <= works.len());
        assert!(entries.iter().map(|(_, date)| date).rev().is_sorted());
        let mut ids: Vec<&String> = entries.iter().map(|(id, _)| id).collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), entries.len());
    }
    let quantization = export::in_area(&works, &names, "quantization");
    let narrower = export::in_area(&works, &names, "weight-only-quantization");
    assert!(narrower.len() > 10 && quantization.len() > narrower.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn a_feed_and_json_ld_survive_any_text(title in any::<String>(), name in any::<String>()) {
        let work = Work {
            id: "sums".into(),
            kind: Kind::Paper,
            title: format!("T{title}"),
            authors: vec![format!("A{name}")],
            year: Some(2024),
            links: vec![Link { rel: Rel::Paper, url: "https://a.org/\"<>&'".into(), label: name.clone() }],
            areas: vec![title.clone()],
            ..Work::default()
        };
        let names = Names::default();
        let text = export::atom(&Feed { title: &work.title, ..FEED }, &[&work], &names, &page_of);
        prop_assert_eq!(read_feed(&text).len(), 1);
        let json = export::json_ld(&work, &names, "https://a.org/w");
        prop_assert!(!json.contains(['<', '>', '&']));
        let value: Value = serde_json::from_str(&json).expect("JSON");
        prop_assert_eq!(value["name"].as_str(), Some(work.title.as_str()));
        prop_assert_eq!(value["author"][0]["name"].as_str(), Some(work.authors[0].as_str()));
        let coins = export::coins(&work, &names);
        prop_assert!(coins.is_ascii() && !coins.contains(['"', '<', ' ']));
    }
}

#[test]
fn tags_of_a_published_paper_keep_both_ids() {
    let catalogue = catalogue();
    let names = names(&catalogue);
    let work = catalogue
        .works
        .iter()
        .find(|work| work.id == "2210.17323")
        .expect("GPTQ");
    let tags = export::highwire(work, &names);
    let one = |name| {
        tags.iter()
            .find(|(own, _)| *own == name)
            .map(|(_, value)| value.as_str())
    };
    assert_eq!(one("citation_title"), Some(work.title.as_str()));
    let year = work.year.map(|year| year.to_string());
    assert_eq!(one("citation_publication_date"), year.as_deref());
    assert_eq!(one("citation_arxiv_id"), Some("2210.17323"));
    assert!(one("citation_conference_title").is_some_and(|title| title.contains("ICLR")));
    let authors = tags.iter().filter(|(name, _)| *name == "citation_author");
    assert_eq!(authors.count(), work.authors.len());
    let coins = export::coins(work, &names);
    assert!(coins.contains("rft.genre=proceeding&rft.atitle=GPTQ%3A%20"));
    assert!(coins.contains("rft_id=info%3Aarxiv%2F2210.17323"));
    let json: Value =
        serde_json::from_str(&export::json_ld(work, &names, "https://a.org/w")).expect("JSON");
    assert_eq!(json["@type"], "ScholarlyArticle");
    assert_eq!(json["identifier"][0]["value"], "2210.17323");
}

#[test]
fn the_survey_cites_as_bibtex() {
    let parsed = biblatex::Bibliography::parse(SURVEY_BIBTEX).expect("BibTeX");
    let entry = parsed.get("wan2024efficient").expect("its key");
    assert_eq!(entry.author().expect("authors").len(), 12);
}

#[test]
fn a_plain_list_has_one_line_a_work() {
    let catalogue = catalogue();
    let works: Vec<&Work> = catalogue.works.iter().collect();
    let text = export::write(Format::Markdown, &works, &names(&catalogue));
    assert_eq!(text.lines().count(), works.len());
    assert!(text.lines().all(|line| line.starts_with("- ")));
}
