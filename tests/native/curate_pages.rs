//! Lists that have several pages and older editions.

use std::fs;
use std::path::Path;

use efficient_llm::catalogue::Catalogue;
use efficient_llm::curate::build::{self, Inputs};
use efficient_llm::curate::report::Report;
use efficient_llm::curate::rules::InputError;

const LISTS: &str = r#"
[[list]]
id = "sums"
title = "Awesome Sums"
repository = "adders/Awesome-Sums"
pages = [
  { path = "README.md" },
  { path = "more/slow.md", area = "slow-sums", dialect = "markdown" },
]
dialect = "markdown"

[[list]]
id = "000"
title = "Awesome Sums (early)"
edition_of = "sums"
file = "000.txt"
dialect = "markdown"
"#;

/// A directory of data and one of lists, the list of two pages among them.
struct Scratch(tempfile::TempDir);

impl Scratch {
    fn new() -> Self {
        let scratch = tempfile::tempdir().unwrap();
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
        fs::create_dir_all(scratch.path().join("data/rules")).unwrap();
        fs::create_dir_all(scratch.path().join("lists/adders__Awesome-Sums/more")).unwrap();
        for name in ["areas", "venues", "corrections", "merges"] {
            let rule = format!("rules/{name}.toml");
            let copy = scratch.path().join("data").join(&rule);
            fs::copy(fixtures.join(&rule), copy).unwrap();
        }
        let scratch = Self(scratch);
        scratch.write("data/lists.toml", LISTS);
        scratch.write(
            "lists/adders__Awesome-Sums/README.md",
            "# Sums\n## Fast Sums\n- Quick Sums, <ins>ICML, 2023</ins> [[Paper](https://a.org/q)]\n",
        );
        scratch.write(
            "lists/adders__Awesome-Sums/more/slow.md",
            "- **Slow Sums**, `ACL, 2022`, [pdf](https://a.org/s)\n\
             - **Quick Sums**, `ICML, 2023`, [pdf](https://a.org/q)\n- **Bad** `\n",
        );
        scratch.write(
            "lists/manifest.csv",
            "repository,path,commit,dated,bytes\n\
             adders/Awesome-Sums,README.md,abc,2026-05-01,1\n\
             adders/Awesome-Sums,more/slow.md,abc,2026-05-02,1\n",
        );
        scratch.write(
            "lists/000.txt",
            "# Sums\n## Fast Sums\n- Quick Sums, <ins>ICML, 2023</ins> [[Paper](https://a.org/q)]\n",
        );
        scratch
    }

    fn write(&self, name: &str, text: &str) {
        let file = self.0.path().join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    fn build(&self, only: &[&str]) -> Result<(Catalogue, Report), InputError> {
        let only: Vec<String> = only.iter().map(|&id| id.to_owned()).collect();
        let inputs = Inputs {
            lists: &self.0.path().join("lists"),
            data: &self.0.path().join("data"),
            facts: &self.0.path().join("data/facts"),
            only: &only,
        };
        build::build(&inputs, &mut |_, _, _| {})
    }
}

#[test]
fn every_listing_names_its_page_and_line() {
    let (catalogue, report) = Scratch::new().build(&[]).unwrap();
    let quick = &catalogue.works[0];
    let places: Vec<_> = quick
        .listings
        .iter()
        .map(|listing| (listing.list.as_str(), listing.page.as_deref(), listing.line))
        .collect();
    assert_eq!(
        places,
        [
            ("sums", Some("README.md"), 3),
            ("sums", Some("more/slow.md"), 2),
            ("000", None, 3)
        ]
    );
    let complaints = report.complaints().join("\n");
    let place = "adders__Awesome-Sums/more/slow.md:3: ";
    assert!(complaints.contains(place), "{complaints}");
}

#[test]
fn a_page_gives_its_area_to_listings_without_one() {
    let (catalogue, _) = Scratch::new().build(&[]).unwrap();
    let areas = |title: &str| {
        let mut works = catalogue.works.iter();
        let work = works.find(|work| work.title == title).unwrap();
        work.areas.clone()
    };
    assert_eq!(areas("Slow Sums"), ["slow-sums"]);
    assert_eq!(areas("Quick Sums"), ["fast-sums", "slow-sums"]);
}

#[test]
fn a_list_is_as_old_as_its_newest_page_and_lives_in_its_repository() {
    let (catalogue, _) = Scratch::new().build(&[]).unwrap();
    let [sums, early] = &catalogue.lists[..] else {
        panic!("{:?}", catalogue.lists);
    };
    assert_eq!(sums.dated.as_deref(), Some("2026-05-02"));
    assert_eq!((sums.listings, early.listings), (3, 1));
    assert_eq!(early.edition_of.as_deref(), Some("sums"));
    let home = Some("https://github.com/adders/Awesome-Sums");
    assert_eq!((sums.url.as_deref(), early.url.as_deref()), (home, home));
}

#[test]
fn only_the_lists_asked_for_are_read() {
    let scratch = Scratch::new();
    let (catalogue, _) = scratch.build(&["000"]).unwrap();
    assert_eq!(catalogue.lists.len(), 1);
    assert_eq!(catalogue.works.len(), 1);
    let error = scratch.build(&["001"]).unwrap_err().to_string();
    assert!(error.contains("no list has the id `001`"), "{error}");
}

#[test]
fn a_missing_page_is_named() {
    let scratch = Scratch::new();
    let page = "lists/adders__Awesome-Sums/more/slow.md";
    fs::remove_file(scratch.0.path().join(page)).unwrap();
    let error = scratch.build(&[]).unwrap_err().to_string();
    assert!(error.contains("more/slow.md: "), "{error}");
    assert!(error.contains("page of list sums is missing"), "{error}");
    assert!(scratch.build(&["000"]).is_ok());
}

const ORIGIN: &str = "authority,sources,source,as_of,note";

#[test]
fn facts_complete_works_and_say_where_they_come_from() {
    let scratch = Scratch::new();
    let fact = |name: &str, columns: &str, row: &str| {
        let text = format!("arxiv_id,title,{columns},{ORIGIN}\n{row}\n");
        scratch.write(&format!("data/facts/{name}"), &text);
    };
    fact(
        "authors.csv",
        "authors,truncated",
        ",Quick Sums,Ann Bell; Bo Li,false,proceedings,1,p:icml.json,2026-11,",
    );
    fact(
        "venues.csv",
        "venue,track,year",
        ",Slow Sums,acl,findings,2023,proceedings,1,p:acl.xml,2026-11,",
    );
    fact(
        "ids.csv",
        "doi",
        "2301.00007,Slow sums,10.1/s,authors,2,p:a.json,2026-11,",
    );
    scratch.write(
        "data/facts/first_listed.csv",
        "list,arxiv_id,title,day,commit\nsums,,Quick Sums,2024-02-03,abc\nother,,Quick Sums,2023-02-03,abc\n",
    );
    let (catalogue, _) = scratch.build(&[]).unwrap();
    let work = |title: &str| {
        let mut works = catalogue.works.iter();
        works.find(|work| work.title == title).unwrap()
    };
    let told = |title: &str| {
        let evidence = work(title).evidence.iter();
        let told = evidence.map(|it| format!("{}: {} ({})", it.field, it.value, it.source));
        told.collect::<Vec<_>>()
    };
    let quick = work("Quick Sums");
    assert_eq!(quick.authors, ["Ann Bell", "Bo Li"]);
    // The day of a list that is not built from says nothing.
    assert_eq!(quick.added.as_deref(), Some("2024-02-03"));
    assert_eq!(
        told("Quick Sums"),
        [
            "authors: Ann Bell, Bo Li (proceedings: p:icml.json)",
            "added: 2024-02-03 (commit abc of list sums)"
        ]
    );
    let slow = work("Slow Sums");
    assert_eq!((slow.id.as_str(), slow.year), ("2301.00007", Some(2023)));
    assert_eq!(slow.doi.as_deref(), Some("10.1/s"));
    assert_eq!(
        told("Slow Sums"),
        [
            "arxiv_id: 2301.00007 (authors: p:a.json)",
            "venue: ACL Findings 2023 (proceedings: p:acl.xml)",
            "doi: 10.1/s (authors: p:a.json)"
        ]
    );
    let conflict = &slow.conflicts[0];
    assert_eq!(conflict.values[0].value, "ACL 2022");
    assert_eq!(
        (conflict.chosen.as_str(), conflict.rule.as_str()),
        ("ACL Findings 2023", "proceedings over list")
    );
}
