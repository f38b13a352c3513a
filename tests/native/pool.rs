//! What a deployment keeps of those before it: `.ci/keep-old-assets`, as the workflow runs it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use efficient_llm::curate::seal::integrity;
use serde_json::{Value, json};

use crate::server::{Server, answer};

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/.ci/keep-old-assets");

/// Whether the script's tools are here; the workflow's machines have them, others may not.
fn has_tools() -> bool {
    let has = |tool: &str| Command::new(tool).arg("--version").output().is_ok();
    let has_all = cfg!(target_os = "linux") && has("jq") && has("curl") && has("bash");
    if !has_all {
        eprintln!("left out: the script needs Linux, jq and curl");
    }
    has_all
}

/// Runs the script for a site that has these files, and gives `pool.json`.
fn keep(site: BTreeMap<String, String>, dist: &Path) -> Value {
    let server = Server::start(move |request| {
        let path = request.line.split(' ').nth(1).unwrap_or_default();
        match site.get(path.trim_start_matches("/some/project/")) {
            Some(text) => answer(200, "", text),
            None => answer(404, "", "<h1>Not found</h1>"),
        }
    });
    let output = Command::new("bash")
        .arg(SCRIPT)
        .arg(dist)
        .env("SITE_URL", format!("{}/some/project/", server.url))
        .env("NO_PROXY", "127.0.0.1")
        .env("no_proxy", "127.0.0.1")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    serde_json::from_str(&fs::read_to_string(dist.join("pool.json")).unwrap()).expect(&said)
}

#[test]
fn files_of_the_last_deployment_stay_for_two_weeks() {
    if !has_tools() {
        return;
    }
    let (script, program, style) = (
        "explorer-0123456789abcdef.js",
        "explorer-0123456789abcdef_bg.wasm",
        "style-fedcba9876543210.css",
    );
    let (gone, same) = ("style-0000000000000000.css", "explorer-1111111111111111.js");
    let hash = |text: &str| integrity(text.as_bytes());
    let build = json!({ "files": {
        script: hash("old script"),
        program: hash("old program"),
        same: hash("same"),
        "boot.js": hash("loader"),
        "../outside-0123456789abcdef.js": hash("outside"),
    }});
    let pool = json!({
        style: { "hash": hash("older style"), "until": "9999-01-01" },
        gone: { "hash": hash("gone"), "until": "2020-01-01" },
    });
    let files = [
        ("build.json", build.to_string()),
        ("pool.json", pool.to_string()),
        (script, "old script".to_owned()),
        // Not what was published.
        (program, "another program".to_owned()),
        (style, "older style".to_owned()),
        (gone, "gone".to_owned()),
        (same, "of the site".to_owned()),
        ("boot.js", "loader".to_owned()),
        ("../outside-0123456789abcdef.js", "outside".to_owned()),
    ];
    let files = files.map(|(path, text)| (path.to_owned(), text));
    let root = tempfile::tempdir().unwrap();
    let dist = root.path().join("dist");
    fs::create_dir(&dist).unwrap();
    fs::write(dist.join(same), "of the new build").unwrap();
    fs::write(dist.join("boot.js"), "new loader").unwrap();

    let kept = keep(files.into(), &dist);

    let mut names: Vec<&String> = kept.as_object().unwrap().keys().collect();
    names.sort_unstable();
    assert_eq!(names, [script, style]);
    assert_eq!(kept[style]["until"], "9999-01-01");
    let read = |name: &str| fs::read_to_string(dist.join(name)).ok();
    assert_eq!(read(script).as_deref(), Some("old script"));
    assert_eq!(read(style).as_deref(), Some("older style"));
    assert_eq!(read(program), None, "what is damaged is left out");
    assert_eq!(read(gone), None, "nobody needs it any more");
    assert_eq!(read(same).as_deref(), Some("of the new build"));
    assert_eq!(read("boot.js").as_deref(), Some("new loader"));
    assert!(!root.path().join("outside-0123456789abcdef.js").exists());
}

#[test]
fn a_first_deployment_has_nothing_to_keep() {
    if !has_tools() {
        return;
    }
    let dist = tempfile::tempdir().unwrap();
    assert_eq!(keep(BTreeMap::new(), dist.path()), json!({}));
}
