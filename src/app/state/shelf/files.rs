//! Files that the page gives to the reader and takes from them.

use js_sys::Array;
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlElement, HtmlInputElement, Url};

/// A larger file is no shelf that this page wrote.
const LARGEST: f64 = 16e6;

/// Lets the reader keep a text as a file; whether the browser takes it.
pub fn download(name: &str, kind: &str, text: &str) -> bool {
    let give = || -> Result<(), JsValue> {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let parts = Array::of1(&JsValue::from_str(text));
        let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
        let url = Url::create_object_url_with_blob(&blob)?;
        let link: HtmlElement = document().create_element("a")?.unchecked_into();
        link.set_attribute("href", &url)?;
        link.set_attribute("download", name)?;
        link.click();
        // The browser has taken hold of what the address stands for.
        Url::revoke_object_url(&url)
    };
    give().is_ok()
}

/// The text of the file that is chosen in a field: its name, and the text unless it is far too
/// large or cannot be read.
pub async fn text_of_file(field: &HtmlInputElement) -> Option<(String, Option<String>)> {
    let file = field.files()?.get(0)?;
    let name = file.name();
    if file.size() > LARGEST {
        return Some((name, None));
    }
    let text = JsFuture::from(file.text()).await;
    // The same file may be chosen again.
    field.set_value("");
    Some((name, text.ok().and_then(|text| text.as_string())))
}
