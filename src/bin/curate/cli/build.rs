//! `curate build`.

use std::path::{Path, PathBuf};

use efficient_llm::curate::coverage::Coverage;
use efficient_llm::curate::rules::InputError;
use efficient_llm::curate::{atomic, build, files};

use super::Outcome;

/// Builds the catalogue from the lists.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  curate build --lists lists/ --out data/catalogue.json\n  \
    curate build --lists lists/ --list 002 --list 003 --out small.json\n\n\
    Exit codes: 0 success, 1 problems found, 2 wrong usage or unusable input."
)]
pub struct Args {
    /// Directory of the lists: a folder OWNER__NAME per repository with its pages, and the files
    /// named in data/lists.toml.
    #[arg(long, value_name = "DIR")]
    lists: PathBuf,
    /// Directory of facts beside the lists; pass an empty one for none [default: DATA/facts]
    #[arg(long, value_name = "DIR")]
    facts: Option<PathBuf>,
    /// Read only the lists with these ids.
    #[arg(long = "list", value_name = "ID", num_args = 1..)]
    only: Vec<String>,
    /// Directory of lists.toml, rules/ and stars.csv.
    #[arg(long, value_name = "DIR", default_value = "data")]
    data: PathBuf,
    /// The catalogue to write.
    #[arg(long, value_name = "FILE", default_value = "data/catalogue.json")]
    out: PathBuf,
    /// Print the report as JSON.
    #[arg(long)]
    json: bool,
    /// Write nothing; exit with 1 if the catalogue would change.
    #[arg(long)]
    check: bool,
}

pub fn run(args: &Args) -> Outcome {
    let bar = super::bar();
    let mut progress = |done: usize, of: usize, next: &str| {
        bar.set_length(of as u64);
        bar.set_position(done as u64);
        bar.set_message(next.to_owned());
    };
    let facts = args.facts.clone();
    let inputs = build::Inputs {
        facts: &facts.unwrap_or_else(|| args.data.join("facts")),
        lists: &args.lists,
        data: &args.data,
        only: &args.only,
    };
    let built = build::build(&inputs, &mut progress);
    bar.finish_and_clear();
    let (catalogue, report) = built?;
    eprint!("{report}");
    if args.json {
        let mut told = report.to_json();
        told["coverage"] = Coverage::new(&catalogue).to_json();
        super::print_json(&told);
    }
    // The sources first: a catalogue should never be newer than its sources.
    let sources = write(
        args,
        &files::sources_file(&args.out),
        &catalogue.sources_json(),
    )?;
    let works = write(args, &args.out, &catalogue.to_canonical_json())?;
    eprintln!("version {}", catalogue.version);
    Ok(sources && works)
}

/// Writes a file if it changed; returns whether that was allowed.
fn write(args: &Args, file: &Path, text: &str) -> Result<bool, InputError> {
    let is_same = std::fs::read(file).is_ok_and(|old| old == text.as_bytes());
    let name = file.display();
    if is_same {
        eprintln!("{name} is up to date");
    } else if args.check {
        eprintln!("{name} would change");
        return Ok(false);
    } else {
        atomic::write(file, text)?;
        eprintln!("{name} written: {} bytes", text.len());
    }
    Ok(true)
}
