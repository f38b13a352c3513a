//! What crosses from the export worker to the page: phrases with what fills their places.

use std::fmt;

use super::{filled, shown};

texts! {
/// What the export worker says of pasted text and drafts. It is a program of its own, so these
/// are a table of their own: the page does not have it, and translates what it is told.
Phrase in PHRASES {
    NothingToRead = "there is nothing to read";
    NoBibtexEntry = "no BibTeX entry with a title";
    NoForm = "neither BibTeX nor an arXiv id or an address";
    NoWork = "no work was given";
    NotReadable = "the text cannot be read: {0}";
    UnknownArea = "The catalogue has no area “{0}”.";
    TitleMissing = "A title is needed.";
    TitleTooLong = "{0} letters are too many for a title.";
    TitleWithoutLetter = "A title has a letter in it.";
    TitleMarks = "A title begins and ends with no quotation mark, stop, comma or colon.";
    Invisible = "It holds a character that cannot be seen, {0}.";
    TooManySigns = "It has too many accents or signs in a row.";
    NoPerson = "“{0}” does not look like one person's name.";
    NameMisread = "A name would be read as another.";
    NameMisreadAs = "A name would be read as another: it reads as “{0}”.";
    EtAlIsNoAuthor = "“et al” is no author: it may stand at the end alone, for those who are left out.";
    AuthorsUnclear = "The authors cannot be told from the rest in this form.";
    VenueMissing = "Where did it appear? If nowhere yet, say arXiv.";
    VenueTooLong = "Use the venue's short name, as in ICLR or ACL Findings.";
    YearApart = "The year has a field of its own.";
    YearMissing = "The lists want a year.";
    YearUnlikely = "{0} is not a likely year.";
    YearOfPreprint = "The arXiv id is of {0}, so the preprint is too.";
    YearBeforeId = "The arXiv id is of {0}, after {1}.";
    NoArxivId = "“{0}” is no arXiv id, such as 2210.17323.";
    NoRepository = "“{0}” is no repository, such as owner/name.";
    AddressMissing = "A listing needs an address to lead to: no list takes a line without one.";
    AddressTidier = "The address should be {0}.";
    AddressTooLong = "{0} is too long for an address.";
    AddressScheme = "{0} is neither https nor http.";
    AddressHost = "{0} names no proper host.";
    LinkName = "“{0}” is no good name for a link.";
    FormatRow = "Awesome-Efficient-LLM, row";
    FormatBullet = "Awesome-Efficient-LLM, bullet";
}
}

impl Phrase {
    /// Says it, with what fills its places.
    pub fn with(self, values: &[&str]) -> Said {
        Said {
            phrase: self,
            values: values.iter().map(|&value| value.to_owned()).collect(),
        }
    }
}

/// A phrase with what fills its places, to be said in whatever language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What is said.
    pub phrase: Phrase,
    /// What fills its places.
    pub values: Vec<String>,
}

impl Said {
    /// The phrase in English, its places not filled.
    pub fn english(&self) -> &'static str {
        shown(PHRASES[self.phrase as usize])
    }
}

/// In English.
impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let values: Vec<&str> = self.values.iter().map(String::as_str).collect();
        f.write_str(&filled(self.english(), &values))
    }
}

impl From<Phrase> for Said {
    fn from(phrase: Phrase) -> Self {
        phrase.with(&[])
    }
}
