//! Exports and contributions as functions from text to text.
//!
//! The page loads them as a program of their own, and only when someone exports or contributes;
//! texts are what crosses the border between two programs at no cost in code. All structured
//! texts are JSON. What cannot be read is said in an object with the field `error`. What is said to
//! readers stands there in English, with its places not filled, and what fills them beside it as
//! `values`, so that a page can say it in its own language.

mod form;

use serde::{Deserialize, Serialize};

use crate::catalogue::{self, Catalogue};
use crate::contribute::{self, Address, Draft, PasteError};
use crate::export::{self, Format, Names, View};
use crate::texts::{Phrase, Said};
use crate::work::{Area, List, Venue, Work};

use form::Form;

/// The part of a catalogue that says what ids are called. The whole file does as well.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Head {
    venues: Vec<Venue>,
    areas: Vec<Area>,
    lists: Vec<List>,
}

impl Head {
    fn names(&self) -> Names {
        Names::new(&self.venues, &self.areas, &self.lists)
    }
}

/// A format as the page offers it.
#[derive(Serialize)]
struct Offer {
    key: &'static str,
    label: &'static str,
    extension: &'static str,
    media_type: &'static str,
}

/// A view to cite.
#[derive(Default, Deserialize)]
#[serde(default)]
struct ViewText {
    query: String,
    count: usize,
    version: String,
    as_of: String,
    address: String,
}

/// What tells reference managers of a work.
#[derive(Serialize)]
struct TagsText {
    coins: String,
    tags: Vec<(&'static str, String)>,
}

/// What comes of a draft.
#[derive(Serialize)]
struct Checked {
    draft: Draft,
    messages: Vec<MessageText>,
    duplicates: Vec<DuplicateText>,
    proposals: Vec<ProposalText>,
}

#[derive(Serialize)]
struct MessageText {
    field: &'static str,
    #[serde(flatten)]
    said: SaidText,
}

/// What is said to readers: the phrase in English, and what fills its places.
#[derive(Serialize)]
struct SaidText {
    text: &'static str,
    values: Vec<String>,
}

impl SaidText {
    fn of(said: Said) -> Self {
        Self {
            text: said.english(),
            values: said.values,
        }
    }
}

#[derive(Serialize)]
struct DuplicateText {
    id: String,
    title: String,
    likeness: &'static str,
}

#[derive(Serialize)]
struct ProposalText {
    list: String,
    title: String,
    section: Option<Vec<String>>,
    lines: Vec<LineText>,
    #[serde(flatten)]
    address: AddressText,
}

#[derive(Serialize)]
struct LineText {
    format: &'static str,
    label: &'static str,
    text: String,
}

/// Where to send it: `address` opens with all filled in; `page` needs `copy` pasted into it.
#[derive(Default, Serialize)]
struct AddressText {
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    copy: Option<String>,
}

#[derive(Serialize)]
struct FixText {
    list: String,
    title: String,
    body: String,
    #[serde(flatten)]
    address: AddressText,
}

#[derive(Serialize)]
struct ErrorText {
    error: &'static str,
    values: Vec<String>,
}

/// The formats that [`write()`] knows: `[{key, label, extension, media_type}]`.
pub fn formats() -> String {
    let offer = |format: Format| Offer {
        key: format.key(),
        label: format.label(),
        extension: format.extension(),
        media_type: format.media_type(),
    };
    json(&Format::ALL.map(offer))
}

/// Works in a format. `works` is a JSON array of the catalogue's records, `head` an object with
/// `venues`, `areas` and `lists`, such as the catalogue.
///
/// # Errors
/// If the format is not known, or a text is not JSON of that shape: why.
pub fn write(format: &str, works: &str, head: &str) -> Result<String, Said> {
    let format = Format::from_key(format).ok_or_else(|| Phrase::NoFormat.with(&[format]))?;
    let works: Vec<Work> = read(works)?;
    let works: Vec<&Work> = works.iter().collect();
    Ok(export::write(format, &works, &read::<Head>(head)?.names()))
}

/// A reference to a work, as plain text. `work` is the catalogue's record.
///
/// # Errors
/// If a text is not JSON of that shape: why.
pub fn cite(work: &str, head: &str) -> Result<String, Said> {
    let work: Work = read(work)?;
    Ok(export::cite(&work, &read::<Head>(head)?.names()))
}

/// What tells reference managers of works: `[{coins, tags: [[name, content]]}]`, the title of a
/// COinS `span` and the `meta` elements of a page of its own, of which a work that is no paper has
/// none. `works` and `head` are as [`write()`] takes them.
///
/// # Errors
/// If a text is not JSON of that shape: why.
pub fn tags(works: &str, head: &str) -> Result<String, Said> {
    let works: Vec<Work> = read(works)?;
    let names = read::<Head>(head)?.names();
    let tags = works.iter().map(|work| TagsText {
        coins: export::coins(work, &names),
        tags: export::highwire(work, &names),
    });
    Ok(json(&tags.collect::<Vec<_>>()))
}

/// A reference to a view: an object with `query` in words, `count`, `version`, `as_of` and
/// `address`.
///
/// # Errors
/// If the text is not JSON of that shape: why.
pub fn cite_view(view: &str) -> Result<String, Said> {
    let view: ViewText = read(view)?;
    Ok(export::cite_view(&View {
        query: &view.query,
        count: view.count,
        version: &view.version,
        as_of: &view.as_of,
        address: &view.address,
    }))
}

/// A draft from pasted BibTeX, an arXiv id or an address, as JSON of [`Draft`].
///
/// # Errors
/// If nothing can be made of the text: why.
pub fn read_draft(text: &str, head: &str) -> Result<String, Said> {
    let names = read::<Head>(head)?.names();
    let draft = contribute::read(text, &names).map_err(PasteError::said)?;
    Ok(json(&draft))
}

/// As [`read_draft`], with a text a field: an object with `title`, `authors` (separated by commas,
/// `et al.` at the end for more), `venue`, `year`, `arxiv_id`, `doi`, `repo`, `links` (one a line)
/// and `areas` (names, separated by semicolons).
///
/// # Errors
/// As [`read_draft`].
pub fn read_form(text: &str, head: &str) -> Result<String, Said> {
    let names = read::<Head>(head)?.names();
    let draft = contribute::read(text, &names).map_err(PasteError::said)?;
    Ok(json(&Form::new(&draft, &names)))
}

/// As [`check_draft`], for a form as [`read_form`] gives it.
///
/// # Errors
/// As [`check_draft`].
pub fn check_form(form: &str, catalogue: &str) -> Result<String, Said> {
    let known = known(catalogue)?;
    Ok(json(&checked(
        &read::<Form>(form)?.draft(&known.areas),
        &known,
    )))
}

/// What comes of a draft: `{draft, messages: [{field, text, values}], duplicates: [{id, title,
/// likeness}], proposals: [{list, title, section, lines: [{format, label, text}], address, page,
/// copy}]}`. The draft comes back tidied. As long as there are messages, nothing is proposed.
/// `catalogue` is the text of the catalogue's file.
///
/// # Errors
/// If a text is not JSON of that shape: why.
pub fn check_draft(draft: &str, catalogue: &str) -> Result<String, Said> {
    let draft = read::<Draft>(draft)?;
    Ok(json(&checked(&draft, &known(catalogue)?)))
}

fn known(catalogue: &str) -> Result<Catalogue, Said> {
    let reading = catalogue::read(catalogue)
        .map_err(|error| Phrase::NotReadable.with(&[&error.to_string()]))?;
    Ok(reading.catalogue)
}

fn checked(draft: &Draft, known: &Catalogue) -> Checked {
    let draft = draft.tidied();
    let names = Names::new(&known.venues, &known.areas, &known.lists);
    let messages = contribute::check(&draft, &names);
    let proposals = match messages.is_empty() {
        true => contribute::proposals(&draft, &known.works, &known.lists, &names),
        false => Vec::new(),
    };
    let duplicates = contribute::duplicates(&draft, &known.works);
    let duplicates = duplicates.iter().map(|duplicate| DuplicateText {
        id: duplicate.work.id.clone(),
        title: duplicate.work.title.clone(),
        likeness: duplicate.likeness.key(),
    });
    let messages = messages.into_iter().map(|message| MessageText {
        field: message.field,
        said: SaidText::of(message.said),
    });
    Checked {
        duplicates: duplicates.collect(),
        messages: messages.collect(),
        proposals: proposals.into_iter().map(proposal).collect(),
        draft,
    }
}

/// A correction for each list that lists a work: `[{list, title, body, address, page, copy}]`.
/// `field` is the name of a field of the record.
///
/// # Errors
/// If a text is not JSON of that shape: why.
pub fn fix_record(work: &str, field: &str, proposed: &str, head: &str) -> Result<String, Said> {
    let work: Work = read(work)?;
    let names = read::<Head>(head)?.names();
    let fixes = contribute::fix_record(&work, field, proposed, &names);
    let fixes = fixes.into_iter().map(|fix| FixText {
        list: fix.list,
        title: fix.title,
        body: fix.body,
        address: fix.address.map(address).unwrap_or_default(),
    });
    Ok(json(&fixes.collect::<Vec<_>>()))
}

/// What went right as it is, and what went wrong as `{"error": "…", "values": […]}`.
pub fn told(outcome: Result<String, Said>) -> String {
    outcome.unwrap_or_else(|said| {
        json(&ErrorText {
            error: said.english(),
            values: said.values,
        })
    })
}

fn proposal(proposal: contribute::Proposal) -> ProposalText {
    let lines = proposal.lines.into_iter().map(|(syntax, text)| LineText {
        format: syntax.key(),
        label: syntax.label(),
        text,
    });
    ProposalText {
        list: proposal.list,
        title: proposal.title,
        section: proposal.section.map(|section| section.path),
        lines: lines.collect(),
        address: proposal.address.map(address).unwrap_or_default(),
    }
}

fn address(address: Address) -> AddressText {
    match address {
        Address::Prefilled(url) => AddressText {
            address: Some(url),
            ..AddressText::default()
        },
        Address::Copy { page, text } => AddressText {
            page: Some(page),
            copy: Some(text),
            ..AddressText::default()
        },
    }
}

fn read<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, Said> {
    serde_json::from_str(text).map_err(|error| Phrase::NotReadable.with(&[&error.to_string()]))
}

fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("our types have string keys and no failing serialisers")
}
