//! `curate check`.

use std::path::PathBuf;

use efficient_llm::curate::check::{self, improbable};
use efficient_llm::curate::files;
use efficient_llm::curate::stars::files as star_files;

use super::Outcome;

/// Checks a catalogue: schema, references, addresses, duplicates, values, empty facets.
#[derive(clap::Args)]
#[command(
    after_help = "Example:\n  curate check --catalogue data/catalogue.json\n\n\
    What is only improbable, as an author that is no name, is told and is no fault.\n\
    Exit codes: 0 success, 1 problems found, 2 wrong usage or unusable input."
)]
pub struct Args {
    /// The catalogue to check.
    #[arg(long, value_name = "FILE", default_value = "data/catalogue.json")]
    catalogue: PathBuf,
    /// Directory of rules and star counts to check as well [default: the catalogue's own].
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Print the problems as JSON.
    #[arg(long)]
    json: bool,
}

pub fn run(args: &Args) -> Outcome {
    let loaded = files::load(&args.catalogue)?;
    let catalogue = &loaded.catalogue;
    let file = args.catalogue.display();
    let mut problems = loaded.quarantined;
    problems.extend(check::problems(catalogue));
    let sources = loaded.sources_text.as_deref();
    problems.extend(check::text_problems(catalogue, &loaded.text, sources));
    let mut said: Vec<String> = problems
        .iter()
        .map(|problem| format!("{file}: {problem}"))
        .collect();
    let own = args.catalogue.parent();
    let own = own.filter(|directory| directory.join("lists.toml").is_file());
    let mut improbable = improbable::improbable(catalogue);
    if let Some(data) = args.data.as_deref().or(own) {
        said.extend(check::data_problems(data, catalogue));
        improbable.extend(improbable::fallen(&star_files::load(data)?.0));
    }
    if args.json {
        super::print_json(&serde_json::json!({
            "works": catalogue.works.len(),
            "problems": said,
            "improbable": improbable,
        }));
    }
    for doubt in &improbable {
        eprintln!("improbable: {doubt}");
    }
    for problem in &said {
        eprintln!("{problem}");
    }
    let (n_works, n_doubts) = (catalogue.works.len(), improbable.len());
    let n_problems = said.len();
    eprintln!("{n_works} works, {n_problems} problems, {n_doubts} improbable values");
    Ok(said.is_empty())
}
