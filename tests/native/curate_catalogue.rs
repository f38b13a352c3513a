//! The committed catalogue: sound, whole, and what the lists were found to hold by hand.

use std::collections::BTreeMap;
use std::path::Path;

use efficient_llm::catalogue::Catalogue;
use efficient_llm::curate::{check, files};
use efficient_llm::work::{Kind, Track, Work};

fn committed() -> Catalogue {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/catalogue.json");
    let loaded = files::load(&file).unwrap();
    assert_eq!(loaded.quarantined, Vec::<String>::new());
    let sources = loaded.sources_text.as_deref();
    let problems = check::text_problems(&loaded.catalogue, &loaded.text, sources);
    assert_eq!(problems, Vec::<String>::new());
    loaded.catalogue
}

fn titled<'a>(catalogue: &'a Catalogue, start: &str) -> Vec<&'a Work> {
    catalogue
        .works
        .iter()
        .filter(|work| work.title.starts_with(start))
        .collect()
}

#[test]
fn it_has_no_problems_and_no_residue() {
    assert_eq!(check::problems(&committed()), Vec::<String>::new());
}

#[test]
fn every_listing_counted_by_hand_is_there() {
    let catalogue = committed();
    let mut listings: BTreeMap<&str, usize> = BTreeMap::new();
    for listing in catalogue.works.iter().flat_map(|work| &work.listings) {
        *listings.entry(&listing.list).or_default() += 1;
    }
    let counted = [("000", 46), ("001", 51), ("002", 266), ("003", 439)];
    assert_eq!(listings, BTreeMap::from(counted));
    let said: Vec<_> = catalogue
        .lists
        .iter()
        .map(|list| (list.id.as_str(), list.listings as usize))
        .collect();
    assert_eq!(said, counted);
}

#[test]
fn works_that_lists_name_differently_are_one() {
    let catalogue = committed();
    for (start, listings) in [
        ("GPTQ:", 2),
        ("Medusa:", 2),
        ("LayerSkip:", 2),
        ("H2O:", 2),
        ("PanGu-π:", 2),
        ("SpecInfer:", 2),
        ("GKD:", 2),
        ("OmniQuant:", 3),
        ("MobiLlama:", 3),
        ("How to make LLMs go fast", 2),
    ] {
        let works = titled(&catalogue, start);
        assert_eq!(works.len(), 1, "{start}");
        assert_eq!(works[0].listings.len(), listings, "{start}");
    }
    let framework = |title: &str| {
        let works = titled(&catalogue, title);
        let works: Vec<_> = works
            .iter()
            .filter(|work| work.kind == Kind::Framework)
            .collect();
        assert_eq!(works.len(), 1, "{title}");
        works[0].listings.len()
    };
    assert_eq!(framework("vLLM"), 4);
    assert_eq!(framework("MLC LLM"), 2);
    assert_eq!(framework("TensorRT-LLM"), 2);
    assert_eq!(framework("DeepSpeed"), 2);
}

#[test]
fn works_that_lists_confuse_are_two() {
    let catalogue = committed();
    for (start, works) in [
        ("EAGLE", 2),
        ("QLLM", 2),
        ("GPTFast", 1),
        ("gpt-fast", 1),
        ("BitMat", 1),
        ("wanda", 1),
    ] {
        assert_eq!(titled(&catalogue, start).len(), works, "{start}");
    }
    for (start, id) in [
        ("Rotation and Permutation", "2406.01721"),
        ("OmniQuant", "2308.13137"),
        ("Zephyr", "2310.16944"),
        (
            "Extending Context Window of Large Language Models via Semantic",
            "2312.09571",
        ),
        ("LLM Maybe LongLM", "2401.01325"),
        ("Winner-Take-All", "2305.15265"),
        ("SEED", "2406.18200"),
        ("Inference with Reference", "2304.04487"),
    ] {
        let works = titled(&catalogue, start);
        assert_eq!(works.len(), 1, "{start}");
        assert_eq!(works[0].id, id, "{start}");
    }
}

#[test]
fn slips_are_read_as_meant() {
    let catalogue = committed();
    let one = |start: &str| titled(&catalogue, start)[0];
    let omni = one("PV-Tuning");
    assert_eq!(omni.repos[0].name.to_lowercase(), "vahe1994/aqlm");
    let kv = one("KV-Runahead");
    assert_eq!((kv.venue.as_deref(), kv.year), (Some("icml"), Some(2024)));
    assert_eq!(one("SparseAdapter").track, Some(Track::Findings));
    assert_eq!(one("P-Tuning v2").track, Some(Track::Short));
    assert_eq!(
        one("Efficient Memory Management").venue.as_deref(),
        Some("sosp")
    );
    assert_eq!(
        one("When Linear Attention").authors.last().unwrap(),
        "Yingyan (Celine) Lin"
    );
    let code_less = one("Code Less, Align More");
    assert_eq!(
        code_less.authors,
        ["Yun-Da Tsai", "Mingjie Liu", "Haoxing Ren"]
    );
    assert!(one("BOND").authors_truncated);
    assert!(
        one("∞-former")
            .links
            .iter()
            .any(|link| link.url.ends_with("2109.00301"))
    );
    assert!(catalogue.works.iter().all(|work| !work.areas.is_empty()));
}
