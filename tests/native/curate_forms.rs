//! The forms that lists take, each by its smallest example.

use efficient_llm::curate::entry::{ComplaintKind, RawEntry};
use efficient_llm::curate::read::Dialect;

/// An entry as `line title|venue year|authors|addresses`.
pub fn told(entry: &RawEntry) -> String {
    let urls: Vec<&str> = entry.links.iter().map(|link| link.url.as_str()).collect();
    let year = entry.year.map(|year| year.to_string());
    let place: Vec<&str> = [entry.venue.as_deref(), year.as_deref()]
        .into_iter()
        .flatten()
        .collect();
    let more = if entry.authors_truncated { " +" } else { "" };
    format!(
        "{} {}|{}|{}{more}|{}",
        entry.line,
        entry.title,
        place.join(" "),
        entry.authors.join(", "),
        urls.join(" ")
    )
}

/// Reads a text; its entries, and the lines that could not be read.
pub fn check(text: &str, entries: &[&str], unread: &[u32]) {
    let (read, complaints) = Dialect::Markdown.read(text);
    assert_eq!(read.iter().map(told).collect::<Vec<_>>(), entries, "{text}");
    let heard: Vec<u32> = complaints
        .iter()
        .filter(|complaint| complaint.kind == ComplaintKind::Unread)
        .map(|complaint| complaint.line)
        .collect();
    assert_eq!(heard, unread, "{text}: {complaints:?}");
}

#[test]
fn tables_with_columns_in_any_order() {
    check(
        "| Date | Keywords | Institute | Paper | Publication |\n|:-:|:-:|:-:|:--|:-:|\n\
         | 2022-06 | Sums | U | [Quick Sums](https://a.org/q) | ICML<br>![B](https://img.shields.io/x) |\n\
         | 2023-01 | | | [Slow Sums](https://a.org/s) | |",
        &[
            "3 Quick Sums|ICML 2022||https://a.org/q",
            "4 Slow Sums|2023||https://a.org/s",
        ],
        &[],
    );
    check(
        "**Paper Title** | **Year** | **Conference/Journal** | **Code**\n--- | :-: | - | -\n\
         [Quick Sums](https://a.org/q) | 2024 | arXiv | https://github.com/o/n\n\nwords | and more",
        &["3 Quick Sums|arXiv 2024||https://a.org/q https://github.com/o/n"],
        &[],
    );
    check(
        "|Date|Title|Paper|Code|Recom|\n|:---:|:---:|:---:|:---:|:---:|   \n\
         |2023.10|🔥[**QS**] Quick Sums for All(@Uni etc) | [[pdf]](https://a.org/q.pdf)|[[qs]](https://github.com/o/qs) ![](https://img.shields.io/github/stars/o/qs.svg)|⭐️ |",
        &["3 Quick Sums for All|2023||https://a.org/q.pdf https://github.com/o/qs"],
        &[],
    );
    check(
        "|  Platform | Access |\n|:--|  :----: |\n| Sums Leaderboard | [[Source](https://a.org/l)] |\n| | |\n| Nothing | |",
        &["3 Sums Leaderboard|||https://a.org/l"],
        &[],
    );
}

#[test]
fn sections_inside_tables_are_headings() {
    let text = "## A\n|Title & Authors|Links|\n|:--|:--|\n|Pruning | |\n|[T](https://a.org/t)<br>Ann Bell|[Paper](https://a.org/t)|\n\n## B\n[x]\n";
    let (entries, complaints) = Dialect::Markdown.read(text);
    assert_eq!(complaints, []);
    assert_eq!(entries[0].area_path, ["A", "Pruning"]);
}

#[test]
fn badges_and_breaks_of_every_sort() {
    let head = "|Title & Authors|Introduction|Links|\n|:--|:--|:--|\n";
    for (row, expected) in [
        (
            "|[![P](https://img.shields.io/badge/Conference-ICML'23%20Oral-blue)]()<br/>[T](https://a.org/t) <BR> Ann Bell, Bo Li | |[Paper](https://a.org/t)|",
            "3 T|ICML Oral 2023|Ann Bell, Bo Li|https://a.org/t https://a.org/t",
        ),
        (
            "| [![P](https://img.shields.io/badge/Journal-TMLR2024-red)]() [T](https://a.org/t) [![Type](https://img.shields.io/badge/Semi-structured-C2A4A6)]() <br> Ann Bell, and Bo Li| <img src=\"f.png\"> |[Github](https://github.com/o/n) [paper](https://a.org/t) |",
            "3 T|TMLR 2024|Ann Bell, Bo Li|https://a.org/t https://github.com/o/n https://a.org/t f.png",
        ),
        (
            "|[T \\| U](https://a.org/t) <br> Ann Bell, Bo Li, et al.| |[Paper](https://a.org/t)|",
            "3 T | U||Ann Bell, Bo Li +|https://a.org/t https://a.org/t",
        ),
        (
            "|:star: [**T**: U](https://a.org/t) <br> Ann Bell||[Paper](https://a.org/t)|",
            "3 T: U||Ann Bell|https://a.org/t https://a.org/t",
        ),
        (
            "|<a href=\"https://a.org/t\">T</a><br>Ann Bell||<a href=\"https://a.org/t\">Paper</a>|",
            "3 T||Ann Bell|https://a.org/t https://a.org/t",
        ),
    ] {
        check(&format!("{head}{row}"), &[expected], &[]);
    }
}

#[test]
fn html_tables() {
    check(
        "<table>\n<tr><th>Title</th><th>Venue</th><th>Code</th></tr>\n<tr>\n <td><a href=\"https://a.org/t\">T</a></td>\n <td>ICML 2023</td>\n <td>n/a</td>\n</tr>\n</table>",
        &["3 T|ICML 2023||https://a.org/t"],
        &[],
    );
}

#[test]
fn bullets_of_a_table_list() {
    check(
        "## S\n* [![P](https://img.shields.io/badge/Conference-ACL'23-blue)]() [![Star](https://img.shields.io/github/stars/o/n.svg)](https://github.com/o/n) [T: U](https://a.org/t). \n\
         Ann Bell, Bo C. Li. [[Paper]](https://a.org/t)[[Github]](https://github.com/o/n)\n\
         1. [V](https://a.org/v), Cy Ng and Di Wu, NeurIPS 2023. [[pdf]](https://a.org/v.pdf)",
        &[
            "2 T: U|ACL 2023|Ann Bell, Bo C. Li|https://a.org/t https://a.org/t https://github.com/o/n https://github.com/o/n",
            "4 V|NeurIPS 2023|Cy Ng, Di Wu|https://a.org/v https://a.org/v.pdf",
        ],
        &[],
    );
    check(
        "## Tools\n* [![Star](https://img.shields.io/github/stars/o/sum.svg)](https://github.com/o/sum) **sum**: A quick engine. 4-bit, and more.. [[link]](https://github.com/o/sum)[[paper]](https://arxiv.org/abs/2301.00001)",
        &[
            "2 sum|||https://github.com/o/sum https://arxiv.org/abs/2301.00001 https://github.com/o/sum",
        ],
        &[],
    );
}

#[test]
fn starred_bullets_of_later_years() {
    check(
        "## S\n- 🌟 **Quick Sums**, `arXiv, 2602.07594`, [arxiv](https://arxiv.org/abs/2602.07594v1), cication: [**-1**](None) \n\n\t *Ann Bell, Bo Li, ..., Cy Ng, Di Wu*\n\
         - 🌟 [**sum**](https://github.com/o/sum) - o ![Star](https://img.shields.io/x)\n\n\t *What it is*\n  and Slow?**, `arXiv, 2510.08189`, [arxiv](http://arxiv.org/abs/2510.08189v2)\n\n\t *Ed Fox*\n---\n- [Notes](https://n.org/1)  𝕏 ",
        &[
            "2 Quick Sums|arXiv|Ann Bell, Bo Li, Cy Ng, Di Wu +|https://arxiv.org/abs/2602.07594v1",
            "5 sum|||https://github.com/o/sum",
            "12 Notes|||https://n.org/1",
        ],
        &[8],
    );
    check(
        "## S\n- **Quick Sums**  \n  *Ann Bell, Bo Li.* [[pdf](https://a.org/q.pdf)], [[code](https://github.com/o/q)], 2024.01. ![](https://img.shields.io/badge/ACL2024--findings-orange) ![](https://img.shields.io/badge/Drafter:_small-green)\n\
         + **Slow Sums** (ICML 2023) [Paper](https://a.org/s)",
        &[
            "2 Quick Sums|ACL-findings 2024|Ann Bell, Bo Li|https://a.org/q.pdf https://github.com/o/q",
            "4 Slow Sums|ICML 2023||https://a.org/s",
        ],
        &[],
    );
}

#[test]
fn survey_bullets_in_other_forms() {
    check(
        "## S\n- Quick Sums: A Story <br> NeurIPS 2022 [[Paper]](https://a.org/q) [[Code (Sum)]](https://github.com/o/q)\n\n\
         - Slow Sums <br> ICML 2023 Workshop ES-FoMO [[Paper]](https://a.org/s)\n\
         * [Odd Sums](https://a.org/o), <ins>ICLR, 2024</ins> [[Code](https://github.com/o/o)]\n\
         \t- Even Sums, <ins>arXiv, 2023</ins>, [[Paper](https://a.org/e)]",
        &[
            "2 Quick Sums: A Story|NeurIPS 2022||https://a.org/q https://github.com/o/q",
            "4 Slow Sums|ICML Workshop ES-FoMO 2023||https://a.org/s",
            "5 Odd Sums|ICLR 2024||https://a.org/o https://github.com/o/o",
            "6 Even Sums|arXiv 2023||https://a.org/e",
        ],
        &[],
    );
    check(
        "## S\n1. Quick Sums. ACL 2023. [Paper]: https://a.org/q\n2) Slow Sums, arXiv, 2023 https://arxiv.org/abs/2301.00001.\n- <u>Not a title\n- Even **Sums**，<ins>ICML，2023</ins>[[[Paper]]](https://a.org/e)]",
        &[
            "2 Quick Sums|ACL 2023||https://a.org/q",
            "3 Slow Sums|arXiv 2023||https://arxiv.org/abs/2301.00001",
            "5 Even Sums|ICML 2023||https://a.org/e",
        ],
        &[4],
    );
}

#[test]
fn a_listing_without_a_title_is_heard() {
    check("## S\n- [****](https://a.org/t)", &[], &[2]);
}

#[test]
fn frameworks_by_their_columns() {
    let text = "| | Fine-Tuning | Training | Inference |\n|:-|:-|:-|:-|\n| [zed](https://github.com/o/z) | ✅ | ❌ | ❌ |";
    let (entries, _) = Dialect::Markdown.read(text);
    let capabilities = entries[0].capabilities.unwrap();
    assert!(capabilities.fine_tuning && !capabilities.training && !capabilities.inference);
    assert_eq!(entries[0].title, "zed");
}

#[test]
fn what_is_about_the_page_is_no_listing() {
    let text = "# L\n## 📖 Contents\n- [A](#a)\n  - [B](b.md) | [[Page](c.md)]\n## 🔥 News\n- 2024.01: [we](https://a.org) are here!\n\
                ## Contributing\n- Send [a request](https://a.org/pulls).\n```\n- **T**, `ICML, 2023`, [arxiv](https://a.org)\n```\n\
                <!-- - [T](https://a.org/t) -->\n> - [q](https://a.org)\n## Citation\n- [cite](https://a.org/c)\n";
    check(text, &[], &[]);
}

#[test]
fn headings_in_every_form() {
    for text in [
        "# L\n## 🔥 Sums\n- ",
        "L\n===\n\nSums\n----\n- ",
        "# L\n<h2 align=\"center\">Sums</h2>\n\n- ",
        "# L\n<details><summary>Sums</summary>\n\n- ",
        "# L\n# Sums ([back](#l))\n- ",
    ] {
        let text = format!("{text}T, <ins>ICML, 2023</ins> [[Paper](https://a.org/t)]");
        let (entries, complaints) = Dialect::Markdown.read(&text);
        assert_eq!(complaints, [], "{text}");
        assert_eq!(entries[0].area_path.last().unwrap(), "Sums", "{text}");
    }
}

#[test]
fn dialects_are_recognised() {
    for (text, dialect) in [
        ("|[T](u)<br>A|\n|[U](u)|", Dialect::Markdown),
        ("- **T**\n  *A B.* [[pdf](u)]", Dialect::Markdown),
        (
            "Title & Authors | Introduction | Links |\n---|---|---|\nT A |",
            Dialect::Plain,
        ),
        ("", Dialect::Markdown),
    ] {
        assert_eq!(Dialect::recognise(text), dialect, "{text}");
    }
}

#[test]
fn names_in_any_form() {
    let text = "# L\n## A\n\
         * [Quick Sums](https://a.org/q). Ann Bell*, Bo Li, Cy (Dee)Ng, Eva Wu*. [[Paper]](https://a.org/q)\n\
         * [Slow Sums](https://a.org/s). Ann Bell and Bo Li and Cy Ng and Eva Wu.. [[Paper]](https://a.org/s)\n\
         * ![P](https://img.shields.io/badge/IEEE-TC'22-blue) [Odd Sums](https://a.org/o).\n\
         Ann Bell, Bo Li. [[Paper]](https://a.org/o)";
    let entries = [
        "3 Quick Sums||Ann Bell, Bo Li, Cy (Dee) Ng, Eva Wu|https://a.org/q https://a.org/q",
        "4 Slow Sums||Ann Bell, Bo Li, Cy Ng, Eva Wu|https://a.org/s https://a.org/s",
        "5 Odd Sums|IEEE TC 2022|Ann Bell, Bo Li|https://a.org/o https://a.org/o",
    ];
    check(text, &entries, &[]);
}
