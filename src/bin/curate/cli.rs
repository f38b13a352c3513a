//! Arguments, files, progress and exit codes: one module per command.

mod bench;
mod build;
mod check;
mod diff;
mod enrich;
mod explain;
mod export;
mod fetch;
mod history;
mod pages;
mod report;
mod sample;
mod seal;
mod stars;

use std::error::Error;
use std::io::Write;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};

/// Builds and maintains the explorer's catalogue from curated lists of papers.
#[derive(Parser)]
#[command(version, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Bench(bench::Args),
    Build(build::Args),
    Check(check::Args),
    Diff(diff::Args),
    Enrich(enrich::Args),
    Explain(explain::Args),
    Export(export::Args),
    Fetch(fetch::Args),
    History(history::Args),
    Pages(pages::Args),
    Report(report::Args),
    Sample(sample::Args),
    Seal(seal::Args),
    Stars(stars::Args),
}

/// Whether all is well; an error if that could not be determined.
type Outcome = Result<bool, Box<dyn Error>>;

pub fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Bench(args) => bench::run(&args),
        Command::Build(args) => build::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Enrich(args) => enrich::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Export(args) => export::run(&args),
        Command::Fetch(args) => fetch::run(&args),
        Command::History(args) => history::run(&args),
        Command::Pages(args) => pages::run(&args),
        Command::Report(args) => report::run(&args),
        Command::Sample(args) => sample::run(&args),
        Command::Seal(args) => seal::run(&args),
        Command::Stars(args) => stars::run(&args),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

/// Prints to standard output. A closed pipe, as by `head`, is not an error.
fn print(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

/// Prints JSON to standard output.
fn print_json(json: &serde_json::Value) {
    print(&format!("{json:#}\n"));
}

/// A progress bar on standard error, if that is a terminal.
fn bar() -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}");
    let style = style.expect("a template that the tests of every command go through");
    ProgressBar::new(0).with_style(style)
}
