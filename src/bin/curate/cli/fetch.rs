//! `curate fetch`.

use std::path::PathBuf;
use std::time::Duration;

use efficient_llm::curate::fetch::{self, Fate, client};
use efficient_llm::curate::rules::Rules;

use super::Outcome;

/// Downloads the lists that data/lists.toml has an address for.
#[derive(clap::Args)]
#[command(after_help = "Example:\n  curate fetch --lists lists/\n\n\
    A list that cannot be had stays as it is.\n\
    Exit codes: 0 good, 1 a list could not be had, 2 wrong use or unusable input.")]
pub struct Args {
    /// Directory to write the lists to.
    #[arg(long, value_name = "DIR", default_value = "lists")]
    lists: PathBuf,
    /// Directory of lists.toml and rules/.
    #[arg(long, value_name = "DIR", default_value = "data")]
    data: PathBuf,
    /// Print what came of each list as JSON on standard output.
    #[arg(long)]
    json: bool,
    /// A server on this machine that stands in for the lists' own, for tests.
    #[arg(long, hide = true)]
    base: Option<String>,
    /// How long each step of a download may take, for tests.
    #[arg(long, hide = true)]
    timeout_ms: Option<u64>,
}

pub fn run(args: &Args) -> Outcome {
    let rules = Rules::load(&args.data)?;
    let options = fetch::Options {
        base: args.base.clone(),
        timeout: args
            .timeout_ms
            .map_or(client::TIMEOUT, Duration::from_millis),
    };
    let bar = super::bar();
    bar.set_length(rules.lists.len() as u64);
    let mut progress = |done: usize, list: &str| {
        bar.set_position(done as u64);
        bar.set_message(format!("list {list}"));
    };
    let fates = fetch::fetch(&rules.lists, &args.lists, &options, &mut progress);
    bar.finish_and_clear();
    let fates = fates?;
    for (list, fate) in &fates {
        eprintln!("list {list}: {fate}");
    }
    if args.json {
        let told = fates
            .iter()
            .map(|(list, fate)| (list.clone(), fate.to_string().into()));
        super::print_json(&serde_json::Value::Object(told.collect()));
    }
    Ok(!fates
        .iter()
        .any(|(_, fate)| matches!(fate, Fate::Failed(_))))
}
