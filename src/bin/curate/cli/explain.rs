//! `curate explain`.

use std::path::PathBuf;

use efficient_llm::curate::{explain, files, stars};
use efficient_llm::work::Work;

use super::Outcome;

/// Maximum number of suggestions.
const MANY: usize = 10;

/// Explains a work: the source of each of its facts.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  curate explain 2210.17323\n  \
    curate explain https://arxiv.org/abs/2210.17323\n  curate explain \"GPTQ\"\n\n\
    Exit codes: 0 success, 1 no such work, or several, 2 wrong usage or unusable input.")]
pub struct Args {
    /// Id, arXiv or repository address, title, or part of a title.
    work: String,
    /// The catalogue to search.
    #[arg(long, value_name = "FILE", default_value = "data/catalogue.json")]
    catalogue: PathBuf,
    /// Directory of stars.csv, which says who counted the stars.
    #[arg(long, value_name = "DIR", default_value = "data")]
    data: PathBuf,
    /// Print the record as JSON.
    #[arg(long)]
    json: bool,
}

pub fn run(args: &Args) -> Outcome {
    let catalogue = files::load(&args.catalogue)?.catalogue;
    let work = match explain::find(&catalogue, &args.work).as_slice() {
        [only] => *only,
        [] => {
            eprintln!("no work has the id or title \"{}\"", args.work);
            suggest("near", &explain::near(&catalogue, &args.work, MANY));
            return Ok(false);
        }
        several => {
            eprintln!("{} works match", several.len());
            suggest("one", &several[..several.len().min(MANY)]);
            return Ok(false);
        }
    };
    if args.json {
        super::print_json(&serde_json::json!(work));
    } else {
        let stars = stars::load(&args.data)?;
        super::print(&explain::explain(&catalogue, work, &stars));
    }
    Ok(true)
}

fn suggest(why: &str, works: &[&Work]) {
    for work in works {
        eprintln!("  {why}: {} {}", work.id, work.title);
    }
}
