//! `curate report`.

use std::path::PathBuf;

use efficient_llm::curate::coverage::Coverage;
use efficient_llm::curate::files;

use super::Outcome;

/// Counts how many works have each field, by list and by year.
#[derive(clap::Args)]
#[command(after_help = "Example:\n  curate report\n\n\
    Numbers are percentages of the works of a row; --json has the counts.\n\
    Exit codes: 0 success, 2 wrong usage or unusable input.")]
pub struct Args {
    /// The catalogue to read.
    #[arg(long, value_name = "FILE", default_value = "data/catalogue.json")]
    catalogue: PathBuf,
    /// Print the counts as JSON.
    #[arg(long)]
    json: bool,
}

pub fn run(args: &Args) -> Outcome {
    let catalogue = files::load(&args.catalogue)?.catalogue;
    let coverage = Coverage::new(&catalogue);
    if args.json {
        super::print_json(&coverage.to_json());
    } else {
        super::print(&coverage.to_string());
    }
    Ok(true)
}
