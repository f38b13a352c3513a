//! The text search by examples, and counts over the catalogue that visitors load.

use efficient_llm::catalogue;
use efficient_llm::query::{Facet, Query, TextField};
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

/// What the search suggests instead of a text, if anything.
#[track_caller]
fn check_meant(text: &str, expected: Option<&str>) {
    let titles = [
        "LoRA and friends",
        "LoRA again",
        "More lora",
        "Pruning",
        "A prunning slip",
    ];
    let more = (0..20).map(|_| "Pruning");
    let works = titles.into_iter().chain(more).enumerate();
    let works = works.map(|(position, title)| Work {
        id: position.to_string(),
        title: title.into(),
        ..Work::default()
    });
    let index = Index::new(catalogue_of(works.collect()));
    let answer = index.answer(&Query::default().with_text(text), None);
    let meant = index.did_you_mean(&answer).map(|query| query.text);
    assert_eq!(meant.as_deref(), expected, "{text:?}");
}

#[test]
fn what_was_meant_is_suggested_where_next_to_nothing_is_found() {
    // Too short, or too far off, for the search to take it for another by itself.
    check_meant("lra friends", Some("lora friends"));
    check_meant("prnig", Some("pruning"));
    // Found, but once, while a word beside it is common.
    check_meant("prunning", Some("pruning"));
    check_meant("pruning", None);
    check_meant("lora", None);
    check_meant("xyzzy", None);
    check_meant("", None);
}

/// The constraints to lift and what each gives.
#[track_caller]
fn check_ways_out(pairs: &[(&str, &str)], expected: &[&str]) {
    let work = |id: &str, title: &str, venue: &str, year: u16| Work {
        id: id.into(),
        title: title.into(),
        venue: Some(venue.into()),
        year: Some(year),
        ..Work::default()
    };
    let index = Index::new(catalogue_of(vec![
        work("a", "KV cache", "iclr", 2023),
        work("b", "KV store", "icml", 2024),
        work("c", "KV cache", "icml", 2024),
    ]));
    let answer = index.answer(&Query::from_pairs(pairs.iter().copied()), None);
    assert!(answer.is_empty(), "{pairs:?} is no empty result");
    let ways = index.relaxations(&answer).into_iter();
    let ways = ways.map(|way| format!("{:?}: {}", way.constraint, way.n_works));
    assert_eq!(ways.collect::<Vec<_>>(), expected);
}

#[test]
fn an_empty_result_has_ways_out_most_works_first() {
    check_ways_out(
        &[("q", "kv cache"), ("venue", "iclr"), ("year", "2024")],
        &[
            "Bounds(Year): 1",
            "Value { facet: Venue, id: \"iclr\", exclude: false }: 1",
        ]
        .map(str::to_owned)
        .iter()
        .rev()
        .map(String::as_str)
        .collect::<Vec<_>>(),
    );
    check_ways_out(
        &[("q", "store cache"), ("venue", "icml")],
        &[
            "Text(\"store cache\"): 2",
            "TextPart(\"store\", 0): 1",
            "TextPart(\"cache\", 1): 1",
        ],
    );
    check_ways_out(&[("q", "nothing like it"), ("venue", "acl")], &[]);
}

/// The works related to the first, and why.
#[track_caller]
fn check_related(others: Vec<Work>, expected: &[(&str, &str)]) {
    let first = Work {
        id: "first".into(),
        title: "Gyroscopic pruning of transformers".into(),
        authors: vec!["Ann Bell".into(), "Bo Li".into()],
        areas: vec!["pruning".into()],
        repos: vec![Repo {
            name: "ann/gyro".into(),
            ..Repo::default()
        }],
        ..Work::default()
    };
    // Enough other works for a word to be rare.
    let filler = (0..600).map(|n| Work {
        id: format!("filler-{n}"),
        title: format!("Attention transformers number{n}"),
        ..Work::default()
    });
    let works: Vec<Work> = [first].into_iter().chain(others).chain(filler).collect();
    let index = Index::new(catalogue_of(works));
    let related = index.related(efficient_llm::work::WorkId(0), 5);
    let shown: Vec<(String, String)> = related
        .into_iter()
        .map(|related| (index.work(related.id).id, format!("{:?}", related.reasons)))
        .collect();
    let shown: Vec<(&str, &str)> = shown
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect();
    assert_eq!(shown, expected);
}

#[test]
fn related_works_come_with_their_reasons_and_without_chance_likeness() {
    let work = |id: &str, title: &str| Work {
        id: id.into(),
        title: title.into(),
        ..Work::default()
    };
    let same_repo = Work {
        repos: vec![Repo {
            name: "Ann/Gyro".into(),
            ..Repo::default()
        }],
        ..work("repo", "The tool")
    };
    let same_authors = Work {
        authors: vec!["Bo Li".into(), "ANN BELL".into()],
        areas: vec!["pruning".into()],
        ..work("authors", "Something else")
    };
    let one_author_alone = Work {
        authors: vec!["Ann Bell".into()],
        ..work("one", "Something other")
    };
    let namesake = Work {
        authors: vec!["Ann Li".into(), "Bo Bell".into()],
        ..work("namesake", "Other things")
    };
    let same_words = work("words", "Gyroscopic pruning again");
    let common_word = work("common", "Transformers at large");
    check_related(
        vec![
            same_repo,
            same_authors,
            one_author_alone,
            namesake,
            same_words,
            common_word,
        ],
        &[
            ("repo", "[Repository(\"Ann/Gyro\")]"),
            (
                "authors",
                "[Authors([\"Bo Li\", \"ANN BELL\"]), Area(\"pruning\")]",
            ),
            ("words", "[Words([\"gyroscopic\", \"pruning\"])]"),
        ],
    );
}

/// The addresses of a typed text once resolved, and of the query that is answered.
#[track_caller]
fn check_resolved(text: &str, query: &str, effective: &str) {
    let index = Index::new(catalogue_of(vec![Work {
        venue: Some("iclr".into()),
        areas: vec!["weights".into()],
        ..Work::default()
    }]));
    let resolved = index.resolve(&Query::default().with_text(text));
    let address = |query: &Query| {
        let pairs = query.to_pairs();
        let pairs: Vec<String> = pairs.iter().map(|(k, v)| format!("{k}={v}")).collect();
        pairs.join("&")
    };
    assert_eq!(address(&resolved.query), query, "{text:?}");
    assert_eq!(address(&resolved.effective), effective, "{text:?}");
}

#[test]
fn typed_names_are_found_whole_or_while_they_are_typed() {
    check_resolved("kv venue:ICLR ", "q=kv &venue=iclr", "q=kv &venue=iclr");
    check_resolved("venue:ic", "", "venue=iclr");
    check_resolved("venue:nowhere", "", "venue=nowhere");
    check_resolved("-area:Weights ", "area=-weights", "area=-weights");
    check_resolved("area:", "", "");
}

#[test]
fn what_is_typed_to_its_end_is_taken_as_it_stands_or_for_what_starts_so() {
    let work = |venue: &str| Work {
        venue: Some(venue.into()),
        ..Work::default()
    };
    let index = Index::new(catalogue_of(vec![work("iclr"), work("icml"), work("acl")]));
    let finished = |text: &str| {
        let query = index.committed(&Query::default().with_text(text));
        query.to_text()
    };
    assert_eq!(finished("kv venue:ICLR"), "venue:iclr kv");
    assert_eq!(finished("venue:ic"), "venue:iclr,icml");
    assert_eq!(finished("venue:nowhere"), "venue:nowhere");
    assert_eq!(finished("year:2023"), "year:2023");
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

/// Which of some texts tell why a work was found, when its title and author are shown.
#[track_caller]
fn check_reasons(text: &str, expected: &[usize]) {
    let (title, author) = ("LoRA: Low-Rank Adaptation", "Jo Hu");
    let work = Work {
        id: "a".into(),
        title: title.into(),
        alt_titles: vec!["Low-Rank Adapters Quantized".into()],
        authors: vec![author.into()],
        tags: vec!["w/Serving".into()],
        ..Work::default()
    };
    let index = Index::new(catalogue_of(vec![work.clone()]));
    let answer = index.answer(&Query::default().with_text(text), None);
    let shown = [(title, TextField::Title), (author, TextField::Author)];
    let texts = [work.alt_titles[0].as_str(), work.tags[0].as_str()];
    assert_eq!(
        index.hidden_matches(&answer, &shown, &texts),
        expected,
        "{text}"
    );
}

#[test]
fn a_text_tells_why_a_work_was_found_if_what_is_shown_does_not() {
    check_reasons("", &[]);
    check_reasons("lora low rank", &[]);
    check_reasons("lora quantized", &[0]);
    check_reasons("servi", &[1]);
    check_reasons("quantised serving", &[0, 1]);
    check_reasons("author:hu quantized", &[0]);
    // Words of one field alone are never in another.
    check_reasons("title:lora", &[]);
}
