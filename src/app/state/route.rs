//! The address bar: the one place that the page's state is kept in.
//!
//! A chosen facet pushes a history entry; typing replaces it. Percent-coding stays here, the
//! meaning of the pairs stays in [`crate::query`].

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::UrlSearchParams;

use crate::app::kit::debounce::Debounce;
use crate::app::kit::reactive::{Memo, RwSignal, memo};
use crate::app::kit::scheduler::after_effects;
use crate::app::state::language;
use crate::app::state::language::Language;
use crate::query::Query;

/// Browsers refuse more than a few history writes a second, so those of typing wait this long
/// for the next one. The page itself does not wait.
const REPLACE_DELAY: Duration = Duration::from_millis(250);

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
fn search(parts: &[&str]) -> String {
    let parts = parts.iter().filter(|part| !part.is_empty());
    let parts: Vec<&str> = parts.copied().collect();
    match parts.is_empty() {
        true => String::new(),
        false => format!("?{}", parts.join("&")),
    }
}

/// What an address says before and after the work that is open.
fn around_work(route: &Route) -> (String, String) {
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

fn of_work(key: Option<&str>) -> String {
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

/// The address bar, as a signal that can be told to change.
#[derive(Clone, Copy)]
pub struct AddressBar {
    route: RwSignal<Route>,
    /// What is around the open work in the address of the page. Many links differ in the work
    /// alone.
    around_work: Memo<(String, String)>,
    /// Typing that is not in the address bar yet.
    pending: Debounce,
    /// Other changes that are not, in their order.
    unwritten: StoredValue<Vec<(History, String)>>,
}

impl AddressBar {
    /// Reads the address and follows Back and Forward.
    pub fn new() -> Self {
        let read = || from_search(&window().location().search().unwrap_or_default());
        let route = RwSignal::new(read());
        let address = Self {
            route,
            around_work: memo(move || route.with(around_work)),
            pending: Debounce::new(),
            unwritten: StoredValue::new(Vec::new()),
        };
        let returned = window_event_listener(leptos::ev::popstate, move |_| {
            // Whoever goes back before a change was written does not want it.
            address.pending.cancel();
            address.unwritten.update_value(Vec::clear);
            address.route.set(read());
        });
        let left = window_event_listener(leptos::ev::pagehide, move |_| address.flush());
        on_cleanup(move || {
            returned.remove();
            left.remove();
        });
        address
    }

    /// What is asked.
    pub fn query(self) -> Memo<Query> {
        memo(move || self.route.with(|route| route.query.clone()))
    }

    /// How it is shown.
    pub fn look(self) -> Memo<Look> {
        memo(move || self.route.with(|route| route.look))
    }

    /// Which view is open.
    pub fn view(self) -> View {
        self.route.with(|route| route.view)
    }

    /// What the open view is ordered or sized by, in its own words; none for its default.
    pub fn by(self) -> Option<String> {
        self.route.with(|route| route.by.clone())
    }

    /// The work that is open, by its key.
    pub fn work(self) -> Memo<Option<String>> {
        memo(move || self.route.with(|route| route.work.clone()))
    }

    /// The works chosen to be compared, by their keys.
    pub fn compared(self) -> Memo<Vec<String>> {
        memo(move || self.route.with(|route| route.compared.clone()))
    }

    /// What the address says now.
    pub fn route(self) -> Route {
        self.route.get_untracked()
    }

    /// Moves to another route, one step for the Back button.
    pub fn push(self, change: impl FnOnce(&mut Route)) {
        let mut route = self.route.get_untracked();
        change(&mut route);
        if self.route.with_untracked(|known| *known == route) {
            return;
        }
        if self.pending.cancel() {
            self.route
                .with_untracked(|known| self.write_soon(History::Replace, known));
        }
        // Before what follows from it, which takes longer.
        self.write_soon(History::Push, &route);
        self.route.set(route);
    }

    /// The address of another route, for a link to it.
    pub fn link(self, change: impl FnOnce(&mut Route)) -> String {
        let mut route = self.route.get();
        change(&mut route);
        format!("./{}", to_search(&route))
    }

    /// The address of the page with another work open.
    pub fn link_to_work(self, key: &str) -> String {
        let work = of_work(Some(key));
        self.around_work
            .with(|(before, after)| format!("./{}", search(&[before, &work, after])))
    }

    /// The whole address of a work alone, for another page or a letter.
    pub fn permalink(self, key: &str) -> String {
        self.absolute(&Route {
            work: Some(key.to_owned()),
            ..Route::default()
        })
    }

    /// The whole address of works that a reader chose, as [`crate::shelf::selection_link`] names them.
    pub fn link_to_chosen(self, ids: String) -> String {
        self.absolute(&Route {
            view: View::Shelf,
            ids: Some(ids),
            ..Route::default()
        })
    }

    /// The works that somebody chose and sent.
    pub fn ids(self) -> Memo<Option<String>> {
        memo(move || self.route.with(|route| route.ids.clone()))
    }

    fn absolute(self, route: &Route) -> String {
        let location = window().location();
        let origin = location.origin().unwrap_or_default();
        let path = location.pathname().unwrap_or_default();
        format!("{origin}{path}{}", to_search(route))
    }

    /// Moves to another query within the same step, as while typing.
    pub fn replace(self, query: Query) {
        self.route.update(|route| route.query = query);
        self.pending.run(REPLACE_DELAY, move || {
            self.route
                .with_untracked(|route| write(History::Replace, &url(route)));
        });
    }

    /// Changes the theme within the same step.
    pub fn set_theme(self, theme: Theme) {
        self.route.update(|route| route.look.theme = theme);
        self.replace_now();
    }

    /// Changes the language within the same step, and for the next visit.
    pub fn set_language(self, language: Language) {
        language::remember(self.is_embedded(), language);
        self.route
            .update(|route| route.look.language = Some(language));
        self.replace_now();
    }

    /// Whether this is a page inside another.
    pub fn is_embedded(self) -> bool {
        self.route.with_untracked(|route| route.look.embed)
    }

    /// The address of the same query outside a frame.
    pub fn unembedded(self) -> String {
        self.link(|route| route.look.embed = false)
    }

    fn replace_now(self) {
        self.pending.cancel();
        self.route
            .with_untracked(|route| self.write_soon(History::Replace, route));
    }

    /// Writes an address once the page has shown the change, for browsers take some milliseconds.
    fn write_soon(self, how: History, route: &Route) {
        let entry = (how, url(route));
        self.unwritten
            .update_value(|unwritten| unwritten.push(entry));
        after_effects(move || self.write_now());
    }

    fn write_now(self) {
        let unwritten = self.unwritten.try_update_value(std::mem::take);
        for (how, url) in unwritten.unwrap_or_default() {
            write(how, &url);
        }
    }

    /// Writes what is not in the address bar yet, before the page is left or loaded again.
    pub fn flush(self) {
        self.write_now();
        if self.pending.cancel() {
            self.route
                .with_untracked(|route| write(History::Replace, &url(route)));
        }
    }
}

/// The address of a route.
fn url(route: &Route) -> String {
    window().location().pathname().unwrap_or_default() + &to_search(route)
}

/// A refused write (some browsers limit their number) leaves the page right and the address
/// behind; the next write catches up.
fn write(how: History, url: &str) {
    let Ok(history) = window().history() else {
        return;
    };
    let written = match how {
        History::Push => history.push_state_with_url(&JsValue::NULL, "", Some(url)),
        History::Replace => history.replace_state_with_url(&JsValue::NULL, "", Some(url)),
    };
    if written.is_err() {
        leptos::logging::warn!("the browser refused to write the address {url}");
    }
}

#[derive(Clone, Copy)]
enum History {
    Push,
    Replace,
}
