//! What a posting says of a term in a work, and what a match there scores.

/// The most telling place where a work has a term; later ones outweigh earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// What many works have: area, venue, year, tag.
    Shared,
    /// A repository's name.
    Repository,
    /// A title that another list prints.
    OtherTitle,
    /// An author.
    Author,
    /// Inside the title.
    Title,
    /// An arXiv id or a DOI.
    Identifier,
    /// The first word of the title.
    TitleStart,
    /// All of the title before the colon, as in "LoRA: …".
    Name,
    /// All of the title.
    WholeTitle,
}

impl Place {
    const ALL: [Self; 9] = [
        Self::Shared,
        Self::Repository,
        Self::OtherTitle,
        Self::Author,
        Self::Title,
        Self::Identifier,
        Self::TitleStart,
        Self::Name,
        Self::WholeTitle,
    ];

    /// What a match scores there. Only the order matters: what a reader most likely means comes
    /// first, and a start of a word counts half, a slip less.
    pub fn score(self) -> u16 {
        match self {
            Self::Shared => 10,
            Self::Repository => 20,
            Self::OtherTitle => 26,
            Self::Author => 30,
            Self::Title | Self::Identifier => 60,
            Self::TitleStart => 80,
            Self::Name => 150,
            Self::WholeTitle => 200,
        }
    }
}

/// How a term fits the word that was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It is the word.
    Exact,
    /// It starts with the word.
    Start,
    /// It is within a slip or two of the word, or starts so.
    Slip,
}

impl Fit {
    fn divisor(self) -> u16 {
        match self {
            Self::Exact => 1,
            Self::Start => 2,
            Self::Slip => 5,
        }
    }

    /// What a match of this fit scores in each place, by the number of the place.
    pub fn scores(self) -> [u16; Place::ALL.len()] {
        Place::ALL.map(|place| place.score() / self.divisor())
    }
}

/// Rewards for a title that has the words typed in their order, two or more of them.
pub mod bonus {
    /// They are the whole title.
    pub const WHOLE: u16 = 600;
    /// They are all of it before the colon.
    pub const NAME: u16 = 300;
    /// It starts with them.
    pub const START: u16 = 120;
    /// They stand somewhere in it.
    pub const PHRASE: u16 = 60;
}

/// What a posting says of a term in a work, packed: the places in the title where it stands (up
/// to [`Entry::PLACES`] words in), whether it is in the title or an author's name, and the most
/// telling place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry(u32);

const IN_TITLE: u32 = 1 << 24;
const IN_AUTHORS: u32 = 1 << 25;
const PLACE_SHIFT: u32 = 28;

impl Entry {
    /// How many words of a title have a place of their own.
    pub const PLACES: usize = 24;

    /// A term in a field other than the title, or the title's name as one word.
    pub fn new(place: Place) -> Self {
        let field = match place {
            Place::Author => IN_AUTHORS,
            Place::Name => IN_TITLE,
            _ => 0,
        };
        Self((place as u32) << PLACE_SHIFT | field)
    }

    /// A term in the title, from the first to the last place that it takes.
    pub fn in_title(place: Place, first: usize, last: usize) -> Self {
        let bit = |at: usize| match at < Self::PLACES {
            true => 1 << at,
            false => 0,
        };
        Self((place as u32) << PLACE_SHIFT | IN_TITLE | bit(first) | bit(last))
    }

    /// What both say.
    pub fn and(self, other: Self) -> Self {
        const LOW: u32 = (1 << PLACE_SHIFT) - 1;
        let place = (self.0 >> PLACE_SHIFT).max(other.0 >> PLACE_SHIFT);
        Self(place << PLACE_SHIFT | (self.0 | other.0) & LOW)
    }

    /// The number of the most telling place.
    #[inline(always)]
    pub fn place(self) -> usize {
        (self.0 >> PLACE_SHIFT) as usize
    }

    /// Whether it is in the title.
    #[inline(always)]
    pub fn is_in_title(self) -> bool {
        self.0 & IN_TITLE != 0
    }

    /// Whether it is in an author's name.
    #[inline(always)]
    pub fn is_in_authors(self) -> bool {
        self.0 & IN_AUTHORS != 0
    }

    /// The places in the title, a bit each.
    #[inline(always)]
    pub fn places(self) -> u32 {
        self.0 & (IN_TITLE - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_keeps_what_it_is_told() {
        let title = Entry::in_title(Place::TitleStart, 0, 1);
        let both = title
            .and(Entry::new(Place::Author))
            .and(Entry::in_title(Place::Title, 7, 7));
        assert_eq!(both.place(), Place::TitleStart as usize);
        assert!(both.is_in_title() && both.is_in_authors());
        assert_eq!(both.places(), 0b1000_0011);
        let far = Entry::in_title(Place::Title, 24, 31);
        assert!(far.is_in_title() && far.places() == 0);
        assert!(!Entry::new(Place::Shared).is_in_authors());
    }

    #[test]
    fn better_places_score_more_and_numbers_are_positions() {
        for (number, place) in Place::ALL.into_iter().enumerate() {
            assert_eq!(place as usize, number);
        }
        assert!(Place::ALL.is_sorted_by_key(|place| place.score()));
        let scores = [Fit::Exact, Fit::Start, Fit::Slip].map(Fit::scores);
        assert!(scores[0].iter().zip(scores[1]).all(|(a, b)| *a > b));
        assert!(
            scores[1]
                .iter()
                .zip(scores[2])
                .all(|(a, b)| *a > b && b > 0)
        );
    }
}
