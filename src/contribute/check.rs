//! Validates a draft field by field, so that whatever passes reads back unchanged.

use super::{Draft, Field};
use crate::export::{Names, Syntax};
use crate::identity::name_words::{is_organisation, is_venue_word};
use crate::identity::words::is_invisible;
use crate::identity::{ids, names, urls};
use crate::texts::{FilledPhrase, Phrase};

/// A fault to fix before a listing can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The field.
    pub field: Field,
    /// What is wrong.
    pub phrase: FilledPhrase,
}

/// Maximum length of a title, in characters.
const LONGEST_TITLE: usize = 240;
/// Maximum number of accents, emoji and other symbols in a row; the lists' readers strip longer
/// runs of accents.
const MOST_SIGNS: usize = 8;

/// All faults of a tidied draft; empty if it can be written.
///
/// A value is refused if the lists' readers would not give it back as it was written, because
/// their syntax has no way to express it.
pub fn check(draft: &Draft, names: &Names) -> Vec<Message> {
    let mut messages = Vec::new();
    let mut say = |field: Field, found: Result<(), FilledPhrase>| {
        messages.extend(found.err().map(|phrase| Message { field, phrase }));
    };
    say(Field::Title, title(&draft.title));
    say(Field::Authors, authors(draft));
    say(Field::Venue, venue(draft.venue.as_deref()));
    say(Field::Year, year(draft));
    say(Field::ArxivId, arxiv_id(draft));
    say(Field::Repo, repo(draft.repo.as_deref()));
    say(Field::Links, links(draft));
    let unknown = draft
        .areas
        .iter()
        .find(|area| names.area_label(area).is_none());
    say(
        Field::Areas,
        match unknown {
            Some(area) => wrong(Phrase::UnknownArea, &[area]),
            None => Ok(()),
        },
    );
    messages
}

fn wrong(phrase: Phrase, values: &[&str]) -> Result<(), FilledPhrase> {
    Err(phrase.with(values))
}

/// Whether a checked draft can be expressed in a syntax.
///
/// # Errors
/// If it cannot: why.
pub fn fits(draft: &Draft, syntax: Syntax) -> Result<(), FilledPhrase> {
    if !matches!(syntax, Syntax::Bullet | Syntax::Starred) {
        return Ok(());
    }
    // A bullet that leads to a repository alone is read as a project, which has no authors.
    let has_paper = draft.arxiv_id.is_some() || !draft.links.is_empty();
    if syntax == Syntax::Starred && !has_paper && !draft.authors.is_empty() {
        return wrong(Phrase::AuthorsUnclear, &[]);
    }
    // In a bullet, authors are recognised by their look alone.
    let is_small = |word: &str| {
        matches!(
            word,
            "de" | "van" | "von" | "der" | "den" | "del" | "la" | "do" | "di" | "da"
        )
    };
    let is_word = |word: &str| {
        let letters = word.trim_end_matches('.').chars().count();
        let is_whole = !word.ends_with('.') || letters == 1;
        is_small(word) || (word.starts_with(char::is_uppercase) && is_whole)
    };
    let is_plain = |name: &String| {
        let words: Vec<&str> = name.split(' ').collect();
        let letters = |c: char| c.is_alphabetic() || " .-".contains(c);
        (2..=5).contains(&words.len())
            && !is_organisation(name)
            && words
                .iter()
                .all(|word| is_word(word) && !is_venue_word(word))
            && name.chars().all(letters)
            && !name.ends_with('.')
    };
    match draft.authors.iter().all(is_plain) {
        true => Ok(()),
        false => wrong(Phrase::AuthorsUnclear, &[]),
    }
}

fn title(title: &str) -> Result<(), FilledPhrase> {
    let length = title.chars().count();
    if title.is_empty() {
        return wrong(Phrase::TitleMissing, &[]);
    }
    if length > LONGEST_TITLE {
        return wrong(Phrase::TitleTooLong, &[&length.to_string()]);
    }
    visible(title)?;
    if !title.contains(char::is_alphabetic) {
        return wrong(Phrase::TitleWithoutLetter, &[]);
    }
    // Readers take it for the number of an item.
    let after = title.trim_start_matches(|c: char| c.is_ascii_digit());
    if after.len() < title.len() && after.starts_with(['.', ')']) {
        return wrong(Phrase::TitleNumbered, &[]);
    }
    let is_cut = |c: char| ".,:，*_\"“”".contains(c);
    if !title.starts_with(char::is_alphanumeric)
        || title.contains(['[', ']'])
        || title.ends_with(is_cut)
    {
        return wrong(Phrase::TitleMarks, &[]);
    }
    Ok(())
}

/// Refuses invisible characters, and runs of symbols that the lists' readers strip.
fn visible(text: &str) -> Result<(), FilledPhrase> {
    if let Some(odd) = text.chars().find(|&c| is_invisible(c)) {
        let code = u32::from(odd);
        return wrong(Phrase::Invisible, &[&format!("U+{code:04X}")]);
    }
    let mut signs = 0;
    for char in text.chars() {
        let is_sign = !char.is_ascii() && !char.is_alphanumeric() && !char.is_whitespace();
        signs = if is_sign { signs + 1 } else { 0 };
        if signs > MOST_SIGNS {
            return wrong(Phrase::TooManySigns, &[]);
        }
    }
    Ok(())
}

fn authors(draft: &Draft) -> Result<(), FilledPhrase> {
    for name in &draft.authors {
        visible(name)?;
        let is_name = |c: char| c.is_alphabetic() || is_accent(c) || " .-'’()".contains(c);
        if !name.chars().all(is_name) || !name.starts_with(char::is_alphabetic) {
            return wrong(Phrase::NoPerson, &[name]);
        }
    }
    let people = draft.authors.join(", ");
    let cut = if draft.authors_truncated {
        " et al"
    } else {
        ""
    };
    let (read, is_cut) = names::authors(&format!("{people}{cut}"));
    if read != draft.authors {
        return match read.iter().find(|name| !draft.authors.contains(name)) {
            Some(other) => wrong(Phrase::NameMisreadAs, &[other]),
            None => wrong(Phrase::NameMisread, &[]),
        };
    }
    match is_cut == draft.authors_truncated || draft.authors.is_empty() {
        true => Ok(()),
        false => wrong(Phrase::EtAlIsNoAuthor, &[]),
    }
}

/// Whether a character is a combining accent.
fn is_accent(char: char) -> bool {
    ('\u{300}'..='\u{36F}').contains(&char)
}

fn venue(venue: Option<&str>) -> Result<(), FilledPhrase> {
    let Some(venue) = venue else {
        return wrong(Phrase::VenueMissing, &[]);
    };
    let is_sign = |c: char| c.is_ascii_alphanumeric() || " &-+".contains(c);
    let is_proper = venue.chars().all(is_sign)
        && venue.len() < 60
        && venue.split(' ').count() <= 6
        && venue.starts_with(|c: char| c.is_ascii_alphabetic())
        && venue.ends_with(|c: char| c.is_ascii_alphanumeric());
    if !is_proper {
        return wrong(Phrase::VenueTooLong, &[]);
    }
    let mut numbers = venue.split(|c: char| !c.is_ascii_digit());
    if numbers.any(|digits| digits.len() == 4) {
        return wrong(Phrase::YearApart, &[]);
    }
    Ok(())
}

fn year(draft: &Draft) -> Result<(), FilledPhrase> {
    let Some(year) = draft.year else {
        return wrong(Phrase::YearMissing, &[]);
    };
    let printed = year.to_string();
    if !(1990..=2089).contains(&year) {
        return wrong(Phrase::YearUnlikely, &[&printed]);
    }
    let of_id = draft.arxiv_id.as_deref().and_then(ids::arxiv_date);
    match of_id {
        Some((first, _)) if draft.venue.as_deref() == Some("arXiv") && first != year => {
            wrong(Phrase::YearOfPreprint, &[&first.to_string()])
        }
        Some((first, _)) if year + 1 < first => {
            wrong(Phrase::YearBeforeId, &[&first.to_string(), &printed])
        }
        _ => Ok(()),
    }
}

fn arxiv_id(draft: &Draft) -> Result<(), FilledPhrase> {
    match &draft.arxiv_id {
        Some(id) if ids::arxiv_id(id).as_ref() != Some(id) => wrong(Phrase::NoArxivId, &[id]),
        _ => Ok(()),
    }
}

fn repo(repo: Option<&str>) -> Result<(), FilledPhrase> {
    let Some(repo) = repo else { return Ok(()) };
    let own = ids::github_repo(&format!("https://github.com/{repo}"));
    match own.as_deref() == Some(repo) {
        true => Ok(()),
        false => wrong(Phrase::NoRepository, &[repo]),
    }
}

fn links(draft: &Draft) -> Result<(), FilledPhrase> {
    if draft.all_links().is_empty() {
        return wrong(Phrase::AddressMissing, &[]);
    }
    for link in &draft.links {
        let url = &link.url;
        match urls::tidy_url(url) {
            Ok((tidy, None)) if tidy == *url => {}
            Ok((tidy, _)) => return wrong(Phrase::AddressTidier, &[&tidy]),
            Err(urls::TOO_LONG) => return wrong(Phrase::AddressTooLong, &[url]),
            Err(urls::NO_SCHEME) => return wrong(Phrase::AddressScheme, &[url]),
            Err(_) => return wrong(Phrase::AddressHost, &[url]),
        }
        let is_sign = |c: char| c.is_alphanumeric() || " -/".contains(c);
        if !link.label.chars().all(is_sign) || link.label.chars().count() > 40 {
            return wrong(Phrase::LinkName, &[&link.label]);
        }
    }
    Ok(())
}
