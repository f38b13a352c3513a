//! The catalogue on disk: `catalogue.json` with `sources.json` beside it.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::rules::InputError;
use crate::catalogue::{self, Catalogue, Sources};

/// A catalogue with its sources.
pub struct Loaded {
    /// The catalogue.
    pub catalogue: Catalogue,
    /// A sentence for each work that had to be left out.
    pub quarantined: Vec<String>,
    /// The text of `catalogue.json`.
    pub text: String,
    /// The text of `sources.json`; `None` if there is no such file.
    pub sources_text: Option<String>,
}

impl Loaded {
    /// Whether it is known where its facts come from.
    pub fn has_sources(&self) -> bool {
        self.catalogue.schema == 1 || self.sources_text.is_some()
    }
}

/// The file of sources that belongs to a catalogue.
pub fn sources_file(catalogue: &Path) -> PathBuf {
    catalogue.with_file_name("sources.json")
}

/// Reads a catalogue with its sources. Without a file of sources, no listing is known.
///
/// # Errors
/// If a file cannot be read, or the sources are those of another version.
pub fn load(file: &Path) -> Result<Loaded, InputError> {
    let text = fs::read_to_string(file).map_err(|error| InputError::new(file, error))?;
    let parsed = catalogue::read(&text).map_err(|error| InputError::new(file, error))?;
    let mut catalogue = parsed.catalogue;
    // Schema 1 had everything in one file.
    let sources_text = match catalogue.schema {
        1 => None,
        _ => attach(&mut catalogue, &sources_file(file))?,
    };
    Ok(Loaded {
        catalogue,
        quarantined: parsed.quarantined,
        text,
        sources_text,
    })
}

fn attach(catalogue: &mut Catalogue, file: &Path) -> Result<Option<String>, InputError> {
    let text = match fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(InputError::new(file, error)),
    };
    let sources = Sources::read(&text).map_err(|error| InputError::new(file, error))?;
    let attached = catalogue.attach(&sources);
    match attached.map_err(|error| InputError::new(file, error))? {
        true => Ok(Some(text)),
        false => Err(InputError::new(
            file,
            "belongs to another version of the catalogue",
        )),
    }
}
