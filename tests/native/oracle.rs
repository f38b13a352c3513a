//! The naive way to answer a query: look at the works one by one.
//!
//! Written from the meaning of contract and query language, not from the engine, which must
//! equal it.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use efficient_llm::catalogue::Catalogue;
use efficient_llm::query::{Facet, Measure, Query, Sort};
use efficient_llm::work::date::Date;
use efficient_llm::work::{Kind, Rel, VenueKind, Work};

use crate::oracle_text::Texts;

/// A catalogue to be asked naively.
pub struct Oracle<'a> {
    catalogue: &'a Catalogue,
    values: Vec<Vec<BTreeSet<String>>>,
    texts: Texts,
}

/// What the naive way finds.
pub struct Found {
    /// The positions of the works kept, in order.
    pub hits: Vec<usize>,
    /// For each work, whether each facet, each measure and the text keep it.
    kept: Vec<Vec<bool>>,
}

impl<'a> Oracle<'a> {
    /// Looks at every work once.
    pub fn new(catalogue: &'a Catalogue) -> Self {
        let of_work = |work| {
            Facet::ALL
                .map(|facet| values(catalogue, facet, work))
                .to_vec()
        };
        Self {
            catalogue,
            values: catalogue.works.iter().map(of_work).collect(),
            texts: Texts::new(catalogue),
        }
    }

    /// Answers a query.
    pub fn answer(&self, query: &Query) -> Found {
        let works = &self.catalogue.works;
        let scores = self.texts.scores(&query.text);
        let mut kept = Vec::new();
        for (position, work) in works.iter().enumerate() {
            let facets = Facet::ALL.map(|facet| self.keeps_values(query, facet, position));
            let measures = Measure::ALL.map(|measure| keeps_number(query, measure, work));
            let text = scores
                .as_ref()
                .is_none_or(|scores| scores[position].is_some());
            kept.push([&facets[..], &measures, &[text]].concat());
        }
        let mut hits: Vec<usize> = (0..works.len())
            .filter(|&position| kept[position].iter().all(|kept| *kept))
            .collect();
        let label = |id: &Option<String>| {
            let venues = &self.catalogue.venues;
            let venue = venues.iter().find(|venue| Some(&venue.id) == id.as_ref());
            venue.map(|venue| venue.label.to_lowercase())
        };
        hits.sort_by_key(|&position| {
            let work = &works[position];
            let year = number(Measure::Year, work);
            let stars = number(Measure::Stars, work);
            let score = scores.as_ref().and_then(|scores| scores[position]);
            let falling = |number: Option<u32>| (number.is_none(), Reverse(number), None, None);
            let first = match query.order() {
                Sort::Relevance => falling(score),
                Sort::Newest => falling(Some(0)),
                Sort::Stars => falling(stars),
                Sort::Added => {
                    let added = work.added.as_deref().and_then(Date::parse);
                    falling(added.and_then(|date| u32::try_from(date.day_number()).ok()))
                }
                Sort::Listed => falling(work.n_lists),
                Sort::Citations => falling(number(Measure::Citations, work)),
                Sort::Oldest => falling(year.map(|year| u32::MAX - year)),
                Sort::Title => (false, Reverse(None), Some(work.title.to_lowercase()), None),
                Sort::Venue => {
                    let venue = label(&work.venue);
                    (venue.is_none(), Reverse(None), None, venue)
                }
            };
            let newest = (
                year.is_none(),
                Reverse(year),
                stars.is_none(),
                Reverse(stars),
            );
            (first, newest, position)
        });
        Found { hits, kept }
    }

    fn keeps_values(&self, query: &Query, facet: Facet, position: usize) -> bool {
        let has = &self.values[position][facet as usize];
        let choice = query.choice(facet);
        let any = choice.any.is_empty() || choice.any.iter().any(|id| has.contains(id));
        any && !choice.none.iter().any(|id| has.contains(id))
    }

    /// How many works would be kept if a value were its facet's only choice.
    pub fn count(&self, found: &Found, facet: Facet, id: &str) -> usize {
        let positions = 0..self.catalogue.works.len();
        positions
            .filter(|&position| {
                let others = found.keeps_but(position, facet as usize);
                others && self.values[position][facet as usize].contains(id)
            })
            .count()
    }

    /// The values of a measure that the works have which all but its own bounds keep.
    pub fn numbers(&self, found: &Found, measure: Measure) -> Vec<Option<u32>> {
        let works = self.catalogue.works.iter().enumerate();
        let group = Facet::ALL.len() + measure as usize;
        let kept = works.filter(|(position, _)| found.keeps_but(*position, group));
        kept.map(|(_, work)| number(measure, work)).collect()
    }
}

impl Found {
    fn keeps_but(&self, position: usize, lifted: usize) -> bool {
        let kept = self.kept[position].iter().enumerate();
        kept.filter(|(group, _)| *group != lifted)
            .all(|(_, kept)| *kept)
    }
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
        Measure::Lists => work.n_lists,
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
            let mut venues = catalogue.venues.iter();
            let venue = venues.find(|venue| Some(&venue.id) == work.venue.as_ref());
            let published = venue.is_some_and(|venue| {
                venue.kind != VenueKind::Preprint && venue.kind != VenueKind::Web
            });
            let known = [
                ("published", published),
                ("recommended", work.recommended),
                ("recent-30", is_recent(catalogue, work, 30)),
                ("recent-90", is_recent(catalogue, work, 90)),
            ];
            let kept = known.into_iter().filter(|(_, is)| *is);
            kept.map(|(name, _)| name.to_owned()).collect()
        }
        Facet::Tag => work.tags.iter().cloned().collect(),
        Facet::List => {
            let lists = catalogue.lists.iter();
            let own = lists.filter(|list| work.lists.contains(&list.id));
            own.flat_map(|list| [Some(&list.id), list.edition_of.as_ref()])
                .flatten()
                .cloned()
                .collect()
        }
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

/// Whether a work was added within so many days before the newest addition.
fn is_recent(catalogue: &Catalogue, work: &Work, reach: i64) -> bool {
    let day = |work: &Work| work.added.as_deref().and_then(Date::parse);
    let newest = catalogue.works.iter().filter_map(day).max();
    matches!((day(work), newest), (Some(day), Some(newest)) if newest.days_since(day) <= reach)
}
