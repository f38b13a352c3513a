//! Fetching the catalogue and making the index of it, in slices.

pub mod visits;

use std::fmt;
use std::sync::Arc;

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStreamDefaultReader, Response};

use crate::app::kit::clock::Slice;
use crate::app::state::language::tr::{tr, tr_with};
use crate::catalogue::{Part, ReadError, SCHEMA, Stream};
use crate::search::{Index, IndexBuilder, NewWorks};
use crate::texts::Text;

/// Relative, so that the page works under any project path.
const CATALOGUE: &str = "data/catalogue.json";

/// Why there is no catalogue to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// No answer: what the browser says.
    Unreachable(String),
    /// The server answered with this status.
    Status(u16),
    /// The answer is not a catalogue that this version reads.
    Unreadable(ReadError),
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::Unreachable(reason) => tr_with(Text::NotFetched, &[CATALOGUE, reason]),
            Self::Status(status) => {
                tr_with(Text::ServerAnswered, &[CATALOGUE, &status.to_string()])
            }
            Self::Unreadable(ReadError::Malformed(reason)) => {
                tr_with(Text::NotReadable, &[CATALOGUE, reason])
            }
            Self::Unreadable(ReadError::TooNew(schema)) => {
                let (schema, known) = (schema.to_string(), SCHEMA.to_string());
                tr_with(Text::TooNew, &[CATALOGUE, &schema, &known])
            }
        })
    }
}

impl LoadError {
    /// What the reader can do about it.
    pub fn advice(&self) -> &'static str {
        tr(match self {
            Self::Unreachable(_) => Text::CheckConnection,
            Self::Status(_) => Text::UsuallyBrief,
            Self::Unreadable(ReadError::TooNew(_)) => Text::NewerVersion,
            Self::Unreadable(ReadError::Malformed(_)) => Text::CutOff,
        })
    }
}

/// How far loading is.
#[derive(Clone)]
pub enum Progress {
    /// So many works are read, of about so many.
    Read(usize, usize),
    /// The first works can be shown while the others are still read.
    First(Arc<Index>),
}

/// From so many listings on, the first works are shown before all are read.
const MANY: usize = 20_000;
/// So many of them.
const FIRST: usize = 200;

/// Fetches the catalogue and builds its index while it arrives, in slices. A second try goes
/// past the browser's cache, which may hold the broken answer.
///
/// # Errors
/// If the file cannot be fetched or read; the page offers a retry.
pub async fn load(
    past_cache: bool,
    is_embedded: bool,
    tell: impl Fn(Progress),
) -> Result<Arc<Index>, LoadError> {
    let mut pieces = Pieces::fetch(past_cache).await?;
    let mut stream = Stream::default();
    let mut making = Making {
        is_embedded,
        ..Making::default()
    };
    let mut slice = Slice::start();
    loop {
        match stream.next_part().map_err(LoadError::Unreadable)? {
            Some(Part::End) => break,
            Some(part) => {
                let is_head = matches!(part, Part::Head(_));
                making.take(part, &tell);
                if is_head {
                    for builder in making.builder.iter_mut().chain(&mut making.first) {
                        builder.set_head_json(stream.head_json());
                    }
                }
            }
            None => match pieces.next().await? {
                Some(piece) => stream.push(&piece),
                None => stream.close(),
            },
        }
        if slice.is_over() {
            making.tell(&tell);
            slice = slice.next().await;
        }
    }
    drop(stream);
    let Some(mut builder) = making.builder else {
        let nothing = ReadError::Malformed("it holds nothing".to_owned());
        return Err(LoadError::Unreadable(nothing));
    };
    while builder.step() {
        if slice.is_over() {
            slice = slice.next().await;
        }
    }
    let index = builder.finish();
    visits::remember(is_embedded, &index, &making.fresh);
    Ok(Arc::new(index))
}

/// The index while it is made.
#[derive(Default)]
struct Making {
    is_embedded: bool,
    fresh: NewWorks,
    builder: Option<IndexBuilder>,
    n_listings: usize,
    /// For the first works alone, where there are many.
    first: Option<IndexBuilder>,
}

impl Making {
    fn take(&mut self, part: Part, tell: &impl Fn(Progress)) {
        match part {
            Part::Head(head) => {
                self.n_listings = head.lists.iter().map(|list| list.listings as usize).sum();
                let is_long = self.n_listings > MANY;
                self.first = is_long.then(|| IndexBuilder::new((*head).clone()));
                self.fresh = visits::fresh(self.is_embedded, &head.version);
                let mut builder = IndexBuilder::new(*head);
                builder.set_new_works(self.fresh.clone());
                self.builder = Some(builder);
            }
            Part::Work(work, json) => {
                for builder in self.first.iter_mut().chain(&mut self.builder) {
                    builder.push(&work, &json);
                }
                if let Some(first) = self.first.take_if(|first| first.len() >= FIRST) {
                    tell(Progress::First(Arc::new(first.finish())));
                }
            }
            Part::Quarantined(complaint) => leptos::logging::warn!("{CATALOGUE}: {complaint}"),
            Part::End => {}
        }
    }

    /// Where there are few works, telling would take longer than reading them.
    fn tell(&self, tell: &impl Fn(Progress)) {
        if self.n_listings <= MANY {
            return;
        }
        let n_works = self.builder.as_ref().map_or(0, IndexBuilder::len);
        tell(Progress::Read(n_works, self.n_listings.max(n_works)));
    }
}

#[wasm_bindgen]
extern "C" {
    /// The catalogue's file, which `boot.js` checks against what was published. `again` goes past
    /// all caches, and falls back to the last good copy that the browser keeps.
    #[wasm_bindgen(js_namespace = ["globalThis", "ellm"], catch)]
    async fn catalogue(again: bool) -> Result<JsValue, JsValue>;
}

/// Why the file did not come: the server's status, or what the browser says.
fn refused(error: JsValue) -> LoadError {
    let status = Reflect::get(&error, &JsValue::from_str("status")).ok();
    match status.and_then(|status| status.as_f64()) {
        Some(status) => LoadError::Status(status as u16),
        None => {
            let error = js_sys::Error::from(error);
            LoadError::Unreachable(String::from(error.message()))
        }
    }
}

/// The bytes of an answer as they arrive.
pub struct Pieces(ReadableStreamDefaultReader);

impl Pieces {
    /// Asks for the catalogue.
    ///
    /// # Errors
    /// If there is no answer, or one that is no file.
    pub async fn fetch(past_cache: bool) -> Result<Self, LoadError> {
        let response: Response = catalogue(past_cache).await.map_err(refused)?.into();
        let body = response.body();
        let reader = body.and_then(|body| body.get_reader().dyn_into().ok());
        let empty = || LoadError::Unreachable("the answer is empty".to_owned());
        reader.map(Self).ok_or_else(empty)
    }

    /// The next bytes; `None` at the end.
    ///
    /// # Errors
    /// If the connection breaks.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, LoadError> {
        let read = JsFuture::from(self.0.read()).await.map_err(refused)?;
        let part = |name: &str| Reflect::get(&read, &JsValue::from_str(name));
        if part("done").map_err(refused)?.is_truthy() {
            return Ok(None);
        }
        let bytes = part("value").map_err(refused)?;
        Ok(Some(Uint8Array::from(bytes).to_vec()))
    }
}
