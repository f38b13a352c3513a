//! Where and when a work appeared and who wrote it, in every place where lists say so.

use efficient_llm::curate::entry::RawEntry;
use efficient_llm::curate::read::Dialect;

use crate::curate_forms::check;

/// The one entry of a line.
fn one(line: &str) -> RawEntry {
    let (mut entries, complaints) = Dialect::Markdown.read(&format!("# L\n## Sums\n{line}"));
    assert_eq!(entries.len(), 1, "{line}: {complaints:?}");
    entries.remove(0)
}

#[test]
fn venues_wherever_they_stand() {
    for (line, venue, year) in [
        ("- [Zed: Sums](U) | ICML' 24", "ICML", Some(2024)),
        ("- [Zed: Sums](U) | EuroSys '24", "EuroSys", Some(2024)),
        ("- [Zed: Sums](U) | OSDI 25", "OSDI", Some(2025)),
        ("- [Zed: Sums](U) | Sums AI SC' 24", "SC", Some(2024)),
        (
            "- [Zed: Sums](U): wings, accepted by ATC'24",
            "ATC",
            Some(2024),
        ),
        (
            "- [Zed: Sums](U): also [code](V), accepted by SOSP'25",
            "SOSP",
            Some(2025),
        ),
        (
            "- [Zed: Sums](U): based on runtime, ICDCS'24",
            "ICDCS",
            Some(2024),
        ),
        ("- Zed: Sums [[ICML 2023]](U)", "ICML", Some(2023)),
        ("- Zed: Sums [[NeurIPS2021]](U)", "NeurIPS", Some(2021)),
        (
            "- Zed: Sums <br> Odd Workshop @ ICLR 2025 2025 [[Paper]](U)",
            "Odd Workshop at ICLR",
            Some(2025),
        ),
        (
            "- Zed: Sums [[Paper]](U) ![](https://img.shields.io/badge/OddIII@ICML-2025-blue)",
            "OddIII at ICML",
            Some(2025),
        ),
        (
            "- Zed: Sums [[Paper]](U) ![](https://img.shields.io/badge/ACL2024--findings-orange)",
            "ACL-findings",
            Some(2024),
        ),
        (
            "- **Zed: Sums**, `proceedings of the 9th symposium on sums, 2023`, [x](U)",
            "proceedings of the 9th symposium on sums",
            Some(2023),
        ),
        (
            "- Zed: Sums, <ins>arXiv, ICML</ins> [[Paper](U)]",
            "ICML",
            None,
        ),
    ] {
        let line = line
            .replace('U', "https://a.org/z.pdf")
            .replace('V', "https://github.com/o/z");
        let entry = one(&line);
        assert_eq!(entry.title, "Zed: Sums", "{line}");
        assert_eq!(
            (entry.venue.as_deref(), entry.year),
            (Some(venue), year),
            "{line}"
        );
    }
}

#[test]
fn a_date_is_no_venue() {
    for (line, year, month) in [
        ("- [Zed 2 Report](U) – Sums AI (Apr 2025)", 2025, 4),
        ("- [Zed 2 Card](U) – Zed (May 2025)", 2025, 5),
        ("- Zed: Sums [[13 Dec 2021]](U)", 2021, 12),
        ("- Zed: Sums [Sep 2024] [Repo](V) [Paper](U)", 2024, 9),
        (
            "- Zed: Sums [[Paper]](U) ![](https://img.shields.io/badge/pdf-2025.04-red)",
            2025,
            4,
        ),
        ("- **Zed: Sums** *Ann Bell.* [[pdf](U)], 2023.05.", 2023, 5),
    ] {
        let line = line
            .replace('U', "https://a.org/z.pdf")
            .replace('V', "https://github.com/o/z");
        let entry = one(&line);
        let seen = (entry.venue.as_deref(), entry.year, entry.month);
        assert_eq!(seen, (None, Some(year), Some(month)), "{line}");
        assert_eq!(entry.tags, Vec::<String>::new(), "{line}");
    }
}

#[test]
fn what_is_not_accepted_has_no_venue() {
    for line in [
        "- [Zed: Sums](https://a.org/z.pdf): in review of MLSys'24",
        "- Zed: Sums <br> Under review ICLR 2025 [[Paper]](https://a.org/z.pdf)",
        "| Title | Venue |\n|--|--|\n| [Zed: Sums](https://a.org/z.pdf) | ICLR sub. |",
        "| Title | Venue |\n|--|--|\n| [Zed: Sums](https://a.org/z.pdf) | N/A |",
    ] {
        assert_eq!(one(line).venue, None, "{line}");
    }
}

#[test]
fn words_are_no_venues_and_no_people() {
    for line in [
        "- [Zed: Sums](https://a.org/z.pdf): Wide Dynamic Tables",
        "- [Zed: Sums](https://a.org/z.pdf) | Lund University",
        "- [Zed: Sums](https://a.org/z.pdf) – Sums AI (Jan 2024)",
        "- Zed: Sums [[Paper]](https://a.org/z.pdf) [[GitHub Page]](https://github.com/o/z)",
        "- [**zed**](https://github.com/o/z) - o ![Star](s)\n\n\t *Odd Sums & Tables*",
    ] {
        let entry = one(line);
        let (authors, venue) = (entry.authors, entry.venue);
        assert_eq!((authors, venue), (Vec::<String>::new(), None), "{line}");
    }
}

#[test]
fn authors_in_every_form() {
    let all = |names: &[&str]| names.join(", ");
    for (printed, names) in [
        (
            "Ann Bell, seung-won hwang, Cy Ng.",
            all(&["Ann Bell", "seung-won hwang", "Cy Ng"]),
        ),
        (
            "Ann Bell, Bo Costa i Puig, Cy Ng.",
            all(&["Ann Bell", "Bo Costa i Puig", "Cy Ng"]),
        ),
        (
            "Zed Team: Ann Bell, Bo Li, Cy Ng.",
            all(&["Ann Bell", "Bo Li", "Cy Ng"]),
        ),
        (
            "Ann Bell, Md. Bo Li, Cy Ng.",
            all(&["Ann Bell", "Md. Bo Li", "Cy Ng"]),
        ),
        (
            "Ann Bell, Bo \"Bee\" Li, Cy Ng.",
            all(&["Ann Bell", "Bo \"Bee\" Li", "Cy Ng"]),
        ),
        (
            "Ann Bell, Bo (Bee Gee) Li, Cy Ng.",
            all(&["Ann Bell", "Bo (Bee Gee) Li", "Cy Ng"]),
        ),
        (
            "Ann Bell\\*, Bo Li\\*, Cy Ng.",
            all(&["Ann Bell", "Bo Li", "Cy Ng"]),
        ),
        (
            "Ann Bell, Bo Li et al. (9 additional authors not shown)",
            all(&["Ann Bell", "Bo Li"]),
        ),
        ("DeepSums-AI.", all(&["DeepSums-AI"])),
    ] {
        let line =
            format!("1. [**Zed Sums.**](https://arxiv.org/abs/2401.00001) *{printed}* Arxiv 2024.");
        let entry = one(&line);
        assert_eq!(entry.authors.join(", "), names, "{printed}");
        assert_eq!(
            (entry.venue.as_deref(), entry.year),
            (Some("Arxiv"), Some(2024)),
            "{printed}"
        );
        assert_eq!(
            entry.authors_truncated,
            printed.contains("et al"),
            "{printed}"
        );
    }
}

#[test]
fn a_cell_says_all_of_it_in_its_lines() {
    let head = "| Title & Authors | Introduction |\n|--|--|\n";
    for (cell, expected) in [
        (
            "NeurIPS23 <br /> [Zed: Sums](https://a.org/z) <br /> Ann Bell, **Bo Li** <br /> [Github](https://github.com/o/z)",
            "3 Zed: Sums|NeurIPS 2023|Ann Bell, Bo Li|https://a.org/z https://github.com/o/z",
        ),
        (
            "EMNLP24 Findings <br> [Zed: Sums](https://a.org/z) <br> Ann Bell, Bo Li <br> Lund University, Bell Institute",
            "3 Zed: Sums|EMNLP Findings 2024|Ann Bell, Bo Li|https://a.org/z",
        ),
        (
            "Arxiv24<br /> Odd Sums: A Story<br /> Ann Bell, Bo Li, etc. <br /> [Github](https://github.com/o/z)",
            "3 Odd Sums: A Story|Arxiv 2024|Ann Bell, Bo Li +|https://github.com/o/z",
        ),
        (
            "Under Review <br /> [Zed: Sums](https://a.org/z) <br /> Ann Bell",
            "3 Zed: Sums||Ann Bell|https://a.org/z",
        ),
    ] {
        check(
            &format!("{head}| {cell} | Says so, with commas. |"),
            &[expected],
            &[],
        );
    }
}

#[test]
fn columns_say_the_rest() {
    check(
        "|Date|Title|Paper|Code|Recom|\n|--|--|--|--|--|\n\
         |2025.12|🔥[**QS**] QS: Quick Sums, NeurIPS 2025(@Sums, Inc)|[[pdf]](https://a.org/q)|⚠️|⭐️⭐️ |\n\
         |2024.03|[OddS] Sums of the Odd(@Sums)|[[pdf]](https://github.com/o/s/blob/main/s.pdf)|⚠️|⭐️ |",
        &[
            "3 QS: Quick Sums|NeurIPS 2025||https://a.org/q",
            "4 Sums of the Odd|2024||https://github.com/o/s/blob/main/s.pdf",
        ],
        &[],
    );
    let (entries, _) = Dialect::Markdown.read(
        "|Title|Paper|Recom|\n|--|--|--|\n|Quick Sums|[pdf](https://a.org/q)|⭐️|\n|⭐ Odd Sums|[pdf](https://a.org/o)|⭐️|",
    );
    let recommended: Vec<bool> = entries.iter().map(|entry| entry.recommended).collect();
    assert_eq!(
        recommended,
        [false, true],
        "a column that rates every row recommends none"
    );
}

#[test]
fn html_tables_of_any_make() {
    check(
        "<table>\n<thead><tr><th>Title</th><th>Publication</th></tr></thead>\n<tbody>\n<tr>\n<th>Quick Sums</th>\n\
         <th><a href=\"https://a.org/q.pdf\">NeurIPS 2021</a></th>\n</tr>\n</tbody>\n\n<tbody>\n<tr>\n<th>Odd Sums</th>\n\
         <th><a data-href=\"x\" href='https://a.org/o.pdf'>ICCV 2021</a></th>\n</tr>\n</tbody>\n</table>",
        &[
            "4 Quick Sums|NeurIPS 2021||https://a.org/q.pdf",
            "11 Odd Sums|ICCV 2021||https://a.org/o.pdf",
        ],
        &[],
    );
}

#[test]
fn rows_with_bars_and_links_in_links() {
    check(
        "| Title | Venue | Code |\n|--|--|--|\n| [Odd | Sums](https://a.org/o) | ICML 2022 | |\n\
         | [Quick Sums][a] | ICLR 2023 | [Code][b] |\n\n[a]: https://a.org/q\n[b]: https://github.com/o/q",
        &[
            "3 Odd | Sums|ICML 2022||https://a.org/o",
            "4 Quick Sums|ICLR 2023||https://a.org/q https://github.com/o/q",
        ],
        &[],
    );
    check(
        "| Title | Paper |\n|--|--|\n| Odd Sums | [Link]([https://a.org/x](https://a.org/o)) |",
        &["3 Odd Sums|||https://a.org/o"],
        &[],
    );
}
