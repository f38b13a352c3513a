//! Random lists: whatever is put together from the dialects' forms and then damaged, every
//! listing ends as an entry or a complaint, and the catalogue made of it is sound.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use efficient_llm::catalogue;
use efficient_llm::curate::build;
use efficient_llm::curate::read::Dialect;
use efficient_llm::curate::rules::Rules;
use efficient_llm::curate::stars::Stars;
use proptest::prelude::*;
use proptest::sample::select;

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    Rules::load(&data).unwrap()
});

const DIALECTS: [Dialect; 2] = [Dialect::Markdown, Dialect::Plain];

/// Forms of a listing on one line; `T` is the title, `U` an address, `A` people, `V` a venue.
const TABLE: [&str; 6] = [
    "|[T](U) <br> A | |[Paper](U)|[//]: #02/03",
    "|[![P](https://img.shields.io/badge/Conference-V-blue)]()<br>[T](U) <br> A|<img src=\"U\">|[Github](U) <br> [Paper](U)|",
    "* [![Star](https://img.shields.io/github/stars/o/n.svg)](https://github.com/o/n) [T](U). A. [[Paper]](U)",
    "* **T**: what it is. [[link]](U)",
    "1. [T](U), A, V",
    "| T | [[pdf]](U) | V |",
];
const STARRED: [&str; 5] = [
    "- **T**, `V`, [arxiv](U), [pdf](U), cication: [**7**](U)",
    "- 🌟 **T**, `arXiv, 2301.00001`, [arxiv](U), cication: [**-1**](None)",
    "- [**T**](U) - o ![Star](https://img.shields.io/x)",
    "- [T](U)",
    "- **T** [[pdf](U)], 2024.01. ![](https://img.shields.io/badge/V-orange)",
];
const SURVEY: [&str; 6] = [
    "- T, <ins>V</ins> [[Paper](U)] [[Code](U)]",
    " - T, V</ins> [[Paper]](U)",
    "- T <br> V [[Paper]](U)",
    "| T [[Code](U)] | ✅ | ❌ | ✅ |",
    "- [T](U), V. [[Code](U)]",
    "- T. V. [Paper]: U [x](U)",
];

fn word() -> impl Strategy<Value = String> {
    "[A-Z][a-zé]{2,7}(-[0-9])?|LLM|é中|\\$x_2\\$|Sums|of|GPT-4"
}

fn listing(forms: &'static [&'static str]) -> impl Strategy<Value = String> {
    let title =
        prop::collection::vec(word(), 1..6).prop_map(|words| format!("Z{}", words.join(" ")));
    let url = select(vec![
        "https://arxiv.org/abs/2301.00001",
        "https://arxiv.org/pdf/2301.00002v3.pdf",
        "https://arxiv.org/abs/2313.1",
        "https://github.com/o/n",
        "https://github.com/O/N/tree/x",
        "https://a.org/x?utm_source=b&id=1",
        "https://aclanthology.org/2023.findings-acl.1/",
    ]);
    let people = select(vec![
        "Ann Bell, Bo Li",
        "Ann Bell et al",
        "Ann Bell, ..., Bo C. Li",
        "",
    ]);
    let venue = select(vec![
        "ICML, 2023",
        "ICML'23",
        "ACL 2023 Findings",
        "arXiv, 2022",
        "New 2020",
        "2023",
    ]);
    (select(forms), title, url, people, venue).prop_map(|(form, title, url, people, venue)| {
        // The letters of the form that stand for something stand alone.
        let parts = form.split_inclusive(|c: char| !c.is_ascii_uppercase());
        let mut out = String::new();
        let mut before = ' ';
        for part in parts {
            let (letter, rest) = part.split_at(
                part.len()
                    - part
                        .trim_start_matches(|c: char| c.is_ascii_uppercase())
                        .len(),
            );
            let next = rest.chars().next().unwrap_or(' ');
            let alone = !before.is_ascii_alphanumeric() && !next.is_ascii_alphanumeric();
            out.push_str(match letter {
                "T" if alone => &title,
                "U" if alone => url,
                "A" if alone => people,
                "V" if alone => venue,
                other => other,
            });
            out.push_str(rest);
            before = rest.chars().last().unwrap_or(before);
        }
        out
    })
}

/// A line, and whether it is a listing.
fn line(forms: &'static [&'static str]) -> impl Strategy<Value = (String, bool)> {
    let other = select(vec![
        "",
        "## Fast Sums",
        "### Slow Sums",
        "# More",
        "Some words.",
        "> a quote",
        "---",
        "| Title | Links |\n|:--|:--|",
        "  *Ann Bell, Bo Li*",
        "\t- `a remark`",
        "- [A](#a)",
        "<details><summary>Sums</summary>",
        "</details>",
        "<!-- a -->",
        "```\n- x\n```",
        "⭐",
    ]);
    prop_oneof![
        4 => listing(forms).prop_map(|line| (line, true)),
        1 => (listing(forms), any::<prop::sample::Index>()).prop_map(|(line, at)| {
            let mut chars: Vec<char> = line.chars().collect();
            // What makes a line a listing is its mark and its link.
            let at = 3 + at.index(chars.len() - 3);
            chars.remove(at);
            let line: String = chars.into_iter().collect();
            let is_listing = line.contains("](https://a") || line.contains("](https://g");
            (line, is_listing)
        }),
        2 => other.prop_map(|line| (line.to_owned(), false)),
    ]
}

fn list(forms: &'static [&'static str]) -> impl Strategy<Value = Vec<(String, bool)>> {
    prop::collection::vec(line(forms), 0..20)
}

fn text(lines: &[(String, bool)]) -> String {
    lines.iter().map(|(line, _)| format!("{line}\n")).collect()
}

/// The numbers of the lines that are listings, and what they say.
fn listings(lines: &[(String, bool)]) -> Vec<(u32, &str)> {
    let mut number = 1;
    let mut found = Vec::new();
    for (line, is_listing) in lines {
        if *is_listing {
            found.push((number, line.as_str()));
        }
        number += line.matches('\n').count() as u32 + 1;
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn listings_are_accounted_for(table in list(&TABLE), starred in list(&STARRED), survey in list(&SURVEY)) {
        for lines in [table, starred, survey] {
            let text = text(&lines);
            let (entries, complaints) = Dialect::Markdown.read(&text);
            let seen = entries.iter().map(|e| e.line).chain(complaints.iter().map(|c| c.line));
            let seen: BTreeSet<u32> = seen.collect();
            for (number, line) in listings(&lines) {
                prop_assert!(seen.contains(&number), "{} in\n{}", line, text);
            }
        }
    }

    #[test]
    fn catalogues_are_sound(table in list(&TABLE), starred in list(&STARRED), survey in list(&SURVEY), mixed in list(&TABLE)) {
        let texts = [table, mixed, starred, survey].map(|lines| text(&lines));
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let build = || build::build_texts(&texts, &RULES, &Stars::default());
        let (built, report) = build();
        prop_assert_eq!(built.problems(), Vec::<String>::new());
        let listed: usize = built.works.iter().map(|work| work.listings.len()).sum();
        prop_assert_eq!(listed, report.listings());
        let json = built.to_canonical_json();
        prop_assert_eq!(&json, &build().0.to_canonical_json());
        let read = catalogue::read(&json).unwrap();
        prop_assert_eq!(read.quarantined, Vec::<String>::new());
        prop_assert_eq!(read.catalogue.to_canonical_json(), json);
    }

    #[test]
    fn every_dialect_takes_every_list(table in list(&TABLE), survey in list(&SURVEY), noise in "\\PC{0,80}") {
        let text = text(&table) + &noise + &text(&survey);
        for dialect in DIALECTS {
            let (entries, _) = dialect.read(&text);
            let named = entries.iter().all(|entry| entry.joined.is_some() || !entry.title.is_empty());
            prop_assert!(named);
        }
    }
}
