//! RIS and CSL-JSON, held against the rules of the formats and not against their writers.

use efficient_llm::export::{self, Format, Names};
use efficient_llm::work::{Kind, Link, Rel, Work};
use proptest::prelude::*;
use serde_json::{Map, Value};

use crate::export_bibtex::{catalogue, names};

/// Tags that a record has once at most, of those that the format of 2001 and its readers know.
const ONCE: [&str; 14] = [
    "TY", "ID", "TI", "PY", "DA", "T2", "J2", "DO", "AN", "UR", "PB", "VL", "SN", "ER",
];
/// Tags that a record may repeat.
const REPEATED: [&str; 5] = ["AU", "KW", "L1", "L2", "N1"];
/// Types of reference that Zotero, EndNote and Mendeley all know.
const TYPES: [&str; 12] = [
    "BLOG", "BOOK", "CHAP", "COMP", "CONF", "CPAPER", "ELEC", "GEN", "JOUR", "RPRT", "THES", "UNPB",
];

/// A record of RIS, as its tags and values.
type Record = Vec<(String, String)>;

/// The records of a RIS file, or why it is none: each line is a tag of a capital letter and a
/// capital letter or digit, two spaces, a hyphen, a space, and a value; a record begins with its
/// type and ends with an empty `ER`.
fn read_ris(text: &str) -> Result<Vec<Record>, String> {
    let mut records = Vec::new();
    let mut open: Option<Record> = None;
    let body = text.strip_suffix("\r\n").ok_or("no end of the last line")?;
    for line in body.split("\r\n").filter(|line| !line.is_empty()) {
        let wrong = |why: &str| format!("{why}: {line:?}");
        if line.contains(['\r', '\n']) {
            return Err(wrong("half an end of a line"));
        }
        let (head, value) = line.split_at_checked(6).ok_or_else(|| wrong("no tag"))?;
        let (tag, dash) = head.split_at(2);
        if dash != "  - " || !ONCE.contains(&tag) && !REPEATED.contains(&tag) {
            return Err(wrong("no known tag"));
        }
        match (tag, &mut open) {
            ("TY", None) if TYPES.contains(&value) => {
                open = Some(vec![(tag.into(), value.into())]);
            }
            ("ER", Some(_)) if value.is_empty() => records.extend(open.take()),
            ("TY" | "ER", _) | (_, None) => return Err(wrong("out of its place")),
            (_, Some(_)) if value.trim().is_empty() => return Err(wrong("an empty value")),
            (_, Some(record)) => {
                if ONCE.contains(&tag) && !values(record, tag).is_empty() {
                    return Err(wrong("said twice"));
                }
                record.push((tag.into(), value.into()));
            }
        }
    }
    match open {
        Some(record) => Err(format!("a record without an end: {record:?}")),
        None => Ok(records),
    }
}

fn values<'a>(record: &'a Record, tag: &str) -> Vec<&'a str> {
    let own = record.iter().filter(|(own, _)| own == tag);
    own.map(|(_, value)| value.as_str()).collect()
}

/// Whether a date is `YYYY/MM/DD/more`, where all but the year may be empty.
fn is_ris_date(date: &str) -> bool {
    let parts: Vec<&str> = date.splitn(4, '/').collect();
    let [year, month, day, _] = parts.as_slice() else {
        return false;
    };
    let is_number = |text: &str, digits: usize, last: u32| {
        text.len() == digits
            && text
                .parse()
                .is_ok_and(|number| (1..=last).contains(&number))
    };
    is_number(year, 4, 9999)
        && (month.is_empty() || is_number(month, 2, 12))
        && (day.is_empty() || is_number(day, 2, 31))
}

#[test]
fn ris_says_what_the_works_say() {
    let catalogue = catalogue();
    let works: Vec<&Work> = catalogue.works.iter().collect();
    let text = export::write(Format::Ris, &works, &names(&catalogue));
    let records = read_ris(&text).expect("RIS");
    assert_eq!(records.len(), works.len());
    for (work, record) in works.iter().zip(&records) {
        assert_eq!(values(record, "TI"), [&work.title]);
        assert_eq!(values(record, "AU").len(), work.authors.len());
        for (printed, name) in work.authors.iter().zip(values(record, "AU")) {
            // An organisation has no given name, only the comma.
            let (family, given) = name.split_once(',').unwrap_or((name, ""));
            assert_eq!(format!("{} {family}", given.trim()).trim(), printed);
        }
        let year: Vec<String> = work.year.iter().map(u16::to_string).collect();
        assert_eq!(values(record, "PY"), year);
        let doi: Vec<&String> = work.doi.iter().collect();
        assert_eq!(values(record, "DO"), doi);
        let arxiv: Vec<String> = work
            .arxiv_id
            .iter()
            .map(|id| format!("arXiv:{id}"))
            .collect();
        assert_eq!(values(record, "AN"), arxiv);
        for date in values(record, "DA") {
            assert!(is_ris_date(date), "{date}");
            assert!(date.starts_with(&year[0]), "{date} of {year:?}");
        }
    }
}

#[test]
fn the_reader_of_ris_refuses_what_is_none() {
    let good = "TY  - JOUR\r\nTI  - A\r\nER  - \r\n";
    assert_eq!(read_ris(good).map(|records| records.len()), Ok(1));
    for (from, to) in [
        ("TY  - JOUR\r\n", ""),
        ("JOUR", "PAPER"),
        ("TI  - ", "TI - "),
        ("TI  - A", "T!  - A"),
        ("TI  - A", "TI  - A\nB"),
        ("TI  - A", "TI  -  "),
        ("TI  - A", "TI  - A\r\nTI  - B"),
        ("ER  - ", "ER  - x"),
        ("ER  - \r\n", ""),
        ("ER  - \r\n", "ER  - "),
        ("TI  - A", "TY  - JOUR"),
    ] {
        assert!(
            read_ris(&good.replace(from, to)).is_err(),
            "{from:?} as {to:?}"
        );
    }
}

/// The types of items of CSL 1.0.2.
const CSL_TYPES: &str = "article article-journal article-magazine article-newspaper bill book \
    broadcast chapter classic collection dataset document entry entry-dictionary \
    entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript \
    map motion_picture musical_score pamphlet paper-conference patent performance periodical \
    personal_communication post post-weblog regulation report review review-book software song \
    speech standard thesis treaty webpage";
/// Its variables that hold people.
const CSL_NAMES: &str = "author chair collection-editor compiler composer container-author \
    contributor curator director editor editorial-director executive-producer guest host \
    illustrator interviewer narrator organizer original-author performer producer recipient \
    reviewed-author script-writer series-creator translator";
/// Its variables that hold dates.
const CSL_DATES: &str = "accessed available-date event-date issued original-date submitted";
/// Its variables that hold text or a number.
const CSL_TEXTS: &str = "abstract annote archive archive-place archive_collection \
    archive_location authority call-number chapter-number citation-key citation-label \
    citation-number collection-number collection-title container-title container-title-short \
    dimensions division DOI edition event event-place event-title first-reference-note-number \
    genre id ISBN ISSN issue jurisdiction keyword language locator medium note number \
    number-of-pages number-of-volumes original-publisher original-publisher-place \
    original-title page page-first part part-title PMCID PMID printing publisher \
    publisher-place references reviewed-title scale section source status supplement title \
    title-short type URL version volume volume-title year-suffix";
/// The parts of a name.
const CSL_NAME_PARTS: &str = "family given dropping-particle non-dropping-particle suffix \
    comma-suffix static-ordering literal parse-names";

fn is_one_of(words: &str, word: &str) -> bool {
    words.split_whitespace().any(|own| own == word)
}

fn is_text(value: &Value) -> bool {
    value.as_str().is_some_and(|text| !text.trim().is_empty())
}

/// Fails unless a value is an item by the rules of `csl-data.json`, the schema that the project
/// Citation Style Language publishes in its repository `schema`, and of its specification 1.0.2:
/// known variables alone, each of its kind, with a type and an id. Stricter than the schema where
/// that lets nonsense pass: nothing is empty, a name is a whole or has a family name, and the
/// parts of a date are a year and a month that can be.
fn check_csl(item: &Value) -> Result<&Map<String, Value>, String> {
    let item = item.as_object().ok_or("no object")?;
    let kind = item.get("type").and_then(Value::as_str).ok_or("no type")?;
    if !is_one_of(CSL_TYPES, kind) {
        return Err(format!("no type {kind}"));
    }
    if !item.get("id").is_some_and(is_text) {
        return Err("no id".to_owned());
    }
    for (name, value) in item {
        let is_sound = if is_one_of(CSL_NAMES, name) {
            let people = value.as_array().filter(|people| !people.is_empty());
            people.is_some_and(|people| people.iter().all(is_name))
        } else if is_one_of(CSL_DATES, name) {
            is_date(value)
        } else {
            is_one_of(CSL_TEXTS, name) && is_text(value)
        };
        if !is_sound {
            return Err(format!("{name}: {value}"));
        }
    }
    Ok(item)
}

fn is_name(value: &Value) -> bool {
    let Some(name) = value.as_object() else {
        return false;
    };
    let is_part =
        |(part, value): (&String, &Value)| is_one_of(CSL_NAME_PARTS, part) && is_text(value);
    name.iter().all(is_part)
        && (name.contains_key("family") || name.contains_key("literal") && name.len() == 1)
}

fn is_date(value: &Value) -> bool {
    let parts = value.get("date-parts").and_then(Value::as_array);
    let Some([parts]) = parts.map(Vec::as_slice) else {
        return false;
    };
    let numbers = parts.as_array().into_iter().flatten().map(Value::as_u64);
    let numbers: Vec<u64> = numbers.map(Option::unwrap_or_default).collect();
    value.as_object().is_some_and(|date| date.len() == 1)
        && match numbers.as_slice() {
            [year] => *year >= 1,
            [year, month] => *year >= 1 && (1..=12).contains(month),
            _ => false,
        }
}

#[test]
fn every_work_is_an_item_by_the_rules_of_csl() {
    let catalogue = catalogue();
    let works: Vec<&Work> = catalogue.works.iter().collect();
    let text = export::write(Format::CslJson, &works, &names(&catalogue));
    let items: Vec<Value> = serde_json::from_str(&text).expect("JSON");
    assert_eq!(items.len(), works.len());
    for (item, work) in items.iter().zip(works) {
        let item = check_csl(item).unwrap_or_else(|why| panic!("{}: {why}", work.id));
        let said = |name: &str| item.get(name).and_then(Value::as_str);
        assert_eq!(said("title"), Some(work.title.as_str()));
        assert_eq!(said("DOI"), work.doi.as_deref());
        assert_eq!(said("archive_location"), work.arxiv_id.as_deref());
        let n_people = item
            .get("author")
            .and_then(Value::as_array)
            .map_or(0, Vec::len);
        let n_others = usize::from(work.authors_truncated && !work.authors.is_empty());
        assert_eq!(n_people, work.authors.len() + n_others, "{}", work.id);
        let year = item.get("issued").map(|date| &date["date-parts"][0][0]);
        assert_eq!(year.and_then(Value::as_u64), work.year.map(u64::from));
        let is_published = ["paper-conference", "article-journal"]
            .map(Some)
            .contains(&said("type"));
        assert_eq!(
            said("container-title").is_some(),
            is_published,
            "{}",
            work.id
        );
    }
    let mut ids: Vec<&str> = items
        .iter()
        .filter_map(|item| item["id"].as_str())
        .collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), items.len(), "an id stands for one item");
}

#[test]
fn the_rules_of_csl_refuse_what_is_no_item() {
    let item = |text: &str| serde_json::from_str::<Value>(text).expect("JSON");
    let good = r#"{"id":"a","type":"article","title":"T","author":[{"family":"B","given":"A"}],
        "issued":{"date-parts":[[2024,2]]}}"#;
    assert!(check_csl(&item(good)).is_ok());
    for (from, to) in [
        ("\"article\"", "\"paper\""),
        ("\"id\":\"a\",", ""),
        ("\"title\"", "\"Title\""),
        ("\"T\"", "[\"T\"]"),
        ("\"T\"", "\" \""),
        ("\"family\"", "\"name\""),
        ("\"family\":\"B\",", ""),
        ("[{\"family\":\"B\",\"given\":\"A\"}]", "[]"),
        ("[[2024,2]]", "[[2024,13]]"),
        ("[[2024,2]]", "[[]]"),
        ("[[2024,2]]", "[2024,2]"),
        ("[[2024,2]]", "[[\"soon\"]]"),
    ] {
        let bad = good.replace(from, to);
        assert_ne!(bad, good, "{from}");
        assert!(check_csl(&item(&bad)).is_err(), "{bad}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5_000))]

    #[test]
    fn references_survive_any_text(
        title in any::<String>(),
        authors in prop::collection::vec(".{0,12}[\\w,.' -]{0,12}", 0..4),
        year in prop::option::of(1u16..2100),
        kind in 0usize..5,
        is_cut: bool,
    ) {
        let kinds = [Kind::Paper, Kind::Project, Kind::Framework, Kind::Article, Kind::Other];
        let work = Work {
            id: "sums".into(),
            kind: kinds[kind],
            title: format!("T{title}"),
            authors: authors.iter().map(|name| format!("A{name}")).collect(),
            authors_truncated: is_cut,
            year,
            links: vec![Link { rel: Rel::Paper, url: "https://a.org/x".into(), label: String::new() }],
            ..Work::default()
        };
        let text = export::write(Format::Ris, &[&work, &work], &Names::default());
        prop_assert_eq!(read_ris(&text).map(|records| records.len()), Ok(2));
        let text = export::write(Format::CslJson, &[&work], &Names::default());
        let items: Vec<Value> = serde_json::from_str(&text).expect("JSON");
        prop_assert_eq!(check_csl(&items[0]).map(|item| item["title"].as_str()), Ok(Some(&*work.title)));
    }
}
