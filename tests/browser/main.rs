//! What only a browser can tell about the app's own code; whole pages are tested in `tests/e2e`.

#![cfg(target_arch = "wasm32")]

use efficient_llm::catalogue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn the_committed_catalogue_is_sound() {
    let reading = catalogue::read(include_str!("../../data/catalogue.json")).expect("readable");
    assert_eq!(reading.quarantined, [""; 0]);
    assert!(!reading.catalogue.works.is_empty());
}

#[wasm_bindgen_test]
fn a_newer_catalogue_is_refused_in_words() {
    let refusal = catalogue::read(r#"{"schema":999}"#).expect_err("refused");
    assert!(refusal.to_string().contains("schema 999"), "{refusal}");
}
