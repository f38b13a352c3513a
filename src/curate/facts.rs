//! Facts beside the lists: what lists do not print and named sources do.

pub mod first_listed;
pub mod join;
pub mod origin;
pub mod table;
pub mod values;

use std::path::Path;

use super::rules::InputError;
use join::{Joined, Names};
use table::{Fact, Table, Value};
use values::{Authors, Cited, Ids, Published};

/// All facts of a directory, to be found by work.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Who wrote works.
    pub authors: Joined<Fact<Authors>>,
    /// Where they were published.
    pub venues: Joined<Fact<Published>>,
    /// Their ids.
    pub ids: Joined<Fact<Ids>>,
    /// How often they were cited.
    pub citations: Joined<Fact<Cited>>,
    /// When lists first had them.
    pub first_listed: first_listed::Table,
}

impl Facts {
    /// Reads the facts of a directory; a file that is not there has none.
    ///
    /// # Errors
    /// If a file is broken.
    pub fn load(directory: &Path) -> Result<Self, InputError> {
        Ok(Self {
            authors: load(directory)?,
            venues: load(directory)?,
            ids: load(directory)?,
            citations: load(directory)?,
            first_listed: first_listed::Table::load(directory)?,
        })
    }

    /// The arXiv id of a work that lists give none, with the fact that has it.
    pub fn arxiv_id(&self, title: &str) -> Option<&Fact<Ids>> {
        let found = self.ids.of(&Names::new(None, [title])).into_iter();
        let found = found.filter(|fact| fact.about.arxiv_id.is_some());
        // The first of equals.
        found.rev().max_by_key(|fact| fact.origin.weight())
    }
}

fn load<V: Value>(directory: &Path) -> Result<Joined<Fact<V>>, InputError> {
    let facts = Table::load(directory)?.into_facts();
    Ok(Joined::new(
        facts.map(|fact| (fact.about.clone(), fact)).collect(),
    ))
}
