//! What a query asks of this catalogue: the typed language settled, names found.

use super::Index;
use crate::query::{Choice, Facet, Note, Query, Settled};

/// A query as this catalogue understands it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Understood {
    /// What is settled: every clause of the text that says a choice is one, by the id of its
    /// value where this catalogue has it.
    pub settled: Query,
    /// The same with the value that is still being typed taken as the start of a value. This is
    /// what is answered.
    pub asked: Query,
    /// Clauses that are searched as words although they look like more.
    pub notes: Vec<Note>,
}

impl Index {
    /// Reads a query with the names of this catalogue. Never fails: a value that it lacks stays
    /// as typed, and keeps no work.
    pub fn understand(&self, query: &Query) -> Understood {
        let Settled {
            query: mut settled,
            notes,
            unfinished,
        } = query.settled();
        for facet in Facet::ALL {
            let choice = self.with_ids(facet, settled.choice(facet));
            *settled.choice_mut(facet) = choice;
        }
        let mut asked = settled.clone();
        if let Some(typing) = unfinished {
            let values = self.values_starting_with(typing.facet, &typing.value);
            let mut ids: Vec<String> = values.into_iter().map(|v| v.id.clone()).collect();
            if ids.is_empty() {
                ids.push(typing.value);
            }
            for id in ids {
                asked.choice_mut(typing.facet).add(id, typing.exclude);
            }
        }
        Understood {
            settled,
            asked,
            notes,
        }
    }

    /// A query of which no more is typed. A value at the end is taken as it stands if this
    /// catalogue has it, else for all that start so, which is what was shown while it was typed.
    pub fn finished(&self, query: &Query) -> Query {
        let typing = self.understand(query);
        let text = format!("{} ", query.text);
        let exact = self.understand(&query.clone().with_text(text)).settled;
        let is_known = |facet: Facet| {
            let choice = exact.choice(facet);
            let mut ids = choice.any.iter().chain(&choice.none);
            ids.all(|id| self.position(facet, id).is_some())
        };
        let unfinished = query.settled().unfinished;
        let query = match unfinished {
            Some(typed) if !is_known(typed.facet) => typing.asked,
            _ => exact,
        };
        let text = query.text.trim_end().to_owned();
        query.with_text(text)
    }

    /// A choice with the ids of its values, however they were typed.
    fn with_ids(&self, facet: Facet, choice: &Choice) -> Choice {
        let id = |typed: &String| match self.position(facet, typed) {
            Some(position) => self.values(facet)[position].id.clone(),
            None => typed.clone(),
        };
        let mut found = Choice::default();
        choice
            .any
            .iter()
            .for_each(|typed| found.add(id(typed), false));
        choice
            .none
            .iter()
            .for_each(|typed| found.add(id(typed), true));
        found
    }
}
