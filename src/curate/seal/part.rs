//! The part of a build that a file belongs to, by its path.

use std::path::Path;

/// How the site treats a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Part of the program, kept offline.
    Kept,
    /// Part of the program, fetched on demand.
    Fetched,
    /// May change without the program.
    Data,
    /// Not part of the build: the manifest, the service worker, and files for search engines.
    Apart,
}

impl Part {
    /// The plain list of works, in the folder of the prerendered pages.
    pub(super) const LIST: [&str; 1] = ["works/index.html"];

    const DATA: [&str; 1] = ["data/catalogue.json"];

    const APART: [&str; 7] = [
        "build.json",
        "sw.js",
        "404.html",
        "feed.atom",
        "oembed.json",
        "robots.txt",
        "sitemap.xml",
    ];

    /// For hosts and benchmarks, and screenshots that only an installer shows.
    const FETCHED: [&str; 6] = [
        "404.js",
        "bench.js",
        "bench_bg.wasm",
        "embed.js",
        "examples/",
        "screenshots/",
    ];

    pub(super) fn of(path: &str) -> Self {
        let is_sitemap = path.starts_with("sitemap-") && path.ends_with(".xml");
        if Self::DATA.contains(&path) || Self::LIST.contains(&path) {
            Self::Data
        } else if Self::APART.contains(&path) || is_sitemap {
            Self::Apart
        } else if Self::FETCHED.iter().any(|start| path.starts_with(start)) {
            Self::Fetched
        } else {
            Self::Kept
        }
    }

    /// Whether a folder holds only prerendered pages.
    pub(super) fn is_pages(folder: &Path) -> bool {
        folder == Path::new("works") || folder == Path::new("areas")
    }
}
