//! `curate enrich`.

use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use efficient_llm::curate::client;
use efficient_llm::curate::enrich::store::Store;
use efficient_llm::curate::enrich::{self, Index, Options};
use efficient_llm::curate::files;
use efficient_llm::curate::rules::Rules;
use efficient_llm::curate::venues::Venues;
use efficient_llm::work::date::Date;

use super::Outcome;

/// Completes and refreshes facts from arXiv, OpenAlex and Crossref.
#[derive(clap::Args)]
#[command(
    after_help = "Example:\n  ENRICH_EMAIL=you@example.org curate enrich --max-age 60\n\n\
    Asks about the papers of the catalogue: by arXiv id or DOI first, then by title, and takes an\n\
    answer only if the title agrees. What is found goes into the files of facts after every\n\
    question; nothing is replaced by something weaker. After a limit, the same command goes on\n\
    where it stopped. The address in ENRICH_EMAIL is sent to OpenAlex and Crossref, which ask for\n\
    one.\n\
    Exit codes: 0 success, 1 not everything could be queried, 2 wrong usage or unusable input."
)]
pub struct Args {
    /// Directory of lists.toml and rules/.
    #[arg(long, value_name = "DIR", default_value = "data")]
    data: PathBuf,
    /// Directory of the facts.
    #[arg(long, value_name = "DIR", default_value = "data/facts")]
    facts: PathBuf,
    /// The catalogue whose papers to look up.
    #[arg(long, value_name = "FILE", default_value = "data/catalogue.json")]
    catalogue: PathBuf,
    /// Query only these indexes: arxiv, openalex or crossref.
    #[arg(long, value_name = "INDEX", num_args = 1.., value_parser = index)]
    from: Vec<Index>,
    /// Skip facts younger than this.
    #[arg(long, value_name = "DAYS", default_value_t = 60)]
    max_age: i64,
    /// Maximum number of papers to look up by title, one query each.
    #[arg(long, value_name = "N", default_value_t = 200)]
    titles: usize,
    /// Day of the facts [default: the server's].
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = super::stars::date)]
    date: Option<String>,
    /// Print the outcome of each index as JSON.
    #[arg(long)]
    json: bool,
    /// A local server that plays the indexes, for tests.
    #[arg(long, hide = true)]
    base: Option<String>,
    /// Timeout of each step of a query, for tests.
    #[arg(long, hide = true)]
    timeout_ms: Option<u64>,
    /// Pause between queries, for tests.
    #[arg(long, hide = true)]
    pause_ms: Option<u64>,
}

fn index(name: &str) -> Result<Index, String> {
    match name {
        "arxiv" => Ok(Index::Arxiv),
        "openalex" => Ok(Index::OpenAlex),
        "crossref" => Ok(Index::Crossref),
        _ => Err("expected arxiv, openalex or crossref".to_owned()),
    }
}

pub fn run(args: &Args) -> Outcome {
    let venues = Venues::new(&Rules::load(&args.data)?);
    let works = enrich::wanted(&files::load(&args.catalogue)?.catalogue.works);
    let mut store = Store::load(&args.facts)?;
    let options = options(args);
    let bar = super::bar();
    let mut progress = |index: Index, done: usize, of: usize| {
        bar.set_length(of as u64);
        bar.set_position(done as u64);
        bar.set_message(index.host());
    };
    let outcomes = enrich::enrich(&works, &mut store, &venues, &options, &mut progress);
    bar.finish_and_clear();
    let outcomes = outcomes?;
    for (index, outcome) in &outcomes {
        eprintln!("{}: {outcome}", index.host());
    }
    if args.json {
        let told = outcomes.iter();
        let told = told.map(|(index, outcome)| (index.host().to_owned(), outcome.to_json()));
        super::print_json(&serde_json::Value::Object(told.collect()));
    }
    Ok(outcomes.iter().all(|(_, outcome)| outcome.is_whole()))
}

fn options(args: &Args) -> Options {
    let date = args.date.clone();
    let email = std::env::var("ENRICH_EMAIL").ok();
    Options {
        indexes: match args.from.as_slice() {
            [] => Index::ALL.to_vec(),
            some => some.to_vec(),
        },
        base: args.base.clone(),
        email: email.filter(|email| email.contains('@')),
        today: date.clone().unwrap_or_else(today),
        date,
        max_age_days: args.max_age,
        most_titles: args.titles,
        timeout: args
            .timeout_ms
            .map_or(client::TIMEOUT, Duration::from_millis),
        pause: args.pause_ms.map(Duration::from_millis),
    }
}

/// The day by this machine's clock, used only to tell how old facts are.
fn today() -> String {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let days = since.map_or(0, |since| since.as_secs() / 86_400);
    let date = i64::try_from(days).ok().and_then(Date::from_day_number);
    date.map_or_else(String::new, |date| date.to_string())
}
