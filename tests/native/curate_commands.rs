//! `curate check`, `diff` and `explain` as commands: words, JSON and exit codes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use efficient_llm::catalogue::Catalogue;
use efficient_llm::curate::diff::diff;
use efficient_llm::curate::files;
use efficient_llm::work::{Repo, Work};

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/catalogue.golden.json")
}

fn catalogue() -> Catalogue {
    files::load(&golden()).unwrap().catalogue
}

fn curate(arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_curate"))
        .args(arguments)
        .current_dir(golden().parent().unwrap())
        .output()
        .unwrap();
    let [out, err] = [output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap());
    (output.status.code().unwrap(), out, err)
}

#[test]
fn every_command_helps_with_an_example() {
    let reporting = [
        "bench", "build", "check", "diff", "explain", "fetch", "stars",
    ];
    for command in reporting.into_iter().chain(["export", "sample"]) {
        let (code, help, _) = curate(&[command, "--help"]);
        assert_eq!(code, 0);
        assert!(help.contains("Example"), "{command}: {help}");
        assert!(help.contains("Exit codes"), "{command}: {help}");
        let reports = reporting.contains(&command);
        assert_eq!(help.contains("--json"), reports, "{command}: {help}");
        assert!(
            !help.contains("tests"),
            "{command} shows what is for tests: {help}"
        );
    }
}

/// What `change` makes of the fixture, told as a difference.
fn check_diff(change: impl Fn(&mut Catalogue), expected: &[&str]) {
    let old = catalogue();
    let mut new = old.clone();
    change(&mut new);
    let said = diff(&old, &new).to_string();
    for sentence in expected {
        assert!(said.contains(sentence), "{sentence}: {said}");
    }
    let back = diff(&new, &old);
    assert_eq!(diff(&old, &new).is_empty(), back.is_empty());
}

#[test]
fn changes_are_told_in_words() {
    check_diff(|_| {}, &["nothing changed"]);
    check_diff(
        |new| {
            let work = new.works.remove(0);
            assert!(!work.id.is_empty());
        },
        &["1 removed", "works: "],
    );
    check_diff(
        |new| {
            new.works.push(Work {
                id: "9999.00001".into(),
                title: "Quite Another Thing".into(),
                ..Work::default()
            });
        },
        &["1 added\n  Quite Another Thing (9999.00001)"],
    );
    check_diff(
        |new| {
            let work = &mut new.works[0];
            work.year = Some(1999);
            work.areas.push("elsewhere".into());
            work.links.clear();
            work.repos.push(Repo {
                name: "o/n".into(),
                stars: Some(5),
                as_of: Some("2026-01-01".into()),
                stars_per_year: Some(-3),
                since: Some("2025-01-01".into()),
            });
        },
        &[
            "1 changed",
            "before, 1999 now",
            "area added: elsewhere",
            "link removed: ",
            "repository o/n added, 5 stars on 2026-01-01, -3 a year since 2025-01-01",
        ],
    );
    check_diff(|new| new.lists[0].listings += 1, &["list 000: listings "]);
    check_diff(
        |new| new.works.reverse(),
        &["the order of the works changed"],
    );
    check_diff(
        |new| new.works[0].id = "another-id".into(),
        &["another-id now"],
    );
}

#[test]
fn works_that_merge_and_split_are_told() {
    let old = catalogue();
    let mut new = old.clone();
    let part = new.works.remove(1);
    let title = part.title.clone();
    new.works[0].listings.extend(part.listings);
    new.works[0].alt_titles.push(part.title);
    let said = diff(&old, &new).to_string();
    let whole = format!("{} ({})", new.works[0].title, new.works[0].id);
    assert!(
        said.contains(&format!("{title} ({}) is now part of {whole}", part.id)),
        "{said}"
    );
    let said = diff(&new, &old).to_string();
    assert!(
        said.contains(&format!("{title} ({}) was part of {whole}", part.id)),
        "{said}"
    );
    assert!(!said.contains("added\n"), "{said}");
}

#[test]
fn the_commands_exit_as_they_say() {
    let scratch = tempfile::tempdir().unwrap();
    let other = scratch.path().join("other.json");
    let mut changed = catalogue();
    changed.works[0].year = Some(0);
    fs::write(&other, changed.to_canonical_json()).unwrap();
    fs::write(files::sources_file(&other), changed.sources_json()).unwrap();
    let (golden, other) = ("catalogue.golden.json", other.to_str().unwrap());

    assert_eq!(curate(&["diff", golden, golden]).0, 0);
    let (code, out, _) = curate(&["diff", golden, other, "--json"]);
    let told: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, told["changed"].as_array().unwrap().len()), (1, 1));
    assert_eq!(curate(&["diff", golden, "none.json"]).0, 2);

    assert_eq!(
        curate(&["check", "--catalogue", golden, "--data", "."]).0,
        0
    );
    let (code, out, err) = curate(&["check", "--catalogue", other, "--json"]);
    let told: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        (code, told["problems"].as_array().unwrap().len()),
        (1, 1),
        "{err}"
    );
    assert!(err.contains("the year 0"), "{err}");
}

#[test]
fn the_committed_data_passes_the_check() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let data = root.join("data");
    let catalogue = data.join("catalogue.json");
    let paths = [catalogue.to_str().unwrap(), data.to_str().unwrap()];
    let (code, _, err) = curate(&["check", "--catalogue", paths[0], "--data", paths[1]]);
    assert_eq!(code, 0, "{err}");
}

#[test]
fn rules_that_cannot_be_are_problems() {
    let scratch = tempfile::tempdir().unwrap();
    let fixtures = golden().parent().unwrap().to_owned();
    fs::create_dir(scratch.path().join("rules")).unwrap();
    let names = [
        "lists.toml",
        "stars.csv",
        "catalogue.golden.json",
        "sources.json",
        "rules/areas.toml",
    ];
    let rules = [
        "rules/venues.toml",
        "rules/corrections.toml",
        "rules/merges.toml",
    ];
    for name in names.into_iter().chain(rules) {
        fs::copy(fixtures.join(name), scratch.path().join(name)).unwrap();
    }
    let file = scratch.path().join("catalogue.golden.json");
    let check = |name: &str, change: &dyn Fn(String) -> String, expected: &str| {
        let rule = scratch.path().join(name);
        let good = fs::read_to_string(&rule).unwrap();
        fs::write(&rule, change(good.clone())).unwrap();
        let (code, _, err) = curate(&["check", "--catalogue", file.to_str().unwrap()]);
        assert_eq!(code, i32::from(!expected.is_empty()), "{err}");
        assert!(err.contains(expected), "{err}");
        fs::write(&rule, good).unwrap();
    };
    check("lists.toml", &|good| good, "");
    check(
        "rules/venues.toml",
        &|good| good.replacen("label", "colour", 1),
        "colour",
    );
    check(
        "lists.toml",
        &|good| good.replacen("id = \"001\"", "id = \"000\"", 1),
        "stands twice",
    );
    let count = |_| "repo,stars,as_of,precision,source\n".to_owned();
    check("stars.csv", &count, "not the count of stars.csv");
}

#[test]
fn a_field_that_the_schema_does_not_have_is_a_problem() {
    let scratch = tempfile::tempdir().unwrap();
    let file = scratch.path().join("c.json");
    let text = fs::read_to_string(golden()).unwrap();
    fs::write(&file, text.replacen("{\"id\":", "{\"colour\":1,\"id\":", 1)).unwrap();
    let (code, _, err) = curate(&["check", "--catalogue", file.to_str().unwrap()]);
    assert_eq!(code, 1);
    assert!(err.contains("not in canonical form"), "{err}");
}

#[test]
fn what_is_not_found_is_answered_by_what_is_near() {
    let (code, _, err) = curate(&["explain", "QuikSum", "--catalogue", "catalogue.golden.json"]);
    assert_eq!(code, 1);
    assert!(err.contains("near: ") && err.contains("QuickSum"), "{err}");
    let (code, _, err) = curate(&["explain", "a", "--catalogue", "catalogue.golden.json"]);
    assert_eq!(code, 1);
    assert!(err.contains("works match"), "{err}");
}

#[test]
fn export_writes_what_a_query_finds_whole_or_not_at_all() {
    let file = golden();
    let file = file.to_str().unwrap();
    let all = catalogue().works;
    let (code, out, _) = curate(&["export", "--catalogue", file, "--format", "json"]);
    let works: Vec<Work> = serde_json::from_str(&out).unwrap();
    assert_eq!((code, works.len()), (0, all.len()));
    let (code, out, err) = curate(&["export", "--catalogue", file, "--format", "ris", "zzqqzz"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("zzqqzz"));
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("all.bib");
    let to = out.to_str().unwrap();
    let (code, _, _) = curate(&[
        "export",
        "--catalogue",
        file,
        "--format",
        "bibtex",
        "--out",
        to,
    ]);
    assert_eq!(code, 0);
    assert!(fs::read_to_string(&out).unwrap().starts_with('@'));
    for wrong in [
        &["export", "--catalogue", file, "--format", "docx"][..],
        &["export", "--catalogue", file, "--format", "atom"],
        &["export", "--catalogue", "nowhere.json", "--format", "ris"],
        &[
            "export",
            "--catalogue",
            file,
            "--format",
            "ris",
            "--out",
            "no/such/folder/x",
        ],
    ] {
        assert_eq!(curate(wrong).0, 2, "{wrong:?}");
    }
}
