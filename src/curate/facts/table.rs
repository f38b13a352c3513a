//! A file of facts of one sort: what each is about, what it says, and where it comes from.

use std::collections::BTreeMap;
use std::path::Path;

use super::join::About;
use super::origin::{Authority, Origin};
use crate::curate::rules::InputError;
use crate::curate::{atomic, sheet};
use crate::identity::titles;

/// What a sort of facts says of a work.
pub trait Value: Clone + PartialEq + Sized {
    /// The file below the directory of facts.
    const FILE: &'static str;
    /// Its columns.
    const COLUMNS: &'static [&'static str];

    /// Reads the cells of those columns.
    ///
    /// # Errors
    /// If a cell is not what its column has.
    fn read(cells: &[&str]) -> Result<Self, String>;

    /// The cells of those columns.
    fn cells(&self) -> Vec<String>;

    /// Whether it says less than what the same source said before.
    fn is_weaker(&self, before: &Self) -> bool;
}

/// A fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact<V> {
    /// The work.
    pub about: About,
    /// The value.
    pub value: V,
    /// Where that comes from.
    pub origin: Origin,
    /// What a person decided about it, and why.
    pub note: String,
}

/// The facts of a file, one for each work and source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<V>(BTreeMap<[String; 3], Fact<V>>);

impl<V> Default for Table<V> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<V: Value> Table<V> {
    /// What the file starts with.
    fn head() -> String {
        let columns = V::COLUMNS.join(",");
        format!("arxiv_id,title,{columns},authority,sources,source,as_of,note")
    }

    /// Reads the file of a directory of facts; without it the table is empty.
    ///
    /// # Errors
    /// If the file is there and broken.
    pub fn load(facts: &Path) -> Result<Self, InputError> {
        let file = facts.join(V::FILE);
        if !file.exists() {
            return Ok(Self::default());
        }
        let text = std::fs::read_to_string(&file).map_err(|error| InputError::new(&file, error))?;
        let failed = |(line, reason): (usize, String)| InputError::at(&file, line, reason);
        let mut table = Self::default();
        for (line, cells) in sheet::rows(&text, &Self::head()).map_err(failed)? {
            let cells: Vec<&str> = cells.iter().collect();
            table.put(fact(&cells).map_err(|reason| failed((line, reason)))?);
        }
        Ok(table)
    }

    /// Adds a fact, in the place of what the same source said of the work before.
    pub fn put(&mut self, fact: Fact<V>) {
        let id = fact.about.arxiv_id.clone().unwrap_or_default();
        let title = titles::key(&fact.about.title);
        self.0.insert([id, title, fact.origin.source.clone()], fact);
    }

    /// Takes what a source says of a work now in the place of what it said before, unless that
    /// is more. Whether the table has changed.
    pub fn renew(&mut self, fact: Fact<V>) -> bool {
        let key = titles::key(&fact.about.title);
        let is_same = |known: &Fact<V>| {
            let ids = known
                .about
                .arxiv_id
                .as_ref()
                .zip(fact.about.arxiv_id.as_ref());
            let is_about = match ids {
                Some((known, id)) => known == id,
                None => titles::key(&known.about.title) == key,
            };
            is_about && known.origin.source == fact.origin.source
        };
        let before = self.0.iter().find(|(_, known)| is_same(known));
        let before = before.map(|(key, known)| (key.clone(), known.clone()));
        if let Some((key, known)) = before {
            if known == fact || fact.value.is_weaker(&known.value) {
                return false;
            }
            self.0.remove(&key);
        }
        self.put(fact);
        true
    }

    /// Tells of each fact what it is about and where it comes from.
    pub fn each(&self, tell: &mut dyn FnMut(&About, &Origin)) {
        for fact in self.0.values() {
            tell(&fact.about, &fact.origin);
        }
    }

    /// The facts in the order of the file.
    pub fn into_facts(self) -> impl Iterator<Item = Fact<V>> {
        self.0.into_values()
    }

    /// Facts in the file.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Writes the file of a directory of facts.
    ///
    /// # Errors
    /// If the directory cannot be written to.
    pub fn save(&self, facts: &Path) -> Result<(), InputError> {
        std::fs::create_dir_all(facts).map_err(|error| InputError::new(facts, error))?;
        atomic::write(&facts.join(V::FILE), &self.to_csv())
    }

    /// The text of the file.
    pub fn to_csv(&self) -> String {
        let rows = self.0.values().map(row);
        let head = format!("{}\n", Self::head());
        std::iter::once(head).chain(rows).collect()
    }
}

/// Reads a row: arXiv id, title, the value's own columns, the four of its origin, and a note.
fn fact<V: Value>(cells: &[&str]) -> Result<Fact<V>, String> {
    let [
        id,
        title,
        value @ ..,
        authority,
        sources,
        source,
        as_of,
        note,
    ] = cells
    else {
        return Err(format!("{} cells", cells.len()));
    };
    let value = V::read(value)?;
    let authority =
        Authority::named(authority).ok_or_else(|| format!("`{authority}` is no authority"))?;
    let sources = sources
        .parse()
        .map_err(|_| format!("`{sources}` is no number of sources"))?;
    Ok(Fact {
        about: About {
            arxiv_id: Some((*id).to_owned()).filter(|id| !id.is_empty()),
            title: (*title).to_owned(),
        },
        value,
        origin: Origin {
            authority,
            sources,
            source: (*source).to_owned(),
            as_of: (*as_of).to_owned(),
        },
        note: (*note).to_owned(),
    })
}

fn row<V: Value>(fact: &Fact<V>) -> String {
    let Fact {
        about,
        value,
        origin,
        note,
    } = fact;
    let mut cells = vec![
        about.arxiv_id.clone().unwrap_or_default(),
        about.title.clone(),
    ];
    cells.extend(value.cells());
    cells.extend([origin.authority.to_string(), origin.sources.to_string()]);
    cells.extend([origin.source.clone(), origin.as_of.clone(), note.clone()]);
    sheet::line(&cells.iter().map(String::as_str).collect::<Vec<_>>())
}
