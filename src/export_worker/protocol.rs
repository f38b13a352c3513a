//! The messages between the page and the export worker, the same types on both sides.

use serde::{Deserialize, Serialize};

use super::Form;
use crate::contribute::{self, Field, Fix, Likeness, Proposal};
use crate::export::Format;
use crate::texts::FilledPhrase;
use crate::work::Key;

/// What the page asks for. The works that a request is about travel beside it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Request {
    /// The works as a file: [`Response::Exported`].
    Export {
        /// The file's format.
        format: Format,
    },
    /// A work in the forms that people cite it in: [`Response::Citation`].
    Cite,
    /// What reference managers read off a page about the works: [`Response::Tags`].
    Tags,
    /// The form filled in from pasted text: [`Response::Form`].
    ReadPaste {
        /// BibTeX, an arXiv id or an address.
        text: String,
    },
    /// A filled-in form, held against the whole catalogue: [`Response::Check`].
    CheckForm {
        /// The form as it is now.
        form: Form,
    },
    /// A correction of a work, for each list that has it: [`Response::Fixes`].
    Fix {
        /// The field that is wrong.
        field: Field,
        /// What it should say.
        proposed: String,
    },
}

/// What the worker answers.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Response {
    /// The file travels beside it.
    Exported,
    /// A work as text.
    Citation(Citation),
    /// Tags for each work, in the order of the works. JavaScript alone reads them.
    #[serde(skip_deserializing)]
    Tags(Vec<Tags>),
    /// A form, filled in as far as the pasted text says.
    Form(Form),
    /// What the form lacks, and what to send once it lacks nothing.
    Check(Check),
    /// One correction for each listing.
    Fixes(Vec<Fix>),
    /// Nothing came of it.
    Failed(Message),
}

impl Request {
    /// The request as it crosses to the worker.
    pub fn to_json(&self) -> String {
        json(self)
    }
}

impl Response {
    /// The response as it crosses to the page.
    pub(super) fn to_json(&self) -> String {
        json(self)
    }

    /// Reads a response.
    ///
    /// # Errors
    /// If the worker is of another version than the page: where the JSON is not as expected.
    pub fn from_json(json: &str) -> Result<Self, String> {
        // As bytes, like the catalogue: the page has one JSON reader, not two.
        serde_json::from_slice(json.as_bytes()).map_err(|error| error.to_string())
    }

    /// The citation, if it is one.
    pub fn citation(self) -> Option<Citation> {
        match self {
            Self::Citation(citation) => Some(citation),
            _ => None,
        }
    }

    /// The form, if it is one.
    pub fn form(self) -> Option<Form> {
        match self {
            Self::Form(form) => Some(form),
            _ => None,
        }
    }

    /// What the form lacks, if it is about one.
    pub fn check(self) -> Option<Check> {
        match self {
            Self::Check(check) => Some(check),
            _ => None,
        }
    }

    /// The corrections, if it has any to give.
    pub fn fixes(self) -> Option<Vec<Fix>> {
        match self {
            Self::Fixes(fixes) => Some(fixes),
            _ => None,
        }
    }
}

fn json<T: Serialize>(message: &T) -> String {
    serde_json::to_string(message).expect("our types have string keys and no failing serialisers")
}

/// A work in the forms that people cite it in.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Citation {
    /// Plain text in APA's style.
    pub reference: String,
    /// A BibTeX entry.
    pub bibtex: String,
    /// A RIS record.
    pub ris: String,
}

/// What reference managers read off a page about a work.
#[derive(Clone, Debug, Serialize)]
pub struct Tags {
    /// The title of a COinS `span`.
    pub coins: String,
    /// Name and content of the `meta` elements of a page about this work alone; none unless it
    /// is a paper.
    pub tags: Vec<(String, String)>,
}

/// What the form lacks, and what to send once it lacks nothing.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Check {
    /// What has to be fixed first.
    pub messages: Vec<FieldMessage>,
    /// Works that the form may be about, the likeliest first.
    pub duplicates: Vec<Duplicate>,
    /// What to send to each list; empty while there are messages.
    pub proposals: Vec<Proposal>,
}

/// What is wrong with a field of the form.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FieldMessage {
    /// The field.
    pub field: Field,
    /// What is wrong.
    pub message: Message,
}

/// A work that a form may be about.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Duplicate {
    /// The work's id.
    pub id: Key,
    /// The work's title.
    pub title: String,
    /// What they have in common.
    pub likeness: Likeness,
}

impl From<contribute::Duplicate<'_>> for Duplicate {
    fn from(found: contribute::Duplicate) -> Self {
        Self {
            id: found.work.id.clone(),
            title: found.work.title.clone(),
            likeness: found.likeness,
        }
    }
}

/// A sentence for the reader. It crosses in English with its places open, because the page has
/// the translations and the worker has not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// The English text, `{0}`, `{1}` … where values go.
    pub text: String,
    /// The values.
    pub values: Vec<String>,
}

impl From<FilledPhrase> for Message {
    fn from(phrase: FilledPhrase) -> Self {
        Self {
            text: phrase.english().to_owned(),
            values: phrase.values,
        }
    }
}
