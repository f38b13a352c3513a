//! What only a browser can tell about the app's own code; whole pages are tested in `tests/e2e`.

#![cfg(target_arch = "wasm32")]

use efficient_llm::app::{from_search, to_search};
use efficient_llm::catalogue;
use efficient_llm::identity::urls::tidy_url;
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

/// A native target uses a crate for this, whose tests are beside the code.
#[wasm_bindgen_test]
fn hosts_in_other_scripts_become_ascii() {
    for (printed, expected) in [
        (
            "https://g\u{456}thub.com/o/n",
            "https://xn--gthub-n2e.com/o/n",
        ),
        (
            "https://Bücher.example:81",
            "https://xn--bcher-kva.example:81",
        ),
    ] {
        let (url, _) = tidy_url(printed).expect(printed);
        assert_eq!(url, expected);
    }
    for bad in ["https://a@bücher.example", "https://bücher／a.example"] {
        assert!(tidy_url(bad).is_err(), "{bad}");
    }
}

/// What an address is written as once it was read.
#[track_caller]
fn check(search: &str, written: &str) {
    let place = from_search(search);
    assert_eq!(to_search(&place), written, "{search:?}");
    assert_eq!(from_search(written), place, "{written:?} reads back");
}

#[wasm_bindgen_test]
fn an_address_is_readable_and_reads_back() {
    let full = "?q=kv+cache&area=kv-cache,-moe&venue=iclr&year=2022..2024&stars=100..,unknown\
                &has=code&tag=w/Quantization&sort=stars&embed=1&theme=dark";
    check(full, full);
    check(
        "?view=frameworks&by=-name&work=x",
        "?view=frameworks&by=-name&work=x",
    );
    check("", "");
    check("?q=", "");
}

#[wasm_bindgen_test]
fn text_of_any_kind_survives_the_address() {
    check(
        "?q=a%26b%3Dc%23d%25+%2B+%22x%22",
        "?q=a%26b%3Dc%23d%25+%2B+%22x%22",
    );
    check("?q=%E9%87%8F%E5%8C%96", "?q=%E9%87%8F%E5%8C%96");
    check("?q=100%25&q=last", "?q=last");
}

#[wasm_bindgen_test]
fn a_hostile_address_is_no_error() {
    for search in [
        "?%",
        "?q=%E0%A4%A",
        "?area=,,-,&year=..&stars=-1..x",
        "?__proto__=1",
        "?&&=&",
    ] {
        let place = from_search(search);
        assert_eq!(from_search(&to_search(&place)), place, "{search:?}");
    }
}
