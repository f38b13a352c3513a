//! Where a fact comes from, and how much that counts.

use std::fmt;

use crate::work::Evidence;

/// Who gives a fact. A later one outranks an earlier one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Authority {
    /// A curated list.
    #[default]
    List,
    /// A bibliography that cites the work.
    References,
    /// The authors themselves: their page, or their entry on a preprint server.
    Authors,
    /// The proceedings, or the journal.
    Proceedings,
}

impl Authority {
    const ALL: [(Self, &'static str); 4] = [
        (Self::List, "list"),
        (Self::References, "references"),
        (Self::Authors, "authors"),
        (Self::Proceedings, "proceedings"),
    ];

    /// The authority that the files of facts call so.
    pub fn named(name: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|(_, known)| *known == name)
            .map(|(authority, _)| authority)
    }
}

impl fmt::Display for Authority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = Self::ALL.iter().find(|(known, _)| known == self);
        f.write_str(name.map_or("", |(_, name)| name))
    }
}

/// Where a fact comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Who gives it.
    pub authority: Authority,
    /// How many independent sources agree.
    pub sources: u16,
    /// The source: an address, or `owner/repository:path@commit`.
    pub source: String,
    /// ISO date, or year and month, of the source.
    pub as_of: String,
}

impl Origin {
    /// Its weight: the authority first, then whether two sources agree.
    pub fn weight(&self) -> (Authority, bool) {
        (self.authority, self.sources >= 2)
    }

    /// Why a fact is chosen over what a list says.
    pub fn rule(&self) -> &'static str {
        match self.authority {
            Authority::Proceedings => "proceedings over list",
            Authority::Authors => "the authors' own word over list",
            Authority::References => "reference list over list",
            Authority::List => "two sources over one",
        }
    }

    /// The evidence that a field has its value from here.
    pub fn evidence(&self, field: &str, value: &str) -> Evidence {
        Evidence {
            field: field.to_owned(),
            value: value.to_owned(),
            source: format!("{}: {}", self.authority, self.source),
            as_of: Some(self.as_of.clone()).filter(|day| !day.is_empty()),
        }
    }
}
