//! `curate stars` against a server that plays GitHub's API.

mod failures;
mod properties;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

use crate::server::{Request, Server, TODAY, answer};

/// Must never be seen again.
const CANARY: &str = "ghp_CANARY0123456789";
const HEADER: &str = "repo,stars,as_of,precision,source\n";

/// A data directory with a few counts.
struct Data(tempfile::TempDir);

impl Data {
    fn new(rows: &str) -> Self {
        let data = tempfile::tempdir().unwrap();
        fs::write(data.path().join("stars.csv"), format!("{HEADER}{rows}")).unwrap();
        Self(data)
    }

    fn file(&self, name: &str) -> String {
        fs::read_to_string(self.0.path().join(name)).unwrap_or_default()
    }

    fn stars(&self) -> String {
        self.file("stars.csv").replacen(HEADER, "", 1)
    }

    /// Runs `curate stars`; the token must not show anywhere.
    fn run(&self, endpoint: &str, more: &[&str]) -> (i32, String) {
        let output = run(self.0.path(), endpoint, more, CANARY);
        for file in fs::read_dir(self.0.path()).unwrap() {
            let text = fs::read_to_string(file.unwrap().path()).unwrap();
            assert!(!text.contains(CANARY), "the token is in a file");
        }
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8(said).unwrap();
        assert!(!said.contains("CANARY"), "the token is told: {said}");
        (output.status.code().unwrap(), said)
    }
}

fn run(data: &Path, endpoint: &str, more: &[&str], token: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_curate"))
        .args(["stars", "--catalogue", "none.json", "--pause-ms", "1"])
        .args(["--endpoint", &format!("{endpoint}/graphql")])
        .arg("--data")
        .arg(data)
        .args(more)
        .env("GITHUB_TOKEN", token)
        .output()
        .unwrap()
}

/// The repositories a question is about.
fn asked(request: &Request) -> Vec<String> {
    let body: Value = serde_json::from_str(&request.body).unwrap();
    let text = |key: String| body["variables"][key].as_str().map(str::to_owned);
    (0..)
        .map_while(|at| {
            Some(format!(
                "{}/{}",
                text(format!("o{at}"))?,
                text(format!("n{at}"))?
            ))
        })
        .collect()
}

/// A good answer, with what `say` makes of each name; errors come with nulls.
fn played(request: &Request, say: impl Fn(&str) -> Result<Value, &'static str>) -> Vec<u8> {
    let (mut data, mut errors) = (json!({ "rateLimit": { "remaining": 9 } }), Vec::new());
    for (at, name) in asked(request).iter().enumerate() {
        let alias = format!("r{at}");
        match say(name) {
            Ok(value) => data[alias] = value,
            Err(kind) => {
                data[&alias] = Value::Null;
                errors.push(json!({ "type": kind, "path": [alias], "message": "no" }));
            }
        }
    }
    let mut body = json!({ "data": data });
    if !errors.is_empty() {
        body["errors"] = json!(errors);
    }
    answer(200, "Content-Type: application/json\r\n", body.to_string())
}

fn repo(name: &str, stars: i64) -> Value {
    json!({ "nameWithOwner": name, "stargazerCount": stars, "isArchived": false })
}

const ROWS: &str = "a/a,1,2026-01-01,exact,x\na/b,2,2026-01-01,exact,x\n\
                    a/c,3,2026-01-01,exact,x\na/d,4,2026-01-01,exact,x\na/e,5,2026-01-01,exact,x\n";

#[test]
fn each_repository_has_its_own_status() {
    let server = Server::start(|request| {
        assert_eq!(
            request.header("authorization"),
            Some(&*format!("bearer {CANARY}"))
        );
        played(request, |name| match name {
            "a/a" => Ok(repo("a/a", 10)),
            "a/b" => Ok(repo("New/b", 20)),
            "a/c" => Err("NOT_FOUND"),
            "a/d" => Err("SERVICE_UNAVAILABLE"),
            _ => Ok(json!({ "nameWithOwner": name, "stargazerCount": 50, "isArchived": true })),
        })
    });
    let data = Data::new(ROWS);
    let (code, said) = data.run(&server.url, &[]);
    assert_eq!(code, 1, "{said}");
    for sentence in [
        "a/a: 1 stars on 2026-01-01, now 10",
        "a/b is renamed to New/b",
        "a/c is missing",
        "old count kept: a/d: the API failed for it",
        "a/e is archived",
        "3 of 5 repositories counted",
    ] {
        assert!(said.contains(sentence), "{sentence}: {said}");
    }
    let new =
        |name: &str, stars: u32| format!("{name},{stars},{TODAY},exact,api.github.com/graphql\n");
    let stars = data.stars();
    for row in ROWS.lines() {
        assert!(stars.contains(row), "{row} is lost: {stars}");
    }
    for row in [new("a/a", 10), new("New/b", 20), new("a/e", 50)] {
        assert!(stars.contains(&row), "{row}: {stars}");
    }
    assert_eq!(
        data.file("repositories.csv"),
        format!(
            "repo,status,seen,now\na/b,renamed,{TODAY},New/b\na/c,missing,{TODAY},\na/e,archived,{TODAY},\n"
        )
    );
}

#[test]
fn what_is_fresh_is_not_asked_for_again() {
    let server = Server::start(|request| {
        played(request, |name| {
            if name == "a/d" {
                Err("SERVICE_UNAVAILABLE")
            } else {
                Ok(repo(name, 7))
            }
        })
    });
    let data = Data::new(ROWS);
    data.run(&server.url, &["--batch", "2"]);
    let (_, said) = data.run(&server.url, &["--batch", "2"]);
    assert!(said.contains("0 of 1 repositories counted"), "{said}");
    let questions: Vec<_> = server.requests().iter().map(asked).collect();
    // The first of a run, about nothing, asks for the date.
    assert_eq!(
        questions,
        [
            vec![],
            vec!["a/a", "a/b"],
            vec!["a/c", "a/d"],
            vec!["a/e"],
            vec![],
            vec!["a/d"]
        ]
    );
    // A day later, with the day given, all but the date is asked for.
    let (_, said) = data.run(&server.url, &["--date", "2026-10-06"]);
    assert!(said.contains("4 of 5 repositories counted"), "{said}");
    assert_eq!(server.requests().len(), 7);
}

#[test]
fn a_dry_run_writes_nothing() {
    let server = Server::start(|request| played(request, |name| Ok(repo(name, 9))));
    let data = Data::new(ROWS);
    let (code, said) = data.run(&server.url, &["--dry-run", "--json"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("\"counted\": 5"), "{said}");
    assert_eq!(data.stars(), ROWS);
}

#[test]
fn wrong_use_is_told_before_anything_is_asked() {
    let server = Server::start(|_| answer(401, "", r#"{"message":"Bad credentials"}"#));
    let data = Data::new(ROWS);
    let (code, said) = data.run(&server.url, &[]);
    assert_eq!(code, 2);
    assert!(said.contains("does not accept the token"), "{said}");
    for token in ["", "two words", "line\nfeed", "café"] {
        let output = run(data.0.path(), &server.url, &[], token);
        assert_eq!(output.status.code(), Some(2));
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains("GITHUB_TOKEN is not set"), "{said}");
        assert!(token.is_empty() || !said.contains(token), "{said}");
    }
    for endpoint in [
        "https://evil.io",
        "http://example.org",
        "http://127.0.0.1.evil.io:80",
    ] {
        let (code, said) = data.run(endpoint, &[]);
        assert_eq!(code, 2);
        assert!(said.contains("endpoint"), "{said}");
    }
    assert_eq!(server.requests().len(), 1);
    let (code, _) = data.run(&server.url, &["--date", "2026-02-30"]);
    assert_eq!(code, 2);
    assert_eq!(data.stars(), ROWS);
}

#[test]
fn history_is_added_and_never_newer_than_what_is_known() {
    let data = Data::new(ROWS);
    let history = data.0.path().join("history.csv");
    let rows = "a/a,9,2026-02-01,exact,x\na/a,0,2025-02-01,exact,x\na/z,8,2024-02-01,exact,x\n";
    fs::write(&history, format!("{HEADER}{rows}")).unwrap();
    let (code, said) = data.run("http://none", &["--import", history.to_str().unwrap()]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("5 counts before, 7 now"), "{said}");
    assert!(!data.stars().contains("a/a,9"));
}
