//! Holds the map in `src/lib.rs`: which room may import which, and which crates it may know.

use std::fs;
use std::path::{Path, PathBuf};

/// Each room, the rooms it may import, and the crates that are its own affair.
const ROOMS: [(&str, &[&str], &[&str]); 14] = [
    ("work", &[], &["serde"]),
    ("identity", &[], &["js_sys"]),
    ("catalogue", &["work"], &["serde", "serde_json"]),
    ("query", &["work"], &[]),
    ("search", &["work", "catalogue", "query"], &[]),
    ("bench", &["work", "catalogue", "query", "search"], &[]),
    ("plot", &["work", "search"], &[]),
    // Records are stored and exported as JSON.
    ("shelf", &["work"], &["serde", "serde_json"]),
    ("texts", &[], &[]),
    ("export", &["work", "identity", "catalogue"], &[]),
    (
        "contribute",
        &["work", "identity", "texts", "export"],
        &["serde"],
    ),
    (
        "desk",
        &["work", "catalogue", "texts", "export", "contribute"],
        &["serde", "serde_json"],
    ),
    (
        "curate",
        &["work", "identity", "catalogue", "export"],
        &["serde", "serde_json"],
    ),
    (
        "app",
        &[
            "work",
            "catalogue",
            "query",
            "search",
            "bench",
            "plot",
            "shelf",
            "texts",
            "export",
        ],
        &["leptos", "web_sys", "js_sys", "wasm_bindgen", "gloo_net"],
    ),
];

/// Crates that only the rooms naming them above may know.
const GUARDED: [&str; 10] = [
    "serde",
    "serde_json",
    "leptos",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "gloo_net",
    "clap",
    "indicatif",
    "ureq",
];

/// The one file that may open a connection.
const DOOR: &str = "src/curate/fetch/client.rs";

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The room that a file under `src` belongs to; none for the map and the binaries.
fn room_of(path: &Path) -> Option<String> {
    let path = path.strip_prefix(source()).expect("under src");
    let first = path.components().next()?.as_os_str().to_str()?;
    let name = first.strip_suffix(".rs").unwrap_or(first);
    (!["lib", "main", "bin"].contains(&name)).then(|| name.to_owned())
}

/// The code of a file: without comments, which may speak of any room.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a readable source");
    let lines = text.lines().map(str::trim_start);
    let lines: Vec<&str> = lines.filter(|line| !line.starts_with("//")).collect();
    lines.join("\n")
}

/// The names that follow `marker` in the code.
fn names_after<'a>(code: &'a str, marker: &'a str) -> impl Iterator<Item = &'a str> {
    code.split(marker).skip(1).map(|rest| {
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
        &rest[..end.unwrap_or(rest.len())]
    })
}

#[test]
fn rooms_import_only_what_the_map_allows() {
    let mut files = Vec::new();
    rust_files(&source(), &mut files);
    assert!(files.len() > 20, "the sources were not found");
    let mut broken = Vec::new();
    for file in files {
        let Some(room) = room_of(&file) else { continue };
        let Some((_, rooms, crates)) = ROOMS.iter().find(|(name, ..)| *name == room) else {
            broken.push(format!(
                "{}: the room {room} is not on the map",
                file.display()
            ));
            continue;
        };
        let code = code(&file);
        for name in names_after(&code, "crate::") {
            let is_room = ROOMS.iter().any(|(known, ..)| *known == name);
            if is_room && name != room && !rooms.contains(&name) {
                broken.push(format!("{}: {room} imports {name}", file.display()));
            }
        }
        let is_door = file.ends_with(DOOR);
        let guarded = GUARDED.iter().filter(|name| !(is_door && **name == "ureq"));
        for name in guarded.filter(|name| !crates.contains(name)) {
            if code.contains(&format!("{name}::")) {
                broken.push(format!("{}: {room} knows {name}", file.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn one_file_alone_opens_connections() {
    let mut files = Vec::new();
    rust_files(&source(), &mut files);
    let network = ["ureq::", "TcpStream", "UdpSocket", "std::net"];
    for file in files.iter().filter(|file| !file.ends_with(DOOR)) {
        let code = code(file);
        let known = network.iter().find(|name| code.contains(**name));
        assert_eq!(known, None, "{}", file.display());
    }
    // Who asks it: the lists and the star counts.
    for file in files
        .iter()
        .filter(|file| code(file).contains("Client::new("))
    {
        let path = file.to_string_lossy();
        assert!(
            path.contains("curate/fetch") || path.contains("curate/stars"),
            "{path}"
        );
    }
}

#[test]
fn the_guard_sees_imports() {
    let code = "use crate::search::{Index, Value};\nlet x = crate::query::clauses(text);";
    let found: Vec<&str> = names_after(code, "crate::").collect();
    assert_eq!(found, ["search", "query"]);
}
