//! `curate sample`.

use std::path::PathBuf;

use efficient_llm::bench;
use efficient_llm::curate::{atomic, build, files};

use super::Outcome;

/// Makes a synthetic catalogue of any size, with the skew of the real one.
#[derive(clap::Args)]
#[command(
    after_help = "Example:\n  curate sample --works 100000 --seed 1 --out large.json\n\n\
    The words, areas, venues and lists are those of the catalogue at hand; works, authors and\n\
    numbers are invented. The same seed gives the same bytes.\n\
    Exit codes: 0 success, 2 wrong usage or unusable input."
)]
pub struct Args {
    /// Number of works.
    #[arg(long, value_name = "N", default_value_t = 10_000)]
    works: usize,
    /// Seed of the random numbers.
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// The catalogue to draw words, areas, venues and lists from.
    #[arg(long, value_name = "FILE", default_value = "data/catalogue.json")]
    catalogue: PathBuf,
    /// The catalogue to write [default: standard output].
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub fn run(args: &Args) -> Outcome {
    let source = files::load(&args.catalogue)?.catalogue;
    let mut sample = bench::sample(&source, args.works, args.seed);
    sample.version = build::version(&sample);
    let text = sample.to_canonical_json();
    let Some(out) = &args.out else {
        super::print(&text);
        return Ok(true);
    };
    atomic::write(&files::sources_file(out), &sample.sources_json())?;
    atomic::write(out, &text)?;
    let (file, bytes) = (out.display(), text.len());
    eprintln!("{file} written: {bytes} bytes, {} works", args.works);
    Ok(true)
}
