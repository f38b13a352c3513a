//! The draft as the form has it: a text a field.

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::app::desk::{items_at, text_at};
use crate::app::reactive::RwSignal;

/// Where each field stands.
pub const TITLE: usize = 0;
/// Separated by commas.
pub const AUTHORS: usize = 1;
/// As lists print it.
pub const VENUE: usize = 2;
/// In digits.
pub const YEAR: usize = 3;
/// Without a version.
pub const ARXIV_ID: usize = 4;
/// `owner/name`.
pub const REPO: usize = 5;
/// Addresses, one a line.
pub const LINKS: usize = 6;
/// Ids of areas, separated by commas.
pub const AREAS: usize = 7;
/// Whether there are more authors: not empty if so.
pub const IS_CUT: usize = 8;
/// What the fields are called in a draft, in their order. The last is not shown: it tells which
/// works are the same.
pub const KEYS: [&str; 10] = [
    "title",
    "authors",
    "venue",
    "year",
    "arxiv_id",
    "repo",
    "links",
    "areas",
    "authors_truncated",
    "doi",
];

/// The fields while they are filled in.
#[derive(Clone, Copy)]
pub struct Fields([RwSignal<String>; KEYS.len()]);

impl Fields {
    /// Nothing filled in.
    pub fn new() -> Self {
        Self(KEYS.map(|_| RwSignal::new(String::new())))
    }

    /// The text of a field.
    pub fn text(self, field: usize) -> RwSignal<String> {
        self.0[field]
    }

    /// Whether nothing is filled in.
    pub fn are_empty(self) -> bool {
        // All are read, so that a change of any is followed.
        let filled = self
            .0
            .iter()
            .filter(|field| field.with(|text| !text.is_empty()));
        filled.count() == 0
    }

    /// The areas' ids.
    pub fn areas(self) -> Vec<String> {
        self.0[AREAS].with(|areas| parts(areas, ','))
    }

    /// Adds an area, unless it is there.
    pub fn choose_area(self, id: &str) {
        let mut areas = self.areas();
        if !areas.iter().any(|known| known == id) {
            areas.push(id.to_owned());
        }
        self.0[AREAS].set(areas.join(","));
    }

    /// Takes an area out.
    pub fn drop_area(self, id: &str) {
        let mut areas = self.areas();
        areas.retain(|known| known != id);
        self.0[AREAS].set(areas.join(","));
    }

    /// Takes over what a draft says; of the rest nothing stays.
    pub fn fill_in(self, draft: &JsValue) {
        for (field, key) in self.0.iter().zip(KEYS) {
            let listed = items_at(draft, key).into_iter();
            let text = match key {
                "links" => join(listed.map(|link| text_at(&link, "url")), "\n"),
                "authors" => join(listed.filter_map(|name| name.as_string()), ", "),
                "areas" => join(listed.filter_map(|id| id.as_string()), ","),
                _ => {
                    let value = Reflect::get(draft, &key.into()).unwrap_or_default();
                    let number = value.as_f64().map(|number| (number as u32).to_string());
                    let switch = value.is_truthy().then(|| "1".to_owned());
                    value.as_string().or(number).or(switch).unwrap_or_default()
                }
            };
            field.try_set(text);
        }
    }

    /// The draft as the desk takes it; none if the form is gone.
    pub fn to_json(self) -> Option<JsValue> {
        let draft = Object::new();
        for (field, key) in self.0.iter().zip(KEYS) {
            let text = field.try_get_untracked()?;
            let text = text.trim();
            let value = match key {
                "authors" => list(parts(text, ',').iter().map(|name| name.into())),
                "areas" => list(parts(text, ',').iter().map(|id| id.into())),
                "links" => list(parts(text, '\n').iter().enumerate().map(link)),
                "authors_truncated" => (!text.is_empty()).into(),
                // What is no number is out of any range, which the desk says.
                "year" if !text.is_empty() => text.parse::<u16>().unwrap_or(0).into(),
                _ if text.is_empty() && key != "title" => continue,
                _ => text.into(),
            };
            set(&draft, key, &value);
        }
        JSON::stringify(&draft).ok().map(JsValue::from)
    }
}

/// The first address is where to read it.
fn link((position, url): (usize, &String)) -> JsValue {
    let rel = match (position, url.ends_with(".pdf")) {
        (_, true) => "pdf",
        (0, _) => "paper",
        _ => "other",
    };
    let link = Object::new();
    set(&link, "rel", &rel.into());
    set(&link, "url", &url.into());
    set(&link, "label", &"".into());
    link.into()
}

fn set(object: &Object, key: &str, value: &JsValue) {
    // Refused only by what is no plain object.
    let _ = Reflect::set(object, &key.into(), value);
}

fn list(values: impl Iterator<Item = JsValue>) -> JsValue {
    values.collect::<Array>().into()
}

fn parts(text: &str, between: char) -> Vec<String> {
    let parts = text.split(between).map(str::trim);
    let parts = parts.filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

fn join(parts: impl Iterator<Item = String>, between: &str) -> String {
    parts.collect::<Vec<_>>().join(between)
}
