//! Which language the page speaks: as the address says, else as the reader left it, else as the
//! browser prefers.

use gloo_net::http::Request;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use crate::app::state::address_bar::AddressBar;
use crate::app::state::language::{self, Language, tr};

/// What to speak where the address says nothing.
fn preferred(address: AddressBar) -> Language {
    let browser = || window().navigator().language();
    let key = language::remembered(address.is_embedded()).or_else(browser);
    Language::from_key(&key.unwrap_or_default()).unwrap_or_default()
}

/// The texts of a language that is a file, if it can be had.
async fn texts(language: Language) -> Option<JsValue> {
    if language == Language::English {
        return None;
    }
    let texts = fetch(language.key()).await;
    if texts.is_none() {
        leptos::logging::warn!("lang/{}.json could not be loaded", language.key());
    }
    texts
}

/// Speaks a language from now on; English where it has no texts.
fn speak(language: Language, texts: Option<JsValue>) {
    let spoken = match texts {
        Some(texts) => {
            tr::speak(texts);
            language
        }
        None => {
            tr::speak_english();
            Language::English
        }
    };
    if let Some(root) = document().document_element() {
        // Setting an attribute of <html> cannot fail.
        let _ = root.set_attribute("lang", spoken.tag());
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
pub fn follow(address: AddressBar) -> RwSignal<u32> {
    let taken = RwSignal::new(0);
    let look = address.look();
    let wanted = Memo::new(move |_| match look.get().language {
        Some(language) => language,
        None => preferred(address),
    });
    Effect::new(move |_| {
        let language = wanted.get();
        spawn_local(async move {
            let texts = texts(language).await;
            // The reader may have chosen another one while this one was fetched.
            if wanted.try_with_untracked(|wanted| *wanted == language) == Some(true) {
                speak(language, texts);
                taken.update(|times| *times += 1);
            }
        });
    });
    taken
}
