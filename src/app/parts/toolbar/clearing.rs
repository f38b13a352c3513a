//! Clearing all filters, and taking that back.

use leptos::prelude::*;

use crate::app::kit::dom::El;
use crate::app::kit::widget::button;
use crate::app::parts::focus::keep_focus;
use crate::app::state::language::tr::tr;
use crate::app::state::route::{Route, from_search, to_search};
use crate::app::state::session::Session;
use crate::texts::Text;

/// What was asked before everything was cleared, for as long as nothing else is asked.
#[derive(Clone, Copy)]
pub struct Clearing {
    session: Session,
    /// As an address has it, which costs the download no kind of signal of its own; empty if
    /// there is nothing to bring back.
    asked: RwSignal<String>,
}

impl Clearing {
    /// Nothing cleared yet; for all parts of the page that are made from here on.
    pub fn provide(session: Session) -> Self {
        let asked = RwSignal::new(String::new());
        let clearing = Self { session, asked };
        // Asking something else and coming back must not bring an old offer with it.
        Effect::new(move |_| {
            let left = asked.with_untracked(|asked| from_search(asked).query.cleared());
            if session.query.with(|now| *now != left) {
                asked.set(String::new());
            }
        });
        provide_context(clearing);
        clearing
    }

    /// Whether it can be taken back.
    pub fn can_undo(self) -> bool {
        self.asked.with(|asked| !asked.is_empty())
    }

    fn clear(self) {
        let query = self.session.query.get_untracked();
        let left = query.cleared();
        let route = Route {
            query,
            ..Route::default()
        };
        self.asked.set(to_search(&route));
        self.session.go(|_| left);
        keep_focus(0);
    }

    fn undo(self) {
        let asked = self.asked.get_untracked();
        self.session.go(|_| from_search(&asked).query);
        keep_focus(0);
    }
}

/// A button that clears everything that is asked.
pub fn clear_button(class: &str, text: Text) -> El {
    let clearing = expect_context::<Clearing>();
    button(class, tr(text)).on_click(move || clearing.clear())
}

/// A button that brings back what was cleared.
pub fn undo_button(clearing: Clearing) -> El {
    button("chip is-undo", tr(Text::Undo))
        .attr("title", tr(Text::UndoMeans))
        .on_click(move || clearing.undo())
}
