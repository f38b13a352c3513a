//! The naive way to answer a query: look at the works one by one.
//!
//! Written from the meaning of contract and query language, not from the engine, which must
//! equal it.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use efficient_llm::catalogue::Catalogue;
use efficient_llm::query::{Facet, Measure, Query, Sort};
use efficient_llm::work::{Kind, Rel, VenueKind, Work};

/// Whether a query without text keeps a work.
pub fn keeps(catalogue: &Catalogue, query: &Query, work: &Work) -> bool {
    Facet::ALL
        .into_iter()
        .all(|facet| keeps_values(catalogue, query, facet, work))
        && Measure::ALL
            .into_iter()
            .all(|measure| keeps_number(query, measure, work))
}

fn keeps_values(catalogue: &Catalogue, query: &Query, facet: Facet, work: &Work) -> bool {
    let has = values(catalogue, facet, work);
    let choice = query.choice(facet);
    let any = choice.any.is_empty() || choice.any.iter().any(|id| has.contains(id));
    any && !choice.none.iter().any(|id| has.contains(id))
}

fn keeps_number(query: &Query, measure: Measure, work: &Work) -> bool {
    let span = query.span(measure);
    let bounds = (span.from, span.to);
    match (number(measure, work), bounds, span.unknown) {
        (_, (None, None), false) => true,
        (None, _, unknown) => unknown,
        (Some(_), (None, None), true) => false,
        (Some(number), (from, to), _) => {
            number >= from.unwrap_or(0) && number <= to.unwrap_or(u32::MAX)
        }
    }
}

/// The value of a measure.
pub fn number(measure: Measure, work: &Work) -> Option<u32> {
    match measure {
        Measure::Year => work.year.map(u32::from),
        Measure::Citations => work.citations.as_ref().map(|citations| citations.count),
        Measure::Stars => {
            let counts = work.repos.iter().filter_map(|repo| repo.stars);
            counts.max()
        }
    }
}

/// The values of a facet that a work has; an area brings all above it.
pub fn values(catalogue: &Catalogue, facet: Facet, work: &Work) -> BTreeSet<String> {
    let rel = |rel: Rel| work.links.iter().any(|link| link.rel == rel);
    match facet {
        Facet::Area => {
            let mut ids = BTreeSet::new();
            let mut todo: Vec<&String> = work.areas.iter().collect();
            while let Some(id) = todo.pop() {
                let Some(area) = catalogue.areas.iter().find(|area| area.id == *id) else {
                    continue;
                };
                if ids.insert(id.clone()) {
                    todo.extend(&area.parent);
                }
            }
            ids
        }
        Facet::Venue => {
            let venue = work.venue.clone().unwrap_or("unknown".to_owned());
            BTreeSet::from([venue])
        }
        Facet::Is => {
            let venue = catalogue
                .venues
                .iter()
                .find(|venue| Some(&venue.id) == work.venue.as_ref());
            let published = venue.is_some_and(|venue| {
                venue.kind != VenueKind::Preprint && venue.kind != VenueKind::Web
            });
            let known = [("published", published), ("recommended", work.recommended)];
            let kept = known.into_iter().filter(|(_, is)| *is);
            kept.map(|(name, _)| name.to_owned()).collect()
        }
        Facet::Tag => work.tags.iter().cloned().collect(),
        Facet::List => work
            .listings
            .iter()
            .map(|listing| listing.list.clone())
            .collect(),
        Facet::Kind => {
            let name = match work.kind {
                Kind::Paper => "paper",
                Kind::Project => "project",
                Kind::Framework => "framework",
                Kind::Article => "article",
                Kind::Other => "other",
            };
            BTreeSet::from([name.to_owned()])
        }
        Facet::Has => {
            let known = [
                ("code", rel(Rel::Code) || !work.repos.is_empty()),
                ("model", rel(Rel::Model)),
                ("dataset", rel(Rel::Dataset)),
                ("blog", rel(Rel::Blog)),
                ("video", rel(Rel::Video)),
                ("project", rel(Rel::Project)),
            ];
            let kept = known.into_iter().filter(|(_, has)| *has);
            kept.map(|(name, _)| name.to_owned()).collect()
        }
    }
}

/// The positions of the works kept, in catalogue order.
pub fn hits(catalogue: &Catalogue, query: &Query) -> Vec<usize> {
    let works = catalogue.works.iter().enumerate();
    let kept = works.filter(|(_, work)| keeps(catalogue, query, work));
    kept.map(|(position, _)| position).collect()
}

/// How many works would be kept if a value were its facet's only choice.
pub fn count(catalogue: &Catalogue, query: &Query, facet: Facet, id: &str) -> usize {
    let query = query.clone().without_facet(facet);
    let works = catalogue.works.iter();
    works
        .filter(|work| {
            keeps(catalogue, &query, work) && values(catalogue, facet, work).contains(id)
        })
        .count()
}

/// What an order of numbers must fall (or rise) by; unknown last. `None` for orders of names.
pub fn rank(sort: Sort, work: &Work) -> Option<(bool, Reverse<u32>)> {
    let number = match sort {
        Sort::Stars => number(Measure::Stars, work),
        Sort::Citations => number(Measure::Citations, work),
        Sort::Newest => number(Measure::Year, work),
        Sort::Oldest => number(Measure::Year, work).map(|year| u32::MAX - year),
        Sort::Relevance | Sort::Title | Sort::Venue => return None,
    };
    Some((number.is_none(), Reverse(number.unwrap_or(0))))
}
