//! `curate fetch`.

use std::path::PathBuf;

use efficient_llm::curate::fetch::mirror::GITHUB;
use efficient_llm::curate::fetch::{self, FetchOutcome, Options};
use efficient_llm::curate::rules::Rules;

use super::Outcome;

/// Fetches the lists with git and writes out their pages.
#[derive(clap::Args)]
#[command(after_help = "Example:\n  curate fetch --lists lists/\n\n\
    Each repository in data/lists.toml is cloned once into the cache, without its other files, and\n\
    brought up to date from then on. The pages go to OWNER__NAME/ in the directory of lists, their\n\
    commits and days to manifest.csv. What cannot be had stays as it is.\n\
    Exit codes: 0 success, 1 a page could not be fetched, 2 wrong usage or unusable input.")]
pub struct Args {
    /// Directory to write the pages to.
    #[arg(long, value_name = "DIR", default_value = "lists")]
    lists: PathBuf,
    /// Directory of the clones, also read by `curate history`.
    #[arg(long, value_name = "DIR", default_value = ".lists-cache")]
    cache: PathBuf,
    /// Directory of lists.toml and rules/.
    #[arg(long, value_name = "DIR", default_value = "data")]
    data: PathBuf,
    /// Print the outcome of each page as JSON.
    #[arg(long)]
    json: bool,
    /// Base address of the repositories, for mirrors and tests.
    #[arg(long, hide = true, default_value = GITHUB)]
    base: String,
}

pub fn run(args: &Args) -> Outcome {
    let rules = Rules::load(&args.data)?;
    let options = Options {
        lists: &args.lists,
        cache: &args.cache,
        base: &args.base,
    };
    let bar = super::bar();
    bar.set_length(rules.lists.len() as u64);
    let mut progress = |done: usize, list: &str| {
        bar.set_position(done as u64);
        bar.set_message(format!("list {list}"));
    };
    let told = fetch::fetch(&rules.lists, &options, &mut progress);
    bar.finish_and_clear();
    let told = told?;
    for (name, outcome) in &told {
        eprintln!("list {name}: {outcome}");
    }
    if args.json {
        let told = told
            .iter()
            .map(|(name, outcome)| (name.clone(), outcome.to_string().into()));
        super::print_json(&serde_json::Value::Object(told.collect()));
    }
    let is_failed = |(_, outcome): &(_, FetchOutcome)| matches!(outcome, FetchOutcome::Failed(_));
    Ok(!told.iter().any(is_failed))
}
