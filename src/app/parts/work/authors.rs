//! The authors of a work on one line, each a click away from all works of that name.

use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

use crate::app::kit::dom::{El, el};
use crate::app::kit::widget::{classed, is_plain};
use crate::app::parts::work::marked::marked_now;
use crate::app::state::language::tr::{tr, tr_plural};
use crate::app::state::session::Session;
use crate::query::TextField;
use crate::texts::Text;
use crate::work::Work;

/// A line has no room for more names; the rest is a number, and in the detail.
pub const MOST_SHOWN: usize = 12;

/// The line, if any author is known. All names are in its title.
///
/// The names are no stops of the keyboard: a card would have a dozen of them, some out of sight
/// where the line is cut. By keyboard they are reached in the detail.
pub fn author_line(work: &Work, session: Session) -> Option<El> {
    if work.authors.is_empty() {
        return None;
    }
    let title = all_names(work);
    let (names, is_cut_off) = (work.authors.clone(), work.authors_truncated);
    let shown = move || names_shown(session, &names, is_cut_off);
    let line = classed("p", "work-authors")
        .attr("title", &title)
        .attr("dir", "auto")
        .on_mouse("click", move |event| search_for_clicked(session, &event))
        .bind_children(shown);
    Some(line)
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

/// The names that have room, the number of the others, and whether the lists leave out more.
fn names_shown(session: Session, names: &[String], is_cut_off: bool) -> Vec<El> {
    let mut shown: Vec<El> = Vec::with_capacity(MOST_SHOWN + 2);
    for (position, name) in names.iter().take(MOST_SHOWN).enumerate() {
        let link = el("a")
            .attr("href", &session.link_to_text(&asks_for(name)))
            .attr("tabindex", "-1");
        let link = el("span").child(marked_now(link, session, name, TextField::Author));
        let is_last = position + 1 == names.len();
        shown.push(if is_last { link } else { link.text(", ") });
    }
    if names.len() > MOST_SHOWN {
        let others = tr_plural(Text::MoreAuthors, names.len() - MOST_SHOWN, &[]);
        shown.push(el("span").text(&others));
    }
    if is_cut_off {
        shown.push(el("span").text(" ").text(tr(Text::EtAl)));
    }
    shown
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
