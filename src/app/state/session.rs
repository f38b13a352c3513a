//! What every part of the page can ask for: the index, the query, and what follows from it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::state::address_bar::AddressBar;
use crate::app::state::dialogs::Dialogs;
use crate::app::state::route::{Look, Route, View, from_search, to_search};
use crate::app::state::sources::SourcesClient;
use crate::query::{Facet, Measure, Query};
use crate::search::{Answer, Histogram, Index, UNKNOWN};
use crate::work::WorkId;

/// One visitor's view of one catalogue. All handles are `Copy`.
#[derive(Clone, Copy)]
pub struct Session {
    index: StoredValue<Arc<Index>>,
    /// The address bar, which all of it follows from.
    pub address: AddressBar,
    /// What the address bar asks, as typed.
    pub typed: Memo<Query>,
    /// The same with what was typed in the search box's language as choices.
    pub query: Memo<Query>,
    /// The work that is open, by its key.
    pub work: Memo<Option<String>>,
    /// The works chosen to stand side by side, by their keys.
    pub compared: Memo<Vec<String>>,
    /// Whether the last choice of one more was refused, for there are as many as can be.
    pub is_compared_full: RwSignal<bool>,
    /// The dialogs to take works away.
    pub dialogs: Dialogs,
    /// Where the facts come from.
    pub sources: SourcesClient,
    /// How the address bar wants it shown.
    pub look: Memo<Look>,
    /// What follows from the query.
    pub answer: Memo<Arc<Answer>>,
    /// The works kept, in order.
    pub hits: Memo<Arc<Vec<WorkId>>>,
}

impl Session {
    /// Ties an index to the address bar.
    pub fn new(index: Arc<Index>, address: AddressBar) -> Self {
        let index = StoredValue::new(index);
        let typed = address.query();
        let answer = Memo::new(move |before: Option<&Arc<Answer>>| {
            let before = before.map(Arc::as_ref);
            Arc::new(typed.with(|typed| index.read_value().answer(typed, before)))
        });
        let query = Memo::new(move |_| answer.with(|answer| answer.resolved().query.clone()));
        let hits = Memo::new(move |_| {
            answer.with(|answer| Arc::new(index.read_value().first(answer, usize::MAX)))
        });
        Self {
            index,
            address,
            typed,
            query,
            work: address.work(),
            compared: address.compared(),
            is_compared_full: RwSignal::new(false),
            dialogs: Dialogs::new(),
            sources: SourcesClient::new(),
            look: address.look(),
            answer,
            hits,
        }
    }

    /// The session of the page.
    pub fn current() -> Self {
        expect_context::<Self>()
    }

    /// The index, which never changes.
    pub fn index(self) -> Arc<Index> {
        self.index.get_value()
    }

    /// The disjunctive count of a value of a facet.
    pub fn count(self, facet: Facet, position: usize) -> u32 {
        let index = self.index.read_value();
        let count = |answer: &Arc<Answer>| index.counts(answer, facet).get(position).copied();
        self.answer.with(count).unwrap_or(0)
    }

    /// The largest count of a facet, apart from that of the unknown.
    pub fn largest_count(self, facet: Facet) -> u32 {
        let index = self.index.read_value();
        let unknown = index.position(facet, UNKNOWN);
        self.answer.with(|answer| {
            let counts = index.counts(answer, facet).iter().enumerate();
            let known = counts.filter(|(position, _)| Some(*position) != unknown);
            known.map(|(_, count)| *count).max().unwrap_or(0)
        })
    }

    /// The spread of a measure.
    pub fn histogram(self, measure: Measure) -> Histogram {
        let index = self.index.read_value();
        self.answer.with(|answer| index.histogram(answer, measure))
    }

    /// Moves on, one step for the Back button.
    pub fn go(self, change: impl FnOnce(Query) -> Query) {
        self.go_to(change(self.query.get_untracked()));
    }

    /// Moves to a query; apart from [`Self::go`], which is made anew for each change.
    fn go_to(self, query: Query) {
        self.address.push(|route| route.query = query);
    }

    /// The address of the same works in another view.
    pub fn link_to_view(self, view: View) -> String {
        self.address.link(|route| route.open_view(view))
    }

    /// Moves to another view of the same works.
    pub fn open_view(self, view: View) {
        self.address.push(|route| route.open_view(view));
    }

    /// Orders or sizes the open view by something, one step for the Back button.
    pub fn set_by(self, by: Option<String>) {
        self.address.push(|route| route.by = by);
    }

    /// Opens a work, or closes the one that is open.
    pub fn open_work(self, key: Option<String>) {
        self.address.push(|route| route.work = key);
    }

    /// How many works are chosen to stand side by side.
    pub fn n_compared(self) -> usize {
        self.compared.with(Vec::len)
    }

    /// Chooses a work to be compared, or no longer.
    pub fn toggle_compared(self, key: &str) {
        let mut is_done = true;
        self.address
            .push(|route| is_done = route.toggle_compared(key));
        self.is_compared_full.set(!is_done);
    }

    /// Chooses no work any more.
    pub fn clear_compared(self) {
        self.address.push(|route| route.compared.clear());
    }

    /// The address of what a text finds, alone in the list. It follows how the page is shown and
    /// not what is asked now: a page has hundreds of such links.
    pub fn link_to_text(self, text: &str) -> String {
        let mut route = Route {
            look: self.look.get(),
            ..Route::default()
        };
        route.show_text(text);
        format!("./{}", to_search(&route))
    }

    /// Shows what a text finds, alone in the list.
    pub fn search(self, text: &str) {
        self.address.push(|route| route.show_text(text));
    }

    /// What is asked now, as the part of an address from `?` on.
    pub fn asked(self) -> String {
        let query = self.query.get_untracked();
        to_search(&Route {
            query,
            ..Route::default()
        })
    }

    /// The works that such a part of an address finds, by key.
    pub fn keys_of(self, asks: &str) -> Vec<String> {
        let index = self.index();
        let answer = index.answer(&from_search(asks).query, None);
        let ids = index.first(&answer, usize::MAX).into_iter();
        ids.map(|id| index.work(id).id).collect()
    }

    /// Asks what such a part of an address asks, in the list.
    pub fn ask(self, asks: &str) {
        let query = from_search(asks).query;
        self.address.push(|route| {
            route.query = query;
            route.view = View::List;
        });
    }

    /// Takes the works that somebody sent out of the address.
    pub fn put_sent_away(self) {
        self.address.push(|route| route.ids = None);
    }

    /// Takes what is typed in the search box, within the same step.
    pub fn type_text(self, text: String) {
        let query = self.typed.get_untracked();
        self.address.replace(query.with_text(text));
    }

    /// Turns what was typed in the search box's language into choices, once it is complete.
    pub fn settle(self) {
        let typed = self.typed.get_untracked();
        let finished = self.index.read_value().committed(&typed);
        let choices = |query: &Query| query.clone().with_text("");
        if choices(&finished) != choices(&typed) {
            self.address.replace(finished);
        }
    }

    /// What the address says now, with what was typed as choices.
    pub fn route(self) -> Route {
        Route {
            query: self.query.get_untracked(),
            ..self.address.route()
        }
    }
}
