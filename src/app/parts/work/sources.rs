//! Which lists name a work, where, with what words, and what they disagree on.

use crate::app::kit::dom::El;
use crate::app::kit::widget::{line, section, words};
use crate::app::parts::link::link_out;
use crate::app::state::language::tr::{tr, tr_with};
use crate::query::Facet;
use crate::search::Index;
use crate::texts::Text;
use crate::work::{Conflict, Listing, Work};

/// Every line that lists it, as printed there.
pub fn listings(index: &Index, work: &Work, level: &'static str) -> Option<El> {
    let listings: Vec<El> = work.listings.iter().map(|l| listing(index, l)).collect();
    (!listings.is_empty()).then(|| section(level, tr(Text::ListedIn), listings))
}

fn listing(index: &Index, listing: &Listing) -> El {
    let list = index.lists().iter().find(|list| list.id == listing.list);
    let title = list.map_or(&listing.list, |list| &list.title);
    let list = match list.and_then(|list| list.url.as_deref()) {
        Some(url) => link_out("work-link", url, title),
        None => words("", title),
    };
    let line_number = listing.line.to_string();
    let place = match listing.area_path.is_empty() {
        true => tr_with(Text::AtLine, &[&line_number]),
        false => {
            let headings = listing.area_path.join(" › ");
            tr_with(Text::AtLineUnder, &[&line_number, &headings])
        }
    };
    let mut printed = tr_with(Text::Quoted, &[&listing.title]);
    let year = listing.year.map(|year| year.to_string());
    for said in listing.venue.iter().chain(&year) {
        printed = format!("{printed}, {said}");
    }
    let pieces = vec![list, words("quiet", &place), words("printed", &printed)];
    line("detail-item", pieces)
}

/// What the listings say differently, what was chosen, and why.
pub fn conflicts(index: &Index, work: &Work, level: &'static str) -> Option<El> {
    let conflicts: Vec<El> = work.conflicts.iter().map(|c| conflict(index, c)).collect();
    (!conflicts.is_empty()).then(|| section(level, tr(Text::ListsDiffer), conflicts))
}

fn conflict(index: &Index, conflict: &Conflict) -> El {
    let claims = conflict.values.iter().map(|claim| {
        let list = index.label(Facet::List, &claim.list);
        let list = list.unwrap_or(&claim.list);
        tr_with(Text::ListSays, &[list, value(&claim.value)])
    });
    let claims: Vec<String> = claims.collect();
    let chosen = tr_with(Text::HereItIs, &[value(&conflict.chosen), &conflict.rule]);
    let pieces = vec![
        words("conflict-field", &field(&conflict.field)),
        words("", &claims.join(" ")),
        words("quiet", &chosen),
    ];
    line("detail-item", pieces)
}

/// The name of a work's field, for readers.
fn field(name: &str) -> String {
    match name {
        "arxiv_id" => tr(Text::FieldArxiv).to_owned(),
        "authors_truncated" => tr(Text::FieldCutOff).to_owned(),
        _ => {
            let mut letters = name.chars();
            let first = letters.next().map(|c| c.to_ascii_uppercase());
            first
                .into_iter()
                .chain(letters)
                .collect::<String>()
                .replace('_', " ")
        }
    }
}

fn value(value: &str) -> &str {
    match value {
        "true" => tr(Text::Yes),
        "false" => tr(Text::No),
        _ => value,
    }
}
