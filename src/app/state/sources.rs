//! The client of `sources.json`, which is loaded when a reader first asks where a fact comes from.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;

use crate::app::state::language::tr::{tr, tr_with};
use crate::catalogue::Sources;
use crate::texts::Text;

#[wasm_bindgen]
extern "C" {
    /// The text of the file, which `boot.js` checks against what was published.
    #[wasm_bindgen(js_namespace = ["globalThis", "ellm"], js_name = sources, catch)]
    async fn fetch() -> Result<JsValue, JsValue>;
}

/// Where the file is.
#[derive(Clone)]
pub enum Loading {
    /// Nobody has asked yet.
    Idle,
    /// On its way.
    Pending,
    /// Here.
    Ready(Arc<Sources>),
    /// Not to be had: why, in the reader's language.
    Failed(String),
}

/// The file, for everyone who asks.
#[derive(Clone, Copy)]
pub struct SourcesClient(RwSignal<Loading>);

impl SourcesClient {
    /// A client that has not asked yet.
    pub fn new() -> Self {
        Self(RwSignal::new(Loading::Idle))
    }

    /// Where the file is; tracked.
    pub fn state(self) -> Loading {
        self.0.get()
    }

    /// Asks for the file, unless it is here or on its way. `version` is the catalogue's.
    pub fn request(self, version: &str) {
        if matches!(self.0.get_untracked(), Loading::Pending | Loading::Ready(_)) {
            return;
        }
        self.0.set(Loading::Pending);
        let version = version.to_owned();
        spawn_local(async move {
            let loaded = load(&version).await;
            self.0.try_set(match loaded {
                Ok(sources) => Loading::Ready(sources),
                Err(why) => Loading::Failed(why),
            });
        });
    }

    /// The file, loaded if it is not here yet.
    ///
    /// # Errors
    /// If it cannot be loaded: why, in the reader's language.
    pub async fn get(self, version: &str) -> Result<Arc<Sources>, String> {
        if let Loading::Ready(sources) = self.0.get_untracked() {
            return Ok(sources);
        }
        let sources = load(version).await?;
        self.0.try_set(Loading::Ready(sources.clone()));
        Ok(sources)
    }
}

async fn load(version: &str) -> Result<Arc<Sources>, String> {
    let failed = |why: &str| tr_with(Text::SourcesFailed, &[why]);
    let text = fetch().await;
    let text = text.map_err(|error| failed(&String::from(js_sys::Error::from(error).message())))?;
    let sources = Sources::read(&text.as_string().unwrap_or_default());
    let sources = sources.map_err(|error| failed(&error.to_string()))?;
    match sources.version == version {
        true => Ok(Arc::new(sources)),
        false => Err(failed(tr(Text::SourcesOutdated))),
    }
}
