//! Resolving a query against this catalogue: typed clauses become filters, names become ids.

use super::Index;
use crate::query::{Choice, Facet, FilterExtraction, Note, Query};

/// A query as this catalogue understands it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ResolvedQuery {
    /// The query with every readable clause of its text moved into a filter, and the ids of
    /// this catalogue in place of the names that were typed.
    pub query: Query,
    /// The same, with a value that is still being typed replaced by all values it is a prefix
    /// of. This is the query that is answered.
    pub effective: Query,
    /// Clauses that are searched as words although they look like filters.
    pub notes: Vec<Note>,
}

impl Index {
    /// Resolves a query. Never fails: a value that is not in this catalogue stays as typed, and
    /// keeps no work.
    pub fn resolve(&self, query: &Query) -> ResolvedQuery {
        let FilterExtraction {
            mut query,
            notes,
            partial,
        } = query.extract_filters();
        for facet in Facet::ALL {
            let choice = self.with_ids(facet, query.choice(facet));
            *query.choice_mut(facet) = choice;
        }
        let mut effective = query.clone();
        if let Some(partial) = partial {
            let values = self.values_starting_with(partial.facet, &partial.value);
            let mut ids: Vec<String> = values.into_iter().map(|v| v.id.clone()).collect();
            if ids.is_empty() {
                ids.push(partial.value);
            }
            let choice = effective.choice_mut(partial.facet);
            ids.into_iter()
                .for_each(|id| choice.add(id, partial.exclude));
        }
        ResolvedQuery {
            query,
            effective,
            notes,
        }
    }

    /// The query once typing has ended. A value at the end of the text stands for itself if this
    /// catalogue has it, and otherwise for all values it is a prefix of, as it did while it was
    /// typed.
    pub fn committed(&self, query: &Query) -> Query {
        let typing = self.resolve(query);
        let text = format!("{} ", query.text);
        let exact = self.resolve(&query.clone().with_text(text)).query;
        let is_known = |facet: Facet| {
            let choice = exact.choice(facet);
            let mut ids = choice.any.iter().chain(&choice.none);
            ids.all(|id| self.position(facet, id).is_some())
        };
        let committed = match query.extract_filters().partial {
            Some(partial) if !is_known(partial.facet) => typing.effective,
            _ => exact,
        };
        let text = committed.text.trim_end().to_owned();
        committed.with_text(text)
    }

    /// A choice with the ids of its values, however they were typed.
    fn with_ids(&self, facet: Facet, choice: &Choice) -> Choice {
        let id = |typed: &String| match self.position(facet, typed) {
            Some(position) => self.values(facet)[position].id.clone(),
            None => typed.clone(),
        };
        let mut resolved = Choice::default();
        for typed in &choice.any {
            resolved.add(id(typed), false);
        }
        for typed in &choice.none {
            resolved.add(id(typed), true);
        }
        resolved
    }
}
