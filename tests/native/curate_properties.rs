//! What holds for every input: readers account for what they see, mending loses nothing.

use std::collections::BTreeSet;

use efficient_llm::curate::inline;
use efficient_llm::curate::mend::{self, Damage};
use efficient_llm::curate::read::Dialect;
use efficient_llm::curate::slug::slug;
use efficient_llm::identity::{ids, urls};
use encoding_rs::{MACINTOSH, WINDOWS_1252};
use proptest::prelude::*;

const DIALECTS: [Dialect; 2] = [Dialect::Markdown, Dialect::Plain];

/// Pieces of list syntax, to be strung together at random.
fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "- ",
        " - ",
        "\t- ",
        "* ",
        "\n",
        "\n",
        "|",
        "## ",
        "#### ",
        "**",
        "*",
        "`",
        "[",
        "]",
        "(",
        ")",
        "[[Paper]",
        "(https://arxiv.org/abs/2301.00001)",
        "(https://github.com/o/n)",
        "<ins>",
        "</ins>",
        "/ins>",
        ", ",
        "ICML, 2023",
        "![Star](https://img.shields.io/github/stars/o/n)",
        "<br>",
        "Title",
        "Title & Authors | Links |",
        "```",
        "<!--",
        "-->",
        "✅",
        "❌",
        "é",
        "ðŸš€",
        "⭐",
        "\u{202E}",
        "$x_2$",
        "\\",
        "\"",
        "<img src=\"",
        "[//]: #02/03",
    ])
}

fn soup() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..80).prop_map(|pieces| pieces.concat())
}

fn damaged(text: &str, damage: Damage) -> String {
    let encoding = match damage {
        Damage::Windows1252 => WINDOWS_1252,
        Damage::MacRoman => MACINTOSH,
    };
    encoding
        .decode_without_bom_handling(text.as_bytes())
        .0
        .into_owned()
}

/// Words with at least one letter, sign or picture that is not ASCII.
fn foreign() -> impl Strategy<Value = String> {
    let letters = "[a-zA-Z ,.]{0,9}[äöüßéèçñøŁńščć中文字，–—’∞π🚀🤖🔥🧑]{1,4}[a-z ]{0,9}";
    prop::collection::vec(letters, 1..6).prop_map(|parts| parts.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damage_is_undone(text in foreign()) {
        for damage in [Damage::Windows1252, Damage::MacRoman] {
            let mended = mend::mend(&damaged(&text, damage));
            prop_assert_eq!(&mended.text, &text, "{}", damage);
            prop_assert_eq!(mended.damage, Some(damage));
        }
    }

    // Without dashes and curly quotes: a text of nothing but `’ö` reads as damaged in good faith.
    #[test]
    fn whole_text_is_left_alone(text in "[a-z ]{0,9}([äöüéèçñøŁńč中文字∞π🚀🤖]{1,4}[a-z ]{1,9}){1,6}") {
        let mended = mend::mend(&text);
        prop_assert_eq!(mended.text, text);
        prop_assert_eq!(mended.damage, None);
    }

    #[test]
    fn mending_keeps_lines(text in "\\PC*(\n\\PC*){0,5}") {
        let mended = mend::mend(&text);
        prop_assert_eq!(mended.text.lines().count(), text.lines().count());
    }

    #[test]
    fn readers_never_panic_and_stay_within_the_text(text in soup()) {
        let text = mend::mend(&text).text;
        for dialect in DIALECTS {
            let (entries, complaints) = dialect.read(&text);
            let last = text.lines().count() as u32;
            for line in entries.iter().map(|e| e.line).chain(complaints.iter().map(|c| c.line)) {
                prop_assert!((1..=last).contains(&line), "{:?}: line {} of {}", dialect, line, last);
            }
        }
    }

    #[test]
    fn every_listing_line_is_accounted_for(rows in prop::collection::vec(listing(), 1..12)) {
        for head in ["| Title |\n|:--|\n", "## A\n"] {
            let text = format!("{head}{}", rows.join("\n"));
            let (entries, complaints) = Dialect::Markdown.read(&text);
            let seen: BTreeSet<u32> =
                entries.iter().map(|e| e.line).chain(complaints.iter().map(|c| c.line)).collect();
            for (number, line) in (1..).zip(text.lines()) {
                let is_bullet = line.starts_with("- ") && line.contains("](https://");
                let looks_like_one = line.starts_with("|[") || is_bullet;
                prop_assert!(!looks_like_one || seen.contains(&number), "{}", line);
            }
        }
    }

    #[test]
    fn plain_rows_are_accounted_for(rows in prop::collection::vec("[A-Z][a-z]{3,8} [a-z ]{3,20}[ |]{0,2}", 1..9)) {
        let head = "- A\nTitle & Authors | Links |\n---|---|\n";
        let text = format!("{head}{}", rows.join("\n"));
        let (entries, complaints) = Dialect::Plain.read(&text);
        let seen = entries.iter().map(|e| e.line).chain(complaints.iter().map(|c| c.line));
        let seen: BTreeSet<u32> = seen.filter(|&line| line > 3).collect();
        prop_assert_eq!(seen.len(), rows.len());
    }

    #[test]
    fn scanners_take_any_text(text in "\\PC{0,60}") {
        for link in inline::links(&text) {
            prop_assert!(text.get(link.start..link.end).is_some());
        }
        let _ = (urls::tidy_url(&text), ids::arxiv_id(&text), ids::arxiv_of_url(&text), ids::doi(&text));
        let _ = (ids::github_repo(&text), urls::url_key(&text), inline::plain(&text));
        let slug = slug(&text);
        prop_assert!(slug.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'));
    }
}

/// A line that is a listing in some dialect, whole or torn.
fn listing() -> impl Strategy<Value = String> {
    let whole = prop::sample::select(vec![
        "|[T](https://a.org/t) <br> Ann Bell | |[Paper](https://a.org/t)|",
        "|[T](<br> Ann Bell | |",
        "- T, <ins>ICML, 2023</ins> [[Paper](https://a.org/t)]",
        "- T, 2023</ins> [[Paper]](https://a.org/t)",
        "- , <ins>ICML, 2023</ins> [[Paper](https://a.org/t)]",
        "- **T**, `ICML, 2023`, [arxiv](https://arxiv.org/abs/2301.00001)",
        "- **T, [arxiv](https://arxiv.org/abs/2301.00001)",
        "- [**t**](https://github.com/o/t) - o",
        "- [t](https://a.org/t)",
        "- words and [a link](https://a.org/t)",
    ]);
    whole.prop_map(str::to_owned)
}
