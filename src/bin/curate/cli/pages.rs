//! `curate pages`.

use std::path::PathBuf;

use efficient_llm::curate::files;
use efficient_llm::curate::pages;
use efficient_llm::curate::pages::base::Base;

use super::Outcome;

/// Prerenders a static page for each work and each area.
#[derive(clap::Args)]
#[command(
    after_help = "Example:\n  curate pages --out dist --base https://example.org/explorer/\n\n\
    Pages go to works/ID/ and areas/ID/, all works by area to works/, and with --base also\n\
    canonical addresses, sitemap.xml, robots.txt and Atom feeds.\n\
    Exit codes: 0 success, 1 a work gets no page, 2 wrong usage or unusable input."
)]
pub struct Args {
    /// The catalogue.
    #[arg(long, value_name = "FILE", default_value = "data/catalogue.json")]
    catalogue: PathBuf,
    /// Directory of the built explorer, to write the pages to.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Address of the published site [default: $SITE_URL].
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
        eprintln!("{id:?} cannot name a folder, so this work gets no page");
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

/// The site's address from the arguments, or from the environment, where workflows put it.
pub fn base(given: Option<&str>) -> Result<Option<Base>, String> {
    let from_environment = std::env::var("SITE_URL").ok().filter(|url| !url.is_empty());
    given
        .map(str::to_owned)
        .or(from_environment)
        .map(|url| Base::new(&url))
        .transpose()
}
