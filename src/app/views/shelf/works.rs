//! A work on the shelf.

use crate::app::kit::dom::{El, el};
use crate::app::kit::widget::is_plain;
use crate::app::parts::link::link_out;
use crate::app::parts::shelf::blocks::block;
use crate::app::parts::shelf::controls::{doing, named_tick, press, row, tick, words};
use crate::app::state::language::tr::{tr, tr_with};
use crate::app::state::shelf::shelf_store;
use crate::shelf::SavedWork;
use crate::texts::Text;

fn saved(key: &str) -> SavedWork {
    // A row that is being taken out has nothing to show any more.
    shelf_store()
        .look(|shelf, _| shelf.saved(key))
        .unwrap_or_default()
}

/// What a row shows but for the text of its note, which follows by itself: whoever types it must
/// not have it drawn anew.
pub fn state(key: &str) -> String {
    let saved = saved(key);
    let is_picked = shelf_store().look(|_, ui| ui.is_picked(key));
    let has_note = has_note(key, &saved);
    let tags = saved.tags.join("\t");
    let state = format!(
        "{is_picked} {has_note} {} {tags}\t{}",
        saved.is_read, saved.title
    );
    block(key, &state)
}

/// Whether there is a note, or a place to write one.
fn has_note(key: &str, saved: &SavedWork) -> bool {
    !saved.note.is_empty() || shelf_store().look(|_, ui| ui.is_open(&format!("note {key}")))
}

/// The row. `complete` is whether all works of the catalogue are read: until then one that is not
/// there may yet come.
pub fn drawn(key: &str, complete: bool) -> El {
    let saved = saved(key);
    let is_picked = shelf_store().look(|_, ui| ui.is_picked(key));
    let pick =
        tick(is_picked, "pick", key).attr("aria-label", &tr_with(Text::ShelfPick, &[&saved.title]));
    let heading = el("h4")
        .class("shelf-title")
        .child(title(key, &saved.title));
    let mut parts = vec![heading];
    if complete && !is_known(key) {
        parts.push(left(&saved));
    }
    let about = [saved.authors.as_str(), saved.venue_and_year.as_str()];
    let about: Vec<&str> = about.into_iter().filter(|part| !part.is_empty()).collect();
    parts.push(words("shelf-about", &about.join(" · ")));
    let tags = saved
        .tags
        .iter()
        .map(|tag| el("li").class("badge").text(tag));
    parts.push(el("ul").class("shelf-tags").children(tags));
    if has_note(key, &saved) {
        parts.push(note(key, &saved));
    }
    parts.push(row(
        "shelf-actions",
        vec![
            named_tick(saved.is_read, Text::ShelfRead, "read", key),
            press(
                "link-button",
                Text::ShelfNote,
                "open",
                &format!("note {key}"),
            ),
            press("link-button", Text::ShelfChoose, "choose", key),
            press("link-button", Text::Remove, "remove", key),
        ],
    ));
    let class = if saved.is_read {
        "shelf-row is-read"
    } else {
        "shelf-row"
    };
    el("li")
        .class(class)
        .attr("data-work", key)
        .child(el("label").class("shelf-pick").child(pick))
        .child(row("shelf-body", parts))
}

fn is_known(key: &str) -> bool {
    let session = shelf_store().session();
    session.is_some_and(|session| session.index().with_key(key).is_some())
}

/// The title, which opens the work if the catalogue has it.
pub fn title(key: &str, title: &str) -> El {
    let shown = if title.is_empty() { key } else { title };
    let Some(session) = shelf_store().session().filter(|_| is_known(key)) else {
        return words("", shown);
    };
    let (linked, opened) = (key.to_owned(), key.to_owned());
    el("a")
        .attr("dir", "auto")
        .bind_attr("href", move || session.link_to_work(&linked))
        .on_mouse("click", move |event| {
            if is_plain(&event) {
                event.prevent_default();
                session.open_work(Some(opened.clone()));
            }
        })
        .text(shown)
}

/// What was known of a work that left the catalogue.
fn left(saved: &SavedWork) -> El {
    let mut said = row("shelf-left", vec![words("", tr(Text::ShelfLeft))]);
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
    doing(field, "note", key)
}
