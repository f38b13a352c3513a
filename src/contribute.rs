//! A new listing for the lists, or a correction of one: read from what someone pastes, checked,
//! held against the catalogue, and written as each list wants it.
//!
//! Nothing is sent from here. What comes out is text to copy and the addresses of pages of
//! GitHub that open with that text filled in.

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

/// What one list is asked to take.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// The list's id.
    pub list: String,
    /// The list's title.
    pub title: String,
    /// The lines in each of the list's syntaxes that can say all of the draft, the usual first.
    pub lines: Vec<(Syntax, String)>,
    /// The headings of that list that works of the draft's areas stand under, outermost first;
    /// empty if it has no such works.
    pub section: Vec<String>,
    /// A new issue of the list's repository; none for a list without a known home.
    pub address: Option<Address>,
}

/// What to send to each list. Lists that share a home, being two states of one, are asked once.
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
