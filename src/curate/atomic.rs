//! Files written whole or not at all.

use std::io::Write;
use std::path::Path;

use super::rules::InputError;

/// Writes a file whole or not at all: a failed write leaves the old file as it was.
///
/// # Errors
/// If the directory cannot be written to.
pub fn write(file: &Path, text: &str) -> Result<(), InputError> {
    let failed = |error: std::io::Error| InputError::new(file, error);
    let directory = file
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    let mut temporary =
        tempfile::NamedTempFile::new_in(directory.unwrap_or(Path::new("."))).map_err(failed)?;
    temporary.write_all(text.as_bytes()).map_err(failed)?;
    make_readable(temporary.path()).map_err(failed)?;
    temporary.as_file().sync_all().map_err(failed)?;
    temporary
        .persist(file)
        .map_err(|error| failed(error.error))?;
    Ok(())
}

/// Temporary files are private to their owner; these are for everyone to read.
#[cfg(unix)]
fn make_readable(file: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn make_readable(_: &Path) -> std::io::Result<()> {
    Ok(())
}
