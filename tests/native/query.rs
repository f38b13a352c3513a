//! The typed language on random queries and random texts: what is written reads back, and no
//! word that was typed is lost.

use efficient_llm::query::{Facet, Field, Measure, Query, Sort, Span, clauses};
use proptest::prelude::*;
use proptest::sample::select;

/// Pieces of the language, to be strung together at random.
const PIECES: [&str; 44] = [
    " ",
    " ",
    " ",
    " ",
    "-",
    "\"",
    "\"",
    "“",
    "”",
    ",",
    ",",
    ":",
    "..",
    ">",
    "<=",
    "title:",
    "By:",
    "area:",
    "venue:",
    "IN:",
    "kind:",
    "tag:",
    "is:",
    "year:",
    "stars:",
    "cites:",
    "sort:",
    "venu:",
    "foo:",
    "https://",
    "lora",
    "LLM.int8()",
    "KV",
    "cache",
    "w/Quant",
    "量化",
    "é",
    "2022",
    "20",
    "1k",
    "1.5",
    "unknown",
    "newest",
    "oldest",
];

fn soup() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::collection::vec(select(&PIECES[..]), 0..24).prop_map(|pieces| pieces.concat()),
        "\\PC{0,40}",
    ]
}

/// An id as a catalogue has it, or one with every sign that needs care.
fn id() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z0-9]{1,8}(-[a-z]{1,5}){0,2}",
        select(
            &[
                "w/Quantization",
                "KV cache",
                "-x",
                "a,b",
                "\"",
                "5\"x",
                "“a” b",
                "a:b",
                "-"
            ][..]
        )
        .prop_map(str::to_owned),
        "[-a-zA-Z,.:\"“” /é量]{1,9}",
    ]
    .prop_map(|id| id.trim().to_owned())
    .prop_filter("an empty id is none", |id| !id.is_empty())
}

fn spans() -> impl Strategy<Value = Span> {
    let bound = || prop::option::of(prop_oneof![0_u32..3_000, any::<u32>()]);
    (bound(), bound(), any::<bool>()).prop_map(|(from, to, unknown)| Span { from, to, unknown })
}

/// Any query, and so also one with clauses in its text that it could say better.
fn queries() -> impl Strategy<Value = Query> {
    let choices = prop::collection::vec((select(&Facet::ALL[..]), id(), any::<bool>()), 0..8);
    let sort = prop::option::of(select(&Sort::ALL[..]));
    (soup(), choices, [spans(), spans(), spans(), spans()], sort).prop_map(
        |(text, choices, spans, sort)| {
            let mut query = Query::default().with_text(text);
            for (facet, id, exclude) in choices {
                query = query.without(facet, &id);
                let choice = query.choice_mut(facet);
                let into = if exclude {
                    &mut choice.none
                } else {
                    &mut choice.any
                };
                into.push(id);
            }
            for (measure, span) in Measure::ALL.into_iter().zip(spans) {
                query = query.with_span(measure, span);
            }
            query.sort = sort;
            query
        },
    )
}

/// Every value that a query names.
fn values(query: &Query) -> String {
    let choices = Facet::ALL.map(|facet| query.choice(facet));
    let values = choices.iter().flat_map(|c| c.any.iter().chain(&c.none));
    values.cloned().collect::<Vec<_>>().join(" ")
}

/// The runs of letters and digits that a text may lose: names of fields, numbers that became
/// bounds, names of orders.
fn may_go(run: &str) -> bool {
    let is_bound = run.starts_with(|c: char| c.is_ascii_digit()) || run == "unknown";
    is_bound || Field::from_key(run).is_some() || Sort::from_key(run).is_some()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn queries_with_extracted_filters_read_back_from_text_and_address(query in queries()) {
        let query = query.extract_filters().query;
        prop_assert_eq!(&Query::from_text(&query.to_text()), &query, "{}", query.to_text());
        let pairs = query.to_pairs();
        let pairs = pairs.iter().map(|(key, value)| (*key, value.as_str()));
        prop_assert_eq!(&Query::from_pairs(pairs), &query);
    }

    #[test]
    fn settling_is_done_once(query in queries()) {
        let once = query.extract_filters();
        let twice = once.query.extract_filters();
        prop_assert_eq!(&twice.query, &once.query);
        prop_assert_eq!(twice.partial, None);
        prop_assert_eq!(twice.notes.len(), once.notes.len());
        let finished = Query::from_text(&query.text);
        prop_assert_eq!(&finished.extract_filters().query, &finished);
    }

    #[test]
    fn no_word_is_lost(text in soup()) {
        let query = Query::from_text(&text);
        let kept = format!("{} {}", query.text, values(&query));
        for run in text.split(|c: char| !c.is_alphanumeric()).filter(|run| !may_go(run)) {
            prop_assert!(kept.contains(run), "{run} of {text:?} is not in {kept:?}");
        }
        let words: Vec<String> = clauses(&text).into_iter().map(|clause| clause.words).collect();
        let words = words.join(" ");
        for run in text.split(|c: char| !c.is_alphanumeric()).filter(|run| !may_go(run)) {
            prop_assert!(words.contains(run), "{run} of {text:?} is not in {words:?}");
        }
    }
}
