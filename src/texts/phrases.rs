//! What the export worker says to readers: phrases and the values of their placeholders.

use std::fmt;

use super::{filled, shown};

texts! {
/// What the export worker says of pasted text and drafts. It is a program of its own, so these
/// are a table of their own: the page does not have it, and translates what it is told.
Phrase in PHRASES {
    NothingToRead = "Paste something first.";
    NoBibtexEntry = "No BibTeX entry with a title found.";
    NoForm = "This is not BibTeX, an arXiv ID or a link.";
    NoWork = "No work was given.";
    NotReadable = "The text cannot be read: {0}.";
    UnknownArea = "The catalogue has no area “{0}”.";
    TitleMissing = "Enter a title.";
    TitleTooLong = "The title is too long: {0} characters.";
    TitleWithoutLetter = "The title must contain at least one letter.";
    TitleNumbered = "The title must not start with a list number.";
    TitleMarks = "The title must not start or end with a quotation mark, full stop, comma or colon.";
    Invisible = "It contains an invisible character, {0}.";
    TooManySigns = "Too many accents or symbols in a row.";
    NoPerson = "“{0}” does not look like a person's name.";
    NameMisread = "A name would be read differently.";
    NameMisreadAs = "A name would be read as “{0}”.";
    EtAlIsNoAuthor = "“et al.” may only appear at the end of the author list.";
    AuthorsUnclear = "In this format, the authors cannot be told apart from the rest.";
    VenueMissing = "Enter a venue, or arXiv if it is not published yet.";
    VenueTooLong = "Use the short name, such as ICLR or ACL Findings.";
    YearApart = "Put the year into its own field.";
    YearMissing = "Enter a year.";
    YearUnlikely = "{0} is not a plausible year.";
    YearOfPreprint = "The arXiv ID is from {0}, so the year of the preprint must be too.";
    YearBeforeId = "The arXiv ID is from {0}, later than {1}.";
    NoArxivId = "“{0}” is not an arXiv ID such as 2210.17323.";
    NoRepository = "“{0}” is not a repository such as owner/name.";
    AddressMissing = "Add at least one link: the lists do not accept entries without one.";
    AddressTidier = "Write this link as {0}.";
    AddressTooLong = "{0} is too long for a link.";
    AddressScheme = "{0} must start with https:// or http://.";
    AddressHost = "{0} has no valid host name.";
    LinkName = "“{0}” cannot be used as the name of a link.";
    FormatRow = "Awesome-Efficient-LLM, table row";
    FormatBullet = "Awesome-Efficient-LLM, bullet";
}
}

impl Phrase {
    /// The phrase with the values of its placeholders.
    pub fn with(self, values: &[&str]) -> FilledPhrase {
        FilledPhrase {
            phrase: self,
            values: values.iter().map(|&value| value.to_owned()).collect(),
        }
    }
}

/// A phrase with its values, in no language yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilledPhrase {
    /// The phrase.
    pub phrase: Phrase,
    /// The values of its placeholders.
    pub values: Vec<String>,
}

impl FilledPhrase {
    /// The phrase in English, placeholders open.
    pub fn english(&self) -> &'static str {
        shown(PHRASES[self.phrase as usize])
    }
}

/// In English.
impl fmt::Display for FilledPhrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let values: Vec<&str> = self.values.iter().map(String::as_str).collect();
        f.write_str(&filled(self.english(), &values))
    }
}

impl From<Phrase> for FilledPhrase {
    fn from(phrase: Phrase) -> Self {
        phrase.with(&[])
    }
}
