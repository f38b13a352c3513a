//! The desk, a program of its own that writes exports and reads contributions: it is loaded when
//! it is first asked for, and runs in a thread of its own. `crate::desk` says what it can do.
//!
//! Texts are what goes in and comes out, most of them JSON; they stay JavaScript's own as far as
//! possible, for they may be large.

use js_sys::{Array, JSON, JsString, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::app::kit::clock::Slice;
use crate::app::state::language::tr::tr_dynamic;
use crate::search::Index;
use crate::work::WorkId;

#[wasm_bindgen]
extern "C" {
    /// What `boot.js` has for asking the desk.
    #[wasm_bindgen(js_namespace = ["globalThis", "ellm"], catch)]
    async fn desk(function: &str, arguments: Array) -> Result<JsValue, JsValue>;

    /// Gives a text to the reader as a file.
    #[wasm_bindgen(js_namespace = ["globalThis", "ellm"])]
    pub fn save(name: &str, media_type: &str, text: &JsString);
}

/// How a text starts that says what went wrong.
const ERROR: &str = "{\"error\":\"";

/// So many bytes of records are put together at once, far less than a frame's work.
const PIECE: usize = 1 << 16;

/// Calls a function of the desk.
///
/// # Errors
/// If the desk cannot be loaded or cannot do it: why, in words.
pub async fn ask(function: &str, arguments: &[JsValue]) -> Result<JsString, String> {
    let given = desk(function, arguments.iter().collect()).await;
    let text = given.map_err(|error| text_at(&error, "message"))?;
    let text: JsString = text.unchecked_into();
    match text.starts_with(ERROR, 0) {
        true => Err(said_at(&parsed(&text), "error")),
        false => Ok(text),
    }
}

/// The value that a text of JSON stands for; `undefined` if it is none.
pub fn parsed(text: &JsString) -> JsValue {
    JSON::parse(&String::from(text)).unwrap_or_default()
}

/// The text under a key; empty if there is none.
pub fn text_at(value: &JsValue, key: &str) -> String {
    at(value, key).as_string().unwrap_or_default()
}

/// What the desk says to the reader under a key, in the language of the page.
pub fn said_at(value: &JsValue, key: &str) -> String {
    let values = items_at(value, "values").into_iter();
    let values: Vec<String> = values.filter_map(|value| value.as_string()).collect();
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    tr_dynamic(&text_at(value, key), &values)
}

/// The things under a key; none if there is no list.
pub fn items_at(value: &JsValue, key: &str) -> Vec<JsValue> {
    items(&at(value, key))
}

/// The things of a list; none if it is none.
pub fn items(list: &JsValue) -> Vec<JsValue> {
    list.dyn_ref::<Array>().map_or_else(Vec::new, Array::to_vec)
}

fn at(value: &JsValue, key: &str) -> JsValue {
    Reflect::get(value, &JsValue::from_str(key)).unwrap_or_default()
}

/// All but the works, as the desk wants it.
pub fn head(index: &Index) -> JsValue {
    JsValue::from_str(index.head_json())
}

/// The record of a work.
pub fn record(index: &Index, id: WorkId) -> JsValue {
    JsValue::from_str(text(index.record(id)))
}

/// Records as text, which they were read from.
fn text(records: &[u8]) -> &str {
    std::str::from_utf8(records).unwrap_or_default()
}

/// The records of works as one list, put together in slices; `tell` hears how many are there.
pub async fn records(index: &Index, ids: &[WorkId], tell: &dyn Fn(usize)) -> JsString {
    let pieces = Array::new();
    let mut piece = b"[".to_vec();
    let mut slice = Slice::start();
    for (position, &id) in ids.iter().enumerate() {
        if position > 0 {
            piece.push(b',');
        }
        piece.extend_from_slice(index.record(id));
        if piece.len() > PIECE {
            pieces.push(&JsValue::from_str(text(&piece)));
            piece.clear();
            if slice.is_over() {
                tell(position);
                slice = slice.next().await;
            }
        }
    }
    piece.push(b']');
    pieces.push(&JsValue::from_str(text(&piece)));
    pieces.join("")
}

/// The whole catalogue, as its file has it.
pub async fn catalogue(index: &Index) -> JsValue {
    let ids: Vec<WorkId> = (0..index.len()).map(|at| WorkId(at as u32)).collect();
    let works = records(index, &ids, &|_| {}).await;
    let head = index.head_json();
    let head = head.strip_suffix('}').unwrap_or(head);
    let parts = Array::new();
    for part in [
        &JsString::from(head),
        &",\"works\":".into(),
        &works,
        &"}".into(),
    ] {
        parts.push(part);
    }
    parts.join("").into()
}

/// A list with one record.
pub fn listed(record: &JsValue) -> JsValue {
    let list = JsString::from("[").concat(record).concat(&"]".into());
    list.into()
}
