//! The texts of a work that can be searched, and what a match in each weighs.

use std::collections::{BTreeMap, HashMap};

use super::super::AreaTree;
use super::words::{readings, words};
use crate::work::Work;

/// How much a match in each field weighs. Only their order matters: a title word outweighs an
/// author, an author outweighs what many works share.
pub mod weight {
    /// A word of the title.
    pub const TITLE: u32 = 12;
    /// An arXiv id, a DOI, a pasted address.
    pub const IDENTIFIER: u32 = 12;
    /// An author.
    pub const AUTHOR: u32 = 6;
    /// A title that another list prints.
    pub const OTHER_TITLE: u32 = 5;
    /// A repository's name.
    pub const REPOSITORY: u32 = 4;
    /// What many works have: area, venue, year, tag.
    pub const SHARED: u32 = 2;
}

/// The texts of a work and what a match in each weighs.
pub fn fields<'a>(
    work: &'a Work,
    areas: &'a AreaTree,
    venue_labels: &HashMap<&'a str, &'a str>,
) -> Vec<(&'a str, u32)> {
    let mut fields = vec![(work.title.as_str(), weight::TITLE)];
    fields.extend(
        work.alt_titles
            .iter()
            .map(|t| (t.as_str(), weight::OTHER_TITLE)),
    );
    fields.extend(work.authors.iter().map(|a| (a.as_str(), weight::AUTHOR)));
    fields.extend(
        work.arxiv_id
            .iter()
            .map(|id| (id.as_str(), weight::IDENTIFIER)),
    );
    fields.extend(
        work.doi
            .iter()
            .map(|doi| (doi.as_str(), weight::IDENTIFIER)),
    );
    fields.extend(
        work.repos
            .iter()
            .map(|r| (r.name.as_str(), weight::REPOSITORY)),
    );
    fields.extend(work.tags.iter().map(|tag| (tag.as_str(), weight::SHARED)));
    let venue = work.venue.as_deref().and_then(|id| venue_labels.get(id));
    fields.extend(venue.map(|label| (*label, weight::SHARED)));
    for position in work.areas.iter().filter_map(|id| areas.position(id)) {
        let above = areas.lineage(position);
        fields.extend(above.map(|p| (areas.areas()[p].label.as_str(), weight::SHARED)));
    }
    fields
}

/// Each term of the fields once, with its greatest weight. A hyphenated word also counts as
/// one, so that "pretraining" finds "pre-training".
pub fn weighted_terms(fields: &[(&str, u32)]) -> BTreeMap<String, u32> {
    let mut terms = BTreeMap::new();
    for (text, weight) in fields {
        let joined = text
            .split_whitespace()
            .filter(|word| word.contains('-'))
            .flat_map(readings)
            .flatten();
        for term in words(text).into_iter().chain(joined) {
            let known = terms.entry(term).or_insert(0);
            *known = (*known).max(*weight);
        }
    }
    terms
}
