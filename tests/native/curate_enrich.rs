//! `curate enrich` against a server that plays arXiv, OpenAlex and Crossref, well and badly.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::server::{Request, Server, TODAY, answer};

/// A paper that the indexes know: arXiv id, DOI and title.
type Paper = (Option<&'static str>, Option<&'static str>, &'static str);

const PAPERS: [Paper; 4] = [
    (
        Some("2401.00001"),
        None,
        "Zed: Adding Numbers in Half the Time",
    ),
    (Some("2402.00002"), None, "Slow Sums with Care"),
    (None, Some("10.1145/1.2"), "Sums on Two Machines at Once"),
    (None, None, "A Long Look at Sums and Products"),
];

/// A folder with rules, a catalogue of the papers, and facts.
struct Scratch(tempfile::TempDir);

impl Scratch {
    fn new() -> Self {
        let scratch = Self(tempfile::tempdir().unwrap());
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
        fs::create_dir_all(scratch.0.path().join("data/rules")).unwrap();
        for name in [
            "lists",
            "rules/areas",
            "rules/venues",
            "rules/corrections",
            "rules/merges",
        ] {
            let file = format!("{name}.toml");
            fs::copy(
                fixtures.join(&file),
                scratch.0.path().join("data").join(&file),
            )
            .unwrap();
        }
        let works: Vec<Value> = PAPERS
            .iter()
            .enumerate()
            .map(|(at, paper)| work(at, paper))
            .collect();
        let catalogue = json!({ "schema": 1, "version": "", "as_of": TODAY, "lists": [], "areas": [], "venues": [], "works": works });
        fs::write(
            scratch.0.path().join("data/catalogue.json"),
            catalogue.to_string(),
        )
        .unwrap();
        scratch
    }

    fn run(&self, base: &str, more: &[&str]) -> (i32, String) {
        let done = Command::new(env!("CARGO_BIN_EXE_curate"))
            .current_dir(self.0.path())
            .args([
                "enrich",
                "--base",
                base,
                "--pause-ms",
                "0",
                "--timeout-ms",
                "2000",
            ])
            .args(["--date", TODAY])
            .args(more)
            .env("ENRICH_EMAIL", "ann@example.org")
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        (done.status.code().unwrap(), said)
    }

    fn facts(&self, name: &str) -> String {
        let file = self.0.path().join("data/facts").join(name);
        fs::read_to_string(file).unwrap_or_default()
    }

    /// Every row of every file.
    fn rows(&self) -> BTreeSet<String> {
        let names = ["authors.csv", "venues.csv", "ids.csv", "citations.csv"];
        let texts = names.map(|name| self.facts(name));
        texts
            .iter()
            .flat_map(|text| text.lines().skip(1))
            .map(str::to_owned)
            .collect()
    }
}

fn work(at: usize, (arxiv_id, doi, title): &Paper) -> Value {
    let mut work = json!({
        "id": format!("w{at}"), "kind": "paper", "title": title, "year": 2024,
        "listings": [{ "list": "000", "line": 1, "title": title }],
    });
    if let Some(id) = arxiv_id {
        work["arxiv_id"] = json!(id);
    }
    if let Some(doi) = doi {
        work["doi"] = json!(doi);
    }
    work
}

/// What the indexes say when all is well.
fn good(request: &Request) -> Vec<u8> {
    let path = request.line.split(' ').nth(1).unwrap();
    if path.contains("export.arxiv.org") {
        answer(200, "", feed(path))
    } else if path.contains("api.openalex.org") {
        answer(200, "", openalex(path))
    } else {
        answer(200, "", crossref(path))
    }
}

fn feed(path: &str) -> String {
    let asked = PAPERS
        .iter()
        .filter_map(|(id, _, title)| Some((id.filter(|id| path.contains(id))?, title)));
    let entries: String = asked
        .map(|(id, title)| {
            format!(
                "<entry><id>http://arxiv.org/abs/{id}v2</id><title>{title}</title>\
                 <author><name>Ann Bell</name></author><author><name>Bo\n Li</name></author>\
                 <arxiv:comment>Accepted at ICML 2024</arxiv:comment></entry>"
            )
        })
        .collect();
    format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:arxiv=\"http://arxiv.org/schemas/atom\">{entries}</feed>"
    )
}

fn openalex(path: &str) -> String {
    let results: Vec<Value> = PAPERS
        .iter()
        .filter_map(|(id, doi, title)| {
            let of_arxiv = id.map(|id| format!("10.48550/arxiv.{id}"));
            let doi = of_arxiv.or(doi.map(str::to_owned));
            let is_asked = match &doi {
                Some(doi) => path.contains(&doi.replace('/', "%2F")),
                None => path.contains("title.search"),
            };
            is_asked.then(|| {
                json!({
                    "title": title, "doi": doi.map(|doi| format!("https://doi.org/{doi}")),
                    "publication_year": 2024, "cited_by_count": 12, "locations": [],
                    "authorships": [{ "raw_author_name": "Ann Bell" }, { "author": { "display_name": "Bo Li" } }],
                })
            })
        })
        .collect();
    json!({ "meta": {}, "results": results }).to_string()
}

fn crossref(path: &str) -> String {
    let items: Vec<Value> = PAPERS
        .iter()
        .filter_map(|(_, doi, title)| {
            let doi = doi.filter(|doi| path.contains(&doi.replace('/', "%2F")))?;
            Some(json!({
                "DOI": doi, "title": [title], "type": "proceedings-article",
                "container-title": ["ICML"], "issued": { "date-parts": [[2023, 5]] },
                "author": [{ "given": "Ann", "family": "Bell" }, { "name": "The Sums Team" }],
            }))
        })
        .collect();
    json!({ "message": { "items": items } }).to_string()
}

#[test]
fn every_index_adds_what_it_knows() {
    let server = Server::start(good);
    let scratch = Scratch::new();
    let (code, said) = scratch.run(&server.url, &[]);
    assert_eq!(code, 0, "{said}");
    let authors = scratch.facts("authors.csv");
    let zed = format!(
        "2401.00001,Zed: Adding Numbers in Half the Time,Ann Bell; Bo Li,false,authors,1,export.arxiv.org,{TODAY},"
    );
    assert!(authors.contains(&zed), "{authors}");
    assert!(
        authors.contains("Ann Bell; The Sums Team,false,proceedings,1,api.crossref.org"),
        "{authors}"
    );
    let venues = scratch.facts("venues.csv");
    assert!(
        venues.contains("icml,,2024,authors,1,export.arxiv.org"),
        "{venues}"
    );
    assert!(
        venues.contains("icml,,2023,proceedings,1,api.crossref.org"),
        "{venues}"
    );
    let citations = scratch.facts("citations.csv");
    assert_eq!(
        citations
            .matches(",12,references,1,api.openalex.org")
            .count(),
        4,
        "{citations}"
    );
    // The address goes to those that ask for one.
    for request in server.requests() {
        let is_told = request.line.contains("mailto=ann%40example.org");
        assert_eq!(
            is_told,
            !request.line.contains("arxiv.org/api"),
            "{}",
            request.line
        );
    }
}

#[test]
fn what_is_young_is_not_asked_for_again() {
    let server = Server::start(good);
    let scratch = Scratch::new();
    scratch.run(&server.url, &[]);
    let n_asked = server.requests().len();
    let rows = scratch.rows();
    let (code, said) = scratch.run(&server.url, &[]);
    assert_eq!((code, server.requests().len()), (0, n_asked), "{said}");
    let (_, said) = scratch.run(&server.url, &["--max-age", "0"]);
    assert_eq!(server.requests().len(), 2 * n_asked, "{said}");
    assert_eq!(scratch.rows(), rows);
}

/// What goes wrong with an answer: in words, and what the server says.
type Fault = (&'static str, fn(&Request) -> Vec<u8>);

const FAULTS: [Fault; 9] = [
    ("status 500", |_| answer(500, "", "")),
    ("a limit", |_| answer(429, "Retry-After: 60\r\n", "")),
    ("a limit as 503", |_| answer(503, "Retry-After: 60\r\n", "")),
    ("HTML", |_| answer(200, "", "<!doctype html><p>Log in")),
    ("nothing", |_| answer(200, "", "")),
    ("nulls", |_| {
        let null = json!({ "results": [null, { "title": null, "authorships": null }], "message": { "items": [null, { "title": [null] }] } });
        answer(200, "", null.to_string())
    }),
    ("half an answer", |request| {
        let whole = good(request);
        whole[..whole.len() - 9].to_vec()
    }),
    ("no answer", |_| Vec::new()),
    ("wrong titles", |request| {
        let text = String::from_utf8(good(request)).unwrap();
        let mut text = text.split("\r\n\r\n").nth(1).unwrap().to_owned();
        for (_, _, title) in PAPERS {
            text = text.replace(title, "Something Else Altogether, and Nothing Like It");
        }
        answer(200, "", text)
    }),
];

#[test]
fn no_fault_loses_a_fact_and_the_next_run_goes_on() {
    let whole = Scratch::new();
    whole.run(&Server::start(good).url, &[]);
    let expected = whole.rows();
    for (name, fault) in FAULTS {
        for seed in 0..20u32 {
            // Which answers are bad follows from the seed.
            let mut state = seed.wrapping_mul(2_654_435_769) | 1;
            let flaky = Server::start(move |request| {
                state ^= state << 13;
                state ^= state >> 17;
                state ^= state << 5;
                if state % 2 == 0 {
                    fault(request)
                } else {
                    good(request)
                }
            });
            let scratch = Scratch::new();
            scratch.run(&flaky.url, &["--from", "arxiv"]);
            let before = scratch.rows();
            scratch.run(&flaky.url, &[]);
            let rows = scratch.rows();
            assert!(rows.is_superset(&before), "{name} {seed}");
            assert!(rows.is_subset(&expected), "{name} {seed}: {rows:?}");
            let (code, said) = scratch.run(&Server::start(good).url, &[]);
            assert_eq!(
                (code, scratch.rows()),
                (0, expected.clone()),
                "{name} {seed}: {said}"
            );
        }
    }
}

#[test]
fn nothing_is_replaced_by_something_weaker() {
    let scratch = Scratch::new();
    scratch.run(&Server::start(good).url, &[]);
    let rows = scratch.rows();
    let poor = Server::start(|request| {
        let text = String::from_utf8(good(request)).unwrap();
        let text = text.split("\r\n\r\n").nth(1).unwrap();
        let text = text.replace(r#""cited_by_count":12"#, r#""cited_by_count":1"#);
        let text = text.replace("<author><name>Bo\n Li</name></author>", "");
        answer(200, "", text)
    });
    let (code, said) = scratch.run(&poor.url, &["--max-age", "0"]);
    assert_eq!(code, 0, "{said}");
    let fewer = scratch.rows();
    let counts = |rows: &BTreeSet<String>| rows.iter().filter(|row| row.contains(",12,")).count();
    assert_eq!(counts(&fewer), counts(&rows));
}

#[test]
fn a_limit_stops_an_index_and_says_when_to_go_on() {
    let server = Server::start(|_| answer(429, "Retry-After: 60\r\n", ""));
    let scratch = Scratch::new();
    let (code, said) = scratch.run(&server.url, &[]);
    assert_eq!(code, 1);
    assert!(
        said.contains("export.arxiv.org: 0 of 4 works found"),
        "{said}"
    );
    assert!(said.contains("limit reached; go on after 60"), "{said}");
    assert_eq!(server.requests().len(), 3, "each index is asked once");
}

#[test]
fn no_other_host_is_asked() {
    let scratch = Scratch::new();
    for base in ["https://evil.io", "http://example.org"] {
        let (code, said) = scratch.run(base, &[]);
        assert_eq!(code, 2, "{said}");
    }
}
