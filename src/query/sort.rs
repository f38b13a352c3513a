//! The orders of the results.

/// An order of the results. Every order is total, and works lacking the value come last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Best match of the text first.
    Relevance,
    /// Newest first.
    Newest,
    /// Oldest first.
    Oldest,
    /// Most stars first.
    Stars,
    /// Most cited first.
    Citations,
    /// By title.
    Title,
    /// By venue, newest first within each.
    Venue,
}

impl Sort {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Relevance,
        Self::Newest,
        Self::Oldest,
        Self::Stars,
        Self::Citations,
        Self::Title,
        Self::Venue,
    ];

    /// Its name in an address.
    pub fn key(self) -> &'static str {
        match self {
            Self::Relevance => "relevance",
            Self::Newest => "newest",
            Self::Oldest => "oldest",
            Self::Stars => "stars",
            Self::Citations => "citations",
            Self::Title => "title",
            Self::Venue => "venue",
        }
    }

    /// The order with this name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.key() == key)
    }
}
