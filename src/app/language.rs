//! Which language the page speaks: as the address says, else as the reader left it, else as the
//! browser prefers.

use crate::app::reactive::{RwSignal, effect};
use gloo_net::http::Request;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::address::Address;
use super::memory;
use super::say;

/// A language that the page speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English, which is part of the program.
    #[default]
    English,
    /// Simplified Chinese, which is a file.
    Chinese,
}

/// What it is kept under in the browser.
const NAME: &str = "language";

impl Language {
    /// Its name in an address and in the storage.
    pub fn key(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh",
        }
    }

    /// The language of a key, or of what a browser says it prefers.
    pub fn from_key(key: &str) -> Option<Self> {
        match key.get(..2)? {
            "en" => Some(Self::English),
            "zh" => Some(Self::Chinese),
            _ => None,
        }
    }

    /// Its name among the languages of the world (BCP 47).
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh-Hans",
        }
    }

    /// What it calls itself.
    pub fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Chinese => "中文",
        }
    }

    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::English => Self::Chinese,
            Self::Chinese => Self::English,
        }
    }

    /// The language that the page speaks now.
    pub fn current() -> Self {
        let tag = document()
            .document_element()
            .and_then(|root| root.get_attribute("lang"));
        tag.and_then(|tag| Self::from_key(&tag)).unwrap_or_default()
    }

    /// What to speak where the address says nothing.
    fn preferred(address: Address) -> Self {
        let kept = memory::kept(address.is_embedded(), NAME);
        let browser = || window().navigator().language();
        let key = kept.or_else(browser).unwrap_or_default();
        Self::from_key(&key).unwrap_or_default()
    }

    /// Speaks it from now on: sets the texts and the document's language.
    async fn take(self) {
        let spoken = match self {
            Self::English => Self::English,
            Self::Chinese => match fetch(self.key()).await {
                Some(texts) => {
                    say::speak(texts);
                    Self::Chinese
                }
                None => {
                    leptos::logging::warn!("lang/{}.json could not be loaded", self.key());
                    Self::English
                }
            },
        };
        if spoken == Self::English {
            say::speak_english();
        }
        if let Some(root) = document().document_element() {
            // Setting an attribute of <html> cannot fail.
            let _ = root.set_attribute("lang", spoken.tag());
        }
    }
}

/// The texts of a language, each by the English one.
async fn fetch(key: &str) -> Option<JsValue> {
    let answer = Request::get(&format!("lang/{key}.json"))
        .send()
        .await
        .ok()?;
    let text = answer.text().await.ok().filter(|_| answer.ok())?;
    js_sys::JSON::parse(&text).ok().filter(JsValue::is_object)
}

/// Follows the address, and counts how often the page has taken a language: nothing can be said
/// before the first time, and each further one draws the page anew.
pub fn follow(address: Address) -> RwSignal<u32> {
    let taken = RwSignal::new(0);
    let look = address.look();
    let wanted = super::reactive::memo(move || match look.get().language {
        Some(language) => language,
        None => Language::preferred(address),
    });
    effect(move |_| {
        let language = wanted.get();
        spawn_local(async move {
            language.take().await;
            taken.update(|times| *times += 1);
        });
    });
    taken
}

/// Keeps a choice for the next visit.
pub fn remember(is_embedded: bool, language: Language) {
    memory::keep(is_embedded, NAME, language.key());
}
