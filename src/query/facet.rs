//! The facets, whose values are names, and the measures, whose values are numbers.

/// A facet whose values are names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// Research area; a value stands for its whole subtree.
    Area,
    /// Venue of publication.
    Venue,
    /// Paper, project, framework and others.
    Kind,
    /// What a work comes with, such as code.
    Has,
    /// A list that has it; a value stands for its editions too.
    List,
    /// A label that a list puts on it.
    Tag,
    /// A trait, such as published or recommended.
    Is,
}

impl Facet {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Area,
        Self::Venue,
        Self::Kind,
        Self::Has,
        Self::List,
        Self::Tag,
        Self::Is,
    ];

    /// Its key in an address.
    pub fn key(self) -> &'static str {
        match self {
            Self::Area => "area",
            Self::Venue => "venue",
            Self::Kind => "kind",
            Self::Has => "has",
            Self::List => "list",
            Self::Tag => "tag",
            Self::Is => "is",
        }
    }
}

/// A facet whose values are numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// Year of publication.
    Year,
    /// Stars of the work's most starred repository.
    Stars,
    /// Citations.
    Citations,
    /// How many lists have the work; editions of one list count once.
    Lists,
}

impl Measure {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Year, Self::Stars, Self::Citations, Self::Lists];

    /// Its key in an address.
    pub fn key(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Stars => "stars",
            Self::Citations => "citations",
            Self::Lists => "lists",
        }
    }
}
