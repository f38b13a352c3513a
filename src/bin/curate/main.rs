//! `curate`: builds, checks and explains the catalogue.

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    native::main()
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::path::{Path, PathBuf};
    use std::process::ExitCode;

    use clap::{Args, Parser, Subcommand};
    use efficient_llm::catalogue::{self, Catalogue};
    use efficient_llm::curate::rules::InputError;
    use efficient_llm::curate::{build, check, explain};

    /// From curated lists of papers to the catalogue that the explorer reads.
    #[derive(Parser)]
    #[command(version, arg_required_else_help = true)]
    struct Cli {
        #[command(subcommand)]
        command: Command,
    }

    #[derive(Subcommand)]
    enum Command {
        Build(Build),
        Check(Check),
        Explain(Explain),
    }

    /// Builds the catalogue from the lists.
    #[derive(Args)]
    #[command(
        after_help = "Example:\n  curate build --lists lists/ --out data/catalogue.json\n\n\
        Exit codes: 0 good, 1 found problems, 2 wrong use or unusable input."
    )]
    struct Build {
        /// Directory of the lists, files named as data/lists.toml says.
        #[arg(long, value_name = "DIR")]
        lists: PathBuf,
        /// Directory of lists.toml, rules/ and stars.csv.
        #[arg(long, value_name = "DIR", default_value = "data")]
        data: PathBuf,
        /// The catalogue to write.
        #[arg(long, value_name = "FILE", default_value = "data/catalogue.json")]
        out: PathBuf,
        /// Print the report as JSON on standard output.
        #[arg(long)]
        json: bool,
        /// Write nothing; exit 1 if the catalogue would change.
        #[arg(long)]
        check: bool,
    }

    /// Checks a catalogue: references, addresses, duplicates.
    #[derive(Args)]
    #[command(
        after_help = "Example:\n  curate check --catalogue data/catalogue.json\n\n\
        Exit codes: 0 good, 1 found problems, 2 wrong use or unusable input."
    )]
    struct Check {
        /// The catalogue to check.
        #[arg(long, value_name = "FILE", default_value = "data/catalogue.json")]
        catalogue: PathBuf,
        /// Print the problems as JSON on standard output.
        #[arg(long)]
        json: bool,
    }

    /// Explains a work: its listings, disagreements and links.
    #[derive(Args)]
    #[command(
        after_help = "Examples:\n  curate explain 2210.17323\n  curate explain \"GPTQ\"\n\n\
        Exit codes: 0 good, 1 no such work, 2 wrong use or unusable input."
    )]
    struct Explain {
        /// Id, title or start of a title.
        work: String,
        /// The catalogue to look in.
        #[arg(long, value_name = "FILE", default_value = "data/catalogue.json")]
        catalogue: PathBuf,
        /// Print the record as JSON on standard output.
        #[arg(long)]
        json: bool,
    }

    pub fn main() -> ExitCode {
        let done = match Cli::parse().command {
            Command::Build(args) => run_build(&args),
            Command::Check(args) => run_check(&args),
            Command::Explain(args) => run_explain(&args),
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

    /// Whether all is well.
    type Outcome = Result<bool, InputError>;

    fn run_build(args: &Build) -> Outcome {
        let (catalogue, report) = build::build(&args.lists, &args.data)?;
        eprint!("{report}");
        if args.json {
            println!("{:#}", report.to_json());
        }
        let text = catalogue.to_canonical_json();
        let is_same = std::fs::read(&args.out).is_ok_and(|old| old == text.as_bytes());
        let file = args.out.display();
        if is_same {
            eprintln!("{file} is up to date");
        } else if args.check {
            eprintln!("{file} would change");
            return Ok(false);
        } else {
            build::write(&args.out, &text)?;
            eprintln!(
                "{file} written: {} bytes, version {}",
                text.len(),
                catalogue.version
            );
        }
        Ok(true)
    }

    fn run_check(args: &Check) -> Outcome {
        let (catalogue, mut problems) = load(&args.catalogue)?;
        problems.extend(check::problems(&catalogue));
        if args.json {
            println!(
                "{:#}",
                serde_json::json!({ "works": catalogue.works.len(), "problems": problems })
            );
        }
        for problem in &problems {
            eprintln!("{}: {problem}", args.catalogue.display());
        }
        eprintln!(
            "{} works, {} problems",
            catalogue.works.len(),
            problems.len()
        );
        Ok(problems.is_empty())
    }

    fn run_explain(args: &Explain) -> Outcome {
        let (catalogue, _) = load(&args.catalogue)?;
        let Some(work) = explain::find(&catalogue, &args.work) else {
            eprintln!("no work has the id or title \"{}\"", args.work);
            return Ok(false);
        };
        if args.json {
            println!("{:#}", serde_json::json!(work));
        } else {
            print!("{}", explain::explain(&catalogue, work));
        }
        Ok(true)
    }

    /// The catalogue, and what had to be left out of it.
    fn load(file: &Path) -> Result<(Catalogue, Vec<String>), InputError> {
        let text = std::fs::read_to_string(file).map_err(|error| InputError::new(file, error))?;
        let reading = catalogue::read(&text).map_err(|error| InputError::new(file, error))?;
        Ok((reading.catalogue, reading.quarantined))
    }
}
