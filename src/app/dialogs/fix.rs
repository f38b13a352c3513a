//! A correction of what the lists print of a work, as an issue for each of them.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::app::dialogs::frame::head;
use crate::app::kit::dom::handle::NodeRef;
use crate::app::kit::dom::{El, el};
use crate::app::parts::passage::{issue_link, passage};
use crate::app::state::language::tr::tr;
use crate::app::state::session::Session;
use crate::app::state::worker;
use crate::export_worker::{Field, Fix, Request};
use crate::texts::Text;

/// What can be wrong. No list prints a DOI.
const FIELDS: [(Field, Text); 8] = [
    (Field::Title, Text::Title),
    (Field::Authors, Text::Authors),
    (Field::Venue, Text::FacetVenue),
    (Field::Year, Text::MeasureYear),
    (Field::ArxivId, Text::FieldArxiv),
    (Field::Links, Text::Links),
    (Field::Repo, Text::Repository),
    (Field::Areas, Text::Areas),
];

/// The dialog's content.
pub fn content(session: Session, dialog: NodeRef) -> El {
    let index = session.index();
    let body = el("div")
        .class("help-body")
        .child(head(Text::FixRecord, dialog));
    let Some(id) = index.with_key(&session.dialogs.work.get_untracked()) else {
        return body;
    };
    let title = index.work(id).title;
    let field = RwSignal::new(Field::Title);
    let proposed = RwSignal::new(String::new());
    let fixes = RwSignal::new(Ok(Vec::new()));
    let write = move || {
        let fix = Request::Fix {
            field: field.get_untracked(),
            proposed: proposed.get_untracked(),
        };
        spawn_local(async move {
            let answered = worker::ask_with_sources(session, &[id], &fix).await;
            let found = answered.and_then(|it| it.fixes().ok_or_else(worker::unexpected));
            // The dialog may be closed by now.
            fixes.try_set(found);
        });
    };
    write();
    // After those of the fields themselves.
    let fields = el("div")
        .class("passages")
        .on("input", move |_| write())
        .child(labelled(Text::FixWhat, choice(field)))
        .child(labelled(Text::FixProposed, correction(proposed)));
    let listings = el("div").class("passages").bind_children(move || {
        fixes.with(|fixes| match fixes {
            Ok(fixes) => fixes.iter().map(|fix| one(fix, proposed)).collect(),
            Err(why) => vec![el("p").attr("role", "status").text(why)],
        })
    });
    body.child(el("p").class("take-title").attr("dir", "auto").text(&title))
        .child(el("p").text(tr(Text::NothingSent)))
        .child(fields)
        .child(listings)
}

/// The choice of a field.
fn choice(field: RwSignal<Field>) -> El {
    let options = FIELDS.map(|(field, label)| {
        let option = el("option").attr("value", field.key());
        option.text(tr(label))
    });
    let choose = move |key: String| {
        let chosen = FIELDS.iter().find(|(field, _)| field.key() == key);
        if let Some((chosen, _)) = chosen {
            field.set(*chosen);
        }
    };
    el("select")
        .on("input", move |event| choose(event_target_value(&event)))
        .children(options)
}

/// What the field should say.
fn correction(proposed: RwSignal<String>) -> El {
    el("textarea").attr("rows", "2").on("input", move |event| {
        proposed.set(event_target_value(&event));
    })
}

fn labelled(name: Text, field: El) -> El {
    el("label")
        .class("take-field")
        .child(el("span").text(tr(name)))
        .child(field)
}

/// What one list is told, once there is something to propose.
fn one(fix: &Fix, proposed: RwSignal<String>) -> El {
    let body = RwSignal::new(fix.body.clone());
    let made = passage(&fix.title, move || body.get());
    let has_none = proposed.with_untracked(|text| text.trim().is_empty());
    made.children((!has_none).then(|| issue_link(fix.address.as_ref())))
}
