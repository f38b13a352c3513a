//! `curate bench`.

use std::path::PathBuf;
use std::time::Instant;

use efficient_llm::bench::{Bench, HEAD, Row, to_json};

use efficient_llm::curate::files;

use super::Outcome;

/// Measures how fast the engine reads, builds and answers, on a synthetic catalogue.
#[derive(clap::Args)]
#[command(
    after_help = "Example:\n  cargo run --release --bin curate -- bench --works 100000 --json\n\n\
    Without --release the times are those of unoptimised code, several times as long.\n\
    The rows: parse (the file is read), build (the file becomes an index), build_step (the\n\
    parts of that which a page cannot interrupt), memory (of the process once the index is\n\
    built), keystroke (every prefix of 30 texts: the answer, all counts, the first 50 works),\n\
    facet_toggle (areas, venues and stars ticked one by one: the answer and all counts) and\n\
    combined (text, areas, venues and stars at once, first 50 by stars).\n\
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
    /// Print the rows as JSON.
    #[arg(long)]
    json: bool,
}

pub fn run(args: &Args) -> Outcome {
    let source = files::load(&args.catalogue)?.catalogue;
    if cfg!(debug_assertions) {
        eprintln!("unoptimised build: use --release for meaningful times");
    }
    let start = Instant::now();
    let clock = || start.elapsed().as_secs_f64() * 1e3;
    let rows = Bench::new(&source, args.works, args.seed, &clock);
    if args.json {
        let rows: Vec<Row> = rows.collect();
        super::print(&format!("{}\n", to_json(&rows)));
        return Ok(true);
    }
    super::print(&line(&HEAD.map(str::to_owned)));
    // Each as soon as it is known: some take seconds.
    for row in rows {
        super::print(&line(&row.cells()));
    }
    Ok(true)
}

/// A row of the table: words left-aligned, numbers right-aligned.
fn line([op, numbers @ ..]: &[String; HEAD.len()]) -> String {
    let numbers: String = numbers.iter().map(|cell| format!("{cell:>12}")).collect();
    format!("{op:<14}{}\n", numbers.trim_end())
}
