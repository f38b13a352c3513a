//! A new entry for the lists: read from pasted text, checked while it is written, held against
//! the catalogue, and written as each list prints it. The export worker does all of that.

pub mod outcome;

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::app::kit::debounce::Debounce;
use crate::app::kit::dom::{El, el};
use crate::app::kit::widget::button;
use crate::app::state::language::tr::tr;
use crate::app::state::session::Session;
use crate::app::state::worker;
use crate::export_worker::{Check, Field, Form, Request, Response};
use crate::query::Facet;
use crate::texts::Text;

/// How long a pause in typing lasts before what is written is checked.
const PAUSE: Duration = Duration::from_millis(400);

/// The label and the hint of each field, in the order of [`Field::ALL`].
const LABELS: [(Text, Option<Text>); Field::ALL.len()] = [
    (Text::Title, None),
    (Text::Authors, Some(Text::AuthorsHint)),
    (Text::FacetVenue, Some(Text::VenueHint)),
    (Text::MeasureYear, Some(Text::YearHint)),
    (Text::FieldArxiv, None),
    (Text::Doi, None),
    (Text::Repository, Some(Text::RepositoryHint)),
    (Text::Areas, Some(Text::AreasHint)),
    (Text::Links, Some(Text::LinksHint)),
];

/// The form while it is filled in.
#[derive(Clone, Copy)]
struct Filling {
    session: Session,
    /// The text of each field, in the order of [`Field::ALL`].
    values: [RwSignal<String>; Field::ALL.len()],
    /// Whether a field was left or something was pasted: from then on, empty fields are faults.
    is_begun: RwSignal<bool>,
    /// What the form lacks; nothing before the first check.
    checked: RwSignal<Option<Check>>,
    /// What went wrong.
    trouble: RwSignal<String>,
}

/// The view.
pub fn contribute(session: Session) -> El {
    let form = Filling {
        session,
        values: Field::ALL.map(|_| RwSignal::new(String::new())),
        is_begun: RwSignal::new(false),
        checked: RwSignal::new(None),
        trouble: RwSignal::new(String::new()),
    };
    let rest = form.rest();
    let fields = Field::ALL.map(|field| form.field(field));
    let written = el("div")
        .class("take-form")
        .on("input", move |_| rest())
        .on("change", move |_| form.is_begun.set(true))
        .children(fields)
        .child(form.names("take-venue-list", Facet::Venue))
        .child(form.names("take-areas-list", Facet::Area));
    let trouble = el("p")
        .class("take-message")
        .attr("role", "alert")
        .bind_text(move || form.trouble.get());
    el("div")
        .class("view contribute")
        .child(el("h2").text(tr(Text::Contribute)))
        .child(el("p").text(tr(Text::ContributeWhat)))
        .child(el("p").text(tr(Text::NothingSent)))
        .child(form.paste_box())
        .child(trouble)
        .child(outcome::alike(session, form.checked))
        .child(written)
        .child(outcome::proposals(form.checked, form.is_begun))
}

impl Filling {
    /// Reads what is pasted into the fields.
    fn paste_box(self) -> El {
        let pasted = RwSignal::new(String::new());
        let read = move || {
            let text = pasted.get_untracked();
            let (request, pick) = (Request::ReadPaste { text }, Response::form);
            let index = self.session.index();
            worker::ask_about(index, Vec::new(), request, pick, move |answered| {
                self.trouble.try_set(match answered {
                    Ok(form) => {
                        self.fill_in(&form);
                        String::new()
                    }
                    Err(why) => why,
                });
            });
        };
        let field = el("textarea").attr("rows", "4");
        let made = labelled("paste", Text::Pasted, field, pasted);
        made.child(note("paste").text(tr(Text::PastedHint)))
            .child(button("main-button", tr(Text::ReadPasted)).on_click(read))
    }

    fn fill_in(self, form: &Form) {
        self.is_begun.try_set(true);
        for field in Field::ALL {
            self.values[field as usize].try_set(form[field].to_owned());
        }
        spawn_local(self.check());
    }

    /// A field with its name, its hint, and what is wrong with it.
    fn field(self, field: Field) -> El {
        let key = field.key();
        let (name, hint) = LABELS[field as usize];
        let message = move || self.message(field);
        let input = match field {
            Field::Authors | Field::Links => el("textarea").attr("rows", "2"),
            _ => el("input").attr("type", "text").attr("autocomplete", "off"),
        };
        let input = input
            .attr("list", &format!("take-{key}-list"))
            .bind_attr("aria-invalid", move || (!message().is_empty()).to_string());
        let said = note(key)
            .text(hint.map_or("", tr))
            .child(el("span").class("take-message").bind_text(message));
        labelled(key, name, input, self.values[field as usize]).child(said)
    }

    /// What is wrong with a field; of an empty one only once the form was begun.
    fn message(self, field: Field) -> String {
        let is_begun = self.is_begun.get();
        self.checked.with(|checked| {
            let mut messages = checked.iter().flat_map(|checked| &checked.messages);
            let own = messages.find(|message| is_begun && message.field == field);
            own.map_or_else(String::new, |own| worker::translated(&own.message))
        })
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
        let Some(form) = self.form() else { return };
        let all = worker::everything(&self.session.index());
        let request = Request::CheckForm { form: form.clone() };
        let answered = worker::ask_with_sources(self.session, &all, &request).await;
        if self.form() == Some(form) {
            match answered {
                Ok(response) => drop(self.checked.try_set(response.check())),
                Err(why) => drop(self.trouble.try_set(why)),
            }
        }
    }

    /// The form as it is; none if it is empty or gone.
    fn form(self) -> Option<Form> {
        let mut form = Form::default();
        for field in Field::ALL {
            form.set(field, self.values[field as usize].try_get_untracked()?);
        }
        Some(form).filter(|form| !form.is_empty())
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
    el("div")
        .class("take-field")
        .child(el("label").attr("for", &id).text(tr(name)))
        .child(field)
}

fn note(key: &str) -> El {
    el("p")
        .class("quiet take-note")
        .attr("id", &format!("take-{key}-note"))
}
