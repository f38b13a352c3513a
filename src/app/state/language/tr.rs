//! What the page says, in the reader's language.
//!
//! English is part of the program; another language is a file that is fetched when it is asked
//! for, a text for each English one. The language is the same for the whole page for as long as
//! the page stands as it is drawn: a change draws the page anew. Therefore it is kept here and
//! not handed through every part.

use std::cell::Cell;

use js_sys::Reflect;
use wasm_bindgen::JsValue;

use crate::app::kit::number::thousands;
use crate::texts::{ENGLISH, Text, filled, form, shown};

thread_local! {
    /// The texts in another language, in the order of [`Text`].
    static TRANSLATED: Cell<Option<&'static [&'static str]>> = const { Cell::new(None) };
    /// The file they are from, which has those of other programs too.
    static FILE: Cell<JsValue> = const { Cell::new(JsValue::UNDEFINED) };
}

/// Speaks English from now on.
pub fn speak_english() {
    TRANSLATED.set(None);
    FILE.take();
}

/// Speaks another language from now on, by an object with a text for each English one; a text
/// that it lacks stays English.
pub fn speak(file: JsValue) {
    let texts = ENGLISH
        .iter()
        .map(|&english| match translation(&file, english) {
            // A reader changes the language a few times at most, so this is not given back.
            Some(text) => shown(text.leak()),
            None => shown(english),
        });
    TRANSLATED.set(Some(texts.collect::<Vec<_>>().leak()));
    FILE.set(file);
}

fn translation(file: &JsValue, english: &str) -> Option<String> {
    Reflect::get(file, &english.into()).ok()?.as_string()
}

/// What another program says in English, with its places filled in.
pub fn tr_dynamic(english: &str, values: &[&str]) -> String {
    let file = FILE.take();
    let text = translation(&file, english);
    FILE.set(file);
    filled(text.as_deref().unwrap_or(english), values)
}

/// A text.
pub fn tr(text: Text) -> &'static str {
    match TRANSLATED.get() {
        Some(texts) => texts[text as usize],
        None => text.english(),
    }
}

/// A text with its places filled in.
pub fn tr_with(text: Text, values: &[&str]) -> String {
    filled(tr(text), values)
}

/// A text about a number of things, which is its place `{0}`; the rest follows from `{1}` on.
pub fn tr_plural(text: Text, number: usize, others: &[&str]) -> String {
    let written = thousands(number as u64);
    let mut values = vec![written.as_str()];
    values.extend(others);
    filled(form(tr(text), number), &values)
}
