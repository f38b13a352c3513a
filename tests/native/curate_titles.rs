//! Where a title starts and ends: what stands before it, what goes on after its link, and what
//! is none.

use efficient_llm::curate::read::Dialect;
use efficient_llm::work::Kind;

use crate::curate_forms::check;

/// The title of the one listing in a line below a heading; none if it is a complaint.
fn title(line: &str) -> Option<String> {
    let (mut entries, complaints) = Dialect::Markdown.read(&format!("# L\n## Sums\n{line}"));
    assert_eq!(entries.len() + usize::from(entries.is_empty()), 1, "{line}");
    assert!(!entries.is_empty() || !complaints.is_empty(), "{line}");
    entries.pop().map(|entry| entry.title)
}

#[test]
fn the_rest_of_a_title_follows_its_linked_name() {
    let arxiv = "https://arxiv.org/abs/2301.00001";
    for (line, expected) in [
        (
            "- [Zed](U): Adding Numbers in Half the Time | OSDI' 24",
            "Zed: Adding Numbers in Half the Time",
        ),
        (
            "- [Zed](U) : Adding at Scale | Sums Inc",
            "Zed: Adding at Scale",
        ),
        (
            "- [Zed:](U) Adding Numbers with One Table",
            "Zed: Adding Numbers with One Table",
        ),
        (
            "- [Zed](U) with Tables for Large Numbers | Sums Inc",
            "Zed with Tables for Large Numbers",
        ),
        (
            "- [Zed](U): adding numbers with tables | ICLR'23",
            "Zed: adding numbers with tables",
        ),
        (
            "- [Zed](U): When Sums Meet Tables — A Joint Adding System",
            "Zed: When Sums Meet Tables — A Joint Adding System",
        ),
        (
            "- [Zed](U): Adding Numbers – adds them in a table",
            "Zed: Adding Numbers",
        ),
        (
            "- [Odd Sums of Small Numbers](U): A Story of Tables",
            "Odd Sums of Small Numbers: A Story of Tables",
        ),
        (
            "- **[Zed](U)**: Adding in Half the Time. [[code](https://github.com/o/z)]",
            "Zed: Adding in Half the Time",
        ),
    ] {
        assert_eq!(
            title(&line.replace('U', arxiv)).as_deref(),
            Some(expected),
            "{line}"
        );
    }
}

#[test]
fn a_remark_is_no_rest_of_a_title() {
    for (line, expected) in [
        (
            "- [Zed: Quick Sums](https://arxiv.org/abs/2301.00001): Wide Dynamic Tables",
            "Zed: Quick Sums",
        ),
        (
            "- [Zed: Quick Sums](https://arxiv.org/abs/2301.00001): also sums, accepted by ATC'24",
            "Zed: Quick Sums",
        ),
        (
            "- [Zed](https://github.com/o/zed): Adds Numbers with Tables | Sums Inc",
            "Zed",
        ),
        (
            "- **zed**: A quick engine. [[link]](https://github.com/o/zed)",
            "zed",
        ),
        (
            "- [Zed](https://arxiv.org/abs/2301.00001) | Sums Inc",
            "Zed",
        ),
        (
            "- [Odd Sums of Small Numbers](https://arxiv.org/abs/2301.00001): by Sums Inc",
            "Odd Sums of Small Numbers",
        ),
    ] {
        assert_eq!(title(line).as_deref(), Some(expected), "{line}");
    }
}

#[test]
fn a_page_of_names_has_the_rest_of_longer_titles_too() {
    let names = "- [Zed](https://arxiv.org/abs/2301.00001): Quick Sums\n\
                 - [Yak](https://arxiv.org/abs/2301.00002): Slow Sums\n";
    let long = "- [Let the Tables In](https://arxiv.org/abs/2301.00003): How Sums Are Made";
    let (entries, _) = Dialect::Markdown.read(&format!("{names}{long}"));
    assert_eq!(entries[2].title, "Let the Tables In: How Sums Are Made");
    assert_eq!(title(long).as_deref(), Some("Let the Tables In"));
}

#[test]
fn what_stands_before_a_title_is_told_from_it() {
    for (before, venue, year) in [
        ("[2023/01/05] [Zed](U)", None, Some(2023)),
        ("(*2023.01*) [Zed](U)", None, Some(2023)),
        ("(2020-12) **Zed** [[pdf](U)]", None, Some(2020)),
        ("ICLR 2023: [Zed](U)", Some("ICLR"), Some(2023)),
        ("\\[ICLR'23\\] [Zed](U)", Some("ICLR"), Some(2023)),
        ("**ICLR 2023** [Zed](U)", Some("ICLR"), Some(2023)),
        ("`ICLR'23` **Zed** [[pdf](U)]", Some("ICLR"), Some(2023)),
        ("ICLR23 <br> Zed <br> [[pdf](U)]", Some("ICLR"), Some(2023)),
        ("[[ICLR 2023](U)] Zed", Some("ICLR"), Some(2023)),
        ("*[Zed](U)*, ICLR 2023", Some("ICLR"), Some(2023)),
        ("~~[Zed](U)~~, ICLR 2023", Some("ICLR"), Some(2023)),
        ("\"[Zed](U)\", ICLR 2023", Some("ICLR"), Some(2023)),
        ("[U](U) Zed (ICLR 2023)", Some("ICLR"), Some(2023)),
        ("Paper: [Zed](U) (ICLR 2023)", Some("ICLR"), Some(2023)),
        ("🔥🔥 ⭐ [Zed](U) ICLR'23", Some("ICLR"), Some(2023)),
        ("[1](U) Zed, ICLR 2023", Some("ICLR"), Some(2023)),
    ] {
        let line = format!("- {}", before.replace('U', "https://a.org/z"));
        let (entries, complaints) = Dialect::Markdown.read(&line);
        assert_eq!(entries.len(), 1, "{before}: {complaints:?}");
        let entry = &entries[0];
        let seen = (entry.title.as_str(), entry.venue.as_deref(), entry.year);
        assert_eq!(seen, ("Zed", venue, year), "{before}");
        assert_eq!(entry.links.len(), 1, "{before}");
    }
}

#[test]
fn signs_and_code_are_parts_of_a_title() {
    for (line, expected) in [
        (
            "* Sums After `</Stop>` of Tables [[Paper]](https://a.org)",
            "Sums After </Stop> of Tables",
        ),
        (
            "* Sums After <Stop> of Tables [[Paper]](https://a.org)",
            "Sums After <Stop> of Tables",
        ),
        (
            "* Sums after $\\langle$s$\\rangle$ [[Paper]](https://a.org)",
            "Sums after $\\langle$s$\\rangle$",
        ),
        (
            "- ∞-Sums: Adding Forever [[Paper]](https://a.org)",
            "∞-Sums: Adding Forever",
        ),
        (
            "- 2.5 Sums at Once [[Paper]](https://a.org)",
            "2.5 Sums at Once",
        ),
        (
            "- [Quick Sums of Odd Numbers]: adds, accepted by ATC'24",
            "Quick Sums of Odd Numbers",
        ),
    ] {
        assert_eq!(title(line).as_deref(), Some(expected), "{line}");
    }
}

#[test]
fn a_title_has_a_letter() {
    for line in [
        "- [🚀](https://a.org)",
        "- [1](https://a.org)",
        "- **12.** [Code](https://a.org)",
    ] {
        assert_eq!(title(line), None, "{line}");
    }
}

#[test]
fn fields_below_a_title_are_no_works() {
    check(
        "# L\n- Quick Sums: A Story\n    - Label: <img src=https://img.shields.io/badge/odd-blue.svg >\n    \
         - Author: Ann Bell, Bo Li, etc.\n    - Link: https://arxiv.org/pdf/2301.00001.pdf\n    \
         - Code: https://github.com/o/zed\n    - Pub: ICLR 2024\n    - Summary: Adds https://b.org.\n\n\
         * **Slow Sums**\n  * **Authors:** Cy Ng\n  * **Paper:** [pdf](https://a.org/s.pdf)\n  * **Venue:** In review\n\
         - Odd Sums",
        &[
            "2 Quick Sums: A Story|ICLR 2024|Ann Bell, Bo Li +|https://arxiv.org/pdf/2301.00001.pdf https://github.com/o/zed",
            "10 Slow Sums||Cy Ng|https://a.org/s.pdf",
        ],
        &[14],
    );
}

#[test]
fn a_bold_bullet_heads_those_below_it() {
    let text = "# L\n## Tools\n- **[zed](https://github.com/o/zed)**: Adds.\n- **After Training**\n  \
                - [yak](https://github.com/o/yak): Sums by reward | Sums Inc\n  \
                - [Ibex](https://arxiv.org/abs/2301.00001): Train Any Sum\n\
                - **[2024.05.01]**\n  - Paper: [Odd Sums](https://arxiv.org/abs/2405.00001) (ACL 2024)\n";
    let (entries, complaints) = Dialect::Markdown.read(text);
    assert_eq!(complaints, []);
    let seen: Vec<(&str, Kind)> = entries.iter().map(|e| (e.title.as_str(), e.kind)).collect();
    assert_eq!(
        seen,
        [
            ("zed", Kind::Project),
            ("yak", Kind::Project),
            ("Ibex: Train Any Sum", Kind::Paper),
            ("Odd Sums", Kind::Paper),
        ]
    );
    assert_eq!(entries[1].area_path, ["Tools", "After Training"]);
    assert_eq!(entries[3].area_path, ["Tools"]);
}

#[test]
fn news_may_have_a_section_of_papers() {
    let text = "# L\n## News\n- 2024.05: [we](https://a.org) moved\n### Papers of the Week\n\
                - [Odd Sums](https://arxiv.org/abs/2405.00001)\n## Contributing\n- Send [it](https://a.org)\n";
    check(
        text,
        &["5 Odd Sums|||https://arxiv.org/abs/2405.00001"],
        &[],
    );
}

#[test]
fn lines_without_a_bullet_list_works_too() {
    check(
        "# L\n## Blogs\n\n**A Quick Sum in One Line.** Sums Inc. 2023.05. [[Blog](https://a.org)]\n\n\
         [A Slow Sum in Two Lines](https://arxiv.org/abs/2301.00001), [code](https://github.com/o/s)\n\n\
         [Ann Bell](https://bell.org): sums of every sort, affiliated with U\n",
        &[
            "4 A Quick Sum in One Line|2023||https://a.org",
            "6 A Slow Sum in Two Lines|||https://arxiv.org/abs/2301.00001 https://github.com/o/s",
        ],
        &[],
    );
}
