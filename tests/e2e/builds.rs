//! Copies of the built page that differ, for tests in which one follows another.

use std::fs;
use std::path::Path;

use efficient_llm::curate::seal;
use tempfile::TempDir;

const DIST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/dist");

/// A build of its own, removed when dropped.
pub struct Build(TempDir);

impl Build {
    /// The built page as another version: other names for its program, other bytes in its
    /// loader, and a mark in its page.
    pub fn version(number: u32) -> Self {
        let build = Self(tempfile::tempdir().expect("a directory"));
        copy(Path::new(DIST), build.path());
        let page = build.read("index.html");
        let program = page
            .split("data-js=\"./")
            .nth(1)
            .and_then(|rest| rest.split(".js\"").next());
        let program = program.expect("the page names its program").to_owned();
        for end in [".js", "_bg.wasm"] {
            let to = format!("explorer-v{number}{end}");
            let from = build.path().join(format!("{program}{end}"));
            fs::rename(from, build.path().join(to)).expect("a file of the build");
        }
        let page = page.replace(&program, &format!("explorer-v{number}"));
        let mark = format!("<meta name=\"test-version\" content=\"{number}\">\n</head>");
        build.write("index.html", &page.replace("</head>", &mark));
        let loader = build.read("boot.js");
        build.write("boot.js", &format!("{loader}// {number}\n"));
        build.seal(false);
        build
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// A file's text.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).expect("a text of the build")
    }

    /// Replaces a file; the build is to be sealed again.
    pub fn write(&self, path: &str, text: &str) {
        fs::write(self.path().join(path), text).expect("a directory of its own");
    }

    /// Seals it again, and says which version it is.
    pub fn seal(&self, kill: bool) -> String {
        seal::seal(self.path(), kill).expect("a build").version
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("a directory") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        let is_pages = ["works", "areas", "screenshots"]
            .iter()
            .any(|name| entry.file_name() == *name);
        if entry.file_type().expect("a type").is_dir() {
            fs::create_dir_all(&target).expect("a directory of its own");
            if !is_pages {
                copy(&entry.path(), &target);
            }
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
    // Of the pages the plain list alone, which belongs to the build.
    let list = from.join("works/index.html");
    if list.exists() {
        fs::copy(list, to.join("works/index.html")).expect("a copy");
    }
}
