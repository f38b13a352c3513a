//! What was published: the hashes of `build.json`, which `boot.js` asks for.

use js_sys::{Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The hash of a file of the program, as `integrity` has it; none where nobody sealed the build.
pub async fn hash_of(path: &str) -> Option<String> {
    let build: Promise = field(&field(&window(), "ellm")?, "build")?
        .dyn_into()
        .ok()?;
    let build = JsFuture::from(build).await.ok()?;
    field(&field(&build, "files")?, path)?.as_string()
}

/// A field of an object; none of what is no object.
fn field(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &JsValue::from_str(name)).ok()
}
