//! Corrections of what the lists print.

use serde::{Deserialize, Serialize};

use super::Field;
use super::github::{Address, issue};
use crate::export::{Names, Reference};
use crate::identity::words::squeeze;
use crate::work::{Listing, Work};

/// A correction for one list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// The list's id.
    pub list: String,
    /// The issue's title.
    pub title: String,
    /// The issue's text: list, line, printed and proposed value.
    pub body: String,
    /// A new issue in the list's repository; none if that is unknown.
    pub address: Option<Address>,
}

/// The corrections of a field of a work, one for each listing.
///
/// What a listing keeps as printed (title, venue, year) is quoted from that line; of other
/// fields the catalogue's value is quoted.
pub fn fix_record(work: &Work, field: Field, proposed: &str, names: &Names) -> Vec<Fix> {
    let proposed = squeeze(proposed);
    let label = field.label();
    let fixes = work.listings.iter().map(|listing| {
        let known = names.list(&listing.list);
        let name = known.map_or(listing.list.as_str(), |list| list.title.as_str());
        let printed = printed(work, listing, field, names);
        let title = format!("Fix {label} of “{}”", listing.title);
        let body = format!(
            "- List: {name}\n- Line: {} (of the version in the catalogue)\n- Section: {}\n\
             - Entry: {}\n- Printed {label}: {}\n- Proposed {label}: {}\n",
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

/// A text as Markdown code, which shows it literally; a dash if empty.
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

fn printed(work: &Work, listing: &Listing, field: Field, names: &Names) -> String {
    let known = |text: Option<&str>| text.unwrap_or_default().to_owned();
    match field {
        Field::Title => listing.title.clone(),
        Field::Venue => known(listing.venue.as_deref()),
        Field::Year => listing.year.map_or(String::new(), |year| year.to_string()),
        Field::Authors => work.authors.join(", "),
        Field::ArxivId => known(work.arxiv_id.as_deref()),
        Field::Doi => known(work.doi.as_deref()),
        Field::Areas => Reference::new(work, names).areas.join(", "),
        Field::Links => {
            let urls = work.links.iter().map(|link| link.url.as_str());
            urls.collect::<Vec<_>>().join(" ")
        }
        Field::Repo => {
            let repos = work.repos.iter().map(|repo| repo.name.as_str());
            repos.collect::<Vec<_>>().join(" ")
        }
    }
}
