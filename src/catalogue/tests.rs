//! Writing and reading both files.

use super::*;
use crate::work::{Claim, Conflict, Evidence, Kind, Link, Listing, Rel};

/// A catalogue with something in every part of both files.
pub fn sample() -> Catalogue {
    let lists = ["000", "003"].map(|id| List {
        id: id.into(),
        title: "A list".into(),
        dated: Some("2026-01-31".into()),
        listings: 1,
        edition_of: (id == "000").then(|| "003".into()),
        ..List::default()
    });
    let listing = |list: &str| Listing {
        list: list.into(),
        line: 3,
        title: "A \"quoted\" title, ÿ".into(),
        ..Listing::default()
    };
    let mut one = Work {
        id: "2401.00001".into(),
        title: "A \"quoted\" title, ÿ".into(),
        arxiv_id: Some("2401.00001".into()),
        links: vec![Link {
            rel: Rel::Paper,
            url: "https://arxiv.org/abs/2401.00001".into(),
            label: "Paper".into(),
        }],
        listings: vec![listing("000"), listing("003")],
        conflicts: vec![Conflict {
            field: "year".into(),
            values: vec![Claim::default()],
            ..Conflict::default()
        }],
        evidence: vec![Evidence {
            field: "venue".into(),
            ..Evidence::default()
        }],
        ..Work::default()
    };
    let mut other = Work {
        id: "other".into(),
        title: "Other".into(),
        listings: vec![listing("003")],
        ..Work::default()
    };
    one.summarise_sources(&lists);
    other.summarise_sources(&lists);
    Catalogue {
        schema: SCHEMA,
        version: "0123456789ab".into(),
        lists_as_of: Some("2026-01-31".into()),
        lists: lists.to_vec(),
        works: vec![one, other],
        ..Catalogue::default()
    }
}

/// The same as one who has not read `sources.json` knows it.
pub fn without_sources(mut catalogue: Catalogue) -> Catalogue {
    for work in &mut catalogue.works {
        work.take_sources();
    }
    catalogue
}

#[test]
fn both_files_read_back_equal() {
    let catalogue = sample();
    assert_eq!(catalogue.problems(), Vec::<String>::new());
    let mut parsed = read(&catalogue.to_canonical_json()).unwrap();
    assert_eq!(parsed.quarantined, Vec::<String>::new());
    assert_eq!(parsed.catalogue, without_sources(catalogue.clone()));
    let sources = Sources::read(&catalogue.sources_json()).unwrap();
    let listings = |key| sources.of(key).map(|sources| sources.listings.len());
    assert_eq!((listings("other"), listings("nowhere")), (Ok(1), Ok(0)));
    assert!(sources.record("other").unwrap().starts_with('{'));
    assert_eq!(parsed.catalogue.attach(&sources), Ok(true));
    assert_eq!(parsed.catalogue, catalogue);
}

#[test]
fn sources_of_another_version_are_refused() {
    let mut catalogue = without_sources(sample());
    let before = catalogue.clone();
    let text = sample()
        .sources_json()
        .replace("0123456789ab", "ba9876543210");
    assert_eq!(catalogue.attach(&Sources::read(&text).unwrap()), Ok(false));
    assert_eq!(catalogue, before);
}

#[test]
fn a_broken_record_of_sources_harms_no_other() {
    let text = sample().sources_json();
    let broken = text.replace("\"other\": {", "\"other\": {\"listings\": 5, \"was\": ");
    let broken = broken.replace("\"other\":{", "\"other\":{\"conflicts\":5,");
    assert_ne!(broken, text);
    let sources = Sources::read(&broken).unwrap();
    assert!(matches!(sources.of("other"), Err(ReadError::Malformed(_))));
    assert!(sources.of("2401.00001").is_ok());
}

#[test]
fn sources_are_in_their_own_file_alone() {
    let (catalogue, sources) = (sample().to_canonical_json(), sample().sources_json());
    for field in ["listings\":[{", "conflicts", "evidence"] {
        assert!(!catalogue.contains(field), "{field}");
        assert!(sources.contains(field), "{field}");
    }
}

#[test]
fn what_is_unknown_or_derived_is_not_written() {
    let text = sample().to_canonical_json();
    for field in [
        "null",
        "[]",
        "false",
        "\"year\"",
        "\"n_lists\":0",
        "arxiv.org/abs",
    ] {
        assert!(!text.contains(field), "{field} is written");
    }
    let text = sample().sources_json();
    assert!(!text.contains("[]") && !text.contains("null"));
}

/// The format of the first version, where a work has its listings with it.
const SCHEMA_1: &str = r#"{
"schema":1,"version":"0123456789ab","as_of":"2026-09-22",
"lists":[{"id":"000","title":"A","retrieved":"2024-06-18","listings":1,"edition_of":"003"},
{"id":"003","title":"B","retrieved":"2025-01-31","listings":2}],
"areas":[],"venues":[],
"works":[
{"id":"a","kind":"paper","title":"A","alt_titles":[],"recommended":false,
"listings":[{"list":"000","line":3,"area_path":[],"title":"A"},{"list":"003","line":4,"title":"A"}],
"conflicts":[{"field":"year","values":[],"chosen":"2023","rule":"x"}]},
{"id":"b","kind":"paper","title":"B","listings":[{"list":"003","line":5,"title":"B"}],"conflicts":[]}
]}"#;

#[test]
fn schema_1_is_still_read() {
    let parsed = read(SCHEMA_1).unwrap();
    assert_eq!(parsed.quarantined, Vec::<String>::new());
    let catalogue = parsed.catalogue;
    assert_eq!(catalogue.problems(), Vec::<String>::new());
    assert_eq!(catalogue.lists_as_of.as_deref(), Some("2025-01-31"));
    assert_eq!(catalogue.stars_as_of.as_deref(), Some("2026-09-22"));
    let [a, b] = catalogue.works.as_slice() else {
        panic!("two works");
    };
    assert_eq!((a.lists.len(), a.n_lists, a.disputed), (2, Some(1), true));
    assert_eq!((b.lists.len(), b.n_lists, b.disputed), (1, Some(1), false));
    assert_eq!((a.listings.len(), a.conflicts.len()), (2, 1));
}

#[test]
fn a_broken_work_is_quarantined_and_the_rest_kept() {
    let text = sample()
        .to_canonical_json()
        .replace("\"works\":[", "\"works\":[{\"id\":5},");
    let parsed = read(&text).unwrap();
    assert_eq!(parsed.catalogue, without_sources(sample()));
    assert_eq!(parsed.quarantined.len(), 1);
    assert!(parsed.quarantined[0].starts_with("work 1 left out: "));
}

#[test]
fn a_newer_schema_is_refused_in_words_whatever_its_shape() {
    let newer = r#"{"schema": 3, "works": "elsewhere"}"#;
    let errors = [read(newer).unwrap_err(), Sources::read(newer).unwrap_err()];
    for error in errors {
        assert_eq!(error, ReadError::TooNew(3));
        assert!(error.to_string().contains("newer than the 2"));
    }
}

#[test]
fn text_that_is_no_catalogue_says_where() {
    for text in [
        "",
        "<!doctype html>",
        "{\"schema\": 1, \"works\": [{",
        "[1]",
    ] {
        let error = read(text).unwrap_err().to_string();
        assert!(error.contains("line"), "{text:?}: {error}");
        let error = Sources::read(text).unwrap_err().to_string();
        assert!(error.contains("line"), "{text:?}: {error}");
    }
}

#[test]
fn unknown_fields_and_enum_values_are_no_error() {
    let text = sample().to_canonical_json();
    let text = text.replace("\"kind\":\"other\"", "\"kind\":\"hologram\",\"depth\":[3]");
    assert_eq!(read(&text).unwrap().catalogue, without_sources(sample()));
}

#[test]
fn problems_name_the_record() {
    let mut catalogue = sample();
    catalogue.works[0].areas = vec!["nowhere".into()];
    catalogue.works.push(catalogue.works[0].clone());
    catalogue.works[1].n_lists = Some(2);
    let problems = catalogue.problems().join("\n");
    assert!(problems.contains("work id 2401.00001 is not unique"));
    assert!(problems.contains("work 2401.00001: unknown area nowhere"));
    assert!(problems.contains("work other: n_lists is wrong: Some(2)"));
}

#[test]
fn the_address_of_an_arxiv_page_is_left_out_and_filled_in() {
    let link = |rel: Rel, url: &str| Link {
        rel,
        url: url.to_owned(),
        label: "arxiv".to_owned(),
    };
    let work = Work {
        arxiv_id: Some("2401.00001".into()),
        links: vec![
            link(Rel::Paper, "https://arxiv.org/abs/2401.00001"),
            link(Rel::Paper, "https://arxiv.org/abs/2401.00002"),
            link(Rel::Pdf, "https://arxiv.org/abs/2401.00001"),
        ],
        ..Work::default()
    };
    let text = record(&work);
    let n_written = text.matches("arxiv.org/abs/2401.00001").count();
    assert_eq!(n_written, 1, "{text}");
    assert_eq!(serde_json::from_str::<Work>(&text).ok(), Some(work));
}

#[test]
fn identifiers_are_those_of_the_files() {
    for kind in Kind::ALL {
        let work = Work {
            kind,
            ..Work::default()
        };
        let written = format!("\"kind\":\"{}\"", kind.id());
        assert!(record(&work).contains(&written), "{written}");
    }
    for rel in Rel::ALL {
        let written = serde_json::to_string(&rel).expect("a variant is a string");
        assert_eq!(written, format!("\"{}\"", rel.id()));
    }
}
