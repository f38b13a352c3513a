//! The client of the export worker, a program of its own that is loaded when it is first asked.
//! [`crate::export_worker`] has the messages.
//!
//! Records and files may be large, so they stay JavaScript's own strings.

use std::sync::Arc;

use js_sys::{Array, JsString};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;

use crate::app::kit::clock::Slice;
use crate::app::state::language::tr::{tr_dynamic, tr_with};
use crate::app::state::session::Session;
use crate::catalogue::Sources;
use crate::export_worker::{Message, Request, Response};
use crate::search::Index;
use crate::texts::Text;
use crate::work::WorkId;

#[wasm_bindgen]
extern "C" {
    /// What the worker posts back.
    type Reply;

    #[wasm_bindgen(method, getter)]
    fn response(this: &Reply) -> String;

    #[wasm_bindgen(method, getter)]
    fn file(this: &Reply) -> JsString;

    /// Posts a request with its catalogue; `boot.js` starts the worker.
    #[wasm_bindgen(js_namespace = ["globalThis", "ellm"], js_name = exportWorker, catch)]
    async fn post(request: &str, catalogue: &JsString) -> Result<JsValue, JsValue>;

    /// Gives a text to the reader as a file.
    #[wasm_bindgen(js_namespace = ["globalThis", "ellm"])]
    pub fn save(name: &str, media_type: &str, text: &JsString);
}

/// Bytes of records that are joined at once: far less than a frame's work.
const CHUNK: usize = 1 << 16;

/// Asks the worker. Besides the response comes the file, empty but for an export.
///
/// # Errors
/// If the worker cannot be loaded or refuses: why, in the reader's language.
pub async fn ask(request: &Request, catalogue: &JsString) -> Result<(Response, JsString), String> {
    let reply = post(&request.to_json(), catalogue).await;
    let reply =
        reply.map_err(|error| failed(&String::from(js_sys::Error::from(error).message())))?;
    let reply: Reply = reply.unchecked_into();
    match Response::from_json(&reply.response()).map_err(|why| failed(&why))? {
        Response::Failed(message) => Err(translated(&message)),
        response => Ok((response, reply.file())),
    }
}

/// Asks the worker about some works, and hands on what `pick` takes from its response.
pub fn ask_about<T: 'static>(
    index: Arc<Index>,
    ids: Vec<WorkId>,
    request: Request,
    pick: fn(Response) -> Option<T>,
    done: impl FnOnce(Result<T, String>) + 'static,
) {
    spawn_local(async move {
        let catalogue = extract(&index, &ids, None, &|_| {}).await;
        let answered = ask(&request, &catalogue).await;
        done(answered.and_then(|(response, _)| pick(response).ok_or_else(unexpected)));
    });
}

/// Asks the worker about works together with what the lists print of them.
///
/// # Errors
/// As [`ask`], and if the sources cannot be loaded.
pub async fn ask_with_sources(
    session: Session,
    ids: &[WorkId],
    request: &Request,
) -> Result<Response, String> {
    let sources = sources_of(session).await?;
    let catalogue = extract(&session.index(), ids, sources.as_deref(), &|_| {}).await;
    let (response, _) = ask(request, &catalogue).await?;
    Ok(response)
}

/// The file of sources; none for a catalogue of the first schema, which has them in itself.
///
/// # Errors
/// If it cannot be loaded: why, in the reader's language.
async fn sources_of(session: Session) -> Result<Option<Arc<Sources>>, String> {
    let index = session.index();
    let is_inline = !index.is_empty() && !index.work(WorkId(0)).listings.is_empty();
    match is_inline {
        true => Ok(None),
        false => session.sources.get(index.version()).await.map(Some),
    }
}

/// What to say where the worker answers something else than it was asked.
pub fn unexpected() -> String {
    failed("unexpected response")
}

fn failed(why: &str) -> String {
    tr_with(Text::WorkerFailed, &[why])
}

/// What the worker says to the reader, in the language of the page.
pub fn translated(message: &Message) -> String {
    let values: Vec<&str> = message.values.iter().map(String::as_str).collect();
    tr_dynamic(&message.text, &values)
}

/// The part of the catalogue with these works, in the shape of its file, and with their sources if
/// they are given. It is put together in slices; `tell` hears how many works are in it.
pub async fn extract(
    index: &Index,
    ids: &[WorkId],
    sources: Option<&Sources>,
    tell: &dyn Fn(usize),
) -> JsString {
    let head = index.head_json();
    let mut chunk = head.strip_suffix('}').unwrap_or(head).as_bytes().to_vec();
    chunk.extend_from_slice(b",\"works\":[");
    let chunks = Array::new();
    let mut slice = Slice::start();
    for (position, &id) in ids.iter().enumerate() {
        if position > 0 {
            chunk.push(b',');
        }
        chunk.extend_from_slice(index.record(id));
        if let Some(sources) = sources {
            join_sources(&mut chunk, sources.record(&index.work(id).id));
        }
        if chunk.len() > CHUNK {
            chunks.push(&text(&chunk));
            chunk.clear();
            if slice.is_over() {
                tell(position);
                slice = slice.next().await;
            }
        }
    }
    chunk.extend_from_slice(b"]}");
    chunks.push(&text(&chunk));
    chunks.join("")
}

/// Adds the fields of the second object to the record that `chunk` ends with.
fn join_sources(chunk: &mut Vec<u8>, sources: Option<&str>) {
    let fields = sources.and_then(|sources| sources.trim().strip_prefix('{'));
    if let Some(fields) = fields.filter(|fields| *fields != "}") {
        let end = chunk.iter().rposition(|&byte| byte == b'}');
        chunk.truncate(end.unwrap_or(chunk.len()));
        chunk.push(b',');
        chunk.extend_from_slice(fields.as_bytes());
    }
}

/// All works of the catalogue.
pub fn everything(index: &Index) -> Vec<WorkId> {
    (0..index.len()).map(|at| WorkId(at as u32)).collect()
}

/// Records as the text that they were read from.
fn text(records: &[u8]) -> JsValue {
    JsValue::from_str(std::str::from_utf8(records).unwrap_or_default())
}
