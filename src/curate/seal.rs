//! Sealing a build: records the hash of every file, so that a page can tell whether what arrived
//! is what was published.
//!
//! `build.json` gets all hashes, `sw.js` the list of files to keep offline, and `index.html` the
//! hashes of its program. Sealing is idempotent, so the data of a build can be updated in place.

mod digest;
mod part;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::atomic;
use super::hex::hex;
use super::rules::InputError;
use crate::catalogue::{Part as Read, Stream};

use part::Part;

pub use digest::integrity;

/// The manifest's name.
pub const MANIFEST: &str = "build.json";
const WORKER: &str = "sw.js";
const PAGE: &str = "index.html";
const CATALOGUE: &str = "data/catalogue.json";
/// The line of `sw.js` that sealing fills in.
const SLOT: &str = "const BUILD = ";

/// Paths from the build's root, with slashes, and the integrity of their content (`sha256-…`, as
/// browsers take it).
type Hashes = BTreeMap<String, String>;

/// The content of `build.json`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Manifest {
    /// Version of this format.
    pub schema: u32,
    /// First 12 hex digits of a SHA-256 over `files` and the service worker: it changes with the
    /// program, not with the data.
    pub version: String,
    /// ISO date of the data.
    pub as_of: String,
    /// Whether browsers must drop their offline copies; see [`seal`].
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub kill: bool,
    /// The program.
    pub files: Hashes,
    /// Files that may change without the program: the catalogue and its plain list.
    pub data: Hashes,
}

/// Seals the build in a directory. With `kill`, every browser drops its offline copy on the next
/// contact with the host: the way out of a broken service worker.
///
/// # Errors
/// If the directory is not a build or cannot be written to.
pub fn seal(dir: &Path, kill: bool) -> Result<Manifest, InputError> {
    let as_of = as_of(&dir.join(CATALOGUE))?;
    name_program(dir)?;
    let (mut files, mut kept, mut data) = (Hashes::new(), Hashes::new(), Hashes::new());
    for path in paths(dir)? {
        let part = Part::of(&path);
        if part == Part::Apart {
            continue;
        }
        let hash = integrity(&read(&dir.join(&path))?);
        match part {
            Part::Data => {
                data.insert(path, hash);
            }
            Part::Kept => {
                kept.insert(path.clone(), hash.clone());
                files.insert(path, hash);
            }
            Part::Fetched => {
                files.insert(path, hash);
            }
            Part::Apart => {}
        }
    }
    let worker = dir.join(WORKER);
    let source = read_text(&worker)?;
    let version = version(&files, &filled(&source, "null", &worker)?);
    let build = serde_json::json!({ "version": version, "files": kept });
    atomic::write(&worker, &filled(&source, &build.to_string(), &worker)?)?;
    let manifest = Manifest {
        schema: 1,
        version,
        as_of,
        kill,
        files,
        data,
    };
    let text = serde_json::to_string_pretty(&manifest).expect("the keys are strings");
    atomic::write(&dir.join(MANIFEST), &(text + "\n"))?;
    Ok(manifest)
}

/// The day of the catalogue, read from its head alone.
fn as_of(file: &Path) -> Result<String, InputError> {
    let mut stream = Stream::default();
    stream.push(&read(file)?);
    stream.close();
    match stream.next_part() {
        Ok(Some(Read::Head(head))) => Ok(head.as_of().to_owned()),
        Ok(_) => Err(InputError::new(file, "the catalogue has no head")),
        Err(error) => Err(InputError::new(file, error)),
    }
}

fn version(files: &Hashes, worker: &str) -> String {
    let mut digest = Sha256::new();
    for (path, hash) in files {
        digest.update(format!("{path} {hash}\n"));
    }
    digest.update(worker);
    hex(&digest.finalize()[..6])
}

/// The service worker with the build filled in.
fn filled(worker: &str, build: &str, file: &Path) -> Result<String, InputError> {
    let start = worker.find(SLOT).map(|at| at + SLOT.len());
    let start = start.ok_or_else(|| InputError::new(file, format!("has no line `{SLOT}…`")))?;
    let length = worker[start..].find('\n').unwrap_or(worker.len() - start);
    let (before, after) = (&worker[..start], &worker[start + length..]);
    Ok(format!("{before}{build};{after}"))
}

/// Writes the hashes of the program into the page: as data for `boot.js`, which checks the
/// WebAssembly, and on the preload of the module, which browsers check.
fn name_program(dir: &Path) -> Result<(), InputError> {
    let file = dir.join(PAGE);
    let mut page = read_text(&file)?;
    for name in ["js", "wasm"] {
        let marker = format!("data-{name}=\"");
        let path = value_after(&page, &marker).map(str::to_owned);
        let path = path.ok_or_else(|| InputError::new(&file, "names no program"))?;
        let hash = integrity(&read(&dir.join(path.trim_start_matches("./")))?);
        page = with_attribute(
            &page,
            &format!("{marker}{path}\""),
            &format!("data-{name}-hash"),
            &hash,
        );
        if name == "js" {
            let preload = format!("<link rel=\"modulepreload\" href=\"{path}\"");
            page = with_attribute(&page, &preload, "integrity", &hash);
        }
    }
    atomic::write(&file, &page)
}

fn value_after<'a>(html: &'a str, marker: &str) -> Option<&'a str> {
    let (_, rest) = html.split_once(marker)?;
    rest.split('"').next()
}

/// Inserts an attribute after `anchor`, or changes its value if it is there already.
fn with_attribute(html: &str, anchor: &str, name: &str, value: &str) -> String {
    let Some((before, after)) = html.split_once(anchor) else {
        return html.to_owned();
    };
    let opening = format!(" {name}=\"");
    let old = after.strip_prefix(opening.as_str());
    let after = old
        .and_then(|rest| Some(rest.split_once('"')?.1))
        .unwrap_or(after);
    format!("{before}{anchor}{opening}{value}\"{after}")
}

/// All files of the build, in order.
fn paths(dir: &Path) -> Result<Vec<String>, InputError> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        let path = dir.join(&folder);
        let failed = |error| InputError::new(&path, error);
        for entry in fs::read_dir(&path).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let path = folder.join(entry.file_name());
            if entry.file_type().map_err(failed)?.is_dir() {
                // Thousands of pages that are not part of the build.
                if !Part::is_pages(&path) {
                    folders.push(path);
                }
            } else {
                found.push(path.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found.extend(
        Part::LIST
            .iter()
            .filter(|path| dir.join(path).exists())
            .map(|path| (*path).to_owned()),
    );
    found.sort_unstable();
    Ok(found)
}

fn read(file: &Path) -> Result<Vec<u8>, InputError> {
    fs::read(file).map_err(|error| InputError::new(file, error))
}

fn read_text(file: &Path) -> Result<String, InputError> {
    fs::read_to_string(file).map_err(|error| InputError::new(file, error))
}
