//! The whole pipeline over small lists in both dialects, against a golden file.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use efficient_llm::catalogue::Catalogue;
use efficient_llm::curate::build;
use efficient_llm::curate::check;
use efficient_llm::curate::report::Report;
use efficient_llm::curate::rules::InputError;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn build_from(data: &Path) -> Result<(Catalogue, Report), InputError> {
    let lists = fixtures().join("lists");
    let inputs = build::Inputs {
        lists: &lists,
        data,
        facts: &data.join("facts"),
        only: &[],
    };
    build::build(&inputs, &mut |_, _, _| {})
}

fn built() -> (Catalogue, Report) {
    build_from(&fixtures()).unwrap()
}

/// Compares with a file, or writes it if `UPDATE_GOLDEN` is set.
fn golden(name: &str, text: &str) {
    let file = fixtures().join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&file, text).unwrap();
    }
    let expected = fs::read_to_string(&file).unwrap_or_default();
    assert_eq!(
        text, expected,
        "{name} differs; UPDATE_GOLDEN=1 rewrites it"
    );
}

#[test]
fn the_pipeline_gives_the_golden_catalogue() {
    let (catalogue, report) = built();
    assert_eq!(check::problems(&catalogue), Vec::<String>::new());
    golden("catalogue.golden.json", &catalogue.to_canonical_json());
    golden("sources.json", &catalogue.sources_json());
    golden("report.golden.txt", &report.to_string());
}

#[test]
fn two_runs_give_the_same_bytes() {
    let (one, other) = (built().0, built().0);
    assert_eq!(one.to_canonical_json(), other.to_canonical_json());
    assert_eq!(one.sources_json(), other.sources_json());
}

fn curate(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_curate"))
        .args(arguments)
        .current_dir(fixtures())
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn the_command_writes_checks_and_explains() {
    let scratch = tempfile::tempdir().unwrap();
    let file = scratch.path().join("catalogue.json");
    let out = file.to_str().unwrap();
    let build = ["build", "--lists", "lists", "--data", ".", "--out", out];
    let with_check = [&build[..], &["--check"]].concat();

    assert_eq!(
        curate(&with_check).status.code(),
        Some(1),
        "nothing is there yet"
    );
    assert!(!file.exists());
    assert_eq!(curate(&build).status.code(), Some(0));
    let first = fs::read(&file).unwrap();
    assert_eq!(curate(&with_check).status.code(), Some(0));

    let report = curate(&[&build[..], &["--json"]].concat());
    let report: serde_json::Value = serde_json::from_slice(&report.stdout).unwrap();
    assert_eq!(report["lists"][3]["damage"], "mac-roman");

    assert_eq!(
        curate(&["check", "--catalogue", out]).status.code(),
        Some(0)
    );
    let explained = curate(&["explain", "QuickSum", "--catalogue", out]);
    let explained = String::from_utf8(explained.stdout).unwrap();
    assert!(explained.contains("list 003 says ICLR 2025"), "{explained}");
    assert_eq!(
        curate(&["explain", "nothing", "--catalogue", out])
            .status
            .code(),
        Some(1)
    );
    assert_eq!(
        curate(&["build"]).status.code(),
        Some(2),
        "--lists is missing"
    );
    assert_eq!(fs::read(&file).unwrap(), first);
}

#[test]
fn a_failed_build_leaves_the_last_good_catalogue() {
    let scratch = tempfile::tempdir().unwrap();
    let file = scratch.path().join("catalogue.json");
    fs::write(&file, "the last good one").unwrap();
    let lists = scratch.path().join("lists");
    fs::create_dir(&lists).unwrap();
    fs::write(lists.join("000_table.txt"), b"abc\xFFdef").unwrap();
    let run = |lists: &Path| {
        curate(&[
            "build",
            "--lists",
            lists.to_str().unwrap(),
            "--data",
            ".",
            "--out",
            file.to_str().unwrap(),
        ])
    };
    let output = run(&lists);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        said(&output).contains("000_table.txt: not UTF-8 at byte 3"),
        "{}",
        said(&output)
    );
    let output = run(Path::new("no/such/directory"));
    assert!(
        said(&output).contains("no such directory of lists"),
        "{}",
        said(&output)
    );
    assert_eq!(fs::read_to_string(&file).unwrap(), "the last good one");
}

#[test]
fn broken_rules_are_named_by_file_and_line() {
    let scratch = tempfile::tempdir().unwrap();
    let data = scratch.path();
    fs::create_dir(data.join("rules")).unwrap();
    for name in [
        "lists.toml",
        "stars.csv",
        "rules/areas.toml",
        "rules/venues.toml",
        "rules/corrections.toml",
        "rules/merges.toml",
    ] {
        fs::copy(fixtures().join(name), data.join(name)).unwrap();
    }
    let fails = |name: &str, text: &str, expected: &str| {
        let good = fs::read(data.join(name)).unwrap();
        fs::write(data.join(name), text).unwrap();
        let error = build_from(data).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
        fs::write(data.join(name), good).unwrap();
    };
    fails(
        "rules/venues.toml",
        "[[venue]]\nid = \"a\"\nlabel = \n",
        "venues.toml:3:",
    );
    fails(
        "rules/venues.toml",
        "[[venue]]\nid = \"a\"\ncolour = 1\n",
        "colour",
    );
    fails(
        "stars.csv",
        "repo,stars,as_of,precision,source\na/b,many,2024-01-01,exact,x\n",
        "stars.csv:2: `many`",
    );
    fails(
        "lists.toml",
        "[[list]]\nid=\"0\"\ntitle=\"t\"\nfile=\"000_table.txt\"\ndialect=\"odd\"\n",
        "no dialect is called `odd`",
    );
    fs::remove_file(data.join("rules/merges.toml")).unwrap();
    let error = build_from(data).unwrap_err().to_string();
    assert!(error.contains("merges.toml"), "{error}");
}
