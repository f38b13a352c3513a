//! The address bar, the one place that the page's state is kept in.
//!
//! A chosen filter pushes a history entry; typing replaces it.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::app::kit::debounce::Debounce;
use crate::app::kit::scheduler::after_effects;
use crate::app::state::language::{self, Language};
use crate::app::state::route::{
    Look, Route, Theme, View, around_work, from_search, of_work, search, to_search,
};
use crate::query::Query;

/// Browsers refuse more than a few history writes a second, so typing waits this long for the next
/// key. The page itself does not wait.
const REPLACE_DELAY: Duration = Duration::from_millis(250);

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
            around_work: Memo::new(move |_| route.with(around_work)),
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
        Memo::new(move |_| self.route.with(|route| route.query.clone()))
    }

    /// How it is shown.
    pub fn look(self) -> Memo<Look> {
        Memo::new(move |_| self.route.with(|route| route.look))
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
        Memo::new(move |_| self.route.with(|route| route.work.clone()))
    }

    /// The works chosen to be compared, by their keys.
    pub fn compared(self) -> Memo<Vec<String>> {
        Memo::new(move |_| self.route.with(|route| route.compared.clone()))
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
        Memo::new(move |_| self.route.with(|route| route.ids.clone()))
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
