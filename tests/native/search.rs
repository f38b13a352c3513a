//! The engine against the oracle, on random catalogues and random queries, and the text search
//! by examples.

use efficient_llm::catalogue::{self, Catalogue};
use efficient_llm::query::{Facet, Measure, Query, Sort, Span};
use efficient_llm::search::Index;
use efficient_llm::work::{
    Area, Citations, Kind, Link, List, Listing, Rel, Repo, Venue, VenueKind, Work,
};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::oracle;

const AREAS: [(&str, Option<&str>); 7] = [
    ("compression", None),
    ("quantization", Some("compression")),
    ("weights", Some("quantization")),
    ("activations", Some("quantization")),
    ("pruning", Some("compression")),
    ("data", None),
    ("selection", Some("data")),
];
const VENUES: [&str; 4] = ["acl", "iclr", "icml", "arxiv"];
const LISTS: [&str; 2] = ["000", "003"];
const RELS: [Rel; 5] = [Rel::Paper, Rel::Code, Rel::Model, Rel::Blog, Rel::Figure];
const KINDS: [Kind; 3] = [Kind::Paper, Kind::Project, Kind::Other];

fn works() -> impl Strategy<Value = Vec<Work>> {
    let number = || prop_oneof![Just(None), Just(Some(0)), (0_u32..60_000).prop_map(Some)];
    let names = AREAS.map(|(id, _)| id.to_owned()).to_vec();
    let work = (
        subsequence(names, 0..=3),
        prop::option::of(select(&VENUES[..])),
        prop::option::of(2017_u16..2026),
        prop::collection::vec(number(), 0..3),
        number(),
        subsequence(RELS.to_vec(), 0..=3),
        subsequence(LISTS.to_vec(), 1..=2),
        select(&KINDS[..]),
        "[a-d]{1,2} [a-d]{1,2}",
    );
    prop::collection::vec(work.prop_map(work_of), 0..40).prop_map(|mut works| {
        for (position, work) in works.iter_mut().enumerate() {
            work.id = format!("w{position}");
        }
        works
    })
}

type Parts = (
    Vec<String>,
    Option<&'static str>,
    Option<u16>,
    Vec<Option<u32>>,
    Option<u32>,
    Vec<Rel>,
    Vec<&'static str>,
    Kind,
    String,
);

fn work_of((areas, venue, year, stars, citations, rels, lists, kind, title): Parts) -> Work {
    let repo = |stars| Repo {
        name: "owner/name".into(),
        stars,
        ..Repo::default()
    };
    let link = |rel| Link {
        rel,
        url: "https://example.org/".into(),
        label: String::new(),
    };
    let listing = |list: &str| Listing {
        list: list.into(),
        line: 1,
        ..Listing::default()
    };
    Work {
        kind,
        title,
        areas,
        venue: venue.map(str::to_owned),
        year,
        repos: stars.into_iter().map(repo).collect(),
        citations: citations.map(|count| Citations {
            count,
            ..Citations::default()
        }),
        links: rels.into_iter().map(link).collect(),
        listings: lists.into_iter().map(listing).collect(),
        tags: if year == Some(2020) {
            vec!["w/Quantization".into()]
        } else {
            Vec::new()
        },
        ..Work::default()
    }
}

fn catalogue_of(works: Vec<Work>) -> Catalogue {
    let area = |(id, parent): (&str, Option<&str>)| Area {
        id: id.into(),
        label: id.into(),
        parent: parent.map(str::to_owned),
        description: None,
    };
    let venue = |id: &str| Venue {
        id: id.into(),
        label: id.to_uppercase(),
        kind: VenueKind::Conference,
        name: None,
    };
    let list = |id: &str| List {
        id: id.into(),
        title: id.into(),
        ..List::default()
    };
    Catalogue {
        schema: 1,
        lists: LISTS.map(list).to_vec(),
        areas: AREAS.map(area).to_vec(),
        venues: VENUES.map(venue).to_vec(),
        works,
        ..Catalogue::default()
    }
}

fn spans() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("unknown".to_owned()),
        (0_u32..3000).prop_map(|from| format!("{from}..")),
        (0_u32..3000, any::<bool>()).prop_map(|(to, unknown)| {
            format!("..{to}{}", if unknown { ",unknown" } else { "" })
        }),
        (2016_u32..2027, 0_u32..4).prop_map(|(from, more)| format!("{from}..{}", from + more)),
    ]
}

/// A choice of some values, some excluded, some that no catalogue has.
fn choices(ids: &[&'static str]) -> impl Strategy<Value = String> + use<> {
    let mut ids = ids.to_vec();
    ids.push("nowhere");
    let n_ids = ids.len().min(3);
    (
        subsequence(ids, 0..=n_ids),
        prop::collection::vec(any::<bool>(), 3),
    )
        .prop_map(|(ids, excluded)| {
            let sign = |excluded: bool| if excluded { "-" } else { "" };
            let parts = ids
                .iter()
                .zip(excluded)
                .map(|(id, out)| format!("{}{id}", sign(out)));
            parts.collect::<Vec<_>>().join(",")
        })
}

fn queries() -> impl Strategy<Value = Query> {
    let areas = AREAS.map(|(id, _)| id);
    (
        choices(&areas),
        choices(&VENUES),
        choices(&["paper", "project"]),
        choices(&["code", "model", "blog"]),
        choices(&LISTS),
        choices(&["w/Quantization"]),
        [spans(), spans(), spans()],
        select(&Sort::ALL[..]),
    )
        .prop_map(|(area, venue, kind, has, list, tag, spans, sort)| {
            let [year, stars, citations] = &spans;
            Query::from_pairs([
                ("area", area.as_str()),
                ("venue", &venue),
                ("kind", &kind),
                ("has", &has),
                ("list", &list),
                ("tag", &tag),
                ("year", year),
                ("stars", stars),
                ("citations", citations),
                ("sort", sort.key()),
            ])
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn hits_counts_and_orders_equal_the_oracle(works in works(), query in queries()) {
        let catalogue = catalogue_of(works);
        let index = Index::new(catalogue.clone());
        let answer = index.answer(&query, None);
        let hits = index.first(&answer, usize::MAX);
        prop_assert_eq!(answer.len(), hits.len());

        let mut positions: Vec<usize> = hits.iter().map(|id| id.index()).collect();
        let ranks: Vec<_> = positions
            .iter()
            .filter_map(|&position| oracle::rank(query.order(), &catalogue.works[position]))
            .collect();
        prop_assert!(ranks.is_sorted(), "{:?} {ranks:?}", query.order());
        positions.sort_unstable();
        prop_assert_eq!(positions, oracle::hits(&catalogue, &query));

        for facet in Facet::ALL {
            let counts = index.counts(&answer, facet);
            for (value, &count) in index.values(facet).iter().zip(counts) {
                let naive = oracle::count(&catalogue, &query, facet, &value.id);
                prop_assert_eq!(count as usize, naive, "{:?} {}", facet, &value.id);
            }
        }
        for measure in Measure::ALL {
            check_histogram(&catalogue, &index, &query, measure)?;
        }
    }

    #[test]
    fn an_address_reads_back_as_written(query in queries(), text in "\\PC{0,20}") {
        let query = query.with_text(text);
        let pairs = query.to_pairs();
        let again = Query::from_pairs(pairs.iter().map(|(k, v)| (*k, v.as_str())));
        prop_assert_eq!(again.to_pairs(), pairs);
    }

    #[test]
    fn no_text_is_an_error(text in "\\PC{0,40}") {
        let index = Index::new(catalogue_of(Vec::new()));
        let query = Query::default().with_text(text);
        prop_assert!(index.answer(&query, None).is_empty());
    }
}

fn check_histogram(
    catalogue: &Catalogue,
    index: &Index,
    query: &Query,
    measure: Measure,
) -> Result<(), TestCaseError> {
    let histogram = index.histogram(&index.answer(query, None), measure);
    let lifted = query.clone().with_span(measure, Span::default());
    let numbers: Vec<Option<u32>> = oracle::hits(catalogue, &lifted)
        .into_iter()
        .map(|position| oracle::number(measure, &catalogue.works[position]))
        .collect();
    let unknown = numbers.iter().filter(|number| number.is_none()).count();
    prop_assert_eq!(histogram.unknown as usize, unknown);
    for bin in &histogram.bins {
        let inside = |number: &u32| *number >= bin.from && bin.to.is_none_or(|to| *number <= to);
        let naive = numbers
            .iter()
            .flatten()
            .filter(|number| inside(number))
            .count();
        prop_assert_eq!(bin.count as usize, naive, "{:?} {:?}", measure, bin);
    }
    let in_bins: u32 = histogram.bins.iter().map(|bin| bin.count).sum();
    prop_assert_eq!(in_bins as usize + unknown, numbers.len());
    Ok(())
}

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
        assert_eq!(
            answer.len(),
            oracle::hits(&catalogue, &query).len(),
            "{query:?}"
        );
        assert!(!answer.is_empty(), "{query:?} is no test of anything");
        for facet in Facet::ALL {
            let counts = index.counts(&answer, facet);
            for (value, &count) in index.values(facet).iter().zip(counts) {
                let naive = oracle::count(&catalogue, &query, facet, &value.id);
                assert_eq!(count as usize, naive, "{facet:?} {}", value.id);
            }
        }
    }
}
