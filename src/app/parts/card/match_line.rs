//! Why a work was found, where its title and its authors do not show it.

use crate::app::kit::dom::handle::ElementHandle;
use crate::app::kit::dom::{El, el};
use crate::app::parts::work::authors::MOST_SHOWN;
use crate::app::state::language::names::facet_name;
use crate::app::state::language::tr::{tr, tr_with};
use crate::query::{Facet, TextField};
use crate::search::{Answer, Index};
use crate::texts::Text;
use crate::work::Work;

/// The line in the page; empty where there is nothing to explain.
pub struct MatchLine {
    line: ElementHandle,
    places: Vec<(Text, String)>,
    title: String,
    authors: Vec<String>,
}

/// A line for [`MatchLine::show`] to fill.
pub fn match_line(work: &Work, index: &Index) -> (El, MatchLine) {
    let line = el("p").class("work-match");
    let authors = work.authors.iter().take(MOST_SHOWN);
    let shown = MatchLine {
        line: line.handle(),
        places: places(work, index),
        title: work.title.clone(),
        authors: authors.cloned().collect(),
    };
    (line, shown)
}

impl MatchLine {
    /// Says where an answer found what the title and the authors do not show.
    pub fn show(&self, index: &Index, answer: &Answer) {
        let authors = self.authors.iter();
        let mut shown: Vec<(&str, TextField)> = authors
            .map(|name| (name.as_str(), TextField::Author))
            .collect();
        shown.push((&self.title, TextField::Title));
        let texts: Vec<&str> = self.places.iter().map(|(_, text)| text.as_str()).collect();
        let only = index.hidden_matches(answer, &shown, &texts).into_iter();
        let only = only.map(|at| {
            let (name, text) = &self.places[at];
            tr_with(Text::ChipValue, &[tr(*name), text])
        });
        let only: Vec<String> = only.collect();
        self.line.text(&match only.is_empty() {
            true => String::new(),
            false => tr_with(Text::MatchesIn, &[&only.join("; ")]),
        });
    }
}

/// All that a work is found by beside its title and the authors that are shown.
fn places(work: &Work, index: &Index) -> Vec<(Text, String)> {
    let mut places: Vec<(Text, String)> = Vec::new();
    let mut add = |name: Text, text: &str| {
        if !places.iter().any(|(_, known)| known == text) {
            places.push((name, text.to_owned()));
        }
    };
    for title in &work.alt_titles {
        add(Text::OtherTitle, title);
    }
    for id in &work.areas {
        for id in index.areas().ancestors(id).into_iter().chain([id.as_str()]) {
            add(
                facet_name(Facet::Area),
                index.label(Facet::Area, id).unwrap_or(id),
            );
        }
    }
    if let Some(id) = &work.venue {
        add(
            facet_name(Facet::Venue),
            index.label(Facet::Venue, id).unwrap_or(id),
        );
    }
    for tag in &work.tags {
        add(facet_name(Facet::Tag), tag);
    }
    for repo in &work.repos {
        add(Text::HasCode, &repo.name);
    }
    if let Some(id) = &work.arxiv_id {
        add(Text::FieldArxiv, id);
    }
    for name in work.authors.iter().skip(MOST_SHOWN) {
        add(Text::Authors, name);
    }
    places
}
