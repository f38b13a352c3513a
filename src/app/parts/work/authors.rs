//! The authors of a work on one line, each a click away from all works of that name.

use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

use crate::app::kit::dom::{El, el};
use crate::app::kit::widget::is_plain;
use crate::app::parts::work::marked::MarkedText;
use crate::app::state::language::tr::{tr, tr_plural};
use crate::app::state::session::Session;
use crate::query::TextField;
use crate::search::{Answer, Index};
use crate::texts::Text;
use crate::work::Work;

/// A line has no room for more names; the rest is a number, and in the detail.
pub const MOST_SHOWN: usize = 12;

/// The authors as links, which follow the query and how the page is shown.
pub struct AuthorLinks(Vec<MarkedText>);

impl AuthorLinks {
    /// Marks what an answer found in them.
    pub fn mark(&self, index: &Index, answer: &Answer) {
        self.0.iter().for_each(|name| name.mark(index, answer));
    }

    /// Leads each to all works of that name.
    pub fn link(&self, session: Session) {
        for name in &self.0 {
            let href = session.link_to_text(&asks_for(name.text()));
            name.element().attr("href", &href);
        }
    }
}

/// The line, if any author is known. All names are in its title.
///
/// The names are no stops of the keyboard: a card would have a dozen of them, some out of sight
/// where the line is cut. By keyboard they are reached in the detail.
pub fn author_line(work: &Work, session: Session) -> Option<(El, AuthorLinks)> {
    if work.authors.is_empty() {
        return None;
    }
    let mut line = el("p")
        .class("work-authors")
        .attr("title", &all_names(work))
        .attr("dir", "auto")
        .on_mouse("click", move |event| search_for_clicked(session, &event));
    let mut links = Vec::new();
    for (position, name) in work.authors.iter().take(MOST_SHOWN).enumerate() {
        let link = el("a").attr("tabindex", "-1");
        let (link, marked) = MarkedText::new(link, name, TextField::Author);
        let is_last = position + 1 == work.authors.len();
        let comma = if is_last { "" } else { ", " };
        line = line.child(el("span").child(link).text(comma));
        links.push(marked);
    }
    if work.authors.len() > MOST_SHOWN {
        let n_others = work.authors.len() - MOST_SHOWN;
        line = line.child(el("span").text(&tr_plural(Text::MoreAuthors, n_others, &[])));
    }
    if work.authors_truncated {
        line = line.child(el("span").text(" ").text(tr(Text::EtAl)));
    }
    Some((line, AuthorLinks(links)))
}

/// The names that the lists give, and whether they say that there are more.
pub fn all_names(work: &Work) -> String {
    let mut names = work.authors.join(", ");
    if work.authors_truncated && !names.is_empty() {
        names.push(' ');
        names.push_str(tr(Text::EtAl));
    }
    names
}

/// What finds the works of an author, in the language of the search box.
pub fn asks_for(name: &str) -> String {
    format!("author:\"{}\"", name.replace('"', ""))
}

/// One listener serves all names of a line: each is what its link says.
fn search_for_clicked(session: Session, event: &MouseEvent) {
    let hit: Option<Element> = event.target().and_then(|hit| hit.dyn_into().ok());
    let link = hit.and_then(|hit| hit.closest("a").ok().flatten());
    let name = link.and_then(|link| link.text_content());
    if let (Some(name), true) = (name, is_plain(event)) {
        event.prevent_default();
        session.search(&asks_for(&name));
    }
}
