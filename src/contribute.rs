//! New listings and corrections for the lists: read from pasted text, checked, compared with the
//! catalogue, and written in each list's syntax.
//!
//! Nothing is sent from here. The results are text to copy, and links to GitHub's form for a new
//! issue with that text filled in.

mod bibtex;
mod check;
mod draft;
mod duplicates;
mod field;
mod fix;
mod github;
mod paste;
mod section;
mod tex;

pub use check::{Message, check, fits};
pub use draft::Draft;
pub use duplicates::{Duplicate, Likeness, duplicates};
pub use field::Field;
pub use fix::{Fix, fix_record};
pub use github::{Address, LONGEST_ADDRESS, issue};
pub use paste::{PasteError, read};
pub use section::{Section, section};

use serde::{Deserialize, Serialize};

use crate::export::{Names, Syntax};
use crate::work::{List, Work};

/// A proposal to one list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// The list's id.
    pub list: String,
    /// The list's title.
    pub title: String,
    /// The draft in each of the list's syntaxes that can express it, the usual one first.
    pub lines: Vec<(Syntax, String)>,
    /// The headings under which the list has works of the draft's areas, outermost first; empty
    /// if it has none.
    pub section: Vec<String>,
    /// A new issue in the list's repository; none if that is unknown.
    pub address: Option<Address>,
}

/// The proposals to all lists; editions of one list, which share a repository, get one.
pub fn proposals(draft: &Draft, works: &[Work], lists: &[List], names: &Names) -> Vec<Proposal> {
    let mut proposals = Vec::new();
    let mut homes: Vec<&String> = Vec::new();
    for list in lists {
        if list.url.as_ref().is_some_and(|url| homes.contains(&url)) {
            continue;
        }
        homes.extend(&list.url);
        proposals.extend(proposal(draft, works, list, names));
    }
    proposals
}

fn proposal(draft: &Draft, works: &[Work], list: &List, names: &Names) -> Option<Proposal> {
    let item = draft.item();
    let fitting = Syntax::of_list(&list.id)
        .iter()
        .filter(|syntax| fits(draft, **syntax).is_ok());
    let lines: Vec<(Syntax, String)> = fitting
        .map(|syntax| (*syntax, item.line(*syntax)))
        .collect();
    let (_, line) = lines.first()?;
    let section = section(&draft.areas, works, &list.id, names);
    let section = section.map_or_else(Vec::new, |section| section.path);
    let under = match section.is_empty() {
        true => String::new(),
        false => format!("Section: {}\n\n", section.join(" › ")),
    };
    let body = format!("{under}```markdown\n{line}\n```\n");
    let title = format!("Add “{}”", draft.title);
    let url = list.url.as_deref();
    Some(Proposal {
        list: list.id.clone(),
        title: list.title.clone(),
        section,
        address: url.map(|url| issue(url, &title, &body)),
        lines,
    })
}
