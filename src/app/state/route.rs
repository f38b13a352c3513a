//! What an address says, read and written.
//!
//! Percent-coding is here; the meaning of the query's pairs is in [`crate::query`].

use web_sys::UrlSearchParams;

use crate::app::state::language::Language;
use crate::query::Query;

/// What an address says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    /// What is asked.
    pub query: Query,
    /// How it is shown.
    pub look: Look,
    /// Which view of the works is open.
    pub view: View,
    /// What the open view is ordered or sized by, in its own words; none for its default.
    pub by: Option<String>,
    /// The work that is open beside it, by its key.
    pub work: Option<String>,
    /// The works chosen to stand side by side, by their keys, in the order they were chosen.
    pub compared: Vec<String>,
    /// Works that somebody chose and sent, for the shelf to show.
    pub ids: Option<String>,
}

/// As many works as can stand side by side and still be compared.
pub const MOST_COMPARED: usize = 5;

impl Route {
    /// Asks for nothing but what a text finds, in the list.
    pub fn show_text(&mut self, text: &str) {
        self.query = Query::default().with_text(text);
        self.open_view(View::List);
    }

    /// Chooses a work to be compared, or no longer; false if there are as many as can be.
    pub fn toggle_compared(&mut self, key: &str) -> bool {
        if let Some(at) = self.compared.iter().position(|known| known == key) {
            self.compared.remove(at);
            return true;
        }
        let has_room = self.compared.len() < MOST_COMPARED;
        if has_room {
            self.compared.push(key.to_owned());
        }
        has_room
    }

    /// Opens a view. Another one is ordered by what it has for its default.
    pub fn open_view(&mut self, view: View) {
        if self.view != view {
            self.view = view;
            self.by = None;
        }
    }
}

/// A view of the works that a query keeps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Cards, one after the other.
    #[default]
    List,
    /// How they spread over time, areas and venues.
    Trends,
    /// The taxonomy, drawn to scale.
    Map,
    /// What frameworks can do.
    Frameworks,
    /// What the reader keeps.
    Shelf,
    /// What this is, and where it comes from.
    About,
    /// A new entry for the lists.
    Contribute,
    /// Some works, side by side.
    Compare,
}

impl View {
    /// All of them, in the order of their tabs.
    pub const ALL: [Self; 8] = [
        Self::List,
        Self::Trends,
        Self::Map,
        Self::Frameworks,
        Self::Shelf,
        Self::About,
        Self::Contribute,
        Self::Compare,
    ];

    /// Its name in an address; the default is not written.
    pub fn key(self) -> &'static str {
        match self {
            Self::List => "",
            Self::Trends => "trends",
            Self::Map => "map",
            Self::Frameworks => "frameworks",
            Self::Shelf => "shelf",
            Self::About => "about",
            Self::Contribute => "contribute",
            Self::Compare => "compare",
        }
    }

    fn from_key(key: &str) -> Self {
        let known = Self::ALL.into_iter().find(|view| view.key() == key);
        known.unwrap_or_default()
    }
}

/// How the page is shown, whatever is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Inside another page: no title bar of our own.
    pub embed: bool,
    /// Light, dark, or as the system has it.
    pub theme: Theme,
    /// The language, if the address names one.
    pub language: Option<Language>,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// Its name in an address; the default is not written.
    pub fn key(self) -> &'static str {
        match self {
            Self::Auto => "",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn from_key(key: &str) -> Self {
        match key {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::Auto,
        }
    }

    /// The next one when a reader clicks through them.
    pub fn next(self) -> Self {
        match self {
            Self::Auto => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::Auto,
        }
    }
}

/// Reads the part of an address from `?` on; what it does not know is ignored.
pub fn from_search(search: &str) -> Route {
    let Ok(params) = UrlSearchParams::new_with_str(search) else {
        return Route::default();
    };
    let pairs: Vec<(String, String)> = params
        .entries()
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let entry = js_sys::Array::from(&entry);
            Some((entry.get(0).as_string()?, entry.get(1).as_string()?))
        })
        .collect();
    let last = |key: &str| pairs.iter().rev().find(|(known, _)| known == key);
    Route {
        query: Query::from_pairs(pairs.iter().map(|(k, v)| (k.as_str(), v.as_str()))),
        look: Look {
            embed: last("embed").is_some_and(|(_, value)| value == "1"),
            theme: Theme::from_key(last("theme").map_or("", |(_, value)| value)),
            language: last("lang").and_then(|(_, value)| Language::from_key(value)),
        },
        view: View::from_key(last("view").map_or("", |(_, value)| value)),
        by: last("by").map(|(_, value)| value.clone()),
        work: last("work").map(|(_, value)| value.clone()),
        compared: compared(last("compare").map_or("", |(_, value)| value)),
        ids: last("ids").map(|(_, value)| value.clone()),
    }
}

/// Reads the works to be compared; one that is named twice stands there once.
fn compared(value: &str) -> Vec<String> {
    let mut route = Route::default();
    for key in value.split(',').filter(|key| !key.is_empty()) {
        if !route.compared.iter().any(|known| known == key) {
            route.toggle_compared(key);
        }
    }
    route.compared
}

/// Writes a route as the query string of an address; empty for the default route.
pub fn to_search(route: &Route) -> String {
    let (before, after) = around_work(route);
    search(&[&before, &of_work(route.work.as_deref()), &after])
}

/// Parts of a query string as one.
pub fn search(parts: &[&str]) -> String {
    let parts = parts.iter().filter(|part| !part.is_empty());
    let parts: Vec<&str> = parts.copied().collect();
    match parts.is_empty() {
        true => String::new(),
        false => format!("?{}", parts.join("&")),
    }
}

/// What an address says before and after the work that is open.
pub fn around_work(route: &Route) -> (String, String) {
    let mut before = route.query.to_pairs();
    if route.view != View::default() {
        before.push(("view", route.view.key().to_owned()));
    }
    before.extend(route.by.clone().map(|by| ("by", by)));
    let mut after = Vec::new();
    if !route.compared.is_empty() {
        after.push(("compare", route.compared.join(",")));
    }
    after.extend(route.ids.clone().map(|ids| ("ids", ids)));
    if route.look.embed {
        after.push(("embed", "1".to_owned()));
    }
    if route.look.theme != Theme::Auto {
        after.push(("theme", route.look.theme.key().to_owned()));
    }
    if let Some(language) = route.look.language {
        after.push(("lang", language.key().to_owned()));
    }
    (encoded(&before), encoded(&after))
}

/// What an address says of the open work.
pub fn of_work(key: Option<&str>) -> String {
    key.map_or_else(String::new, |key| format!("work={}", encode(key)))
}

fn encoded(pairs: &[(&str, String)]) -> String {
    let pairs = pairs.iter();
    let pairs: Vec<String> = pairs
        .map(|(key, value)| format!("{key}={}", encode(value)))
        .collect();
    pairs.join("&")
}

/// Percent-codes a value but leaves commas and colons, which may stand in a query string, for
/// people to read.
fn encode(value: &str) -> String {
    String::from(js_sys::encode_uri_component(value))
        .replace("%20", "+")
        .replace("%2C", ",")
        .replace("%3A", ":")
        .replace("%2F", "/")
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::{MOST_COMPARED, Route, View, from_search, to_search};

    #[wasm_bindgen_test]
    fn a_work_more_than_can_be_compared_is_refused() {
        let mut route = Route::default();
        let keys: Vec<String> = (0..=MOST_COMPARED).map(|key| key.to_string()).collect();
        let chosen = keys.iter().filter(|key| route.toggle_compared(key)).count();
        assert_eq!(chosen, MOST_COMPARED);
        assert!(
            route.toggle_compared("0"),
            "one that is chosen can be dropped"
        );
        assert!(
            route.toggle_compared(&keys[MOST_COMPARED]),
            "then there is room"
        );
    }

    #[wasm_bindgen_test]
    fn works_to_compare_are_read_once_each_and_no_more_than_fit() {
        let route = from_search("?compare=a,b,,a,c,d,e,f,g");
        assert_eq!(route.compared, ["a", "b", "c", "d", "e"]);
    }

    #[wasm_bindgen_test]
    fn another_view_starts_with_its_own_order() {
        let mut route = from_search("?view=frameworks&by=-name");
        route.open_view(View::Frameworks);
        assert_eq!(to_search(&route), "?view=frameworks&by=-name");
        route.open_view(View::Map);
        assert_eq!(to_search(&route), "?view=map");
    }
}
