//! `curate export`.

use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::PossibleValue;
use efficient_llm::catalogue::Catalogue;
use efficient_llm::curate::{atomic, files};
use efficient_llm::export::{self, Feed, Format, Names};
use efficient_llm::query::Query;
use efficient_llm::search::Index;
use efficient_llm::work::Work;

use super::Outcome;

/// Exports works, all or those that match a query, for reference managers, spreadsheets and lists.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  curate export --format bibtex --out efficient-llm.bib\n  \
    curate export --format csv \"kv cache venue:ICLR year:2023..\"\n  \
    curate export --format atom --site https://example.org/explorer/ area:quantization\n\n\
    The query is what the page's search box takes, and the order is the page's own. Formats that\n\
    are a list's name write the lines of that list: table and table-bullet for lists 000 and 001,\n\
    starred for 002, survey for 003. An Atom feed needs the address of the site it is for.\n\
    Exit codes: 0 success, 1 nothing found, 2 wrong usage or unusable input."
)]
pub struct Args {
    /// The format to write.
    #[arg(long)]
    format: Wanted,
    /// The catalogue to export from.
    #[arg(long, value_name = "FILE", default_value = "data/catalogue.json")]
    catalogue: PathBuf,
    /// The file to write [default: standard output].
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Address of the published site, for the links in an Atom feed.
    #[arg(long, value_name = "URL", required_if_eq("format", "atom"))]
    site: Option<String>,
    /// Export only works that match this query.
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
}

/// An export format, or an Atom feed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Format(Format),
    Atom,
}

impl ValueEnum for Wanted {
    fn value_variants<'a>() -> &'a [Self] {
        static ALL: std::sync::LazyLock<Vec<Wanted>> = std::sync::LazyLock::new(|| {
            let formats = Format::ALL.into_iter().map(Wanted::Format);
            formats.chain([Wanted::Atom]).collect()
        });
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Format(format) => format.key(),
            Self::Atom => "atom",
        }))
    }
}

pub fn run(args: &Args) -> Outcome {
    let catalogue = files::load(&args.catalogue)?.catalogue;
    let names = Names::new(&catalogue.venues, &catalogue.areas, &catalogue.lists);
    let asked = args.query.join(" ");
    let works = find(&catalogue, &asked);
    if works.is_empty() {
        eprintln!("no works match \"{asked}\"");
        return Ok(false);
    }
    let text = match args.format {
        Wanted::Format(format) => export::write(format, &works, &names),
        Wanted::Atom => feed(
            &catalogue,
            &works,
            &names,
            args.site.as_deref().unwrap_or_default(),
            &asked,
        ),
    };
    let Some(out) = &args.out else {
        super::print(&text);
        return Ok(true);
    };
    atomic::write(out, &text)?;
    let (file, bytes, count) = (out.display(), text.len(), works.len());
    eprintln!("{file} written: {bytes} bytes, {count} works");
    Ok(true)
}

/// The works that a query would find in the search box, in the page's order.
fn find<'a>(catalogue: &'a Catalogue, asked: &str) -> Vec<&'a Work> {
    let index = Index::new(catalogue.clone());
    let query = Query::default().with_text(asked);
    let found = index.first(&index.answer(&query, None), usize::MAX);
    found
        .iter()
        .map(|id| &catalogue.works[id.index()])
        .collect()
}

fn feed(catalogue: &Catalogue, works: &[&Work], names: &Names, site: &str, asked: &str) -> String {
    let site = match site.ends_with('/') {
        true => site.to_owned(),
        false => format!("{site}/"),
    };
    let query = export::percent_encoded(asked);
    let (title, page) = match asked {
        "" => ("Efficient LLM Explorer".to_owned(), site.clone()),
        _ => (
            format!("Efficient LLM Explorer: {asked}"),
            format!("{site}?q={query}"),
        ),
    };
    let feed = Feed {
        title: &title,
        address: &format!("{site}feed.xml{}", page.trim_start_matches(&site)),
        page: &page,
        as_of: catalogue.as_of(),
    };
    let page_of = |work: &Work| format!("{site}?work={}", export::percent_encoded(&work.id));
    export::atom(&feed, works, names, &page_of)
}
