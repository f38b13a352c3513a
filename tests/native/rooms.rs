//! Holds the map in `src/lib.rs`: which room may import which, and which crates it may know. In
//! the page the floors are held as well, and no two files of it import each other in a circle.

mod imports;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use imports::imports;

/// Each room, the rooms it may import, and the crates that are its own affair.
const ROOMS: [(&str, &[&str], &[&str]); 14] = [
    ("work", &[], &["serde"]),
    // What a browser has tables for is asked of it.
    ("identity", &[], &["js_sys", "web_sys"]),
    ("catalogue", &["work"], &["serde", "serde_json"]),
    ("query", &["work"], &[]),
    ("search", &["work", "catalogue", "query"], &[]),
    ("bench", &["work", "catalogue", "query", "search"], &[]),
    ("plot", &["work", "search"], &[]),
    // Records are stored and exported as JSON.
    ("shelf", &["work"], &["serde", "serde_json"]),
    ("texts", &[], &[]),
    // Formats cross to the export worker by name.
    ("export", &["work", "identity", "catalogue"], &["serde"]),
    (
        "contribute",
        &["work", "identity", "texts", "export"],
        &["serde"],
    ),
    (
        "export_worker",
        &["work", "texts", "export", "contribute"],
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
            "export_worker",
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

/// The floors of the page, each with those that it may import. What stands beside them in `app`
/// puts them together.
const FLOORS: [(&str, &[&str]); 5] = [
    ("kit", &[]),
    ("state", &["kit"]),
    ("parts", &["kit", "state"]),
    ("views", &["kit", "state", "parts"]),
    ("dialogs", &["kit", "state", "parts"]),
];

/// The one file that may open a connection; git opens its own.
const DOOR: &str = "curate::client";

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

/// The code of a file: without comments, which may speak of any room, and without its tests.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a readable source");
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = text.lines().map(str::trim_start);
    let lines: Vec<&str> = lines.filter(|line| !line.starts_with("//")).collect();
    lines.join("\n")
}

/// The files of the library by their modules, such as `app::kit::dom`, each with its code.
fn modules() -> BTreeMap<String, String> {
    let mut files = Vec::new();
    rust_files(&source(), &mut files);
    let module = |path: &PathBuf| {
        let inside = path.strip_prefix(source()).ok()?.with_extension("");
        let names: Vec<_> = inside.iter().map(|name| name.to_string_lossy()).collect();
        let is_library = !["lib", "main", "bin"].contains(&&*names[0]);
        is_library.then(|| (names.join("::"), code(path)))
    };
    let modules: BTreeMap<String, String> = files.iter().filter_map(module).collect();
    assert!(modules.len() > 20, "the sources were not found");
    modules
}

/// For each module the others that it imports.
fn graph(modules: &BTreeMap<String, String>) -> BTreeMap<&str, BTreeSet<&str>> {
    let known = |path: &str| {
        let mut path = path;
        loop {
            if let Some((module, _)) = modules.get_key_value(path) {
                return Some(module.as_str());
            }
            path = path.rsplit_once("::")?.0;
        }
    };
    let of_module = |(module, code): (&'_ String, &String)| {
        let paths = imports(module, code, &|path| modules.contains_key(path));
        let mut imported: BTreeSet<&str> = paths.iter().filter_map(|path| known(path)).collect();
        imported.remove(module.as_str());
        imported
    };
    let graph = modules
        .iter()
        .map(|entry| (entry.0.as_str(), of_module(entry)));
    graph.collect()
}

fn room(module: &str) -> &str {
    module.split("::").next().unwrap_or(module)
}

/// The floor of a module of the page.
fn floor(module: &str) -> Option<&str> {
    let name = module.strip_prefix("app::")?.split("::").next()?;
    FLOORS
        .iter()
        .find(|(floor, _)| *floor == name)
        .map(|(floor, _)| *floor)
}

#[test]
fn rooms_import_only_what_the_map_allows() {
    let modules = modules();
    let mut broken = Vec::new();
    for (module, imported) in graph(&modules) {
        let Some((name, rooms, _)) = ROOMS.iter().find(|(name, ..)| *name == room(module)) else {
            broken.push(format!("{module}: its room is not on the map"));
            continue;
        };
        let others = imported.into_iter().filter(|other| room(other) != *name);
        let forbidden = others.filter(|other| !rooms.contains(&room(other)));
        broken.extend(forbidden.map(|other| format!("{module} imports {other}")));
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn rooms_know_only_their_own_crates() {
    let mut broken = Vec::new();
    for (module, code) in modules() {
        let known = ROOMS.iter().find(|(name, ..)| *name == room(&module));
        let own = known.map_or(&[][..], |(_, _, crates)| crates);
        let is_door = module == DOOR;
        let guarded = GUARDED.iter().filter(|name| !(is_door && **name == "ureq"));
        for name in guarded.filter(|name| !own.contains(name)) {
            if code.contains(&format!("{name}::")) {
                broken.push(format!("{module} knows {name}"));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn floors_of_the_page_import_only_those_below() {
    let modules = modules();
    let mut broken = Vec::new();
    for (module, imported) in graph(&modules) {
        let Some(own) = floor(module) else { continue };
        let allowed = FLOORS.iter().find(|(name, _)| *name == own);
        let allowed = allowed.map_or(&[][..], |(_, floors)| floors);
        for other in imported {
            let is_allowed = match room(other) {
                "app" => floor(other).is_some_and(|at| at == own || allowed.contains(&at)),
                // The kit is what any page could use.
                _ => own != "kit",
            };
            if !is_allowed {
                broken.push(format!("{module} imports {other}"));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn no_files_of_the_page_import_each_other_in_a_circle() {
    let modules = modules();
    let graph = graph(&modules);
    let page = graph.keys().filter(|module| room(module) == "app");
    let circular: Vec<&&str> = page
        .filter(|module| reachable(&graph, module).contains(**module))
        .collect();
    assert!(circular.is_empty(), "{circular:#?}");
}

/// All modules that a module imports, however far away.
fn reachable<'a>(graph: &BTreeMap<&'a str, BTreeSet<&'a str>>, from: &str) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&str> = graph[from].iter().copied().collect();
    while let Some(module) = open.pop() {
        if found.insert(module) {
            open.extend(&graph[module]);
        }
    }
    found
}

#[test]
fn one_file_alone_opens_connections() {
    let network = ["ureq::", "TcpStream", "UdpSocket", "std::net"];
    let modules = modules();
    for (module, code) in modules.iter().filter(|(module, _)| *module != DOOR) {
        let known = network.iter().find(|name| code.contains(**name));
        assert_eq!(known, None, "{module}");
    }
    let with = |text: &'static str| {
        let modules = modules.iter();
        modules.filter(move |(_, code)| code.contains(text))
    };
    // Who asks it: the star counts and the facts.
    let is_asking = |code: &str| {
        let mut calls = code.match_indices("Client::new(");
        calls.any(|(at, _)| !code[..at].ends_with(char::is_alphanumeric))
    };
    for (module, _) in with("Client::new(").filter(|(_, code)| is_asking(code)) {
        let is_allowed = module.starts_with("curate::stars") || module == "curate::enrich";
        assert!(is_allowed, "{module}");
    }
    for (module, _) in with("Command::new(").filter(|(_, code)| code.contains("std::process")) {
        assert_eq!(module, "curate::fetch::mirror");
    }
}

#[test]
fn the_guard_sees_imports() {
    let code = "use crate::search::{Index, text::{self, Word}};\n\
                use super::super::kit::dom;\n\
                use parts::{card, work as pieces};\n\
                let x = crate::query::clauses(text) + super::tail(self::inner::ONE);";
    let found = imports("app::views::map", code, &|path| {
        path == "app::views::map::parts"
    });
    let expected = [
        "app::kit::dom",
        "app::views::map::inner::ONE",
        "app::views::map::parts::card",
        "app::views::map::parts::work",
        "app::views::tail",
        "query::clauses",
        "search::Index",
        "search::text",
        "search::text::Word",
    ];
    assert_eq!(found.into_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn the_guard_sees_circles() {
    let graph = [("a", ["b"]), ("b", ["c"]), ("c", ["b"])];
    let graph = graph
        .into_iter()
        .map(|(module, others)| (module, others.into()));
    let graph: BTreeMap<&str, BTreeSet<&str>> = graph.collect();
    let circular = |module| reachable(&graph, module).contains(module);
    assert_eq!(["a", "b", "c"].map(circular), [false, true, true]);
}
