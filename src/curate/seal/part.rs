//! Which part of a build a file is, by its path.

use std::path::Path;

/// What the site does with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Of the program, and kept for use without a network.
    Kept,
    /// Of the program, and fetched by those who need it.
    Fetched,
    /// May change while the program stays.
    Data,
    /// Of no build: the manifest itself, the worker, and what search engines read.
    Apart,
}

impl Part {
    /// The plain list of works, which stands among the prerendered pages.
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

    /// For hosts and measurements, and pictures that only an installer shows.
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

    /// Whether a folder holds prerendered pages alone.
    pub(super) fn is_pages(folder: &Path) -> bool {
        folder == Path::new("works") || folder == Path::new("areas")
    }
}
