//! Lines for the lists, read back by the lists' own readers.

use std::path::Path;

use efficient_llm::contribute::{self, Draft, Field};
use efficient_llm::curate::entry::{Complaint, ComplaintKind, RawEntry};
use efficient_llm::curate::read::Dialect;
use efficient_llm::curate::rules::Rules;
use efficient_llm::curate::venues::{Meaning, Venues};
use efficient_llm::curate::visible;
use efficient_llm::export::{Item, Names, Syntax};
use efficient_llm::identity::ids;
use efficient_llm::work::{Kind, Listing, Work};

use crate::export_bibtex::{catalogue, names};

/// What the reader of this syntax's list makes of a line that stands in such a list.
pub fn read(syntax: Syntax, item: &Item) -> (Vec<RawEntry>, Vec<Complaint>) {
    let line = item.line(syntax);
    let before = match syntax {
        Syntax::Row => "| Title & Authors | Introduction | Links |\n|:--|  :----: | :---:|\n",
        Syntax::Survey if item.capabilities.is_some() => {
            "| | Efficient Training | Efficient Inference | Efficient Fine-Tuning |\n| :- | - | - | - |\n"
        }
        _ => "",
    };
    let text =
        format!("# Title\n\n## Paper from 02/01/2024 - Now\n\n### Sums\n\n{before}{line}\n\n");
    // Every list goes through this before it is read.
    let (text, mut complaints) = visible::clean(&text);
    let (entries, more) = Dialect::Markdown.read(&text);
    complaints.extend(more);
    (entries, complaints)
}

/// Why the line of an item does not read back as the item, if it does not.
pub fn misread(syntax: Syntax, item: &Item) -> Option<String> {
    let line = item.line(syntax);
    let (entries, complaints) = read(syntax, item);
    let [entry] = entries.as_slice() else {
        return Some(format!(
            "{} entries of {line}\n{complaints:?}",
            entries.len()
        ));
    };
    let differs = |what: &str, read: &dyn std::fmt::Debug, meant: &dyn std::fmt::Debug| {
        let (read, meant) = (format!("{read:?}"), format!("{meant:?}"));
        (read != meant).then(|| format!("{what}: {read} is not {meant} in {line}"))
    };
    let is_paper = item.kind == Kind::Paper;
    let no_authors: &[String] = &[];
    // Pages and programs have no authors in list 002, and nothing has any in the survey.
    let has_authors = match syntax {
        Syntax::Row | Syntax::Bullet => true,
        Syntax::Starred => is_paper,
        Syntax::Survey => false,
    };
    let authors = if has_authors {
        &item.authors
    } else {
        no_authors
    };
    let is_cut = item.authors_truncated && !authors.is_empty();
    let mut place = item.place.as_deref();
    let mut year = item.year;
    match syntax {
        // The year of a preprint follows from its id.
        Syntax::Starred if !is_paper => (place, year) = (None, None),
        Syntax::Starred if place == Some("arXiv") => {
            let of_id = item.arxiv_id.as_deref().and_then(ids::arxiv_date);
            year = if of_id.is_some() { None } else { year };
        }
        // The generator has no badge for preprints, and no year without a venue.
        Syntax::Row | Syntax::Bullet if matches!(place, None | Some("arXiv")) => {
            (place, year) = (None, None);
        }
        Syntax::Survey if item.capabilities.is_some() => (place, year) = (None, None),
        _ => {}
    }
    let mut read_links: Vec<&str> = Vec::new();
    for link in entry.links.iter().filter(|link| !link.figure) {
        if !read_links.contains(&link.url.as_str()) && !link.url.is_empty() {
            read_links.push(&link.url);
        }
    }
    let mut links: Vec<String> = item.links.iter().map(|link| target(&link.url)).collect();
    // The badge that counts stars names the repository where no link is called so.
    read_links.retain(|url| {
        let repo = item
            .repo
            .as_ref()
            .map(|repo| format!("https://github.com/{repo}"));
        links.contains(&(*url).to_owned()) || repo.as_deref() != Some(url)
    });
    read_links.sort_unstable();
    links.sort_unstable();
    let figures: Vec<&str> = entry
        .links
        .iter()
        .filter(|link| link.figure)
        .map(|link| link.url.as_str())
        .collect();
    let figure: Vec<String> = match syntax {
        Syntax::Row => item.figure.iter().map(|url| target(url)).collect(),
        _ => Vec::new(),
    };
    let is_slip = |complaint: &&Complaint| {
        complaint.kind != ComplaintKind::Slip || item.place.is_some() && item.capabilities.is_none()
    };
    // A full stop at its end is taken for punctuation between title and what follows.
    let is_stopped = matches!(syntax, Syntax::Bullet | Syntax::Survey);
    let meant = match is_stopped {
        true => item.title.trim_end_matches('.'),
        false => &item.title,
    };
    differs("title", &entry.title.as_str(), &meant)
        .or_else(|| differs("authors", &entry.authors, &authors))
        .or_else(|| differs("cut", &entry.authors_truncated, &is_cut))
        .or_else(|| differs("venue", &entry.venue.as_deref(), &place))
        .or_else(|| differs("year", &entry.year, &year))
        .or_else(|| differs("links", &read_links, &links))
        .or_else(|| differs("figures", &figures, &figure))
        .or_else(|| {
            differs(
                "capabilities",
                &entry.capabilities,
                &item.capabilities.filter(|_| syntax == Syntax::Survey),
            )
        })
        .or_else(|| {
            complaints
                .iter()
                .find(is_slip)
                .map(|complaint| format!("{complaint:?} of {line}"))
        })
}

/// A link's address as it can stand in Markdown.
fn target(url: &str) -> String {
    let signs = "()<>\\|`\"[]*";
    let escaped = url.chars().map(|c| match signs.contains(c) {
        true => format!("%{:02X}", u32::from(c)),
        false => c.to_string(),
    });
    escaped.collect()
}

#[test]
fn every_work_reads_back_in_every_syntax() {
    let catalogue = catalogue();
    let names = names(&catalogue);
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let venues = Venues::new(&Rules::load(&data).expect("the rules"));
    let mut misread_lines = Vec::new();
    let mut bare: Vec<&Work> = Vec::new();
    for work in &catalogue.works {
        let item = Item::of(work, &names);
        let is_bare = item.links.is_empty();
        bare.extend(is_bare.then_some(work));
        for syntax in Syntax::ALL {
            misread_lines.extend(match is_bare {
                true => taken_for_a_listing(syntax, &item),
                false => misread(syntax, &item).map(|why| format!("{syntax:?} {why}")),
            });
        }
        check_venue(work, item.place.as_deref(), &venues);
    }
    let count = misread_lines.len();
    assert_eq!(count, 0, "{}", misread_lines.join("\n\n"));
    check_bare(&bare, &names);
}

/// So many works of the catalogue have no address. All of them stand in list `001` alone, of
/// which there is a copy as plain text, without the links that its rows had.
const N_BARE: usize = 42;

/// Without an address nothing makes a listing of a line, in any list: its reader must say so, and
/// never take the line for something else or pass over it.
fn taken_for_a_listing(syntax: Syntax, item: &Item) -> Option<String> {
    let (entries, complaints) = read(syntax, item);
    let is_said = complaints
        .iter()
        .any(|complaint| complaint.kind == ComplaintKind::Unread);
    let line = item.line(syntax);
    (!entries.is_empty() || !is_said)
        .then(|| format!("{syntax:?} {entries:?} {complaints:?} of {line}"))
}

/// The form refuses works without an address, and says that this is why.
fn check_bare(bare: &[&Work], names: &Names) {
    assert_eq!(bare.len(), N_BARE, "works without an address");
    for work in bare {
        let is_of_the_copy = |listing: &Listing| listing.list == "001";
        assert!(work.listings.iter().all(is_of_the_copy), "{}", work.id);
        let draft = Draft {
            title: work.title.clone(),
            authors: work.authors.clone(),
            authors_truncated: work.authors_truncated,
            venue: Some("arXiv".to_owned()),
            year: Some(2024),
            ..Draft::default()
        };
        let messages = contribute::check(&draft.tidied(), names);
        let fields: Vec<Field> = messages.iter().map(|message| message.field).collect();
        assert_eq!(fields, [Field::Links], "{}: {messages:?}", work.id);
    }
}

/// What a line prints as its venue must be the venue that the work has, with the part of it.
fn check_venue(work: &Work, printed: Option<&str>, venues: &Venues) {
    let read = printed.and_then(|printed| match venues.read(printed) {
        Meaning::Venue(venue) => Some(venue),
        _ => None,
    });
    let venue = read.as_ref().map(|read| read.venue.as_str());
    assert_eq!(venue, work.venue.as_deref(), "{}", work.id);
    let track = read.and_then(|read| read.track);
    assert_eq!(track, work.track, "{}", work.id);
}
