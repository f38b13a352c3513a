//! The files in `public/lang` against the texts of the page.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use efficient_llm::export::Format;
use efficient_llm::texts::{ENGLISH, PHRASES};
use serde_json::{Map, Value};

const LANGUAGES: [&str; 1] = ["zh"];

fn translation(language: &str) -> Map<String, Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("public/lang/{language}.json"));
    let text = fs::read_to_string(path).expect("a translation");
    serde_json::from_str(&text).expect("texts by the English one")
}

/// The places of a text, such as `{0}`.
fn places(text: &str) -> BTreeSet<&str> {
    let starts = text.match_indices('{').map(|(at, _)| &text[at..]);
    starts.filter_map(|rest| rest.get(..3)).collect()
}

#[test]
fn every_text_is_translated_and_nothing_else() {
    let english: BTreeSet<&str> = ENGLISH.iter().chain(PHRASES).copied().collect();
    let n_texts = ENGLISH.len() + PHRASES.len();
    assert_eq!(english.len(), n_texts, "no text stands twice");
    for language in LANGUAGES {
        let translation = translation(language);
        let known: BTreeSet<&str> = translation.keys().map(String::as_str).collect();
        let missing: Vec<&&str> = english.difference(&known).collect();
        let unused: Vec<&&str> = known.difference(&english).collect();
        assert!(missing.is_empty(), "{language} lacks {missing:#?}");
        assert!(unused.is_empty(), "{language} has {unused:#?}");
    }
}

/// The names of formats are names of their own, but for the words in them.
#[test]
fn formats_are_called_by_names_or_by_phrases() {
    let names = ["BibTeX", "RIS", "CSL-JSON", "CSV", "JSON", "Markdown"];
    let lists = ["Awesome efficient llm", "Efficient LLMs survey"];
    for format in Format::ALL {
        let label = format.label();
        let is_name = names.contains(&label) || lists.contains(&label);
        assert!(is_name || PHRASES.contains(&label), "{label}");
    }
}

#[test]
fn a_translation_fills_in_what_the_english_does() {
    for language in LANGUAGES {
        for (english, text) in translation(language) {
            let text = text.as_str().expect("a text");
            assert!(!text.trim().is_empty(), "{language}: {english}");
            assert_eq!(places(&english), places(text), "{language}: {english}");
            // A text with two forms in English may have one in another language, not more.
            assert!(text.matches('|').count() <= english.matches('|').count());
        }
    }
}
