//! Exports and contributions, as one function from a request to a response.
//!
//! The page runs this in a worker, which is a program of its own and is loaded on demand.
//! `protocol` has the messages. Bulk text (the works asked about, the file that was written)
//! travels beside the JSON, so that neither side has to escape it.

mod form;
mod protocol;

use serde::Deserialize;

pub use crate::contribute::{Address, Field, Fix, Likeness, Proposal};
pub use form::Form;
pub use protocol::{Check, Citation, Duplicate, FieldMessage, Message, Request, Response, Tags};

use crate::contribute::{self, PasteError};
use crate::export::{self, Format, Names};
use crate::texts::{FilledPhrase, Phrase};
use crate::work::{Area, List, Venue, Work};

/// The part of a catalogue that a request is about, in the shape of the catalogue's file.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Extract {
    venues: Vec<Venue>,
    areas: Vec<Area>,
    lists: Vec<List>,
    works: Vec<Work>,
}

impl Extract {
    fn names(&self) -> Names {
        Names::new(&self.venues, &self.areas, &self.lists)
    }
}

/// Answers a [`Request`] in JSON with a [`Response`] in JSON and, for [`Request::Export`], the
/// text of the file, which is empty otherwise.
///
/// `catalogue` is JSON in the shape of the catalogue's file, with the works that the request is
/// about. Whatever goes wrong is a [`Response::Failed`].
pub fn answer(request: &str, catalogue: &str) -> (String, String) {
    let answered = parse(request).and_then(|request| respond(request, &parse(catalogue)?));
    let (response, file) = answered.unwrap_or_else(|phrase| {
        let failed = Response::Failed(Message::from(phrase));
        (failed, String::new())
    });
    (response.to_json(), file)
}

fn parse<'a, T: Deserialize<'a>>(json: &'a str) -> Result<T, FilledPhrase> {
    serde_json::from_str(json).map_err(|error| Phrase::NotReadable.with(&[&error.to_string()]))
}

fn respond(request: Request, extract: &Extract) -> Result<(Response, String), FilledPhrase> {
    let names = extract.names();
    let response = match request {
        Request::Export { format } => {
            let works: Vec<&Work> = extract.works.iter().collect();
            return Ok((Response::Exported, export::write(format, &works, &names)));
        }
        Request::Cite => Response::Citation(citation(only_work(extract)?, &names)),
        Request::Tags => {
            let tags = extract.works.iter().map(|work| tags(work, &names));
            Response::Tags(tags.collect())
        }
        Request::ReadPaste { text } => {
            let draft = contribute::read(&text, &names).map_err(PasteError::phrase)?;
            Response::Form(Form::new(&draft, &names))
        }
        Request::CheckForm { form } => Response::Check(check(&form, extract, &names)),
        Request::Fix { field, proposed } => {
            let work = only_work(extract)?;
            Response::Fixes(contribute::fix_record(work, field, &proposed, &names))
        }
    };
    Ok((response, String::new()))
}

/// The work that a request about a single one is about.
fn only_work(extract: &Extract) -> Result<&Work, FilledPhrase> {
    extract.works.first().ok_or_else(|| Phrase::NoWork.into())
}

fn citation(work: &Work, names: &Names) -> Citation {
    Citation {
        reference: export::cite(work, names),
        bibtex: export::write(Format::Bibtex, &[work], names),
        ris: export::write(Format::Ris, &[work], names),
    }
}

fn tags(work: &Work, names: &Names) -> Tags {
    let tags = export::highwire(work, names).into_iter();
    Tags {
        coins: export::coins(work, names),
        tags: tags.map(|(name, text)| (name.to_owned(), text)).collect(),
    }
}

fn check(form: &Form, extract: &Extract, names: &Names) -> Check {
    let draft = form.draft(&extract.areas).tidied();
    let mut messages = contribute::check(&draft, names);
    if let Some(message) = form.unreadable_year() {
        messages.retain(|other| other.field != message.field);
        messages.push(message);
    }
    let proposals = match messages.is_empty() {
        true => contribute::proposals(&draft, &extract.works, &extract.lists, names),
        false => Vec::new(),
    };
    let duplicates = contribute::duplicates(&draft, &extract.works).into_iter();
    let messages = messages.into_iter().map(|message| FieldMessage {
        field: message.field,
        message: message.phrase.into(),
    });
    Check {
        messages: messages.collect(),
        duplicates: duplicates.map(Duplicate::from).collect(),
        proposals,
    }
}
