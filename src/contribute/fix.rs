//! A correction of what a list prints.

use super::github::{Address, issue};
use crate::export::{Names, Reference};
use crate::identity::words::squeeze;
use crate::work::{Listing, Work};

/// A correction for one list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The list's id.
    pub list: String,
    /// The issue's title.
    pub title: String,
    /// The issue's text: list, line, what is printed, what should be.
    pub body: String,
    /// A new issue of the list's repository; none for a list without a known home.
    pub address: Option<Address>,
}

/// A correction of a field of a work, for each list that lists it, once for each line.
///
/// `field` is the name of a field of [`Work`]. What a listing keeps as printed (title, venue,
/// year) is quoted from that line; of other fields the catalogue's value is quoted.
pub fn fix_record(work: &Work, field: &str, proposed: &str, names: &Names) -> Vec<Fix> {
    let proposed = squeeze(proposed);
    let fixes = work.listings.iter().map(|listing| {
        let known = names.list(&listing.list);
        let name = known.map_or(listing.list.as_str(), |list| list.title.as_str());
        let printed = printed(work, listing, field, names);
        let title = format!("Fix {} of “{}”", field.replace('_', " "), listing.title);
        let body = format!(
            "- List: {name}\n- Line: {} (of the version in the catalogue)\n- Section: {}\n\
             - Entry: {}\n- Printed {field}: {}\n- Proposed {field}: {}\n",
            listing.line,
            quoted(&listing.area_path.join(" › ")),
            quoted(&listing.title),
            quoted(&printed),
            quoted(&proposed),
        );
        let url = known.and_then(|list| list.url.as_deref());
        Fix {
            list: listing.list.clone(),
            address: url.map(|url| issue(url, &title, &body)),
            title,
            body,
        }
    });
    fixes.collect()
}

/// A text as code of Markdown, which shows it to the letter; a dash for nothing.
fn quoted(text: &str) -> String {
    let text = squeeze(text);
    if text.is_empty() {
        return "–".to_owned();
    }
    let runs = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(runs + 1);
    match runs {
        0 => format!("{fence}{text}{fence}"),
        _ => format!("{fence} {text} {fence}"),
    }
}

fn printed(work: &Work, listing: &Listing, field: &str, names: &Names) -> String {
    let known = |text: Option<&str>| text.unwrap_or_default().to_owned();
    match field {
        "title" => listing.title.clone(),
        "venue" => known(listing.venue.as_deref()),
        "year" => listing.year.map_or(String::new(), |year| year.to_string()),
        "authors" => work.authors.join(", "),
        "arxiv_id" => known(work.arxiv_id.as_deref()),
        "doi" => known(work.doi.as_deref()),
        "areas" => Reference::new(work, names).areas.join(", "),
        "links" => {
            let urls = work.links.iter().map(|link| link.url.as_str());
            urls.collect::<Vec<_>>().join(" ")
        }
        "repos" => {
            let repos = work.repos.iter().map(|repo| repo.name.as_str());
            repos.collect::<Vec<_>>().join(" ")
        }
        _ => String::new(),
    }
}
