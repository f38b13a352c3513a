//! The whole way from four texts to a catalogue: it has no problems and the same bytes twice.

#![no_main]

use std::path::Path;
use std::sync::LazyLock;

use efficient_llm::catalogue::Catalogue;
use efficient_llm::curate::{build, rules::Rules, stars::Stars};
use libfuzzer_sys::fuzz_target;

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures");
    Rules::load(&data).expect("the fixtures' rules")
});

fn catalogue(texts: &[&str]) -> Catalogue {
    build::build_texts(texts, &RULES, &Stars::default()).0
}

fuzz_target!(|text: &str| {
    let texts: Vec<&str> = text.splitn(4, '\u{c}').collect();
    let built = catalogue(&texts);
    assert_eq!(built.problems(), Vec::<String>::new());
    assert_eq!(built.to_canonical_json(), catalogue(&texts).to_canonical_json());
});
