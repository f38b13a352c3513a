//! `curate diff`.

use std::path::PathBuf;

use efficient_llm::curate::{diff, files};

use super::Outcome;

/// Describes what changed between two catalogues.
#[derive(clap::Args)]
#[command(
    after_help = "Example:\n  git show HEAD~1:data/catalogue.json > old.json\n  \
    curate diff old.json data/catalogue.json\n\n\
    Exit codes: 0 no changes, 1 changes, 2 wrong usage or unusable input."
)]
pub struct Args {
    /// The older catalogue.
    old: PathBuf,
    /// The newer catalogue.
    new: PathBuf,
    /// Print the changes as JSON.
    #[arg(long)]
    json: bool,
}

pub fn run(args: &Args) -> Outcome {
    let mut old = files::load(&args.old)?;
    let mut new = files::load(&args.new)?;
    // Sources are compared only where both are there.
    if old.has_sources() != new.has_sources() {
        for work in [&mut old, &mut new]
            .map(|it| &mut it.catalogue.works)
            .into_iter()
            .flatten()
        {
            work.take_sources();
        }
    }
    for (file, loaded) in [(&args.old, &old), (&args.new, &new)] {
        for problem in &loaded.quarantined {
            eprintln!("{}: {problem}", file.display());
        }
    }
    let diff = diff::diff(&old.catalogue, &new.catalogue);
    if args.json {
        super::print_json(&diff.to_json());
    } else {
        super::print(&diff.to_string());
    }
    Ok(diff.is_empty())
}
