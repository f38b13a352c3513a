//! `curate pages`.

use std::path::PathBuf;

use efficient_llm::curate::files;
use efficient_llm::curate::pages;
use efficient_llm::curate::pages::base::Base;

use super::Outcome;

/// Prerenders a page for each work and each area, readable without script.
#[derive(clap::Args)]
#[command(
    after_help = "Example:\n  curate pages --out dist --base https://example.org/explorer/\n\n\
    Pages go to works/ID/ and areas/ID/, all works by area to works/, and with --base also\n\
    canonical addresses, sitemap.xml, robots.txt and Atom feeds.\n\
    Exit codes: 0 good, 1 a work got no page, 2 wrong use or unusable input."
)]
pub struct Args {
    /// The catalogue.
    #[arg(long, value_name = "FILE", default_value = "data/catalogue.json")]
    catalogue: PathBuf,
    /// The directory to write to, where the explorer is.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Where the site will be; else what the variable SITE_URL says.
    #[arg(long, value_name = "URL")]
    base: Option<String>,
    /// Print what was written as JSON.
    #[arg(long)]
    json: bool,
}

pub fn run(args: &Args) -> Outcome {
    let base = base(args.base.as_deref())?;
    let catalogue = files::load(&args.catalogue)?.catalogue;
    let written = pages::write(&catalogue, &args.out, base.as_ref())?;
    for id in &written.left_out {
        eprintln!("{id:?} is no name of a folder, so this work has no page");
    }
    eprintln!("{} pages written, {} bytes", written.pages, written.bytes);
    if args.json {
        super::print_json(&serde_json::json!({
            "pages": written.pages,
            "bytes": written.bytes,
            "left_out": written.left_out,
        }));
    }
    Ok(written.left_out.is_empty())
}

/// The site's address from the arguments, else from the environment, where workflows put it.
pub fn base(given: Option<&str>) -> Result<Option<Base>, String> {
    let from_environment = std::env::var("SITE_URL").ok().filter(|url| !url.is_empty());
    given
        .map(str::to_owned)
        .or(from_environment)
        .map(|url| Base::new(&url))
        .transpose()
}
