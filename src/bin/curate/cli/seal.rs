//! `curate seal`.

use std::path::PathBuf;

use efficient_llm::curate::{files, pages, seal};

use super::Outcome;

/// Finishes a build: prerenders its pages and records the hash of every file.
#[derive(clap::Args)]
#[command(
    after_help = "Example:\n  curate seal dist\n  curate seal dist --base https://example.org/explorer/\n\n\
    Trunk runs it after each build. Run it again after renewing dist/data/catalogue.json: the\n\
    data gets new hashes, and the program keeps its version.\n\
    Exit codes: 0 success, 2 wrong usage or unusable input."
)]
pub struct Args {
    /// Directory of the build [default: $TRUNK_STAGING_DIR, set by Trunk].
    dir: Option<PathBuf>,
    /// Address of the published site, for canonical links, previews, oEmbed and the sitemap
    /// [default: $SITE_URL].
    #[arg(long, value_name = "URL")]
    base: Option<String>,
    /// Make every browser drop its offline copy, for a build with a broken service worker.
    #[arg(long)]
    kill: bool,
}

pub fn run(args: &Args) -> Outcome {
    let staging = || std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let Some(dir) = args.dir.clone().or_else(staging) else {
        return Err("no directory: pass DIR or run from a Trunk hook".into());
    };
    let base = super::pages::base(args.base.as_deref())?;
    let catalogue = files::load(&dir.join("data/catalogue.json"))?.catalogue;
    let written = pages::write(&catalogue, &dir, base.as_ref())?;
    if let Some(base) = &base {
        pages::front::write(&dir, base)?;
    }
    let manifest = seal::seal(&dir, args.kill)?;
    let (n_files, n_data) = (manifest.files.len(), manifest.data.len());
    eprintln!(
        "build {} of {}: {n_files} files, {n_data} of data, {} pages",
        manifest.version, manifest.as_of, written.pages
    );
    Ok(true)
}
