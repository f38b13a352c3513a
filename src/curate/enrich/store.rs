//! The facts while they are completed: nothing is lost, nor replaced by something weaker.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::Index;
use super::record::{Record, Wanted};
use crate::curate::facts::join::About;
use crate::curate::facts::origin::{Authority, Origin};
use crate::curate::facts::table::{Fact, Table, Value};
use crate::curate::facts::values::{Authors, Cited, Ids, Published};
use crate::curate::rules::InputError;
use crate::identity::titles;
use crate::work::date::Date;

/// The files of facts that indexes add to.
#[derive(Clone, Debug, Default)]
pub struct Store {
    directory: PathBuf,
    authors: Table<Authors>,
    venues: Table<Published>,
    ids: Table<Ids>,
    citations: Table<Cited>,
    is_changed: bool,
}

/// The works that an index has answered for recently.
#[derive(Clone, Debug, Default)]
pub struct Fresh(BTreeSet<String>);

impl Fresh {
    /// Whether a work is among them.
    pub fn has(&self, work: &Wanted) -> bool {
        let id = work.arxiv_id.iter().any(|id| self.0.contains(id));
        id || work
            .titles
            .iter()
            .any(|title| self.0.contains(&titles::key(title)))
    }
}

impl Store {
    /// Reads the facts of a directory.
    ///
    /// # Errors
    /// If a file is broken.
    pub fn load(directory: &Path) -> Result<Self, InputError> {
        Ok(Self {
            directory: directory.to_owned(),
            authors: Table::load(directory)?,
            venues: Table::load(directory)?,
            ids: Table::load(directory)?,
            citations: Table::load(directory)?,
            is_changed: false,
        })
    }

    /// Writes what changed.
    ///
    /// # Errors
    /// If the directory cannot be written to.
    pub fn save(&mut self) -> Result<(), InputError> {
        if std::mem::take(&mut self.is_changed) {
            self.authors.save(&self.directory)?;
            self.venues.save(&self.directory)?;
            self.ids.save(&self.directory)?;
            self.citations.save(&self.directory)?;
        }
        Ok(())
    }

    /// The works with facts from an index that are less than `max_age_days` old.
    pub fn fresh(&self, index: Index, today: Option<Date>, max_age_days: i64) -> Fresh {
        let mut fresh = Fresh::default();
        let is_fresh = |origin: &Origin| {
            let age = today.zip(Date::parse(&origin.as_of));
            let is_young = age.is_some_and(|(today, day)| today.days_since(day) < max_age_days);
            is_young && origin.source == index.host()
        };
        self.authors
            .each(&mut |about, origin| fresh.note(about, is_fresh(origin)));
        self.venues
            .each(&mut |about, origin| fresh.note(about, is_fresh(origin)));
        self.ids
            .each(&mut |about, origin| fresh.note(about, is_fresh(origin)));
        self.citations
            .each(&mut |about, origin| fresh.note(about, is_fresh(origin)));
        fresh
    }

    /// Adds what an index says of a work on a day. How many facts are new or renewed.
    pub fn add(&mut self, index: Index, work: &Wanted, record: &Record, day: &str) -> usize {
        let about = record.about(work);
        let origin = Origin {
            authority: authority(index),
            sources: 1,
            source: index.host().to_owned(),
            as_of: day.to_owned(),
        };
        let authors = (!record.authors.is_empty()).then(|| Authors {
            names: record.authors.clone(),
            is_truncated: record.is_truncated,
        });
        // An id of either sort is worth a row, if the work has not got it.
        let is_news = record.doi.is_some() && record.doi != work.doi
            || record.arxiv_id.is_some() && work.arxiv_id.is_none();
        let ids = is_news.then(|| Ids {
            doi: record.doi.clone(),
        });
        let cited = record.citations.map(|count| Cited { count });
        let published = record.published.clone();
        let added = [
            renew(&mut self.authors, &about, authors, &origin),
            renew(&mut self.venues, &about, published, &origin),
            renew(&mut self.ids, &about, ids, &origin),
            renew(&mut self.citations, &about, cited, &origin),
        ];
        let added = added.into_iter().filter(|is_added| *is_added).count();
        self.is_changed |= added > 0;
        added
    }
}

impl Fresh {
    fn note(&mut self, about: &About, is_fresh: bool) {
        if is_fresh {
            self.0.extend(about.arxiv_id.clone());
            self.0.insert(titles::key(&about.title));
        }
    }
}

/// How much an index's word counts: arXiv has it from the authors, Crossref from publishers.
fn authority(index: Index) -> Authority {
    match index {
        Index::Arxiv => Authority::Authors,
        Index::OpenAlex => Authority::References,
        Index::Crossref => Authority::Proceedings,
    }
}

fn renew<V: Value>(table: &mut Table<V>, about: &About, value: Option<V>, origin: &Origin) -> bool {
    value.is_some_and(|value| {
        table.renew(Fact {
            about: about.clone(),
            value,
            origin: origin.clone(),
            note: String::new(),
        })
    })
}
