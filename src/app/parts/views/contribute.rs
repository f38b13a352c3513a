//! A new entry for the lists: read from what is pasted, checked while it is written, held
//! against the catalogue, and printed as each list prints it. The desk does all of that.

mod draft;
mod outcome;

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;

use self::draft::{AREAS, AUTHORS, Fields, IS_CUT, LINKS, VENUE};
use crate::app::desk;
use crate::app::dom::{El, el};
use crate::app::parts::pieces::{button, classed};
use crate::app::parts::take::ask;
use crate::app::reactive::RwSignal;
use crate::app::say::{fill, say};
use crate::app::session::Session;
use crate::query::Facet;
use crate::texts::Text;

/// How long a pause in typing lasts before what is written is checked.
const PAUSE: Duration = Duration::from_millis(400);

/// The fields of text: name in the draft, label, hint, and whether it has several lines.
const FIELDS: [(usize, Text, Option<Text>); 8] = [
    (draft::TITLE, Text::Title, None),
    (AUTHORS, Text::Authors, Some(Text::AuthorsHint)),
    (VENUE, Text::FacetVenue, Some(Text::VenueHint)),
    (draft::YEAR, Text::MeasureYear, Some(Text::YearHint)),
    (draft::ARXIV_ID, Text::FieldArxiv, None),
    (draft::REPO, Text::Repository, Some(Text::RepositoryHint)),
    (LINKS, Text::Links, Some(Text::LinksHint)),
    (AREAS, Text::Areas, Some(Text::AreasHint)),
];

/// The form while it is filled in.
#[derive(Clone, Copy)]
struct Form {
    session: Session,
    fields: Fields,
    /// Whether a field was left or something was read: what is still empty may be spoken of.
    is_begun: RwSignal<bool>,
    /// What the desk says of the draft.
    checked: RwSignal<String>,
    /// What went wrong.
    trouble: RwSignal<String>,
}

/// The view.
pub fn contribute(session: Session) -> El {
    let form = Form {
        session,
        fields: Fields::new(),
        is_begun: RwSignal::new(false),
        checked: RwSignal::new(String::new()),
        trouble: RwSignal::new(String::new()),
    };
    form.check_in_pauses();
    let fields = FIELDS.map(|(field, name, hint)| form.field(field, name, hint));
    let written = classed("div", "take-form")
        .on("change", move |_| form.is_begun.set(true))
        .put_all(fields);
    let trouble = classed("p", "take-message")
        .attr("role", "alert")
        .follow_text(move || form.trouble.get());
    classed("div", "view contribute")
        .put(el("h2").say(say(Text::Contribute)))
        .put(el("p").say(say(Text::ContributeWhat)))
        .put(el("p").say(say(Text::NothingSent)))
        .put(form.paste_box())
        .put(trouble)
        .put(written)
        .put(outcome::of(session, form.checked, form.is_begun))
}

impl Form {
    /// Takes what is pasted, and fills in the fields.
    fn paste_box(self) -> El {
        let pasted = RwSignal::new(String::new());
        let read = move || {
            let text = JsValue::from_str(&pasted.get_untracked());
            let head = desk::head(&self.session.index());
            ask("readDraft", vec![text, head], move |said| {
                self.trouble.try_set(match said {
                    Ok(draft) => {
                        self.is_begun.try_set(true);
                        self.fields.fill_in(&desk::parsed(&draft.as_str().into()));
                        String::new()
                    }
                    Err(why) => why,
                });
            });
        };
        let field = el("textarea")
            .attr("id", "take-paste")
            .attr("rows", "4")
            .attr("spellcheck", "false")
            .attr("aria-describedby", "take-paste-note")
            .on("input", move |event| pasted.set(event_target_value(&event)));
        classed("div", "take-field")
            .put(label("take-paste", Text::Pasted))
            .put(field)
            .put(note("take-paste-note").say(say(Text::PastedHint)))
            .put(button("main-button", say(Text::ReadPasted), "", read))
    }

    /// A field with its name, its hint, and what is wrong with it.
    fn field(self, field: usize, name: Text, hint: Option<Text>) -> El {
        let key = draft::KEYS[field];
        let id = format!("take-{key}");
        let note_id = format!("{id}-note");
        let message = move || self.message(key);
        let value = self.fields.text(field);
        let input = match field {
            AUTHORS | LINKS => el("textarea").attr("rows", "2"),
            _ => el("input").attr("type", "text").attr("autocomplete", "off"),
        };
        let input = input
            .attr("id", &id)
            .attr("aria-describedby", &note_id)
            .follow_attr("aria-invalid", move || (!message().is_empty()).to_string());
        let input = match field {
            // Names go from this field to the list below it.
            AREAS => input
                .attr("list", "take-areas")
                .on("change", move |event| self.choose_area(&event)),
            VENUE => input
                .attr("list", "take-venues")
                .follow_field(move || value.get())
                .on("input", move |event| value.set(event_target_value(&event))),
            _ => input
                .follow_field(move || value.get())
                .on("input", move |event| value.set(event_target_value(&event))),
        };
        let said = note(&note_id)
            .say(hint.map_or("", say))
            .put(classed("span", "take-message").follow_text(message));
        let made = classed("div", "take-field")
            .put(label(&id, name))
            .put(input)
            .put(said);
        match field {
            AUTHORS => made.put(self.more_authors()),
            VENUE => made.put(self.names("take-venues", Facet::Venue)),
            AREAS => made
                .put(self.names("take-areas", Facet::Area))
                .put(self.chosen_areas()),
            _ => made,
        }
    }

    /// What is wrong with a field; of an empty one only once the form was begun.
    fn message(self, key: &str) -> String {
        if !self.is_begun.get() {
            return String::new();
        }
        let checked = desk::parsed(&self.checked.get().as_str().into());
        let messages = desk::items_at(&checked, "messages");
        let own = messages
            .iter()
            .find(|message| desk::text_at(message, "field") == key);
        own.map_or_else(String::new, |message| desk::text_at(message, "text"))
    }

    fn more_authors(self) -> El {
        let value = self.fields.text(IS_CUT);
        let switch = el("input")
            .attr("type", "checkbox")
            .follow_switch("checked", move || value.with(|value| !value.is_empty()))
            .on("change", move |_| {
                value.update(|value| match value.is_empty() {
                    true => value.push('1'),
                    false => value.clear(),
                });
            });
        classed("label", "choice")
            .put(switch)
            .put(el("span").say(say(Text::MoreThanThese)))
    }

    /// The names that a facet's values have, to choose from.
    fn names(self, id: &str, facet: Facet) -> El {
        let index = self.session.index();
        let options = index.values(facet).iter();
        let options = options.map(|value| el("option").attr("value", &value.label));
        el("datalist").attr("id", id).put_all(options)
    }

    fn choose_area(self, event: &web_sys::Event) {
        let wanted = event_target_value(event).trim().to_lowercase();
        let index = self.session.index();
        let values = index.values(Facet::Area);
        let found = values
            .iter()
            .find(|value| value.label.to_lowercase() == wanted);
        if wanted.is_empty() {
            return;
        }
        self.trouble.set(match found {
            Some(value) => {
                self.fields.choose_area(&value.id);
                let field: web_sys::HtmlInputElement = event_target(event);
                field.set_value("");
                String::new()
            }
            None => say(Text::NoSuchArea).to_owned(),
        });
    }

    /// The areas, each a button that takes it out again.
    fn chosen_areas(self) -> El {
        let area = move |id: &str| {
            let index = self.session.index();
            let name = index.label(Facet::Area, id).unwrap_or(id);
            let own = id.to_owned();
            let remove = move || self.fields.drop_area(&own);
            let cross = classed("span", "chip-cross")
                .attr("aria-hidden", "true")
                .say("×");
            let chip = button("chip", name, "", remove)
                .attr("aria-label", &fill(Text::Remove, &[name]))
                .put(cross);
            el("li").put(chip)
        };
        classed("ul", "chips").each(move || self.fields.areas(), area)
    }

    /// Checks the draft whenever it rests for a moment.
    fn check_in_pauses(self) {
        let pending: StoredValue<Option<TimeoutHandle>> = StoredValue::new(None);
        Effect::new(move || {
            let is_empty = self.fields.are_empty();
            let pending_now = pending.try_update_value(Option::take).flatten();
            pending_now.inspect(TimeoutHandle::clear);
            if is_empty {
                self.checked.set(String::new());
                return;
            }
            let check = move || spawn_local(self.check());
            let handle = leptos::leptos_dom::helpers::set_timeout_with_handle(check, PAUSE);
            pending.set_value(handle.ok());
        });
    }

    async fn check(self) {
        // The form may be gone, now or when the answer comes.
        let Some(draft) = self.fields.to_json() else {
            return;
        };
        let index = self.session.index();
        let catalogue = desk::catalogue(&index).await;
        let said = desk::ask("checkDraft", &[draft.clone(), catalogue]).await;
        if self.fields.to_json() == Some(draft) {
            match said {
                Ok(said) => self.checked.try_set(String::from(said)),
                Err(why) => self.trouble.try_set(fill(Text::DeskFailed, &[&why])),
            };
        }
    }
}

fn label(field: &str, name: Text) -> El {
    el("label").attr("for", field).say(say(name))
}

fn note(id: &str) -> El {
    classed("p", "quiet take-note").attr("id", id)
}
