//! Bad inputs and what becomes of each: nothing panics, nothing is dropped in silence, and
//! nothing dangerous reaches the catalogue.

use std::fs;
use std::path::Path;

use efficient_llm::catalogue::Catalogue;
use efficient_llm::curate::read::Dialect;
use efficient_llm::curate::report::Report;
use efficient_llm::curate::{build, inline, links, mend};
use efficient_llm::identity::{ids, urls};
use efficient_llm::work::Kind;

/// Builds from one list of each dialect, in the fixtures' data directory.
fn built(table: &[u8], starred: &str, survey: &str) -> Result<(Catalogue, Report), String> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let scratch = tempfile::tempdir().unwrap();
    for (name, bytes) in [
        ("000_table.txt", table),
        ("001_plain.txt", b""),
        ("002_starred.txt", starred.as_bytes()),
        ("003_survey.txt", survey.as_bytes()),
    ] {
        fs::write(scratch.path().join(name), bytes).unwrap();
    }
    let inputs = build::Inputs {
        lists: scratch.path(),
        data: &fixtures,
        facts: &fixtures.join("facts"),
        only: &[],
    };
    build::build(&inputs, &mut |_, _, _| {}).map_err(|error| error.to_string())
}

/// The catalogue of a survey list with these lines, and the complaints.
fn survey(lines: &str) -> (Catalogue, Vec<String>) {
    let (catalogue, report) = built(b"", "", &format!("# L\n## Fast Sums\n{lines}")).unwrap();
    let problems = catalogue.problems();
    assert_eq!(problems, Vec::<String>::new(), "{lines}");
    (catalogue, report.complaints())
}

/// One line with a title and a link; what of them is in the catalogue, and what is said.
fn check(title: &str, url: &str, expected: &[(&str, &[&str])], said: &[&str]) {
    let line = format!("- {title}, <ins>arXiv, 2023</ins> [[Paper]({url})]\n");
    let (catalogue, complaints) = survey(&line);
    let seen: Vec<(&str, Vec<&str>)> = catalogue
        .works
        .iter()
        .map(|work| {
            let urls = work.links.iter().map(|link| link.url.as_str()).collect();
            (work.title.as_str(), urls)
        })
        .collect();
    let expected: Vec<(&str, Vec<&str>)> = expected
        .iter()
        .map(|(title, urls)| (*title, urls.to_vec()))
        .collect();
    assert_eq!(seen, expected, "{line}");
    for word in said {
        let is_said = complaints.iter().any(|complaint| complaint.contains(word));
        assert!(is_said, "{line}: {word} in {complaints:?}");
    }
}

// Cases 1 to 7: files.
#[test]
fn files_that_are_no_lists() {
    let (catalogue, report) = built(b"", "", "").unwrap();
    assert_eq!(catalogue.works.len(), 0);
    let said = report.complaints();
    let empty = said
        .iter()
        .filter(|said| said.contains("no listing at all"));
    assert_eq!(empty.count(), 4);
    for (bytes, reason) in [
        (&b"ab\xFFc"[..], "not UTF-8 at byte 2"),
        (b"a\0b", "a NUL byte at byte 1"),
        (b"\xFF\xFEa\0", "UTF-16"),
        (b"\xFE\xFF\0a", "UTF-16"),
    ] {
        let error = built(bytes, "", "").unwrap_err();
        assert!(
            error.contains(reason) && error.contains("000_table.txt"),
            "{error}"
        );
    }
}

#[test]
fn marks_and_ends_of_lines_change_nothing() {
    let text = "## S\n- A, <ins>ICML, 2023</ins> [[Paper](https://a.org/a)]\n- B, <ins>ACL, 2023</ins> [[Paper](https://a.org/b)]\n";
    let read = |text: &str| Dialect::Markdown.read(&mend::mend(text).text);
    let expected = read(text);
    assert_eq!(expected.0.len(), 2);
    for other in [
        format!("\u{FEFF}{text}"),
        text.replace('\n', "\r\n"),
        text.replace('\n', "\r"),
        text.replacen('\n', "\r\n", 1),
        text.trim_end().to_owned(),
    ] {
        assert_eq!(read(&other), expected, "{other:?}");
    }
}

// Cases 17 to 26 and 39 to 41: addresses that are repaired.
#[test]
fn addresses_are_made_one() {
    let abs = "https://arxiv.org/abs/2301.00001";
    for (url, expected) in [
        ("https://ar5iv.org/abs/2301.00001", abs),
        ("http://arxiv.org/abs/2301.00001", abs),
        ("https://arxiv.org/abs/2301.00001 ", abs),
        ("https://a.org/x?a=1&amp;b=2", "https://a.org/x?a=1&b=2"),
        (
            "https://bücher.example/x",
            "https://xn--bcher-kva.example/x",
        ),
        (
            "https://github.com.evil.io/a/b",
            "https://github.com.evil.io/a/b",
        ),
        (
            "https://anonymous.4open.science/r/x",
            "https://anonymous.4open.science/r/x",
        ),
    ] {
        check("Sums", url, &[("Sums", &[expected])], &[]);
    }
    // A PDF stays beside the abstract it is of, and so does HTML.
    let html = "https://arxiv.org/html/2301.00001v1";
    check("Sums", html, &[("Sums", &[abs, html])], &[]);
    let pdf = "https://arxiv.org/pdf/2301.00001";
    let url = "https://arxiv.org/pdf/2301.00001v1.pdf";
    check("Sums", url, &[("Sums", &[abs, pdf])], &[]);
    let said = ["letters of other scripts"];
    let url = "https://xn--gthub-n2e.com/o/n";
    check("Sums", "https://gіthub.com/o/n", &[("Sums", &[url])], &said);
    for url in [
        "https://github.com/o/n/tree/main/x",
        "https://github.com/o/n.git",
        "https://www.github.com/o/n#readme",
        "https://github.com/o/n?tab=readme-ov-file",
    ] {
        assert_eq!(ids::github_repo(url).as_deref(), Some("o/n"), "{url}");
    }
}

// A year before the arXiv id cannot be a preprint's, and is doubtful for what is published.
#[test]
fn years_before_the_arxiv_id_are_heard() {
    for (venue, year, kept) in [("arXiv", 2023, false), ("ICML", 2022, true)] {
        let (catalogue, complaints) = survey(&format!(
            "- Sums, <ins>{venue}, 2022</ins> [[Paper](https://arxiv.org/abs/2301.00001)]\n"
        ));
        assert_eq!(catalogue.works[0].year, Some(year), "{venue}");
        let heard = |it: &&String| it.contains("before that of the arXiv id 2301.00001");
        let heard: Vec<&String> = complaints.iter().filter(heard).collect();
        assert_eq!(heard.len(), 1, "{complaints:?}");
        assert_eq!(heard[0].contains("kept"), kept, "{complaints:?}");
    }
}

// Cases 22, 31, 39 and 65: what is no repository.
#[test]
fn what_is_no_repository() {
    for url in [
        "https://github.com/org/",
        "https://anonymous.4open.science/r/x",
        "https://github.com.evil.io/a/b",
        "https://xn--gthub-n2e.com/o/n",
        "https://github.com/-x/--y",
        "https://github.com/a\"}){viewer/b",
    ] {
        assert_eq!(ids::github_repo(url), None, "{url}");
    }
}

// Cases 17 and 32 to 38: links that must not survive.
#[test]
fn links_that_are_dropped() {
    for url in [
        "",
        "javascript:alert(1)",
        "JaVa\tscript:alert(1)",
        "&#106;avascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//evil.org/x",
        "\\\\host\\x",
        "https://user:pw@host.org/x",
        "https://127.0.0.1/x",
        "https://[::1]/x",
        "https://169.254.169.254/x",
        "https://0x7f000001/x",
        "https://localhost/x",
    ] {
        check("Sums", url, &[("Sums", &[])], &[]);
        assert!(urls::tidy_url(url).is_err(), "{url}");
    }
}

// Cases 27 to 30: arXiv ids.
#[test]
fn ids_that_cannot_be() {
    for (id, said) in [
        ("2301.0077", "no arXiv id in"),
        ("2313.00774", "no arXiv id in"),
        ("7912.00774", "of the future"),
    ] {
        let url = format!("https://arxiv.org/abs/{id}");
        check("Sums", &url, &[("Sums", &[&url])], &[said]);
    }
    let url = "https://arxiv.org/abs/cs/0112017";
    check("Sums", url, &[("Sums", &[url])], &[]);
    assert_eq!(ids::arxiv_id("cs/0112017").as_deref(), Some("cs/0112017"));
}

// Cases 42 to 52, 62 to 64: titles and names.
#[test]
fn titles_are_text() {
    let url = "https://a.org/x";
    for title in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "Sums in $O(n^2)$",
        "=HYPERLINK(x)",
        "}%\\input{x}",
        "مجاميع سريعة",
    ] {
        check(title, url, &[(&inline::plain(title), &[url])], &[]);
    }
    check("🚀", url, &[], &["does not read as a listing"]);
    for (printed, title, said) in [
        ("Su\u{202E}ms", "Sums", "U+202E"),
        ("Su\u{200B}ms", "Sums", "U+200B"),
        ("Su&lt;b&gt;ms &amp; more", "Su<b>ms & more", ""),
        ("Sums \\&\\_\\#\\%~\\^\\{", "Sums &_#%~^{", ""),
        ("Sums 🧑\u{200D}💻 again", "Sums 🧑\u{200D}💻 again", ""),
        ("Su\u{303}ms", "Sũms", ""),
    ] {
        let said: Vec<&str> = [said].into_iter().filter(|said| !said.is_empty()).collect();
        check(printed, url, &[(title, &[url])], &said);
    }
    let flood = format!("Sums{}", "\u{301}".repeat(500));
    let (catalogue, complaints) = survey(&format!(
        "- {flood}, <ins>arXiv, 2023</ins> [[Paper]({url})]"
    ));
    assert!(catalogue.works[0].title.chars().count() < 20);
    assert!(
        complaints
            .iter()
            .any(|said| said.contains("accent over accents"))
    );
}

#[test]
fn names_are_text() {
    let text =
        "## S\n- **T**, `ICML, 2023`, [arxiv](https://a.org)\n\n\t*Robert') DROP, <b>Bo</b> Li*";
    let (entries, _) = Dialect::Markdown.read(text);
    assert_eq!(entries[0].authors[0], "Robert') DROP");
}

// Cases 48, 53 and 54: what is one work.
#[test]
fn what_is_one_and_what_is_two() {
    let line = |title: &str, id: &str| {
        format!("- {title}, <ins>arXiv, 2023</ins> [[Paper](https://arxiv.org/abs/{id})]\n")
    };
    for (a, b, works) in [
        (("Sums é", "2301.00001"), ("Sums e\u{301}", "2301.00001"), 1),
        (
            ("Quick Sums", "2301.00001"),
            ("Slow Products", "2301.00001"),
            2,
        ),
        (
            ("Quick Sums", "2301.00001"),
            ("Quick Sums", "2301.00002"),
            2,
        ),
    ] {
        let (catalogue, _) = survey(&(line(a.0, a.1) + &line(b.0, b.1)));
        assert_eq!(catalogue.works.len(), works, "{a:?} {b:?}");
    }
    let two = line("Quick Sums", "2301.00001") + &line("Quick Sums", "2301.00002");
    let (_, report) = built(b"", "", &format!("# L\n## Fast Sums\n{two}")).unwrap();
    assert!(
        report
            .remarks
            .iter()
            .any(|said| said.contains("share Paper title quick sums"))
    );
}

// Cases 18 to 20, 44 and 55 to 61: rows.
#[test]
fn rows_with_slips() {
    let head = "## S\n|Title & Authors|Introduction|Links|\n|:--|:--|:--|\n";
    let row = "|[T](https://a.org/t) <br> Ann Bell | |[Paper](https://a.org/t)|";
    let read = |text: &str| Dialect::Markdown.read(text);
    for (text, entries, complaints) in [
        (format!("{head}{row}[//]: #Recommend"), 1, 0),
        (format!("{head}|[T](https://a.org/t) <br> Ann Bell|"), 1, 1),
        (format!("## S\n{row}"), 1, 1),
        (format!("{head}<!--\n{row}\n-->"), 0, 0),
        (format!("```\n{head}{row}\n```"), 0, 0),
        (format!("{head}|[T](https://a.org/t)|||"), 1, 0),
        (
            format!("{head}|<a href=\"https://a.org/t\" onclick=\"x()\">T</a>|||"),
            1,
            0,
        ),
    ] {
        let (read, heard) = read(&text);
        assert_eq!(
            (read.len(), heard.len()),
            (entries, complaints),
            "{text}: {heard:?}"
        );
        assert!(read.iter().all(|entry| entry.title == "T"), "{read:?}");
    }
    let (entries, _) = Dialect::Markdown
        .read("## A\n#### B\n###### C\n- T, <ins>ICML, 20233</ins> [[Paper](https://a.org)]");
    assert_eq!(entries[0].area_path, ["A", "B", "C"]);
    assert_eq!((entries[0].year, entries[0].authors.len()), (None, 0));
}

#[test]
fn a_link_in_the_catalogue_is_always_clean() {
    for kind in [Kind::Paper, Kind::Project] {
        let raw = efficient_llm::curate::entry::RawLink::new("x", "https://a.org/\"><script>");
        let judged = links::judge(&raw, kind).unwrap();
        assert_eq!(judged.link.url, "https://a.org/%22%3E%3Cscript%3E");
    }
}
