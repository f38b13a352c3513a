//! A new entry for the lists: read from what is pasted, checked while it is written, held
//! against the catalogue, and printed as each list prints it. The desk does all of that.

pub mod outcome;

use std::time::Duration;

use js_sys::{JSON, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use crate::app::kit::debounce::Debounce;
use crate::app::kit::dom::{El, el};
use crate::app::kit::reactive::RwSignal;
use crate::app::kit::widget::{button, classed};
use crate::app::parts::passage::ask;
use crate::app::state::language::tr::{tr, tr_with};
use crate::app::state::session::Session;
use crate::app::state::worker;
use crate::query::Facet;
use crate::texts::Text;

/// How long a pause in typing lasts before what is written is checked.
const PAUSE: Duration = Duration::from_millis(400);

/// The fields: name for the desk, label, hint.
const FIELDS: [(&str, Text, Option<Text>); 9] = [
    ("title", Text::Title, None),
    ("authors", Text::Authors, Some(Text::AuthorsHint)),
    ("venue", Text::FacetVenue, Some(Text::VenueHint)),
    ("year", Text::MeasureYear, Some(Text::YearHint)),
    ("arxiv_id", Text::FieldArxiv, None),
    ("doi", Text::Doi, None),
    ("repo", Text::Repository, Some(Text::RepositoryHint)),
    ("areas", Text::Areas, Some(Text::AreasHint)),
    ("links", Text::Links, Some(Text::LinksHint)),
];

/// The form while it is filled in.
#[derive(Clone, Copy)]
struct Form {
    session: Session,
    /// What stands in each of the fields.
    values: [RwSignal<String>; FIELDS.len()],
    /// Whether a field was left or something was read: what is still empty may be spoken of.
    is_begun: RwSignal<bool>,
    /// What the desk says of it.
    checked: RwSignal<String>,
    /// What went wrong.
    trouble: RwSignal<String>,
}

/// The view.
pub fn contribute(session: Session) -> El {
    let form = Form {
        session,
        values: FIELDS.map(|_| RwSignal::new(String::new())),
        is_begun: RwSignal::new(false),
        checked: RwSignal::new(String::new()),
        trouble: RwSignal::new(String::new()),
    };
    let rest = form.rest();
    let fields = (0..FIELDS.len()).map(|field| form.field(field));
    let written = classed("div", "take-form")
        .on("input", move |_| rest())
        .on("change", move |_| form.is_begun.set(true))
        .children(fields)
        .child(form.names("take-venue-list", Facet::Venue))
        .child(form.names("take-areas-list", Facet::Area));
    let trouble = classed("p", "take-message")
        .attr("role", "alert")
        .bind_text(move || form.trouble.get());
    classed("div", "view contribute")
        .child(el("h2").text(tr(Text::Contribute)))
        .child(el("p").text(tr(Text::ContributeWhat)))
        .child(el("p").text(tr(Text::NothingSent)))
        .child(form.paste_box())
        .child(trouble)
        .child(outcome::alike(session, form.checked))
        .child(written)
        .child(outcome::proposals(form.checked, form.is_begun))
}

impl Form {
    /// Takes what is pasted, and fills in the fields.
    fn paste_box(self) -> El {
        let pasted = RwSignal::new(String::new());
        let read = move || {
            let text = JsValue::from_str(&pasted.get_untracked());
            let head = worker::head(&self.session.index());
            ask("readForm", vec![text, head], move |said| {
                self.trouble.try_set(match said {
                    Ok(form) => {
                        let form = worker::parsed(&form.as_str().into());
                        self.is_begun.try_set(true);
                        for (value, (key, ..)) in self.values.iter().zip(FIELDS) {
                            value.try_set(worker::text_at(&form, key));
                        }
                        spawn_local(self.check());
                        String::new()
                    }
                    Err(why) => why,
                });
            });
        };
        let field = el("textarea").attr("rows", "4");
        let made = labelled("paste", Text::Pasted, field, pasted);
        made.child(note("paste").text(tr(Text::PastedHint)))
            .child(button("main-button", tr(Text::ReadPasted), "", read))
    }

    /// A field with its name, its hint, and what is wrong with it.
    fn field(self, field: usize) -> El {
        let (key, name, hint) = FIELDS[field];
        let message = move || self.message(key);
        let input = match key {
            "authors" | "links" => el("textarea").attr("rows", "2"),
            _ => el("input").attr("type", "text").attr("autocomplete", "off"),
        };
        let input = input
            .attr("list", &format!("take-{key}-list"))
            .bind_attr("aria-invalid", move || (!message().is_empty()).to_string());
        let said = note(key)
            .text(hint.map_or("", tr))
            .child(classed("span", "take-message").bind_text(message));
        labelled(key, name, input, self.values[field]).child(said)
    }

    /// What is wrong with a field; of an empty one only once the form was begun.
    fn message(self, key: &str) -> String {
        let messages = match self.is_begun.get() {
            true => outcome::said(self.checked, "messages"),
            false => Vec::new(),
        };
        let is_own = |message: &&JsValue| worker::text_at(message, "field") == key;
        let own = messages.iter().find(is_own);
        own.map_or_else(String::new, |message| worker::said_at(message, "text"))
    }

    /// The names that a facet's values have, to choose from.
    fn names(self, id: &str, facet: Facet) -> El {
        let index = self.session.index();
        let options = index.values(facet).iter();
        let options = options.map(|value| el("option").attr("value", &value.label));
        el("datalist").attr("id", id).children(options)
    }

    /// Checks the form once it rests for a moment.
    fn rest(self) -> impl Fn() + Copy {
        let debounce = Debounce::new();
        move || debounce.run(PAUSE, move || spawn_local(self.check()))
    }

    async fn check(self) {
        // The form may be gone, now or when the answer comes.
        let Some(form) = self.to_json() else {
            return;
        };
        let index = self.session.index();
        let catalogue = worker::catalogue(&index).await;
        let said = worker::ask("checkForm", &[form.clone(), catalogue]).await;
        if self.to_json() == Some(form) {
            match said {
                Ok(said) => self.checked.try_set(String::from(said)),
                Err(why) => self.trouble.try_set(tr_with(Text::DeskFailed, &[&why])),
            };
        }
    }

    /// The form as the desk takes it; none if it is empty or gone.
    fn to_json(self) -> Option<JsValue> {
        let form = Object::new();
        let mut is_empty = true;
        for (value, (key, ..)) in self.values.iter().zip(FIELDS) {
            let text = value.try_get_untracked()?;
            is_empty &= text.is_empty();
            // Refused only by what is no plain object.
            let _ = Reflect::set(&form, &key.into(), &text.into());
        }
        let form = JSON::stringify(&form).ok().map(JsValue::from);
        form.filter(|_| !is_empty)
    }
}

/// A field under its name, which keeps a value. Its note has the same key.
fn labelled(key: &str, name: Text, field: El, value: RwSignal<String>) -> El {
    let id = format!("take-{key}");
    let field = field
        .attr("id", &id)
        .attr("aria-describedby", &format!("{id}-note"))
        .bind_value(move || value.get())
        .on("input", move |event| value.set(event_target_value(&event)));
    classed("div", "take-field")
        .child(el("label").attr("for", &id).text(tr(name)))
        .child(field)
}

fn note(key: &str) -> El {
    classed("p", "quiet take-note").attr("id", &format!("take-{key}-note"))
}
