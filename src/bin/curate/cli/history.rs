//! `curate history`.

use std::path::PathBuf;

use efficient_llm::curate::facts::first_listed::{self, Table};
use efficient_llm::curate::files;
use efficient_llm::curate::history::{self, Wanted};
use efficient_llm::curate::rules::Rules;

use super::Outcome;

/// Finds the day on which each list first had each work, from the lists' git history.
#[derive(clap::Args)]
#[command(
    after_help = "Example:\n  curate fetch && curate history && curate build --lists lists\n\n\
    Reads every state of every page in the clones that `curate fetch` made, and adds to\n\
    first_listed.csv the days of the works that the catalogue has. Days that are known stay, unless\n\
    an earlier one is found.\n\
    Exit codes: 0 success, 1 a list could not be read, 2 wrong usage or unusable input."
)]
pub struct Args {
    /// Directory of the clones.
    #[arg(long, value_name = "DIR", default_value = ".lists-cache")]
    cache: PathBuf,
    /// Directory of lists.toml and rules/.
    #[arg(long, value_name = "DIR", default_value = "data")]
    data: PathBuf,
    /// Directory of first_listed.csv.
    #[arg(long, value_name = "DIR", default_value = "data/facts")]
    facts: PathBuf,
    /// The catalogue whose works to look for.
    #[arg(long, value_name = "FILE", default_value = "data/catalogue.json")]
    catalogue: PathBuf,
    /// Print the outcome of each list as JSON.
    #[arg(long)]
    json: bool,
}

pub fn run(args: &Args) -> Outcome {
    let rules = Rules::load(&args.data)?;
    let wanted = Wanted::new(&files::load(&args.catalogue)?.catalogue.works);
    let mut table = Table::load(&args.facts)?;
    let before = table.len();
    let bar = super::bar();
    bar.set_length(rules.lists.len() as u64);
    let mut progress = |done: usize, list: &str| {
        bar.set_position(done as u64);
        bar.set_message(format!("list {list}"));
    };
    let told = history::history(
        &rules.lists,
        &args.cache,
        &wanted,
        &mut table,
        &mut progress,
    );
    bar.finish_and_clear();
    for (list, read) in &told {
        match read {
            Ok(n) => eprintln!("list {list}: {n} revisions read"),
            Err(why) => eprintln!("list {list}: failed, keeping the known days: {why}"),
        }
    }
    table.save(&args.facts)?;
    let file = args.facts.join(first_listed::FILE);
    let now = table.len();
    eprintln!(
        "{} written: {before} days before, {now} now",
        file.display()
    );
    if args.json {
        let told = told.iter().map(|(list, read)| {
            let told = match read {
                Ok(n) => serde_json::json!({ "states": n }),
                Err(why) => serde_json::json!({ "failed": why }),
            };
            (list.clone(), told)
        });
        super::print_json(&serde_json::Value::Object(told.collect()));
    }
    Ok(told.iter().all(|(_, read)| read.is_ok()))
}
