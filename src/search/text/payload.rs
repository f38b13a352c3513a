//! What a posting says about a term in a work, and how a match there scores.

/// Where in a work a term was found. Later variants outweigh earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchField {
    /// What many works share: area, venue, year, tag.
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
    /// The whole title.
    WholeTitle,
}

impl MatchField {
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

    /// The score of an exact match. Only the order matters: the reading that is most likely
    /// meant comes first.
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

/// How a term matches the word that was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchKind {
    /// It is the word.
    Exact,
    /// It starts with the word.
    Prefix,
    /// It, or a prefix of it, is within an edit or two of the word.
    Fuzzy,
}

impl MatchKind {
    fn divisor(self) -> u16 {
        match self {
            Self::Exact => 1,
            Self::Prefix => 2,
            Self::Fuzzy => 5,
        }
    }

    /// The score of such a match in each field, indexed by the field's number.
    pub fn scores(self) -> [u16; MatchField::ALL.len()] {
        MatchField::ALL.map(|field| field.score() / self.divisor())
    }
}

/// Rewards for a title that has two or more typed words in the order typed.
pub mod bonus {
    /// They are the whole title.
    pub const WHOLE: u16 = 600;
    /// They are everything before the colon.
    pub const NAME: u16 = 300;
    /// The title starts with them.
    pub const START: u16 = 120;
    /// They appear somewhere in the title.
    pub const PHRASE: u16 = 60;
}

/// What a posting says about a term in a work, packed into 32 bits: its positions in the title
/// (the first [`PostingPayload::POSITIONS`] words), whether it is in the title or an author's
/// name, and the best field it was found in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PostingPayload(u32);

const IN_TITLE: u32 = 1 << 24;
const IN_AUTHORS: u32 = 1 << 25;
const FIELD_SHIFT: u32 = 28;

impl PostingPayload {
    /// How many words of a title have a position bit of their own.
    pub const POSITIONS: usize = 24;

    /// A term outside the title, or the title's name joined into one word.
    pub fn new(field: MatchField) -> Self {
        let flag = match field {
            MatchField::Author => IN_AUTHORS,
            MatchField::Name => IN_TITLE,
            _ => 0,
        };
        Self((field as u32) << FIELD_SHIFT | flag)
    }

    /// A term in the title that covers the positions from `first` to `last`.
    pub fn in_title(field: MatchField, first: usize, last: usize) -> Self {
        let bit = |at: usize| match at < Self::POSITIONS {
            true => 1 << at,
            false => 0,
        };
        Self((field as u32) << FIELD_SHIFT | IN_TITLE | bit(first) | bit(last))
    }

    /// Both occurrences of a term in one payload; the better field wins.
    pub fn merged(self, other: Self) -> Self {
        const LOW: u32 = (1 << FIELD_SHIFT) - 1;
        let field = (self.0 >> FIELD_SHIFT).max(other.0 >> FIELD_SHIFT);
        Self(field << FIELD_SHIFT | (self.0 | other.0) & LOW)
    }

    /// The number of the best field.
    #[inline(always)]
    pub fn field(self) -> usize {
        (self.0 >> FIELD_SHIFT) as usize
    }

    /// Whether the term is in the title.
    #[inline(always)]
    pub fn is_in_title(self) -> bool {
        self.0 & IN_TITLE != 0
    }

    /// Whether the term is in an author's name.
    #[inline(always)]
    pub fn is_in_authors(self) -> bool {
        self.0 & IN_AUTHORS != 0
    }

    /// The positions in the title, one bit each.
    #[inline(always)]
    pub fn positions(self) -> u32 {
        self.0 & (IN_TITLE - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_payload_keeps_what_is_packed_into_it() {
        let title = PostingPayload::in_title(MatchField::TitleStart, 0, 1);
        let both = title
            .merged(PostingPayload::new(MatchField::Author))
            .merged(PostingPayload::in_title(MatchField::Title, 7, 7));
        assert_eq!(both.field(), MatchField::TitleStart as usize);
        assert!(both.is_in_title() && both.is_in_authors());
        assert_eq!(both.positions(), 0b1000_0011);
        let far = PostingPayload::in_title(MatchField::Title, 24, 31);
        assert!(far.is_in_title() && far.positions() == 0);
        assert!(!PostingPayload::new(MatchField::Shared).is_in_authors());
    }

    #[test]
    fn better_fields_score_more_and_numbers_are_positions() {
        for (number, field) in MatchField::ALL.into_iter().enumerate() {
            assert_eq!(field as usize, number);
        }
        assert!(MatchField::ALL.is_sorted_by_key(|field| field.score()));
        let scores = [MatchKind::Exact, MatchKind::Prefix, MatchKind::Fuzzy].map(MatchKind::scores);
        assert!(scores[0].iter().zip(scores[1]).all(|(a, b)| *a > b));
        assert!(
            scores[1]
                .iter()
                .zip(scores[2])
                .all(|(a, b)| *a > b && b > 0)
        );
    }
}
