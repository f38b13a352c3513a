//! A correction of what the lists print of a work, as an issue for each of them.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::app::dialogs::frame::head;
use crate::app::kit::dom::{El, NodeRef, el};
use crate::app::kit::reactive::RwSignal;
use crate::app::kit::widget::classed;
use crate::app::parts::passage::{ask, issue_link, passage};
use crate::app::state::language::tr::tr;
use crate::app::state::session::Session;
use crate::app::state::worker;
use crate::texts::Text;

/// What can be wrong, by the names of the record's fields.
const FIELDS: [(&str, Text); 8] = [
    ("title", Text::Title),
    ("authors", Text::Authors),
    ("venue", Text::FacetVenue),
    ("year", Text::MeasureYear),
    ("arxiv_id", Text::FieldArxiv),
    ("links", Text::Links),
    ("repos", Text::Repository),
    ("areas", Text::Areas),
];

/// The dialog's content.
pub fn content(session: Session, dialog: NodeRef) -> El {
    let index = session.index();
    let body = classed("div", "help-body").child(head(Text::FixRecord, dialog));
    let Some(id) = index.with_key(&session.dialogs.work.get_untracked()) else {
        return body;
    };
    let field = RwSignal::new("title".to_owned());
    let proposed = RwSignal::new(String::new());
    let issues = RwSignal::new(String::new());
    let (record, head) = (worker::record(&index, id), worker::head(&index));
    let write = move || {
        let words = [field.get_untracked(), proposed.get_untracked()];
        let [field, proposed] = words.map(|word| JsValue::from_str(&word));
        let arguments = vec![record.clone(), field, proposed, head.clone()];
        ask("fixRecord", arguments, move |said| {
            // The dialog may be closed by now.
            issues.try_set(said.unwrap_or_else(|why| why));
        });
    };
    write();
    let choices = FIELDS.map(|(name, label)| el("option").attr("value", name).text(tr(label)));
    let choice = el("select")
        .on("input", move |event| field.set(event_target_value(&event)))
        .children(choices);
    let text = el("textarea").attr("rows", "2").on("input", move |event| {
        proposed.set(event_target_value(&event));
    });
    // After those of the fields themselves.
    let fields = classed("div", "passages")
        .on("input", move |_| write())
        .child(labelled(Text::FixWhat, choice))
        .child(labelled(Text::FixProposed, text));
    let listings = classed("div", "passages").bind_children(move || {
        let said = issues.get();
        let known = worker::items(&worker::parsed(&said.as_str().into()));
        if known.is_empty() {
            return vec![el("p").attr("role", "status").text(&said)];
        }
        known.iter().map(|issue| one(issue, proposed)).collect()
    });
    let title = index.work(id).title;
    body.child(classed("p", "take-title").attr("dir", "auto").text(&title))
        .child(el("p").text(tr(Text::NothingSent)))
        .child(fields)
        .child(listings)
}

fn labelled(name: Text, field: El) -> El {
    classed("label", "take-field")
        .child(el("span").text(tr(name)))
        .child(field)
}

/// What one list is told, once there is something to propose.
fn one(issue: &JsValue, proposed: RwSignal<String>) -> El {
    let body = RwSignal::new(worker::text_at(issue, "body"));
    let made = passage(&worker::text_at(issue, "title"), move || body.get());
    let has_none = proposed.with_untracked(|text| text.trim().is_empty());
    made.children((!has_none).then(|| issue_link(issue)))
}
