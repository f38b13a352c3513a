//! What changes on a card while it is in the page.
//!
//! One effect follows all of it. A list shows a dozen cards, each with a title, authors and
//! buttons that follow the address: an effect for each of these made the page slow to follow a
//! key.

use leptos::prelude::*;

use crate::app::kit::changed::Changed;
use crate::app::kit::dom::handle::ElementHandle;
use crate::app::parts::card::match_line::MatchLine;
use crate::app::parts::work::authors::AuthorLinks;
use crate::app::parts::work::marked::MarkedText;
use crate::app::state::route::Look;
use crate::app::state::session::Session;
use crate::app::state::shelf::shelf_store;

/// The parts of a card that follow the session.
pub struct Live {
    /// The page's session.
    pub session: Session,
    /// The key of the work.
    pub key: String,
    /// The title, which is the link to the work, and other texts that are searched.
    pub title: MarkedText,
    /// Authors as one text.
    pub names: Option<MarkedText>,
    /// Authors as links.
    pub authors: Option<AuthorLinks>,
    /// Why the work was found.
    pub match_line: Option<MatchLine>,
    /// The buttons.
    pub actions: Actions,
    /// What was shown last.
    pub shown: Shown,
}

/// Buttons that show a state.
pub struct Actions {
    /// Whether the work is compared.
    pub compare: ElementHandle,
    /// Whether the work is saved.
    pub save: ElementHandle,
}

/// What a card showed last.
#[derive(Default)]
pub struct Shown {
    is_open: Changed<bool>,
    is_compared: Changed<bool>,
    is_saved: Changed<bool>,
    href: Changed<String>,
    look: Changed<Look>,
    answer: Changed<usize>,
}

impl Live {
    /// Shows what is true now, for an effect to call; `row` is the element around the card.
    pub fn update(&self, row: &ElementHandle) {
        let (session, shown) = (self.session, &self.shown);
        let is_open = session.work.with(|work| work.as_ref() == Some(&self.key));
        if shown.is_open.to(is_open) {
            row.class("is-open", is_open);
            self.title.element().attr_bool("aria-current", is_open);
        }
        let is_compared = session.compared.with(|chosen| chosen.contains(&self.key));
        if shown.is_compared.to(is_compared) {
            self.actions.compare.attr_bool("aria-pressed", is_compared);
        }
        let is_saved = shelf_store().look(|shelf, _| shelf.is_in(&self.key, None));
        if shown.is_saved.to(is_saved) {
            self.actions.save.attr_bool("aria-pressed", is_saved);
        }
        let href = session.address.link_to_work(&self.key);
        if shown.href.to(href.clone()) {
            self.title.element().attr("href", &href);
        }
        if let Some(authors) = &self.authors
            && shown.look.to(session.look.get())
        {
            authors.link(session);
        }
        self.mark();
    }

    fn mark(&self) {
        self.session.answer.with(|answer| {
            // An answer is one allocation for as long as anybody shows it.
            if !self
                .shown
                .answer
                .to(std::sync::Arc::as_ptr(answer) as usize)
            {
                return;
            }
            let index = self.session.index();
            for text in [Some(&self.title), self.names.as_ref()]
                .into_iter()
                .flatten()
            {
                text.mark(&index, answer);
            }
            if let Some(authors) = &self.authors {
                authors.mark(&index, answer);
            }
            if let Some(line) = &self.match_line {
                line.show(&index, answer);
            }
        });
    }
}
