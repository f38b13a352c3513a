//! The text search by examples, and counts over the catalogue that visitors load.

use efficient_llm::catalogue;
use efficient_llm::query::{Facet, Query};
use efficient_llm::search::Index;
use efficient_llm::work::{Kind, Repo, VenueKind, Work};

use crate::engine::catalogue_of;
use crate::oracle::Oracle;

/// Titles of an own small catalogue, searched; the hits' titles in order.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let paper = |title: &str, author: &str, arxiv_id: &str, year: u16| Work {
        id: arxiv_id.into(),
        kind: Kind::Paper,
        title: title.into(),
        authors: vec![author.into()],
        arxiv_id: Some(arxiv_id.into()),
        year: Some(year),
        areas: vec!["weights".into()],
        venue: Some("iclr".into()),
        ..Work::default()
    };
    let mut repo_only = paper("Fast Adapters", "Ana Núñez", "2301.00004", 2023);
    repo_only.repos = vec![Repo {
        name: "someone/LoRA".into(),
        ..Repo::default()
    }];
    let index = Index::new(catalogue_of(vec![
        paper(
            "LoRA: Low-Rank Adaptation of Models",
            "Jo Hu",
            "2101.00001",
            2021,
        ),
        paper(
            "Serving a Thousand LoRA Adapters",
            "Li Wu",
            "2301.00002",
            2023,
        ),
        paper(
            "The Pre-training Guide to KV-Cache Policies",
            "Lora Smith",
            "2301.00003",
            2022,
        ),
        repo_only,
        paper("大模型量化综述", "王伟", "2301.00005", 2020),
    ]));
    let query = Query::default().with_text(text);
    let hits = index.first(&index.answer(&query, None), usize::MAX);
    let titles = hits.into_iter().map(|id| index.work(id).title);
    let titles: Vec<String> = titles.collect();
    assert_eq!(titles, expected, "{text:?}");
}

const LORA: &str = "LoRA: Low-Rank Adaptation of Models";
const SERVING: &str = "Serving a Thousand LoRA Adapters";
const GUIDE: &str = "The Pre-training Guide to KV-Cache Policies";
const FAST: &str = "Fast Adapters";
const CHINESE: &str = "大模型量化综述";

#[test]
fn the_work_of_that_name_comes_first_then_titles_authors_repositories() {
    check("lora", &[LORA, SERVING, GUIDE, FAST]);
}

#[test]
fn the_last_word_may_be_unfinished_and_the_others_not() {
    check("thousand lor", &[SERVING]);
    check("thous lora", &[]);
    check("thous ", &[]);
}

#[test]
fn hyphens_plurals_marks_and_case_do_not_matter() {
    check("pretraining ", &[GUIDE]);
    check("PRE-TRAINING cache", &[GUIDE]);
    check("kv cache", &[GUIDE]);
    check("adapter ", &[SERVING, FAST]);
    check("nunez ", &[FAST]);
}

#[test]
fn neighbours_match_as_one_word_and_one_word_as_neighbours() {
    check("low rank", &[LORA]);
    check("lowrank ", &[LORA]);
    check("lo ra", &[LORA, SERVING, GUIDE, FAST]);
}

#[test]
fn a_word_that_nothing_has_matches_what_was_meant() {
    check("adaptatoin", &[LORA]);
    check("servng lora", &[SERVING]);
    check("xyzzy", &[]);
    check("2101.00009", &[]);
}

#[test]
fn what_the_badge_says_finds_the_work() {
    check("iclr 2021", &[LORA]);
}

#[test]
fn phrases_and_exclusions() {
    check("\"lora adapters\"", &[SERVING]);
    check("\"adapters lora\"", &[]);
    check("adapters -serving", &[FAST]);
    check("-lora", &[CHINESE]);
    // An exclusion is meant to the letter: neither a start nor a slip of a word.
    check("lora -serv", &[LORA, SERVING, GUIDE, FAST]);
    check("lora -servng", &[LORA, SERVING, GUIDE, FAST]);
}

#[test]
fn identifiers_and_addresses_find_their_work() {
    check("2101.00001", &[LORA]);
    check("https://arxiv.org/abs/2301.00002v3", &[SERVING]);
    check("https://github.com/someone/LoRA", &[FAST]);
}

#[test]
fn scripts_without_spaces_are_searched_by_character() {
    check("量化", &[CHINESE]);
    check("\"模型\"", &[CHINESE]);
}

#[test]
fn small_words_only_count_when_alone() {
    check("the lora of serving ", &[SERVING]);
    check("the ", &[GUIDE]);
}

#[test]
fn published_only_leaves_out_preprints_sites_and_the_unknown() {
    let work = |venue: Option<&str>| Work {
        venue: venue.map(str::to_owned),
        ..Work::default()
    };
    let mut catalogue = catalogue_of(vec![work(Some("icml")), work(Some("arxiv")), work(None)]);
    catalogue.venues[3].kind = VenueKind::Preprint;
    let index = Index::new(catalogue);
    let published = Query::from_pairs([("is", "published")]);
    assert_eq!(index.answer(&published, None).len(), 1);
    let others = Query::from_pairs([("is", "-published")]);
    assert_eq!(index.answer(&others, None).len(), 2);
}

/// The committed catalogue, the file that visitors load.
#[test]
fn counts_over_the_committed_catalogue_equal_the_oracle() {
    let text = include_str!("../../data/catalogue.json");
    let catalogue = catalogue::read(text)
        .expect("the committed catalogue is readable")
        .catalogue;
    let index = Index::new(catalogue.clone());
    let oracle = Oracle::new(&catalogue);
    for pairs in [
        vec![],
        vec![("area", "quantization"), ("stars", "100..")],
        vec![
            ("venue", "iclr,neurips"),
            ("year", "2022..2023"),
            ("has", "code"),
        ],
        vec![
            ("area", "model-compression,-quantization"),
            ("stars", "..1000,unknown"),
        ],
    ] {
        let query = Query::from_pairs(pairs);
        let answer = index.answer(&query, None);
        let found = oracle.answer(&query);
        assert_eq!(answer.len(), found.hits.len(), "{query:?}");
        assert!(!answer.is_empty(), "{query:?} is no test of anything");
        for facet in Facet::ALL {
            let counts = index.counts(&answer, facet);
            for (value, &count) in index.values(facet).iter().zip(counts) {
                let naive = oracle.count(&found, facet, &value.id);
                assert_eq!(count as usize, naive, "{facet:?} {}", value.id);
            }
        }
    }
}
