//! The languages that the page speaks.

pub mod follow;
pub mod format;
pub mod names;
pub mod tr;

use leptos::prelude::document;

use crate::app::state::storage::{self, Key};

/// A language that the page speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English, which is part of the program.
    #[default]
    English,
    /// Simplified Chinese, which is a file.
    Chinese,
}

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
}

/// The choice that was kept, by its key.
pub fn remembered(is_embedded: bool) -> Option<String> {
    storage::get(is_embedded, Key::Language)
}

/// Keeps a choice for the next visit.
pub fn remember(is_embedded: bool, language: Language) {
    storage::set(is_embedded, Key::Language, language.key());
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::Language;

    #[wasm_bindgen_test]
    fn browsers_name_languages_with_regions() {
        let read = |key| Language::from_key(key);
        assert_eq!(read("zh-TW"), Some(Language::Chinese));
        assert_eq!(read("en-GB"), Some(Language::English));
        assert_eq!([read("de"), read("z"), read("")], [None; 3]);
    }
}
