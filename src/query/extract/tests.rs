//! Every form of a clause, by example.

use super::*;

/// Shows what a text settles to: the rest of the text in brackets, then the fields, then the
/// partial value with `…`, then each note with its problem.
fn shown(extraction: &FilterExtraction) -> String {
    let mut parts = vec![format!("[{}]", extraction.query.text)];
    let fields = extraction.query.clone().with_text("").to_text();
    parts.extend((!fields.is_empty()).then_some(fields));
    parts.extend(extraction.partial.iter().map(|partial| {
        let sign = if partial.exclude { "-" } else { "" };
        format!("{}:{sign}{}…", partial.facet.key(), partial.value)
    }));
    let notes = extraction.notes.iter();
    parts.extend(
        notes.map(|note| format!("{:?}({}, {})", note.problem, note.typed, note.field.key())),
    );
    parts.join(" ")
}

#[track_caller]
fn check(text: &str, expected: &str) {
    let extraction = Query::default().with_text(text).extract_filters();
    assert_eq!(shown(&extraction), expected, "{text:?}");
    let again = extraction.query.extract_filters();
    assert_eq!(again.query, extraction.query, "{text:?} settles twice");
}

#[test]
fn clauses_of_facets_leave_the_text() {
    check(
        "kv cache venue:ICLR -area:moe ",
        "[kv cache ] area:-moe venue:ICLR",
    );
    check("venue:iclr,neurips lora", "[lora] venue:iclr,neurips");
    check("area:compression,-weights ", "[] area:compression,-weights");
    check("area:\"KV cache\"", "[] area:\"KV cache\"");
    check(
        "venue:“Findings of ACL”,icml ",
        "[] venue:\"Findings of ACL\",icml",
    );
    check("tag:w/Quantization ", "[] tag:w/Quantization");
    check(
        "has:code is:recommended kind:paper list:003 ",
        "[] kind:paper list:003 has:code is:recommended",
    );
    check("Topic:moe CONF:icml ", "[] area:moe venue:icml");
    check("area:\"KV cache\"moe", "[moe] area:\"KV cache\"");
}

#[test]
fn a_minus_before_a_facet_turns_its_values_round() {
    check("-venue:iclr,icml ", "[] venue:-iclr,-icml");
    check("-venue:-iclr ", "[] venue:iclr");
    check("-area:a,-b ", "[-area:a,-b ] Unreadable(-area:a,-b, area)");
}

#[test]
fn clauses_of_measures_become_bounds() {
    check("stars:100..,unknown lora", "[lora] stars:100..,unknown");
    check("year:2022..2024", "[] year:2022..2024");
    check("year:2023", "[] year:2023");
    check(
        "year:>2022 stars:>=1.5k cites:<50 ",
        "[] year:2023.. stars:1500.. citations:..49",
    );
    check("year:2020-2022 year:unknown ", "[] year:unknown");
    check("-stars:>100 ", "[] stars:..100");
    check(
        "-year:2020..2022",
        "[-year:2020..2022 ] Unreadable(-year:2020..2022, year)",
    );
}

#[test]
fn the_order_is_a_clause_too() {
    check("lora sort:stars", "[lora ] sort:stars");
    check("order:Cited lora", "[lora] sort:citations");
    check("lora sort:relevance ", "[lora ]");
    check(
        "-sort:stars lora",
        "[-sort:stars lora] Unreadable(-sort:stars, sort)",
    );
}

#[test]
fn fields_of_text_stay_in_the_text() {
    check(
        "title:lora year:2023 author:\"Tim Dettmers\"",
        "[title:lora author:\"Tim Dettmers\"] year:2023",
    );
    check("-title:moe", "[-title:moe]");
}

#[test]
fn what_cannot_be_read_stays_with_a_note() {
    check(
        "stars:lots lora",
        "[stars:lots lora] Unreadable(stars:lots, stars)",
    );
    check(
        "sort:colour",
        "[sort:colour ] Unreadable(sort:colour, sort)",
    );
    check("area: moe", "[area: moe] NoValue(area:, area)");
    check("title: moe", "[title: moe] NoValue(title:, title)");
    check(
        "venu:iclr lora",
        "[venu:iclr lora] Misspelt(venu:iclr, venue)",
    );
    check(
        "stars:> venue:iclr ",
        "[stars:> ] venue:iclr Unreadable(stars:>, stars)",
    );
    check(
        "stars:\"a lot",
        "[stars:\"a lot\" ] Unreadable(stars:\"a lot, stars)",
    );
}

#[test]
fn colons_that_are_no_fields_need_no_note() {
    for text in [
        "foo:bar",
        "LLM.int8(): 8-bit Matrix Multiplication",
        "https://arxiv.org/abs/2210.17323",
        "arXiv:2210.17323",
        "LoRA: Low-Rank Adaptation",
        "LISA: Layerwise Importance",
        "N:M sparsity",
        "a:b:c",
        ":",
    ] {
        check(text, &format!("[{text}]"));
    }
}

#[test]
fn a_value_that_ends_the_text_is_unfinished() {
    check("lora venue:ic", "[lora ] venue:ic…");
    check("venue:iclr,ic", "[] venue:iclr venue:ic…");
    check("venue:iclr,", "[] venue:iclr");
    check("-venue:ic", "[] venue:-ic…");
    check("area:compression,-wei", "[] area:compression area:-wei…");
    check("area:\"KV ca", "[] area:KV ca…");
    check("area: ", "[area: ] NoValue(area:, area)");
    for blank in [
        "area:", "-area:", "title:", "area:-", "area:\"", "stars:", "sort:",
    ] {
        check(blank, "[]");
    }
}

#[test]
fn unfinished_bounds_ask_nothing() {
    for typing in [
        "stars:>",
        "year:20",
        "year:2022..20",
        "stars:..",
        "year:unk",
        "sort:ci",
        "year:2020-",
    ] {
        check(typing, "[]");
    }
    check("lora sort:ci", "[lora ]");
    check("stars:10", "[] stars:10");
    check("year:2022..", "[] year:2022..");
    check("year:20 ", "[] year:20");
}

#[test]
fn text_and_facets_are_joined() {
    let query = Query::from_pairs([
        ("q", "venue:icml,iclr venue:acl stars:>10 "),
        ("venue", "iclr"),
        ("stars", "..5"),
    ]);
    assert_eq!(
        shown(&query.extract_filters()),
        "[] venue:iclr,icml,acl stars:11.."
    );
}

#[track_caller]
fn check_text(text: &str, canonical: &str) {
    let query = Query::from_text(text);
    assert_eq!(query.to_text(), canonical, "{text:?}");
    assert_eq!(Query::from_text(canonical), query, "{text:?}");
}

#[test]
fn a_whole_query_is_a_text() {
    check_text(
        "kv cache venue:ICLR -area:moe stars:>100 year:2023.. author:dettmers \"exact phrase\" is:recommended",
        "area:-moe venue:ICLR year:2023.. stars:101.. is:recommended kv cache author:dettmers \"exact phrase\" ",
    );
    check_text("venue:ic", "venue:ic");
    check_text("year:20", "year:20");
    check_text("stars:>", "stars:> ");
    check_text("sort:ci", "sort:ci ");
    check_text("lora", "lora");
    check_text("tag:\"a, \"\"b\"\"\"", "tag:\"a, \"\"b\"\"\"");
    check_text("", "");
}
