//! A work on the shelf.

use crate::app::kit::dom::{El, el};
use crate::app::kit::widget::{on_plain_click, row as div, text_span};
use crate::app::parts::link::link_out;
use crate::app::parts::shelf::action::Action;
use crate::app::parts::shelf::controls::{acting, action_box, action_button, labelled_action_box};
use crate::app::state::language::tr::{tr, tr_with};
use crate::app::state::shelf::shelf_store;
use crate::app::state::shelf::ui::Disclosure;
use crate::shelf::SavedWork;
use crate::texts::Text;

fn saved(key: &str) -> SavedWork {
    // A row that is being taken out has nothing to show any more.
    shelf_store()
        .look(|shelf, _| shelf.saved(key))
        .unwrap_or_default()
}

/// What a row shows but for the text of its note, which is bound by itself: the field must not be
/// redrawn while somebody writes in it.
#[derive(Clone, PartialEq)]
pub struct Row {
    key: String,
    title: String,
    tags: Vec<String>,
    is_read: bool,
    is_selected: bool,
    /// Whether there is a note, or a field to write one.
    has_note: bool,
}

impl Row {
    /// What the row of a work shows now.
    pub fn now(key: &str) -> Self {
        let saved = saved(key);
        let note = note_of(key);
        let (is_selected, is_noting) =
            shelf_store().look(|_, ui| (ui.is_picked(key), ui.is_open(&note)));
        Self {
            key: key.to_owned(),
            title: saved.title,
            tags: saved.tags,
            is_read: saved.is_read,
            is_selected,
            has_note: is_noting || !saved.note.is_empty(),
        }
    }
}

fn note_of(key: &str) -> Disclosure {
    Disclosure::Note(key.to_owned())
}

/// The row. `complete` is whether all works of the catalogue are read: until then one that is not
/// there may yet come.
pub fn row(row: &Row, complete: bool) -> El {
    let (key, saved) = (row.key.as_str(), saved(&row.key));
    let select = tr_with(Text::ShelfPick, &[&saved.title]);
    let select = action_box(row.is_selected, Action::Select, key).attr("aria-label", &select);
    let heading = el("h4").class("shelf-title");
    let mut parts = vec![heading.child(title(key, &saved.title))];
    if complete && !is_known(key) {
        parts.push(left(&saved));
    }
    let about = [saved.authors.as_str(), saved.venue_and_year.as_str()];
    let about: Vec<&str> = about.into_iter().filter(|part| !part.is_empty()).collect();
    parts.push(text_span("shelf-about", &about.join(" · ")));
    let tags = row.tags.iter();
    let tags = tags.map(|tag| el("li").class("badge").text(tag));
    parts.push(el("ul").class("shelf-tags").children(tags));
    if row.has_note {
        parts.push(note(key, &saved));
    }
    parts.push(div("shelf-actions", actions(key, row.is_read)));
    let class = match row.is_read {
        true => "shelf-row is-read",
        false => "shelf-row",
    };
    el("li")
        .class(class)
        .attr("data-work", key)
        .child(el("label").class("shelf-pick").child(select))
        .child(div("shelf-body", parts))
}

fn actions(key: &str, is_read: bool) -> Vec<El> {
    let button = |label, action, key: &str| action_button("link-button", label, action, key);
    vec![
        labelled_action_box(is_read, Text::ShelfRead, Action::SetRead, key),
        button(Text::ShelfNote, Action::Disclose, &note_of(key).key()),
        button(Text::ShelfChoose, Action::ChooseWork, key),
        button(Text::Remove, Action::RemoveWork, key),
    ]
}

fn is_known(key: &str) -> bool {
    let session = shelf_store().session();
    session.is_some_and(|session| session.index().with_key(key).is_some())
}

/// The title, which opens the work if the catalogue has it.
pub fn title(key: &str, title: &str) -> El {
    let shown = if title.is_empty() { key } else { title };
    let Some(session) = shelf_store().session().filter(|_| is_known(key)) else {
        return text_span("", shown);
    };
    let (linked, opened) = (key.to_owned(), key.to_owned());
    let link = el("a")
        .attr("dir", "auto")
        .bind_attr("href", move || session.address.link_to_work(&linked))
        .text(shown);
    on_plain_click(link, move || session.open_work(Some(opened.clone())))
}

/// What was known of a work that left the catalogue.
fn left(saved: &SavedWork) -> El {
    let mut said = div("shelf-left", vec![text_span("", tr(Text::ShelfLeft))]);
    for (label, url) in &saved.links {
        let shown = if label.is_empty() { url } else { label };
        said = said.child(link_out("work-link", url, shown));
    }
    said
}

fn note(key: &str, saved: &SavedWork) -> El {
    let own = key.to_owned();
    let text = move || {
        let saved = shelf_store().look(|shelf, _| shelf.saved(&own));
        saved.map(|saved| saved.note).unwrap_or_default()
    };
    let field = el("textarea")
        .class("shelf-note")
        .attr("rows", "2")
        .attr("dir", "auto")
        .attr("aria-label", &tr_with(Text::ShelfNoteOf, &[&saved.title]))
        .bind_value(text);
    acting(field, Action::Note, key)
}
