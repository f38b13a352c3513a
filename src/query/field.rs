//! The field names of the typed language, with their aliases.

use super::{Facet, Measure};

/// A field of text to search in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextField {
    /// The title.
    Title,
    /// The authors.
    Author,
}

/// The field of a clause such as `venue:iclr`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// A field of text to search in.
    Text(TextField),
    /// A facet.
    Facet(Facet),
    /// A measure.
    Measure(Measure),
    /// The order of the results.
    Sort,
}

const TITLE: Field = Field::Text(TextField::Title);
const AUTHOR: Field = Field::Text(TextField::Author);

/// All names of all fields, in lower case; the first of each field is its key.
const NAMES: [(&str, Field); 37] = [
    ("title", TITLE),
    ("titles", TITLE),
    ("intitle", TITLE),
    ("author", AUTHOR),
    ("authors", AUTHOR),
    ("by", AUTHOR),
    ("area", Field::Facet(Facet::Area)),
    ("areas", Field::Facet(Facet::Area)),
    ("topic", Field::Facet(Facet::Area)),
    ("topics", Field::Facet(Facet::Area)),
    ("venue", Field::Facet(Facet::Venue)),
    ("venues", Field::Facet(Facet::Venue)),
    ("in", Field::Facet(Facet::Venue)),
    ("conf", Field::Facet(Facet::Venue)),
    ("conference", Field::Facet(Facet::Venue)),
    ("journal", Field::Facet(Facet::Venue)),
    ("kind", Field::Facet(Facet::Kind)),
    ("type", Field::Facet(Facet::Kind)),
    ("has", Field::Facet(Facet::Has)),
    ("with", Field::Facet(Facet::Has)),
    ("list", Field::Facet(Facet::List)),
    ("tag", Field::Facet(Facet::Tag)),
    ("tags", Field::Facet(Facet::Tag)),
    ("is", Field::Facet(Facet::Is)),
    ("year", Field::Measure(Measure::Year)),
    ("years", Field::Measure(Measure::Year)),
    ("stars", Field::Measure(Measure::Stars)),
    ("star", Field::Measure(Measure::Stars)),
    ("citations", Field::Measure(Measure::Citations)),
    ("citation", Field::Measure(Measure::Citations)),
    ("cites", Field::Measure(Measure::Citations)),
    ("cited", Field::Measure(Measure::Citations)),
    ("lists", Field::Measure(Measure::Lists)),
    ("listed", Field::Measure(Measure::Lists)),
    ("sort", Field::Sort),
    ("sortby", Field::Sort),
    ("order", Field::Sort),
];

impl TextField {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Title, Self::Author];

    /// Its key in a typed text.
    pub fn key(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Author => "author",
        }
    }

    /// The field with this name or alias, in any case.
    pub fn from_key(name: &str) -> Option<Self> {
        match Field::from_key(name)? {
            Field::Text(field) => Some(field),
            _ => None,
        }
    }
}

impl Facet {
    /// The facet with this name or alias, in any case.
    pub fn from_key(name: &str) -> Option<Self> {
        match Field::from_key(name)? {
            Field::Facet(facet) => Some(facet),
            _ => None,
        }
    }
}

impl Measure {
    /// The measure with this name or alias, in any case.
    pub fn from_key(name: &str) -> Option<Self> {
        match Field::from_key(name)? {
            Field::Measure(measure) => Some(measure),
            _ => None,
        }
    }
}

impl Field {
    /// Its key in a typed text.
    pub fn key(self) -> &'static str {
        match self {
            Self::Text(field) => field.key(),
            Self::Facet(facet) => facet.key(),
            Self::Measure(measure) => measure.key(),
            Self::Sort => "sort",
        }
    }

    /// The field with this name or alias, in any case.
    pub fn from_key(name: &str) -> Option<Self> {
        let mut known = NAMES.iter().filter(|(n, _)| n.eq_ignore_ascii_case(name));
        known.next().map(|&(_, field)| field)
    }

    /// The field whose key is one edit away from an unknown name.
    ///
    /// Short keys are left out: every short word is one edit away from `is`.
    pub(super) fn near(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let fields = NAMES.iter().map(|&(_, field)| field);
        let mut near = fields.filter(|field| {
            field.key().len() >= 4 && is_one_edit_apart(name.as_bytes(), field.key().as_bytes())
        });
        near.next()
    }
}

/// Whether inserting, deleting or replacing one letter, or swapping two neighbours, makes `a` into
/// `b`.
fn is_one_edit_apart(a: &[u8], b: &[u8]) -> bool {
    let same = |(a, b): &(&u8, &u8)| a == b;
    let start = a.iter().zip(b).take_while(same).count();
    let (a, b) = (&a[start..], &b[start..]);
    let end = a.iter().rev().zip(b.iter().rev()).take_while(same).count();
    match (&a[..a.len() - end], &b[..b.len() - end]) {
        ([_], [_] | []) | ([], [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_known_by_its_key() {
        for field in TextField::ALL {
            assert_eq!(TextField::from_key(field.key()), Some(field));
        }
        for facet in Facet::ALL {
            assert_eq!(Facet::from_key(facet.key()), Some(facet));
        }
        for measure in Measure::ALL {
            assert_eq!(Measure::from_key(measure.key()), Some(measure));
        }
        assert_eq!(Field::from_key("sort"), Some(Field::Sort));
        assert_eq!(Facet::from_key("stars"), None);
    }

    #[test]
    fn names_are_in_lower_case_and_stand_once() {
        for (position, (name, _)) in NAMES.iter().enumerate() {
            assert!(name.bytes().all(|b| b.is_ascii_lowercase()), "{name}");
            assert!(NAMES[..position].iter().all(|(n, _)| n != name), "{name}");
        }
    }

    #[test]
    fn other_names_and_capitals_are_understood() {
        assert_eq!(TextField::from_key("By"), Some(TextField::Author));
        assert_eq!(Facet::from_key("CONF"), Some(Facet::Venue));
        assert_eq!(Measure::from_key("cites"), Some(Measure::Citations));
        assert_eq!(Field::from_key("order"), Some(Field::Sort));
    }

    #[track_caller]
    fn check_near(name: &str, expected: Option<&str>) {
        assert_eq!(Field::near(name).map(Field::key), expected, "{name}");
    }

    #[test]
    fn a_slip_is_near_a_field() {
        check_near("venu", Some("venue"));
        check_near("Aera", Some("area"));
        check_near("starz", Some("stars"));
        check_near("auhtor", Some("author"));
        check_near("tittle", Some("title"));
        for far in ["https", "arXiv", "LoRA", "doi", "it", "foo", ""] {
            check_near(far, None);
        }
    }
}
