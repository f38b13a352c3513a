//! The orders of the results.

/// An order of the results. Every order is total, and works that lack the value come last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Best match of the text first.
    Relevance,
    /// Newest first.
    Newest,
    /// Oldest first.
    Oldest,
    /// Last added to a list first.
    Added,
    /// Most lists first.
    Listed,
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
    pub const ALL: [Self; 9] = [
        Self::Relevance,
        Self::Newest,
        Self::Oldest,
        Self::Added,
        Self::Listed,
        Self::Stars,
        Self::Citations,
        Self::Title,
        Self::Venue,
    ];

    /// Its key in an address.
    pub fn key(self) -> &'static str {
        match self {
            Self::Relevance => "relevance",
            Self::Newest => "newest",
            Self::Oldest => "oldest",
            Self::Added => "added",
            Self::Listed => "listed",
            Self::Stars => "stars",
            Self::Citations => "citations",
            Self::Title => "title",
            Self::Venue => "venue",
        }
    }

    /// The order with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.key() == key)
    }

    /// The order with this name, in any case.
    pub(super) fn from_typed(word: &str) -> Option<Self> {
        let mut known = names().filter(|(name, _)| name.eq_ignore_ascii_case(word));
        known.next().map(|(_, sort)| sort)
    }

    /// Whether a word is a prefix of an order's name.
    pub(super) fn may_become_one(word: &str) -> bool {
        let word = word.to_ascii_lowercase();
        names().any(|(name, _)| name.starts_with(&word))
    }
}

/// Aliases that people type.
const OTHER_NAMES: [(&str, Sort); 10] = [
    ("new", Sort::Newest),
    ("recent", Sort::Newest),
    ("lists", Sort::Listed),
    ("date", Sort::Newest),
    ("year", Sort::Newest),
    ("old", Sort::Oldest),
    ("star", Sort::Stars),
    ("cites", Sort::Citations),
    ("cited", Sort::Citations),
    ("best", Sort::Relevance),
];

fn names() -> impl Iterator<Item = (&'static str, Sort)> {
    let keys = Sort::ALL.into_iter().map(|sort| (sort.key(), sort));
    keys.chain(OTHER_NAMES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_are_known_by_their_names() {
        for sort in Sort::ALL {
            assert_eq!(Sort::from_typed(&sort.key().to_uppercase()), Some(sort));
        }
        assert_eq!(Sort::from_typed("cites"), Some(Sort::Citations));
        assert_eq!(Sort::from_typed("colour"), None);
        assert!(Sort::may_become_one("Cit") && !Sort::may_become_one("colour"));
    }
}
