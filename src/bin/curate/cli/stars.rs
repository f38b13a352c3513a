//! `curate stars`.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::Duration;

use efficient_llm::curate::client;
use efficient_llm::curate::rules::InputError;
use efficient_llm::curate::stars::status::StatusTable;
use efficient_llm::curate::stars::table::Table;
use efficient_llm::curate::stars::{files, refresh};
use efficient_llm::work::date::Date;

use super::Outcome;

/// Repositories per query: few enough for GitHub to answer in time.
const BATCH: usize = 50;

/// Refreshes the star counts through GitHub's GraphQL API.
#[derive(clap::Args)]
#[command(
    after_help = "Example:\n  GITHUB_TOKEN=$(gh auth token) curate stars --max-age 30\n\n\
    The token is read from the environment variable GITHUB_TOKEN and needs no rights.\n\
    After a rate limit, the same command goes on where it stopped.\n\
    Exit codes: 0 success, 1 some could not be counted, 2 wrong usage or unusable input."
)]
pub struct Args {
    /// Directory of stars.csv and repositories.csv.
    #[arg(long, value_name = "DIR", default_value = "data")]
    data: PathBuf,
    /// The catalogue, whose repositories are counted as well.
    #[arg(long, value_name = "FILE", default_value = "data/catalogue.json")]
    catalogue: PathBuf,
    /// Skip counts younger than this.
    #[arg(long, value_name = "DAYS", default_value_t = 1)]
    max_age: i64,
    /// Day of the counts [default: the server's].
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    date: Option<String>,
    /// Query, but write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Merge earlier counts from another file with the same columns, without any query.
    #[arg(long, value_name = "FILE")]
    import: Option<PathBuf>,
    /// Print what changed as JSON.
    #[arg(long)]
    json: bool,
    /// A local server that plays the API, for tests.
    #[arg(long, hide = true, default_value = refresh::ENDPOINT)]
    endpoint: String,
    /// Repositories per query, for tests.
    #[arg(long, hide = true, default_value_t = BATCH)]
    batch: usize,
    /// Timeout of each step of a query, for tests.
    #[arg(long, hide = true)]
    timeout_ms: Option<u64>,
    /// Pause before a retry, for tests.
    #[arg(long, hide = true, default_value_t = 2000)]
    pause_ms: u64,
}

/// Parses a day on the command line.
pub fn date(text: &str) -> Result<String, String> {
    Date::parse(text)
        .map(|date| date.to_string())
        .ok_or_else(|| "expected a date such as 2024-12-31".to_owned())
}

pub fn run(args: &Args) -> Outcome {
    match &args.import {
        Some(file) => import(args, file),
        None => refresh(args),
    }
}

fn import(args: &Args, file: &std::path::Path) -> Outcome {
    if !file.exists() {
        return Err(InputError::new(file, "no such file").into());
    }
    let (mut table, statuses) = files::load(&args.data)?;
    let before = table.rows().len();
    table.add_history(&files::load_table(file)?);
    if !args.dry_run {
        files::save(&args.data, &table, &statuses)?;
    }
    eprintln!("{} counts before, {} now", before, table.rows().len());
    Ok(true)
}

fn refresh(args: &Args) -> Outcome {
    let (mut table, mut statuses) = files::load(&args.data)?;
    let named = repositories(args)?;
    let options = refresh::Options {
        endpoint: args.endpoint.clone(),
        token: std::env::var("GITHUB_TOKEN").unwrap_or_default(),
        date: args.date.clone(),
        max_age_days: args.max_age,
        batch: args.batch,
        timeout: args
            .timeout_ms
            .map_or(client::TIMEOUT, Duration::from_millis),
        pause: Duration::from_millis(args.pause_ms),
    };
    let bar = super::bar();
    let mut progress = |done: usize, of: usize| {
        bar.set_length(of as u64);
        bar.set_position(done as u64);
    };
    let outcome = refresh::refresh(&mut table, &mut statuses, &named, &options, &mut progress);
    bar.finish_and_clear();
    let outcome = outcome?;
    eprint!("{outcome}");
    if args.json {
        super::print_json(&outcome.to_json());
    }
    let is_news = outcome.counted > 0 || !outcome.changes.is_empty();
    if !outcome.is_usable() || !is_news || args.dry_run {
        eprintln!("nothing written");
    } else {
        write(args, &table, &statuses)?;
    }
    Ok(outcome.is_whole())
}

fn write(args: &Args, table: &Table, statuses: &StatusTable) -> Result<(), InputError> {
    files::save(&args.data, table, statuses)?;
    let rows = table.rows().len();
    eprintln!(
        "{} written: {rows} counts",
        args.data.join(files::COUNTS).display()
    );
    Ok(())
}

/// The catalogue's repositories; empty without a catalogue.
fn repositories(args: &Args) -> Result<BTreeSet<String>, InputError> {
    if !args.catalogue.exists() {
        return Ok(BTreeSet::new());
    }
    let catalogue = efficient_llm::curate::files::load(&args.catalogue)?.catalogue;
    let repos = catalogue.works.into_iter().flat_map(|work| work.repos);
    Ok(repos.map(|repo| repo.name).collect())
}
